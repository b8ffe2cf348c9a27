"""How well the checks read labelled drafts.

    python -m tests.quality tests/data/dev.jsonl [...] [--misses] [--first-reader-only] [--clause KEY]

The labels of one draft that share their first clause are one problem. A problem is found where a finding
of one of its clauses, other than 参考, lies in a sentence that holds one of its quotes. What the clean
drafts are told is noise.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from rules.context import TOKYO
from rules.engine import check_text
from rules.finding import Finding, Severity

_ENDS = re.compile(r"[。！？!?\n]")


@dataclass(frozen=True)
class Problem:
    """What is wrong with a draft under one clause, and the sentences it lies in."""

    key: str
    clauses: frozenset[str]
    quotes: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    def touched_by(self, finding: Finding) -> bool:
        return any(finding.start < end and start < finding.end for start, end in self.places)


@dataclass
class Tally:
    """Counts over drafts."""

    found: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    noise: Counter[tuple[str, str]] = field(default_factory=Counter)
    clean: int = 0
    blocked: int = 0
    dirty: int = 0
    besides: int = 0
    spans: list[int] = field(default_factory=list)

    def summary(self) -> str:
        clean, dirty = max(1, self.clean), max(1, self.dirty)
        by_severity = Counter(dict.fromkeys(("confirm", "info"), 0))
        for (severity, _), count in self.noise.items():
            by_severity[severity] += count
        lowest = min((self.found[key] / self.total[key] for key in self.total), default=0.0)
        recall = self.found.total() / max(1, self.total.total())
        middle = sorted(self.spans)[len(self.spans) // 2] if self.spans else 0
        return (
            f"recall_min={lowest:.3f} recall={recall:.3f} clean_block={self.blocked / clean:.3f} "
            f"clean_confirm={by_severity['confirm'] / clean:.2f} clean_info={by_severity['info'] / clean:.2f} "
            f"besides={self.besides / dirty:.2f} span={middle} n={self.clean + self.dirty}"
        )


def problems_of(row: dict[str, Any]) -> list[Problem]:
    """Group the labels of a draft by their first clause."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for label in row["expect"]:
        groups.setdefault(label["clauses"][0], []).append(label)
    return [
        Problem(
            key,
            frozenset(clause for label in labels for clause in label["clauses"]),
            tuple(label["quote"] for label in labels),
            tuple(place for label in labels for place in sentences_with(row["text"], label["quote"])),
        )
        for key, labels in groups.items()
    ]


def sentences_with(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences that hold the quote, or the stretch of sentences it touches."""
    at = text.find(quote)
    while at >= 0:
        start = max((match.end() for match in _ENDS.finditer(text, 0, at)), default=0)
        end = _ENDS.search(text, at + len(quote) - 1)
        yield start, end.end() if end else len(text)
        at = text.find(quote, at + 1)


def findings_for(row: dict[str, Any], *, second_reader: bool) -> list[Finding]:
    """Run the checks on a labelled draft."""
    moment = datetime.fromisoformat(row["planned_at"]) if row.get("planned_at") else None
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=TOKYO)
    return check_text(
        row["text"],
        platform=row["platform"],
        kind=row["kind"],
        planned_at=moment,
        second_reader=second_reader,
    )


def count(rows: Sequence[dict[str, Any]], *, second_reader: bool, say: "Say") -> Tally:
    """Check every draft and count."""
    tally = Tally()
    for row in rows:
        everything = findings_for(row, second_reader=second_reader)
        serious = [finding for finding in everything if finding.severity is not Severity.INFO]
        if row["expect"]:
            _count_dirty(tally, row, serious, say)
        else:
            _count_clean(tally, row, everything, say)
    return tally


def _count_clean(tally: Tally, row: dict[str, Any], found: list[Finding], say: "Say") -> None:
    tally.clean += 1
    tally.blocked += any(finding.severity is Severity.BLOCK for finding in found)
    for finding in found:
        tally.noise[finding.severity.value, finding.rule] += 1
        say.false_alarm(row, finding)


def _count_dirty(tally: Tally, row: dict[str, Any], found: list[Finding], say: "Say") -> None:
    tally.dirty += 1
    problems = problems_of(row)
    for problem in problems:
        near = [finding for finding in found if problem.touched_by(finding)]
        hit = any(finding.clause in problem.clauses for finding in near)
        tally.total[problem.key] += 1
        tally.found[problem.key] += hit
        tally.seen[problem.key] += bool(near)
        if not hit:
            say.miss(row, problem, near)
    for finding in found:
        if not any(problem.touched_by(finding) for problem in problems):
            tally.besides += 1
            say.beside(row, finding)
    tally.spans += [finding.end - finding.start for finding in found]


@dataclass(frozen=True)
class Say:
    """Prints what was missed and what was called out without need."""

    on: bool
    clause: str | None

    def _print(self, clause: str, *words: object) -> None:
        if self.on and self.clause in (None, clause):
            sys.stdout.write(" ".join(str(word) for word in words) + "\n")

    def miss(self, row: dict[str, Any], problem: Problem, near: list[Finding]) -> None:
        said = [(finding.clause, finding.rule) for finding in near]
        self._print(problem.key, "MISS  ", row["id"], problem.key, list(problem.quotes), said, row.get("note", ""))

    def false_alarm(self, row: dict[str, Any], finding: Finding) -> None:
        self._print(finding.clause, "FALSE ", *self._about(row, finding))

    def beside(self, row: dict[str, Any], finding: Finding) -> None:
        self._print(finding.clause, "BESIDE", *self._about(row, finding))

    @staticmethod
    def _about(row: dict[str, Any], finding: Finding) -> tuple[object, ...]:
        around = row["text"][max(0, finding.start - 15) : finding.end + 15]
        return row["id"], finding.severity, finding.rule, repr(finding.quote(row["text"])), "in", repr(around)


def read_rows(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Read JSON Lines files."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return [json.loads(line) for line in lines if line.strip()]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures for the files named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="list what was missed and what was noise")
    parser.add_argument("--first-reader-only", action="store_true")
    parser.add_argument("--clause", help="with --misses: only this clause")
    options = parser.parse_args(arguments)
    say = Say(options.misses, options.clause)
    tally = count(read_rows(options.files), second_reader=not options.first_reader_only, say=say)
    for key in sorted(tally.total):
        total = tally.total[key]
        figures = f"{tally.found[key]:3d}/{total:3d} = {tally.found[key] / total:.2f}"
        sys.stdout.write(f"{key:10s} {figures}   (some clause {tally.seen[key] / total:.2f})\n")
    sys.stdout.write(f"on clean drafts: {tally.noise.most_common(12)}\n{tally.summary()}\n")


if __name__ == "__main__":
    main()
