"""What a correction（訂正）is of, and what of it is not its own: the words of the wrong post, quoted as they were."""

import re
from collections.abc import Iterable

from sqlalchemy.orm import Session

from bot.drafts import moves
from bot.drafts.models import Draft
from rules.finding import Finding

#: What was wrong stands between these, what is right behind.
_QUOTED = re.compile(r"（誤）(?P<words>.*?)（正）", re.DOTALL)
#: A wrong day is shown as it was; a telephone number or name that must not be public is not shown again.
_ACCURACY = "6(2)イ"


def corrected_text(session: Session, draft_id: int | None, corrects: int | None) -> str:
    """What was posted that a draft corrects, on all accounts; empty where it corrects nothing.

    Args:
        draft_id: the draft, None for a new one.
        corrects: for a new one, the number of the draft that it corrects.
    """
    if draft_id is not None:
        draft = session.get(Draft, draft_id)
        corrects = draft.corrects_id if draft is not None else None
    original = session.get(Draft, corrects) if corrects is not None else None
    if original is None:
        return ""
    posted = moves.current(session, original)
    return "\n".join((posted.text, *(one.text for one in posted.variants)))


def without_quoted_errors(found: Iterable[Finding], text: str, original: str) -> list[Finding]:
    """The findings, less those on accuracy (§6(2)イ) of the wrong post's words that a correction quotes."""
    if not original:
        return list(found)
    quoted = [(one.start("words"), one.end("words")) for one in _QUOTED.finditer(text)]
    return [one for one in found if not (_is_of_the_original(one, text, original) and _within(one, quoted))]


def _is_of_the_original(finding: Finding, text: str, original: str) -> bool:
    words = text[finding.core.start : finding.core.end]
    return finding.image is None and finding.clause == _ACCURACY and bool(words) and words in original


def _within(finding: Finding, spans: list[tuple[int, int]]) -> bool:
    return any(start <= finding.core.start and finding.core.end <= end for start, end in spans)
