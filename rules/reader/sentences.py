"""A document's sentences as the second reader takes them."""

from collections.abc import Iterator
from functools import lru_cache

from rules.document import Document
from rules.reader.features import LONGEST_SENTENCE, Sentence, fold

_TOPICS = frozenset({"名詞", "動詞", "形容詞"})


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences, placed in the normalised text; what is longer than LONGEST_SENTENCE comes in pieces."""
    return tuple(
        _sentence(document, start, end)
        for whole in document.sentences
        for start, end in _pieces(whole.start, whole.end)
    )


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    for at in range(start, end, LONGEST_SENTENCE):
        yield at, min(end, at + LONGEST_SENTENCE)


def _sentence(document: Document, start: int, end: int) -> Sentence:
    morphemes = document.morphemes_between(start, end)
    lemmas = [_lemma(morpheme.lemma) for morpheme in morphemes]
    return Sentence(
        text=document.text[start:end],
        start=start,
        end=end,
        lemmas=tuple(lemmas),
        topics=tuple([lemma for lemma, morpheme in zip(lemmas, morphemes, strict=True) if morpheme.pos1 in _TOPICS]),
        morphemes=morphemes,
    )


@lru_cache(maxsize=16_384)
def _lemma(lemma: str) -> str:
    # unidic adds the origin of loan words (コーヒー-coffee) and the reading of names.
    return fold(lemma.partition("-")[0] or lemma)
