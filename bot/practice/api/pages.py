"""Long answers come in pages; the cursor of a page is where the next one starts."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TypeVar

from bot.practice.api.arguments import Arguments
from bot.practice.errors import SlackError

MOST_ON_A_PAGE = 1000

Item = TypeVar("Item")


def paged(args: Arguments, items: list[Item], *, default: int) -> tuple[list[Item], str]:
    """The page that ``cursor`` and ``limit`` ask for, and the cursor of the next one (empty on the last).

    Raises:
        SlackError: ``invalid_cursor``, ``invalid_arguments`` for a limit out of bounds.
    """
    limit = args.number("limit", default=default, least=1, most=MOST_ON_A_PAGE)
    start = _start(args.text("cursor"))
    following = start + limit
    return items[start:following], _cursor(following) if following < len(items) else ""


def _cursor(start: int) -> str:
    return urlsafe_b64encode(f"next:{start}".encode()).decode()


def _start(cursor: str | None) -> int:
    if not cursor:
        return 0
    try:
        return int(urlsafe_b64decode(cursor.encode()).decode().removeprefix("next:"))
    except ValueError:
        raise SlackError("invalid_cursor") from None
