"""What the second reader looks at in a sentence: features as strings, in groups that weigh separately.

The same code serves training and reading, so a weight always meets the feature it was learned for. Everything here
is linear in the length of the sentence and bounded by LONGEST_SENTENCE and MOST_TOPICS.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rules.analyser import Morpheme
from rules.lazy_patterns import lazy_compile

GROUPS = ("char", "word", "topic", "near", "place")
"""Character n-grams; words and pairs of words; the draft's topics; neighbouring sentences; place and form."""

LONGEST_SENTENCE = 240
"""Characters of a sentence that are looked at; the caller cuts longer ones (see rules.reader.findings)."""

MOST_WORDS = 160
MOST_TOPICS = 240

GRAMS = range(2, 4)
"""Lengths of the runs of characters. Single ones and runs of four took half the time and found nothing more."""

_BEGIN, _END = "\x02", "\x03"
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
    """The features of one sentence, without repetition, by group in the order of GROUPS."""

    char: frozenset[str]
    word: frozenset[str]
    topic: frozenset[str]
    near: frozenset[str]
    place: frozenset[str]

    def __iter__(self) -> Iterator[frozenset[str]]:
        return iter((self.char, self.word, self.topic, self.near, self.place))


def of_draft(sentences: Sequence[Sentence], *, platform: str, kind: str) -> Iterator[Groups]:
    """Yield the features of every sentence of one draft, in order."""
    topics = frozenset(_first_topics(sentences))
    words = [sentence.lemmas[:MOST_WORDS] for sentence in sentences]
    for index, sentence in enumerate(sentences):
        yield Groups(
            char=grams(fold(sentence.text[:LONGEST_SENTENCE])),
            word=word_features(words[index]),
            topic=topics,
            near=_near(words, index),
            place=_place(sentence.text, index, len(sentences), platform, kind),
        )


def fold(text: str) -> str:
    """Return `text` with ASCII letters in lower case and every digit a zero; the length stays."""
    return text.translate(_FOLD)


def grams(text: str) -> frozenset[str]:
    """Return the runs of two and three characters of a folded sentence, its begin and end marked."""
    marked = f"{_BEGIN}{text}{_END}"
    size = len(marked)
    return frozenset([marked[start : start + length] for length in GRAMS for start in range(size - length + 1)])


def word_features(words: Sequence[str]) -> frozenset[str]:
    """Return words, neighbouring pairs (a+b) and pairs with one word between (a~b)."""
    row = ("<", *words, ">")
    found = set(row)
    found.update([f"{one}+{other}" for one, other in pairwise(row)])
    found.update([f"{one}~{other}" for one, other in zip(row, row[2:], strict=False)])
    return frozenset(found)


def _first_topics(sentences: Sequence[Sentence]) -> set[str]:
    found: set[str] = set()
    for sentence in sentences:
        for topic in sentence.topics:
            if len(found) >= MOST_TOPICS:
                return found
            found.add(topic)
    return found


def _near(words: Sequence[Sequence[str]], index: int) -> frozenset[str]:
    before, after = index - 1, index + 1
    return frozenset(
        [
            *([f"-{word}" for word in words[before]] if before >= 0 else ("-",)),
            *([f"+{word}" for word in words[after]] if after < len(words) else ("+",)),
        ]
    )


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
