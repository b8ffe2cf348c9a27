"""長寿の祝いと年齢のくいちがい — 「米寿（77歳）」

何を見つけるか: 「米寿（77歳）」「77歳の米寿」「喜寿：88歳」のように、還暦・古希・喜寿・傘寿・米寿・卒寿・白寿・百寿の
名と年齢が合わないもの。
なぜ: §6(2)イ「正確に記述する」。お祝いの対象をまちがえ、ご本人やご家族に失礼です。
なおし方: 還暦60歳、古希70歳、喜寿77歳、傘寿80歳、米寿88歳、卒寿90歳、白寿99歳、百寿100歳です。どちらかを直します。
見逃すもの: 数え年と満年齢のちがい（1歳）、「還暦を迎えた母（82歳）」のような離れた年齢、動物や人形の年齢。
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="長寿の祝いと年齢のくいちがい", reckons=True)

EXAMPLES = (
    ng("米寿（77歳）を迎えられた方へ、湯のみをお届けします。", at="米寿（77歳）", severity=Severity.CONFIRM),
    ng("77歳の米寿をお祝いします。", at="77歳の米寿"),
    ng("対象は、喜寿：88歳、米寿：77歳の方です。", at="喜寿：88歳"),
    ng("今年、80歳で卒寿を迎えられる方は30人です。", at="80歳で卒寿を迎え"),
    ng("満90歳（白寿）の方に記念品を贈ります。", at="満90歳（白寿）"),
    ng("古希は77歳のお祝いです。", at="古希は77歳"),
    ng("還暦（満70歳）の同級会", at="還暦（満70歳）"),
    ng("米寿を迎えられる90歳の皆さまへ", at="米寿を迎えられる90歳"),
    ok("米寿（88歳）を迎えられた方へ、湯のみをお届けします。"),
    ok("喜寿（数え77歳）、還暦（数え年61歳）"),
    ok("白寿（満98歳）のお祝い"),
    ok("77歳の喜寿、88歳の米寿、99歳の白寿をお祝いします。"),
    ok("敬老祝金 88歳1万円、100歳5万円。米寿の写真撮影もあります。"),
    ok("・米寿 数え88歳\n・百寿 満100歳"),
    ok("還暦を迎えた母（82歳）の手記"),
    ok("還暦の同級会が開かれました。担任の先生は88歳。"),
    ok("還暦（60歳）以上の野球大会、80歳の選手も。"),
    ok("75歳、還暦から始めた油絵です。"),
    ok("柴犬の米寿（16歳）を祝いました。"),
    ok("誤：米寿（77歳）　正：喜寿（77歳）"),
)

_AGES: Mapping[str, int] = MappingProxyType(
    {
        "還暦": 60, "古希": 70, "古稀": 70, "喜寿": 77, "傘寿": 80, "米寿": 88, "卒寿": 90, "白寿": 99, "百寿": 100,
        "茶寿": 108,
    }
)  # fmt: skip
_NAME = rf"(?<!大)(?P<{{0}}>{'|'.join(_AGES)})"
_AGE = r"(?:数え年?で?の?|満)?\s?(?P<{0}>(?<![0-9.~-])[0-9]{{2,3}})歳"
_PAIRS = (
    quick_compile(_NAME.format("name") + r"\s?(?:祝い?)?\s?[(/=]\s?" + _AGE.format("age") + r"(?:の方)?\)"),
    quick_compile(
        _NAME.format("name")
        + r"(?:\s?[:=]\s?|(?:と)?は、?)"
        + _AGE.format("age")
        + r"(?!以上|未満|まで|から|を過ぎ|[~-])"
    ),
    quick_compile(
        _NAME.format("name")
        + r"を(?:お)?迎え(?:る|た|られる|られた|になる)"
        + _AGE.format("age")
        + r"(?=の(?:皆|方|人))"
    ),
    quick_compile(_AGE.format("age") + r"(?:を迎える方)?\s?\(\s?" + _NAME.format("name") + r"(?:祝い?|の方)?\s?\)"),
    quick_compile(
        _AGE.format("age") + r"の" + _NAME.format("name") + r"(?!のころ|のとき|の頃|の時|から|過ぎ|を過ぎ|野球)"
    ),
    quick_compile(_AGE.format("age") + r"で、?" + _NAME.format("name") + r"を(?:お)?迎え"),
)
_NOT_PEOPLE = lazy_compile(r"犬|猫|ネコ|牛|馬|ペット|人間(?:で|に|の)|換算|人形|開館|周年|機関車|並み|目指|めざ")
_BY_COUNTING = 1
"""Years between the age in full years and the one by counting (数え年)."""


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for pattern in _PAIRS:
        for match in document.find(pattern):
            name = match.groups["name"] or ""
            right, said = _AGES[name], int(match.groups["age"] or 0)
            if abs(right - said) <= _BY_COUNTING or is_correction(document, match):
                continue
            if _NOT_PEOPLE.search(document.sentence_at(match.start).text):
                continue
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"{name}は{right}歳のお祝いです。{said}歳とは合いません。祝いの名か年齢を確かめて直してください。",
            )
