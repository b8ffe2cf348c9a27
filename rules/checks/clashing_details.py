"""二通りに書かれた料金・時刻・回数 — 一つの投稿の中で違う

何を見つけるか: 「1家族2,000円」と「料金 1家族1,500円」、「19:30スタート」と「20時に始めます」、「第12回」と
「第13回」の同じ名前の催しのように、同じものが二通りに書かれたもの。
なぜ: §6(2)イ「正確に記述する」。前の年の原稿を直したときに、片方だけ残りがちです。
なおし方: 正しいほうを確かめて、そろえてください。
見逃すもの: 前売りと当日、前回や次回の話、部や回がいくつもある催し、長いお知らせのまとめ。
"""

import re
from collections.abc import Iterator, Sequence

from rules.bulletins import tells_of_many
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match, Mention
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="二通りに書かれた料金・時刻・回数", reckons=True)

EXAMPLES = (
    ng("1家族2,000円でお弁当がつきます。\n料金 1家族1,500円", at="1家族1,500円", severity=Severity.CONFIRM),
    ng("参加費は500円です。\n■参加費 300円", at="参加費 300円"),
    ng("第12回 新見御神楽フェスティバル 予告編\n第13回 新見御神楽フェスティバル", at="第13回 新見御神楽フェスティバル"),
    ng("6月26日 19:30スタート\n20時ちょうどに始めますので、お集まりください。", at="20時"),
    ng("参加費：800円（材料代込み）\n当日は受付で1,000円をお支払いください。", at="1,000円をお支払い"),
    ok("午前の部 10時開始\n午後の部 13時開始"),
    ok("参加費：800円\n当日は受付で800円をお支払いください。"),
    ok("1家族2,000円です。\n料金 1家族2,000円"),
    ok("写しは白黒1枚10円、カラー1枚50円です。"),
    ng("去年の第14回大会は613人が走りました。今年の第16回大会も3コースです。", at="今年の第16回"),
    ok("去年の第14回大会は613人が走りました。今年の第15回大会も3コースです。"),
    ok("前売り 1人1,500円\n当日 1人2,000円"),
    ok("参加費は500円です。\n会員の参加費は300円です。"),
    ok("第12回 新見御神楽フェスティバルの写真です。次は第13回 新見御神楽フェスティバルでお会いしましょう。"),
    ok("第1回 やさしい日本語講座 12月5日\n第2回 やさしい日本語講座 12月12日"),
)

_PRICE = quick_compile(
    r"(?P<what>(?:参加費|参加料|受講料|入場料|入館料|観覧料|利用料|料金|会費|テキスト代)|1(?:家族|組|チーム|区画|世帯|台|枚|冊|セット|箱|袋)|(?:大人|一般|小人|子ども))"
    r"\s?(?:は|が|:|につき|あたり|/)?\s?(?:1人|お一人)?\s?(?P<price>[0-9,]{2,7})円(?!引|以上|分|台|相当|から)"
)
_PRICES_APART = lazy_compile(
    r"前売|当日|会員|割|市外|市内|以下|以上|未満|コース|追加|昼|夜|午前|午後|材料|保険|弁当(?:代|は)|駐車|平日|土|祝|の部|部門|回|席|学生|"
    r"高校|中学|小学|幼|歳|シニア|団体|早|通常|定価|税|[0-9]日間|から|へ改定|改定|変更|値上|値下|1日|半日|泊|時間|人目|個目|ごと"
)
_NAMED_CLOSER = lazy_compile(r"[一-龥ァ-ヶー]")
"""「カラー1枚50円」: the price is that of a kind."""
_BEGINS = lazy_compile(r"\s?(?:スタート|開演|開始)(?!前|後|時)|\s?(?:ちょうど)?に(?:始め|始まり|スタート|開演|開始)")
_BEGINS_APART = lazy_compile(
    r"の部|部は|[0-9]回|回目|受付|午前|午後|販売|整理券|申し?込|配信|点灯|昼|夜の|各|毎|変更|第[0-9]|予約|練習|リハーサル|[0-9]日目"
)
_PAID = quick_compile(r"(?P<price>[0-9,]{2,7})円(?:を|の)?(?:お支払い?|お持ち|集め|いただき)")
_FEE = quick_compile(r"(?:参加費|受講料|入場料|参加料)(?:は|:|\s)\s?(?:1人|お一人)?\s?(?P<price>[0-9,]{2,7})円")
_EDITION = quick_compile(r"第(?P<number>[0-9]{1,3})回\s?(?P<name>[一-龥ァ-ヶーぁ-ん]{4,16})")
_LAST_YEARS = lazy_compile(r"(?:去年|昨年|前回)の第(?P<number>[0-9]{1,3})回")
_THIS_YEARS = lazy_compile(r"(?:今年|ことし|本年|今回)の第(?P<number>[0-9]{1,3})回")
_EDITIONS_APART = lazy_compile(
    r"前回|昨年|次|来年|過去|以来|から|まで|振り返|ふり返|写真|優勝|開催した|開きました|でした|ました"
)
_PAID_APART = lazy_compile(r"会員|割|追加|別途|保険|弁当|駐車|お釣り|つり銭|預|保証|学生|以上|以下|未満|コース|変更")
_NAME = 4


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if tells_of_many(document):
        return
    if document.text.count("円") > 1:
        yield from _prices(document)
    if document.text.count("回") > 1:
        yield from _editions(document)
        yield from _next_edition(document)
    if len(document.times) > 1:
        yield from _beginnings(document)


