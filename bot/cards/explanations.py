"""くわしく: what a check looks for, why, and how to mend it, in the words that staff read."""

import re

from bot.cards.blocks import Block, Element, chunks, line, quoted, rich, words
from bot.cards.forms import View, modal
from rules.engine import rules
from rules.explain import OTHERS
from rules.guideline import clause
from rules.images import image_rules

#: 「なぜ: …」 begins a paragraph; other line ends of the documentation are there for the width of the source.
_PARAGRAPH = re.compile(r"(?P<label>何を見つけるか|なぜ|なおし方|見逃すもの): ")
_WORD = re.compile(r"[A-Za-z0-9]")


def explanation(rule: str) -> View:
    """The documentation of a check, and the clause it serves, word for word.

    Raises:
        LookupError: no check has this name.
    """
    if rule in OTHERS:
        return modal("指摘の説明", _documented(OTHERS[rule]))
    known = {one.name: (one.check, one.documentation) for one in rules()}
    known |= {one.name: (one.check, one.documentation) for one in image_rules()}
    check, documentation = known[rule]
    served = clause(check.clause)
    quotation = quoted(words(f"{served.label}　{served.heading}", bold=True), words(f"\n{served.text}"))
    return modal("指摘の説明", [*_documented(documentation), rich(quotation)])


def _documented(documentation: str) -> list[Block]:
    headline, *rest = paragraphs(documentation)
    title, _, what = headline.partition(" — ")
    parts: list[Element] = [line(words(title, bold=True), words(f"\n{what}" if what else ""))]
    parts += [line(*_labelled(piece)) for one in rest for piece in chunks(one)]
    return [rich(part) for part in parts]


def paragraphs(documentation: str) -> list[str]:
    """The paragraphs of a docstring, each on one line."""
    found: list[str] = []
    open_paragraph = False
    for one in map(str.strip, documentation.strip().splitlines()):
        if not one:
            open_paragraph = False
        elif open_paragraph and not _PARAGRAPH.match(one):
            between = " " if _WORD.match(found[-1][-1]) and _WORD.match(one) else ""
            found[-1] += between + one
        else:
            found.append(one)
            open_paragraph = True
    return found


def _labelled(paragraph: str) -> list[Element]:
    label = _PARAGRAPH.match(paragraph)
    if label is None:
        return [words(paragraph)]
    return [words(f"{label['label']}\n", bold=True), words(paragraph[label.end() :])]
