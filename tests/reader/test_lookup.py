"""Adding up all clauses in one integer gives what adding each by itself gives."""

import random
from collections.abc import Sequence
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.reader.features import GROUPS, LONGEST_SENTENCE, MOST_WORDS, ROLES, Groups, Sentence, of_draft
from rules.reader.lookup import Lookup
from rules.reader.weights import TABLES, Header, Table, Weights

CLAUSES = ("6(2)ア", "6(2)ク①", "6(2)ク④")
WIDTH = len(CLAUSES)
ALPHABET = "あいうえお、。"

sentences = st.lists(st.text(ALPHABET, min_size=1, max_size=12), min_size=1, max_size=5)


def _draft(texts: Sequence[str]) -> list[Groups]:
    read = [Sentence(text, 0, len(text), lemmas=tuple(text), topics=tuple(text[:3])) for text in texts]
    return list(of_draft(read, platform="x", kind="post"))


def _weights(draft: Sequence[Groups], chance: random.Random, *, known: float = 2 / 3, least: int = 1) -> Weights:
    """Weights by chance for a share of the features; each is a byte from `least` on."""
    alone = [{feature for groups in draft for feature in getattr(groups, name)} for name in TABLES[:-1]]
    words = {word for groups in draft for role in ROLES for word in getattr(groups, role)}
    tables = []
    for features, width in zip([*alone, words], [*[WIDTH] * len(alone), WIDTH * len(ROLES)], strict=True):
        kept = sorted(feature for feature in features if chance.random() < known)
        tables.append(Table(kept, bytes(chance.randint(least, 255) for _ in range(width * len(kept))), width))
    gains = tuple(chance.uniform(0.1, 1) for _ in GROUPS)
    return Weights(Header(CLAUSES, (0.0,) * WIDTH, (0.1, -1.0, 0.0), (0.01, 0.02, 0.03), gains, {}), tuple(tables))


def _one_by_one(learned: Weights, groups: Groups, clause: int) -> float:
    score = learned.header.biases[clause]
    for gain, name in zip(learned.header.gains, GROUPS, strict=True):
        features = getattr(groups, name)
        table = learned.tables[TABLES.index("words" if name in ROLES else name)]
        place = clause + WIDTH * (ROLES.index(name) if name in ROLES else 0)
        total = sum(table.weight(feature, place) for feature in features)
        score += learned.header.scales[clause] * gain * total / sqrt(max(1, len(features)))
    return score


@given(sentences, st.randoms(use_true_random=False))
def test_a_score_is_the_sum_of_the_weights_of_its_features(texts: list[str], chance: random.Random) -> None:
    draft = _draft(texts)
    learned = _weights(draft, chance)
    for groups, scores in zip(draft, Lookup(learned).scores(draft), strict=True):
        assert scores == pytest.approx([_one_by_one(learned, groups, clause) for clause in range(WIDTH)], abs=0.02)


def test_the_longest_sentence_with_the_loudest_words_fits() -> None:
    letters = [chr(0x4E00 + number) for number in range(4 * LONGEST_SENTENCE)]
    lemmas = [tuple(letters[at : at + MOST_WORDS]) for at in (0, 200, 400)]
    read = [
        Sentence("".join(letters[at : at + LONGEST_SENTENCE]), 0, LONGEST_SENTENCE, lemmas=words, topics=words)
        for at, words in zip((0, 300, 600), lemmas, strict=True)
    ]
    draft = list(of_draft(read, platform="x", kind="post"))
    learned = _weights(draft, random.Random(1), known=1, least=255)
    for groups, scores in zip(draft, Lookup(learned).scores(draft), strict=True):
        assert scores == pytest.approx([_one_by_one(learned, groups, clause) for clause in range(WIDTH)], rel=1e-3)
