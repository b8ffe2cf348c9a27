"""暦と合わない節目の日 — 冬至や夏至、立春などの日が違う

何を見つけるか: 「12月22日は夏至」「一年でいちばん昼が長い冬至」「夏至は昼がいちばん短い日」「春分は昼が最も長い」
「冬至は昼と夜の長さがほぼ同じ」のように、二十四節気や節分の日と季節、昼の長さが合わないもの。
なぜ: §6(2)イ「正確に記述する」。行事の由来として読まれ、引用されます。
なおし方: 暦で日を確かめて直してください（年により一日前後します）。
見逃すもの: 一日のずれ、「冬至まであと3日」のように日を指していないもの、旧暦の話、クイズや問いかけ、南半球の話。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction, is_quoted
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="暦と合わない節目の日", reckons=True)

EXAMPLES = (
    ng("あす12月22日は夏至。", at="12月22日は夏至", severity=Severity.CONFIRM),
    ng("来週火曜、22日は冬至。一年でいちばん昼が長いこの日", at="いちばん昼が長い"),
    ng("2月14日は節分です。", at="2月14日は節分"),
    ng("立秋（9月7日）を過ぎました。", at="立秋（9月7日"),
    ng("冬至。一年でいちばん昼の長い日です。", at="いちばん昼の長い"),
    ng("夏至は昼がいちばん短い日です。", at="昼がいちばん短い", severity=Severity.CONFIRM),
    ng("春分の日は、一年で昼が最も長くなります。", at="昼が最も長く"),
    ng("一年で最も夜の長い夏至を迎えました。冬至とは逆です。", at="最も夜の長い"),
    ng("夏至は、昼と夜の長さがほぼ同じになる日です。", at="昼と夜の長さがほぼ同じ"),
    ng("冬至は一年で日が最も長い日です。", at="日が最も長い"),
    ng("夏至のきょう、1年でいちばん短い昼をお楽しみください。", at="いちばん短い昼"),
    ng("秋分は夜がもっとも長い日です。", at="夜がもっとも長い"),
    ok("夏至は昼がいちばん長い日、冬至は昼がいちばん短い日です。"),
    ok("秋分の日は、昼と夜の長さがほぼ同じです。"),
    ok("春分を過ぎると昼が長くなり、昼が最も長い夏至へ向かいます。"),
    ok("夏至の反対で、冬至は昼がいちばん短い日です。"),
    ok("クイズです。冬至は昼がいちばん長い日、○か×か。"),
    ok("南半球では、冬至のころに昼がいちばん長い日を迎えます。"),
    ok("昼がいちばん長い日は夏至ですが、冬至の朝も早起きします。"),
    ok("冬至は昼がいちばん長い日ではありません。"),
    ok("冬至です。一年でいちばん長い夜を、星を見て過ごしませんか。"),
    ok("あす12月22日は冬至。一年でいちばん昼が短い日です。"),
    ok("6月21日は夏至。いちばん昼が長い日です。"),
    ok("2月3日は節分です。"),
    ok("立春（2月4日）を過ぎました。"),
    ok("冬至まであと3日、12月19日は朝市です。"),
    ok("12月22日は冬至祭りの準備で休みます。"),
)

_DAYS = {
    "立春": (2, 4), "節分": (2, 3), "春分": (3, 20), "立夏": (5, 5), "夏至": (6, 21), "立秋": (8, 7),
    "秋分": (9, 23), "立冬": (11, 7), "冬至": (12, 22), "大寒": (1, 20), "啓蟄": (3, 6), "大暑": (7, 23),
}  # fmt: skip
_NAMES = "|".join(_DAYS)
_AFTER = lazy_compile(
    rf"\s?(?:[(][^()\n]{{0,8}}[)])?\s?(?:は|が|の|、)\s?(?P<name>{_NAMES})(?=です|。|!|、|の日|を|$|\s)"
)
_BEFORE = lazy_compile(rf"(?P<name>{_NAMES})\s?(?:は|の|[(]|:|、)\s?$")
_MOST = r"(?:いちばん|一番|最も|もっとも)"
_LONGEST_DAY = quick_compile(
    rf"{_MOST}(?P<one>昼|夜|日照時間|日中|日)(?:の(?:時間|長さ))?[がの](?P<how>長[いく]|短[いく])"
    rf"|(?P<other>昼|夜|日照時間|日中|(?<=[では、])日)(?:の(?:時間|長さ))?[がの](?:1年で|一年で)?{_MOST}(?P<is>長[いく]|短[いく])"
    rf"|{_MOST}(?P<was>長い|短い)(?P<third>昼|夜)(?=[、。をがはでに])"
    r"|昼と夜の(?:長さ|時間)が(?:ほぼ|ほとんど|だいたい)?(?:同じ|等し[いく])"
)
_TURNING = "冬至|夏至|春分|秋分"
_NAMED = lazy_compile(_TURNING)
_NAMED_NEXT = lazy_compile(
    rf"(?:なる|する)?(?:1日|一日|日)?(?:で(?:ある|す)|と(?:なる|いわれる|される)|の|は|が)?(?P<name>{_TURNING})"
)
_NOT_SAID = lazy_compile(
    r"クイズ|[○〇]か[×✕xX]|[×✕]か|でしょうか|ですか|南半球|オーストラリア|ブラジル|シドニー|ニュージーランド|と思|勘違い|誤解|ではな|ではあり|比べ|前後|過ぎ"
)
_LONGEST_OF = {"夏至": "昼がいちばん長い", "冬至": "昼がいちばん短い"}
_BACK = 40
_SLACK = 2
_LEAP = 2024


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for mention in document.dates:
        after = _AFTER.match(document.text, mention.end)
        before = _BEFORE.search(document.text, max(0, mention.start - 6), mention.start)
        named = after or before
        day = mention.on(_LEAP)
        if named is None or day is None or is_correction(document, mention):
            continue
        month, right = _DAYS[named["name"]]
        if abs((day - date(_LEAP, month, right)).days) > _SLACK:
            start, end = min(mention.start, named.start("name")), max(mention.end, named.end("name"))
            yield CHECK.finding(
                document.span(start, end),
                severity=Severity.CONFIRM,
                message=f"{named['name']}は{month}月{right}日ごろです。日か名前を確かめて直してください。",
            )
    yield from _longest_day(document)


def _longest_day(document: Document) -> Iterator[Finding]:
    """The longest day said of the winter solstice, the shortest of the summer solstice, either of an equinox."""
    told = set()
    for match in document.find(_LONGEST_DAY):
        name = _turning_point(document, match)
        if name is None or name in told or _what(match) == _LONGEST_OF.get(name) or is_correction(document, match):
            continue
        start = max(0, match.start - _BACK)
        if name not in _LONGEST_OF and _what(match) is None:
            continue
        if _NOT_SAID.search(document.text, start, match.end + 16) or is_quoted(document, match):
            continue
        told.add(name)
        right = _LONGEST_OF.get(name, "昼と夜の長さがほぼ同じ")
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=f"{name}は{right}日です。確かめて直してください。",
        )


def _turning_point(document: Document, match: Match) -> str | None:
    """The solstice or equinox of which the words are said: right behind them, or the only one shortly before."""
    after = _NAMED_NEXT.match(document.text, match.end)
    if after is not None:
        return after["name"]
    before = {one[0] for one in _NAMED.finditer(document.text, max(0, match.start - _BACK), match.start)}
    return before.pop() if len(before) == 1 else None


def _what(match: Match) -> str | None:
    """What the words say of the day, as in _LONGEST_OF; None for day and night alike."""
    how = match.groups["how"] or match.groups["is"] or match.groups["was"]
    if how is None:
        return None
    by_night = "夜" in (match.groups["one"], match.groups["other"], match.groups["third"])
    return f"昼がいちばん{'長い' if (how[0] == '長') != by_night else '短い'}"
