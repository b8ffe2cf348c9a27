"""What is known of Japanese telephone numbers: which are valid, and how they are written."""

from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def _library() -> ModuleType:
    # Imported when first needed: reading its tables takes longer than all other checks take for a draft.
    return import_module("phonenumbers")


def is_valid(digits: str) -> bool:
    """Return whether a number of these digits, 0 and area code included, may exist in Japan."""
    library = _library()
    return bool(library.is_valid_number(library.parse(digits, "JP")))


def usual_writing(digits: str) -> str:
    """Return how a number of these digits is written: 0867-72-1234."""
    library = _library()
    return str(library.format_number(library.parse(digits, "JP"), library.PhoneNumberFormat.NATIONAL))
