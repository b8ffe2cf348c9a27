"""途中で切れるハッシュタグ — 記号の手前までしかタグにならない

何を見つけるか: 「#新見・満奇洞」「#にいみ-観光」「#R8.11」のように、記号のためにタグが途中で切れる書き方。
なぜ: §6(2)イ「誤解を招かないよう」。切れたタグは別の話題の一覧につながります。
なおし方: 記号を取るか「_」に替えてください。
見逃すもの: 続けて書いた別々のタグ、文の終わりの句読点。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="途中で切れるハッシュタグ")

EXAMPLES = (
    ng("紅葉です #新見・満奇洞", at="#新見・満奇洞", severity=Severity.INFO),
    ng("#にいみ-観光 へどうぞ", at="#にいみ-観光"),
    ok("#新見市 #満奇洞"),
    ok("#新見市、今日も元気です。"),
    ok("相談は#9110、または119へ"),
    ok("#新見_観光"),
)

_CUT = lazy_compile(r"(?<![\w&/#])#(?![0-9]+(?!\w))\w{1,60}[・\-&'.+/]\w{1,60}")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_CUT):
        if document.in_link(match.start):
            continue
        tag = re.match(r"#\w+", match.text)
        kept = tag[0] if tag else match.text
        yield CHECK.finding(
            match.span,
            severity=Severity.INFO,
            message=f"タグになるのは「{kept}」までです。記号を取るか「_」に替えてください。",
        )
