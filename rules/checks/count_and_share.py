"""人数と割合のくいちがい — 「600人（65%）」の計算が合わない

何を見つけるか: 「800人が回答。満足600人（65%）、不満200人（25%）」のように、全体の数から計算した割合と合わないもの。
「150人のうち45人（全体の40%）」「150人の40%にあたる45人」のような、全体と一部が並ぶものも見ます。
なぜ: §6(2)イ「正確に記述する」。調査の結果は、そのまま引用されます。
なおし方: 人数と割合を、集計の表で確かめて直してください。
見逃すもの: 全体の数が書かれていないもの、「約」の付く割合、四捨五入の差。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="人数と割合のくいちがい", reckons=True)

EXAMPLES = (
    ng("800人が回答。満足600人（65％）、不満200人（25％）", at="600人（65％）", severity=Severity.CONFIRM),
    ng("全120世帯のうち、加入90世帯（85%）、未加入30世帯（25%）", at="90世帯（85%）"),
    ng("320件中、電話160件（50%）、窓口120件（37.5%）、メール40件（22.5%）", at="40件（22.5%）"),
    ng("1,200人に回答をいただき、住み続けたいと答えた方は780人、割合では75%でした。", at="780人、割合では75%"),
    ng("人口　25,310人\n世帯数　27,940世帯", at="世帯数　27,940世帯"),
    ng("45世帯のうち36世帯が、30分以内に掛けてくださいました。率にして90％です。", at="率にして90％"),
    ng(
        "対象の150人のうち45人（全体の40%）が使いました",
        at="45人（全体の40%）",
        severity=Severity.CONFIRM,
    ),
    ng("150人中45人（40％）から、お返事がありました。", at="45人（40％）"),
    ng("150人のうち、45人、40%の方が使いました。", at="45人、40%"),
    ng("使ったのは、150人のうちの40%にあたる45人でした。", at="40%にあたる45人"),
    ng("使ったのは45人で、150人の40%です。", at="45人で、150人の40%"),
    ng("45世帯（対象150世帯の40パーセント）が加入", at="45世帯（対象150世帯の40パーセント）"),
    ng("150人のうち45人（4割）が使いました。", at="45人（4割）"),
    ng("150人に送り、45人が答えました。回答率は40％です。", at="回答率は40％"),
    ok("対象の150人のうち45人（全体の30%）が使いました"),
    ok("150人のうち45人（3割）が使いました。"),
    ok("対象の150人のうち45人（前年比40%増）が使いました"),
    ok("対象の150人のうち45人（女性の40%）が使いました"),
    ok("150人のうち45人、約4割の方が使いました。"),
    ok("150人のうち45人（40%以上が70歳代）が使いました。"),
    ok("150人のうち、市内は90人、45人（50％）が新見地区です。"),
    ok("使ったのは45人で、150人の30%です。"),
    ok("150人のうち45人（40%引きの券を使用）"),
    ok("45世帯のうち36世帯が、30分以内に掛けてくださいました。率にして80％です。"),
    ok("1,200人に回答をいただき、住み続けたいと答えた方は780人、割合では65%でした。"),
    ok("人口　25,310人\n世帯数　12,940世帯"),
    ok("800人が回答。満足600人（75％）、不満200人（25％）"),
    ok("全120世帯のうち、加入90世帯（75%）、未加入30世帯（25%）"),
    ok("満足600人（65％）、不満200人（25％）"),
    ok("311人が回答。満足200人（64.3％）、不満111人（36％）"),
)

_UNIT = r"(?:人|名|世帯|件|票|団体|校|社|戸)"
_PAIR = quick_compile(
    rf"(?P<count>[0-9][0-9,]{{0,8}})(?P<unit>{_UNIT})\s?[(]\s?(?P<share>[0-9]{{1,2}}(?:\.[0-9])?)\s?(?:%|パーセント)\s?[)]"
)
_TOTAL = quick_compile(rf"(?P<count>[0-9][0-9,]{{0,8}})(?P<unit>{_UNIT})(?!\s?[(])")

_ANSWERED = quick_compile(r"(?P<count>[0-9][0-9,]{1,8})人(?:に|の方に|の方が|が|から)(?:ご?回答|お?答え)")
_TOLD = quick_compile(
    r"(?P<count>[0-9][0-9,]{0,8})人[、で(]?\s?(?:割合では|割合にすると|全体の|回答者の|これは)(?:全体の)?(?P<share>[0-9]{1,2}(?:\.[0-9])?)\s?%"
)
_PART_OF = quick_compile(
    rf"(?P<whole>[0-9][0-9,]{{0,8}})(?P<unit>{_UNIT})(?:のうち|中|に(?:お?送|配|郵送|送付|発送|お?聞|尋|お?たず))[^0-9。\n]{{0,12}}(?P<count>[0-9][0-9,]{{0,8}})(?P=unit)"
    r"[^0-9\n]{0,20}?(?:[^\n。%]{0,30}。)?(?P<told>(?:率|割合|比率|参加率|回答率|出席率|実施率|達成率|接種率|受診率)(?:にして|は|で|では|にすると)?、?"
    r"(?P<share>[0-9]{1,3}(?:\.[0-9])?)\s?(?:%|パーセント))"
)
"""「45世帯のうち36世帯が…くださいました。率にして90%」."""
_SHARE = r"(?P<share>[0-9]{1,3}(?:\.[0-9])?)\s?(?P<mark>%|パーセント|割(?![0-9]分?引))"
_NO_SHARE = (
    r"(?!\s?(?:増|減|の増|の減|アップ|引|オフ|OFF|off|ポイント|以[上下内]|未満|超|を超|近く|弱|強|余|程度|ほど|前後"
    r"|台))"
)
_OF_ALL = r"(?:全体の|全体では|対象者?の|割合にして|率にして)"
_BESIDE = quick_compile(
    rf"(?P<whole>[0-9][0-9,]{{0,8}})(?P<unit>{_UNIT})(?:の?うちの?|の中の|中|に対して?)、?[^0-9。、\n]{{0,8}}"
    rf"(?P<told>(?P<count>[0-9][0-9,]{{0,8}})(?P=unit)(?:[(、で]|が?、)\s?{_OF_ALL}?\s?{_SHARE}{_NO_SHARE}[)]?)"
)
"""「150人のうち45人(全体の40%)」."""
_WHICH_IS = quick_compile(
    rf"(?P<whole>[0-9][0-9,]{{0,8}})(?P<unit>{_UNIT})(?:の?うちの?|中の?|の)、?\s?(?P<told>{_SHARE}(?:に|、|で)?(?:あたる|当たる|相当する)"
    r"(?P<count>[0-9][0-9,]{0,8})(?P=unit))"
)
"""「150人の40%にあたる45人」."""
_IS_SO_MUCH_OF = quick_compile(
    rf"(?P<told>(?<![0-9,])(?P<count>[0-9][0-9,]{{0,8}})(?P<unit>{_UNIT})(?:[(、で]|で、|は、?|が、?)\s?"
    r"(?:(?:対象|全|全体|総数|会員|回答者?|参加者?)(?:の)?)?(?P<whole>[0-9][0-9,]{0,8})(?P=unit)(?:のうち)?の"
    rf"{_SHARE}{_NO_SHARE}[)]?)"
)
"""「45人で、150人の40%」."""
_HALF_A_TENTH = 5.01
"""Percent by which 「4割」 may be off."""
_PEOPLE = quick_compile(r"(?:総人口|人口)\s?(?:は|:)?\s?(?P<count>[0-9][0-9,]{2,9})人")
_HOUSEHOLDS = quick_compile(r"世帯数?\s?(?:は|:)?\s?(?P<count>[0-9][0-9,]{2,9})世帯")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from _of_those_who_answered(document)
    yield from _parts_of(document)
    yield from _households(document)
    pairs = list(document.find(_PAIR))
    if len(pairs) < 2:
        return
    totals = {(_number(one.groups["count"]), one.groups["unit"]) for one in document.find(_TOTAL)}
    fits = {
        pair.start: any(
            _is_share(pair.groups["count"], total, pair.groups["share"])
            for total, unit in totals
            if unit == pair.groups["unit"]
        )
        for pair in pairs
    }
    # Where one pair fits a whole that is named, that is the whole of all of them.
    if not any(fits.values()):
        return
    for pair in pairs:
        if not fits[pair.start] and not is_correction(document, pair):
            yield CHECK.finding(
                pair.span,
                severity=Severity.CONFIRM,
                message=f"「{pair.text}」は、全体の数から計算した割合と合いません。集計の表で確かめて直してください。",
            )


def _of_those_who_answered(document: Document) -> Iterator[Finding]:
    """「1,200人に回答をいただき、…と答えた方は780人、割合では65%」."""
    answered, told = list(document.find(_ANSWERED)), list(document.find(_TOLD))
    if len(answered) != 1 or len(told) != 1 or told[0].start < answered[0].end:
        return
    [whole], [part] = answered, told
    total = _number(whole.groups["count"])
    if _number(part.groups["count"]) <= total and not _is_share(part.groups["count"], total, part.groups["share"]):
        yield CHECK.finding(
            part.span,
            severity=Severity.CONFIRM,
            message=f"{total:,}人から計算した割合と合いません。集計の表で確かめて直してください。",
        )


def _parts_of(document: Document) -> Iterator[Finding]:
    if "%" not in document.text and "パーセント" not in document.text and "割" not in document.text:
        return
    patterns = (_PART_OF, _BESIDE, _WHICH_IS, _IS_SO_MUCH_OF)
    for match in (one for pattern in patterns for one in document.find(pattern)):
        whole, groups = _number(match.groups["whole"]), match.groups
        if _number(groups["count"]) > whole or is_correction(document, match):
            continue
        in_tenths = groups.get("mark") == "割"
        share = str(10 * float(groups["share"] or 0)) if in_tenths else groups["share"]
        if not _is_share(groups["count"], whole, share, slack=_HALF_A_TENTH if in_tenths else None):
            yield CHECK.finding(
                document.span(match.end - len(groups["told"] or ""), match.end),
                severity=Severity.CONFIRM,
                message=f"{whole:,}のうち{groups['count']}の割合と合いません。集計の表で確かめて直してください。",
            )


def _households(document: Document) -> Iterator[Finding]:
    """More households than people."""
    people, households = next(document.find(_PEOPLE), None), next(document.find(_HOUSEHOLDS), None)
    if people and households and _number(households.groups["count"]) > _number(people.groups["count"]):
        yield CHECK.finding(
            households.span,
            severity=Severity.CONFIRM,
            message="世帯数が人口より多くなっています。統計の表で確かめて直してください。",
        )


def _is_share(count: str | None, total: int, share: str | None, slack: float | None = None) -> bool:
    if slack is None:
        slack = 0.11 if "." in (share or "") else 1.01
    return total > 0 and abs(100 * _number(count) / total - float(share or 0)) <= slack


def _number(text: str | None) -> int:
    return int((text or "0").replace(",", ""))
