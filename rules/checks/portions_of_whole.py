"""けたの違う割り算 — 「4,000リットル。3リットルの袋なら約13,000袋分」

何を見つけるか: 全体の量を一つ分の量で割ると、書かれた数とけたが違うもの。「1人1日3リットルとして、4,000リットルで約
13,000人分」「10tは、500gの袋で2,000袋分」も見ます。
なぜ: §6(2)イ「正確に記述する」。けたのまちがいは、備えの量などを大きく見せます。
なおし方: 割り算をし直して、数を直してください。
見逃すもの: 8倍までの違い（丸めや、何日分かの数え方で変わります）、全体の量がいくつもあるもの。
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import ARABIC, amounts_between, find_amounts, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="けたの違う割り算", reckons=True)

EXAMPLES = (
    ng(
        "水槽は4,000リットル。3リットルの袋なら約13,000袋分です。",
        at="3リットルの袋なら約13,000袋分",
        severity=Severity.CONFIRM,
    ),
    ng("回収した10tは、500gの袋で2,000袋分にあたります。", at="500gの袋で2,000袋分"),
    ng("備蓄水は6,000リットル。1人1日3リットルとして、約200人分です。", at="1人1日3リットルとして、約200人分"),
    ng("タンクの1,000リットルは、500mlのペットボトル約2万本分です。", at="500mlのペットボトル約2万本分"),
    ng(
        "給水車は2tの水を積めます。10リットル入りのポリタンクで2,000個分です。",
        at="10リットル入りのポリタンクで2,000個分",
    ),
    ng("米3,000kgは、30kgの袋に詰めると1,000袋分です。", at="30kgの袋に詰めると1,000袋分"),
    ng(
        "1日3リットル必要とすると、4,000リットルは約130人分です。",
        at="1日3リットル必要とすると、4,000リットルは約130人分",
    ),
    ng("4,000リットル、3リットルで1人1日分として約13,000人分です。", at="3リットルで1人1日分として約13,000人分"),
    ok("1日3リットル必要とすると、4,000リットルは約1,300人分です。"),
    ok("水槽は4,000リットル。3リットルの袋なら約1,300袋分です。"),
    ok("回収した10tは、500gの袋で2万袋分にあたります。"),
    ok("備蓄水は6,000リットル。1人1日3リットルとして、約2,000人分です。"),
    ok("備蓄水は6万リットル。1人1日3リットルとして、約6,600人の3日分です。"),
    ok("タンクの1,000リットルは、500mlのペットボトル約2,000本分です。"),
    ok("500mlのペットボトル約2万本分の水を運びました。"),
    ok("水槽は4,000リットルと2万リットル。3リットルの袋なら約6,600袋分です。"),
    ok("1袋3リットルの袋を13,000袋配りました。"),
    ok("給水車は2tの水を積めます。10リットル入りのポリタンクで200個分です。"),
    ok("米3,000kgは、30kgの袋に詰めると100袋分です。"),
    ok("誤：4,000リットル。3リットルの袋なら約13,000袋分"),
    ok("水道の使用量は20m3。3リットルの袋なら約6,600袋分です。"),
)

_LIKE = {"g": "g", "ml": "g", "m": "m"}
"""Kinds that can be shared out; a millilitre of water is a gram."""
_GRAMS = {
    "g": 1, "グラム": 1, "kg": 1000, "キログラム": 1000, "t": 10**6, "トン": 10**6,
    "ml": 1, "mL": 1, "ミリリットル": 1, "L": 1000, "リットル": 1000, "kL": 10**6,
}  # fmt: skip
_METRES = {"m": 1, "メートル": 1, "km": 1000, "キロメートル": 1000}
_MEASURE = "|".join(sorted([*_GRAMS, *_METRES], key=len, reverse=True))
_PORTION = (
    rf"(?<![0-9.,])(?P<each>{ARABIC})\s?(?P<each_unit>{_MEASURE})(?:入り)?の?"
    r"(?:[一-龥ァ-ヶー]{1,10}(?:の[一-龥ァ-ヶー]{1,6})?|びん|ごみ袋|かご)(?:なら(?:ば)?|だと|で(?:は)?|に(?:して|すると|換算すると|換算して|詰めると|分けると|入れると)|、|\s)?"
    rf"(?:、)?(?:約|およそ)?\s?(?P<count>{ARABIC})\s?(?P<unit>袋|本|個|缶|箱|杯|枚|台|回|パック|人)(?:分|に相当|に当た|にあた)"
)
_EACH = rf"(?<![0-9.,])(?P<each>{ARABIC})\s?(?P<each_unit>{_MEASURE})"
_SUPPOSED = (
    r"(?:が?必要)?(?:だ)?(?:とすると|とすれば|として(?:計算(?:すると|して)?)?|で計算すると|の計算で"
    r"|と(?:考え|見積も)ると|なら|だと|で)、?"
)
_A_DAY = r"(?:1人(?:1日|が1日|の1日)?|1日1人|1日)(?:あたり|当たり|に|につき|分)?\s?"
_PEOPLE = rf"(?:約|およそ)?\s?(?P<count>{ARABIC})\s?(?P<unit>人)(?:の?1日)?分"
_A_PERSON = rf"(?<![0-9]){_A_DAY}{_EACH}{_SUPPOSED}{_PEOPLE}"
_WHOLE_LATER = (
    rf"(?<![0-9]){_A_DAY}{_EACH}{_SUPPOSED}(?P<whole>{ARABIC}\s?(?:{_MEASURE}))(?:は|で|なら|あれば)、?{_PEOPLE}"
)
_DAYS_NEED = rf"{_EACH}(?:で|を|が)1人(?:の|が)?1日分(?:{_SUPPOSED}|、){_PEOPLE}"
_SHAPES = tuple(quick_compile(shape) for shape in (_PORTION, _A_PERSON, _WHOLE_LATER, _DAYS_NEED))
_OTHERWISE = lazy_compile(r"(?:[2-9]|[1-9][0-9])日(?:分|間)|[0-9]台で|ずつ|以上|まで|1台|1人.{0,6}1人")
_FACTOR = 8
_REACH = 70


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if "分" not in document.text and "相当" not in document.text and "あた" not in document.text:
        return
    for shape in _SHAPES:
        for match in document.find(shape):
            yield from _judged(document, match)


def _judged(document: Document, match: Match) -> Iterator[Finding]:
    amounts = find_amounts(document)
    unit = match.groups["each_unit"] or ""
    each = number_value(match.groups["each"] or "0")[0] * (_GRAMS.get(unit) or _METRES.get(unit, 1))
    count = number_value(match.groups["count"] or "0")[0]
    if not each or not count:
        return
    kind = "g" if unit in _GRAMS else "m"
    begin = max(document.text.rfind("\n", 0, match.start) + 1, match.start - _REACH)
    end = match.start
    if match.groups.get("whole"):
        begin, end = match.start + len(match.text[: match.text.index(match.groups["whole"] or "")]), match.end
    wholes = [one for one in amounts_between(amounts, begin, end) if _LIKE.get(one.kind) == kind]
    around = document.text[min(begin, match.start) : match.end + 6]
    if len(wholes) != 1 or _OTHERWISE.search(around) or is_correction(document, match):
        return
    right = wholes[0].value / each
    if right < 1 or (count < _FACTOR * right and right < _FACTOR * count):
        return
    yield CHECK.finding(
        match.span,
        severity=Severity.CONFIRM,
        message=(
            f"{document.text[wholes[0].start : wholes[0].end]}を{match.groups['each']}{unit}で割ると"
            f"{_rough(right)}ほどで、書かれた数とけたが違います。数を確かめて直してください。"
        ),
    )


def _rough(number: Decimal) -> str:
    """A number with two or three places that count: 1,330."""
    step = Decimal(10) ** max(0, number.adjusted() - 2)
    return f"{(number / step).quantize(Decimal(1)) * step:,.0f}" if number >= 1 else f"{number.normalize():.2f}"
