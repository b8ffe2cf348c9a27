"""An approval is for now: after its days the head is asked again, once, and told why."""

from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from bot.cards.approval import approval_card
from bot.drafts.content import Content
from bot.drafts.expiring import Expiring
from bot.drafts.posting import Posted
from bot.drafts.states import State
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store
from tests.cards.reading import said
from tests.support.clocks import StandingClock
from tests.support.offices import Services, content_for, services

ALICE, BOB = "U01ALICE", "U01BOB"


def approved(office: Services, content: Content) -> int:
    draft = office.writing.save(content, by=ALICE)
    office.submitting.submit(draft.id, 1, {}, by=ALICE)
    office.deciding.approve(draft.id, 1, by=BOB)
    return draft.id


def letters(store: Store, intent: str) -> int:
    with store.read() as session:
        return session.scalar(sa.select(sa.func.count()).where(OutboxMessage.intent == intent)) or 0


def test_an_approval_runs_out_after_three_days_and_is_asked_for_again(store: Store, clock: StandingClock) -> None:
    office = services(store)
    draft = approved(office, content_for(store, ALICE, "朝市を開きます。"))

    clock.forward(timedelta(days=3))
    assert Expiring(store).expire_due() == 0
    clock.forward(timedelta(seconds=1))
    assert Expiring(store).expire_due() == 1
    assert Expiring(store).expire_due() == 0

    view = office.reading.render(draft)
    assert view.state is State.PENDING
    assert view.approval_expired
    assert letters(store, "approval_expired") == 1
    assert letters(store, "approval_requested") == 2
    office.deciding.approve(draft, 1, by=BOB)
    assert office.reading.render(draft).state is State.APPROVED


def test_an_approval_for_a_later_day_counts_until_after_that_day(store: Store, clock: StandingClock) -> None:
    office = services(store)
    content = content_for(store, ALICE, "朝市を開きます。")
    planned = Content(text=content.text, account_ids=content.account_ids, planned_at=clock.now() + timedelta(days=7))
    draft = approved(office, planned)

    clock.forward(timedelta(days=9))
    assert Expiring(store).expire_due() == 0
    clock.forward(timedelta(days=2))
    assert Expiring(store).expire_due() == 1
    assert office.reading.render(draft).state is State.PENDING


def test_a_reported_post_does_not_expire(store: Store, clock: StandingClock) -> None:
    office = services(store)
    draft = approved(office, content_for(store, ALICE, "朝市を開きます。"))
    account = office.reading.render(draft).revision.accounts[0].id
    office.posting.report(
        draft, 1, {account: Posted("https://www.facebook.com/niimi.kanko/posts/1", clock.now())}, by=ALICE
    )

    clock.forward(timedelta(days=10))

    assert Expiring(store).expire_due() == 0
    assert office.reading.render(draft).state is State.COMPLETED


def test_what_was_posted_in_time_but_not_reported_is_approved_again_and_reported(
    store: Store, clock: StandingClock
) -> None:
    office = services(store)
    content = replace(content_for(store, ALICE, "朝市を開きます。"), planned_at=clock.now() + timedelta(hours=2))
    draft = approved(office, content)
    clock.forward(timedelta(days=4))
    assert Expiring(store).expire_due() == 1
    view = office.reading.render(draft)
    assert "投稿されたかを起案者に確かめてください" in said(approval_card(view, 1).blocks)

    office.deciding.approve(draft, 1, by=BOB)

    where = {view.revision.accounts[0].id: Posted("https://www.facebook.com/niimi.kanko/posts/1", clock.now())}
    assert office.posting.report(draft, 1, where, by=ALICE).state is State.COMPLETED


def test_a_revoked_approval_is_not_called_expired(store: Store) -> None:
    office = services(store)
    draft = approved(office, content_for(store, ALICE, "朝市を開きます。"))
    office.deciding.revoke(draft, 1, "会場を確かめてください。", by=BOB)
    assert not office.submitting.submit(draft, 1, {}, by=ALICE).approval_expired


def test_an_expired_approval_on_a_condition_is_called_expired(store: Store, clock: StandingClock) -> None:
    office = services(store)
    draft = office.writing.save(content_for(store, ALICE, "朝市を開きます。"), by=ALICE).id
    office.submitting.submit(draft, 1, {}, by=ALICE)
    office.deciding.approve_conditionally(draft, 1, "前日の予報を確かめること。", by=BOB)
    clock.forward(timedelta(days=4))
    Expiring(store).expire_due()
    assert office.reading.render(draft).approval_expired
