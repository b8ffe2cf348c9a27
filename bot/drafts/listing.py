"""The lists of the Home: one query each, however many drafts there are."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from bot.drafts.models import Decision, Draft, Revision
from bot.drafts.states import Event, State
from bot.drafts.views import DraftLine
from bot.people.models import Membership, Person, Role, Section
from bot.people.service import Colleague

LIST_LENGTH = 20
#: So many of the texts that were only checked (`/snscheck 文章`) are listed.
MOST_JOTTINGS = 5
BEGINNING = 60
#: Steps of the ladder: head and acting approvers of the section, three roles of the PR division.
RUNGS = 5

#: A person's own drafts, what needs the person's own move first.
OWN_STATES = (
    State.RETURNED,
    State.APPROVED,
    State.POSTED,
    State.CONSULTING,
    State.PENDING,
    State.UNSUBMITTED,
)


@dataclass(frozen=True)
class Listing:
    """The first lines of a list, and how much of it is not shown: drafts, and texts that were only checked."""

    lines: tuple[DraftLine, ...] = ()
    more: int = 0
    more_jottings: int = 0

    @property
    def total(self) -> int:
        """How many drafts there are in all."""
        return len(self.lines) + self.more + self.more_jottings


@dataclass(frozen=True)
class Desk:
    """What the Home of a person shows; `contests`: how many contested findings wait for the 秘書広報課."""

    city: str
    own: Listing = Listing()
    waiting: Listing = Listing()
    contests: int = 0
    in_pr_division: bool = False


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
    return Listing(tuple(_line(row) for row in rows), more, more_jottings)


def waiting(session: Session, person: Colleague) -> Listing:
    """The drafts that wait for this person's decision, newest first."""
    statement = (
        _drafts()
        .where(sa.or_(_to_approve(person), _to_concur(person)))
        .where(Draft.drafter_id != person.id, Revision.editor_id != person.id)
        .order_by(Draft.updated_at.desc(), Draft.id.desc())
        .limit(LIST_LENGTH)
    )
    rows = session.execute(statement).all()
    return Listing(tuple(_line(row) for row in rows), rows[0].total - len(rows)) if rows else Listing()


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


def _to_concur(person: Colleague) -> sa.ColumnElement[bool]:
    """合議: every member of the PR division may, as `authority.concurrers` has it."""
    return sa.and_(Draft.state == State.CONSULTING, sa.literal(person.in_pr_division))


def _to_approve(person: Colleague) -> sa.ColumnElement[bool]:
    """承認: whether the first rung of `authority.deciders` on which anybody may decide is one of this person's."""
    mine, mine_in = aliased(Membership), aliased(Section)
    other, other_in, somebody = aliased(Membership), aliased(Section), aliased(Person)
    my_rung, other_rung = _rung(mine, mine_in), _rung(other, other_in)
    somebody_before = (
        sa.select(other.person_id)
        .join(other_in, other_in.id == other.section_id)
        .join(somebody, somebody.id == other.person_id)
        .where(
            sa.or_(other.section_id == Draft.section_id, other_in.pr_division),
            somebody.active,
            somebody.id.not_in((Draft.drafter_id, Revision.editor_id)),
            sa.or_(other_rung < my_rung, sa.and_(other_rung == my_rung, other.section_id < mine.section_id)),
        )
        .correlate(Draft, Revision, mine, mine_in)
    )
    my_turn = (
        sa.select(mine.person_id)
        .join(mine_in, mine_in.id == mine.section_id)
        .where(mine.person_id == person.id, my_rung.is_not(None), ~somebody_before.exists())
        .correlate(Draft, Revision)
    )
    return sa.and_(Draft.state == State.PENDING, Draft.section_id.is_not(None), my_turn.exists())


def _rung(membership: type[Membership], section: type[Section]) -> sa.ColumnElement[int]:
    """The rung of the ladder that a membership stands on for a draft, NULL for none; below all, who concurred."""
    ours = membership.section_id == Draft.section_id
    concurred = (
        sa.select(Decision.id)
        .where(
            Decision.draft_id == Draft.id,
            Decision.revision == Draft.revision,
            Decision.event == Event.CONCUR,
            Decision.person_id == membership.person_id,
        )
        .correlate(Draft, membership)
    )
    rung = sa.case(
        (sa.and_(ours, membership.role == Role.HEAD), 0),
        (sa.and_(ours, membership.role == Role.ACTING), 1),
        (sa.and_(section.pr_division, membership.role == Role.HEAD), 2),
        (sa.and_(section.pr_division, membership.role == Role.ACTING), 3),
        (section.pr_division, 4),
    )
    return rung + sa.case((concurred.exists(), RUNGS), else_=0)
