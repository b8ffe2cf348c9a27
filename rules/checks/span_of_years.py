"""合わない年数 — 始まりの年から終わりの年までの年数が違う

何を見つけるか: 「明治6年の創立から平成31年3月の閉校まで、166年の歩み」「昭和50年から令和7年までの40年間」「計画期間は
10年間（令和8年度〜令和12年度）」のように、二つの年の間の年数と合わないもの。
なぜ: §6(2)イ「正確に記述する」。節目の数字は記録として残ります。
なおし方: 年数を数え直して、年か年数を直してください。
見逃すもの: 1年までのずれ（数え方で変わります）、「約」「余り」の付く年数、間の一部の年数、訂正。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.eras import written_year
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない年数", reckons=True)

EXAMPLES = (
    ng(
        "明治6年の創立から平成31年3月の閉校まで、166年の歩みを振り返ります。",
        at="明治6年の創立から平成31年3月の閉校まで、166年",
        severity=Severity.CONFIRM,
    ),
    ng("昭和50年から令和7年までの40年間の写真です。", at="昭和50年から令和7年までの40年間"),
    ng("計画期間は10年間（令和8年度〜令和12年度）です。", at="10年間（令和8年度〜令和12年度"),
    ng("計画の期間：2026年度～2030年度（10年間）", at="2026年度～2030年度（10年間"),
    ng("1975年に開館し、2025年に閉館するまで40年間親しまれました。", at="1975年に開館し、2025年に閉館するまで40年間"),
    ng(
        "昭和30年(1955年)から昭和60年(1985年)まで、20年にわたり走りました。",
        at="昭和30年(1955年)から昭和60年(1985年)まで、20年",
    ),
    ng("平成元年4月から令和元年3月までの20年間", at="平成元年4月から令和元年3月までの20年間"),
    ng("令和3年から令和8年までの3年間、続けました。", at="令和3年から令和8年までの3年間"),
    ng(
        "明治6年に創立し、平成31年3月に閉校。166年の歴史に幕を下ろしました。",
        at="明治6年に創立し、平成31年3月に閉校。166年",
    ),
    ng("創立は明治6年、閉校は平成31年。166年の歴史でした。", at="創立は明治6年、閉校は平成31年。166年"),
    ng("昭和50年から40年後の令和7年に閉館しました。", at="昭和50年から40年後の令和7年"),
    ng("1975年の開館から50年たった2015年に建て直しました。", at="1975年の開館から50年たった2015年"),
    ok("1975年の開館から40年たった2015年に建て直しました。"),
    ok("明治6年に創立し、平成31年3月に閉校。146年の歴史に幕を下ろしました。"),
    ng("昭和39年の開業以来、平成26年までの40年間走りました。", at="昭和39年の開業以来、平成26年までの40年間"),
    ok("明治6年の創立から平成31年3月の閉校まで、146年の歩みを振り返ります。"),
    ok("昭和50年から令和7年までの50年間の写真です。"),
    ok("計画期間は5年間（令和8年度〜令和12年度）です。"),
    ok("昭和50年から令和7年までの約40年間の写真です。"),
    ok("昭和50年から令和7年まで、10年ごとの写真を並べます。"),
    ok("昭和50年から令和7年まで、3年に一度開かれました。"),
    ok("昭和50年から令和7年までのうち40年間を勤めました。"),
    ok("昭和50年から令和7年まで。最後の10年間は休館でした。"),
    ok("昭和50年から令和7年まで、40年以上にわたり続きました。"),
    ok("（誤）昭和50年から令和7年までの40年間"),
    ok("平成20年から準備を始め、令和2年に完成。令和7年までの5年間で10万人が訪れました。"),
    ok("令和7年から令和8年まで、1年間休みます。"),
    ok("任期は4年間（令和8年4月1日〜令和12年3月31日）です。"),
    ok("令和5年に始まり、令和8年まで20年物の樽で寝かせました。"),
    ok("創業100年の店が、平成20年から令和5年まで30年連続で出店しました。", planned_at="2026-08-01T09:00"),
)

_ERA = r"(?:明治|大正|昭和|平成|令和)"


def _year(name: str) -> str:
    plain = rf"(?P<{name}_era>{_ERA})(?P<{name}_number>元|[0-9]{{1,2}})|(?P<{name}_west>1[6-9][0-9]{{2}}|20[0-9]{{2}})"
    return (
        rf"(?:{plain})\s?年?度?(?:\s?\((?:{_ERA}?[0-9]{{1,4}}年?度?)\))?"
        r"(?:\s?[0-9]{1,2}月(?:\s?[0-9]{1,2}日)?|(?:の)?[春夏秋冬])?(?:末|頃)?"
    )


_NO_NEW_YEAR = r"[^0-9。\n()~うち準]"
_COUNT = r"(?<![0-9第約])(?P<count>[0-9]{1,3})\s?(?:か|ヵ|カ|ヶ)?年"
_GOES_ON = (
    r"(?:間(?!に|ごと|おき|以上|余|ほど|近く|の?うち|ずつ|勤続)|の(?:歩み|歴史|道のり|あゆみ|歳月|伝統)"
    r"|(?:もの)?(?:長き)?にわた|の長き|の幕)"
)
_BEGUN = r"創立|開校|開館|開業|開園|創業|設立|発足|開設|開通|誕生|開店|始まり|結成"
_ENDED = r"閉校|閉館|廃校|閉園|閉鎖|廃止|休園|休校|廃線|終了|解散|廃業|閉店|閉所|引退"
_SHAPES = (
    quick_compile(
        rf"(?<![0-9]){_year('first')}{_NO_NEW_YEAR}{{0,12}}?(?:から|より|以来|以降)、?{_NO_NEW_YEAR}{{0,6}}?{_year('last')}"
        rf"{_NO_NEW_YEAR}{{0,12}}?まで(?:の|、|に|で|\(|、?実に|、?合わせて){{0,2}}{_COUNT}{_GOES_ON}"
    ),
    quick_compile(
        rf"(?<![0-9]){_year('first')}(?:に|の){_NO_NEW_YEAR}{{1,12}}(?:し|され|して|されて|まり|で)、{_year('last')}"
        rf"(?:に|の){_NO_NEW_YEAR}{{1,12}}まで(?:の|、)?{_COUNT}{_GOES_ON}"
    ),
    quick_compile(
        rf"(?<![0-9]){_year('first')}\s?[~→-]\s?{_year('last')}(?:まで)?\s?(?:の|、|\(|:|\s){{1,2}}{_COUNT}間(?!に|ごと|ずつ|以上)"
    ),
    quick_compile(rf"{_COUNT}間?\s?[(:]\s?{_year('first')}\s?(?:[~→-]|から)\s?{_year('last')}(?:まで)?(?=\))"),
    quick_compile(
        rf"(?<![0-9]){_year('first')}(?:に|の|、|\s)?(?:{_BEGUN})(?:し|され)?(?:て|た[^0-9。\n]{{0,12}})?[、。\s]{{1,2}}(?:そして)?"
        rf"{_year('last')}(?:に|の|をもって|で|、|\s)?(?:{_ENDED})(?:し|され)?(?:まで)?[、。]?(?:その)?{_COUNT}(?:間の歩み|の(?:歩み|歴史|伝統|あゆみ))"
    ),
    quick_compile(
        rf"(?:{_BEGUN})(?:は|:|\s)?{_year('first')}、(?:{_ENDED})(?:は|:|\s)?{_year('last')}(?:です)?[、。]"
        rf"{_COUNT}(?:間|の(?:歩み|歴史|伝統|あゆみ))"
    ),
    quick_compile(
        rf"(?<![0-9]){_year('first')}(?:の[^0-9。、\n]{{1,10}})?から{_COUNT}(?:後|(?:が)?(?:た|経)った|が過ぎた|を経た|を経て)(?:の|、)?"
        rf"{_year('last')}"
    ),
)
_LOOSE = lazy_compile(r"約|およそ|余り|以上|うち|連続|ごと|[12]期|前期|後期|延長|準備|試行")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if "年" not in document.text:
        return
    for shape in _SHAPES:
        for match in document.find(shape):
            first, last = _calendar_year(match, "first"), _calendar_year(match, "last")
            count = int(match.groups["count"] or 0)
            if first is None or last is None or last <= first or abs(last - first - count) <= 1:
                continue
            around = document.text[max(0, match.start - 3) : match.end + 4]
            if _LOOSE.search(around) or is_correction(document, match):
                continue
            end = match.end - _tail(match)
            yield CHECK.finding(
                document.span(match.start, end),
                severity=Severity.CONFIRM,
                message=(f"{first}年から{last}年までは{last - first}年です。年か年数を確かめて直してください。"),
            )


_TAIL = lazy_compile(r"(?<=年)(?:の(?:歩み|歴史|道のり|あゆみ|歳月|伝統|長き|幕)|(?:もの)?(?:長き)?にわた)$")


def _tail(match: Match) -> int:
    """How many characters at the end only say what follows the number of years."""
    found = _TAIL.search(match.text)
    return 0 if found is None else len(found[0])


def _calendar_year(match: Match, name: str) -> int | None:
    era, number, west = (match.groups[f"{name}_{part}"] for part in ("era", "number", "west"))
    return written_year(era, number, west)
