"""始まってからの搬入 — 展示が2月6日からなのに、搬入は10日

何を見つけるか: 展示や会期の始まりより後の「搬入」の日。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 搬入の日か会期を確かめて直してください。
見逃すもの: 会期が書かれていないもの、入れ替えのある展示。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="始まってからの搬入", reckons=True)

EXAMPLES = (
    ng(
        "2月6日(土)から14日(日)まで、公募の展覧会を開きます。\n作品の搬入は2月10日(水)の10時からです。",
        at="2月10日(水)",
        planned_at="2027-01-12T17:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "会期　11月1日（日）～8日（日）\n搬入　11月3日（火・祝）", at="11月3日（火・祝）", planned_at="2026-10-12T17:00"
    ),
    ok(
        "2月6日(土)から14日(日)まで、公募の展覧会を開きます。\n作品の搬入は2月5日(金)の10時からです。",
        planned_at="2027-01-12T17:00",
    ),
    ok("会期　11月1日（日）～8日（日）\n搬入　10月31日（土）\n搬出　11月8日（日）", planned_at="2026-10-12T17:00"),
    ok(
        "会期　11月1日（日）～8日（日）。展示は前後期で入れ替えます。後期の搬入　11月4日（水）",
        planned_at="2026-10-12T17:00",
    ),
)

_DELIVERED = lazy_compile(r"(?<!再)(?:搬入|持ち込み)(?:日|日時|期間)?(?:は|が|\s|:|/|[\]】)]|、){0,3}$")
_IN_TURNS = lazy_compile(r"入れ替|入替|前期|後期|第?[0-9]期")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None or "搬入" not in document.text or document.has(_IN_TURNS):
        return
    shows = [likely_date(dates.first, context.today) for dates in document.date_ranges]
    if len(shows) != 1 or shows[0] is None:
        return
    for mention in document.dates:
        day = likely_date(mention, context.today)
        said = _DELIVERED.search(document.text, max(0, mention.start - 12), mention.start)
        if said and day is not None and day > shows[0] and not is_correction(document, mention):
            yield CHECK.finding(
                mention.span,
                severity=Severity.CONFIRM,
                message=f"会期は{shows[0].month}月{shows[0].day}日からで、搬入の日のほうが後です。どちらかを確かめて直してください。",
            )
