"""Recording that a password was changed, asking for a change at once, and the setting of an account (§5(7))."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import Account, AccountPerson, AccountSection
from bot.accounts.rotation import recipients
from bot.accounts.rotation.logins import Setting, begin_interval, demand, plan_of, subject, sync
from bot.accounts.rotation.models import Credential, CredentialModel, Login, RotationRecord
from bot.accounts.rotation.views import LoginView, RecordView, label, records, view
from bot.audit import record
from bot.errors import UserError
from bot.people import service as people
from bot.people.service import Colleague
from bot.store.deliveries import done_once, once
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction
from rules.context import TOKYO
from rules.japanese_time import japanese_date, japanese_time
from rules.rotation import (
    ATTESTATION_NAMES,
    EXPOSED,
    LONGEST_INTERVAL,
    SHORTEST_INTERVAL,
    Attestation,
    Cause,
    may_hold_a_password,
    required,
)

LONGEST_NOTE = 100
#: How far back a change may lie when it is recorded.
LATEST_RECORD = timedelta(days=366)
EXPOSED_NOTICE = "rotation_exposed"


class SecretGuard(Protocol):
    """What refuses passwords and the like (`bot.drafts.checking.Checker`)."""

    def refuse_secrets(self, notes: Sequence[tuple[str, str]], *, now: datetime) -> None:
        """Refuse notes (field, text) of which one holds a secret.

        Raises:
            UserError: with the field of the first that does.
        """


@dataclass(frozen=True)
class Entry:
    """What is recorded of a change: the day in Japan, why, what was vouched for, a short note (never a password)."""

    changed_on: date
    cause: Cause
    attested: frozenset[Attestation]
    note: str = ""


class NotOfThisAccount(UserError):
    """The person has nothing to do with the account."""

    def __init__(self) -> None:
        super().__init__(
            "このアカウントのパスワードの変更を記録する権限がありません。",
            "アカウントを運用する所属の職員か、秘書広報課に依頼してください。",
        )


class Rotations:
    """The changes of passwords. `by` is a Slack user id, `delivery` a delivery's key.

    Args:
        guard: refuses notes that hold a secret.
    """

    def __init__(self, store: Store, guard: SecretGuard) -> None:
        self._store = store
        self._guard = guard

    # reading

    def render(self, login_id: int) -> LoginView:
        """A login as it stands, for a card.

        Raises:
            UserError: there is none with this number.
        """
        with self._store.read() as session:
            return view(session, _load(session, login_id), self._today())

    def show(self, login_id: int, *, by: str) -> LoginView:
        """A login, for somebody who may record its change.

        Raises:
            UserError: there is none, or it is not this person's to record.
        """
        with self._store.read() as session:
            login = _load(session, login_id)
            _require_mine(session, people.require(session, by), login.account_id)
            return view(session, login, self._today())

    def mine(self, *, by: str) -> list[LoginView]:
        """The logins of the accounts this person has to do with, the most urgent first; all for the PR division."""
        with self._store.read() as session:
            person = people.require(session, by)
            statement = sa.select(Login).where(Login.active).order_by(Login.due_on, Login.id)
            if not person.in_pr_division:
                statement = statement.where(Login.account_id.in_(_accounts_of(person)))
            return [view(session, one, self._today()) for one in session.scalars(statement.limit(100))]

    def accounts(self, *, by: str) -> list[tuple[int, str]]:
        """The accounts (id, label) of which this person may ask that their passwords be changed at once."""
        with self._store.read() as session:
            person = people.require(session, by)
            statement = sa.select(Account).where(Account.id.in_(sa.select(Login.account_id).where(Login.active)))
            if not person.in_pr_division:
                statement = statement.where(Account.id.in_(_accounts_of(person)))
            return [(one.id, label(one)) for one in session.scalars(statement.order_by(Account.id).limit(100))]

    def history(self, account_id: int, *, by: str) -> Sequence[RecordView]:
        """The newest records of an account.

        Raises:
            NotOfThisAccount.
        """
        with self._store.read() as session:
            _require_mine(session, people.require(session, by), account_id)
            return records(session, account_id)

    # changing

    def record(self, login_id: int, version: int, entry: Entry, *, by: str, delivery: str | None = None) -> LoginView:
        """Keep the record of a change, never the password; what was due is settled, the next interval begins.

        Args:
            version: of the login when the form was opened.

        Raises:
            UserError: a note that may hold a password (field `note`), something not vouched for (field `attested`), a
                day that cannot be (field `changed_on`), or somebody recorded this change already.
            NotOfThisAccount.
        """
        self._refuse(entry.note)

        def effect(tx: Transaction) -> None:
            person = people.require(tx.session, by)
            login = _load(tx.session, login_id)
            _require_mine(tx.session, person, login.account_id)
            _require_newest(tx.session, login, version)
            _check(login, entry, tx.now.astimezone(TOKYO).date())
            _keep(tx, login, entry, person)

        done_once(self._store, delivery, effect)
        return self.render(login_id)

    def demand(self, account_id: int, cause: Cause, *, by: str, delivery: str | None = None) -> int:
        """Ask that the passwords of an account be changed at once; how many logins that concerns.

        Raises:
            NotOfThisAccount, UserError: nobody logs in to the account, or the cause is the interval.
        """
        return self.exposed([account_id], cause, by=by, delivery=delivery)

    def exposed(self, account_ids: Collection[int], cause: Cause, *, by: str, delivery: str | None = None) -> int:
        """As `demand`, for several accounts at once."""
        if cause is Cause.PERIODIC:
            raise UserError("理由が選ばれていません。", "すぐに変更が必要な理由を選んでください。", field="cause")

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            for account_id in account_ids:
                _require_mine(tx.session, person, account_id)
            met = demand(tx, account_ids, cause, by=by)
            if not met:
                raise UserError("このアカウントには、変更するログインがありません。", "秘書広報課に相談してください。")
            _tell_pr_division(tx, account_ids, cause, by)
            return met

        return once(self._store, delivery, effect, keep=str, again=int)

    def pasted(self, account_ids: Collection[int], *, by: str, delivery: str | None = None) -> list[str]:
        """A password was typed into Slack in a matter of these accounts: those of them that this person has to do with
        must have theirs changed at once; their labels, of nobody's accounts none."""

        def effect(tx: Transaction) -> list[str]:
            person = people.find(tx.session, by)
            statement = sa.select(Account).where(Account.id.in_(account_ids)).order_by(Account.id)
            mine = [
                one
                for one in tx.session.scalars(statement)
                if person is not None and _is_mine(tx.session, person, one.id)
            ]
            due = [one for one in mine if demand(tx, [one.id], Cause.PASTED, by=by)]
            _tell_pr_division(tx, [one.id for one in due], Cause.PASTED, by)
            return [label(one) for one in due]

        return once(self._store, delivery, effect, keep=lambda _labels: "", again=lambda _kept: [])

    def waive(self, login_id: int, version: int, *, by: str, delivery: str | None = None) -> LoginView:
        """Take back that a change is needed at once, where something else than this account's password was pasted.

        Raises:
            UserError: the change is needed for another reason, or was recorded meanwhile.
            NotOfThisAccount.
        """

        def effect(tx: Transaction) -> None:
            login = _load(tx.session, login_id)
            _require_mine(tx.session, people.require(tx.session, by), login.account_id)
            _require_newest(tx.session, login, version)
            if login.cause is not Cause.PASTED:
                raise UserError("この変更は取り消せません。", "変更してから「変更しました」で記録してください。")
            record.append(tx, actor=by, event="rotation.waived", subject=subject(login.id))
            start = login.changed_on or tx.now.astimezone(TOKYO).date()
            begin_interval(tx, login, start, view(tx.session, login, start).setting.interval_days)

        done_once(self._store, delivery, effect)
        return self.render(login_id)

    def set(self, account_id: int, setting: Setting, *, by: str, delivery: str | None = None) -> None:
        """How an account is logged in to, and how often its passwords are to be changed.

        Raises:
            UserError: an interval that no account may have (field `interval`).
            NotOfThisAccount.
        """
        if not SHORTEST_INTERVAL <= setting.interval_days <= LONGEST_INTERVAL:
            raise UserError(
                f"変更の間隔は{SHORTEST_INTERVAL}日から{LONGEST_INTERVAL}日までです。",
                "その間の日数を入力してください。",
                field="interval",
            )

        def effect(tx: Transaction) -> None:
            _require_mine(tx.session, people.require(tx.session, by), account_id)
            _set(tx, account_id, setting, by)

        done_once(self._store, delivery, effect)

    def _refuse(self, note: str) -> None:
        self._guard.refuse_secrets([("note", note)], now=self._store.clock.now())
        if len(note) > LONGEST_NOTE:
            raise UserError(f"メモは{LONGEST_NOTE}文字までです。", "短くしてください。", field="note")
        if may_hold_a_password(note):
            raise UserError(
                "パスワードや認証コードかもしれない文字列がメモにありました。保存していません。",
                "英数字の並びを消してください。本当にパスワードだったときは、もう一度変更してください（§5(7)）。",
                field="note",
            )

    def _today(self) -> date:
        return self._store.clock.now().astimezone(TOKYO).date()


