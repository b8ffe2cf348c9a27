"""The list of transfers as rows: what each line says, and all that is wrong with it."""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.org.faults import Fault, FaultyTable, quoted
from bot.org.tables import Cell, Grid
from bot.org.transfers.dates import NotADay, day_of
from bot.people.models import Role


class Move(StrEnum):
    """What happens to a person."""

    TRANSFER = "transfer"
    LEAVE = "leave"
    JOIN = "join"


MOVE_NAMES = {Move.TRANSFER: "異動", Move.LEAVE: "退職", Move.JOIN: "採用"}
ROLE_NAMES = {Role.HEAD: "所属長", Role.ACTING: "代決者", Role.STAFF: "担当"}
_MOVES = {
    **{name: one for one, name in MOVE_NAMES.items()},
    "転任": Move.TRANSFER,
    "配置換": Move.TRANSFER,
    "昇任": Move.TRANSFER,
    "離職": Move.LEAVE,
    "任期満了": Move.LEAVE,
    "新規採用": Move.JOIN,
    "新採用": Move.JOIN,
}
_ROLES = {
    **{name: one for one, name in ROLE_NAMES.items()},
    "課長": Role.HEAD,
    "担当職員": Role.STAFF,
    "一般": Role.STAFF,
}
#: The headings of the template, and what else they may be called.
HEADINGS = {
    "slack_id": ("SlackのID", "SlackID", "ユーザーID", "メンバーID"),
    "name": ("氏名", "名前"),
    "kind": ("異動の種類", "種類", "異動区分"),
    "old": ("今の所属", "現所属", "旧所属", "異動前の所属"),
    "new": ("新しい所属", "新所属", "異動後の所属"),
    "role": ("新しい役割", "役割"),
    "on": ("異動日", "発令日", "発令年月日"),
}
_OPTIONAL = frozenset({"name"})
_HEADER_WITHIN = 5
_SLACK_ID = re.compile(r"[UW][A-Z0-9]{2,30}")


@dataclass(frozen=True)
class MoveRow:
    """One line of the list. `old` and `new` are ids of sections, `name` is read for policies and never stored."""

    row: int
    slack_id: str
    name: str
    kind: Move
    old: int | None
    new: int | None
    role: Role | None
    on: date


@dataclass(frozen=True)
class Known:
    """Whom and what the register knows: sections by name, people by Slack id with the sections they are in."""

    sections: Mapping[str, int]
    people: Mapping[str, frozenset[int]]

    @property
    def section_names(self) -> dict[int, str]:
        """The names of the sections by id."""
        return {number: name for name, number in self.sections.items()}


def read_rows(grid: Grid, known: Known) -> list[MoveRow]:
    """The lines of a list of transfers.

    Raises:
        FaultyTable: with all that is wrong; nothing may be taken over then.
    """
    header, columns = _header(grid)
    faults: list[Fault] = []
    read = [_Line(row, columns, known, faults) for row in grid if row[0].row > header]
    rows = [made for line in read if (made := line.made()) is not None]
    faults += _repeated(rows, columns)
    if not read:
        faults.append(Fault(header, "", "見出しの下に、異動する人の行がありません。"))
    if faults:
        raise FaultyTable(faults)
    return rows


def _header(grid: Grid) -> tuple[int, dict[str, Cell]]:
    """The row with the headings, and for each field the cell of its heading."""
    best: dict[str, Cell] = {}
    for row in grid[:_HEADER_WITHIN]:
        found = _fields(row)
        if len(found) > len(best):
            best = found
    missing = [HEADINGS[field][0] for field in HEADINGS if field not in best and field not in _OPTIONAL]
    if not best or missing:
        at = next(iter(best.values())).row if best else grid[0][0].row
        seen = "、".join(quoted(str(cell.value)[:20]) for cell in grid[0] if cell.value is not None)
        raise FaultyTable(
            [Fault(at, "見出し", f"「{one}」の列がありません（今の見出し：{seen[:120]}）。") for one in missing]
        )
    return next(iter(best.values())).row, best


def _fields(row: Sequence[Cell]) -> dict[str, Cell]:
    names = {_squeezed(name): field for field, all_names in HEADINGS.items() for name in all_names}
    found: dict[str, Cell] = {}
    for cell in row:
        field = names.get(_squeezed(str(cell.value))) if cell.value is not None else None
        if field is not None:
            found.setdefault(field, cell)
    return found


def _squeezed(text: str) -> str:
    return re.sub(r"[\s　]", "", unicodedata.normalize("NFKC", text)).casefold()


