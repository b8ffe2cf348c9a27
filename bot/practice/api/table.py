"""All methods that this workspace knows; any other is answered with ``unknown_method``."""

from bot.practice.api import chat, conversations, files, marks, users, views
from bot.practice.api.method import Method


def all_methods() -> dict[str, Method]:
    """The methods by name."""
    families = (chat, conversations, files, marks, users, views)
    return {one.name: one for family in families for one in family.METHODS}
