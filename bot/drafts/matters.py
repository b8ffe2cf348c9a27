"""What the ladder has to know, read in a fixed number of queries however many drafts there are."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import AccountSection, Hold
from bot.drafts.ladder import Matter, Register, Seat
from bot.drafts.models import Decision, Draft, DraftFinding, Revision, RevisionAccount
from bot.drafts.states import Event
from bot.people.absence import away_on
from bot.people.models import Membership, Person, Section
from rules.finding import Severity

#: 代決を避けるもの: slander, discrimination, rumours, undecided matters, unsettled opinions. Where such a finding was
#: answered rather than mended, the head decides.
DELICATE = ("6(2)ク②", "6(2)ク④", "6(2)ク⑦", "6(2)ク⑧")


def register(session: Session, today: date) -> Register:
    """Everybody with a role who has not left, and who of them is away today."""
    statement = (
        sa.select(Membership.person_id, Membership.section_id, Membership.role)
        .join(Person, Person.id == Membership.person_id)
        .where(Person.active)
        .order_by(Membership.person_id)
    )
    away = away_on(session, today)
    seats = tuple(Seat(person, section, role, person in away) for person, section, role in session.execute(statement))
    pr_sections = session.scalars(sa.select(Section.id).where(Section.pr_division).order_by(Section.id))
    return Register(seats, tuple(pr_sections))


def matters(session: Session, draft_ids: Collection[int], *, decided: bool = True) -> dict[int, Matter]:
    """For each draft (newest revision) what the ladder has to know of it.

    Args:
        decided: whether sections that have approved in this round are left out.
    """
    rows = session.execute(_newest(draft_ids).add_columns(Draft.drafter_id, Draft.section_id, Revision.editor_id)).all()
    sections = _sections(session, draft_ids)
    steps = _steps(session, draft_ids)
    delicate = _delicate(session, draft_ids) | _held(session, draft_ids)
    found: dict[int, Matter] = {}
    for draft_id, drafter, section, editor in rows:
        wanted = sections[draft_id] or ({section} if section is not None else set())
        found[draft_id] = Matter(
            sections=frozenset(wanted - (_approved(steps[draft_id]) if decided else set())),
            writers=frozenset({drafter, editor}),
            concurred=frozenset(person for event, person, _ in steps[draft_id] if event is Event.CONCUR),
            deputies=draft_id not in delicate,
        )
    return found


def _newest(draft_ids: Collection[int]) -> sa.Select[int]:
    newest = sa.and_(Revision.draft_id == Draft.id, Revision.number == Draft.revision)
    return sa.select(Draft.id).join(Revision, newest).where(Draft.id.in_(draft_ids))


def _sections(session: Session, draft_ids: Collection[int]) -> dict[int, set[int]]:
    """The sections that have a say: of each account the leading one, or all where none leads."""
    statement = (
        _newest(draft_ids)
        .join(RevisionAccount, RevisionAccount.revision_id == Revision.id)
        .join(AccountSection, AccountSection.account_id == RevisionAccount.account_id)
        .add_columns(AccountSection.account_id, AccountSection.section_id, AccountSection.lead)
    )
    by_account: dict[tuple[int, int], dict[int, bool]] = defaultdict(dict)
    for draft_id, account_id, section_id, lead in session.execute(statement):
        by_account[draft_id, account_id][section_id] = lead
    found: dict[int, set[int]] = defaultdict(set)
    for (draft_id, _), leads in by_account.items():
        found[draft_id] |= {section for section, lead in leads.items() if lead} or set(leads)
    return found


def _steps(session: Session, draft_ids: Collection[int]) -> dict[int, list[tuple[Event, int, int | None]]]:
    """Concurrences to the newest revision, and what sections approved of it in this round."""
    this_round = sa.and_(Decision.event == Event.APPROVE_PART, Decision.round == Draft.round)
    statement = (
        sa.select(Draft.id, Decision.event, Decision.person_id, Decision.section_id)
        .join(Decision, sa.and_(Decision.draft_id == Draft.id, Decision.revision == Draft.revision))
        .where(Draft.id.in_(draft_ids), sa.or_(Decision.event == Event.CONCUR, this_round))
    )
    found: dict[int, list[tuple[Event, int, int | None]]] = defaultdict(list)
    for draft_id, event, person_id, section_id in session.execute(statement):
        found[draft_id].append((event, person_id, section_id))
    return found


def _approved(steps: list[tuple[Event, int, int | None]]) -> set[int]:
    return {section for event, _, section in steps if event is Event.APPROVE_PART and section is not None}


def _delicate(session: Session, draft_ids: Collection[int]) -> set[int]:
    statement = _newest(draft_ids).join(DraftFinding, DraftFinding.revision_id == Revision.id)
    return set(
        session.scalars(
            statement.where(DraftFinding.clause.in_(DELICATE), DraftFinding.severity != Severity.INFO).distinct()
        )
    )


def _held(session: Session, draft_ids: Collection[int]) -> set[int]:
    statement = (
        _newest(draft_ids)
        .join(RevisionAccount, RevisionAccount.revision_id == Revision.id)
        .join(Hold, sa.or_(Hold.account_id.is_(None), Hold.account_id == RevisionAccount.account_id))
    )
    return set(session.scalars(statement.distinct()))
