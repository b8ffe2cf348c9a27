"""The lists of the Home: a fixed number of queries, however many drafts there are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.drafts.errors import NobodyCanDecide
from bot.drafts.ladder import Matter, Register, benches
from bot.drafts.matters import matters, register
from bot.drafts.models import Draft, Revision
from bot.drafts.overview import Overview
from bot.drafts.reviews import ToReview
from bot.drafts.states import State
from bot.drafts.views import DraftLine
from bot.people.absence import Away, today
from bot.people.service import Colleague

LIST_LENGTH = 12
#: So many of the texts that were only checked (`/snscheck 文章`) are listed.
MOST_JOTTINGS = 5
BEGINNING = 60

#: A person's own drafts, what needs the person's own move first.
OWN_STATES = (
    State.RETRO_REFUSED,
    State.EMERGENCY,
    State.RETURNED,
    State.CONDITIONAL,
    State.APPROVED,
    State.POSTED,
    State.RETRO_PENDING,
    State.CONSULTING,
    State.PENDING,
    State.UNSUBMITTED,
)


@dataclass(frozen=True)
class Listing:
    """The first lines of a list, and how much of it is not shown: drafts, and texts that were only checked.

    `by_state` says how many of all the drafts stand where; texts that were only checked are left out.
    """

    lines: tuple[DraftLine, ...] = ()
    more: int = 0
    more_jottings: int = 0
    by_state: tuple[tuple[State, int], ...] = ()

    @property
    def total(self) -> int:
        """How many drafts there are in all."""
        return len(self.lines) + self.more + self.more_jottings


@dataclass(frozen=True)
class Desk:
    """What the Home of a person shows.

    Attributes:
        contests: how many contested findings wait for the 秘書広報課.
        reviews: what was decided in the person's stead and is to be looked at（後閲）.
        may_be_absent: whether the person can say when they are away（不在の設定）; `absence` is the next of them.
        overview: the numbers of all sections, for members of the 秘書広報課.
    """

    city: str
    own: Listing = Listing()
    waiting: Listing = Listing()
    contests: int = 0
    in_pr_division: bool = False
    reviews: tuple[ToReview, ...] = ()
    may_be_absent: bool = False
    absence: Away | None = None
    overview: Overview | None = None


def own(session: Session, person: Colleague) -> Listing:
    """The drafts this person began that are not finished: those that need a move first, checked texts last."""
    jotting = Draft.section_id.is_(None)  # a draft belongs to a section from its first account on
    newest = (Draft.updated_at.desc(), Draft.id.desc())
    urgency = sa.case(
        *((Draft.state == state, rank) for rank, state in enumerate(OWN_STATES) if state is not State.UNSUBMITTED),
        else_=len(OWN_STATES) + sa.case((jotting, 1), else_=0),
    )
    jottings = sa.func.sum(sa.case((jotting, 1), else_=0)).over()
    ranked = (
        _drafts(urgency.label("urgency"), jotting.label("jotting"), jottings.label("jottings"))
        .add_columns(sa.func.row_number().over(partition_by=jotting, order_by=newest).label("place"))
        .where(Draft.drafter_id == person.id, Draft.state.in_(OWN_STATES))
        .subquery()
    )
    rows = session.execute(
        sa.select(ranked)
        .where(sa.not_(ranked.c.jotting) | (ranked.c.place <= MOST_JOTTINGS))
        .order_by(ranked.c.urgency, ranked.c.updated_at.desc(), ranked.c.id.desc())
        .limit(LIST_LENGTH)
    ).all()
    if not rows:
        return Listing()
    jotted = sum(bool(row.jotting) for row in rows)
    more_jottings = rows[0].jottings - jotted
    more = rows[0].total - rows[0].jottings - (len(rows) - jotted)
    return Listing(tuple(_line(row) for row in rows), more, more_jottings, _by_state(session, person))


def _by_state(session: Session, person: Colleague) -> tuple[tuple[State, int], ...]:
    wanted = (Draft.drafter_id == person.id, Draft.state.in_(OWN_STATES), Draft.section_id.is_not(None))
    statement = sa.select(Draft.state, sa.func.count()).where(*wanted).group_by(Draft.state)
    counted = dict(iter(session.execute(statement)))
    return tuple((state, counted[state]) for state in OWN_STATES if state in counted)


def waiting(session: Session, person: Colleague, now: datetime) -> Listing:
    """The drafts that wait for this person's decision, newest first."""
    ids = _to_decide(session, person, now)
    if not ids:
        return Listing()
    newest = (Draft.updated_at.desc(), Draft.id.desc())
    rows = session.execute(_drafts().where(Draft.id.in_(ids)).order_by(*newest).limit(LIST_LENGTH)).all()
    return Listing(tuple(_line(row) for row in rows), rows[0].total - len(rows))


def _to_decide(session: Session, person: Colleague, now: datetime) -> list[int]:
    """承認, 事後承認: where the ladder has a seat for this person now; 合議: for members of the PR division."""
    undecided = session.execute(
        sa.select(Draft.id, Draft.state).where(Draft.state.in_((State.PENDING, State.CONSULTING, State.RETRO_PENDING)))
    ).all()
    known = matters(session, [draft_id for draft_id, _ in undecided])
    seats = register(session, today(now))
    return [
        draft_id
        for draft_id, state in undecided
        if person.id not in known[draft_id].writers
        and (person.in_pr_division if state is State.CONSULTING else _sits(seats, known[draft_id], person))
    ]


def _sits(seats: Register, matter: Matter, person: Colleague) -> bool:
    try:
        return any(person.id in bench.may for bench in benches(seats, matter))
    except NobodyCanDecide:
        return False


def _drafts(*more: sa.ColumnElement[Any]) -> sa.Select[*tuple[object, ...]]:
    """Drafts with their newest text, and how many there are in all."""
    return sa.select(
        Draft.id,
        Draft.state,
        Draft.revision,
        Draft.updated_at,
        Revision.text,
        Revision.planned_at,
        sa.func.count().over().label("total"),
        *more,
    ).join(Revision, sa.and_(Revision.draft_id == Draft.id, Revision.number == Draft.revision))


def _line(row: sa.Row[*tuple[object, ...]]) -> DraftLine:
    beginning = " ".join(row.text[:BEGINNING].split())
    return DraftLine(row.id, row.state, row.revision, beginning, row.planned_at, row.updated_at)
