"""午前の部と午後の部の取り違え — 「午前の部 13:30〜15:00」

何を見つけるか: 「午前の部 13:30〜」「午後コース 9:30〜11:00」のように、午前・午後の名と時刻が合わないもの。
名が時刻の前にあっても後にあっても、行を分けて書かれていても見ます。
なぜ: §6(2)イ「正確に記述する」。表の二つの行を入れ替えたまま出すと、来る時間をまちがえさせます。
なおし方: 資料を見て、名か時刻を直してください。
見逃すもの: 「午後の部 1時30分」のように午前とも午後とも読める時刻、正午のころの時刻、受付や集合など部の前後の時刻。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.times import TimeMention

CHECK = Check(clause="6(2)イ", title="午前の部と午後の部の取り違え", reckons=True)

EXAMPLES = (
    ng(
        "1月30日(土)\n午前の部 13:30〜15:00\n午後の部 9:30〜11:00",
        at="13:30",
        severity=Severity.CONFIRM,
    ),
    ng("【午後の部】（定員20人）\n10:00〜11:30", at="10:00"),
    ng("・9:30〜11:30（午後クラス）\n・13:30〜15:30（午後クラス）", at="9:30"),
    ng("午前コースは午後1時から3時までです。", at="午後1時"),
    ng("夜の部：午前10時～", at="午前10時"),
    ok("1月30日(土)\n午前の部 9:30〜11:00\n午後の部 13:30〜15:00"),
    ok("午後の部 1時30分〜3時"),
    ok("午前の部は12時30分に終わり、午後の部は13時から始まります。"),
    ok("午後の部の受付は11時30分から、午前の部の片付けは13時までです。"),
    ok("午前の部・午後の部とも、13:30までにお帰りいただけます。"),
    ok("10:00〜11:30 午前の部\n13:00〜14:30 午後の部"),
    ok("9:00〜 午前の部 / 13:00〜 午後の部"),
    ok("午前中(9:00〜12:00)にお越しください。"),
)

_PART = r"(?:の部|コース|クラス|の回|の会|の組|グループ|部門|枠|の便|開催|班|チーム)"
_HALVES = {"午前": "午前", "朝": "午前", "午後": "午後", "夜": "午後", "夕方": "午後"}
_BEFORE = lazy_compile(
    rf"(?P<half>{'|'.join(_HALVES)})(?:{_PART}(?:は、?|が|:|/|\s|[\]】)」>》…→=・])*|[\]】:](?:\s|:)*)"
    r"(?:[(][^()\n]{0,16}[)](?:は、?|:|\s)*)?[^一-龥ぁ-んァ-ヶ0-9]{0,3}$"
)
_AFTER = lazy_compile(rf"[\s(・…:/→]{{0,3}}(?P<half>{'|'.join(_HALVES)}){_PART}(?=[)\s。]|$)")
_LINE_BEGINS = lazy_compile(r"(?:^|\n)[^一-龥ぁ-んァ-ヶA-Za-z0-9\n]{0,4}$")
_OF_THE_BREAK = lazy_compile(r"\s?(?:までに?)?[^\n0-9]{0,6}(?:受付|集合|開場|終了|片付|入れ替え|締切)")
_UNTIL = lazy_compile(r"\s?(?:ごろ|頃)?まで")
_TOGETHER = lazy_compile(r"(?:午前|午後|夜|朝)(?:の部)?(?:・|と|/|、|及び|および)\s?$")
_ENDS_WITH_A_TIME = lazy_compile(r"(?:[0-9]|時|分|半|まで|から|~)[\s(・:]{0,3}$")
_LATEST_MORNING = 12 * 60 + 30
_EARLIEST_AFTERNOON = 11 * 60 + 30
_FIRST_HOUR = 7
_LOOK_BACK = 32


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if not any(half in document.text for half in _HALVES):
        return
    ends = {hours.first.start: hours.last for hours in document.time_ranges}
    lasts = {last.start for last in ends.values()}
    for mention in document.times:
        if not mention.exists or mention.start in lasts:
            continue
        end = ends[mention.start].end if mention.start in ends else mention.end
        half = _half_of_the_part(document, mention, end)
        if half is None or not _clashes(mention, half) or is_correction(document, mention):
            continue
        is_limit = mention.start not in ends and _UNTIL.match(document.text, end)
        if not is_limit and not _OF_THE_BREAK.match(document.text, end):
            yield CHECK.finding(
                mention.span,
                severity=Severity.CONFIRM,
                message=f"「{half}」の部と{mention.text}が合いません。時刻か部の名を確かめて直してください。",
            )


def _half_of_the_part(document: Document, mention: TimeMention, end: int) -> str | None:
    start = max(0, mention.start - _LOOK_BACK)
    named: re.Match[str] | None = _BEFORE.search(document.text, start, mention.start)
    if named and _belongs_elsewhere(document, named):
        return None
    if named is None and _LINE_BEGINS.search(document.text, max(0, mention.start - 6), mention.start):
        named = _AFTER.match(document.text, end)
    return _HALVES[named["half"]] if named else None


def _belongs_elsewhere(document: Document, named: re.Match[str]) -> bool:
    """「午前の部・午後の部」, or the name of the time before it: 「10:00〜 午前の部 / 13:00〜」."""
    if _TOGETHER.search(document.text, max(0, named.start() - 8), named.start()):
        return True
    line = max(document.text.rfind("\n", 0, named.start()) + 1, named.start() - _LOOK_BACK)
    ends_a_piece = "\n" in named[0] or "/" in named[0]
    return ends_a_piece and _ENDS_WITH_A_TIME.search(document.text, line, named.start()) is not None


def _clashes(mention: TimeMention, half: str) -> bool:
    if half == "午前":
        return mention.minutes > _LATEST_MORNING
    certain = mention.half == "午前" or (mention.half is None and (mention.is_clock or mention.hour >= _FIRST_HOUR))
    return certain and _FIRST_HOUR * 60 <= mention.minutes < _EARLIEST_AFTERNOON
