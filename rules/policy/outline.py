"""A policy cut into statements, each with what the headings above it announce.

Offices number their articles, put labels before colons, draw tables, write questions and answers, or just
write. All of it becomes a list of `Statement`s: a sentence (or a list entry, a table cell), the topics of the
label it stands behind or of the nearest heading above it, and whether it is a list entry without a predicate.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.lazy_patterns import lazy_compile
from rules.policy.lines import FINITE, Line, is_short, lines_of, parse
from rules.policy.topics import Topic, topics_of

_SENTENCE = lazy_compile(r"(?:[^。!?]|[。!?](?=[)」』]))+[。!?]*")
_INLINE = lazy_compile(
    r"(?P<by>[/;、。]|\s)\s{0,4}(?=(?P<label>[^\s/、。:;「」()]{2,14})(?P<sign>:(?!//)|\s)\s{0,4}\S)"
)
_BOXED = lazy_compile(r"[【〔\[](?P<label>[^】〕\]\n]{1,20})[】〕\]]")
_CELL = lazy_compile(r"[^|\t]+")
_FEWEST_COLUMNS = 3
_LONGEST_LABEL = 20
_OF_ACCOUNT = frozenset({Topic.KIND, Topic.NAME, Topic.URL, Topic.OPERATOR})
_TITLE = lazy_compile(
    r"(?:ポリシー|方針|規約|要領|要綱|規程|基準|約束|き\s?まり|について|案内|ルール"
    r"|考え方)(?:\([^)]{1,12}\))?\W{0,6}$"
)
_USUAL = lazy_compile(
    r"(?:種類|内容|アカウント名|(?:ページ|チャンネル|アカウント)の?名称?|名称|URL|アドレス"
    r"|(?:運用|運営|管理)(?:者|主体|部署|担当|体制)|担当[課部署]*"
    r"|(?:開設|運用|運営|利用|発信)?の?目的|(?:発信|投稿|掲載|配信)(?:する)?の?(?:内容|情報)"
    r"|(?:運用|発信|投稿|配信)(?:の)?(?:時間|日時|方法)"
    r"|(?:コメント|ご?意見|ご?質問|返信|お?問い?合わ?せ)(?:や|・)?(?:コメント|ご?意見|ご?質問|メッセージ)?(?:等|など)?"
    r"(?:への対応|への返信|の取り?扱い)?(?:について)?"
    r"|個人情報(?:の取り?扱い|の?保護)?(?:について)?|著作権|知的財産権|免責事項|禁止事項|遵守事項|利用規約|(?:SNS|ソーシャルメディア|サービス)の(?:種類|名称)|利用(?:媒体|サービス))(?:について)?"
)
_RULE = lazy_compile(r"[\s|:+=*_~-]*$")


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of the normalised text that may say something.

    `topics` are those of its own label or, failing that, of the nearest heading that has any. `listed` is
    true for an entry without a predicate (a list item, a table cell, a value behind a label). `title` marks
    the heading of the whole text.
    """

    start: int
    end: int
    text: str
    topics: frozenset[Topic]
    listed: bool
    title: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading or label, what it announces, and how many statements stand under it."""

    start: int
    end: int
    topics: frozenset[Topic]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Outline:
    """All statements in order, and the headings that announce something."""

    statements: tuple[Statement, ...]
    headings: tuple[Heading, ...]


@dataclass(slots=True)
class _Level:
    kind: str
    topics: frozenset[Topic]
    start: int
    end: int
    first: int
    above: frozenset[Topic]
    valued: bool


def outline(text: str) -> Outline:
    """Cut a normalised text into statements, in linear time."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._levels: list[_Level] = []
        self._statements: list[Statement] = []
        self._headings: list[Heading] = []
        self._columns: tuple[frozenset[Topic], ...] = ()

    def read(self) -> Outline:
        after_blank, first = True, True
        lines = list(lines_of(self._text))
        for index, (start, end) in enumerate(lines):
            if start == end or _RULE.match(self._text, start, end):
                after_blank = True
                continue
            followed = index + 1 < len(lines) and lines[index + 1][0] < lines[index + 1][1]
            begins_block = after_blank and (followed or _announces(self._text[start:end]))
            begins_block = begins_block or (followed and self._stands_out(start, end, lines[index + 1][0]))
            if after_blank:
                self._close_values()
            self._take(start, end, begins_block=begins_block, title=first)
            after_blank = first = False
        self._close(0)
        return Outline(tuple(self._statements), tuple(self._headings))

    def _stands_out(self, start: int, end: int, following: int) -> bool:
        """Whether a line is a heading without a blank line above: its body is indented, or it is one of the usual."""
        words = self._text[start:end]
        deeper = self._indented(following) and not self._indented(start)
        return _USUAL.fullmatch(words) is not None or (deeper and _announces(words))

    def _indented(self, start: int) -> bool:
        return self._text[max(0, start - 1) : start] in (" ", "\t")

    def _take(self, start: int, end: int, *, begins_block: bool, title: bool) -> None:
        if self._row(start, end):
            return
        line = parse(self._text, start, end, begins_block=begins_block)
        label, value = line.label, line.value
        if title and is_short(self._text[start:end]) and _may_title(line.kind, self._text[start:end]):
            self._add(start, end, frozenset(), title=True)
            return
        if line.kind == "answer" or not line.kind:
            self._sentences(*value, self._inherited())
            return
        own = topics_of(self._text[slice(*label)]) if label[0] < label[1] else frozenset()
        above = self._enter(line, own)
        if label[0] < label[1] and value[0] == value[1]:
            self._bare(label, own, above, line.kind)
        self._sentences(*value, own or above)

    def _row(self, start: int, end: int) -> bool:
        """Whether the line is the head of a table with an account in a row, or a row below such a head."""
        cells = [match.span() for match in _CELL.finditer(self._text, start, end)]
        if self._columns and len(cells) == len(self._columns):
            for cell, topics in zip(cells, self._columns, strict=True):
                self._pieces(*cell, topics)
            return True
        self._columns = ()
        if len(cells) >= _FEWEST_COLUMNS:
            heads = tuple(topics_of(self._text[slice(*cell)].strip()) for cell in cells)
            if all(heads) and all(is_short(self._text[slice(*cell)].strip()) for cell in cells):
                self._columns = heads
        return bool(self._columns)

    def _enter(self, line: Line, own: frozenset[Topic]) -> frozenset[Topic]:
        """Close what the line ends, open what it begins; the topics of what remains above it."""
        kinds = [level.kind for level in self._levels]
        if line.kind == "plain":
            self._close(0)
        elif line.kind in kinds:
            self._close(kinds.index(line.kind))
        above = self._inherited()
        if line.label[0] < line.label[1] or line.kind not in ("", "answer"):
            self._levels.append(
                _Level(line.kind, own, *line.label, len(self._statements), above, line.value[0] < line.value[1])
            )
        return above

    def _bare(self, label: tuple[int, int], own: frozenset[Topic], above: frozenset[Topic], kind: str) -> None:
        """A line without a value is a heading for what follows, or an entry of the list above it."""
        if above and (not own or kind == "bullet"):
            self._add(*label, above)
        elif kind == "bullet" or not own:
            self._add(*label, frozenset())

    def _close_values(self) -> None:
        """A label with its value on the line, 「名称：…」, says nothing of the paragraph behind the next blank line."""
        kinds = [level.kind == "label" and level.valued for level in self._levels]
        if True in kinds:
            self._close(kinds.index(True))

    def _close(self, depth: int) -> None:
        for level in self._levels[depth:]:
            if level.topics and level.first == len(self._statements):
                self._keep_entry(level)
            if level.topics:
                self._headings.append(Heading(level.start, level.end, level.topics, level.first, len(self._statements)))
        del self._levels[depth:]

    def _keep_entry(self, level: _Level) -> None:
        """A heading with nothing below may be an entry of a list whose words sound like a heading."""
        told_above = bool(level.above) and not level.topics & (level.above | {Topic.CONTENT, Topic.PURPOSE})
        words = self._text[level.start : level.end]
        if told_above or _is_entry(words):
            self._add(level.start, level.end, level.above if told_above else frozenset())
        elif _is_value(words) or (level.above and len(words) > _LONGEST_LABEL):
            self._add(level.start, level.end, level.above or level.topics)

    def _inherited(self) -> frozenset[Topic]:
        return next((level.topics for level in reversed(self._levels) if level.topics), frozenset())

    def _sentences(self, start: int, end: int, topics: frozenset[Topic]) -> None:
        for at, behind, announced in sorted(self._inline_labels(start, end), key=lambda label: label[:2]):
            if at >= start:
                self._pieces(start, at, topics)
                start, topics = behind, announced
        self._pieces(start, end, topics)

    def _inline_labels(self, start: int, end: int) -> Iterator[tuple[int, int, frozenset[Topic]]]:
        """Labels within a line: where each begins, where what it labels begins, what it announces."""
        for label in _INLINE.finditer(self._text, start, end):
            announced = topics_of(label["label"])
            if announced and (label["sign"] == ":" or (label["by"] in "/ " and announced & _OF_ACCOUNT)):
                yield label.start(), label.end("sign"), announced
        for label in _BOXED.finditer(self._text, start, end):
            announced = topics_of(label["label"])
            if announced:
                yield label.start(), label.end(), announced

    def _pieces(self, start: int, end: int, topics: frozenset[Topic]) -> None:
        for match in _SENTENCE.finditer(self._text, start, end):
            piece = match[0]
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                at = match.start() + lead
                self._add(at, at + len(piece.strip()), topics)

    def _add(self, start: int, end: int, topics: frozenset[Topic], *, title: bool = False) -> None:
        text = self._text[start:end]
        listed = not text.endswith("。") and len(text) <= 200 and not FINITE.search(text[-12:])
        self._statements.append(Statement(start, end, text, topics, listed, title))


def _may_title(kind: str, words: str) -> bool:
    """Whether the first line, of this kind, names the whole text and is not its first heading."""
    if kind in ("", "plain"):
        return True
    return kind.startswith(("hash", "sign", "bracket")) and _TITLE.search(words) is not None


def _announces(words: str) -> bool:
    """Whether a line between blank lines is a label for the paragraph below."""
    return len(words) <= _LONGEST_LABEL and bool(topics_of(words))


def _is_entry(words: str) -> bool:
    """Whether words that look like a heading with nothing below are an entry of a list: 「…を書き込まないこと」."""
    return re.search(r"を.{1,30}(?:こと|もの|行為)$", words) is not None


def _is_value(words: str) -> bool:
    """Whether words that look like a heading name a time, an amount or an account, as headings do not."""
    return re.search(r"[0-9]|アカウント「[^」]+」", words) is not None
