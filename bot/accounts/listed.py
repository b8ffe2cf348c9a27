"""§5(5): what the city's homepage says of the accounts, as the PR division last received them."""

import hashlib
import json
from dataclasses import asdict, dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import PLATFORM_NAMES, Account, AccountSection
from bot.accounts.papers import Document, DocumentKind, Report
from bot.accounts.snapshots import Snapshot
from bot.accounts.states import LISTED, State
from bot.people.city import city_profile
from bot.people.models import Section


@dataclass(frozen=True)
class ListedText:
    """A text as the page shows it: which version, and what it says."""

    number: int
    text: str


#: By account, kind and version.
_Texts = dict[tuple[int, DocumentKind, int], ListedText]


@dataclass(frozen=True)
class ListedAccount:
    """One line of the page: an account as the PR division last received it."""

    id: int
    platform: str
    name: str
    handle: str
    url: str
    sections: tuple[str, ...]
    hours: str
    closed: bool
    policy: ListedText | None
    terms: ListedText | None


@dataclass(frozen=True)
class Listing:
    """All that the page says, with the digest that tells one state of it from another."""

    city: str
    homepage: str
    accounts: tuple[ListedAccount, ...]

    @property
    def digest(self) -> str:
        """SHA-256 over what the page says: two equal digests are the same page."""
        said = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()


def listing(session: Session) -> Listing:
    """The list as it is to be now, within a running transaction: four queries, however many accounts there are."""
    city = city_profile(session)
    accounts = session.scalars(sa.select(Account).where(Account.state.in_(LISTED))).all()
    received = _last_received(session)
    texts = _texts(session)
    names = _section_names(session)
    rows = [_line(one, received.get(one.id), texts, names.get(one.id, [])) for one in accounts]
    platforms = list(PLATFORM_NAMES.values())
    ordered = sorted(rows, key=lambda one: (one.closed, platforms.index(one.platform), one.id))
    return Listing(city.name, city.homepage, tuple(ordered))


def _line(account: Account, received: Snapshot | None, texts: _Texts, sections: list[str]) -> ListedAccount:
    """The account as it was last received; one from before the register that never reported, as it stands, its texts
    still to come."""
    said: Snapshot = received or {}
    policy, terms = (
        texts.get((account.id, kind, int(said.get(kind) or 0))) for kind in (DocumentKind.POLICY, DocumentKind.TERMS)
    )
    return ListedAccount(
        id=account.id,
        platform=PLATFORM_NAMES[account.platform],
        name=str(said.get("name") or account.name),
        handle=str(said.get("handle") or account.handle).removeprefix("@"),
        url=str(said.get("url") or account.url),
        sections=tuple(map(str, said.get("sections") or sections)),
        hours=str(said.get("hours") or f"{account.opens}〜{account.closes}"),
        closed=account.state is State.CLOSED,
        policy=policy,
        terms=terms,
    )


def _last_received(session: Session) -> dict[int, Snapshot]:
    last = (
        sa.select(Report.account_id, sa.func.max(Report.number).label("number"))
        .where(Report.received.is_(True))
        .group_by(Report.account_id)
        .subquery()
    )
    statement = sa.select(Report.account_id, Report.snapshot).join(
        last, sa.and_(Report.account_id == last.c.account_id, Report.number == last.c.number)
    )
    return {number: dict(snapshot) for number, snapshot in session.execute(statement)}


def _texts(session: Session) -> _Texts:
    """Every version of the texts that the page may show."""
    statement = sa.select(Document.account_id, Document.kind, Document.number, Document.text)
    rows = session.execute(statement.where(Document.kind != DocumentKind.BIO))
    return {(account, kind, number): ListedText(number, text) for account, kind, number, text in rows}


def _section_names(session: Session) -> dict[int, list[str]]:
    statement = sa.select(AccountSection.account_id, Section.name).join(
        Section, Section.id == AccountSection.section_id
    )
    names: dict[int, list[str]] = {}
    for number, name in session.execute(statement.order_by(Section.id)):
        names.setdefault(number, []).append(name)
    return names
