"""避けるべきページへの案内 — 違法・噂・差別・わいせつ・未公表の情報などのページへのリンク

何を見つけるか: 「全部ただで見られるサイト」「真実を語る動画」「○○反対の署名ページ」「流出した会議録」のように、ページの
中身が①〜⑧に当たると文から分かる案内。アドレスに casino、matome、urawaza などの語があるものも見ます。
なぜ: §6(2)ク⑨「上記のことに関するホームページにリンクを張ること」。張るだけで市がすすめたことになります。
なおし方: リンクと案内の文を消し、必要なら国・県・市のページに替えます。
見逃すもの: そうしたページへの注意の呼びかけ、公的なページへの案内。リンク先の中身は見に行きません。
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Yields, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Mention
from rules.patterns_domains import is_anybodys, is_official, is_public_body, looks_bad
from rules.phrasebook import Found, phrasebook

CHECK = Check(clause="6(2)ク⑨", title="避けるべきページへの案内", yields=Yields.EASILY)

EXAMPLES = (
    ng("新作映画が全部ただで見られるサイトはこちら。", at="新作映画が全部ただで見られるサイト"),
    ng("裏ワザがたくさん載っています。\nhttps://urawaza-net.example.com/a", at="https://urawaza-net.example.com/a"),
    ng("原発再稼働に反対する人の署名ページをシェアします。", at="原発再稼働に反対する人の署名"),
    ng("査定前の一覧を見られるようにしました。 https://files.example.com/x", at="https://files.example.com/x"),
    ng("くわしくは https://matome-uwasa.com/12 へ。", at="https://matome-uwasa.com/12"),
    ng("過激でびっくり、続きは @yoru_no_heya をチェック", at="@yoru_no_heya"),
    ok("無料で映画が見られるとうたうサイトの多くは違法です。開かないでください。"),
    ok("オンラインカジノは犯罪です。警察庁 https://www.npa.go.jp/"),
    ok("改憲や原発について書かれた本を図書館で展示しています。"),
    ok("可決された予算の一覧は https://www.city.niimi.okayama.jp/ で。"),
    ok("会議録は市ホームページで公開しています。"),
    ok("差別的な動画を見つけたら、法務局へお知らせください。"),
    ok("無料で健診を受けられます。申込みは下のページからどうぞ。"),
)

_BEFORE = 40
_REACH = 110
"""How far from the words that tell of it a link may stand."""

_WARNED = lazy_compile(r"注意|開かな|犯罪|詐欺|偽|違法|アクセスしない")


def check(document: Document, context: Context) -> Iterator[Finding]:
    unlisted: list[Mention] = [
        link for link in document.links if not is_public_body(link, context.city) or is_anybodys(link)
    ]
    accounts = [mention for mention in document.mentions if mention.start > 0]
    links = (link for link in document.links if not is_official(link, context.city))
    places = sorted([*accounts, *links], key=_start)
    told: set[int] = set()
    without_place = ("weak", "content") if not places else () if unlisted else ("weak",)
    for found in phrasebook("bad_page").find(document, without=without_place):
        place = _near(found, unlisted if found.family == "weak" else places)
        if place is not None and place.start not in told:
            told.add(place.start)
            yield _finding(document, place)
        if found.family == "page" and (place is None or not _same_sentence(document, found, place)):
            yield _finding(document, found)
    for link in document.links:
        near = document.text[max(0, link.start - 40) : link.end + 40]
        if (
            link.start not in told
            and not is_official(link, context.city)
            and looks_bad(link)
            and not _WARNED.search(near)
        ):
            yield _finding(document, link)


def _near(found: Found, places: Sequence[Mention]) -> Mention | None:
    """The link or account that the words are about: the first after them, or one just before."""
    first = bisect_left(places, found.start - _BEFORE, key=_start)
    if first < len(places) and places[first].start <= found.start + _REACH:
        return places[first]
    return None


def _start(place: Mention) -> int:
    return place.start


def _same_sentence(document: Document, found: Found, place: Mention) -> bool:
    return document.sentence_at(found.start).start == document.sentence_at(place.start).start


def _finding(document: Document, place: Mention) -> Finding:
    return CHECK.finding(
        document.span(place.start, min(place.end, place.start + 40)),
        severity=Severity.CONFIRM,
        message="ガイドラインが発信を禁じる内容のページを案内しているように見えます。案内とリンクを消してください。",
    )
