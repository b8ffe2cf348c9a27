"""県と市町村のくいちがい — 隣の市町村を別の県に入れている

何を見つけるか: 「岡山県庄原市」「広島県高梁市」のような、近くの市町村と県の組み合わせのまちがい。
なぜ: §6(2)イ「正確に記述する」。相手のまちに失礼で、行き先もまちがえさせます。
なおし方: 正しい県名に直してください。
見逃すもの: 近くの県（岡山・広島・鳥取・島根・兵庫）のおもな市町村のほか。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.neighbouring_towns import TOWNS

CHECK = Check(clause="6(2)イ", title="県と市町村のくいちがい", reckons=True)

EXAMPLES = (
    ng("岡山県庄原市東城町までの日帰りバス", at="岡山県庄原市", suggestion="広島県庄原市", severity=Severity.CONFIRM),
    ng("広島県高梁市の皆さんと", at="広島県高梁市", suggestion="岡山県高梁市"),
    ng("岡山県の日南町へ", at="岡山県の日南町", suggestion="鳥取県の日南町"),
    ok("広島県庄原市東城町までの日帰りバス"),
    ok("岡山県と広島県庄原市の交流"),
    ok("岡山県、庄原市、日南町の三者で"),
)

_OF = {town: prefecture for prefecture, towns in TOWNS.items() for town in towns}
_PAIR = lazy_compile(rf"(?P<prefecture>{'|'.join(TOWNS)})(?P<link>の)?(?P<town>{'|'.join(_OF)})")
_ELSEWHERE = frozenset({"府中市", "南部町"})
"""Names that other prefectures have too."""


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_PAIR):
        town = match.groups["town"] or ""
        right = _OF[town]
        if right == match.groups["prefecture"] or town in _ELSEWHERE or is_correction(document, match):
            continue
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=f"{town}は{right}です。県名を確かめて直してください。",
            suggestion=f"{right}{match.groups['link'] or ''}{town}",
        )
