"""ハッシュタグにまぎれた応援 — 「#松岡市長とあと4年」「#動かせ新見森下けんじと共に」

何を見つけるか: ハッシュタグの中で、市長や議員、候補者の名前に「とあと4年」「と共に」「再選」「必勝」などを続けて
応援しているもの。リコールの署名に応じないよう勧める文も見ます。
なぜ: §6(2)オ「地方公務員法（昭和25年法律第261号）その他職員の服務に関する法令等を遵守すること」。同法36条（政治的行為の
制限）に触れると受け取られます。本文が中立でも、タグの一言で市の立場と読まれます。
なおし方: そのハッシュタグや文を消してください。
見逃すもの: 役職の付かない名前だけのタグ。「#市長と語る会」のような行事の名前。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_quoted
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)オ", title="ハッシュタグにまぎれた応援")

EXAMPLES = (
    ng("黄金色の田んぼです。#そばの花 #松岡市長とあと4年", at="#松岡市長とあと4年", severity=Severity.CONFIRM),
    ng("#二十歳のつどい #動かせ新見森下けんじと共に", at="#動かせ新見森下けんじと共に"),
    ng("#小林市議再選", at="#小林市議再選"),
    ng("リコールの署名には応じないでください。", at="リコールの署名には応じないで"),
    ok("#市長と語る会 #市長室 #市議会だより"),
    ok("#新見と共に歩む #新見市議会議員選挙 #投票に行こう"),
    ok("リコールの署名に応じるかどうかは、お一人お一人がお決めになることです。"),
)

_SUPPORTS = quick_compile(
    r"#[^\s#]{0,10}(?:市長|市議|県議|議員|候補)(?:さん)?"
    r"(?:と(?:あと|もう)[0-9一二三四]年?|と?(?:共に|ともに|一緒に)(?!語|考|歩)|再選|必勝|[二三四五]選|続投|応援|推し)"
    r"|#(?:動かせ|変えよう|守ろう|かえよう|つなごう)新見[^\s#]{2,8}(?:と共に|とともに|に一票|を国会へ|を市長に|を議会へ)"
    r"|リコール[^。\n]{0,24}?(?:署名)?[^。\n]{0,10}?(?:書かずに|書かないで|応じないで|断って|署名しないで)"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_SUPPORTS):
        if not is_quoted(document, match):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="特定の人の当選や続投、署名への反対を市が後押ししていると受け取られます。消してください。",
            )
