"""The generated part of CARD.md: what was learned from, the figures and the thresholds."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from rules.reader.measure import Figures

FILE = Path(__file__).with_name("CARD.md")
_BEGIN, _END = "<!-- written by {} -->", "<!-- end -->"


def section(facts: Mapping[str, int], thresholds: Mapping[str, float], figures: Sequence[tuple[str, Figures]]) -> str:
    """Return the tables of the card as Markdown."""
    lines: list[str] = []
    if facts:
        lines = ["| learned from | |", "|---|---|", *(f"| {name} | {count:,} |" for name, count in facts.items()), ""]
    lines += ["| measured on | found | false a clean draft | beside a violating draft |", "|---|---|---|---|"]
    lines += [f"| {name} | {one.recall:.3f} | {one.false:.3f} | {one.beside:.3f} |" for name, one in figures]
    names = [name for name, _ in figures]
    lines += ["", f"| clause | threshold | {' | '.join(names)} |", f"|---|---|{'---|' * len(names)}"]
    lines += [
        f"| {key} | {threshold} | {' | '.join(_share(one, key) for _, one in figures)} |"
        for key, threshold in thresholds.items()
    ]
    return "\n".join(lines)


def rewrite(path: Path, tables: str, *, by: str) -> None:
    """Put the tables into the card's part that the module `by` writes.

    Raises:
        ValueError: the card has no such part.
    """
    path.write_text(replace_section(path.read_text(encoding="utf-8"), tables, by=by), encoding="utf-8")


def replace_section(text: str, tables: str, *, by: str) -> str:
    """Return the card with the part replaced that the module `by` writes.

    Raises:
        ValueError: the card has no such part.
    """
    mark = _BEGIN.format(by)
    before, begin, rest = text.partition(mark)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError(f"{FILE.name}: the lines {mark} and {_END} are missing")
    return f"{before}{mark}\n{tables}\n{_END}{after}"


def _share(figures: Figures, key: str) -> str:
    return f"{figures.found.get(key, 0)}/{figures.problems[key]}" if key in figures.problems else ""
