"""計算の合わない周年・回数 — 始まった年から数えた数と違う

何を見つけるか: 「昭和29年の市制施行から70周年」「2010年の第1回から毎年続けて、今年で15回目」のように、
始まった年が書かれていて、そこから数えた周年・年目・回数と合わないもの。
なぜ: §6(2)イ「正確に記述する」。節目の数字は記録として残ります。
なおし方: 始まった年か、周年・回数を、資料で確かめて直してください。
見逃すもの: 始まった年の書かれていないもの、途中で休んだ行事、「約」「およそ」「以上」の付く数、投稿予定日が
決まっていなくて、どの年の周年か書かれていないもの。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.eras import era
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="計算の合わない周年・回数", reckons=True)

EXAMPLES = (
    ng(
        "2005年3月31日、今の新見市が生まれました。きょうでちょうど30年。",
        at="きょうでちょうど30年",
        planned_at="2027-03-31T09:00",
        severity=Severity.CONFIRM,
    ),
    ng("昭和29年に市制を施行し、今年で70周年を迎えます。", at="今年で70周年", planned_at="2026-06-01T09:00"),
    ng("2010年の第1回から毎年続け、今年で15回目です。", at="今年で15回目", planned_at="2026-07-30T09:00"),
    ng("平成8年に開館した美術館は、開館20周年です。", at="開館20周年", planned_at="2026-07-30T09:00"),
    ng("1986年創業。おかげさまで50周年", at="50周年", planned_at="2026-07-30T09:00"),
    ng("2016年に始まった講座も、ことしで8年目。", at="ことしで8年目", planned_at="2026-07-30T09:00"),
    ng("昭和52年の第1回から毎年続き、今年で第60回。", at="今年で第60回", planned_at="2026-10-20T18:00"),
    ng("ちょうど10年前の平成26年に始まった講座です。", at="10年前の平成26年", planned_at="2026-09-15T15:00"),
    ng("大正15年に運転を始めた発電所が、今年、満90歳を迎えます。", at="今年、満90歳", planned_at="2026-06-18T10:00"),
    ng("2007年に付けた警報器は、ことしで設置から10年です。", at="ことしで設置から10年", planned_at="2026-10-20T18:00"),
    ng("平成19年に設置した警報器は、今年で10年になります。", at="今年で10年", planned_at="2026-10-20T18:00"),
    ng("平成12年に植えた桜も、今年で植えてから15年です。", at="今年で植えてから15年", planned_at="2026-04-02T18:00"),
    ng("平成2年（1990年）に開いた当館は、今年で26周年。", at="今年で26周年", planned_at="2026-07-01T15:00"),
    ng("昭和31年に竣工したダムは、ことし60周年です。", at="ことし60周年", planned_at="2026-07-01T15:00"),
    ok("平成2年（1990年）に開いた当館は、今年で36周年。", planned_at="2026-07-01T15:00"),
    ng("開館50周年（昭和41年開館）", at="50周年（昭和41年開館", planned_at="2026-10-20T18:00"),
    ok("開館60周年（昭和41年開館）", planned_at="2026-10-20T18:00"),
    ok("2016年に付けた警報器は、ことしで設置から10年です。", planned_at="2026-10-20T18:00"),
    ok("2007年に設置し、2016年に取り替えた警報器は、今年で10年になります。", planned_at="2026-10-20T18:00"),
    ok("2015年に導入した制度です。入庁5年目の職員が説明します。", planned_at="2026-10-20T18:00"),
    ok("平成5年に市が設置した会議で、会長を務めて今年で10年です。", planned_at="2026-10-20T18:00"),
    ok("2007年に設置した警報器は、今年で交換から10年になります。", planned_at="2026-10-20T18:00"),
    ok("2007年に設置した警報器は、電池の寿命の10年が過ぎました。", planned_at="2026-10-20T18:00"),
    ok("10年前の平成28年に始まった講座です。", planned_at="2026-09-15T15:00"),
    ok("大正15年に運転を始めた発電所が、今年、満100歳を迎えます。", planned_at="2026-06-18T10:00"),
    ok("2005年3月31日、今の新見市が生まれました。今年で21年。", planned_at="2026-03-31T09:00"),
    ok("昭和29年に市制を施行し、今年で72周年です。", planned_at="2026-06-01T09:00"),
    ok("2010年の第1回から毎年続け、今年で17回目です。", planned_at="2026-07-30T09:00"),
    ok("2016年に始まった講座も、ことしで11年目。", planned_at="2026-07-30T09:00"),
    ok("平成8年に開館した美術館。2016年には開館20周年を祝いました。", planned_at="2026-07-30T09:00"),
    ok("2010年に始まった祭りは、今年で15回目です。", planned_at="2026-07-30T09:00"),
    ok("昭和50年に始まった祭りは、雨で1回休んだほかは毎年続き、今年で第46回です。", planned_at="2026-07-30T09:00"),
    ok("1986年創業。およそ50年の歴史があります。", planned_at="2026-07-30T09:00"),
    ok(
        "令和2年と3年は中止いたしましたので、平成26年の第1回から数えますと13年目です。",
        planned_at="2026-10-26T10:00",
    ),
    ok("昭和29年に市制を施行し、今年で70周年を迎えます。"),
    ok("2011年の震災から10年の節目にあたる2021年に植えた桜です。", planned_at="2026-07-30T09:00"),
)

_START = quick_compile(
    rf"(?:(?P<era>明治|大正|昭和|平成|令和)(?P<number>元|{NUMBER})年|(?P<west>1[89][0-9]{{2}}|20[0-9]{{2}})年)(?:度)?"
    r"(?:\s?[(][^()\n]{1,10}[)])?(?:\s?[0-9]{1,2}月(?:\s?[0-9]{1,2}日)?)?(?:に|、|の|から|より)?\s?"
    r"(?P<began>[^。\n]{0,32}?(?:市制(?:を)?施行|合併|誕生|生まれ|発足|創立|創業|創刊|創設|設立|結成|開館|開校|開園|開院|開設|開業|開通|開局|竣工|落成|完工|建立|架けられ|架かっ|架けた|産声|発売|"
    r"オープン|始まっ|始まり|始め|スタート|第1回|初回|締結|結ば|結び|提携|完成|できた|建てられ|建った|開いた(?!講座|教室|大会|会議)|開きました|設置|取り?付け|付けた|植えた|植えられ|植樹|導入|震災|豪雨|水害|災害))"
)
_YEAR = lazy_compile(r"(?:明治|大正|昭和|平成|令和)(?:元|[0-9]{1,2})年|(?:1[89]|20)[0-9]{2}年")
_COUNT = quick_compile(
    r"(?P<when>(?:今年|ことし|本年|今回|きょう|今日|本日|これ)で?(?:は|も|が|、)?)?\s?(?:ちょうど|満|丸|まる|早くも|早いもので、?)?\s?"
    r"(?:市制施行|創立|創業|開館|開校|開園|開設|開業|開通|合併|誕生|設立|発足|提携)?"
    r"(?:(?:設置|取り?付け|植樹|導入)(?:から|後|して(?:から)?、?)|(?:付けて|植えて)(?:から)?、?)?"
    r"第?(?P<count>[0-9]{1,3})\s?(?P<kind>周年|年目|回目|(?<=[0-9])回(?=。|!|、|です|を迎|と|$)|歳(?=を迎|に(?!なる方))|年(?=。|!|、|を迎|になり|がた|が過|の節目|です|$))"
)
_LOOSE = lazy_compile(r"約|およそ|ほぼ|以上|余り|あまり|ほど|近く|前後|年ぶり|目指|予定|向け")
_EVERY_YEAR = lazy_compile(r"毎年|欠かさず|休ま|途切れ|絶やさ|年に?[1一]度|年[1一]回")
_PAUSED = lazy_compile(r"[0-9]回(?:の中止|休|中止)|休んだ(?:ほか|以外|年を除)|中止(?:した|となった)(?:年|ほか|以外)")
_PLACED = lazy_compile(r"(?:設置|取り?付け|付けた|植えた|植えられ|植樹|導入)$")
"""Beginnings of things, not of bodies or events: what is told after them is often of somebody or something else."""
_ANOTHER = lazy_compile(r"務め|勤め|担当|会長|委員|交換|塗り|改修|取り替|取替|更新|改装|利用")
_COUNTED = ("周年", "年目", "回目", "歳", "今年", "ことし", "本年", "きょう", "今回", "これで")
_PLAIN = ("年", "歳")
_AGO = quick_compile(
    r"(?P<count>[0-9]{1,3})年前の、?\s?"
    rf"(?:(?P<era>明治|大正|昭和|平成|令和)(?P<number>元|{NUMBER})年|(?P<west>1[89][0-9]{{2}}|20[0-9]{{2}})年)"
)
_SINCE = quick_compile(
    r"(?P<count>[0-9]{1,3})周年(?:記念)?[^。\n(]{0,12}[(]\s?"
    rf"(?:(?P<era>明治|大正|昭和|平成|令和)(?P<number>元|{NUMBER})年|(?P<west>1[89][0-9]{{2}}|20[0-9]{{2}})年)"
    r"(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:に)?、?"
    r"(?:設立|創立|創業|開館|開校|開園|開設|開業|開通|発足|誕生|市制施行|施行|合併|竣工|完成|開始|スタート|結成|創刊)"
)
_REACH = 120
"""How far after the first year the count may stand, in characters."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None:
        return
    yield from _years_ago(document, context.today.year)
    yield from _since_in_brackets(document, context.today.year)
    counts = list(document.find(_COUNT)) if any(word in document.text for word in _COUNTED) else ()
    # 「令和2年は中止、平成26年の第1回から」: what begins is of the later year.
    starts = [one for one in document.find(_START) if not _YEAR.search(one.groups["began"] or "")] if counts else ()
    for match in counts:
        start = next((one for one in reversed(starts) if one.start < match.start <= one.end + _REACH), None)
        kind = match.groups["kind"] or ""
        if (
            start is None
            or not _is_of_this_year(document, start, match)
            or (kind in _PLAIN and not match.groups["when"])
        ):
            continue
        placed = _PLACED.search(start.text) is not None
        if placed and (not match.groups["when"] or _ANOTHER.search(document.text, start.start, match.end)):
            continue
        began, count = _year(start), int(match.groups["count"] or 0)
        passed = context.today.year - began
        if passed < 1 or _fits(count, passed, kind) or _is_loose(document, match) or is_correction(document, match):
            continue
        between = document.text[start.start : match.end]
        if kind.startswith("回") and (not _EVERY_YEAR.search(between) or _PAUSED.search(between)):
            continue
        right = passed if kind in ("周年", *_PLAIN) else passed + 1
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=f"{began}年から数えると、{context.today.year}年は{right}{kind}です。年か数を確かめて直してください。",
        )


