"""What people write about an incident: cleaned, not empty, and without secrets (§5(7))."""

from datetime import datetime, timedelta

from bot.drafts.checking import Checker
from bot.drafts.content import clean
from bot.errors import UserError
from bot.incidents.errors import WordsMissing

CLOCK_SLACK = timedelta(minutes=10)


def reason(checker: Checker, text: str, now: datetime) -> str:
    """A reason in a field of that name.

    Raises:
        WordsMissing, SecretInText.
    """
    return required(checker, text, now, field="reason", what="理由")


def required(checker: Checker, text: str, now: datetime, *, field: str, what: str) -> str:
    """Words that must be there; `what` names them to people.

    Raises:
        WordsMissing, SecretInText.
    """
    given = optional(checker, text, now, field=field)
    if not given:
        raise WordsMissing(field, what)
    return given


def optional(checker: Checker, text: str, now: datetime, *, field: str) -> str:
    """Words that may be there.

    Raises:
        SecretInText.
    """
    given = clean(text).strip()
    if given:
        checker.refuse_secrets([(field, given)], now=now)
    return given


def require_past(moment: datetime, now: datetime, *, field: str) -> None:
    """Let pass a moment at which something can have happened.

    Raises:
        UserError: it is still to come.
    """
    if moment > now + CLOCK_SLACK:
        raise UserError("日時が未来になっています。", "実際の日時を選んでください。", field=field)
