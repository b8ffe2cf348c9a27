"""A line of a policy: its number or sign, its label, its value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.lazy_patterns import lazy_compile
from rules.policy.topics import topics_of

_DIGITS = "0-9一二三四五六七八九十"
_MARKER = lazy_compile(
    rf"(?:(?P<article>第\s?[{_DIGITS}]{{1,4}}\s?(?:条|項|章|節)?(?:の[{_DIGITS}]{{1,2}})?)(?=[\s(:、.]|$)"
    r"|(?P<dashed>[0-9]{1,2}(?:[.-][0-9]{1,2}){1,2})(?=[\s.、:]|[^\x00-\x7f])[.、:]?"
    r"|(?P<number>[0-9]{1,2})(?:\s?[|\t]|[.、:),]|(?=\s)|(?=[^\x00-\x7f年月日時分回人件か]))"
    r"|(?P<hash>#{1,6})(?=\s)"
    r"|\((?P<bracketed>[0-9]{1,2}|[ア-ンa-z一二三四五六七八九十]{1,2})\)"
    r"|(?P<circled>[①-⑳㋐-㋾])"
    r"|(?P<roman>I{1,3}|I?V|VI{1,3}|IX)(?=[.、\s])[.、]?"
    r"|(?P<kanji>[一二三四五六七八九十]{1,2})(?=[\s、.:])[、.:]?"
    r"|(?P<kana>[ア-ン])(?=[\s、.:)])[、.:)]?"
    r"|(?P<question>[QＱ]|問)[0-9]{0,2}(?=[\s.:、])[.:、]?"
    r"|(?P<answer>[AＡ]|答)[0-9]{0,2}(?=[\s.:、])[.:、]?"
    r"|(?P<sign>[■□◆◇●○◎◯〇▼▽▲△★☆♦◼◻▪▶►✓✔☑♪➤✿◉\u2700-\u27bf\U0001f300-\U0001faff]{1,2}\ufe0f?(?![○〇◯]))"
    r"|(?P<bullet>[・•·‣→⇒]|[*–-](?=\s|[^\x00-\x7f*–-]))"
    r")\s{0,8}"
)
_BRACKETS = lazy_compile(
    r"【(?P<a>[^】\n]{1,40})】|\[(?P<b>[^\]\n]{1,40})\]|<{1,2}(?P<c>[^>\n]{1,40})>{1,2}|《(?P<d>[^》\n]{1,40})》"
    r"|〈(?P<e>[^〉\n]{1,40})〉|〔(?P<f>[^〕\n]{1,40})〕|≪(?P<g>[^≫\n]{1,40})≫|\((?P<h>[^)\n]{1,30})\)"
    r"|「(?P<j>[^」\n]{1,20})」(?=\s*$)"
    r"|\*{1,2}(?P<i>[^*\n]{1,30})\*{1,2}"
)
_COLON = lazy_compile(
    r"(?P<label>[^:。?!\n]{1,40}?)\s{0,4}(?::(?!//)|\.{2,12}|[|\t]|[⇒→=]|[—―]{1,2}(?=\s)|[—―─]{2})\s{0,40}"
)
_SPACED = lazy_compile(r"(?P<label>\S(?:\s{1,4}\S){1,4}(?=\s{1,40}\S\S)|[^\s。、:]{1,24})\s{1,40}(?=\S)")
_CELL = lazy_compile(r"(?P<label>[^,。\n]{1,16}),(?=\S)")
FINITE = lazy_compile(
    r"(?:です|ます|ました|ません|でした|ください|である|(?:し|い|ら|か|わ|さ|せ|り)ない|する|とする|います"
    r"|ましょう|せず|なし|行う|図る|ため)"
    r"[。!♪)]*$"
)
_LINK = lazy_compile(r"https?://|www\.|@[A-Za-z0-9]|\.(?:com|jp|ee|me|net)/", re.IGNORECASE)
_LONGEST_HEADING = 44


@dataclass(frozen=True, slots=True)
class Line:
    """A line after its marker: `label` and `value` are places, an empty place where there is none."""

    kind: str
    label: tuple[int, int]
    value: tuple[int, int]


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the lines without the blanks around them."""
    start = 0
    for line in text.split("\n"):
        stripped = line.strip(" \t|")
        at = start + line.index(stripped) if stripped else start
        yield at, at + len(stripped)
        start += len(line) + 1


def parse(text: str, start: int, end: int, *, begins_block: bool) -> Line:
    """Read the line text[start:end]; `begins_block` where it may be a heading by its place alone."""
    marker = _MARKER.match(text, start, end)
    kind, rest = "", start
    if marker is not None and marker.lastgroup is not None:
        kind, rest = marker.lastgroup, min(marker.end(), end)
        if kind in ("sign", "hash"):
            kind = f"{kind} {marker[0].strip()}"
        second = _MARKER.match(text, rest, end)
        if second is not None and second.lastgroup not in ("sign", "bullet", "kana", "roman"):
            rest = min(second.end(), end)
    if rest == end:
        return Line(kind, (end, end), (end, end))
    bracket = _BRACKETS.match(text, rest, end)
    if bracket is not None and bracket.lastgroup is not None and _is_heading(bracket, end):
        after = _skip(text, bracket.end(), end)
        return Line(kind or f"bracket {text[rest]}", bracket.span(bracket.lastgroup), (after, end))
    colon = _COLON.match(text, rest, end)
    if colon is not None and _before_colon(colon["label"]):
        return Line(kind or "label", colon.span("label"), (min(colon.end(), end), end))
    cell = _CELL.match(text, rest, end)
    if cell is not None and topics_of(cell["label"]) and _is_label(cell["label"]):
        return Line(kind or "label", cell.span("label"), (cell.end(), end))
    spaced = _SPACED.match(text, rest, end)
    if spaced is not None and topics_of(spaced["label"]) and _is_label(spaced["label"]):
        return Line(kind or "label", spaced.span("label"), (spaced.end(), end))
    return _unlabelled(text, rest, end, kind, begins_block=begins_block)


def _is_heading(bracket: re.Match[str], end: int) -> bool:
    """Whether words in brackets are a label: bold ones need a value, quoted ones must announce something."""
    if bracket["i"]:
        return bracket.end() != end
    return not bracket["j"] or (bracket.end() == end and bool(topics_of(bracket["j"])))


def _unlabelled(text: str, rest: int, end: int, kind: str, *, begins_block: bool) -> Line:
    words = text[rest:end]
    if kind == "question" or (words.endswith("?") and len(words) <= _LONGEST_HEADING and kind != "answer"):
        return Line("question", (rest, end), (end, end))
    if kind == "answer" or not is_short(words):
        return Line(kind, (rest, rest), (rest, end))
    if kind or (begins_block and not words.startswith("※")):
        return Line(kind or "plain", (rest, end), (end, end))
    return Line("", (rest, rest), (rest, end))


def is_short(words: str) -> bool:
    """Whether words are a heading or a list entry and no sentence."""
    if len(words) > _LONGEST_HEADING or words.endswith(("。", "、")) or _LINK.search(words):
        return False
    return not FINITE.search(words)


def _before_colon(words: str) -> bool:
    return _LINK.search(words) is None and not words[-1].isdigit() and not re.search(r"「|は、|\([^)]*$", words)


def _is_label(words: str) -> bool:
    return not re.search(r"[をがは](?!$)|[「」]", words) and not _LINK.search(words)


def _skip(text: str, position: int, end: int) -> int:
    while position < end and text[position] in " \t:|":
        position += 1
    return position
