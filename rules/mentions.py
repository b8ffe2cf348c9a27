"""Things a text mentions. All carry two positions: in the normalised text, and in the text as written."""

from dataclasses import dataclass

from rules.finding import Span
from rules.lexicon import Entry


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the draft: document.text[start:end] once normalised, `span` in the text as written."""

    start: int
    end: int
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence(Mention):
    """A sentence with its closing mark, without the blanks around it."""

    text: str


@dataclass(frozen=True, slots=True)
class Match(Mention):
    """What a regular expression found; `groups` are its named groups (None where a group took no part)."""

    text: str
    groups: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Link(Mention):
    """An address of the web, with or without a scheme, glued to Japanese text or not.

    `host` is in lower case; `domain` is what someone can register ("example.co.jp").
    """

    url: str
    host: str
    domain: str
    has_scheme: bool


@dataclass(frozen=True, slots=True)
class Tag(Mention):
    """A #hashtag, an @mention or an e-mail address, with its leading mark."""

    text: str


@dataclass(frozen=True, slots=True)
class LexiconHit(Mention):
    """A term of the lexicon with its entry."""

    entry: Entry