def _load(session: Session, login_id: int) -> Login:
    login = session.get(Login, login_id, with_for_update=True)
    if login is None:
        raise UserError("このアカウントのログインは見つかりませんでした。", "一覧から選び直してください。")
    return login


def _accounts_of(person: Colleague) -> sa.CompoundSelect[int]:
    sections = sa.select(AccountSection.account_id).where(AccountSection.section_id.in_(person.section_ids))
    own = sa.select(AccountPerson.account_id).where(AccountPerson.person_id == person.id, AccountPerson.until.is_(None))
    return sections.union(own)


def _require_mine(session: Session, person: Colleague, account_id: int) -> None:
    if not _is_mine(session, person, account_id):
        raise NotOfThisAccount


def _is_mine(session: Session, person: Colleague, account_id: int) -> bool:
    mine = sa.select(sa.literal(account_id).in_(_accounts_of(person)))
    return person.in_pr_division or bool(session.scalar(mine))


def _require_newest(session: Session, login: Login, version: int) -> None:
    if login.version == version and login.active:
        return
    last = records(session, login.account_id, most=1)
    if last and login.active:
        told = f"この変更は、<@{last[0].by}>さんが{japanese_time(last[0].at)}に記録しています。"
        raise UserError(told, "あらためて記録する必要はありません。")
    raise UserError("このログインの予定は、画面を開いたあとで変わりました。", "一覧から開き直してください。")


