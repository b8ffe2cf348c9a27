"""How well a reader reads labelled drafts: problems found for each clause, false findings a clean draft."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rules.reader.corpus import Draft
from rules.reader.model import Judgement, Reader


@dataclass(frozen=True, slots=True)
class Figures:
    """`found` and `problems` count by first clause; `false` is findings a clean draft, `beside` those of a
    violating draft that lie beside its labelled sentences."""

    found: Mapping[str, int]
    problems: Mapping[str, int]
    false: float
    beside: float

    @property
    def recall(self) -> float:
        """The share of all problems that were found."""
        return sum(self.found.values()) / max(1, sum(self.problems.values()))


def measure(reader: Reader, drafts: Sequence[Draft]) -> Figures:
    """Judge the drafts: a problem is found where a passage with one of its sentences is called out for its clause."""
    found: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    false = beside = clean = 0
    for draft in drafts:
        judgements = reader.judge(draft.sentences, platform=draft.platform, kind=draft.kind)
        if draft.is_clean:
            clean += 1
            false += len(judgements)
            continue
        named = {(judgement.clause, _sentences_of(draft, judgement)) for judgement in judgements}
        marked = {number for problem in draft.problems for number in problem.sentences}
        beside += sum(marked.isdisjoint(numbers) for _, numbers in named)
        for problem in draft.problems:
            problems[problem.clause] += 1
            found[problem.clause] += any(
                clause in problem.clauses and not numbers.isdisjoint(problem.sentences) for clause, numbers in named
            )
    return Figures(found, problems, false / max(1, clean), beside / max(1, len(drafts) - clean))


def _sentences_of(draft: Draft, judgement: Judgement) -> frozenset[int]:
    """The numbers of the sentences that a passage touches."""
    start, end = judgement.whole
    return frozenset(
        number
        for number, sentence in enumerate(draft.sentences)
        if (sentence.start < end and start < sentence.start + len(sentence.text)) or sentence.start == start
    )
