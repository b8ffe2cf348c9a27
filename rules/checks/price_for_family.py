"""合わない家族の料金 — 大人500円、小学生200円で、大人2人と小学生3人が1,500円

何を見つけるか: 料金の一覧（大人500円、小学生200円）から計算した合計と、「大人2人と小学生3人なら1,500円」のような例の
額が合わないもの。
なぜ: §6(2)イ「正確に記述する」。家族で出かける人は、この額を持って来ます。
なおし方: 計算をし直して、料金か合計を直してください。
見逃すもの: 割引や家族券のある文、料金が前売りと当日の二通りあるもの、「ご夫婦とお子さん」のように人数の書かれないもの。
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import ARABIC, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない家族の料金", reckons=True)

EXAMPLES = (
    ng(
        "大人500円、小学生200円。大人2人と小学生3人なら合わせて1,500円です。",
        at="大人2人と小学生3人なら合わせて1,500円",
        severity=Severity.CONFIRM,
    ),
    ng("【料金】一般800円／学生400円\n（例）一般1人＋学生2人＝1,500円", at="一般1人＋学生2人＝1,500円"),
    ng("A席3,000円、B席2,000円。A席2枚とB席1枚で7,000円です。", at="A席2枚とB席1枚で7,000円"),
    ng("大人1,000円、中学生500円。親子3人（大人2、中学生1）で2,000円です。", at="大人2、中学生1）で2,000円"),
    ng(
        "大人500円、子ども200円（回数券11枚つづり・大人5,000円）。大人2人、子ども1人で計1,100円です。",
        at="大人2人、子ども1人で計1,100円",
    ),
    ok("大人500円、小学生200円。大人2人と小学生3人なら合わせて1,600円です。"),
    ok("大人500円、子ども200円。大人2人と子ども2人なら、家族割引で1,200円です。"),
    ok("大人500円（前売り400円）、子ども200円。大人2人と子ども1人の親子券は1,000円です。"),
    ok("大人2＋小学生1＝1,200円、大人500円、小学生200円"),
)

_NAMES = {
    "大人": "大人|おとな|オトナ|成人|一般",
    "高校生": "高校生|高校",
    "中学生": "中学生",
    "学生": "大学生|学生",
    "小学生": "小中学生|小・中学生|小学生",
    "子ども": "子ども|こども|子供|お子さん|お子様|小人|児童",
    "幼児": "未就学児|幼児|園児",
    "高齢": "シニア|高齢者|65歳以上",
    "会員": "会員",
    "市外": "市外",
}
_SEAT = r"[A-DS](?:席|コース|セット|区画)|(?:指定|自由)席"
_LABEL = "|".join((*(f"(?:{ways})" for ways in _NAMES.values()), _SEAT))
_PRICE = quick_compile(
    rf"(?<![一-龥])(?P<label>{_LABEL})(?:の方|料金)?(?:は|が|:|…|・|/|\s|\(|お?[1一](?:人|名|枚)(?:につき"
    rf"|あたり)?){{0,4}}"
    rf"(?P<price>{ARABIC}|無料)(?:円)?(?![0-9人名枚])"
)
_COUNT = (
    rf"(?P<label>{_LABEL})(?:が|は|の方|の|を|:|×|\s){{0,2}}(?P<number>[0-9]{{1,2}})\s?(?:人|名|枚|つ)?(?![0-9,]|円|歳"
    rf"|年|日|時)"
)
_PERSONS = quick_compile(_COUNT)
_JOIN = lazy_compile(r"\s?(?:と|、|,|・|\+|&|/|および|\s)\s?(?:あと|それに)?")
_RESULT = lazy_compile(
    r"\)?(?:の)?(?:[2-9]人)?(?:の?(?:ご?家族|親子|グループ|場合|方|合計|お買い上げ|利用))?(?:連れ)?"
    r"(?:なら|ならば|だと|では|では、|で|は|の|、|=|→|\s|:|が|お出かけ|入ると|行くと|来ると|利用すると|買うと){0,4}"
    r"(?:合わせて|あわせて|合計|計|全部で|しめて|総額|料金は|入場料は)?(?:で|は|が)?\s?"
    rf"(?P<total>{ARABIC})円"
)
_OF_SEVERAL = lazy_compile(r"(?:回数券|つづり|綴り|年間パス|年間券|年パス|団体)[^。\n]{0,10}$")
"""What stands before the price of a book of tickets, which is not that of one visit."""
_CUT = lazy_compile(
    r"割|お?得|家族券|親子券|ペア|セット券|団体|半額|ところ|往復|フリー|無料|補助|保険|材料|別途|引き|クーポン|込"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if document.text.count("円") < 2:
        return
    persons = list(document.find(_PERSONS))
    if not persons:
        return
    prices = _prices(document)
    if len(prices) < 2:
        return
    for group in _groups(document, persons):
        result = _RESULT.match(document.text, group[-1].end)
        labels = [_name(one) for one in group]
        if result is None or len(set(labels)) < len(labels) or any(label not in prices for label in labels):
            continue
        right = sum(
            (prices[label] * int(one.groups["number"] or 0) for label, one in zip(labels, group, strict=True)),
            Decimal(0),
        )
        total = number_value(result["total"])[0]
        sentence = document.sentence_at(group[0].start)
        words = document.text[sentence.start : min(document.sentence_at(result.end()).end, result.end() + 20)]
        if total == right or _CUT.search(words) or is_correction(document, group[0]):
            continue
        yield CHECK.finding(
            document.span(group[0].start, result.end()),
            severity=Severity.CONFIRM,
            message=f"料金から計算すると{right:,f}円になります。料金か合計を確かめて直してください。",
        )


def _prices(document: Document) -> dict[str, Decimal]:
    """What each kind of person pays; those with two prices are left out."""
    found: dict[str, set[Decimal]] = {}
    for match in document.find(_PRICE):
        if _OF_SEVERAL.search(document.text, max(0, match.start - 14), match.start):
            continue
        price = match.groups["price"] or "0"
        if price == "無料":
            found.setdefault(_name(match), set()).add(Decimal(0))
        elif match.text.endswith("円"):
            found.setdefault(_name(match), set()).add(number_value(price)[0])
    return {name: next(iter(values)) for name, values in found.items() if len(values) == 1}


def _groups(document: Document, persons: list[Match]) -> Iterator[list[Match]]:
    """「大人2人と小学生3人」: those that are joined."""
    group: list[Match] = []
    for one in persons:
        if group and not _JOIN.fullmatch(document.text, group[-1].end, one.start):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _name(match: Match) -> str:
    label = match.groups["label"] or ""
    return next((name for name, ways in _NAMES.items() if label in ways.split("|")), label)
