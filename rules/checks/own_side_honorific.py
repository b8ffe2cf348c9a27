"""身内への敬語 — 市の人の行いに尊敬語を使っている

何を見つけるか: 「市長が視察されました」「教育長がご挨拶されました」のように、市長や職員など市の側の人に使った
尊敬語。
なぜ: §6(2)イ「誤解を招かないよう」。市民に向けた文では、身内を高める言い方は失礼に受け取られます。
なおし方: 「視察しました」「挨拶しました」のように書いてください。
見逃すもの: 他の市町村や国の人、来賓や市民への敬語。受け身（「選ばれました」「表彰されました」）。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="身内への敬語")

EXAMPLES = (
    ng("市長が現地を視察されました。", at="視察されました", severity=Severity.INFO),
    ng("開会式では教育長がご挨拶されました。", at="ご挨拶されました"),
    ok("市長が現地を視察しました。"),
    ok("高梁市長が視察されました。"),
    ok("職員が表彰されました。"),
    ok("来賓の皆さまがご挨拶されました。"),
    ok("市長から花束を贈られた生徒が出席されました。"),
)

_OWN = r"(?:(?<![一-龥])(?:市長|副市長|教育長|議長|課長|部長|支局長|館長|所長)|本市職員|市職員)"
_HONORED = lazy_compile(
    rf"{_OWN}(?:が|は|も)、?[^。!?\n、がはも]{{0,14}}?"
    r"(?P<verb>ご?(?:視察|訪問|挨拶|あいさつ|出席|参加|説明|発言|激励|登壇|乾杯|講演|参列|出演)(?:に|を)?"
    r"(?:されました|なさいました|なられました|されています)|おっしゃいました|いらっしゃいました|お話しされました)"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_HONORED):
        verb = match.groups["verb"] or ""
        yield CHECK.finding(
            document.span(match.end - len(verb), match.end),
            severity=Severity.INFO,
            message="市の側の人には尊敬語を使わず、「〜しました」と書いてください。",
        )
