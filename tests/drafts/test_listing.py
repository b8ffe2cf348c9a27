"""The lists of the Home: who waits for whom, what comes first, and how little it costs."""

import random
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.drafts import authority, moves
from bot.drafts.listing import LIST_LENGTH, MOST_JOTTINGS
from bot.drafts.models import Decision, Draft, Kind, Revision
from bot.drafts.reading import Reading
from bot.drafts.states import Actor, Event, State
from bot.errors import UserError
from bot.people.models import Membership, Person, Role, Section
from bot.people.service import NotRegistered, require
from bot.store.unit import Store
from tests.support.clocks import THURSDAY_MORNING, StandingClock
from tests.support.offices import content_for, services
from tests.support.queries import queries

ALICE, BOB, CAROL, STRANGER = "U01ALICE", "U01BOB", "U01CAROL", "U0STRANGER"
#: The person with the roles, the city, what waits (drafts, their sections, findings and decisions, the register, who
#: is away, what incidents hold), what is to be reviewed, the person's absences, the own drafts. Whoever has drafts of
#: their own is asked for how many stand where, and for whom nothing waits less is read.
QUERIES_OF_A_HOME = 16


def keep_drafts(store: Store, many: int, state: State, *, first: int = 1000) -> None:
    """Many drafts of ALICE in the 商工観光課, put straight into the tables."""
    with store.transaction() as tx:
        alice = tx.session.scalars(sa.select(Person.id).where(Person.slack_id == ALICE)).one()
        section = tx.session.scalars(sa.select(Section.id).where(Section.name == "産業部商工観光課")).one()
        numbers = range(first, first + many)
        for number in numbers:
            draft = Draft(id=number, section_id=section, drafter_id=alice, state=state, revision=1)
            draft.created_at = draft.updated_at = tx.now + timedelta(seconds=number)
            tx.session.add(draft)
        tx.session.flush()
        tx.session.add_all(revision_of(number, alice) for number in numbers)


def revision_of(draft: int, editor: int, number: int = 1) -> Revision:
    return Revision(
        draft_id=draft,
        number=number,
        editor_id=editor,
        kind=Kind.POST,
        text=f"{draft}番目の朝市です。",
        digest=f"{draft}.{number}",
        emergency_reason="",
        sources="",
        created_at=THURSDAY_MORNING,
    )


def test_a_home_with_a_thousand_drafts_takes_as_many_queries_as_one_with_one(store: Store) -> None:
    keep_drafts(store, 1, State.PENDING)
    with queries(store) as before:
        assert Reading(store).desk(by=BOB).waiting.total == 1
    keep_drafts(store, 999, State.PENDING, first=1001)

    with queries(store) as seen:
        desk = Reading(store).desk(by=BOB)

    assert len(seen) == len(before) == QUERIES_OF_A_HOME
    assert len(desk.waiting.lines) == LIST_LENGTH
    assert desk.waiting.lines[0].id == 1999
    assert (desk.waiting.total, desk.waiting.more) == (1000, 1000 - LIST_LENGTH)
    with queries(store) as seen:
        assert Reading(store).desk(by=ALICE).own.total == 1000
    assert len(seen) == QUERIES_OF_A_HOME


