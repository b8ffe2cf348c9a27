"""What changed between two texts, for eyes: taken-out words struck through, new words bold."""

from difflib import SequenceMatcher

from bot.cards.blocks import Element, line, words

#: Lines shown, and how much of a line: beyond that the full text is one press away.
MAX_LINES = 12
MAX_LINE = 400
#: Compared line by line only up to this many lines: the time of the comparison grows with their square.
MAX_COMPARED = 600


def changed_parts(before: str, after: str) -> list[Element]:
    """Rich text parts of the changed lines; empty where the texts are equal."""
    old, new = _without_common_ends(before.split("\n"), after.split("\n"))
    if max(len(old), len(new)) > MAX_COMPARED:
        return [line(_piece("\n".join(old), strike=True), words("\n"), _piece("\n".join(new), strike=False))]
    parts: list[Element] = []
    for tag, a_from, a_to, b_from, b_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            parts.append(line(*_words("\n".join(old[a_from:a_to]), "\n".join(new[b_from:b_to]))))
        if len(parts) >= MAX_LINES:
            parts.append(line(words("（ほかにも変わったところがあります）")))
            break
    return parts


def _words(old: str, new: str) -> list[Element]:
    if len(old) > MAX_LINE or len(new) > MAX_LINE:
        return [_piece(old, strike=True), words("\n"), _piece(new, strike=False)]
    pieces: list[Element] = []
    for tag, a_from, a_to, b_from, b_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(words(old[a_from:a_to]))
            continue
        if a_to > a_from:
            pieces.append(words(old[a_from:a_to], strike=True))
        if b_to > b_from:
            pieces.append(words(new[b_from:b_to], bold=True))
    return pieces


def _piece(text: str, *, strike: bool) -> Element:
    shown = text if len(text) <= MAX_LINE else text[:MAX_LINE] + "…"
    return words(shown, strike=strike, bold=not strike)


def _without_common_ends(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    shortest = min(len(old), len(new))
    start = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    rest = shortest - start
    end = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    return old[start : len(old) - end], new[start : len(new) - end]
