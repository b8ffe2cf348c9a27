"""【訓練】の付いていない訓練の文 — 本物の災害と読まれる

何を見つけるか: 訓練のことと分かるのに、避難の指示などが本物のように書かれ、先頭に【訓練】がないもの。
なぜ: §6(2)イ「誤解を招かないよう」。訓練の文が本物として広まり、避難が始まった例があります。
なおし方: 先頭と末尾に【訓練】を付け、「これは訓練です」と書いてください。
見逃すもの: 訓練の参加者募集や、訓練を行ったことの報告。訓練と書かれていない文は見分けられません。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok

CHECK = Check(clause="6(2)イ", title="【訓練】の付いていない訓練の文")

EXAMPLES = (
    ng(
        "避難指示を発令しました。ただちに避難してください。※本文は訓練用です。",
        at="避難指示を発令しました",
        severity=Severity.CONFIRM,
    ),
    ng("訓練配信テスト\n震度6強の地震が発生しました。", at="震度6強の地震が発生しました"),
    ng("水防訓練のサイレンは本物の災害です。", at="本物の災害です"),
    ok("【訓練】避難指示を発令しました。【訓練終了】"),
    ok("これは訓練です。避難指示を発令しました。"),
    ok("9月6日に避難訓練を行います。避難指示が出たと想定します。"),
    ok("避難指示を発令しました。ただちに避難してください。"),
    ok("防災訓練の途中で震度3の地震が発生しましたが、全員無事でした。"),
)

_ORDER = re.compile(
    r"(?:避難指示|緊急安全確保|高齢者等避難|大津波警報|津波警報|特別警報)(?:を|が)?(?:発令|発表)?(?:しました|されました|出ました)"
    r"|震度[5-7][弱強]?の(?:強い)?地震(?:が発生しました|です)|ただちに(?:避難|逃げ)(?:して)?ください"
)
_DRILL = re.compile(r"訓練(?:用|配信|放送|送信|メール|文|テスト)|配信訓練|伝達訓練|訓練として")
_MARK = re.compile(r"^\s*(?:[【\[(〈<《]\s?訓練|訓練[:】\s、。]|これは訓練|(?:防災|配信|情報伝達)?訓練です)")
_TOLD_REAL = re.compile(r"訓練の[^。\n]{0,12}?(?P<real>本物の?(?:災害|警報|サイレン)?です)")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_TOLD_REAL):
        real = match.groups["real"] or ""
        yield CHECK.finding(
            document.span(match.end - len(real), match.end),
            severity=Severity.CONFIRM,
            message="訓練のことを「本物」と書いています。「ではありません」が抜けていないか確かめてください。",
        )
    if not _DRILL.search(document.text) or _MARK.match(document.text):
        return
    for match in document.find(_ORDER):
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message="訓練の文であれば、先頭と末尾に【訓練】を付け、「これは訓練です」と書いてください。",
        )
        return
