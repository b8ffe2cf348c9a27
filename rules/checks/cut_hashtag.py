"""途中で切れるハッシュタグ — 記号の手前までしかタグにならない

何を見つけるか: 「#新見・満奇洞」「#にいみ-観光」「#R8.11」のように、記号のためにタグが途中で切れる書き方と、
投稿の終わりの「# 新見市」のように、# の後に空白があってタグにならない書き方。
なぜ: §6(2)イ「誤解を招かないよう」。切れたタグは別の話題の一覧につながります。
なおし方: 記号を取るか「_」に替え、空白はつめてください。
見逃すもの: 続けて書いた別々のタグ、文の終わりの句読点、見出しの「# 」。
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
    ng("紅葉が見ごろです。\n# 新見市 #鯉が窪 湿原", at="# 新見市", severity=Severity.INFO, suggestion="#新見市"),
    ng("雪まつりへどうぞ。\n\n＃　千屋雪まつり", at="＃　千屋雪まつり", suggestion="#千屋雪まつり"),
    ng("開花しました🌸 #桜 # 新見市", at="# 新見市"),
    ng("見ごろです。\n#新見市 # 紅葉 #観光\n#秋", at="# 紅葉"),
    ok("# お知らせ\n朝市を開きます。"),
    ok("朝市を開きます。\n# 日時\n11月28日\n# 会場\n市役所前"),
    ok("朝市を開きます。\n# 会場 市役所前の広場で、9時から"),
    ok("短縮ダイヤルは # 9110 です。"),
    ok("電話は最後に # 1 を押してください。"),
    ok("見ごろです。\n#新見市 #紅葉"),
    ok("#新見市 #満奇洞"),
    ok("#新見市、今日も元気です。"),
    ok("相談は#9110、または119へ"),
    ok("#新見_観光"),
)

_CUT = lazy_compile(r"(?<![\w&/#])#(?![0-9]+(?!\w))\w{1,60}[・\-&'.+/]\w{1,60}")


_SPACED = lazy_compile(r"(?<!\S)#[^\S\n]{1,2}(?![0-9]+(?!\w))(?P<word>\w{1,30})")
_TAG = r"#[^\S\n]{0,2}\w{1,40}"
_LINE_OF_TAGS = lazy_compile(rf"\s{{0,3}}(?:{_TAG}|(?:{_TAG}(?:[^\S\n]\w{{1,12}})?[^\S\n]{{0,3}}){{2,30}})\s{{0,3}}")
"""One tag, or several: a word that was cut off a tag may stand between."""
_TAGS_AFTER_WORDS = lazy_compile(rf"(?<=[\s。!?)」])(?:{_TAG}[^\S\n]{{0,3}}){{2,30}}\Z")
_LONGEST_LINE = 400


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
    yield from _with_a_blank(document)


def _with_a_blank(document: Document) -> Iterator[Finding]:
    """「# 新見市」 among the tags at the end: what stands further up may be a heading."""
    start = _start_of_tags(document.text)
    if start is None:
        return
    for match in document.find(_SPACED):
        if match.start >= start:
            yield CHECK.finding(
                match.span,
                severity=Severity.INFO,
                message="「#」の後に空白があると、タグになりません。空白をつめて書いてください。",
                suggestion=f"#{match.groups['word']}",
            )


def _start_of_tags(text: str) -> int | None:
    """Where the tags at the end of a text begin: whole lines, or the end of the last one; None where there are none."""
    start = end = len(text.rstrip())
    while end > 0:
        line = text.rfind("\n", 0, end) + 1
        if text[line:end].strip() and not _LINE_OF_TAGS.fullmatch(text, line, end):
            break
        start, end = line, line - 1
    if start == 0:
        return None
    if start < len(text.rstrip()):
        return start
    run = _TAGS_AFTER_WORDS.search(text, max(text.rfind("\n", 0, end) + 1, end - _LONGEST_LINE), end)
    return run.start() if run else None
