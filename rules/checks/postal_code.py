"""郵便番号のまちがい — 桁の数や区切りが合わない

何を見つけるか: 「〒718-850」「〒71-88501」「〒718-85O1」のように、三けたと四けたになっていない郵便番号。
なぜ: §6(2)イ「正確に記述する」。郵便が届かなくなります。
なおし方: 正しい郵便番号を「〒718-8501」の形で書いてください。
見逃すもの: まだ埋められていない「〒○○○-○○○○」、桁の合うほかの町の番号。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="郵便番号のまちがい")

EXAMPLES = (
    ng("あて先　〒718-850　新見市新見310-3", at="〒718-850", severity=Severity.BLOCK),
    ng("〒718-85011 新見市", at="〒718-85011"),
    ng("〒71-88501 新見市役所", at="〒71-88501", suggestion="〒718-8501"),
    ng("〒7188-501 新見市", at="〒7188-501", suggestion="〒718-8501"),
    ng("〒71８８５０ 総務課", at="〒71８８５０"),
    ng("郵便番号 718-851", at="718-851"),
    ng("〒718-85O1 新見市", at="〒718-85O1", suggestion="〒718-8501"),
    ng("〒718--8501 新見市", at="〒718--8501", suggestion="〒718-8501"),
    ng("送り先：718-850 新見市新見310-3", at="718-850"),
    ok("〒718-8501 新見市新見310-3"),
    ok("〒７１８－８５０１　新見市新見３１０－３"),
    ok("〒7188501"),
    ok("〒718ー8501 新見市新見310-3"),
    ok("〒○○○-○○○○"),
    ok("住所は新見市新見310-3です。"),
    ok("〒マークのあるポストへ入れてください。"),
    ok("郵便番号は7けたで書いてください。"),
    ok("総務課 718-850 内線"),
)

_MARKED = lazy_compile(
    r"(?:〒\s?|郵便番号\s?[:はが]?\s?〒?\s?)(?P<code>[0-9OoIl](?:[0-9OoIl]|\s?[-ー―—─_.]\s?(?=[-ー―—─0-9OoIl])){1,12})(?![0-9A-Za-z○〇●*×])"
)
_BEFORE_CITY = lazy_compile(
    r"(?<![0-9A-Za-z()./-])(?P<code>[0-9]{3}-(?:[0-9]{3}|[0-9]{5}))\s{1,2}(?=岡山県|新見市|東京都|大阪府|京都府|北海道|[一-龥]{2,3}県)"
)
_RIGHT = lazy_compile(r"[0-9]{3}\s?[-ー―—─]?\s?[0-9]{4}")
_SIGNS = lazy_compile(r"[^0-9]")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in (*document.find(_MARKED), *document.find(_BEFORE_CITY)):
        code = match.groups["code"] or ""
        if _RIGHT.fullmatch(code) or document.in_link(match.start) or is_correction(document, match):
            continue
        if len(_SIGNS.sub("", code)) < 2:
            continue
        marked = match.text.startswith("〒")
        start = match.start if marked else match.start + match.text.index(code)
        end = match.start + match.text.index(code) + len(code)
        digits = _SIGNS.sub("", code.replace("O", "0").replace("o", "0").replace("I", "1").replace("l", "1"))
        whole = f"{'〒' if marked else ''}{digits[:3]}-{digits[3:]}"
        yield CHECK.finding(
            document.span(start, end),
            severity=Severity.BLOCK,
            message="郵便番号は三けたと四けたです。正しい番号を確かめて書き直してください。",
            suggestion=whole if len(digits) == 7 else None,
        )
