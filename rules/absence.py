"""A quick no: that an expression matches nowhere in a text, as PCRE2 says it.

Most expressions find nothing in most drafts. PCRE2 says so in a fifth of the time that `re` needs, and is ready for an
expression in a twentieth of it, so that an expression which finds nothing is never compiled by `re` at all. What is
found, and where, `re` alone says.

The two read some signs differently. An expression with one of these is left to `re`, and so is every text that PCRE2
cannot answer for. (The separators U+001C to U+001F are blanks for `re` alone; normalised texts hold none.)
"""

import re
from collections.abc import Callable

import pcre2

_READ_DIFFERENTLY = re.compile(r"\\[bBwWZNUv]|\[\[[:.=]")
"""Borders and letters of words (marks count for PCRE2), the end of the text, letters told by number or name, what looks
like a POSIX class."""

_OPTIONS = {
    0: 0,
    int(re.IGNORECASE): pcre2.IGNORECASE,
    int(re.MULTILINE): pcre2.MULTILINE,
    int(re.IGNORECASE | re.MULTILINE): pcre2.IGNORECASE | pcre2.MULTILINE,
}


def seeker(pattern: str, flags: int) -> Callable[..., bool]:
    """Return what says of a text whether `pattern` may match in it, between bounds if they are given, as for
    `re.Pattern.search`; what it says is never a wrong no."""
    options = _OPTIONS.get(flags & ~re.UNICODE)
    if options is None or _READ_DIFFERENTLY.search(pattern):
        return _maybe
    try:
        search = pcre2.compile(pattern, options).search
    except pcre2.LibraryError:
        return _maybe

    def may_match(text: str, *bounds: int) -> bool:
        try:
            return search(text, *bounds) is not None
        except (pcre2.LibraryError, UnicodeEncodeError):
            # It gave up (its memory for going back is small), or the text holds half a surrogate pair.
            return True

    return may_match


def _maybe(_text: str, *_bounds: int) -> bool:
    return True