class _Line:
    """One row while it is read; what is wrong goes to `faults`."""

    def __init__(self, row: Sequence[Cell], columns: Mapping[str, Cell], known: Known, faults: list[Fault]) -> None:
        self._cells = {cell.column: cell for cell in row}
        self._columns, self._known, self._faults = columns, known, faults
        self._number = row[0].row
        self._sound = True

    def made(self) -> MoveRow | None:
        """The row, None where something is wrong with it."""
        kind, slack_id, on = self._kind(), self._slack_id(), self._day()
        old = self._section("old", wanted=kind in (Move.TRANSFER, Move.LEAVE))
        new = self._section("new", wanted=kind in (Move.TRANSFER, Move.JOIN))
        role = self._role(wanted=kind in (Move.TRANSFER, Move.JOIN))
        if kind is not None and slack_id is not None:
            self._check_person(kind, slack_id, old)
        if kind is None or slack_id is None or on is None or not self._sound:
            return None
        name = self._text("name")
        return MoveRow(self._number, slack_id, name, kind, old, new, role, on)

    def _kind(self) -> Move | None:
        text = self._text("kind")
        if text not in _MOVES:
            names = "、".join(f"「{one}」" for one in MOVE_NAMES.values())
            self._wrong("kind", f"{quoted(text)}は使えません。{names}のどれかを書いてください。")
        return _MOVES.get(text)

    def _slack_id(self) -> str | None:
        text = self._text("slack_id").upper()
        if not _SLACK_ID.fullmatch(text):
            self._wrong("slack_id", f"{quoted(text)}は Slack のIDではありません（例 U01ABCDEF）。")
            return None
        return text

    def _day(self) -> date | None:
        value = self._value("on")
        try:
            if value is None:
                raise NotADay("日付がありません。")
            return day_of(value)
        except NotADay as error:
            self._wrong("on", str(error))
            return None

    def _section(self, field: str, *, wanted: bool) -> int | None:
        text = self._text(field)
        if not wanted:
            if text:
                self._wrong(field, "この異動の種類では空欄にしてください。")
            return None
        found = self._known.sections.get(text)
        if found is None:
            near = difflib.get_close_matches(text, self._known.sections, n=1, cutoff=0.5) if text else []
            hint = f"「{near[0]}」のことではありませんか。" if near else "台帳にある所属の名前を書いてください。"
            self._wrong(field, f"{quoted(text)}は台帳にない所属です。{hint}")
        return found

    def _role(self, *, wanted: bool) -> Role | None:
        text = self._text("role")
        if not wanted:
            return None
        if text not in _ROLES:
            names = "、".join(f"「{one}」" for one in ROLE_NAMES.values())
            self._wrong("role", f"{quoted(text)}は使えません。{names}のどれかを書いてください。")
        return _ROLES.get(text)

    def _check_person(self, kind: Move, slack_id: str, old: int | None) -> None:
        belongs = self._known.people.get(slack_id)
        if kind is Move.JOIN:
            if belongs:
                self._wrong("slack_id", f"{slack_id} の方は、すでに台帳にいます。種類を「異動」にしてください。")
            return
        if belongs is None:
            self._wrong("slack_id", f"{slack_id} の方は台帳にいません。新しい方なら種類を「採用」にしてください。")
        elif old is not None and old not in belongs:
            names = self._known.section_names
            there = "、".join(f"「{names[one]}」" for one in sorted(belongs)) or "どこにも所属していません"
            self._wrong("old", f"{slack_id} の方の今の所属と違います（台帳では{there}）。")

    def _value(self, field: str) -> object:
        heading = self._columns.get(field)
        cell = self._cells.get(heading.column) if heading else None
        return cell.value if cell else None

    def _text(self, field: str) -> str:
        value = self._value(field)
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return unicodedata.normalize("NFKC", str(value)).strip()

    def _wrong(self, field: str, what: str) -> None:
        self._sound = False
        self._faults.append(Fault(self._number, _column(self._columns[field], field), what))


def _column(heading: Cell, field: str) -> str:
    return f"{heading.letter}（{HEADINGS[field][0]}）"


def _repeated(rows: Sequence[MoveRow], columns: Mapping[str, Cell]) -> list[Fault]:
    """The lines that cannot be true together with an earlier one: somebody leaves one section twice, or moves and
    leaves the city, or joins it."""
    faults, seen = [], defaultdict[str, list[MoveRow]](list)
    for row in rows:
        for earlier in seen[row.slack_id]:
            if row.old == earlier.old or {row.kind, earlier.kind} != {Move.TRANSFER}:
                what = f"{row.slack_id} の方は、{earlier.row}行目にもあります。どちらか一つにしてください。"
                faults.append(Fault(row.row, _column(columns["slack_id"], "slack_id"), what))
                break
        seen[row.slack_id].append(row)
    return faults
