"""What excuses a turn of phrase: its sentence condemns it, warns against it, or tells of the past."""

from rules.document import Document
from rules.patterns_wordings import surroundings
from rules.phrases import part


def condemns(document: Document, start: int, end: int) -> bool:
    """Whether the sentence around a generalisation speaks against it, or tells of the past (§6(2)ク②)."""
    before, after = surroundings(document, start, end)
    pattern = part("groups", "CONDEMNED")
    return bool(pattern.search(before) or pattern.search(after))


def warns(document: Document, start: int, end: int) -> bool:
    """Whether the sentence around a deed warns against it, forbids it or tells a story (§6(2)ク③)."""
    before, after = surroundings(document, start, end)
    return bool(part("warnings", "WARNS").search(before + document.text[start:end] + after))
