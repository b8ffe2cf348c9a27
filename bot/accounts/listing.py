"""§5(5): the list of all accounts for the city's homepage, and the PR division's word that it is up."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import authority, moves, reminding
from bot.accounts.effects import once
from bot.accounts.letters import Intent
from bot.accounts.listed import Listing, listing
from bot.accounts.models import Account, AccountProfile
from bot.accounts.official import settle
from bot.accounts.papers import ListingConfirmation
from bot.accounts.states import State
from bot.audit import record
from bot.errors import OutOfPlace, UserError
from bot.people import service as people
from bot.people.models import Person
from bot.reminders import service as reminders
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction

SUBJECT = "listing:1"
LISTING_FILES = "listing_files"
URL_LENGTH = 300


class FileKind(StrEnum):
    """As what the list is sent: a page for the homepage, a table."""

    PAGE = "page"
    TABLE = "table"


@dataclass(frozen=True)
class ListingState:
    """Whether the page on the homepage is the newest; `url` is where it was confirmed last, by whom (Slack id)."""

    digest: str
    accounts: int
    up_to_date: bool
    url: str
    confirmed_by: str | None
    confirmed_at: datetime | None


class ListingChanged(OutOfPlace):
    """The list was changed after the person took it."""

    def __init__(self) -> None:
        super().__init__(
            "受け取ったあとで、一覧の内容が変わりました。", "もう一度一覧を受け取って、載せ直してから押してください。"
        )


class Listings:
    """The list, and its confirmation. `by` is a Slack user id."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def current(self) -> Listing:
        """The list as it is to be on the homepage now."""
        with self._store.read() as session:
            return listing(session)

    def for_pr(self, *, by: str) -> Listing:
        """As `current`, for the PR division.

        Raises:
            NotYourAccount: it is somebody else.
        """
        with self._store.read() as session:
            authority.require_pr(session, people.require(session, by))
            return listing(session)

    def state(self) -> ListingState:
        """Whether the homepage is up to date."""
        with self._store.read() as session:
            return state(session)

    def state_for_pr(self, *, by: str) -> ListingState:
        """As `state`, for the PR division.

        Raises:
            NotYourAccount: it is somebody else.
        """
        with self._store.read() as session:
            authority.require_pr(session, people.require(session, by))
            return state(session)

    def order(self, *, by: str, delivery: str | None = None) -> None:
        """Have the list sent to a member of the PR division, as a page and as a table.

        Raises:
            NotYourAccount: it is somebody else.
        """

        def effect(tx: Transaction) -> int:
            authority.require_pr(tx.session, people.require(tx.session, by))
            for kind in FileKind:
                about = f"{kind}.{tx.now.timestamp()}"
                tx.outbox.add(Letter(LISTING_FILES, SUBJECT, by, about, params={"kind": kind}))
            return 0

        once(self._store, delivery, effect)

    def confirm(self, digest: str, url: str, *, by: str, delivery: str | None = None) -> int:
        """掲載しました: the list of this digest is up at `url`; what waited for it becomes official. How many accounts
        are on it.

        Raises:
            ListingChanged: the list is another by now.
            UserError: the address is not one of the city's homepage (with its field).
            NotYourAccount: the person is not of the PR division.
        """

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            authority.require_pr(tx.session, person)
            now = listing(tx.session)
            if now.digest != digest:
                raise ListingChanged
            address = _on_homepage(now.homepage, url)
            tx.session.add(
                ListingConfirmation(
                    digest=digest,
                    url=address,
                    accounts=len(now.accounts),
                    confirmed_by=person.id,
                    confirmed_at=tx.now,
                )
            )
            tx.session.flush()
            record.append(
                tx,
                actor=by,
                event="listing.confirmed",
                subject=SUBJECT,
                details={"digest": digest, "accounts": len(now.accounts)},
            )
            _note_listed(tx, now)
            reminders.settle(tx, SUBJECT, reminding.LISTING)
            _redraw(tx, digest)
            return len(now.accounts)

        return once(self._store, delivery, effect)


