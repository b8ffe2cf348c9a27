"""What is wrong with a table that somebody handed in: all of it at once, by row and column."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import UserError
from rules.rotation import may_hold_a_password

#: So many are told in one answer; the rest is counted.
TOLD = 30


def quoted(text: str) -> str:
    """What somebody wrote, to be named in a fault: cut short, and not at all where it may be a password (§5(7))."""
    if not text:
        return "空欄"
    return (
        "書かれている文字（パスワードかもしれないため表示しません）"
        if may_hold_a_password(text)
        else f"「{text[:40]}」"
    )


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong. `row` is the row as the spreadsheet numbers it, `column` its letter with the heading."""

    row: int
    column: str
    what: str

    def __str__(self) -> str:
        where = f"{self.row}行目・{self.column}" if self.column else f"{self.row}行目"
        return f"{where}：{self.what}"


class FaultyTable(UserError):
    """Nothing of the table was taken over. `faults` has all that is wrong, by row and column."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        more = f"\nほかに{len(faults) - TOLD}件あります。" if len(faults) > TOLD else ""
        listed = "\n".join(str(one) for one in self.faults[:TOLD])
        super().__init__(
            f"表に直すところが{len(faults)}件あります。何も変更していません。\n{listed}{more}\n",
            "直してから、もう一度読み込んでください。",
            field="file",
        )