@pytest.mark.parametrize("seed", range(6))
def test_a_draft_waits_for_exactly_those_who_may_decide_it(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    with store.transaction() as tx:
        populate(tx.session, chance)

    with store.read() as session:
        drafts = session.scalars(sa.select(Draft)).all()
        everybody = session.scalars(sa.select(Person).where(Person.active)).all()
        expected: dict[str, set[int]] = {person.slack_id: set() for person in everybody}
        for draft in drafts:
            for one in able_to_decide(session, draft):
                expected[one].add(draft.id)

    assert any(expected.values())
    shown = {who: {line.id for line in Reading(store).desk(by=who).waiting.lines} for who in expected}
    assert shown == expected


def able_to_decide(session: Session, draft: Draft) -> set[str]:
    """Those whose press would count, asked one by one as a press asks."""
    newest = moves.current(session, draft)
    able = set()
    for slack_id in session.scalars(sa.select(Person.slack_id).where(Person.active)):
        person = require(session, slack_id)
        try:
            if draft.state is State.CONSULTING:
                authority.require_concurrer(draft, newest, person)
            else:
                authority.require_decider(session, draft, newest, person, THURSDAY_MORNING)
        except UserError:
            continue
        able.add(slack_id)
    return able


def populate(session: Session, chance: random.Random) -> None:
    """Sections with gaps in their roles, two of them the PR division, and drafts by and for all sorts of people."""
    sections = [Section(id=100 + n, name=f"課{n}", pr_division=n in (1, 3)) for n in range(4)]
    people = [
        Person(id=100 + n, slack_id=f"U9{n}", active=chance.random() < 0.8, created_at=THURSDAY_MORNING)
        for n in range(9)
    ]
    session.execute(sa.update(Section).values(pr_division=False))
    session.add_all([*sections, *people])
    session.flush()
    for person in people:
        for section in sections:
            session.add_all(
                Membership(section_id=section.id, person_id=person.id, role=role)
                for role in Role
                if chance.random() < 0.12
            )
    for number in range(1, LIST_LENGTH):
        drafter, editor, concurrer = (chance.choice(people).id for _ in range(3))
        state = chance.choice([State.PENDING, State.PENDING, State.CONSULTING])
        draft = Draft(id=number, section_id=chance.choice(sections).id, drafter_id=drafter, state=state, revision=2)
        draft.created_at = draft.updated_at = THURSDAY_MORNING
        session.add(draft)
        session.flush()
        session.add_all([revision_of(number, drafter), revision_of(number, editor, 2)])
        if state is State.PENDING and chance.random() < 0.5:
            session.add(concurrence(number, concurrer, revision=chance.choice([1, 2])))


def concurrence(draft: int, person: int, *, revision: int) -> Decision:
    return Decision(
        draft_id=draft,
        revision=revision,
        event=Event.CONCUR,
        person_id=person,
        actor=Actor.PR_DIVISION,
        reason="",
        at=THURSDAY_MORNING,
    )


def test_what_needs_a_move_comes_first_and_checked_texts_never_push_it_out(store: Store, clock: StandingClock) -> None:
    office = services(store)

    def written(text: str) -> int:
        clock.forward(timedelta(minutes=1))
        return office.writing.save(content_for(store, ALICE, text), by=ALICE).id

    drafts = {name: written(f"{name}の朝市です。") for name in ("下書き", "待ち", "承認", "差戻し")}
    for name in ("待ち", "承認", "差戻し"):
        office.submitting.submit(drafts[name], 1, {}, by=ALICE)
    office.deciding.approve(drafts["承認"], 1, by=BOB)
    office.deciding.return_for_revision(drafts["差戻し"], 1, "時刻を書いてください。", by=BOB)
    for number in range(22):
        clock.forward(timedelta(minutes=1))
        office.writing.jot(f"{number}回目のチェックです。", by=ALICE)

    own = Reading(store).desk(by=ALICE).own

    order = [drafts[name] for name in ("差戻し", "承認", "待ち", "下書き")]
    assert [line.id for line in own.lines[:4]] == order
    assert [line.beginning for line in own.lines[4:]] == [f"{n}回目のチェックです。" for n in range(21, 16, -1)]
    assert (own.more, own.more_jottings, own.total) == (0, 22 - MOST_JOTTINGS, 26)


def test_with_many_live_drafts_the_checked_texts_are_only_counted(store: Store) -> None:
    services(store).writing.jot("チェックだけの文章です。", by=ALICE)
    keep_drafts(store, LIST_LENGTH + 1, State.APPROVED)

    own = Reading(store).desk(by=ALICE).own

    assert [line.state for line in own.lines] == [State.APPROVED] * LIST_LENGTH
    assert (own.more, own.more_jottings) == (1, 1)


def test_a_home_names_the_city_of_the_register_and_the_role(store: Store) -> None:
    desk = Reading(store).desk(by=CAROL)

    assert (desk.city, desk.in_pr_division) == ("新見市", True)
    assert not Reading(store).desk(by=ALICE).in_pr_division
    with pytest.raises(NotRegistered):
        Reading(store).desk(by=STRANGER)
