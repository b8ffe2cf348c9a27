"""The lists of the register: what a person's sections run, and what waits for the PR division."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import listing
from bot.accounts.models import PLATFORM_NAMES, Account, AccountPerson, AccountSection
from bot.accounts.official import standings
from bot.accounts.states import OPENING, State
from bot.accounts.views import AccountLine
from bot.people import service as people
from bot.people.models import Section
from bot.people.service import Colleague
from bot.store.unit import Store

LIST_LENGTH = 30
#: What needs a move of the person first, what is over last.
_ORDER = (
    State.PREPARING,
    State.REPORTED,
    State.ADMISSION,
    State.RECEIVED,
    State.CHANGING,
    State.CHANGE_REPORTED,
    State.CLOSING,
    State.OFFICIAL,
    State.ABANDONED,
    State.CLOSED,
)
_WAITS_FOR_PR = (State.ADMISSION, State.REPORTED, State.CHANGE_REPORTED)


@dataclass(frozen=True)
class AccountList:
    """The first accounts that a search found, and how many more there are."""

    lines: tuple[AccountLine, ...] = ()
    more: int = 0

    @property
    def total(self) -> int:
        """How many there are in all."""
        return len(self.lines) + self.more


@dataclass(frozen=True)
class AccountsDesk:
    """What the Home of a person shows of the register.

    `own`, `opening`, `lacking`: how many accounts the person's sections run, are on their way to the register, lack
    papers; `waiting`: how many matters wait for the PR division, and whether the homepage is behind (its members only).
    """

    own: int = 0
    opening: int = 0
    lacking: int = 0
    waiting: int = 0
    page_behind: bool = False
    in_pr_division: bool = False


class Desks:
    """Lists accounts for people. `by` is a Slack user id."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def home(self, *, by: str) -> AccountsDesk:
        """What the person's Home shows of the register.

        Raises:
            NotRegistered: nobody active has this Slack id.
        """
        with self._store.read() as session:
            person = people.require(session, by)
            mine = session.scalars(sa.select(Account).where(_own(person), Account.state.not_in(_OVER))).all()
            found = standings(session, mine)
            pr = person.in_pr_division
            return AccountsDesk(
                own=len(mine),
                opening=sum(one.state in OPENING for one in mine),
                lacking=sum(bool(found[one.id].missing) and one.state not in OPENING for one in mine),
                waiting=_count(session, Account.state.in_(_WAITS_FOR_PR)) if pr else 0,
                page_behind=pr and listing.behind(session),
                in_pr_division=pr,
            )

    def find(self, words: str = "", *, by: str, waiting: bool = False) -> AccountList:
        """The accounts this person may see whose name or handle holds `words`, those that need a move first.

        Args:
            waiting: only what waits for the PR division.
        """
        with self._store.read() as session:
            person = people.require(session, by)
            wanted = [] if person.in_pr_division else [_own(person)]
            if words.strip():
                like = f"%{_escaped(words.strip().removeprefix('@'))}%"
                wanted.append(sa.or_(Account.name.ilike(like, escape="\\"), Account.handle.ilike(like, escape="\\")))
            if waiting:
                wanted.append(Account.state.in_(_WAITS_FOR_PR))
            order = sa.case(*((Account.state == state, rank) for rank, state in enumerate(_ORDER)), else_=len(_ORDER))
            own_first = sa.case((_own(person), 0), else_=1)
            statement = sa.select(Account).where(*wanted).order_by(own_first, order, Account.id).limit(LIST_LENGTH)
            accounts = session.scalars(statement).all()
            found = standings(session, accounts)
            names = _section_names(session, [one.id for one in accounts])
            lines = tuple(
                AccountLine(
                    one.id,
                    f"{PLATFORM_NAMES[one.platform]}「{one.name}」",
                    one.handle,
                    "、".join(names.get(one.id, ())),
                    found[one.id],
                )
                for one in accounts
            )
            return AccountList(lines, _count(session, *wanted) - len(lines))


_OVER = (State.CLOSED, State.ABANDONED)


def _own(person: Colleague) -> sa.ColumnElement[bool]:
    of_sections = sa.select(AccountSection.account_id).where(AccountSection.section_id.in_(person.section_ids))
    named = sa.select(AccountPerson.account_id).where(
        AccountPerson.person_id == person.id, AccountPerson.until.is_(None)
    )
    return sa.or_(Account.id.in_(of_sections), Account.id.in_(named))


def _count(session: Session, *wanted: sa.ColumnElement[bool]) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(Account).where(*wanted)) or 0


def _section_names(session: Session, ids: list[int]) -> dict[int, list[str]]:
    statement = (
        sa.select(AccountSection.account_id, Section.name)
        .join(Section, Section.id == AccountSection.section_id)
        .where(AccountSection.account_id.in_(ids))
        .order_by(Section.id)
    )
    names: dict[int, list[str]] = {}
    for number, name in session.execute(statement):
        names.setdefault(number, []).append(name)
    return names


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
