"""Poison: a message that will never go out is set aside and reported, and never stops the others."""

import sqlalchemy as sa

from bot.audit import record
from bot.delivery.queue import Claimed
from bot.drafts.asking import APPROVAL, CONCURRENCE
from bot.drafts.models import Submission
from bot.people.city import city_profile
from bot.people.models import Person, Role
from bot.people.service import holders, pr_sections
from bot.store.outbox import Letter, OutboxMessage, OutboxState
from bot.store.rows import change
from bot.store.unit import Store, Transaction

REPORT = "delivery_parked"


def park(store: Store, message: Claimed, why: str) -> None:
    """Set a message aside for good and tell the 秘書広報課, in one transaction.

    Where it asked for a decision, whoever handed the draft in is told too: they wait for an answer that cannot come.

    A report that cannot be delivered is set aside without a report of its own.
    """
    with store.transaction() as tx:
        parked = change(
            tx.session,
            sa.update(OutboxMessage)
            .where(
                OutboxMessage.seq == message.seq,
                OutboxMessage.state == OutboxState.SENDING,
                OutboxMessage.attempts == message.attempts,
            )
            .values(state=OutboxState.PARKED, lease_until=None, leased_by=None, last_error=why[:300]),
        )
        if not parked:
            return
        record.append(
            tx,
            actor=record.SYSTEM,
            event="delivery.parked",
            subject=message.subject,
            details={"intent": message.intent, "to": message.recipient, "why": why[:200]},
        )
        if message.intent == REPORT:
            return
        params = {"about": message.subject, "to": message.recipient, "why": why[:100]}
        for recipient in [*_pr_division(tx), *_who_handed_in(tx, message)]:
            tx.outbox.add(Letter(REPORT, f"outbox:{message.seq}", recipient, "parked", params=params))


def _who_handed_in(tx: Transaction, message: Claimed) -> list[str]:
    if message.intent not in (APPROVAL, CONCURRENCE):
        return []
    statement = (
        sa.select(Person.slack_id)
        .join(Submission, Submission.person_id == Person.id)
        .where(sa.literal("draft:") + sa.cast(Submission.draft_id, sa.String) == message.subject, Person.active)
        .order_by(Submission.id.desc())
    )
    newest = tx.session.scalars(statement.limit(1)).first()
    return [newest] if newest is not None and newest != message.recipient else []


def _pr_division(tx: Transaction) -> list[str]:
    channel = city_profile(tx.session).pr_channel
    heads = [one.slack_id for section in pr_sections(tx.session) for one in holders(tx.session, section, Role.HEAD)]
    return [channel, *heads] if channel else heads
