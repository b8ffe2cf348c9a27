"""合わない時刻の変更 — 早める・延ばす時間と前後の時刻が合わない

何を見つけるか: 「開始を10時から9時に30分早めます」「開演を14時から30分遅らせ、15時とします」「閉館を17時から19時に
1時間延長」のように、前の時刻・後の時刻・ずらす時間が並んでいて、計算や向きが合わないもの。
なぜ: §6(2)イ「正確に記述する」。時刻の変更は、まちがえるともう一度の訂正が要ります。
なおし方: 時刻と、ずらす時間を確かめて直してください。
見逃すもの: 「9時から17時まで」のように始まりと終わりの時刻、「約」「以上」の付く時間、訂正の文。
"""

from collections.abc import Iterator
from itertools import pairwise

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.times import TimeMention

CHECK = Check(clause="6(2)イ", title="合わない時刻の変更", reckons=True)

EXAMPLES = (
    ng("開始を10時から9時に30分早めます。", at="10時から9時に30分早め", severity=Severity.CONFIRM),
    ng("開演を14時から30分遅らせて、15時とします。", at="14時から30分遅らせて、15時"),
    ng("閉館時刻を午後5時から午後7時に1時間延長します。", at="午後5時から午後7時に1時間延長"),
    ng("出発は8時30分を30分繰り上げ、9時になりました。", at="8時30分を30分繰り上げ、9時"),
    ng("受付開始を1時間繰り下げ、9時から11時に変更します。", at="1時間繰り下げ、9時から11時"),
    ng("開館時間を17:00→19:00（1時間延長）とします。", at="17:00→19:00（1時間延長"),
    ok("開館時間は9時から19時（1時間延長）です。"),
    ok("夏休みは10時から18時（1時間延長）に開いています。"),
    ok("開始を10時から9時30分に30分早めます。"),
    ok("開演を14時から30分遅らせて、14時30分とします。"),
    ok("閉館時刻を午後5時から7時に2時間延長します。"),
    ok("9時から17時まで、1時間延長して開館します。"),
    ok("1時間延長し、午後5時から午後8時まで開館します。"),
    ok("10時から30分遅れて始まり、12時に終わりました。"),
    ok("閉館を5時から19時に2時間延長します。"),
    ok("10時開演を30分遅らせ、物販は9時から行います。"),
    ok("受付を10時から30分早め、駐車場は8時から開けます。"),
    ok("（誤）10時から9時に30分早めます。"),
)

_SHIFT = (
    r"(?:(?P<hours>[0-9]{1,2})時間(?:(?P<more>[0-9]{1,2})分|(?P<half>半))?|(?P<minutes>[0-9]{1,3})分(?:間)?)(?:ほど早|だけ)?(?:の|、)?"
    r"(?:(?P<earlier>早め|早く|繰り?上げ|前倒し)|(?P<later>遅ら|遅く|繰り?下げ|後ろ倒し|延長|延ばし))"
)
# 「10時から9時に30分早め」「17:00→19:00(1時間延長)」
_FROM_TO = lazy_compile(r"(?:開始|開演|開会)?(?:から|→|⇒)\s?")
_THEN_SHIFT = lazy_compile(rf"(?:へと?|に|とし|に変更し)?[、(]?\s?{_SHIFT}")
# 「14時から30分遅らせて、15時とします」
_SHIFTED = lazy_compile(
    rf"(?:開始|開演|開会|出発|閉館)?(?:の予定)?(?:から|より|を|が){_SHIFT}(?:せ|られ|され|し|と)?(?:て|た)?、?\s?"
)
_BECOMES = lazy_compile(r"(?:開始|開演|開会|出発)?(?:に(?!は|も|終|閉|解)|と(?:し|な|い)|からと|です|でした)")
# 「1時間繰り下げ、9時から11時に変更」
_SHIFT_BEFORE = lazy_compile(rf"{_SHIFT}(?:せ|られ|され|し|と)?(?:て|た)?、\s?$")
_CHANGED = lazy_compile(r"(?:に|へ|とし)(?:変更|改め|し|なり|ます)")
_HOURS = lazy_compile(r"(?:開館|営業|開園|受付|診療)(?:時間)?[はを、]|(?:夏休み|[0-9]{1,2}月|期間中)[^。\n]{0,6}は、?$")
"""Hours from … to …: no old time and a new one."""
_HALF_A_DAY = 12 * 60


def check(document: Document, _context: Context) -> Iterator[Finding]:
    text = document.text
    for old, new in pairwise(document.times):
        if new.start - old.end > 30 or not (old.exists and new.exists):
            continue
        start, end = old.start, new.end
        if _FROM_TO.fullmatch(text, old.end, new.start):
            shift = _THEN_SHIFT.match(text, new.end)
            from_to = text.startswith("から", old.end)
            if from_to and _HOURS.search(text, max(0, old.start - 24), old.start):
                continue
            if shift is not None:
                end = shift.end()
            elif _CHANGED.match(text, new.end):
                # Only the last words before: a shift of long ago is of something else.
                shift = _SHIFT_BEFORE.search(text, max(0, old.start - 20), old.start)
                start = shift.start() if shift is not None else start
        else:
            shift = _SHIFTED.fullmatch(text, old.end, new.start) if _BECOMES.match(text, new.end) else None
        if shift is None or is_correction(document, old):
            continue
        said = 60 * int(shift["hours"] or 0) + int(shift["more"] or shift["minutes"] or (30 if shift["half"] else 0))
        if _fits(old, new, -said if shift["earlier"] else said):
            continue
        yield CHECK.finding(
            document.span(start, end),
            severity=Severity.CONFIRM,
            message="前の時刻・後の時刻・ずらす時間の三つが合いません。確かめて、まちがっているものを直してください。",
        )


def _fits(old: TimeMention, new: TimeMention, said: int) -> bool:
    """Whether the new time is `said` minutes after the old; 「5時」 may be 17:00 where it does not say which half."""
    off = new.minutes - old.minutes - said
    is_open = None in (old.half, new.half) and not (old.is_clock and new.is_clock)
    return off % _HALF_A_DAY == 0 if is_open else off == 0
