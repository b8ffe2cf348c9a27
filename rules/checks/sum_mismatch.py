"""合わない合計 — 足した数が合計と違う

何を見つけるか: 「大人3人、子ども2人の計6人」のように、一つの文に並んだ数を足しても合計にならないもの。
足して100%と書かれた割合が100%にならないもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 数を確かめて直してください。内訳が一部だけなら「うち」「など」と書いてください。
見逃すもの: 「約」「ほか」「うち」などのある文、前の年との比べ、単位の違う数。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない合計")

EXAMPLES = (
    ng("男性12人、女性15人の合計28人が参加します。", at="合計28人", severity=Severity.CONFIRM),
    ng("本庁3台、支局4台、あわせて8台を置きます。", at="あわせて8台"),
    ng("1年生18人、3年生21人、5年生17人の計66人です。", at="計66人"),
    ng("満足36％、普通41％、不満30％で、合わせて100％でした。", at="合わせて100％"),
    ok("満足36％、普通34％、不満30％で、合わせて100％でした。"),
    ok("男性12人、女性15人の合計27人が参加します。"),
    ok("約12人と15人の合計30人が参加します。"),
    ok("1人3枚、計30枚を用意しました。"),
    ok("昨年は12人、今年は15人、合計30人になりました。"),
    ok("建物2件、車両1件、その他3件 本年累計31件"),
    ok("うち市外5人、市内3人、合計20人です。"),
)

_UNITS = "人|名|件|台|戸|組|校|頭|本|団体|世帯|チーム|点|か所"
_TOTAL = quick_compile(
    rf"(?:合計|総計|(?<![累統小])計|あわせて|合わせて|全部で)\s?(?P<total>[0-9][0-9,]{{0,8}})(?P<unit>{_UNITS})"
)
_PART = re.compile(rf"(?<![0-9,.])(?P<number>[0-9][0-9,]{{0,8}})(?P<unit>{_UNITS})")
_LOOSE = re.compile(
    r"約|ほか|など|うち|以上|以下|前年|昨年|去年|先月|増|減|平均|最大|毎|ずつ|延べ|のべ|累計|年度|月分|につき|(?<![0-9])1(?:人|組)"
)


_WHOLE = quick_compile(r"(?:合計|総計|合わせて|あわせて|足して|足すと)[^。\n0-9]{0,6}100%")
_SHARE = re.compile(r"(?<![0-9.])([0-9]{1,2}(?:\.[0-9])?)%")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from _percents(document)
    for match in document.find(_TOTAL):
        sentence = document.sentence_at(match.start)
        before = document.text[max(sentence.start, match.start - 120) : match.start]
        if _LOOSE.search(before) or _TOTAL.search(before):
            continue
        unit = match.groups["unit"]
        parts = [_number(part["number"]) for part in _PART.finditer(before) if part["unit"] == unit]
        others = [part for part in _PART.finditer(before) if part["unit"] != unit]
        total = _number(match.groups["total"] or "")
        if len(parts) >= 2 and not others and sum(parts) != total:
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"並んだ数を足すと{sum(parts)}{unit}になり、合計と合いません。数を確かめてください。",
            )


def _percents(document: Document) -> Iterator[Finding]:
    """「満足36%、普通41%、不満30%で、合わせて100%」: shares that are said to make a whole."""
    for match in document.find(_WHOLE):
        sentence = document.sentence_at(match.start)
        before = document.text[max(sentence.start, match.start - 120) : match.start]
        shares = [float(share) for share in _SHARE.findall(before)]
        # Rounded shares may miss the whole by a little.
        if len(shares) >= 3 and not _LOOSE.search(before) and abs(sum(shares) - 100) > 1:
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"並んだ割合を足すと{sum(shares):g}%になります。数を確かめてください。",
            )


def _number(text: str) -> int:
    return int(text.replace(",", "") or 0)
