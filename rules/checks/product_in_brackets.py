"""かっこの中の掛け算と合わない数 — 「10,000円分（500円券30枚）」

何を見つけるか: 「10,000円分（500円券30枚）」「1,200円（300円×3回）」「90本（1箱24本×4箱）」のように、全体の数と、
かっこの中の掛け算が合わないもの。「500円券×30枚（10,000円分）」のように全体が後ろにあるものも見ます。
なぜ: §6(2)イ「正確に記述する」。枚数や料金のまちがいは、窓口でのもめごとになります。
なおし方: 掛け算をし直して、まちがった数を直してください。
見逃すもの: 「約」「上限」の付く数、割引のある回数券やプレミアム付きの券、休憩の入る時間、縦×横の大きさ、かっこの中に
ほかの説明が交じるもの。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import ARABIC, UNIT, Amount, amounts_between, find_amounts, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="かっこの中の掛け算と合わない数", reckons=True)

EXAMPLES = (
    ng("商品券10,000円分（500円券30枚）をお送りします。", at="10,000円分（500円券30枚）", severity=Severity.CONFIRM),
    ng("参加費は1,200円（300円×3回）です。", at="1,200円（300円×3回）"),
    ng("水を90本（1箱24本×4箱）用意しました。", at="90本（1箱24本×4箱）"),
    ng("定員は40人（10人×3回）です。", at="40人（10人×3回）"),
    ng("マスク500枚（50枚入り×8箱）の寄附がありました。", at="500枚（50枚入り×8箱）"),
    ng("記念品50個（1人2個、30人分）を用意しました。", at="50個（1人2個、30人分）"),
    ng("1冊5,000円分（500円券×8枚、200円券×10枚）です。", at="5,000円分（500円券×8枚、200円券×10枚）"),
    ng("500円券×30枚（10,000円分）をお届けします。", at="500円券×30枚（10,000円分"),
    ng("6,000円分（500円券10枚つづり）の券です。", at="6,000円分（500円券10枚つづり）"),
    ng("定員は60名（1回20名、全4回）です。", at="60名（1回20名、全4回）"),
    ng("1人8,000円分（1,000円券×5枚、500円券×4枚）です。", at="8,000円分（1,000円券×5枚、500円券×4枚）"),
    ng("1箱24本×4箱（計90本）を配りました。", at="1箱24本×4箱（計90本"),
    ng("60人（20人ずつ4回）をご案内します。", at="60人（20人ずつ4回）"),
    ng("講義は90分（50分×2コマ）です。", at="90分（50分×2コマ）"),
    ok("商品券は1冊5,000円（500円×13枚）です。"),
    ok("商品券15,000円分（500円券30枚）をお送りします。"),
    ok("参加費は900円（300円×3回）です。"),
    ok("水を96本（1箱24本×4箱）用意しました。"),
    ok("講義は100分（45分×2コマ）です。"),
    ok("回数券は3,000円（300円×11回分）とお得です。"),
    ok("1冊5,000円（500円券×12枚）で、20％のプレミアム付きです。"),
    ok("1冊5,000円分（500円券×8枚、100円券×10枚）です。"),
    ok("看板は10m（2m×3m）の足場に取り付けます。"),
    ok("用紙500枚（500枚×10束）の寄附がありました。"),
    ng("商品券は、500円券20枚つづりの12,000円分です。", at="500円券20枚つづりの12,000円分"),
    ng(
        "タクシー券は500円券を1か月4枚、年間48枚（20,000円分）お渡しします。",
        at="500円券を1か月4枚、年間48枚（20,000円分",
    ),
    ng("家族で2,000円（大人500円×2人、子ども300円×2人）です。", at="2,000円（大人500円×2人、子ども300円×2人）"),
    ok("家族で1,600円（大人500円×2人、子ども300円×2人）です。"),
    ok("商品券は、500円券20枚つづりの10,000円分です。"),
    ok("1,000円券5枚と500円券20枚で15,000円分です。"),
    ok("500円券24枚の12,000円分を、プレミアム付きの10,000円でお売りします。"),
    ok("約100本（1箱24本×4箱）を用意しました。"),
    ok("上限5,000円（1,000円×6か月）を補助します。"),
    ok("水を100本（1箱24本×4箱、ばら4本）用意しました。"),
    ok("1箱24本×4箱（1,200円）"),
    ok("（誤）1,200円（300円×3回）"),
    ok("参加費は1,100円（300円×3回、保険料200円）です。"),
)

_BRACKETS = quick_compile(r"\((?P<inside>[^()\n]{4,60})\)")
_MULTIPLIES = lazy_compile(r"[×✕✖*]|券|入り|ずつ|1[人箱袋組回枚冊日ケ世]")
_MARK = r"\s?[×✕✖*]\s?"
_ONE_OF = (
    r"(?:1(?:人|名|箱|袋|組|回|枚|冊|日|ケース|世帯|か月|セット|班|台|パック|缶|束)(?:あたり|当たり|につき|に|:)?\s?)"
)
_COUNTED = (
    rf"{_ONE_OF}?(?P<each>{ARABIC})\s?(?P<each_unit>{UNIT})(?P<mark>[^0-9、()×✕✖*]{{0,8}}券(?:を|が)?|入り(?:を|が|の)?"
    rf"|ずつ、?)?"
)
_NUMBER = rf"(?P<number>{ARABIC})\s?(?P<number_unit>{UNIT}|コマ|つづり|綴り)?(?:分|つづり|綴り|セット)?"
_LABEL = r"[^0-9、()+×✕✖*うち各別]{0,10}"
_TERM = lazy_compile(rf"\s?{_LABEL}(?:{_COUNTED}(?P<sign>{_MARK}|\s)?{_NUMBER})\s?")
_BY_WORDS = lazy_compile(
    rf"\s?(?P<one>{_ONE_OF})(?P<each>{ARABIC})\s?(?P<each_unit>{UNIT})(?:ずつ)?[、で]\s?(?:全部で|全|計)?{_NUMBER}\s?"
)
_BETWEEN = lazy_compile(r"[、+・]|,(?![0-9]{3})|と(?=[0-9])")
_WHOLE_AFTER = lazy_compile(r"(?:分|相当分?|分相当)?(?:の[^0-9()、。\n]{1,8}券)?\s?")
_WHOLE_INSIDE = lazy_compile(rf"(?:合計|総計|計|全部で)?(?P<whole>{ARABIC})(?P<unit>{UNIT})(?P<worth>分|相当)?")
_BEFORE_BRACKET = lazy_compile(
    rf"(?<![0-9.,])(?:{_ONE_OF})?(?:{ARABIC})\s?(?:{UNIT})(?:[^0-9、()×✕✖*\n]{{0,8}}券)?(?:入り)?{_MARK}"
    rf"(?:{ARABIC})\s?(?:{UNIT}|コマ)?(?:分)?$"
)
_TICKETS = quick_compile(
    rf"(?<![0-9.,])(?P<each>{ARABIC})円の?[^0-9、。()\n円]{{0,8}}券(?P<gap>[^。\n円]{{0,30}}?)(?<![0-9,])(?P<number>{ARABIC})枚"
    rf"(?:つづり|綴り)?(?:で|の|、|\(|を|、?合わせて|、?計|、?合計){{1,2}}(?P<whole>{ARABIC})円(?:分|相当)"
)
_LOOSE = lazy_compile(
    r"約|上限|最大|限度|最低|以上|以下|割|お?得|プレミアム|税|送料|手数料|保険|含|込|別途|ほか|など|例|予備|休憩|補助|助成"
)
_LOOSE_TICKETS = lazy_compile(
    r"約|上限|最大|以上|以下|プレミアム|ほか|など|円券[^。\n]{0,30}円券|割|と[0-9]|うち|補助|助成券"
)
_WORD_FOR_A_BARGAIN = lazy_compile(r"割|お?得|プレミアム|回数券|販売|発売|つづり|サービス|おまけ|特典|込|補助|助成")
_SIZES = frozenset({"m", "m2", "m3", "%", "歳", "kW", "kWh", "ポイント"})
_REACH = 34
_LONGEST_TERM = 30


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if "券" in document.text:
        yield from _tickets(document)
    if "(" not in document.text:
        return
    for match in document.find(_BRACKETS):
        inside = match.groups["inside"] or ""
        if _MULTIPLIES.search(inside):
            yield from _whole_before(document, match, inside)
        yield from _whole_inside(document, match, inside)


def _tickets(document: Document) -> Iterator[Finding]:
    """「500円券20枚つづりの12,000円分」."""
    for match in document.find(_TICKETS):
        each, number, whole = (int(number_value(match.groups[name] or "0")[0]) for name in ("each", "number", "whole"))
        around = f"{document.text[max(0, match.start - 12) : match.end]}{document.text[match.end : match.end + 12]}"
        told_by_the_sign = "×" in match.text and "(" in match.text
        if (
            each * number == whole
            or told_by_the_sign
            or _LOOSE_TICKETS.search(around)
            or is_correction(document, match)
        ):
            continue
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=f"掛け算をすると{each * number:,}円になり、書かれた額と合いません。数を確かめて直してください。",
        )


def _whole_before(document: Document, match: Match, inside: str) -> Iterator[Finding]:
    amounts = amounts_between(find_amounts(document), match.start - 24, match.start)
    if not amounts:
        return
    whole = amounts[-1]
    if whole.is_rough or not _WHOLE_AFTER.fullmatch(document.text, whole.end, match.start):
        return
    product = _product(inside, whole)
    if product is None or product == whole.value:
        return
    before = document.text[max(0, whole.start - _REACH // 2) : whole.start]
    after = document.text[match.end : match.end + _REACH // 2].split("\n")[0]
    is_worth = whole.kind == "円" and whole.end < match.start
    if "券" in inside and whole.kind == "円" and not is_worth:
        return  # what a book of tickets costs need not be what they are worth
    yield from _judged(document, (whole.start, match.end), whole, product, f"{before}{inside}{after}")


def _whole_inside(document: Document, match: Match, inside: str) -> Iterator[Finding]:
    said = _WHOLE_INSIDE.fullmatch(inside)
    begin = max(0, match.start - _LONGEST_TERM)
    term = _BEFORE_BRACKET.search(document.text, begin, match.start) if said else None
    if said is None or term is None:
        return
    start = match.start + 1 + said.start("whole")
    amounts = amounts_between(find_amounts(document), start, match.end)
    if not amounts:
        return
    whole = amounts[0]
    product = _product(term[0], whole)
    if product is None or product == whole.value or (whole.kind == "円" and "券" in term[0] and not said["worth"]):
        return
    around = document.text[max(0, term.start() - _REACH // 2) : match.end + _REACH // 2]
    yield from _judged(document, (term.start(), match.end - 1), whole, product, around)


def _product(words: str, whole: Amount) -> Decimal | None:
    """What the words in brackets make, of the kind of the whole; None where they say more than a product."""
    by_words = _BY_WORDS.fullmatch(words)
    if by_words is not None:
        return _value(by_words, whole)
    made = Decimal(0)
    for piece in _BETWEEN.split(words):
        term = _TERM.fullmatch(piece)
        # Without a sign or 「券」「入り」 two numbers only stand side by side.
        if term is None or not ((term["sign"] or "").strip() or term["mark"]):
            return None
        value = _value(term, whole)
        if value is None:
            return None
        made += value
    return made


def _value(term: re.Match[str], whole: Amount) -> Decimal | None:
    """The value of one product in the smallest unit of the whole's kind."""
    units = (term["each_unit"], term["number_unit"])
    if whole.kind in _SIZES or whole.unit not in units or units[0] == units[1]:
        return None
    each, number = (number_value(term[name])[0] * whole.factor for name in ("each", "number"))
    # 「500枚(500枚×10束)」 may tell the size of one first.
    return whole.value if whole.value in (each, number) else each * number / whole.factor


def _judged(
    document: Document, place: tuple[int, int], whole: Amount, product: Decimal, around: str
) -> Iterator[Finding]:
    start, end = place
    if whole.kind == "分" and product < whole.value:
        return  # lessons have breaks between them
    # Several together may cost less; nobody pays more for being several.
    loose = _LOOSE.search(around) if whole.kind != "円" or product < whole.value else _WORD_FOR_A_BARGAIN.search(around)
    # 「1冊5,000円（500円×13枚）」 is what such a book costs, 「5,000円分」 what it is worth.
    sold = product > whole.value and "冊" in around and not document.text.startswith("分", whole.end)
    if loose or sold or is_correction(document, whole) or document.in_link(start):
        return
    yield CHECK.finding(
        document.span(start, end),
        severity=Severity.CONFIRM,
        message=f"掛け算をすると{whole.shown(product)}になり、書かれた数と合いません。数を確かめて直してください。",
    )
