"""合わない掛け算 — 式や「1人に○個」の計算が合わない

何を見つけるか: 「1人2個×30人＝50個」「12＋8＝25人」のような式、「1人2個ずつ、30人に計50個」「7人ずつ6班、計45人」の
ような言い方で、計算した数が書かれた数と違うもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 計算をし直して、まちがった数を直してください。
見逃すもの: 「約」「など」のある文、引き算と割り算、「1＋1＝3」のような単位のない小さな数のたとえ。
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import ABOUT, ARABIC, UNIT, Amount, amounts_between, find_amounts, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="合わない掛け算", reckons=True)

EXAMPLES = (
    ng("記念品は1人2個×30人＝50個を用意しました。", at="1人2個×30人＝50個", severity=Severity.CONFIRM),
    ng("大人12人＋子ども8人＝25人", at="大人12人＋子ども8人＝25人"),
    ng("会費は月500円×12か月=5,000円です。", at="月500円×12か月=5,000円"),
    ng("苗は1世帯に3本、40世帯で計100本を配ります。", at="計100本"),
    ng("7人ずつ6班に分かれ、計45人で調べました。", at="計45人"),
    ng("30人に1人2枚ずつ、合わせて50枚をお渡しします。", at="合わせて50枚"),
    ng("定員は各回20名、全3回で計50名です。", at="計50名"),
    ng("第1会場80席＋第2会場60席＝150席です。", at="第1会場80席＋第2会場60席＝150席"),
    ng("市内の3校へ各8基、計25基を置きました。", at="計25基"),
    ng("今年度までに、支所4か所に発電機を各2台、合計10台そろえました。", at="合計10台"),
    ng("3日間で各100食、計250食を用意します。", at="計250食"),
    ng("1口5,000円を120口、計65万円のご寄附をいただきました。", at="計65万円"),
    ok("1口5,000円を120口、計60万円のご寄附をいただきました。"),
    ok("市内の3校へ各8基、計24基を置きました。"),
    ok("12月10日までに12地区に各50袋、計600袋の土のうを配ります。"),
    ok("3校と2園に各8基、計40基を置きました。"),
    ok("定員は各回20名、全3回で計60名です。"),
    ng("一人二個、三十人分で五十個を用意しました。", at="五十個"),
    ng("4人1組で10組、計45人を募集します。", at="計45人"),
    ok("記念品は1人2個×30人＝60個を用意しました。"),
    ok("大人12人＋子ども8人＝20人"),
    ok("大人2＋小学生1＝1,200円"),
    ok("1＋1＝3になる、仲間の力。"),
    ok("苗は1世帯に3本、40世帯で計120本を配ります。"),
    ok("7人ずつ6班に分かれ、計42人で調べました。"),
    ok("3校から男女2人ずつ、計12人が参加します。"),
    ok("1人3枚、計30枚を用意しました。"),
    ok("https://example.lg.jp/?a=1+2=4"),
    ok("参加費500円×人数＝当日集めます。10人まで"),
)

_RESULT = lazy_compile(rf"\s?約?(?P<number>{ARABIC})\s?(?P<unit>{UNIT})?(?![0-9+×*%])")
_TERM = lazy_compile(
    rf"^[^0-9]{{0,14}}?(?:第?[0-9]{{1,2}}(?:会場|部|回|日目|回目|年生|等|班|組|号車)[^0-9]{{0,6}})?(?:1(?:人|名|組"
    rf"|回|世帯|枚|箱|袋|日|チーム|班|台|本|個|家族|月|か月|団体|区画|口|戸)[^0-9]{{0,6}}?)?"
    rf"(?P<number>{ARABIC})\s?(?P<unit>{UNIT})?(?:分|ずつ)?\s?$"
)
_SIGN = lazy_compile(r"[+×*✕✖]|(?<=[0-9人名個枚円本組回])\s?x\s?(?=[0-9])")
_FIRST = lazy_compile(r"[\n。!?、,・(「『:：→]\s?(?![0-9]{3})|\s{2,}")
_LEAD = lazy_compile(r"[^0-9=]{0,12}[はがをに](?=[^0-9=]{0,6}[0-9])|\s{0,4}")
_EACH = lazy_compile(r"(?:各(?:回|日|会場|組|班|クラス|地区|校|部|チーム|コース)|毎回|毎日)[^0-9、。]{0,3}$")
_AT_EACH = lazy_compile(
    r"[一-龥ァ-ヶー]{0,6}(?:すべて|全て)?(?:に|へ|で|から|は|が|とも|、|の"
    r"|それぞれ){0,2}(?:[一-龥ァ-ヶー]{1,10}を)?\s?各\s?"
)
_TOTAL_BEFORE = lazy_compile(
    r"(?:(?P<word>合計|総計|総数|(?<![累統小集設会時家])計|[あ合]わせて|[全総]部で)[でのは\s]{0,2}"
    r"|(?<=[人名組回台戸]分)(?:で|として|の|、)\s?)$"
)
_LOOSE = lazy_compile(
    rf"{ABOUT}|以上|(?<![年月日度])まで|ほか|など|ほど|程度|予備|残り|男女|除|さらに|また|別に|と[0-9]"
)
_LONGEST = 80


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from _equations(document)
    amounts = find_amounts(document)
    for whole in amounts:
        word = _TOTAL_BEFORE.search(document.text, max(0, whole.start - 8), whole.start)
        if word is None or whole.is_rough:
            continue
        sentence = document.sentence_at(whole.start)
        begin = max(sentence.start, whole.start - _LONGEST)
        if _LOOSE.search(document.text, begin, whole.start):
            continue
        expected = _expected(document, amounts_between(amounts, begin, word.start()), whole)
        rounded = whole.grain / 2 if whole.is_measured and whole.kind == "円" else Decimal(0)
        if expected is not None and abs(expected - whole.value) > rounded:
            yield CHECK.finding(
                document.span(word.start("word") if word["word"] else whole.start, whole.end),
                severity=Severity.CONFIRM,
                message=f"計算すると{whole.shown(expected)}になり、書かれた数と合いません。数を確かめてください。",
            )


def _expected(document: Document, before: list[Amount], whole: Amount) -> Decimal | None:
    """What 「1人2個、30人に」 or 「7人ずつ6班」 makes; None where the words say nothing of the kind."""
    each = [one for one in before if one.kind == whole.kind and one.kind != "%"]
    if len(each) != 1 or (whole.is_measured != each[0].is_measured and whole.kind != "円"):
        return None
    others = [one for one in before if one is not each[0]]
    ones = [one for one in others if one.value == one.factor]
    many = [one for one in others if one.value > one.factor]
    if len(ones) == 1 and len(many) == 1 and ones[0].kind == many[0].kind and ones[0].start - each[0].end < 3:
        return each[0].value * many[0].value / many[0].factor
    shared = document.text.startswith("ずつ", each[0].end) or _EACH.search(
        document.text, max(0, each[0].start - 8), each[0].start
    )
    # 「3校へ各8基」: the places stand right before, and nothing but the particle between.
    at_each = len(many) == 1 and _AT_EACH.fullmatch(document.text, many[0].end, each[0].start)
    if not ones and len(many) == 1 and (shared or at_each):
        return each[0].value * many[0].value / many[0].factor
    return None


def _equations(document: Document) -> Iterator[Finding]:
    text = document.text
    at = text.find("=")
    while at >= 0:
        start = max(0, at - _LONGEST)
        for edge in _FIRST.finditer(text, start, at):
            start = edge.end()
        result = _RESULT.match(text, at + 1)
        if result is not None and not document.in_link(at) and "約" not in result[0]:
            value = _computed(text[start:at], result["unit"])
            written, _ = number_value(result["number"])
            if value is not None and abs(value - written) > Decimal("0.05"):
                lead = _LEAD.match(text, start, at)
                yield CHECK.finding(
                    document.span(lead.end() if lead else start, result.end()),
                    severity=Severity.CONFIRM,
                    message=f"計算すると{value.normalize():,f}になります。式の数を確かめてください。",
                )
        at = text.find("=", at + 1)


def _computed(left: str, unit: str | None) -> Decimal | None:
    """The value of the left side; None where it is no plain sum or product with units."""
    signs = [sign.strip() for sign in _SIGN.findall(left)]
    terms = [_TERM.match(piece) for piece in _SIGN.split(left)]
    if not signs or any(term is None for term in terms):
        return None
    read = [(number_value(term["number"])[0], term["unit"]) for term in terms if term is not None]
    units = {one for _, one in read if one}
    if not (units or unit) or "%" in units | {unit}:
        return None
    if "+" in signs and (len(units | ({unit} if unit else set())) > 1 or len(set(signs)) > 1):
        return None
    if "+" in signs and unit == "円" and "円" not in units:
        return None  # 「大人2+小学生1=1,200円」 counts persons, and tells what they pay
    value = Decimal(0 if "+" in signs else 1)
    for number, _ in read:
        value = value + number if "+" in signs else value * number
    return value
