"""The second reader at work: sentences in, judgements out.

A sentence's score for a clause is a sum of looked-up weights, so the reader can say which words made it speak. This
table takes fractions of a millisecond a sentence and nothing but the standard library; the language model beside it
reads where NumPy is installed.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import sub

from rules.finding import Span
from rules.reader import network, weights
from rules.reader.beside import DOUBTFUL, Passage, passages
from rules.reader.features import Sentence, of_draft
from rules.reader.joined import Joined, Margins, read_settings
from rules.reader.lookup import Lookup
from rules.reader.phrases import phrases_of
from rules.reader.reasons import Evidence, most_similar, weigh
from rules.reader.weights import BrokenWeightsError, Header, Weights

SECRET = "5(7)"  # noqa: S105  the key of the clause on passwords

NAMED_SHARE = 0.6
"""The share of the best clause's margin that another must reach to be named too: where two fit, an officer would accept
either. The less sure it is that anything is wrong, the nearer the other must come."""

MOST_NAMED = 3
"""Clauses named for one passage at most."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A passage, most often a single sentence, resembles a problem of a clause.

    `start` and `end` enclose the stretch of the sentence called out that carries the weight, in the count of the
    sentence's own `start`; `whole` reaches to the stretches of the first and the last of its sentences, `sentences` is
    their number. All clauses named for a passage share these. `score` is how far above the threshold it lies (up to
    about 3). `also` marks a clause that is named besides the one it resembles most. `reasons` are the words that weigh
    most in the sentence called out, `similar` the labelled stretch nearest to it (None where none is near); both are of
    the clause it resembles most alone.
    """

    clause: str
    start: int
    end: int
    whole: Span
    sentences: int
    score: float
    reasons: tuple[str, ...]
    similar: str | None
    also: bool = False


class Reader:
    """Judges the sentences of a draft by what they resemble (§6(2))."""

    def __init__(self, learned: Weights, joined: Joined | None = None) -> None:
        """`joined` reads for the meaning what the table reads for its words; without it the table judges alone.

        Raises:
            BrokenWeightsError: the two do not judge by the same clauses.
        """
        if joined is not None and joined.opinion.clauses != learned.header.clauses:
            raise BrokenWeightsError(f"{network.FILE}: 条項の並びが {weights.FILE.name} と違います。")
        self._joined = joined
        self._header: Header = learned.header
        self._lookup = Lookup(learned)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clause keys it judges by."""
        return self._header.clauses

    @property
    def reads_meaning(self) -> bool:
        """Whether the language model reads along: it does where NumPy is installed."""
        return self._joined is not None

    @property
    def thresholds(self) -> dict[str, float]:
        """The score a sentence must exceed, for each clause."""
        return dict(zip(self._header.clauses, self._header.thresholds, strict=True))

    def judge(
        self, sentences: Sequence[Sentence], *, platform: str, kind: str, told: Sequence[Collection[str]] = ()
    ) -> list[Judgement]:
        """Return what the sentences of one draft resemble, in order; at most MOST_NAMED clauses for each passage.

        Whether something is wrong shows better than what: the best clause decides whether the reader speaks, others
        are named as well where they come close. What is called out beside the worst, and what belongs to it, is in
        rules.reader.beside.

        Args:
            sentences: all of the draft.
            platform: where it is to stand.
            kind: post, reply, share or follow.
            told: for each sentence the clauses that are held against it already; nothing where nobody has looked. A
                passage does not reach into a sentence that is told of a clause it names: that would be said twice.
        """
        rows = self.margins(sentences, platform=platform, kind=kind)

        def alone(number: int) -> float:
            return max(self.margins([sentences[number]], platform=platform, kind=kind)[0])

        found: list[Judgement] = []
        places = [Span(one.start, one.start + len(one.text)) for one in sentences]
        # A sentence in which a password may stand stays by itself: in a passage it would be shown.
        secret = self.clauses.index(SECRET)
        apart = {n for n, row in enumerate(rows) if row[secret] > 0 or (told and SECRET in told[n])}

        def kin(called: int, number: int) -> bool:
            # A sentence that is doubtful under another clause is another matter: it must not hide in this passage.
            best = rows[called].index(max(rows[called]))
            return rows[number][best] > -DOUBTFUL

        for wide in passages(places, [max(row) for row in rows], alone, apart, kin=kin):
            keys = {self.clauses[clause] for _, clause in self._named(rows, wide)}
            passage = wide.without({n for n in wide.numbers if told and not keys.isdisjoint(told[n])})
            found += self._judgements(sentences, rows, passage)
        return found

    def margins(self, sentences: Sequence[Sentence], *, platform: str, kind: str) -> list[Margins]:
        """Return for each sentence of one draft how far it lies above the threshold of every clause."""
        table = [
            list(map(sub, scores, self._header.thresholds))
            for scores in self.scores(sentences, platform=platform, kind=kind)
        ]
        return table if self._joined is None else self._joined.margins(table, sentences, kind=kind)

    def odds_of_any(self, sentences: Sequence[Sentence], *, kind: str) -> list[float]:
        """Return the language model's log odds that a sentence carries any problem, for the first sentences of one
        draft, as far as it reads; nothing where it does not read along."""
        return [] if self._joined is None else self._joined.odds_of_any(sentences, kind=kind)

    def scores(self, sentences: Sequence[Sentence], *, platform: str, kind: str) -> Iterator[tuple[float, ...]]:
        """Yield for each sentence of one draft the table's score for every clause, in the order of `clauses`."""
        return self._lookup.scores(of_draft(sentences, platform=platform, kind=kind))

    def _named(self, rows: Sequence[Margins], passage: Passage) -> list[tuple[float, int]]:
        """Return the margins and numbers of the clauses that are named for a passage, the best first."""
        margins = [max(column) for column in zip(*(rows[number] for number in passage.numbers), strict=True)]
        ranked = sorted(range(len(margins)), key=lambda clause: (-margins[clause], clause))[:MOST_NAMED]
        named = [(margins[c], c) for c in ranked if margins[c] >= NAMED_SHARE * margins[ranked[0]]]
        # Where a password may stand, nothing else is said of the sentence: other findings could repeat it.
        return [one for one in named if self.clauses[one[1]] == SECRET] or named

    def _judgements(
        self, sentences: Sequence[Sentence], rows: Sequence[Margins], passage: Passage
    ) -> Iterator[Judgement]:
        named = self._named(rows, passage)
        ends = {passage.first, passage.called, passage.last}
        best_of = {number: rows[number].index(max(rows[number])) for number in ends}
        evidences = {number: self._evidence(sentences[number], clause) for number, clause in best_of.items()}
        evidences[passage.called] = self._evidence(sentences[passage.called], named[0][1])
        stretches = {number: evidences[number].within(sentences[number].start) for number in ends}
        best = self.clauses[named[0][1]]
        start, end = stretches[passage.called]
        called = sentences[passage.called]
        stretch = called.text[start - called.start : end - called.start]
        judgement = Judgement(
            clause=best,
            start=start,
            end=end,
            whole=Span(stretches[passage.first].start, stretches[passage.last].end),
            sentences=len(passage.numbers),
            score=round(named[0][0], 3),
            reasons=evidences[passage.called].words,
            similar=most_similar(stretch, self._header.examples.get(best, ())),
        )
        yield judgement
        for margin, clause in named[1:]:
            yield replace(
                judgement, clause=self.clauses[clause], score=round(margin, 3), reasons=(), similar=None, also=True
            )

    def _evidence(self, sentence: Sentence, clause: int) -> Evidence:
        return weigh(
            sentence.text, sentence.cuts, phrases_of(sentence), lambda gram: self._lookup.weight_of_gram(gram, clause)
        )


@cache
def load() -> Reader:
    """Return the reader with what ships with it; it is read once a process.

    Raises:
        BrokenWeightsError: a file is missing or damaged; the message names it.
    """
    opinion = network.load()
    return Reader(weights.read(), None if opinion is None else Joined(opinion, read_settings()))
