"""The phrases of a sentence that mean something to people: a content word with what hangs on it.

言っちゃいます and 自家製 are such phrases; particles, numbers and words such as こと and する say nothing alone.
"""

from collections.abc import Iterator, Sequence

from rules.analyser import Morpheme
from rules.reader.features import Sentence

LONGEST = 14
"""Characters of a phrase; what would grow longer ends before the word that does not fit."""

_NOUNS = frozenset({"普通名詞", "固有名詞"})
_EMPTY_NOUNS = frozenset(
    {"事", "物", "者", "所", "為", "方", "様", "筈", "訳", "時", "中", "等", "さん", "皆", "皆さん"}
)
_EMPTY_VERBS = frozenset(
    {
        "為る",
        "居る",
        "成る",
        "有る",
        "来る",
        "行く",
        "遣る",
        "置く",
        "見る",
        "出来る",
        "下さる",
        "頂く",
        "致す",
        "御座る",
    }
)
_EMPTY = _EMPTY_NOUNS | _EMPTY_VERBS | {"此の", "其の", "どう", "そう", "もう"}
_DO = "為る"
_TELLING = frozenset({"動詞", "形容詞", "形状詞", "副詞"})
_BEFORE_NOUN = frozenset({"接頭辞"})
_AFTER_VERB = frozenset({"助動詞"})
_JOINING = frozenset({"接続助詞"})


def phrases_of(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Return the places of the phrases in the sentence's text, in order; none is shorter than two characters."""
    found = []
    for words in _chunks(sentence.morphemes):
        start, end = words[0].start - sentence.start, words[-1].end - sentence.start
        if any(map(_tells, words)) and start >= 0 and 2 <= end - start <= LONGEST:
            found.append((start, end))
    return tuple(found)


def _chunks(morphemes: Sequence[Morpheme]) -> Iterator[list[Morpheme]]:
    chunk: list[Morpheme] = []
    for morpheme in morphemes:
        if chunk and _goes_on(chunk, morpheme) and morpheme.end - chunk[0].start <= LONGEST:
            chunk.append(morpheme)
            continue
        if chunk:
            yield _without_loose_end(chunk)
        chunk = [morpheme] if _begins(morpheme) else []
    if chunk:
        yield _without_loose_end(chunk)


def _begins(morpheme: Morpheme) -> bool:
    return morpheme.pos1 in _BEFORE_NOUN or _is_noun(morpheme) or _tells(morpheme)


def _goes_on(chunk: Sequence[Morpheme], morpheme: Morpheme) -> bool:
    last = chunk[-1]
    if morpheme.start != last.end:
        return False
    if last.pos1 in _BEFORE_NOUN:
        return _begins(morpheme)
    if morpheme.pos1 == "接尾辞":
        return True
    if last.pos1 == "形状詞" and _is_noun(morpheme):
        return True
    if _is_noun(last):
        return _is_noun(morpheme) or (morpheme.lemma == _DO and last.pos3.startswith("サ変"))
    return (
        morpheme.pos1 in _AFTER_VERB or morpheme.pos2 in _JOINING or morpheme.pos2 == "非自立可能"
    ) and last.pos1 != "副詞"


def _without_loose_end(chunk: list[Morpheme]) -> list[Morpheme]:
    """A phrase does not end in a prefix or a joining particle, unless that is all there is."""
    while len(chunk) > 1 and (chunk[-1].pos1 in _BEFORE_NOUN or chunk[-1].surface in {"が", "し", "と"}):
        chunk = chunk[:-1]
    return chunk


def _is_noun(morpheme: Morpheme) -> bool:
    return morpheme.pos1 in ("名詞", "接尾辞") and morpheme.pos2 != "数詞" and morpheme.lemma not in _EMPTY


def _tells(morpheme: Morpheme) -> bool:
    """Whether the word has a meaning of its own."""
    if morpheme.lemma in _EMPTY or morpheme.surface in _EMPTY:
        return False
    if morpheme.pos1 == "名詞":
        return morpheme.pos2 in _NOUNS
    return morpheme.pos1 in _TELLING
