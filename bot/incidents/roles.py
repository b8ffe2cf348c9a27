"""Who answers for an incident, who is told of it, who may decide."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import AccountSection
from bot.incidents.errors import NotResponsible
from bot.incidents.models import Incident
from bot.people.city import CityProfile, city_profile
from bot.people.models import Role
from bot.people.service import Colleague, by_id, find, holders, pr_sections
from rules.incidents.kinds import Duty
from rules.incidents.level import Level, told_at

_PLACE = "incidents.place"


def section_for(session: Session, account_id: int | None, reporter: Colleague | None) -> int | None:
    """The section that answers: of the account, else of who reports; None where neither is known."""
    if account_id is not None:
        statement = sa.select(AccountSection.section_id).where(AccountSection.account_id == account_id)
        found = session.scalars(statement.order_by(AccountSection.section_id)).first()
        if found is not None:
            return found
    return min(reporter.section_ids) if reporter is not None and reporter.section_ids else None


def heads(session: Session, incident: Incident) -> list[Colleague]:
    """The responsible head; where the section has none, its acting approvers, else the head of the PR division."""
    if incident.section_id is not None:
        found = holders(session, incident.section_id, Role.HEAD) or holders(session, incident.section_id, Role.ACTING)
        if found:
            return found
    return pr_heads(session)


def pr_heads(session: Session) -> list[Colleague]:
    """The heads of the 秘書広報課."""
    return [one for section in pr_sections(session) for one in holders(session, section, Role.HEAD)]


def told(session: Session, incident: Incident) -> list[str]:
    """Who is told at the incident's level (Slack ids), each once, in the order of being told."""
    city = city_profile(session)
    found: list[str] = []
    for duty in told_at(Level(incident.level)):
        if duty is Duty.SECTION_HEAD:
            found += [one.slack_id for one in heads(session, incident)]
        elif duty is Duty.PR_DIVISION:
            found += [one.slack_id for one in pr_heads(session)]
        else:
            found += city.escalation.get(duty, ())
    return list(dict.fromkeys(found))


def place(session: Session) -> tuple[str, str | None]:
    """The channel in which incidents stand, and who gets it where that one is gone.

    Without any channel it goes to the head of the PR division: a report never ends in nothing. Looked up once for each
    session: a beat of the clock asks hundreds of times.
    """
    if _PLACE not in session.info:
        session.info[_PLACE] = _place(session)
    found: tuple[str, str | None] = session.info[_PLACE]
    return found


def _place(session: Session) -> tuple[str, str | None]:
    city = city_profile(session)
    channels = [one for one in (city.incidents_channel, city.pr_channel) if one]
    if len(channels) < 2:
        channels += [one.slack_id for one in pr_heads(session)]
    first = channels[0] if channels else ""
    return first, next((one for one in channels if one != first), None)


def leader(session: Session, incident: Incident) -> str | None:
    """Who leads (Slack id)."""
    return by_id(session, incident.lead_id).slack_id if incident.lead_id is not None else None


def leader_has_left(session: Session, incident: Incident) -> bool:
    """Whether who leads does not work here any more: nobody leads then."""
    lead = leader(session, incident)
    return lead is not None and find(session, lead) is None


def called(session: Session, incident: Incident) -> list[str]:
    """Whom a nag calls: who leads, else everybody who is told."""
    lead = leader(session, incident)
    active = lead is not None and find(session, lead) is not None
    return [lead] if active and lead else told(session, incident)


def is_responsible(session: Session, incident: Incident, person: Colleague) -> bool:
    """Whether somebody may decide: leads, heads or acts for the section, is of the PR division, or stands above."""
    if person.in_pr_division or person.id == incident.lead_id:
        return True
    if any(role.section_id == incident.section_id and role.role in (Role.HEAD, Role.ACTING) for role in person.roles):
        return True
    return stands_above(session, person)


def stands_above(session: Session, person: Colleague) -> bool:
    """Whether somebody is the director, the vice mayor or of the crisis management, as the city file names them."""
    return person.slack_id in _above(city_profile(session))


def require_responsible(session: Session, incident: Incident, person: Colleague) -> None:
    """Let pass who may decide.

    Raises:
        NotResponsible.
    """
    if not is_responsible(session, incident, person):
        raise NotResponsible


def _above(city: CityProfile) -> set[str]:
    return {one for people in city.escalation.values() for one in people}
