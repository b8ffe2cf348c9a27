"""「ずつ」のある合計が合わない — 「本庁に1,000枚、4支所に300枚ずつ、合計1,300枚」

何を見つけるか: 「4支所に300枚ずつ」「3校に各20台」のような、いくつかの所に同じ数を分ける言い方と、合計が合わないもの。
「1階40席、2階60席、合わせて110人が座れます」のように、席の数と座れる人数が合わないものも見ます。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 「ずつ」「各」の数は所の数だけ掛けて、足し算をし直してください。
見逃すもの: 「約」「ほか」「予備」のある文、所の数が書かれていない「ずつ」、立ち見のあるもの。
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import ABOUT, ARABIC, Amount, amounts_between, find_amounts, number_value, total
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="「ずつ」のある合計が合わない", reckons=True)

EXAMPLES = (
    ng("案内は本庁に1,000枚、4支所に300枚ずつ、合計1,300枚を置きます。", at="合計1,300枚", severity=Severity.CONFIRM),
    ng("小学校3校に各20台、中学校に30台、合わせて80台を配りました。", at="合わせて80台"),
    ng("大人に2枚、子ども3人に1枚ずつ、全部で6枚をお渡しします。", at="全部で6枚"),
    ng("5支所に12台ずつ、計50台の扇風機を運びました。", at="計50台"),
    ng("4つの支所に50部ずつ、本庁に100部の計150部です。", at="計150部"),
    ng("1階に40席、2階に60席、合わせて110人が座れます。", at="合わせて110人"),
    ng("本館80席、別館45席で、合計135人収容です。", at="合計135人"),
    ng("案内1,300枚（本庁1,000枚、4支所に300枚ずつ）を置きます。", at="1,300枚（本庁1,000枚、4支所に300枚ずつ）"),
    ng("合計1,300枚（本庁1,000枚、4支所各300枚）を置きます。", at="1,300枚（本庁1,000枚、4支所各300枚）"),
    ok("合計2,200枚（本庁1,000枚、4支所各300枚）を置きます。"),
    ok("案内2,200枚（本庁1,000枚、4支所に300枚ずつ）を置きます。"),
    ok("定員60人（午前・午後各30人）です。"),
    ok("案内は本庁に1,000枚、4支所に300枚ずつ、合計2,200枚を置きます。"),
    ok("小学校3校に各20台、中学校に30台、合わせて90台を配りました。"),
    ok("本庁に1,000枚、各支所に300枚ずつ、合計2,200枚を置きます。"),
    ok("1階に40席、2階に60席、合わせて100人が座れます。"),
    ok("1階に40席、2階に60席。立ち見を合わせて110人が入れます。"),
    ok("1階に40席、2階に60席。合わせて110人が来場しました。"),
    ok("約4支所に300枚ずつ、予備を入れて合計1,300枚です。"),
    ok("3校から男女2人ずつと先生3人、計15人が参加します。"),
    ok("3校に各20台ほか、合わせて80台を配りました。"),
    ok("児童5人に本2冊とノート3冊ずつ、計25冊を贈りました。"),
    ok("4支所に300枚ずつ配りました。アンケートは合計800枚を回収しました。"),
    ok("3日間、毎日20人ずつ、2会場で合計120人が受けました。"),
    ok("誤：4支所に300枚ずつ、合計1,300枚"),
)

_TOTAL = lazy_compile(
    r"(?P<word>合計|総計|総数|(?<![累統小集設会時家])計|[あ合]わせて|[全総]部で|全体で|総額)(?:人数|枚数|台数|部数)?[でのは\s、]{0,2}$"
)
_EACH_AFTER = lazy_compile(r"\s?(?:ずつ|づつ)")
_EACH_BEFORE = lazy_compile(r"各$|それぞれに?$")
_PLACES = (
    r"支所|支局|支店|市民センター|公民館|図書館|庁舎|施設|会場|か所|カ所|ヶ所|箇所|校|小学校|中学校|保育所|園|地区|町|自治会|町内会|"
    r"団体|社|店舗|店|班|グループ|チーム|クラス|学級|学年|人|名|組|世帯|家庭|部屋|室|台|つの[一-龥]{1,5}"
)
_COUNT = lazy_compile(
    rf"(?<![0-9.,第約~])(?P<number>{ARABIC}|[二三四五六七八九十])(?:{_PLACES})"
    r"(?:\([^()\n]{0,20}\))?(?:すべて|全て)?(?:に(?:は|も)?|へ|で|から|が|は|の|、)?(?:それぞれ)?(?:各)?$"
)
_LOOSE = lazy_compile(
    rf"{ABOUT}|ほか|(?<!こ)(?<!ん)など|うち(?!わ)|以上|以下|(?<![年月日度])まで|予備|残り|除|さらに|別に|前年|昨年|去年|平均|毎|累計|目標|定員|1日|"
    r"[0-9]日間|[0-9]回|午前|午後|程度|ほど|さん|交代|男女|親子"
)
_PLANNED = lazy_compile(rf"{ABOUT}|目標|予定|見込|申込|申し込み|応募")
_SEATED = lazy_compile(r"(?:分|まで)?(?:が|の|を|は)?(?:座れ|座席|収容|お座り|着席|腰掛|の席)")
_STANDING = lazy_compile(rf"{ABOUT}|立ち|車いす|車椅子|ほか|など|補助|増|以上|まで|除|ベンチ|桟敷|親子|関係者|予備")
_REACH = 120


def check(document: Document, _context: Context) -> Iterator[Finding]:
    text = document.text
    each = "ずつ" in text or "各" in text or "づつ" in text or "それぞれ" in text
    if not (each or ("席" in text and "人" in text)):
        return
    amounts = find_amounts(document)
    for whole in amounts:
        if each and text.startswith("(", whole.end) and not whole.is_rough:
            yield from _in_brackets(document, whole)
        word = _TOTAL.search(text, max(0, whole.start - 10), whole.start)
        if word is None or whole.is_rough:
            continue
        begin = max(document.sentence_at(word.start()).start, word.start() - _REACH)
        before = amounts_between(amounts, begin, word.start())
        expected = _with_each(document, before, begin, whole, whole.start) if each else None
        if expected is None and whole.kind == "人" and _SEATED.match(text, whole.end):
            expected = _seats(document, before, begin, word.start())
        if expected is not None and whole.value not in expected and not is_correction(document, whole):
            yield CHECK.finding(
                document.span(word.start("word"), whole.end),
                severity=Severity.CONFIRM,
                message=f"計算すると{whole.shown(expected[0])}になり、書かれた数と合いません。数を確かめてください。",
            )


def _in_brackets(document: Document, whole: Amount) -> Iterator[Finding]:
    """「1,300枚(本庁1,000枚、4支所に300枚ずつ)」."""
    text = document.text
    end = text.find(")", whole.end, whole.end + _REACH)
    parts = amounts_between(find_amounts(document), whole.end, end) if end >= 0 else []
    if not parts or _PLANNED.search(text, max(0, whole.start - 12), whole.start):
        return
    expected = _with_each(document, parts, whole.end + 1, whole, end)
    if expected is not None and whole.value not in expected and not is_correction(document, whole):
        yield CHECK.finding(
            document.span(whole.start, end + 1),
            severity=Severity.CONFIRM,
            message=f"計算すると{whole.shown(expected[0])}になり、書かれた数と合いません。数を確かめてください。",
        )


def _with_each(document: Document, before: list[Amount], begin: int, whole: Amount, end: int) -> list[Decimal] | None:
    """What the parts can make, one of them told for each of several places; None where it cannot be said."""
    parts = [one for one in before if one.kind == whole.kind]
    if not parts or whole.is_measured or _LOOSE.search(document.text, begin, end):
        return None
    sums = [Decimal(0)]
    counted = 0
    edge = begin
    for part in parts:
        times = _COUNT.search(document.text, edge, part.start)
        edge = part.end
        if _is_each(document, part):
            if times is None:
                return None
            counted += 1
            sums = [one + part.value * number_value(times["number"])[0] for one in sums]
        elif part.is_rough:
            return None
        else:
            # 「大人2人に3枚、子ども3人に1枚ずつ」 may mean three for each of the two as well.
            several = [] if times is None else [one + part.value * number_value(times["number"])[0] for one in sums]
            sums = [*(one + part.value for one in sums), *several]
    others = [one for one in before if one.kind != whole.kind and not _is_the_count(document, one, parts)]
    alone = len(parts) == 1 and len(before) > 1  # 「7人ずつ6班、計45人」 is left to the check on products
    return None if not counted or others or alone or len(sums) > 4 else sums


def _is_each(document: Document, part: Amount) -> bool:
    return bool(
        _EACH_AFTER.match(document.text, part.end)
        or _EACH_BEFORE.search(document.text, max(0, part.start - 5), part.start)
    )


def _is_the_count(document: Document, one: Amount, parts: list[Amount]) -> bool:
    """Whether an amount of another kind only says at how many places: it stands right before a part."""
    return any(0 <= part.start - one.end <= 4 and _COUNT.search(document.text, one.start, part.start) for part in parts)


def _seats(document: Document, before: list[Amount], begin: int, end: int) -> list[Decimal] | None:
    """How many can sit on the seats that are named; None where others may sit elsewhere."""
    seats = [one for one in before if one.kind == "席"]
    if len(seats) < 2 or len(seats) != len(before) or any(one.is_rough for one in seats):
        return None
    return None if _STANDING.search(document.text, begin, end) else [total(seats)]
