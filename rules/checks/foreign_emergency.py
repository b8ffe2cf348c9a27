"""外国語の緊急情報 — 訳の確かめが要る

何を見つけるか: 外国語で書かれた、避難・地震・洪水などの緊急の呼びかけ。
なぜ: §6(2)イ「正確に記述する」。機械翻訳で「川から離れて」が「川へ避難」になって配信された例があります。
なおし方: その言葉の分かる人に確かめてもらい、確かめた人の名前を回答欄に書いてください。
見逃すもの: 日本語の文の中の外来語や短い英語、「やさしい日本語」。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="外国語の緊急情報")

EXAMPLES = (
    ng("Evacuate to the river immediately. Heavy rain warning.", at="Evacuate", severity=Severity.CONFIRM),
    ng("Por favor, evacue para o rio imediatamente.", at="evacue"),
    ng("대피 지시가 내려졌습니다. 즉시 대피해 주세요.", at="대피"),
    ok("Evacuation drill のお知らせです。避難訓練に参加しましょう。"),
    ok("International Day in Niimi: games and music with our ALTs!"),
    ok("にげてください（Evacuate）。川のちかくは あぶないです。"),
)

_EMERGENCY = lazy_compile(
    r"\b(?:evacuat\w{0,6}|evacu[ea]\w{0,4}|emergency|tsunami|earthquake|flood\w{0,5}|landslide|typhoon|"
    r"inundaç\w{0,4}|terremoto|enchente|emergência|sơ tán|lũ lụt|động đất|khẩn cấp|lumikas|lindol|baha|banjir|gempa)"
    r"|대피|지진|홍수|쓰나미|緊急疏散|疏散|撤离|撤離|地震警报|洪水警报",
    re.IGNORECASE,
)
_FOREIGN = lazy_compile(r"[A-Za-zÀ-ỹ가-힣]")
_JAPANESE = lazy_compile(r"[ぁ-んァ-ヶ]")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for sentence in document.sentences:
        foreign = len(_FOREIGN.findall(sentence.text))
        if foreign < 12 or len(_JAPANESE.findall(sentence.text)) * 5 > foreign:
            continue
        match = _EMERGENCY.search(sentence.text)
        if match is None or document.in_link(sentence.start + match.start()):
            continue
        yield CHECK.finding(
            document.span(sentence.start + match.start(), sentence.start + match.end()),
            severity=Severity.CONFIRM,
            message="外国語の緊急情報です。その言葉の分かる人が確かめた訳か、確かめた人の名前とともに書いてください。",
        )
        return
