"""How well the items of policies, terms and bios are read.

    python -m tests.policy_quality tests/data/policies-dev.jsonl [...]

Prints right and wrong for each item, the wrong ones, and how many complete documents were called incomplete.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rules.policy_items import Doc, Report, check_document
from tests.quality import read_rows


@dataclass
class Score:
    """Decisions on items, and the wrong ones."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    complete: int = 0
    doubted: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.right.total() / max(1, self.total.total())

    def summary(self) -> str:
        return (
            f"items={self.right.total()}/{self.total.total()} = {self.share:.4f} "
            f"complete={self.complete} called_incomplete={len(self.doubted)} {self.doubted}"
        )


def read(row: dict[str, Any]) -> Report:
    """Read a labelled document."""
    return check_document(Doc(row["doc"]), row["text"], platform=row.get("platform") or "")


def score(rows: Iterable[dict[str, Any]]) -> Score:
    """Compare what is read with what the labels say."""
    found = Score()
    for row in rows:
        has = read(row).has()
        for key, wanted in row["has"].items():
            name = f"{row['doc']} {key}"
            found.total[name] += 1
            found.right[name] += has.get(key) == wanted
            if has.get(key) != wanted:
                found.wrong.append(f"{row['id']} {name}: {'missed' if wanted else 'taken'} — {row.get('note', '')}")
        if all(row["has"].values()):
            found.complete += 1
            if not all(has.values()):
                found.doubted.append(row["id"])
    return found


def main(arguments: Sequence[str]) -> None:
    """Print the figures for the files named on the command line."""
    found = score(read_rows([Path(one) for one in arguments]))
    for name in sorted(found.total):
        sys.stdout.write(f"{name:20s} {found.right[name]:3d}/{found.total[name]:3d}\n")
    sys.stdout.write("".join(f"WRONG {line}\n" for line in found.wrong) + found.summary() + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
