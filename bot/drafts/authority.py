"""Who may decide on a draft (§6(3)), looked up at the moment of the press."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.drafts.errors import NobodyCanDecide, NotYours, OwnText
from bot.drafts.models import Decision, Draft, Revision
from bot.drafts.states import Event
from bot.people.models import Role
from bot.people.service import Colleague, by_id, holders, pr_sections


def writers(draft: Draft, revision: Revision) -> frozenset[int]:
    """The people whose own text this is: who drafted it and who last edited it."""
    return frozenset({draft.drafter_id, revision.editor_id})


def deciders(session: Session, draft: Draft, revision: Revision) -> list[Colleague]:
    """The people who may approve: the section's head; where the head wrote the text or the section has no head,
    the acting approvers; where there are none, the head and then the members of the PR division.

    Raises:
        NobodyCanDecide: nobody of them is left.
    """
    if draft.section_id is None:
        raise NobodyCanDecide
    own = writers(draft, revision)
    # Two pairs of eyes: who concurred decides only where nobody else is left.
    return _first_able(session, draft.section_id, own | concurred(session, draft)) or _first_able(
        session, draft.section_id, own, or_refuse=True
    )


def concurred(session: Session, draft: Draft) -> frozenset[int]:
    """The people who concurred to the newest revision（合議）."""
    statement = sa.select(Decision.person_id).where(
        Decision.draft_id == draft.id, Decision.revision == draft.revision, Decision.event == Event.CONCUR
    )
    return frozenset(session.scalars(statement))


def _first_able(
    session: Session, section_id: int, excluded: frozenset[int], *, or_refuse: bool = False
) -> list[Colleague]:
    """The people of the first step of the ladder on which somebody is left."""
    pr = pr_sections(session)
    ladder = [(section_id, Role.HEAD), (section_id, Role.ACTING)]
    ladder += [(section, role) for role in (Role.HEAD, Role.ACTING, Role.STAFF) for section in pr]
    for section, role in ladder:
        able = [person for person in holders(session, section, role) if person.id not in excluded]
        if able:
            return able
    if or_refuse:
        raise NobodyCanDecide
    return []


def require_decider(session: Session, draft: Draft, revision: Revision, person: Colleague) -> None:
    """Let pass who may approve, return or reject.

    Raises:
        OwnText: the person wrote or last edited the text.
        NotYours: the person is none of the deciders.
    """
    if person.id in writers(draft, revision):
        raise OwnText
    able = deciders(session, draft, revision)
    if person.id not in {one.id for one in able}:
        raise NotYours("、".join(f"<@{one.slack_id}>さん" for one in able))


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
