"""日の名前と合わない日付 — 「七夕の7月8日」「防災の日（9月2日）」

何を見つけるか: 毎年同じ日と決まっている日の名前のすぐ隣に、ほかの日付が書かれたもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 日付を直すか、その日にちなんだ催しであることが分かるように書いてください。
見逃すもの: 「にちなんで」「前日」「月遅れ」などの付くもの、年によって変わる日（節分、母の日など）、祝日（別の検査が
見ます）。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="日の名前と合わない日付")

EXAMPLES = (
    ng("七夕の7月8日、図書館で星を見る会を開きます。", at="七夕の7月8日", severity=Severity.CONFIRM),
    ng("9月2日は防災の日です。", at="9月2日は防災の日"),
    ng("クリスマスイブ（12月23日）に点灯します。", at="クリスマスイブ（12月23日"),
    ng("大みそかの12月30日は午後3時で閉めます。", at="大みそかの12月30日"),
    ng("11月9日は「110番の日」です。", at="11月9日は「110番の日"),
    ok("七夕の7月7日、図書館で星を見る会を開きます。"),
    ok("月遅れの七夕は8月7日です。"),
    ok("9月1日は防災の日です。9月5日（土）に訓練をします。"),
    ok("防災の日にちなみ、9月5日（土）に訓練をします。"),
    ok("クリスマスイブ前日の12月23日に点灯します。"),
    ok("元日から3日までお休みです。1月4日に開きます。"),
    ok("ハロウィン（10月24日・25日開催）のお知らせ"),
)

_DAYS = {
    "元日": (1, 1),
    "元旦": (1, 1),
    "110番の日": (1, 10),
    "防災とボランティアの日": (1, 17),
    "バレンタインデー": (2, 14),
    "ひな祭り": (3, 3),
    "桃の節句": (3, 3),
    "国際女性デー": (3, 8),
    "世界自閉症啓発デー": (4, 2),
    "子ども読書の日": (4, 23),
    "端午の節句": (5, 5),
    "世界禁煙デー": (5, 31),
    "人権擁護委員の日": (6, 1),
    "世界環境デー": (6, 5),
    "七夕": (7, 7),
    "水の日": (8, 1),
    "広島原爆の日": (8, 6),
    "長崎原爆の日": (8, 9),
    "終戦の日": (8, 15),
    "終戦記念日": (8, 15),
    "防災の日": (9, 1),
    "救急の日": (9, 9),
    "世界アルツハイマーデー": (9, 21),
    "目の愛護デー": (10, 10),
    "鉄道の日": (10, 14),
    "ハロウィン": (10, 31),
    "津波防災の日": (11, 5),
    "119番の日": (11, 9),
    "世界糖尿病デー": (11, 14),
    "七五三": (11, 15),
    "いい夫婦の日": (11, 22),
    "世界エイズデー": (12, 1),
    "障害者の日": (12, 9),
    "人権デー": (12, 10),
    "クリスマスイブ": (12, 24),
    "クリスマス・イブ": (12, 24),
    "クリスマス": (12, 25),
    "大晦日": (12, 31),
    "大みそか": (12, 31),
}
"""Month and day. Days that a religion or a region keeps otherwise are excused by `_OTHERWISE`."""

_NAME = quick_compile(rf"(?<![一-龥ァ-ヶ])(?P<name>{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?![ァ-ヶ一-龥])")
_BETWEEN = lazy_compile(r"[」』]? ?(?:の|は|[(]|、|=|・|:)? ?")
_BEFORE = lazy_compile(r" ?(?:[(][^()\n]{1,3}[)])? ?(?:は|の|が|[(]|=)? ?[「『【]?")
_OTHERWISE = lazy_compile(
    r"旧暦|月遅れ|ひと月遅れ|遅れ|前日|前夜|翌日|にちなん|ちなむ|に合わせ|に先立|前に|開催|イベント|まつり|会|週間|月間|準備|まで|から|発売|号|早め|一足|ひと足|前倒"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_NAME):
        for mention in document.dates:
            place = _beside(document, match, mention)
            if place is None or mention.month is None or mention.is_guess:
                continue
            right = _DAYS[match.groups["name"] or "元日"]
            around = document.text[max(0, place[0] - 6) : place[1] + 6]
            if (mention.month, mention.day) == right or _OTHERWISE.search(around) or is_correction(document, mention):
                continue
            yield CHECK.finding(
                Span(document.span(*place).start, document.span(*place).end),
                severity=Severity.CONFIRM,
                message=f"{match.text}は{right[0]}月{right[1]}日です。日付を確かめて直してください。",
            )
            break


def _beside(document: Document, match: Match, mention: DateMention) -> tuple[int, int] | None:
    """Where the name and the date stand side by side, None where they do not."""
    if 0 <= mention.start - match.end <= 3 and _BETWEEN.fullmatch(document.text, match.end, mention.start):
        return match.start, mention.end
    if 0 <= match.start - mention.end <= 6 and _BEFORE.fullmatch(document.text, mention.end, match.start):
        return mention.start, match.end
    return None
