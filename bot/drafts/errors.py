"""Why something cannot be done with a draft, in words for the person who tried."""

from bot.errors import UserError


class DraftNotFound(UserError):
    """There is no such draft, or it is not for this person to see."""

    def __init__(self) -> None:
        super().__init__("この投稿案は見つかりませんでした。", "ホームの一覧から選び直してください。")


class SecretInText(UserError):
    """The text holds a password (§5(7)) or an identity number (§6(2)ウ); it was neither stored nor shown.

    Args:
        field: where it was typed.
        password: whether it is a password or the like, which must now be changed.
    """

    def __init__(self, field: str | None = "text", *, password: bool = True) -> None:
        what = "パスワードや認証コードと思われる文字列" if password else "マイナンバーやカードの番号と思われる数字"
        then = "入力した文字列は知られたものとして、早めに変更してください（§5(7)）。" if password else "（§6(2)ウ）"
        self.password = password
        super().__init__(
            f"{what}がありました。保存していません。",
            f"その部分を消してから、もう一度送ってください。{then}",
            field=field,
        )


class TextTooLong(UserError):
    """Longer than any platform takes."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"本文が{length:,}文字あります。扱えるのは{limit:,}文字までです。",
            "本文を分けるか、短くしてください。",
            field="text",
        )


class TextMissing(UserError):
    """Nothing was written."""

    def __init__(self) -> None:
        super().__init__("本文がありません。", "投稿する文章を入力してください。", field="text")


class TextChanged(UserError):
    """The button belongs to an older revision."""

    def __init__(self) -> None:
        super().__init__("このカードのあとで本文が変わりました。", "最新のカードを見て操作してください。")


class PlannedDayPast(UserError):
    """The day for which the post was planned is over."""

    def __init__(self) -> None:
        super().__init__("投稿予定の日が過ぎています。", "差し戻して、文章と予定の日時を直してもらってください。")


class AlreadyMoved(UserError):
    """The draft is no longer where the button supposes it; `what` says who moved it."""


class OwnText(UserError):
    """Nobody decides on a text they wrote or last edited (§6(3))."""

    def __init__(self) -> None:
        super().__init__(
            "自分が書いた、または最後に直した投稿案は、自分では決められません。",
            "ほかの承認者の判断をお待ちください。",
        )


class NotYours(UserError):
    """The person has no say in this draft."""

    def __init__(self, who_can: str) -> None:
        super().__init__("この投稿案について、この操作をする権限がありません。", f"操作できるのは{who_can}です。")


class NobodyCanDecide(UserError):
    """No approver is left; refusing early is better than a draft that waits for ever."""

    def __init__(self) -> None:
        super().__init__(
            "この投稿案を承認できる人が台帳にいません。",
            "秘書広報課に、所属長または代決者の登録を依頼してください。",
        )


class ReasonMissing(UserError):
    """A decision or contest needs its reason."""

    def __init__(self, field: str = "reason") -> None:
        super().__init__("理由がありません。", "相手に伝わるように、理由を書いてください。", field=field)


class AccountHeld(UserError):
    """An open incident keeps the drafts of an account back (§7)."""


class AlreadyConcurred(UserError):
    """The PR division has concurred to this very text."""

    def __init__(self) -> None:
        super().__init__("この文章には、もう合議の同意があります。", "このまま承認か差戻しを決めてください。")


class AlreadyReviewed(UserError):
    """Nothing is left to be looked at afterwards（後閲）."""

    def __init__(self, by: str | None) -> None:
        what = f"この代決は、<@{by}>さんが後閲しました。" if by else "この投稿案に、後閲を待つ代決はありません。"
        super().__init__(what, "あらためて操作する必要はありません。")


class NotForPostingFirst(UserError):
    """緊急投稿 is not the way for this text (§6(1)ただし書)."""