def _check(login: Login, entry: Entry, today: date) -> None:
    earliest = today - LATEST_RECORD
    if login.cause in EXPOSED:
        earliest = login.since.astimezone(TOKYO).date()
    if not earliest <= entry.changed_on <= today:
        raise UserError(
            f"変更した日は、{japanese_date(earliest)}から今日までの日です。",
            "実際に変更した日を選んでください。",
            field="changed_on",
        )
    open_ = required(entry.cause) | required(login.cause)
    missing = [ATTESTATION_NAMES[one] for one in Attestation if one in open_ - entry.attested]
    if missing:
        raise UserError(
            f"確かめていない項目があります（{'、'.join(missing)}）。",
            "確かめてから、チェックを入れてください。",
            field="attested",
        )


def _keep(tx: Transaction, login: Login, entry: Entry, person: Colleague) -> None:
    cause = entry.cause if login.cause is Cause.PERIODIC else login.cause
    attested = [str(one) for one in Attestation if one in entry.attested]
    tx.session.add(
        RotationRecord(
            login_id=login.id,
            account_id=login.account_id,
            changed_on=entry.changed_on,
            cause=cause,
            attested=attested,
            note=entry.note,
            by_id=person.id,
            at=tx.now,
        )
    )
    details: record.Details = {"cause": cause, "changed_on": entry.changed_on.isoformat(), "attested": attested}
    record.append(tx, actor=person.slack_id, event="rotation.recorded", subject=subject(login.id), details=details)
    login.changed_on = entry.changed_on
    interval = view(tx.session, login, entry.changed_on).setting.interval_days
    begin_interval(tx, login, entry.changed_on, interval)


def _set(tx: Transaction, account_id: int, setting: Setting, by: str) -> None:
    row = tx.session.get(Credential, account_id)
    if row is None:
        row = Credential(account_id=account_id)
        tx.session.add(row)
    row.model, row.interval_days = CredentialModel(setting.model), setting.interval_days
    tx.session.flush()
    details: record.Details = {"model": setting.model, "interval_days": setting.interval_days}
    record.append(tx, actor=by, event="rotation.set", subject=f"account:{account_id}", details=details)
    for login in sync(tx, account_id):
        if login.cause is Cause.PERIODIC and login.changed_on is not None:
            begin_interval(tx, login, login.changed_on, setting.interval_days)


def _tell_pr_division(tx: Transaction, account_ids: Collection[int], cause: Cause, by: str) -> None:
    """The PR division leads where strangers may have a password: it is told at once, not after thirty days."""
    if cause not in EXPOSED:
        return
    for login in tx.session.scalars(sa.select(Login).where(Login.account_id.in_(account_ids), Login.active)):
        params = {"cause": str(plan_of(login).cause), "by": by}
        for recipient in recipients.pr_division(tx.session):
            about = f"v{login.version}"
            tx.outbox.add(Letter(EXPOSED_NOTICE, subject(login.id), recipient, about, params=params))
