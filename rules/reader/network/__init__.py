"""The second reader's other opinion: a small language model that was learned further on the labelled drafts.

The table of `rules.reader` knows the words it has seen. This model knows what words mean, so it hears an old slight in
new words. It needs NumPy (the extra `reader`); without it the table judges alone, with its own thresholds.
`rules.reader.joined` puts the two together. CARD.md of `rules.reader` says what it learned from and how well it reads.
"""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.reader.network.opinion import Opinion

FILE = Path(__file__).with_name("language.npz")


def load() -> "Opinion | None":
    """Return the model that ships, or None where NumPy is not installed.

    Raises:
        BrokenWeightsError: its file is missing or damaged; the message names it.
    """
    if find_spec("numpy") is None:
        return None
    opened: Opinion = import_module("rules.reader.network.opinion").opened(FILE)
    return opened
