"""Texts as they are searched: full and half width, capitals and small letters are alike. Pure."""

import unicodedata


def searched(text: str) -> str:
    """The text as it is compared: NFKC, case folded."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def words_of(typed: str) -> tuple[str, ...]:
    """The words that a text must hold, all of them, as they are compared; each once."""
    return tuple(dict.fromkeys(searched(typed).split()))
