"""Opening an account, and changing what the register says of it: a few fields at a time, to be continued any day."""

from collections.abc import Callable, Sequence

import sqlalchemy as sa

from bot.accounts import authority, moves, reminding
from bot.accounts.effects import once
from bot.accounts.letters import Intent
from bot.accounts.models import Account, AccountProfile, AccountSection, Basis, Platform
from bot.accounts.papers import Admission, Report
from bot.accounts.particulars import (
    Change,
    clean_handle,
    clean_name,
    handle_taken,
    notes_of,
    taken,
    usual_address,
)
from bot.accounts.reading import account_view
from bot.accounts.snapshots import snapshot_of
from bot.accounts.states import Event, State
from bot.audit import record
from bot.errors import UserError
from bot.people import service as people
from bot.people.city import city_profile
from bot.people.models import Section
from bot.people.service import Colleague
from bot.store.unit import Store, Transaction

#: Refuses notes (field, text) of which one holds a password or the like (§5(7)), with a UserError.
SecretGuard = Callable[[Sequence[tuple[str, str]]], None]


class Opening:
    """What sections do with their accounts. `by` is a Slack user id, `delivery` a delivery's key, `version` the one
    that the person had before them.

    Every method raises AccountNotFound where there is no such account, NotYourAccount where it is another section's,
    AccountChanged and AccountMoved where somebody was quicker.
    """

    def __init__(self, store: Store, guard: SecretGuard) -> None:
        self._store = store
        self._guard = guard

    def begin(
        self, platform: Platform, name: str, handle: str, section_id: int, *, by: str, delivery: str | None = None
    ) -> int:
        """Enter a new account into the register as 準備中; its number. Address and hours begin as the usual ones.

        Raises:
            UserError: with its field: the section is not the person's, the name or handle does not do or is taken.
        """
        kept_name, kept_handle = clean_name(name), clean_handle(handle)
        self._guard([("name", kept_name)])

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            if section_id not in person.section_ids and not person.in_pr_division:
                raise UserError(
                    "その所属は、あなたの所属ではありません。", "一覧から選び直してください。", field="section"
                )
            if tx.session.get(Section, section_id, with_for_update={"key_share": True}) is None:
                raise UserError("その所属は台帳にありません。", "一覧から選び直してください。", field="section")
            if handle_taken(tx.session, platform, kept_handle):
                raise taken()
            city = city_profile(tx.session)
            account = Account(
                platform=platform,
                name=kept_name,
                handle=kept_handle,
                url=usual_address(platform, kept_handle),
                opens=city.work_start.zfill(5),
                closes=city.work_end.zfill(5),
                state=State.PREPARING,
                version=1,
                basis=Basis.PROCEDURE,
            )
            try:
                with tx.session.begin_nested():
                    tx.session.add(account)
            except sa.exc.IntegrityError as error:  # somebody entered it at the same moment
                raise taken() from error
            tx.session.add(
                AccountProfile(
                    account_id=account.id,
                    purpose="",
                    contents="",
                    answering="",
                    theme="",
                    contractor="",
                    closing_reason="",
                    opened_by=person.id,
                    created_at=tx.now,
                )
            )
            tx.session.add(AccountSection(account_id=account.id, section_id=section_id))
            tx.session.flush()
            _record(tx, account, person, "account.begun", {"platform": platform})
            reminding.opening_begun(tx, account)
            return account.id

        return once(self._store, delivery, effect)

    def change(self, account_id: int, version: int, change: Change, *, by: str, delivery: str | None = None) -> int:
        """Keep a few fields of an account; the same again changes nothing.

        What was reported and is changed is taken back and reported again; an official account stays usable meanwhile
        （変更の届出前）.

        Raises:
            UserError: with the field that does not do.
        """
        self._guard(notes_of(change))

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            account = moves.load(tx.session, account_id)
            authority.require_member(tx.session, account, person)
            moves.require_version(account, version)
            moves.require_step(tx.session, account, Event.EDIT)
            before = snapshot_of(account_view(tx.session, account))
            change.apply(tx, account)
            tx.session.flush()
            if snapshot_of(account_view(tx.session, account)) != before:
                edited(tx, account, person, {"what": type(change).__name__.lower()})
            return account.id

        return once(self._store, delivery, effect)

    def abandon(self, account_id: int, version: int, *, by: str, delivery: str | None = None) -> int:
        """取りやめ: the account is not opened; the row stays, and can be taken up again."""

        def effect(tx: Transaction) -> int:
            account, person = self._mine(tx, account_id, by)
            moves.move(tx, account, Event.ABANDON, by=person, version=version)
            void_pending(tx, account)
            reminding.over(tx, account)
            return account.id

        return once(self._store, delivery, effect)

    def resume(self, account_id: int, version: int, *, by: str, delivery: str | None = None) -> int:
        """Take an abandoned opening up again."""

        def effect(tx: Transaction) -> int:
            account, person = self._mine(tx, account_id, by)
            moves.move(tx, account, Event.RESUME, by=person, version=version)
            reminding.opening_begun(tx, account)
            return account.id

        return once(self._store, delivery, effect)

    def sections_of(self, *, by: str) -> list[tuple[int, str]]:
        """The sections for which this person may open an account: number and name."""
        with self._store.read() as session:
            person = people.require(session, by)
            statement = sa.select(Section.id, Section.name).order_by(Section.id)
            if not person.in_pr_division:
                statement = statement.where(Section.id.in_(person.section_ids))
            return [(number, name) for number, name in session.execute(statement)]

    def all_sections(self) -> list[tuple[int, str]]:
        """Every section of the city: number and name."""
        with self._store.read() as session:
            return [
                (number, name)
                for number, name in session.execute(sa.select(Section.id, Section.name).order_by(Section.id))
            ]

    def _mine(self, tx: Transaction, account_id: int, by: str) -> tuple[Account, Colleague]:
        person = people.require(tx.session, by)
        account = moves.load(tx.session, account_id)
        authority.require_member(tx.session, account, person)
        return account, person


def edited(tx: Transaction, account: Account, person: Colleague, details: record.Details) -> None:
    """Note an edit: a new version, perhaps another state; what waits for the PR division is taken back."""
    was = account.state
    moves.move(tx, account, Event.EDIT, by=person, version=account.version, details=details)
    if was in (State.REPORTED, State.CHANGE_REPORTED):
        void_pending(tx, account)
    reminding.edited(tx, account)


def void_pending(tx: Transaction, account: Account) -> None:
    """Take back what waits for the PR division: an admission asked for, a report handed in."""
    waits = sa.and_(Report.account_id == account.id, Report.decided_at.is_(None))
    for report in tx.session.scalars(sa.select(Report).where(waits)).all():
        report.decided_at = tx.now
        moves.redraw(tx, account, Intent.REPORTED, report.number, "void")
    asked = sa.and_(Admission.account_id == account.id, Admission.decided_at.is_(None))
    for admission in tx.session.scalars(sa.select(Admission).where(asked)).all():
        admission.decided_at = tx.now
        moves.redraw(tx, account, Intent.ADMISSION_REQUESTED, admission.id, "void")
    tx.session.flush()


def _record(tx: Transaction, account: Account, person: Colleague, event: str, details: record.Details) -> None:
    record.append(tx, actor=person.slack_id, event=event, subject=moves.subject(account.id), details=details)