def _beginnings(document: Document) -> Iterator[Finding]:
    """Two hours at which the one event begins."""
    begins = [moment for moment in document.times if moment.exists and _BEGINS.match(document.text, moment.end)]
    if len(begins) != 2 or begins[0].minutes % 720 == begins[1].minutes % 720:
        return
    told = "".join(document.text[max(0, one.start - 30) : one.end + 10] for one in begins)
    if not _BEGINS_APART.search(told):
        yield _finding(begins[1], "始まりの時刻が、前に書かれたものと違います。")


def _prices(document: Document) -> Iterator[Finding]:
    by_name: dict[str, list[Match]] = {}
    for match in document.find(_PRICE):
        if _NAMED_CLOSER.search(document.text, max(0, match.start - 1), match.start):
            continue
        by_name.setdefault(match.groups["what"] or "", []).append(match)
    paid, fees = list(document.find(_PAID)), list(document.find(_FEE))
    if len(paid) == len(fees) == 1 and paid[0].groups["price"] != fees[0].groups["price"]:
        yield from _second(document, (fees[0], paid[0]), _PAID_APART, "金額が、前に書かれたものと違います。")
    for same in by_name.values():
        if len(same) == 2 and len({match.groups["price"] for match in same}) == 2:
            yield from _second(document, same, _PRICES_APART, "金額が、前に書かれたものと違います。")


def _next_edition(document: Document) -> Iterator[Finding]:
    """「去年の第14回」 and 「今年の第16回」: the next number is that of the year before and one."""
    last, now = next(document.find(_LAST_YEARS), None), next(document.find(_THIS_YEARS), None)
    if last and now and int(now.groups["number"] or 0) != int(last.groups["number"] or 0) + 1:
        yield _finding(max(last, now, key=lambda match: match.start), "去年の回数から数えて合いません。")


def _editions(document: Document) -> Iterator[Finding]:
    first_of: dict[str, Match] = {}
    dated = [mention.start for mention in document.dates]
    for match in document.find(_EDITION):
        first = first_of.setdefault((match.groups["name"] or "")[:_NAME], match)
        if first.groups["number"] == match.groups["number"]:
            continue
        # In a list of rounds each has its own day.
        listed = all(any(0 <= start - one.end <= len("、令和8年12月") for start in dated) for one in (first, match))
        if not listed:
            yield from _second(document, (first, match), _EDITIONS_APART, "回数が、前に書かれたものと違います。")


def _second(document: Document, pair: Sequence[Match], apart: re.Pattern[str], what: str) -> Iterator[Finding]:
    """A finding at the second place, where nothing tells the two apart."""
    if any(apart.search(_around(document, match)) or is_correction(document, match) for match in pair):
        return
    yield _finding(pair[1], what)


def _finding(place: Mention, what: str) -> Finding:
    message = f"{what}正しいほうを確かめて、そろえてください。"
    return CHECK.finding(place.span, severity=Severity.CONFIRM, message=message)


def _around(document: Document, match: Match) -> str:
    sentence = document.sentence_at(match.start)
    start, end = max(sentence.start, match.start - 24), min(sentence.end, match.end + 24)
    return document.text[start : match.start] + "\n" + document.text[match.end : end]
