"""Bulletins of many items: what stands in one of them need not hold for another."""

import re

from rules.document import Document
from rules.lazy_patterns import lazy_compile

_LONGEST_OF_ONE = 600
"""Characters of a post about one thing, at most."""

_NUMBERED = lazy_compile(r"[①-⑳❶-❿]|^\s*\(?[0-9]{1,2}[.)）]", re.MULTILINE)
_MOST_NUMBERED = 1


def is_long(document: Document) -> bool:
    """Return whether the text is too long to be about one event or service."""
    return len(document.text) > _LONGEST_OF_ONE


def tells_of_many(document: Document) -> bool:
    """Return whether the text is long, or numbers its items."""
    return is_long(document) or document.once(_numbers_items)


def _numbers_items(document: Document) -> bool:
    return len(_NUMBERED.findall(document.original)) > _MOST_NUMBERED
