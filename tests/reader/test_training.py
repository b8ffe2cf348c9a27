"""Training: the same drafts give the same bytes, and the table reads as the trainer meant."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from rules.reader import corpus, weights
from rules.reader.corpus import CLAUSES, Draft
from rules.reader.learning import Vocabulary, learn, pack
from rules.reader.lessons import Lessons
from rules.reader.model import Reader
from rules.reader.thresholds import choose, shifted
from rules.reader.train import settle, train

INSULTS = ("頭の悪い方にはお答えしません。", "文句ばかりの方は黙っていてください。", "物覚えの悪い市民ですね。")
NOTICES = ("図書館は月曜日が休館です。", "申請書は窓口でお渡しします。", "朝市を土曜日に開きます。")


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> list[Draft]:
    path = tmp_path_factory.mktemp("data") / "train_1.jsonl"
    rows = []
    for number in range(60):
        insult, notice = INSULTS[number % 3], NOTICES[number % 3]
        rows.append(_row(f"v{number}", f"{notice}\n{number}人から電話。{insult}", insult[:-1]))
        rows.append(_row(f"c{number}", f"{notice}\n{number}人が来場。{NOTICES[(number + 1) % 3]}", None))
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return list(corpus.read_drafts([path]))


def _row(name: str, text: str, quote: str | None) -> dict[str, object]:
    expect = [{"clauses": ["6(2)ク①"], "quote": quote}] if quote else []
    return {"id": name, "platform": "x", "kind": "post", "text": text, "expect": expect}


def test_the_same_drafts_give_the_same_bytes(drafts: Sequence[Draft], tmp_path: Path) -> None:
    train(drafts, drafts, tmp_path / "one.bin", folds=3)
    train(drafts, drafts, tmp_path / "two.bin", folds=3)
    assert (tmp_path / "one.bin").read_bytes() == (tmp_path / "two.bin").read_bytes()


def test_a_tiny_reader_tells_insults_from_notices(drafts: Sequence[Draft], tmp_path: Path) -> None:
    train(drafts, drafts, tmp_path / "tiny.bin", budget=0.0, folds=3)
    reader = Reader(weights.read(tmp_path / "tiny.bin"))
    for draft in drafts[:6]:
        named = {judgement.clause for judgement in reader.judge(draft.sentences, platform="x", kind="post")}
        assert named == ({"6(2)ク①"} if draft.problems else set())


def test_thresholds_settled_anew_change_nothing_else(drafts: Sequence[Draft], tmp_path: Path) -> None:
    path = tmp_path / "tiny.bin"
    train(drafts, drafts, path, budget=0.0, folds=3)
    before = weights.read(path).header
    settle(drafts, path, budget=5.0)
    after = weights.read(path).header
    assert all(low < high for low, high in zip(after.thresholds, before.thresholds, strict=True))
    assert (after.biases, after.scales, after.gains, after.examples) == (
        before.biases,
        before.scales,
        before.gains,
        before.examples,
    )


def test_a_threshold_for_each_clause_is_needed(drafts: Sequence[Draft], tmp_path: Path) -> None:
    train(drafts, drafts, tmp_path / "tiny.bin", folds=3)
    with pytest.raises(ValueError, match="thresholds"):
        weights.rewrite(tmp_path / "tiny.bin", thresholds=(0.0,))


def test_looking_up_gives_the_score_that_was_learned(drafts: Sequence[Draft], tmp_path: Path) -> None:
    lessons = Lessons.of(drafts, folds=3)
    vocabulary = Vocabulary.of(lessons.sentences)
    matrix = vocabulary.matrix(lessons.sentences)
    machine = learn(matrix, lessons.wanted)
    packed = pack(vocabulary, machine)
    zeros = (0.0,) * len(CLAUSES)
    header = weights.Header(CLAUSES, zeros, tuple(map(float, machine.biases)), packed.scales, packed.gains, {})
    weights.write(tmp_path / "w.bin", header, packed.tables)
    reader = Reader(weights.read(tmp_path / "w.bin"))
    looked_up = [
        scores
        for draft in drafts
        for scores in reader.scores(draft.sentences, platform=draft.platform, kind=draft.kind)
    ]
    # A byte holds a weight to within half of 1/127 of the largest: scores may differ by a little.
    assert np.abs(np.array(looked_up) - machine.scores(matrix)).max() < 0.05


def test_a_threshold_lies_where_it_finds_most_for_the_budget(drafts: Sequence[Draft]) -> None:
    wanted = Lessons.of(drafts, folds=3).wanted
    scores = np.where(wanted, 1.0, -1.0)
    insult = CLAUSES.index("6(2)ク①")
    of_a_clean_draft = len(drafts[0].sentences)
    scores[of_a_clean_draft, insult] = 0.9
    thresholds = choose(drafts, scores, budget=0.0)
    assert 0.9 <= thresholds[insult] < 1.0


def test_thresholds_are_moved_together_until_the_clean_drafts_fit_the_budget(drafts: Sequence[Draft]) -> None:
    scores = np.where(Lessons.of(drafts, folds=3).wanted, 1.0, -3.0)
    insult, other = CLAUSES.index("6(2)ク①"), CLAUSES.index("6(2)ア")
    of_a_clean_draft = len(drafts[0].sentences)
    scores[of_a_clean_draft, insult] = 0.9
    scores[of_a_clean_draft + 1, [insult, other]] = 0.8, 0.7
    zeros = (0.0,) * len(CLAUSES)
    none = shifted(zeros, drafts, scores, budget=0.0)
    one, two, three = (shifted(zeros, drafts, scores, budget=count / 60)[insult] for count in (1, 2, 3))
    assert none == pytest.approx((0.9,) * len(CLAUSES), abs=1e-3)
    assert one == pytest.approx(0.8, abs=1e-3)
    assert two == pytest.approx(0.55, abs=1e-3), "once the best is sure enough, a clause that comes near is named too"
    assert three < two


def test_a_harmless_sentence_of_a_longer_draft_is_learned_alone_too(drafts: Sequence[Draft]) -> None:
    lone = list(corpus.lone_sentences(drafts))
    texts = [draft.text for draft in lone]
    assert len(texts) == len(set(texts))
    assert all(len(draft.sentences) == 1 and draft.id.rpartition("/")[2].isdigit() for draft in lone)
    assert all(draft.is_clean and draft.learned == (0,) for draft in lone)
    assert not any(insult in text for text in texts for insult in INSULTS)
    assert corpus.fold_of(lone[0], 5) == corpus.fold_of(drafts[0], 5)


def test_drafts_of_one_block_stay_together(drafts: Sequence[Draft]) -> None:
    folds: dict[str, set[int]] = {}
    for draft in drafts:
        folds.setdefault(draft.block, set()).add(corpus.fold_of(draft, 5))
    assert len(folds) == 6
    assert all(len(numbers) == 1 for numbers in folds.values())


def test_a_quote_that_is_not_in_the_text_stops_the_training(tmp_path: Path) -> None:
    path = tmp_path / "train_1.jsonl"
    path.write_text(json.dumps(_row("x1", "朝市を開きます。", "夜市"), ensure_ascii=False), encoding="utf-8")
    with pytest.raises(ValueError, match="x1: 「夜市」"):
        list(corpus.read_drafts([path]))


def test_a_wrong_date_is_neither_learned_nor_taken_for_harmless(tmp_path: Path) -> None:
    path = tmp_path / "train_1.jsonl"
    row = _row("d1", "朝市を開きます。\n2月30日です。", None)
    row["expect"] = [{"clauses": ["6(2)イ"], "quote": "2月30日"}]
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    draft = next(corpus.read_drafts([path]))
    assert draft.learned == (0,)
    assert len(Lessons.of([draft], folds=3).sentences) == 2
