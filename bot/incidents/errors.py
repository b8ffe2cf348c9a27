"""Why something cannot be done with an incident, in words for the person who tried."""

from bot.errors import UserError


class IncidentNotFound(UserError):
    """There is no such incident."""

    def __init__(self) -> None:
        super().__init__("この事案は見つかりませんでした。", "ホームの一覧から選び直してください。")


class AlreadyDone(UserError):
    """Somebody was quicker; `what` says who did what and when."""


class NotInThisState(UserError):
    """The table has no such move from where the incident stands."""


class WordsMissing(UserError):
    """A move needs its reason or words."""

    def __init__(self, field: str = "reason", what: str = "理由") -> None:
        super().__init__(f"{what}がありません。", f"あとで読む人に伝わるように、{what}を書いてください。", field=field)


class NotResponsible(UserError):
    """Only those who answer for the incident decide this."""

    def __init__(self) -> None:
        super().__init__(
            "この操作は、指揮者・所属長・秘書広報課と、部長・副市長・危機管理担当が行います。",
            "指揮をとっている方か秘書広報課に伝えてください。",
        )


class StepsOpen(UserError):
    """What §7 demands is neither done nor justified."""

    def __init__(self, titles: list[str]) -> None:
        named = "、".join(f"「{one}」" for one in titles[:5])
        more = f"ほか{len(titles) - 5}件" if len(titles) > 5 else ""
        super().__init__(
            f"ガイドライン§7が求める手順が残っています：{named}{more}。",
            "完了にするか、該当なしにして理由を書いてから、終結してください。",
        )
