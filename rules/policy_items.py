"""§5(3), §5(4), §5(6): which required items a 運用ポリシー, 利用規約 or bio has, and which words show it.

An item counts by what the text says, under whatever heading or none: a heading with an empty body, 「別途定める」,
「準備中」 or 「○○」 is missing, and so is what is only mentioned. Offsets are code points of the text as given.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from rules.context import CityFacts
from rules.finding import Span
from rules.guideline import Clause, clause
from rules.policy import bios, requirements
from rules.policy.reading import MOST_EVIDENCE, Reading
from rules.policy.requirements import Asked, Required
from rules.policy.topics import Topic
from rules.policy.voids import void_words

_BY_POLICY = "「運用方針に基づき運用」と書き添えると、公式のアカウントだと分かりやすくなります。"


class Doc(StrEnum):
    """What kind of text it is."""

    POLICY = "policy"
    TERMS = "terms"
    BIO = "bio"

    @property
    def japanese(self) -> str:
        """What staff call it."""
        return {"policy": "運用ポリシー", "terms": "利用規約", "bio": "プロフィール"}[self.value]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing an item asks for: `key` as 「イ.url」, `label` for people.

    `evidence` are the words that show it, `obstacle` the heading or promise in its place where it is missing,
    `advice` what to write then.
    """

    key: str
    label: str
    present: bool
    evidence: tuple[Span, ...]
    obstacle: Span | None
    advice: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the guideline. `parts` has one entry where the item asks for one thing."""

    key: str
    clause: Clause
    label: str
    parts: tuple[Part, ...]

    @property
    def present(self) -> bool:
        """Whether everything the item asks for is there."""
        return all(part.present for part in self.parts)

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The words that show it, part by part."""
        return tuple(span for part in self.parts for span in part.evidence)

    @property
    def missing(self) -> tuple[Part, ...]:
        """What is not there."""
        return tuple(part for part in self.parts if not part.present)


@dataclass(frozen=True, slots=True)
class Report:
    """What a text has and lacks. `advice` are hints that no clause demands."""

    doc: Doc
    items: tuple[Item, ...]
    advice: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether no item is missing."""
        return all(item.present for item in self.items)

    @property
    def missing(self) -> tuple[Item, ...]:
        """The items that are missing or not whole."""
        return tuple(item for item in self.items if not item.present)

    def has(self) -> Mapping[str, bool]:
        """Whether each item is there, by its key; イ of a policy also by its three parts."""
        answer: dict[str, bool] = {}
        for item in self.items:
            answer[item.key] = item.present
            if item.key == "イ" and self.doc is Doc.POLICY:
                answer |= {part.key: part.present for part in item.parts}
        return answer


def check_policy(text: str, *, platform: str = "", city: CityFacts | None = None) -> Report:
    """Read a 運用ポリシー against §5(3). `platform` is the account's ("" or unknown: any service counts)."""
    return _report(Doc.POLICY, requirements.POLICY, Reading(text, platform, city or CityFacts()))


def check_terms(text: str, *, city: CityFacts | None = None) -> Report:
    """Read a 利用規約 against §5(4)."""
    return _report(Doc.TERMS, requirements.TERMS, Reading(text, "", city or CityFacts()))


def check_bio(text: str, *, url_field: str = "", city: CityFacts | None = None) -> Report:
    """Read a bio against §5(6). `url_field` is what stands in the platform's own field for an address."""
    reading = Reading(text, "", city or CityFacts())
    required = requirements.bio(reading.city.name, reading.city.homepage)
    given = frozenset({"homepage_url"}) if bios.homepage_given(reading, url_field) else frozenset()
    advice = () if bios.names_policy(reading) else (_BY_POLICY,)
    return _report(Doc.BIO, required, reading, given=given, advice=advice)


def check_document(doc: Doc, text: str, *, platform: str = "", city: CityFacts | None = None) -> Report:
    """Read a text as the kind it is said to be."""
    if doc is Doc.POLICY:
        return check_policy(text, platform=platform, city=city)
    return check_terms(text, city=city) if doc is Doc.TERMS else check_bio(text, city=city)


def _report(
    doc: Doc,
    required: tuple[Required, ...],
    reading: Reading,
    *,
    given: frozenset[str] = frozenset(),
    advice: tuple[str, ...] = (),
) -> Report:
    items = tuple(
        Item(
            one.key,
            clause(one.clause),
            one.label,
            tuple(_part(asked, reading, asked.key in given) for asked in one.asked),
        )
        for one in required
    )
    return Report(doc, items, advice)


def _part(asked: Asked, reading: Reading, given: bool) -> Part:
    spans = _apart(reading.span(*place) for place in islice(asked.read(reading), 2 * MOST_EVIDENCE))
    present = bool(spans) or given
    obstacle = None if present else _obstacle(asked.topic, reading)
    return Part(asked.key, asked.label, present, spans, obstacle, asked.advice)


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The first few spans that do not lie in one another."""
    kept: list[Span] = []
    for span in spans:
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return tuple(kept[:MOST_EVIDENCE])


def _obstacle(topic: Topic, reading: Reading) -> Span | None:
    """The words that promise the item, or the heading with nothing behind it."""
    for heading in reading.outline.headings:
        if topic in heading.topics:
            for one in reading.outline.statements[heading.first : heading.last]:
                words = void_words(one.text)
                if words is not None:
                    return reading.span(one.start + words[0], one.start + words[1])
            return reading.span(heading.start, heading.end)
    return None
