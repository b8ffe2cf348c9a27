"""過去の投稿案を探す: by words, account, days and state, within the sections a person belongs to. Only reads."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import PLATFORM_NAMES, Account
from bot.drafts.content import clean
from bot.drafts.models import Draft, DraftText, Revision, RevisionAccount
from bot.drafts.search_words import searched, words_of
from bot.drafts.states import State
from bot.errors import UserError
from bot.people import service as people
from bot.people.models import Section
from bot.people.service import Colleague
from bot.store.unit import Store
from rules.context import TOKYO

PAGE_LENGTH = 15
BEGINNING = 80
#: What can be typed into a field.
MOST_TYPED = 200


@dataclass(frozen=True)
class Sought:
    """What is searched for; what is empty is not asked about.

    Attributes:
        text: words that the newest text must hold, all of them, in whatever width and case.
        account: part of the name or the handle of an account.
        first_day, last_day: between which days in Japan the draft was begun, both included.
    """

    text: str = ""
    account: str = ""
    first_day: date | None = None
    last_day: date | None = None
    state: State | None = None


@dataclass(frozen=True)
class Found:
    """A draft that was found, with the beginning of its newest text."""

    id: int
    revision: int
    state: State
    section: str
    accounts: tuple[str, ...]
    beginning: str
    created_at: datetime


@dataclass(frozen=True)
class Results:
    """A page of what was found, newest first, and how much there is in all."""

    sought: Sought
    lines: tuple[Found, ...] = ()
    total: int = 0
    page: int = 0

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_LENGTH))


class Searching:
    """Finds drafts for people. `by` is a Slack user id, whose sections are looked up each time."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, sought: Sought, page: int = 0, *, by: str) -> Results:
        """The drafts that this person may see and that are what is sought: those of the person's sections, the
        person's own and, for the 秘書広報課, those of all sections.

        Takes a fixed number of queries however many drafts there are; beyond the last page, the last one.

        Raises:
            UserError: the days are the wrong way round (field `last_day`).
            NotRegistered: nobody active has this Slack id.
        """
        if sought.first_day and sought.last_day and sought.last_day < sought.first_day:
            raise UserError("期間の終わりが始まりより前です。", "日付を選び直してください。", field="last_day")
        with self._store.read() as session:
            person = people.require(session, by)
            wanted = _wanted(session, sought, person)
            total = session.scalar(sa.select(sa.func.count()).select_from(wanted.subquery())) or 0
            at = min(max(page, 0), max(0, -(-total // PAGE_LENGTH) - 1))
            return Results(sought, _page(session, wanted, at), total, at)


def _wanted(session: Session, sought: Sought, person: Colleague) -> sa.Select[int]:
    wanted = sa.select(Draft.id).where(_may_see(person))
    words = words_of(clean(sought.text))
    if words:
        wanted = wanted.join(DraftText, DraftText.draft_id == Draft.id)
        # `autoescape`: % and _ are what people typed, not wildcards.
        wanted = wanted.where(*(DraftText.words.contains(word, autoescape=True) for word in words))
    if sought.account.strip():
        wanted = wanted.where(Draft.id.in_(_of_accounts(session, sought.account)))
    if sought.first_day is not None:
        wanted = wanted.where(Draft.created_at >= _midnight(sought.first_day))
    if sought.last_day is not None:
        wanted = wanted.where(Draft.created_at < _midnight(sought.last_day + timedelta(days=1)))
    return wanted if sought.state is None else wanted.where(Draft.state == sought.state)


def _may_see(person: Colleague) -> sa.ColumnElement[bool]:
    """A text that was only checked belongs to no section: nobody else finds it."""
    of_section = Draft.section_id.is_not(None) if person.in_pr_division else Draft.section_id.in_(person.section_ids)
    return sa.or_(Draft.drafter_id == person.id, of_section)


def _of_accounts(session: Session, typed: str) -> sa.Select[int]:
    """Drafts whose newest revision goes to an account whose name or handle holds what was typed."""
    part = searched(typed).strip().removeprefix("@")
    names = session.execute(sa.select(Account.id, Account.name, Account.handle))
    ids = [number for number, *called in names if any(part in searched(one) for one in called)]
    return (
        sa.select(Revision.draft_id)
        .join(Draft, sa.and_(Draft.id == Revision.draft_id, Draft.revision == Revision.number))
        .join(RevisionAccount, RevisionAccount.revision_id == Revision.id)
        .where(RevisionAccount.account_id.in_(ids))
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=TOKYO)


def _page(session: Session, wanted: sa.Select[int], page: int) -> tuple[Found, ...]:
    newest = (Draft.created_at.desc(), Draft.id.desc())
    rows = session.execute(
        sa.select(
            Draft.id,
            Draft.state,
            Draft.revision,
            Draft.created_at,
            Revision.id.label("revision_id"),
            Section.name.label("section"),
            sa.func.substr(Revision.text, 1, BEGINNING).label("text"),
        )
        .join(Revision, sa.and_(Revision.draft_id == Draft.id, Revision.number == Draft.revision))
        .outerjoin(Section, Section.id == Draft.section_id)
        .where(Draft.id.in_(wanted.correlate(None)))
        .order_by(*newest)
        .limit(PAGE_LENGTH)
        .offset(page * PAGE_LENGTH)
    ).all()
    accounts = _accounts(session, [row.revision_id for row in rows])
    return tuple(
        Found(
            id=row.id,
            revision=row.revision,
            state=row.state,
            section=row.section or "",
            accounts=tuple(accounts[row.revision_id]),
            beginning=" ".join(row.text.split()),
            created_at=row.created_at,
        )
        for row in rows
    )


def _accounts(session: Session, revisions: list[int]) -> dict[int, list[str]]:
    statement = (
        sa.select(RevisionAccount.revision_id, Account.platform, Account.name)
        .join(Account, Account.id == RevisionAccount.account_id)
        .where(RevisionAccount.revision_id.in_(revisions))
        .order_by(Account.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for revision, platform, name in session.execute(statement):
        found[revision].append(f"{PLATFORM_NAMES[platform]}「{name}」")
    return found
