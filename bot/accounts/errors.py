"""Why something cannot be done with an account, in words for the person who tried."""

from collections.abc import Sequence

from bot.errors import OutOfPlace, UserError


class AccountNotFound(OutOfPlace):
    """There is no such account, or it is not for this person to see."""

    def __init__(self) -> None:
        super().__init__(
            "このアカウントは台帳に見つかりませんでした。", "「/snsaccount」の一覧から選び直してください。"
        )


class AccountChanged(OutOfPlace):
    """The card or form is of an earlier version of the account."""

    def __init__(self) -> None:
        super().__init__(
            "この画面を開いたあとで、アカウントの内容が変わりました。",
            "「/snsaccount」の一覧から開き直して、今の内容を確かめてください。",
        )


class AccountMoved(OutOfPlace):
    """The account is no longer where the button supposes it; `what` says who moved it."""


class NotYourAccount(OutOfPlace):
    """The person has no say in this account, or not in this."""

    def __init__(self, who_can: str) -> None:
        super().__init__("このアカウントについて、この操作をする権限がありません。", f"操作できるのは{who_can}です。")


class OwnMatter(OutOfPlace):
    """Nobody decides on what they handed in themselves, as long as somebody else can."""

    def __init__(self) -> None:
        super().__init__("自分が出したものは、自分では決められません。", "秘書広報課のほかの職員が確かめます。")


class NotReady(UserError):
    """What §5 asks for is not there yet.

    Args:
        what: what was to be done.
        missing: what is missing, in words.
    """

    def __init__(self, what: str, missing: Sequence[str]) -> None:
        super().__init__(
            f"まだ{what}ことができません。足りないもの：{'、'.join(missing)}。",
            "そろえてから、もう一度押してください。",
        )
        self.missing = tuple(missing)
