"""Text from people can neither mention nor format itself, wherever it is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from bot.cards.findings import result_card
from bot.cards.forms import draft_form, entry_of, full_text
from bot.cards.review import review
from bot.cards.variant_forms import overview, variant_form
from bot.drafts.models import AnswerKind
from bot.drafts.states import Event, State
from bot.drafts.views import AnswerView
from rules.finding import Severity
from tests.cards.examples import HOSTILE, account, decision, draft, finding, revision
from tests.cards.test_limits import MESSAGES

ANSWERED = AnswerView(AnswerKind.ANSWER, HOSTILE, "U01ALICE")
HOSTILE_REVISION = revision(
    HOSTILE,
    findings=(finding(quote=HOSTILE, suggestion=HOSTILE, answer=ANSWERED), finding(2, Severity.BLOCK, quote=HOSTILE)),
    accounts=(account(name=HOSTILE[:60]),),
    note=HOSTILE,
)
HOSTILE_REVISION = replace(HOSTILE_REVISION, variants=((1, HOSTILE),))


def formatted(part: object) -> Iterator[str]:
    """Every text that Slack would format or search for mentions."""
    if isinstance(part, Mapping):
        if part.get("type") == "mrkdwn":
            yield str(part["text"])
        for inner in part.values():
            yield from formatted(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from formatted(inner)


@pytest.mark.parametrize("card", MESSAGES)
def test_a_hostile_draft_stays_text_in_every_message(card: str) -> None:
    make, state = MESSAGES[card]
    decisions = tuple(decision(event, reason=HOSTILE) for event in (Event.RETURN, Event.REJECT, Event.APPROVE))
    message = make(draft(state, newest=HOSTILE_REVISION, decisions=decisions, section=HOSTILE))

    assert HOSTILE not in message.text
    assert "!channel" not in message.text
    assert not [text for text in formatted(message.blocks) if "!channel" in text]


def test_a_hostile_draft_stays_text_in_answers_and_forms() -> None:
    written = draft(State.UNSUBMITTED, newest=HOSTILE_REVISION)
    shown = [
        result_card(written.revision.findings, draft=(12, 1)),
        review(written),
        full_text(written),
        overview(written),
        variant_form(written, 1),
        draft_form(written.revision.accounts, entry_of(written)),
    ]

    assert not [text for text in formatted(shown) if "!channel" in text]
