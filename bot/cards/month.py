"""今月の状況 and 月の一覧: what a head answers for (§6(3)), in numbers and draft by draft."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards import names
from bot.cards.blocks import (
    Block,
    Element,
    actions,
    button,
    chunks,
    clip,
    context,
    divider,
    header,
    line,
    person,
    rich,
    section,
    words,
)
from bot.cards.forms import View, modal
from bot.cards.inputs import option, select
from bot.drafts.models import AnswerKind
from bot.drafts.month import MARK_NAMES, Line, Mark, Month, Numbers
from bot.drafts.states import STATE_NAMES, Actor, Event
from bot.drafts.supervision import MONTHS, MonthPage, Summary
from rules.finding import Severity
from rules.japanese_time import short_time

#: So many sections stand in the table; the spreadsheet has all.
SECTIONS_SHOWN = 25
SECTIONS_IN_HOME = 8
PLACES_SHOWN = 3
STEPS_SHOWN = 4
_CAPACITY = {Actor.ACTING: "（代決）", Actor.PR_DIVISION: "（秘書広報課）"}
#: Decisions in a line of the list; what the drafter did by the way is in the spreadsheet.
_STEPS = {
    Event.CONCUR: "合議に同意",
    Event.APPROVE_PART: "所属分を承認",
    Event.APPROVE: "承認",
    Event.APPROVE_CONDITIONALLY: "条件付き承認",
    Event.MEET_CONDITION: "条件を満たした報告",
    Event.REVOKE: "承認の取消し",
    Event.RETURN: "差戻し",
    Event.REJECT: "却下",
    Event.POST_FIRST: "緊急投稿",
    Event.APPROVE_AFTERWARDS: "事後承認",
    Event.REFUSE_AFTERWARDS: "事後不承認",
    Event.SETTLE: "処置の報告",
}


@dataclass(frozen=True)
class MonthRef:
    """Which page of which month a button or modal speaks of; a claim only."""

    month: Month
    page: int = 0

    def value(self) -> str:
        """As a button's value or a view's private metadata."""
        return json.dumps({"month": str(self.month), "page": self.page})

    @classmethod
    def parse(cls, value: str) -> "MonthRef":
        """Read what `value` wrote.

        Raises:
            ValueError: it is something else.
        """
        try:
            said = json.loads(value)
            return cls(Month.parse(str(said["month"])), int(said["page"]))
        except (KeyError, TypeError) as error:
            raise ValueError("not a page of a month") from error


def month_part(summary: Summary) -> list[Block]:
    """今月の状況, for the Home: three blocks and a line above."""
    told = [words(_counts(summary.total))]
    marks = _marks(summary.total)
    if marks:
        told.append(words(f"\n目を通すところ：{marks}"))
    if summary.sections is None and summary.by_section:
        told.append(words(f"\n{_table(summary.by_section, SECTIONS_IN_HOME)}"))
    button_row = actions("month", [button("月の一覧", names.MONTH, MonthRef(summary.month).value())])
    title = f"今月の状況（{summary.month.name}・{_whose(summary.sections)}）"
    return [divider(), header(title), rich(line(*told)), button_row]


def month_view(shown: MonthPage, this_month: Month, *, note: str = "") -> View:
    """月の一覧: the numbers, the drafts page by page, another month, and the spreadsheet."""
    summary, month = shown.summary, shown.summary.month
    here = MonthRef(month, shown.page)
    marks = _marks(summary.total)
    blocks: list[Block] = [section(note)] if note else []
    blocks += [
        actions(
            f"month-{month}",
            [
                _months(this_month, month),
                button("Excelで受け取る", names.MONTH_SHEET, here.value()),
            ],
        ),
        header(f"{month.name}・{_whose(summary.sections)}"),
        rich(line(words(_counts(summary.total)), *([words(f"\n目を通すところ：{marks}")] if marks else []))),
    ]
    if len(summary.by_section) > 1:
        blocks.append(section("所属別"))
        blocks += [rich(line(words(piece))) for piece in chunks(_table(summary.by_section, SECTIONS_SHOWN))]
    blocks.append(divider())
    for one in shown.lines:
        blocks.append(_line(one, shown))
        value = names.ref(one.id, one.revision)
        blocks.append(actions(f"month-draft-{one.id}", [button("開く", names.OPEN, value)]))
    if not shown.lines:
        blocks.append(section("この月に動きのあった投稿案はありません。"))
    blocks += _pages(shown)
    return modal("月の一覧", blocks, metadata=here.value())


def _months(this_month: Month, chosen: Month) -> Element:
    months = {str(one): one for one in (this_month.back(back) for back in range(MONTHS))}
    months.setdefault(str(chosen), chosen)
    options = [option(one.name, value) for value, one in months.items()]
    return {**select(options, initial=str(chosen)), "action_id": names.MONTH_CHOICE}


def _pages(shown: MonthPage) -> list[Block]:
    month = shown.summary.month
    told = context(f"{shown.page + 1:,}ページ目（全{shown.pages:,}ページ）　新しい順")
    buttons: list[Element] = []
    if shown.page + 1 < shown.pages:
        buttons.append(button("次のページ", names.MONTH_NEXT, MonthRef(month, shown.page + 1).value()))
    if shown.page > 0:
        buttons.append(button("前のページ", names.MONTH_BACK, MonthRef(month, shown.page - 1).value()))
    return [told, actions("month-pages", buttons)] if buttons else [told]


def _whose(sections: Sequence[str] | None) -> str:
    return "すべての所属" if sections is None else clip("、".join(sections), 90)


def _counts(counted: Numbers) -> str:
    return f"投稿案{counted.drafts:,}件　投稿した{counted.posted:,}件　判断待ち{counted.waiting:,}件"


def _marks(counted: Numbers) -> str:
    return "　".join(f"{MARK_NAMES[mark]}{counted.marked(mark):,}件" for mark in Mark if counted.marked(mark))


def _table(by_section: Sequence[tuple[str, Numbers]], most: int) -> str:
    lines = []
    for name, counted in by_section[:most]:
        marks = _marks(counted)
        lines.append(f"・{clip(name, 80)}：{_counts(counted)}{f'（{marks}）' if marks else ''}")
    if len(by_section) > most:
        lines.append(f"ほかに{len(by_section) - most:,}所属あります。")
    return "\n".join(lines)


def _line(one: Line, shown: MonthPage) -> Block:
    month = shown.summary.month
    parts: list[Element] = [
        words(f"第{one.id}号［{STATE_NAMES[one.state]}］", bold=True),
        words("　起案："),
        person(one.drafter),
        words(f"（{clip(one.section, 80)}）\n{clip(' '.join(one.text.split()), 60)}\n{_where(one)}"),
        words(f"\n{_found(one)}"),
    ]
    steps = _steps(one)
    if steps:
        parts += [words("\n判断："), *steps]
    marks = one.marks(month, shown.now)
    if marks:
        told = "、".join(MARK_NAMES[mark] for mark in Mark if mark in marks)
        parts.append(words(f"\n目を通すところ：{told}", bold=True))
    return rich(line(*parts))


def _where(one: Line) -> str:
    told = []
    for place in one.places[:PLACES_SHOWN]:
        posted = f"（{short_time(place.posted_at)}に投稿）" if place.posted_at is not None else ""
        told.append(f"{clip(place.account, 60)}{posted}")
    if len(one.places) > PLACES_SHOWN:
        told.append(f"ほか{len(one.places) - PLACES_SHOWN}件")
    planned = f"　投稿予定：{short_time(one.planned_at)}" if one.planned_at is not None else ""
    return f"{'、'.join(told) or 'アカウント未定'}{planned}"


def _found(one: Line) -> str:
    block, confirm, info = (one.found(each) for each in (Severity.BLOCK, Severity.CONFIRM, Severity.INFO))
    answered, contested = one.said_as(AnswerKind.ANSWER), one.said_as(AnswerKind.CONTEST)
    said = f"（回答{answered:,}件、異議{contested:,}件）" if answered or contested else ""
    return f"指摘：要修正{block:,}・要確認{confirm:,}・参考{info:,}{said}"


def _steps(one: Line) -> list[Element]:
    told: list[Element] = []
    for step in [each for each in one.steps if each.event in _STEPS][-STEPS_SHOWN:]:
        if told:
            told.append(words("、"))
        told += [words(f"{_STEPS[step.event]}{_CAPACITY.get(step.actor, '')} "), person(step.by)]
    return told
