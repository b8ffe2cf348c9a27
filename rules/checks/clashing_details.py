"""二通りに書かれた料金・会場・回数 — 一つの投稿の中で違う

何を見つけるか: 「1家族2,000円」と「料金 1家族1,500円」、「会場は大佐支局」と「会場：神郷支局」、「第12回」と
「第13回」の同じ名前の催しのように、同じものが二通りに書かれたもの。
なぜ: §6(2)イ「正確に記述する」。前の年の原稿を直したときに、片方だけ残りがちです。
なおし方: 正しいほうを確かめて、そろえてください。
見逃すもの: 前売りと当日、雨のときの会場、前回や次回の話、部や回がいくつもある催し、長いお知らせのまとめ。
"""

import re
from collections.abc import Iterator, Sequence

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="二通りに書かれた料金・会場・回数")

EXAMPLES = (
    ng("1家族2,000円でお弁当がつきます。\n料金 1家族1,500円", at="1家族1,500円", severity=Severity.CONFIRM),
    ng("参加費は500円です。\n■参加費 300円", at="参加費 300円"),
    ng("会場は大佐支局の駐車場です。\n日時 2月6日\n会場:神郷支局 南側駐車場", at="会場:神郷支局"),
    ng("第12回 新見御神楽フェスティバル 予告編\n第13回 新見御神楽フェスティバル", at="第13回 新見御神楽フェスティバル"),
    ok("1家族2,000円です。\n料金 1家族2,000円"),
    ok("写しは白黒1枚10円、カラー1枚50円です。"),
    ok("（1）会場：北部公民館\n（2）会場：市民体育館"),
    ok("前売り 1人1,500円\n当日 1人2,000円"),
    ok("参加費は500円です。\n会員の参加費は300円です。"),
    ok("会場は市民体育館です。\n会場：新見市民体育館（上市）"),
    ok("会場は城山公園です。\n雨のときの会場：市民体育館"),
    ok("第12回 新見御神楽フェスティバルの写真です。次は第13回 新見御神楽フェスティバルでお会いしましょう。"),
    ok("第1回 やさしい日本語講座 12月5日\n第2回 やさしい日本語講座 12月12日"),
)

_PRICE = quick_compile(
    r"(?P<what>(?:参加費|参加料|受講料|入場料|入館料|観覧料|利用料|料金|会費|テキスト代)|1(?:家族|組|チーム|区画|世帯|台|枚|冊|セット|箱|袋)|(?:大人|一般|小人|子ども))"
    r"\s?(?:は|が|:|につき|あたり|/)?\s?(?:1人|お一人)?\s?(?P<price>[0-9,]{2,7})円(?!引|以上|分|台|相当|から)"
)
_PRICES_APART = re.compile(
    r"前売|当日|会員|割|市外|市内|以下|以上|未満|コース|追加|昼|夜|午前|午後|材料|保険|弁当(?:代|は)|駐車|平日|土|祝|の部|部門|回|席|学生|"
    r"高校|中学|小学|幼|歳|シニア|団体|早|通常|定価|税|[0-9]日間|から|へ改定|改定|変更|値上|値下|1日|半日|泊|時間|人目|個目|ごと"
)
_NAMED_CLOSER = re.compile(r"[一-龥ァ-ヶー]")
"""「カラー1枚50円」: the price is that of a kind."""
_VENUE = quick_compile(r"会場\s?(?P<mark>[は:/])\s?(?:新見市)?(?P<name>[一-龥ァ-ヶー]{2,14})")
_VENUES_APART = re.compile(
    r"雨|荒天|第[0-9一二]|サテライト|各|予備|変更|集合|解散|受付|前回|昨年|次回|または|ほか|展示|の部|午前|午後|[0-9]日目|投票|相談"
)
_EDITION = quick_compile(r"第(?P<number>[0-9]{1,3})回\s?(?P<name>[一-龥ァ-ヶーぁ-ん]{4,16})")
_EDITIONS_APART = re.compile(
    r"前回|昨年|次|来年|過去|以来|から|まで|振り返|ふり返|写真|優勝|開催した|開きました|でした|ました"
)
_NAME = 4
_LONGEST = 600
"""Longer texts are bulletins of many items."""


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if len(document.text) > _LONGEST:
        return
    yield from _prices(document)
    yield from _venues(document)
    yield from _editions(document)


def _prices(document: Document) -> Iterator[Finding]:
    by_name: dict[str, list[Match]] = {}
    for match in document.find(_PRICE):
        if _NAMED_CLOSER.search(document.text, max(0, match.start - 1), match.start):
            continue
        by_name.setdefault(match.groups["what"] or "", []).append(match)
    for same in by_name.values():
        if len(same) == 2 and len({match.groups["price"] for match in same}) == 2:
            yield from _second(document, same, _PRICES_APART, "金額が、前に書かれたものと違います。")


def _venues(document: Document) -> Iterator[Finding]:
    found = list(document.find(_VENUE))
    # 「会場は…」 in the text against the line 「会場：…」: two lines alike belong to two events.
    if len(found) != 2 or len({match.groups["mark"] for match in found}) != 2:
        return
    one, other = (match.groups["name"] or "" for match in found)
    shared = any(
        one[at : at + 2] in other for at in range(len(one) - 1) if one[at : at + 2] not in ("支局", "公園", "会館")
    )
    if not shared:
        yield from _second(document, found, _VENUES_APART, "会場が、前に書かれたものと違います。")


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
    yield CHECK.finding(
        pair[1].span, severity=Severity.CONFIRM, message=f"{what}正しいほうを確かめて、そろえてください。"
    )


def _around(document: Document, match: Match) -> str:
    sentence = document.sentence_at(match.start)
    start, end = max(sentence.start, match.start - 24), min(sentence.end, match.end + 24)
    return document.text[start : match.start] + "\n" + document.text[match.end : end]
