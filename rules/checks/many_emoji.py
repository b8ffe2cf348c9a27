"""多すぎる絵文字 — 読み上げると本文が聞き取りにくい

何を見つけるか: 10個以上の絵文字、または4個以上続く絵文字。
なぜ: §6(2)イ「誤解を招かないよう」。読み上げソフトは絵文字を一つずつ名前で読むため、大事なことが埋もれます。
なおし方: 文の終わりに一つか二つにとどめ、言葉の代わりには使わないでください。
見逃すもの: 数の少ない絵文字。家族や国旗のように、いくつかの符号で一つに見えるものは一つと数えます。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="多すぎる絵文字")

EXAMPLES = (
    ng("紅葉が見ごろです🍁🍁🍁🍁", at="🍁🍁🍁🍁", severity=Severity.INFO),
    ng("秋まつり✨ 神楽👹 屋台🍢 花火🎆 抽選🎁 朝市🥬 音楽🎵 体験🎨 牛🐮 車🚗 来てね😊", at="🚗"),
    ok("紅葉が見ごろです🍁🍁🍁"),
    ok("👨‍👩‍👧‍👦で楽しめます🇯🇵🇧🇷🇵🇭"),
    ok("①受付 ②説明 ★の日は休み ☎0867-72-6111 ○か×で ※雨天中止"),
    ok("開催します🙌🏻👏🏽"),
)

_ONE = (
    r"(?:[\U0001f1e6-\U0001f1ff]{2}|[\U0001f300-\U0001f3fa\U0001f400-\U0001faff\u231a\u231b\u23e9-\u23f3\u26a1\u2614"
    r"\u26bd\u26be\u26c4\u26fa\u2705\u2728\u274c\u274e\u2753-\u2757\u2764\u2b50\u2b55])"
    r"[\ufe0f\U0001f3fb-\U0001f3ff]{0,3}"
)
_EMOJI = lazy_compile(rf"{_ONE}(?:\u200d(?:{_ONE}|[\u2640\u2642\u2695\u2696\u2708]\ufe0f?)){{0,6}}")
_MANY = 10
_ROW = 4


def check(document: Document, _context: Context) -> Iterator[Finding]:
    seen = row = row_start = previous_end = 0
    for seen, match in enumerate(_EMOJI.finditer(document.original), start=1):
        if match.start() != previous_end or seen == 1:
            row, row_start = 0, match.start()
        row, previous_end = row + 1, match.end()
        if row == _ROW or seen == _MANY:
            start = row_start if row == _ROW else match.start()
            yield CHECK.finding(
                Span(start, match.end()),
                severity=Severity.INFO,
                message="絵文字が多いと、読み上げソフトで内容が聞き取りにくくなります。数を減らしてください。",
            )
            return
