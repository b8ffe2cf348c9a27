"""年と合わない干支 — その年の干支ではない

何を見つけるか: 「令和9年の干支「午」」「2027年は午年」「来年は辰年」のように、年と合わない十二支。
なぜ: §6(2)イ「正確に記述する」。年賀や節目の記事は、たくさんの人の目にふれます。
なおし方: 年か干支を確かめて直してください（2026年は午、2027年は未です）。
見逃すもの: 生まれ年の干支の話（「辰年生まれの人」）、旧暦、年のない干支の話。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.eras import era
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.mentions import Match
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="年と合わない干支", reckons=True)

EXAMPLES = (
    ng("令和9年の干支「午」の切り絵", at="令和9年の干支「午」", severity=Severity.CONFIRM),
    ng("2027年は午年です。", at="2027年は午年"),
    ng("来年の干支は辰です。", at="来年の干支は辰", planned_at="2026-12-10T09:00"),
    ng("来年は、たつ年。", at="来年は、たつ年", planned_at="2026-12-10T09:00"),
    ng("今年のえと「ひつじ」の飾り", at="今年のえと「ひつじ」", planned_at="2026-12-10T09:00"),
    ng("平成30年は酉年でした。", at="平成30年は酉年"),
    ok("令和9年の干支「未」の切り絵"),
    ok("2026年は午年です。"),
    ok("来年の干支は未です。", planned_at="2026-12-10T09:00"),
    ok("来年の干支は辰です。"),
    ok("令和9年に還暦を迎える丁未生まれの方"),
    ok("2027年、午年生まれの方は厄年です。"),
    ok("来年は寅さんの映画を上映します。", planned_at="2026-12-10T09:00"),
)

_SIGNS = (
    ("子", "ね", "ねずみ"),
    ("丑", "うし", "牛"),
    ("寅", "とら", "虎"),
    ("卯", "う", "うさぎ"),
    ("辰", "たつ", "竜"),
    ("巳", "み", "へび"),
    ("午", "うま", "馬"),
    ("未", "ひつじ", "羊"),
    ("申", "さる", "猿"),
    ("酉", "とり", "鶏"),
    ("戌", "いぬ", "犬"),
    ("亥", "い", "いのしし"),
)
"""The twelve signs in order; the year 4 was the first of a round."""

_NAMES = {name: place for place, names in enumerate(_SIGNS) for name in names}
_LONG = "|".join(sorted((name for name in _NAMES if len(name) > 1 or not "ぁ" <= name <= "ん"), key=len, reverse=True))
_ALL = "|".join(sorted(_NAMES, key=len, reverse=True))
_YEAR = (
    rf"(?:(?P<era>令和|平成|昭和)(?P<number>元|{NUMBER})年|(?P<west>19[0-9]{{2}}|20[0-9]{{2}})年"
    r"|(?P<word>今年|本年|ことし|来年|昨年|去年))"
)
_ZODIAC = quick_compile(
    rf"{_YEAR}(?:度)?(?:の(?:干支|えと)(?:は|、|の|である|・)?\s?[「『(]?(?P<sign>{_LONG})[」』)]?"
    rf"|(?:は|、|\s?[(])、?\s?[「『]?(?P<year_sign>{_ALL})年(?!生|の(?:人|方|生)))"
)
_WORDS = {"今年": 0, "本年": 0, "ことし": 0, "来年": 1, "昨年": -1, "去年": -1}


def check(document: Document, context: Context) -> Iterator[Finding]:
    for match in document.find(_ZODIAC):
        year = _year(match, context)
        sign = _NAMES[match.groups["sign"] or match.groups["year_sign"] or ""]
        if year is None or (year - 4) % len(_SIGNS) == sign or is_correction(document, match):
            continue
        right = _SIGNS[(year - 4) % len(_SIGNS)]
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=f"{year}年の干支は{right[0]}（{right[1]}）です。年か干支を確かめて直してください。",
        )


def _year(match: Match, context: Context) -> int | None:
    if match.groups["west"]:
        return int(match.groups["west"])
    if match.groups["era"]:
        return era(match.groups["era"]).year(small_number(match.groups["number"] or "") or 1)
    return context.today.year + _WORDS[match.groups["word"] or "今年"] if context.today else None
