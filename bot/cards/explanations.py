"""くわしく: what a check looks for, why, and how to mend it, in the words that staff read."""

import re

from bot.cards.blocks import Block, Element, chunks, line, quoted, rich, words
from bot.cards.forms import View, modal
from rules.city_terms import WATCHED
from rules.engine import rules
from rules.guideline import clause
from rules.images import image_rules
from rules.reader.findings import RULE as SECOND_READER

#: What is found by no single check.
_OTHERS = {
    SECOND_READER: """似た文からの気づき — これまでに指摘のあった文と似ている

何を見つけるか: 決まった言葉がなくても、差し戻されやすい書き方と言い回しが似ている文。
なぜ: 下書きの指摘に書かれた条項にかかわることがあります。推測なので、要確認にとどめています。
なおし方: 指摘のとおりと思えば書き直し、差し支えなければ、そう考える理由を書いてください。
見逃すもの: 例の少ない書き方。指摘がないことは、問題がないことの保証ではありません。""",
    WATCHED: """市で登録した言葉 — 秘書広報課が「確認を求める」と決めた言葉がある

何を見つけるか: 「指摘の見直し」で登録された言葉。
なぜ: 登録したときの理由が、指摘に書かれています。
なおし方: 言いかえるか、この文では差し支えない理由を書いてください。""",
}
#: 「なぜ: …」 begins a paragraph; other line ends of the documentation are there for the width of the source.
_PARAGRAPH = re.compile(r"(?P<label>何を見つけるか|なぜ|なおし方|見逃すもの): ")
_WORD = re.compile(r"[A-Za-z0-9]")


def explanation(rule: str) -> View:
    """The documentation of a check, and the clause it serves, word for word.

    Raises:
        LookupError: no check has this name.
    """
    if rule in _OTHERS:
        return modal("指摘の説明", _documented(_OTHERS[rule]))
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