def state(session: Session) -> ListingState:
    """Whether the homepage is up to date, within a running transaction."""
    now = listing(session)
    last = session.scalars(sa.select(ListingConfirmation).order_by(ListingConfirmation.id.desc()).limit(1)).first()
    return ListingState(
        digest=now.digest,
        accounts=len(now.accounts),
        up_to_date=last is not None and last.digest == now.digest,
        url=last.url if last else "",
        confirmed_by=session.get_one(Person, last.confirmed_by).slack_id if last else None,
        confirmed_at=last.confirmed_at if last else None,
    )


def behind(session: Session) -> bool:
    """Whether the PR division has something to put on the homepage: two quick looks, for the Home."""
    if session.scalar(sa.select(ListingConfirmation.id).limit(1)) is None:
        return True
    return any(one.matter == reminding.LISTING for one in reminders.pending(session, SUBJECT))


def look_again(tx: Transaction) -> None:
    """As `look`, where a list was confirmed before: an import is no news as long as none ever was."""
    if tx.session.scalar(sa.select(ListingConfirmation.id).limit(1)) is not None:
        look(tx)


def look(tx: Transaction) -> None:
    """After a change: where the page must be renewed, tell the PR division at once and remind it until it is up."""
    now = state(tx.session)
    if now.up_to_date:
        reminders.settle(tx, SUBJECT, reminding.LISTING)
        return
    for one in authority.pr_members(tx.session):
        about = f"{now.digest}.{now.confirmed_at}"
        tx.outbox.add(Letter(Intent.LISTING, SUBJECT, one.slack_id, about, params={"digest": now.digest}))
    reminding.listing_due(tx, SUBJECT)


def _redraw(tx: Transaction, digest: str) -> None:
    for card in tx.outbox.messages(SUBJECT, Intent.LISTING):
        if card.params.get("digest") == digest:
            about = f"{card.message_id}.confirmed"
            tx.outbox.add(Letter(moves.REDRAWN, SUBJECT, card.recipient, about, target=card.message_id))


def _note_listed(tx: Transaction, now: Listing) -> None:
    ids = [one.id for one in now.accounts]
    tx.session.execute(
        sa.update(AccountProfile)
        .where(AccountProfile.account_id.in_(ids), AccountProfile.listed_at.is_(None))
        .values(listed_at=tx.now)
        .execution_options(synchronize_session=False)
    )
    waiting = sa.select(Account).where(Account.id.in_(ids), Account.state != State.CLOSED).order_by(Account.id)
    for account in tx.session.scalars(waiting.with_for_update()).all():
        before = account.state
        if settle(tx, account) is State.OFFICIAL and before is State.RECEIVED:
            reminding.official(tx, account)


def _on_homepage(homepage: str, url: str) -> str:
    stripped = url.strip()
    own = (urlsplit(homepage).hostname or "").removeprefix("www.")
    try:
        parts = urlsplit(stripped)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        parts, host = urlsplit(""), ""
    if "@" in parts.netloc:
        raise UserError(
            "URLに、ログイン用の名前やパスワードが入っています。保存していません。",
            "誰でも開けるページのURLを書いてください（§5(7)）。",
            field="url",
        )
    if parts.scheme not in ("http", "https") or not (host == own or host.endswith(f".{own}")):
        raise UserError(
            "掲載したページのURLが、市のホームページのものではありません。",
            f"{homepage} の中の、一覧を載せたページのURLを書いてください。",
            field="url",
        )
    if len(stripped) > URL_LENGTH or any(ch.isspace() for ch in stripped):
        raise UserError(
            "URLを読み取れませんでした。", f"{URL_LENGTH}文字までで、空白を入れずに書いてください。", field="url"
        )
    return stripped