def _since_in_brackets(document: Document, this_year: int) -> Iterator[Finding]:
    """「開館50周年（昭和41年開館）」."""
    for match in document.find(_SINCE) if "周年" in document.text else ():
        passed = this_year - _year(match)
        count = int(match.groups["count"] or 0)
        if passed > 1 and not _fits(count, passed, "周年") and not is_correction(document, match):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"{_year(match)}年から{this_year}年までは{passed}年です。年か数を確かめて直してください。",
            )


def _years_ago(document: Document, this_year: int) -> Iterator[Finding]:
    """「ちょうど10年前の平成26年」."""
    for match in document.find(_AGO) if "年前の" in document.text else ():
        passed = this_year - _year(match)
        if abs(passed - int(match.groups["count"] or 0)) > 1 and not _is_loose(document, match):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"{_year(match)}年は{passed}年前です。年か数を確かめて直してください。",
            )


def _fits(count: int, passed: int, kind: str) -> bool:
    """Whether a count is right for the years passed; a fiscal year may differ from the calendar's by one."""
    if kind in ("周年", *_PLAIN):
        return count in (passed - 1, passed, passed + 1)
    return count in (passed, passed + 1, passed + 2)


def _is_of_this_year(document: Document, start: Match, match: Match) -> bool:
    """Whether no other year stands between that the count may belong to."""
    between = document.text[start.end : match.start]
    return match.start >= start.end and not re.search(r"[0-9]{4}年|(?:昭和|平成|令和)[0-9元]", between)


def _is_loose(document: Document, match: Match) -> bool:
    around = document.text[max(0, match.start - 6) : match.end + 6]
    return bool(_LOOSE.search(around))


def _year(match: Match) -> int:
    if match.groups["west"]:
        return int(match.groups["west"])
    return era(match.groups["era"] or "令和").year(small_number(match.groups["number"] or "") or 1)
