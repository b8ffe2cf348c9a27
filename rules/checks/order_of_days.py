"""前後の合わない日 — 閉講式が開講日より前、搬出が展示の始まりより前

何を見つけるか: 「展示 6月19日〜27日」「搬出 6月13日」、「開講日 1月19日」「閉講式 1月12日」のように、
終わりの日が始まりの日より前になっているもの。
なぜ: §6(2)イ「正確に記述する」。片方の日だけを直し忘れた案内は、来る日をまちがえさせます。
なおし方: 資料を見て、日付を直してください。
見逃すもの: いくつもの催しを並べた案内、年の分からない遠い日付、見出しの付いていない日付。
"""

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from rules.bulletins import tells_of_many
from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="前後の合わない日", reckons=True)

_AT = "2026-12-16T10:00"

EXAMPLES = (
    ng(
        "開講日 1月19日(火)、21日(木)、26日(火)\n修了証をお渡しする閉講式 1月12日(火)",
        at="1月12日(火)",
        planned_at=_AT,
        severity=Severity.CONFIRM,
    ),
    ng(
        "搬入 6月12日(土)\n展示 6月19日(土)〜27日(日)\n搬出 6月13日(日)",
        at="6月13日(日)",
        planned_at="2027-05-20T15:00",
    ),
    ng("会期：2月10日〜20日\n搬入：2月12日", at="2月10日", planned_at=_AT),
    ok("秋の教室の閉講式は12月4日、冬の教室の開講式は1月12日です。", planned_at="2026-11-20T10:00"),
    ok("書道展の搬出 11月30日\n写真展の搬入 12月1日 展示 12月5日から", planned_at="2026-11-20T10:00"),
    ok("開講式 1月12日(火)\n閉講式 1月26日(火)", planned_at=_AT),
    ok("搬入 6月12日(土)\n展示 6月19日(土)〜27日(日)\n搬出 6月28日(月)", planned_at="2027-05-20T15:00"),
    ok("展示 2月10日〜20日\n搬入 2月10日", planned_at=_AT),
    ok("次の展示 6月19日(土)から\n今の展示の搬出 6月13日(日)", planned_at="2027-05-20T15:00"),
    ok("閉講式 1月12日(火)\n来年度の開講日 4月20日(火)", planned_at=_AT),
)

_RANKS = MappingProxyType(
    {"搬入": 0, "開講": 1, "開講式": 1, "開会式": 1, "開幕": 1, "展示": 1, "展示期間": 1, "会期": 1,
     "閉講式": 2, "閉会式": 2, "閉幕": 2, "修了式": 2, "搬出": 3}
)  # fmt: skip
_LABEL = lazy_compile(rf"(?P<label>{'|'.join(sorted(_RANKS, key=len, reverse=True))})日?(?:\s?[:/]\s?|は、?|\s)$")
_LATER_OR_EARLIER = lazy_compile(r"搬|閉[講会幕]|修了式")
"""What comes before or after the days of the event itself: without it there is nothing to compare."""
_ANOTHER = lazy_compile(r"次|来年|今の|前回|別|第[2-9二三]回|[春夏秋冬]の|展の|(?:書道|写真|絵画|洋画|日本画)展")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if not document.has(_LATER_OR_EARLIER) or tells_of_many(document):
        return
    labelled = list(_labelled(document, context.today))
    ranks = [rank for rank, _, _ in labelled]
    if len(ranks) != len(set(ranks)) or document.has(_ANOTHER):
        return
    for rank, mention, day in labelled:
        wrong = [other for other_rank, _, other in labelled if other_rank < rank and other > day]
        if wrong and not is_correction(document, mention):
            yield _finding(mention, f"{short_date(day)}は、始まりの日（{short_date(wrong[0])}）より前です。")
            return


def _labelled(document: Document, today: date | None) -> Iterator[tuple[int, DateMention, date]]:
    """The days that are named: how early they come, where they stand, which they are."""
    for mention in document.dates:
        label = _LABEL.search(document.text, max(0, mention.start - 8), mention.start)
        day = likely_date(mention, today)
        if label and day is not None and is_year_certain(mention, today):
            yield _RANKS[label["label"]], mention, day


def _finding(mention: DateMention, what: str) -> Finding:
    message = f"{what}日付を資料で確かめて直してください。"
    return CHECK.finding(mention.span, severity=Severity.CONFIRM, message=message)
