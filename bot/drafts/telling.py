"""Telling the people whose text it is what became of it."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.drafts import authority, moves
from bot.drafts.models import Decision, Draft, Revision
from bot.drafts.states import Event
from bot.people import service as people
from bot.people.models import Person, Role
from bot.people.service import Colleague, holders
from bot.store.outbox import Letter
from bot.store.unit import Transaction


def tell_writers(tx: Transaction, draft: Draft, revision: Revision, intent: str) -> None:
    """Send a notice about the draft to who wrote and who last edited it."""
    for writer in whose_text(tx, draft, revision):
        occasion = f"r{revision.number}.{tx.now.timestamp()}"
        tx.outbox.add(Letter(intent, moves.subject(draft), writer.slack_id, occasion, revision.number))


def whose_text(tx: Transaction, draft: Draft, revision: Revision) -> list[Colleague]:
    """The writers of the text; where all of them left, the section, so that the matter is not lost."""
    writers = people.still_here(tx.session, authority.writers(draft, revision))
    if writers or draft.section_id is None:
        return writers
    for role in (Role.STAFF, Role.ACTING, Role.HEAD):
        colleagues = holders(tx.session, draft.section_id, role)
        if colleagues:
            return colleagues
    return []


def approvers(session: Session, draft: Draft) -> list[str]:
    """Who approved the newest revision in this round (Slack ids), for whichever section."""
    granting = (Event.APPROVE, Event.APPROVE_CONDITIONALLY, Event.APPROVE_PART, Event.APPROVE_AFTERWARDS)
    statement = (
        sa.select(Person.slack_id)
        .join(Decision, Decision.person_id == Person.id)
        .where(
            Decision.draft_id == draft.id,
            Decision.revision == draft.revision,
            Decision.round == draft.round,
            Decision.event.in_(granting),
        )
        .order_by(Decision.id)
    )
    return list(dict.fromkeys(session.scalars(statement)))
