"""人数と割合のくいちがい — 「600人（65%）」の計算が合わない

何を見つけるか: 「800人が回答。満足600人（65%）、不満200人（25%）」のように、全体の数から計算した割合と合わないもの。
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

CHECK = Check(clause="6(2)イ", title="人数と割合のくいちがい")

EXAMPLES = (
    ng("800人が回答。満足600人（65％）、不満200人（25％）", at="600人（65％）", severity=Severity.CONFIRM),
    ng("全120世帯のうち、加入90世帯（85%）、未加入30世帯（25%）", at="90世帯（85%）"),
    ng("320件中、電話160件（50%）、窓口120件（37.5%）、メール40件（22.5%）", at="40件（22.5%）"),
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


def check(document: Document, _context: Context) -> Iterator[Finding]:
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


def _is_share(count: str | None, total: int, share: str | None) -> bool:
    slack = 0.11 if "." in (share or "") else 1.01
    return total > 0 and abs(100 * _number(count) / total - float(share or 0)) <= slack


def _number(text: str | None) -> int:
    return int((text or "0").replace(",", ""))
