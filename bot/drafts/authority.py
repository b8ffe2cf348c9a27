"""Who may do what with a draft, looked up at the moment of the press: never taken from what a client sends."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.drafts.errors import NobodyCanDecide, NotYours, OwnText
from bot.drafts.ladder import Bench, benches
from bot.drafts.matters import matters, register
from bot.drafts.models import Decision, Draft, Revision
from bot.drafts.states import Event
from bot.people.absence import today
from bot.people.models import Role
from bot.people.service import Colleague, by_id, holders, pr_sections


def writers(draft: Draft, revision: Revision) -> frozenset[int]:
    """The people whose own text this is: who drafted it and who last edited it."""
    return frozenset({draft.drafter_id, revision.editor_id})


def deciding_benches(session: Session, draft: Draft, now: datetime) -> tuple[Bench, ...]:
    """Who decides now, for each section whose decision is missing (see `bot.drafts.ladder`).

    Raises:
        NobodyCanDecide: nobody is left for one of them.
    """
    return benches(register(session, today(now)), matters(session, [draft.id])[draft.id])


def standing_benches(session: Session, draft: Draft, now: datetime) -> tuple[Bench, ...]:
    """Who would decide now if it were asked anew, for every section, also those that have approved.

    Raises:
        NobodyCanDecide: as for `deciding_benches`.
    """
    return benches(register(session, today(now)), matters(session, [draft.id], decided=False)[draft.id])


def asked_to_decide(session: Session, draft: Draft, now: datetime) -> list[Colleague]:
    """The people who are asked for their decision, each once.

    Raises:
        NobodyCanDecide: as for `deciding_benches`.
    """
    ids = dict.fromkeys(person for bench in deciding_benches(session, draft, now) for person in bench.asked)
    return [by_id(session, person) for person in ids]


def require_decider(
    session: Session, draft: Draft, revision: Revision, person: Colleague, now: datetime
) -> tuple[Bench, ...]:
    """The benches on which this person sits, of those that still have to decide.

    Raises:
        OwnText: the person wrote or last edited the text.
        NotYours: the person sits on none of them.
    """
    return require_seat(session, draft, revision, person, deciding_benches(session, draft, now))


def require_seat(
    session: Session, draft: Draft, revision: Revision, person: Colleague, of: tuple[Bench, ...]
) -> tuple[Bench, ...]:
    """Those of these benches on which this person sits.

    Raises:
        OwnText, NotYours: as for `require_decider`.
    """
    if person.id in writers(draft, revision):
        raise OwnText
    seats = tuple(bench for bench in of if person.id in bench.may)
    if not seats:
        asked = dict.fromkeys(one for bench in of for one in bench.asked)
        raise NotYours("、".join(f"<@{by_id(session, one).slack_id}>さん" for one in asked))
    return seats


def concurred(session: Session, draft: Draft, *, since: datetime | None = None) -> frozenset[int]:
    """The people who concurred to the newest revision（合議）; with `since`, at that moment or later."""
    statement = sa.select(Decision.person_id).where(
        Decision.draft_id == draft.id, Decision.revision == draft.revision, Decision.event == Event.CONCUR
    )
    if since is not None:
        statement = statement.where(Decision.at >= since)
    return frozenset(session.scalars(statement))


def concurrers(session: Session, draft: Draft, revision: Revision) -> list[Colleague]:
    """The members of the PR division who may concur（合議）: all but the writers of the text.

    Raises:
        NobodyCanDecide: nobody of them is left.
    """
    own = writers(draft, revision)
    able: dict[int, Colleague] = {}
    for section in pr_sections(session):
        for role in (Role.HEAD, Role.ACTING, Role.STAFF):
            able.update({one.id: one for one in holders(session, section, role) if one.id not in own})
    if not able:
        raise NobodyCanDecide
    return list(able.values())


def require_concurrer(draft: Draft, revision: Revision, person: Colleague) -> None:
    """Let pass a member of the PR division who did not write the text.

    Raises:
        OwnText, NotYours: as for `require_decider`.
    """
    if person.id in writers(draft, revision):
        raise OwnText
    if not person.in_pr_division:
        raise NotYours("秘書広報課の職員")


def require_writer(session: Session, draft: Draft, person: Colleague) -> None:
    """Let pass the drafter and the colleagues of the draft's section: they may edit, withdraw and report.

    Raises:
        NotYours: the person is neither.
    """
    if person.id == draft.drafter_id or (draft.section_id is not None and draft.section_id in person.section_ids):
        return
    raise NotYours(f"起案者の<@{by_id(session, draft.drafter_id).slack_id}>さんと同じ所属の職員")
