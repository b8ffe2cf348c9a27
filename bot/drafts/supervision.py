"""監督（§6(3)）: a head sees the section's drafts of a month, the 秘書広報課 those of all sections. Only reads.

A draft belongs to every month in which something happened with it: it was begun, changed, handed in, decided on or
posted, or was to be posted. That takes the same number of queries however many drafts there are.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import AccountSection
from bot.drafts.models import Decision, Draft, PostReport, Revision, RevisionAccount, Submission
from bot.drafts.month import Line, Month, Numbers, numbers
from bot.drafts.month_reading import Wanted, read_lines
from bot.errors import UserError
from bot.people import service as people
from bot.people.models import Role
from bot.people.service import Colleague
from bot.store.unit import Store

PAGE_LENGTH = 15
#: So many months back can be looked at, this one included.
MONTHS = 24
_SUPERVISE = (Role.HEAD, Role.ACTING)


class NotSupervising(UserError):
    """The person answers for no section."""

    def __init__(self) -> None:
        super().__init__(
            "月の一覧は、所属長と代決者、秘書広報課の職員が見られます。", "必要なときは、所属長に確かめてください。"
        )


@dataclass(frozen=True)
class Summary:
    """The numbers of a month, in all and by section; `sections` names what is seen（None: all）."""

    month: Month
    total: Numbers
    by_section: tuple[tuple[str, Numbers], ...]
    sections: tuple[str, ...] | None


@dataclass(frozen=True)
class MonthPage:
    """A page of the drafts of a month, newest first, under the numbers of the whole."""

    summary: Summary
    lines: tuple[Line, ...]
    page: int
    pages: int
    now: datetime


class Supervision:
    """Shows months to those who answer for them. `by` is a Slack user id, whose roles are looked up each time."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def home(self, *, by: str) -> Summary | None:
        """The numbers of this month for the Home; None for people who answer for no section."""
        try:
            return self.page(self.this_month, 0, by=by).summary
        except NotSupervising:
            return None

    def page(self, month: Month, page: int, *, by: str) -> MonthPage:
        """A page of a month; the last one where there are fewer.

        Raises:
            NotSupervising, NotRegistered.
        """
        now = self._store.clock.now()
        with self._store.read() as session:
            person = people.require(session, by)
            lines = _lines(session, person, month, whole=False)
        pages = max(1, -(-len(lines) // PAGE_LENGTH))
        at = min(max(page, 0), pages - 1)
        shown = tuple(lines[at * PAGE_LENGTH : (at + 1) * PAGE_LENGTH])
        return MonthPage(_summary(person, month, lines, now), shown, at, pages, now)

    def whole(self, month: Month, *, by: str) -> tuple[Summary, tuple[Line, ...], datetime]:
        """All drafts of a month with their whole texts, oldest first, as of the moment given with them.

        Raises:
            NotSupervising, NotRegistered.
        """
        now = self._store.clock.now()
        with self._store.read() as session:
            person = people.require(session, by)
            lines = _lines(session, person, month, whole=True)
        return _summary(person, month, lines, now), tuple(reversed(lines)), now

    @property
    def this_month(self) -> Month:
        """The month that it is in Japan."""
        return Month.of(self._store.clock.now())


def require_supervisor(person: Colleague) -> frozenset[int] | None:
    """The sections for which a person answers; None for members of the 秘書広報課, who see all.

    Raises:
        NotSupervising: none.
    """
    if person.in_pr_division:
        return None
    found = frozenset(role.section_id for role in person.roles if role.role in _SUPERVISE)
    if not found:
        raise NotSupervising
    return found


def _lines(session: Session, person: Colleague, month: Month, *, whole: bool) -> list[Line]:
    sections = require_supervisor(person)
    wanted = sa.select(Draft.id).where(Draft.section_id.is_not(None), _touched(month))
    if sections is not None:
        wanted = wanted.where(_of_sections(sections))
    return read_lines(session, Wanted(wanted.correlate(None), whole=whole))


def _summary(person: Colleague, month: Month, lines: list[Line], now: datetime) -> Summary:
    sections = require_supervisor(person)
    groups: dict[str, list[Line]] = defaultdict(list)
    for one in lines:
        groups[one.section].append(one)
    by_section = tuple((name, numbers(groups[name], month, now)) for name in sorted(groups))
    names = {role.section_id: role.section for role in person.roles}
    seen = None if sections is None else tuple(names[one] for one in sorted(sections))
    return Summary(month, numbers(lines, month, now), by_section, seen)


def _touched(month: Month) -> sa.ColumnElement[bool]:
    """Drafts with which something happened in the month."""

    def within(moment: sa.ColumnElement[datetime] | sa.orm.InstrumentedAttribute[datetime]) -> sa.ColumnElement[bool]:
        return sa.and_(moment >= month.begins, moment < month.ends)

    newest_planned = (
        sa.select(Revision.draft_id)
        .join(Draft, sa.and_(Draft.id == Revision.draft_id, Draft.revision == Revision.number))
        .where(Revision.planned_at >= month.begins, Revision.planned_at < month.ends)
    )
    return sa.or_(
        Draft.id.in_(sa.select(Revision.draft_id).where(within(Revision.created_at))),
        Draft.id.in_(sa.select(Submission.draft_id).where(within(Submission.at))),
        Draft.id.in_(sa.select(Decision.draft_id).where(within(Decision.at))),
        Draft.id.in_(sa.select(PostReport.draft_id).where(within(PostReport.posted_at))),
        Draft.id.in_(newest_planned),
    )


def _of_sections(sections: frozenset[int]) -> sa.ColumnElement[bool]:
    """The drafts of these sections, and those for joint accounts on which one of them has a say (§5(1))."""
    led = sa.select(AccountSection.account_id).where(AccountSection.lead)
    has_a_say = sa.select(AccountSection.account_id).where(
        AccountSection.section_id.in_(sections),
        sa.or_(AccountSection.lead, AccountSection.account_id.not_in(led)),
    )
    joint = (
        sa.select(Revision.draft_id)
        .join(RevisionAccount, RevisionAccount.revision_id == Revision.id)
        .join(Draft, sa.and_(Draft.id == Revision.draft_id, Draft.revision == Revision.number))
        .where(RevisionAccount.account_id.in_(has_a_say))
    )
    return sa.or_(Draft.section_id.in_(sections), Draft.id.in_(joint))
