"""What a person hands in for a draft, cleaned before anything looks at it."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bot.drafts.errors import TextMissing, TextTooLong
from bot.drafts.models import Kind
from rules.finding import Subject
from rules.images.facts import ImageAnswers, ImageToCheck, Position, Trace

#: Empty lines at the start go, the indent of the first paragraph stays.
_EMPTY_LINES_BEFORE = re.compile(r"\A(?:[ \t\u3000]*\n)+|\A[ \t\u3000]+\Z")

#: The longest text any platform takes (Facebook).
MAX_TEXT = 63_206


@dataclass(frozen=True)
class ImageFacts:
    """An image: Slack's file id, its name and type, the SHA-256 of its bytes in hex; what its file tells of place and
    people, and what the drafter says of it."""

    file_id: str
    name: str
    mimetype: str
    sha256: str
    position: Position = Position.NONE
    traces: tuple[Trace, ...] = ()
    answers: ImageAnswers = field(default_factory=ImageAnswers)

    def to_check(self, number: int) -> ImageToCheck:
        """The image as the checks see it, called by its number in the draft."""
        subject = Subject(self.sha256, f"画像{number}「{self.name}」")
        return ImageToCheck(subject, self.position, self.traces, self.answers)

    def digest(self) -> list[str] | str:
        """What of the image is approved: the picture, and what is said of it where anything is."""
        said = self.answers
        if said == ImageAnswers():
            return self.sha256
        return [self.sha256, said.licence or "", said.source, said.consent or "", said.alt_text]


@dataclass(frozen=True)
class Content:
    """Everything that is approved together: the text and where, when and with what it goes out."""

    text: str
    kind: Kind = Kind.POST
    account_ids: tuple[int, ...] = ()
    planned_at: datetime | None = None
    emergency_reason: str = ""
    sources: str = ""
    images: tuple[ImageFacts, ...] = ()
    #: アカウントごとの文章: the accounts (ids) with a text of their own; the others have the common one.
    variants: tuple[tuple[int, str], ...] = ()

    def text_for(self, account_id: int) -> str:
        """What goes out on this account."""
        return dict(self.variants).get(account_id, self.text)

    def varied(self, account_id: int, text: str) -> "Content":
        """The content with another text for one account; the common one where `text` is empty."""
        others = tuple(one for one in self.variants if one[0] != account_id)
        return replace(self, variants=(*others, (account_id, text)))

    def digest(self) -> str:
        """SHA-256 over the whole content: two equal digests are the same thing to approve."""
        fields = [
            self.text,
            self.kind,
            sorted(self.account_ids),
            self.planned_at.astimezone(UTC).isoformat() if self.planned_at else None,
            self.emergency_reason,
            self.sources,
            [image.digest() for image in self.images],
            *([sorted(self.variants)] if self.variants else []),
        ]
        return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()


def with_known_answers(images: tuple[ImageFacts, ...], known: tuple[ImageFacts, ...]) -> tuple[ImageFacts, ...]:
    """The images with what was said of the same images before: who attaches one again need not say it again."""
    said = {one.sha256: one.answers for one in known}
    return tuple(replace(one, answers=said.get(one.sha256, one.answers)) for one in images)


def clean(text: str) -> str:
    """The text without what no platform shows and no database keeps: control characters and lone surrogates."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (ch for ch in unified if ch in "\n\t" or unicodedata.category(ch) != "Cc")
    whole = "".join("\ufffd" if "\ud800" <= ch <= "\udfff" else ch for ch in kept)
    return _EMPTY_LINES_BEFORE.sub("", whole).rstrip("\n \t\u3000")


def clean_body(text: str) -> str:
    """A draft's text, cleaned and of a length that can be handled.

    Raises:
        TextMissing: nothing is left.
        TextTooLong: no platform takes it.
    """
    cleaned = clean(text)
    if not cleaned:
        raise TextMissing
    if len(cleaned) > MAX_TEXT:
        raise TextTooLong(len(cleaned), MAX_TEXT)
    return cleaned


def cleaned(content: Content) -> Content:
    """A content of which every word is cleaned.

    Raises:
        TextMissing, TextTooLong: as for `clean_body`.
    """
    text = clean_body(content.text)
    return replace(
        content,
        text=text,
        variants=tuple(_clean_variants(content, text)),
        sources=clean(content.sources),
        emergency_reason=clean(content.emergency_reason),
        images=tuple(replace(one, answers=_clean_answers(one.answers)) for one in content.images),
    )


def _clean_variants(content: Content, common: str) -> Iterator[tuple[int, str]]:
    """The texts of single accounts, without those that say nothing of their own."""
    for account_id, text in sorted(content.variants):
        own = clean(text)
        if len(own) > MAX_TEXT:
            raise TextTooLong(len(own), MAX_TEXT)
        if own and own != common and account_id in content.account_ids:
            yield account_id, own


def notes_of(content: Content) -> Iterator[tuple[str, str]]:
    """What is kept and shown besides the text, with the field where it was typed."""
    yield "sources", content.sources
    yield "emergency", content.emergency_reason
    for number, image in enumerate(content.images, start=1):
        yield "images", image.name
        yield f"source-{number}", image.answers.source
        yield f"alt_text-{number}", image.answers.alt_text


def _clean_answers(answers: ImageAnswers) -> ImageAnswers:
    return replace(answers, source=clean(answers.source).strip(), alt_text=clean(answers.alt_text).strip())
