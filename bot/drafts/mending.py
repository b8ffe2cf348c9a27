"""Applying the certain mend of a finding."""

from dataclasses import replace

from bot.drafts.content import Content
from bot.drafts.errors import TextChanged
from bot.drafts.models import DraftFinding


def with_mend(content: Content, finding: DraftFinding, text_now: str) -> Content:
    """The content with the finding's words replaced, in the common text or in the account's own.

    Args:
        content: as it was checked.
        text_now: the common text as it stands in the person's form.

    Raises:
        TextChanged: the words no longer stand in the text.
    """
    if finding.account_id is None:
        return replace(content, text=_mended(text_now, content.text, finding))
    own = content.text_for(finding.account_id)
    return replace(content.varied(finding.account_id, _mended(own, own, finding)), text=text_now)


def _mended(text: str, checked: str, finding: DraftFinding) -> str:
    """`text` with the finding's words replaced: where they stood, or at their only place after other edits."""
    if finding.suggestion is None:
        raise TextChanged
    words = checked[finding.start : finding.end]
    if text == checked:
        return text[: finding.start] + finding.suggestion + text[finding.end :]
    if text.count(words) != 1:
        raise TextChanged
    return text.replace(words, finding.suggestion)
