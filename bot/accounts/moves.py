"""Moving an account along the table of transitions: a conditional update and its entry in the record, together."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.errors import AccountChanged, AccountMoved, AccountNotFound
from bot.accounts.models import Account, AccountProfile
from bot.accounts.rotation.logins import sync
from bot.accounts.states import STATE_NAMES, Event, State, transition
from bot.audit import record
from bot.audit.record import AuditEntry
from bot.people.service import Colleague
from bot.store.outbox import Letter
from bot.store.rows import change
from bot.store.unit import Transaction
from rules.japanese_time import japanese_time

REDRAWN = "card_redrawn"

_DONE = {
    Event.EDIT: "内容を変えました",
    Event.ASK_ADMISSION: "審査を依頼しました",
    Event.ADMIT: "利用を認めました",
    Event.REFUSE: "利用を認めませんでした",
    Event.REPORT: "届け出ました",
    Event.RECEIVE: "受理しました",
    Event.RETURN: "差し戻しました",
    Event.START_CLOSING: "廃止の手続きを始めました",
    Event.CANCEL_CLOSING: "廃止の手続きを取りやめました",
    Event.CLOSE: "廃止しました",
    Event.ABANDON: "開設を取りやめました",
    Event.RESUME: "準備を再開しました",
}


def subject(account_id: int) -> str:
    """The name of an account in the record, the outbox and the reminders."""
    return f"account:{account_id}"


def load(session: Session, account_id: int) -> Account:
    """The account, locked for the rest of a writing transaction.

    Raises:
        AccountNotFound: there is none with this number.
    """
    account = session.get(Account, account_id, with_for_update=True)
    if account is None:
        raise AccountNotFound
    return account


def profile(session: Session, account: Account) -> AccountProfile:
    """What else the register keeps of the account."""
    return session.get_one(AccountProfile, account.id)


def require_step(session: Session, account: Account, event: Event) -> None:
    """Let pass a press that the table knows in this state, before anybody asks who pressed.

    Raises:
        AccountMoved: the table has no such step from where the account stands.
    """
    if transition(account.state, event) is None:
        raise AccountMoved(*where_it_stands(session, account))


def require_version(account: Account, version: int) -> None:
    """Let pass what was begun on the account as it is now.

    Raises:
        AccountChanged: it was begun on an earlier version.
    """
    if account.version != version:
        raise AccountChanged


def move(
    tx: Transaction,
    account: Account,
    event: Event,
    *,
    by: Colleague | None,
    version: int,
    details: record.Details | None = None,
) -> State:
    """Take one step of the table; the first of several who press wins. An edit makes a new version, and the logins
    follow (§5(7)).

    Args:
        by: None for the clock and for what follows by itself.

    Raises:
        AccountChanged: `version` is not the account's.
        AccountMoved: the table has no such step from where the account stands; says who moved it there.
    """
    require_version(account, version)
    row = transition(account.state, event)
    if row is None:
        raise AccountMoved(*where_it_stands(tx.session, account))
    after = version + 1 if event is Event.EDIT else version
    moved = change(
        tx.session,
        sa.update(Account)
        .where(Account.id == account.id, Account.state == row.source, Account.version == version)
        .values(state=row.target, version=after)
        .execution_options(synchronize_session="fetch"),
    )
    if not moved:
        raise AccountMoved(*where_it_stands(tx.session, account))
    record.append(
        tx,
        actor=by.slack_id if by else record.SYSTEM,
        event=f"account.{event}",
        subject=subject(account.id),
        details={"from": row.source, "to": row.target, "version": after, "as": row.actor, **(details or {})},
    )
    sync(tx, account.id)
    return row.target


def redraw(tx: Transaction, account: Account, intent: str, number: int, occasion: str) -> None:
    """Queue a fresh drawing of the cards of one matter of an account: its buttons have had their day.

    Args:
        number: the number of the matter, the `revision` of the letters.
    """
    name = subject(account.id)
    for card in tx.outbox.messages(name, intent):
        if card.revision == number:
            tx.outbox.add(
                Letter(REDRAWN, name, card.recipient, f"{card.message_id}.{occasion}", target=card.message_id)
            )


def where_it_stands(session: Session, account: Account) -> tuple[str, str]:
    """Who moved the account last, and what somebody who came too late can do (both Japanese)."""
    last = session.scalars(
        sa.select(AuditEntry)
        .where(AuditEntry.subject == subject(account.id), AuditEntry.event.in_([f"account.{one}" for one in Event]))
        .order_by(AuditEntry.seq.desc())
        .limit(1)
    ).first()
    state = session.scalars(sa.select(Account.state).where(Account.id == account.id)).one()
    to_do = "「/snsaccount」の一覧から開き直して、今の内容を確かめてください。"
    event = Event(last.event.removeprefix("account.")) if last is not None else None
    if last is None or event not in _DONE:
        return f"このアカウントは今「{STATE_NAMES[state]}」です。", to_do
    who = f"<@{last.actor}>さんが" if last.actor != record.SYSTEM else ""
    when = japanese_time(last.at)
    return f"このアカウントは、{who}{when}に{_DONE[event]}。今は「{STATE_NAMES[state]}」です。", to_do
