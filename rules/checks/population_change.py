"""合わない自然増減・社会増減 — 出生と死亡、転入と転出の差が合わない

何を見つけるか: 「出生7人、死亡44人で、自然増は37人」のように増減の向きが逆のもの、「自然減は30人」のように差の数が違う
もの。転入・転出と社会増・社会減、「転出が転入を7人上回り」「7人の転出超過」も見ます。
なぜ: §6(2)イ「正確に記述する」。人口の動きは、毎月引用される数です。
なおし方: 引き算をし直して、数と増減の向きをそろえてください。
見逃すもの: 「その他」の増減が加わるもの、何か月分も並んでどの差か決められないもの、「約」の付く数。
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from rules.amounts import ARABIC, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない自然増減・社会増減", reckons=True)

EXAMPLES = (
    ng("8月は出生7人、死亡44人で、自然増は37人でした。", at="自然増は37人", severity=Severity.CONFIRM),
    ng("転入31人、転出38人で社会増7人となりました。", at="社会増7人"),
    ng("出生7人、死亡44人で、自然減は30人です。", at="自然減は30人"),
    ng("自然減は30人（出生7人、死亡44人）でした。", at="自然減は30人"),
    ng("転入が31人、転出が38人で、差し引き7人の増でした。", at="差し引き7人の増"),
    ng("・出生 7人\n・死亡 44人\n・自然増減 ＋37人", at="自然増減 ＋37人"),
    ng("転入120人、転出98人で、22人の転出超過です。", at="22人の転出超過"),
    ng("転入者は31人、転出者は38人で、転入が転出を7人上回りました。", at="転入が転出を7人上回"),
    ng("出生数は7人、死亡者数は44人で、37人の自然増でした。", at="37人の自然増"),
    ng("転入1,020人に対し転出は1,100人で、社会減は100人となりました。", at="社会減は100人"),
    ng("転入31人・転出38人で、転入が7人多くなりました。", at="転入が7人多く"),
    ng("転入31人、転出38人で、転入超過となりました。", at="転入超過"),
    ok("転入31人、転出38人でした。秋からは転入超過となっています。"),
    ok("転入31人、転出38人で、転出超過となりました。"),
    ok("転入31人・転出38人で、転出が7人多くなりました。"),
    ok("8月は出生7人、死亡44人で、自然減は37人でした。"),
    ok("転入31人、転出38人で社会減7人となりました。"),
    ok("・出生 7人\n・死亡 44人\n・自然増減 △37人"),
    ok("・出生 7人\n・死亡 44人\n・自然増減 37人減"),
    ok("出生7人、死亡44人、自然増減数 -37人"),
    ok("転入31人、転出38人、その他2人増で社会減5人となりました。"),
    ok("出生7人、死亡44人でした。転入と転出では、社会増が7人ありました。"),
    ok("7月は出生7人、死亡44人、8月は出生9人、死亡30人。自然減は合わせて58人です。"),
    ok("出生7人、死亡44人。昨年8月の自然減は30人でした。"),
    ok("転入が120人、転出が140人。特に20代の女性の転出超過が9人と目立ちます。"),
    ok("出生は約7人、死亡44人で、自然減は30人です。"),
    ok("誤：出生7人、死亡44人で、自然増は37人"),
    ok("転入120人、転出98人で、22人の転入超過です。"),
    ok("転入者は31人、転出者は38人で、転出が転入を7人上回りました。"),
    ok("出生7人、死亡44人、転入31人、転出38人で、差し引き44人の減でした。"),
)

_N = rf"(?P<number>{ARABIC})\s?[人名]"
_HOW_MANY = r"(?:者)?数?(?:\s?(?:は|が|:|\.|…|・|も)|\s){0,3}" + _N
_GAIN = {
    "自然": quick_compile(rf"出生{_HOW_MANY}"),
    "社会": quick_compile(rf"転入{_HOW_MANY}"),
}
_LOSS = {
    "自然": quick_compile(rf"死亡{_HOW_MANY}"),
    "社会": quick_compile(rf"転出{_HOW_MANY}"),
}
_SIGNED = rf"(?P<sign>[+△▲−-]|プラス|マイナス)?\s?{_N}(?:の)?(?P<after>増|減|プラス|マイナス)?"
_RESULTS = (
    quick_compile(
        rf"(?P<pair>自然|社会)(?P<way>増減|動態|増加|減少|増|減)数?(?:\s?(?:は|が|:|…|・|で)|\s){{0,3}}{_SIGNED}"
    ),
    quick_compile(rf"(?P<number>(?<![0-9.,]){ARABIC})\s?[人名]の(?P<pair>自然|社会)(?P<way>増|減)(?!減)"),
    quick_compile(rf"(?P<number>(?<![0-9.,]){ARABIC})\s?[人名]の(?P<over>転入|転出)超過"),
    quick_compile(rf"(?P<over>転入|転出)超過(?:\s?(?:は|が|:|で)|\s){{0,3}}{_N}"),
    quick_compile(
        rf"(?P<over>転入|転出|出生|死亡)者?数?が、?(?:転入|転出|出生|死亡)者?数?を、?{_N}(?:ほど)?(?P<exceeds>上回|下回)"
    ),
    quick_compile(
        rf"(?P<over>転入|転出|出生|死亡)(?:者|数|の方|した方){{0,2}}が、?{_N}(?:ほど)?(?P<exceeds>多[いくか]|少な[いくか])"
    ),
    quick_compile(r"(?<![人名]の)(?P<over>転入|転出)超過(?=[とに]な|です|でし|。)"),
    quick_compile(r"(?<![人名]の)(?P<pair>自然|社会)(?P<way>増|減)(?=[とに]な|です|でし|。)"),
    quick_compile(rf"(?:差し?引き?|その差は?)(?:する|で)?と?、?{_SIGNED}"),
)
_WORDS = ("出生", "転入")
_LOOSE = lazy_compile(
    r"約|およそ|その他|ほか|職権|帰化|外国人|累計|年間|通年|昨年|前年|去年|前月|先月|うち|年度|市内|[男女](?:性|子)?\s?[0-9]|合わせ|合計|以上"
)
_OF_SOME = lazy_compile(
    r"(?:歳|代|[男女]性?|若者|若い世代|世帯|子ども|県内|県外|市外|うち|特に|日本人|地区)[^。\n]{0,8}$"
)
"""The result is of some of the people only."""
_REACH = 70


@dataclass(frozen=True, slots=True)
class _Change:
    """What is said of a change: how many, whether it rises (None where it is not said)."""

    number: int | None
    rises: bool | None


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if not any(word in document.text for word in _WORDS):
        return
    pairs = {name: (list(document.find(_GAIN[name])), list(document.find(_LOSS[name]))) for name in _GAIN}
    if not any(gains and losses for gains, losses in pairs.values()):
        return
    for shape in _RESULTS:
        for result in document.find(shape):
            yield from _judged(document, result, pairs)


def _judged(document: Document, result: Match, pairs: dict[str, tuple[list[Match], list[Match]]]) -> Iterator[Finding]:
    name = _name(result)
    names = [name] if name else [one for one in pairs if _near(pairs[one], result)]
    if len(names) != 1:
        return
    both = _near(pairs[names[0]], result)
    if both is None:
        return
    gain, loss = both
    first, last = min(gain.start, loss.start, result.start), max(gain.end, loss.end, result.end)
    around = document.text[max(0, first - 8) : last]
    of_some = _OF_SOME.search(document.text, max(0, result.start - 12), result.start)
    if of_some or _LOOSE.search(around) or is_correction(document, gain):
        return
    change = _value(gain) - _value(loss)
    said = _said(result)
    if said.number is None and document.sentence_at(gain.start) != document.sentence_at(result.start):
        return  # a mere 「転入超過です」 may be said of another time
    wrong_way = said.rises is not None and said.number != 0 and change and said.rises != (change > 0)
    if said.number in (None, abs(change)) and not wrong_way:
        return
    way = "増" if change > 0 else "減"
    yield CHECK.finding(
        result.span,
        severity=Severity.CONFIRM,
        message=(
            f"{gain.text[:2]}{_value(gain):,}人と{loss.text[:2]}{_value(loss):,}人の差は、{abs(change):,}人の{way}です。"
            "数と増減の向きを確かめて直してください。"
        ),
    )


def _name(result: Match) -> str | None:
    """Which change the result is of; None where it only says 「差し引き」."""
    if result.groups.get("pair"):
        return result.groups["pair"]
    over = result.groups.get("over")
    return None if over is None else "自然" if over in ("出生", "死亡") else "社会"


def _near(pair: tuple[list[Match], list[Match]], result: Match) -> tuple[Match, Match] | None:
    """The only gain and the only loss near the result; None where there are none or several."""
    gains, losses = ([one for one in _around(side, result) if _is_near(one, result)] for side in pair)
    if len(gains) != 1 or len(losses) != 1:
        return None
    return gains[0], losses[0]


def _around(side: list[Match], result: Match) -> list[Match]:
    """Those that may be near: they stand in order, and a long list need not be gone through for every result."""
    first = bisect_left(side, result.start - 2 * _REACH, key=lambda one: one.start)
    return side[first : bisect_right(side, result.end + _REACH, key=lambda one: one.start)]


def _is_near(one: Match, result: Match) -> bool:
    return one.end <= result.start <= one.end + _REACH or result.end <= one.start <= result.end + _REACH // 2


def _said(result: Match) -> _Change:
    groups = result.groups
    number = _value(result) if groups.get("number") else None
    if groups.get("over"):
        gains = groups["over"] in ("転入", "出生")
        return _Change(number, gains if (groups.get("exceeds") or "")[:1] not in ("下", "少") else not gains)
    sign, after, way = groups.get("sign"), groups.get("after"), groups.get("way") or ""
    if sign or after:
        word = sign or after or ""
        falls = bool(re.match(r"[△▲−-]|マイナス|減", word))
        # 「自然減 △37人」 says the same twice.
        return _Change(number, not falls)
    return _Change(number, None if way in ("", "増減", "動態") else way.startswith("増"))


def _value(match: Match) -> int:
    return int(number_value(match.groups["number"] or "0")[0])
