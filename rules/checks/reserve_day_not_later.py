"""本番より後でない予備日 — 「11月8日（日）、雨天時は11月7日（土）に順延」

何を見つけるか: 順延・延期する日や予備日が、本番の日より前か同じ日になっているもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 予備日を確かめて直してください。前の日に早めるのであれば「繰り上げ」と書いてください。
見逃すもの: 本番の日が2つ以上あるもの。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="本番より後でない予備日", reckons=True)

EXAMPLES = (
    ng(
        "11月8日（日）、雨天時は11月7日（土）に順延します。",
        at="11月7日（土）",
        planned_at="2026-11-01T10:00",
        severity=Severity.CONFIRM,
    ),
    ng("日時　10月18日（日）9時\n予備日　10月11日（日）", at="10月11日（日）", planned_at="2026-10-01T10:00"),
    ng("5月10日（日）開催。荒天の場合は5月10日（日）に延期。", at="5月10日（日）", planned_at="2026-05-01T10:00"),
    ok("11月8日（日）、雨天時は11月15日（日）に順延します。", planned_at="2026-11-01T10:00"),
    ok("日時　10月18日（日）9時\n予備日　10月25日（日）", planned_at="2026-10-01T10:00"),
    ok("11月7日（土）・8日（日）。7日が雨のときは8日（日）に順延します。", planned_at="2026-11-01T10:00"),
    ok("雨のため、10月11日（日）から10月18日（日）に延期しました。", planned_at="2026-10-12T10:00"),
)

_RESERVE_BEFORE = lazy_compile(
    r"(?:(?:雨天|荒天|雨|悪天候)(?:時|の(?:場合|とき|際))?(?:は|、|:|\s)?、?\s?|予備日(?:は|:|\s|】|\])?\s?[:】]?\s?)$"
)
_IS_PUT_OFF = lazy_compile(r"\s?(?:[(][^()\n]{0,8}[)])?\s?(?:に|へ)(?:順延|延期|延ば)")
_IS_RESERVE = lazy_compile(r"予備日[^0-9\n]{0,4}$")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None or not any(word in document.text for word in ("順延", "延期", "予備日", "延ば")):
        return
    reserves = [
        one
        for one in document.dates
        if (before := document.text[max(0, one.start - 20) : one.start])
        and _RESERVE_BEFORE.search(before)
        and (_IS_RESERVE.search(before) or _IS_PUT_OFF.match(document.text, one.end))
    ]
    if len(reserves) != 1:
        return
    [reserve] = reserves
    days = {likely_date(one, context.today) for one in document.dates if one.end <= reserve.start and not one.is_guess}
    put_off = likely_date(reserve, context.today)
    if len(days) != 1 or put_off is None:
        return
    [held] = days
    if held is not None and put_off <= held and not is_correction(document, reserve):
        yield CHECK.finding(
            reserve.span,
            severity=Severity.CONFIRM,
            message=f"本番（{held.month}月{held.day}日）より後の日ではありません。予備日を確かめて直してください。",
        )
