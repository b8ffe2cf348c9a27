"""What the second reader looks at in a sentence: features as strings, in groups that weigh separately.

The same code serves training and reading, so a weight always meets the feature it was learned for. Everything here
is linear in the length of the sentence and bounded by LONGEST_SENTENCE and MOST_TOPICS.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import add

from rules.analyser import Morpheme
from rules.lazy_patterns import lazy_compile

ROLES = ("word", "topic", "before", "after")
"""What a word may be to a sentence: in it, one of the draft's topics, in the sentence before, in the one after."""

GROUPS = ("char", "pair", "place", *ROLES)
"""Runs of characters; pairs of words; place and form; and words, which share one vocabulary, in their roles."""

LONGEST_SENTENCE = 240
"""Characters of a sentence that are looked at; the caller cuts longer ones (see rules.reader.findings)."""

MOST_WORDS = 160
MOST_TOPICS = 240

GRAMS = range(2, 4)
"""Lengths of the runs of characters. Single ones and runs of four took half the time and found nothing more."""

_BEGIN, _END = "\x02", "\x03"
_NEXT, _NEXT_BUT_ONE = "\t", "\t\t"
"""What joins a pair: no word has it in it."""

_OUTSIDE = frozenset({_BEGIN}), frozenset({_END})
"""What stands before the first sentence and after the last."""

_FOLD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789", "abcdefghijklmnopqrstuvwxyz" + "0" * 9)
_POLITE = lazy_compile(r"(?:です|ます|ください|ました|せん|でした|ましょう)[^ぁ-んァ-ヶ一-龠]*\Z")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to judge.

    `text` is normalised (rules.normal), `start` and `end` are its place in whatever text the caller counts in.
    `lemmas` are the dictionary forms of all its words, folded (see `fold`), `topics` of its nouns, verbs and
    adjectives; `morphemes` are the words themselves, placed in the text the caller counts in.
    """

    text: str
    start: int
    end: int
    lemmas: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    morphemes: tuple[Morpheme, ...] = ()

    @property
    def cuts(self) -> tuple[int, ...]:
        """The places in `text` where its words begin."""
        return tuple(max(0, morpheme.start - self.start) for morpheme in self.morphemes)


@dataclass(frozen=True, slots=True)
class Groups:
    """The features of one sentence, without repetition, by group in the order of GROUPS.

    The same set of words is one object in all its roles: what is `word` of a sentence is `before` of the next.
    """

    char: frozenset[str]
    pair: frozenset[str]
    place: frozenset[str]
    word: frozenset[str]
    topic: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]

    def __iter__(self) -> Iterator[frozenset[str]]:
        return iter((self.char, self.pair, self.place, self.word, self.topic, self.before, self.after))


def of_draft(sentences: Sequence[Sentence], *, platform: str, kind: str) -> Iterator[Groups]:
    """Yield the features of every sentence of one draft, in order."""
    topics = frozenset(_first_topics(sentences))
    first, last = _OUTSIDE
    words = [first, *[frozenset(sentence.lemmas[:MOST_WORDS]) for sentence in sentences], last]
    for index, sentence in enumerate(sentences):
        yield Groups(
            char=grams(fold(sentence.text[:LONGEST_SENTENCE])),
            pair=pairs(sentence.lemmas[:MOST_WORDS]),
            place=_place(sentence.text, index, len(sentences), platform, kind),
            word=words[index + 1],
            topic=topics,
            before=words[index],
            after=words[index + 2],
        )


def fold(text: str) -> str:
    """Return `text` with ASCII letters in lower case and every digit a zero; the length stays."""
    return text.translate(_FOLD)


def grams(text: str) -> frozenset[str]:
    """Return the runs of two and three characters of a folded sentence, its begin and end marked."""
    marked = f"{_BEGIN}{text}{_END}"
    # Mapped operators take half the time of a comprehension, here and below.
    twos = list(map(add, marked, marked[1:]))
    return frozenset([*twos, *map(add, twos, marked[2:])])


def pairs(words: Sequence[str]) -> frozenset[str]:
    """Return the pairs of neighbouring words and of words with one between, the begin and the end marked."""
    row = [_BEGIN, *words, _END]
    neighbours = map(add, map(add, row, repeat(_NEXT)), row[1:])
    return frozenset([*neighbours, *map(add, map(add, row, repeat(_NEXT_BUT_ONE)), row[2:])])


def _first_topics(sentences: Sequence[Sentence]) -> set[str]:
    found: set[str] = set()
    for sentence in sentences:
        for topic in sentence.topics:
            if len(found) >= MOST_TOPICS:
                return found
            found.add(topic)
    return found


def _place(text: str, index: int, count: int, platform: str, kind: str) -> frozenset[str]:
    return frozenset(
        [
            f"platform={platform}",
            f"kind={kind}",
            f"{platform}/{kind}",
            "first" if index == 0 else "last" if index == count - 1 else "middle",
            f"quarter={4 * index // count}",
            f"sentences={min(count, 8)}",
            f"length={min(len(text) // 10, 8)}",
            f"begins={text[:1]}",
            f"ends={text[-1:]}",
            *(("hashtags",) if text.startswith("#") else ()),
            *(("polite",) if _POLITE.search(text[-20:]) else ()),
        ]
    )
