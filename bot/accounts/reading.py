"""Reading accounts out of the database into views."""

import json
from collections.abc import Sequence
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import authority
from bot.accounts.errors import AccountNotFound
from bot.accounts.models import Account, AccountPerson, AccountSection, PersonRole
from bot.accounts.moves import profile, subject
from bot.accounts.official import standing
from bot.accounts.papers import Admission, ClosingStep, Document, DocumentKind, Report, Step
from bot.accounts.snapshots import changes_between
from bot.accounts.views import AccountView, AdmissionView, DocumentView, Look, ReportView, StepView
from bot.audit.record import AuditEntry
from bot.people import service as people
from bot.people.models import Person, Section
from bot.store.unit import Store

#: In the record: a look at a closed account that found nothing.
WATCHED = "account.watched"
T = TypeVar("T", Admission, Report)


class Register:
    """Shows accounts to people who may see them. `by` is a Slack user id."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def show(self, account_id: int, *, by: str) -> AccountView:
        """The account, for the people of its sections, its own people and the PR division.

        Raises:
            AccountNotFound: there is none, or this person may not see it.
        """
        with self._store.read() as session:
            person = people.require(session, by)
            account = session.get(Account, account_id)
            if account is None:
                raise AccountNotFound
            authority.require_visible(session, account, person)
            return account_view(session, account)

    def render(self, account_id: int) -> AccountView:
        """The account for the relay, which sends only to whom a service addressed it."""
        with self._store.read() as session:
            return account_view(session, session.get_one(Account, account_id))

    def looked(self, account_id: int, stage: int) -> Look | None:
        """Who looked at a closed account at this stage of its year, and found nothing; None where nobody has yet."""
        with self._store.read() as session:
            return looked_at(session, account_id, stage)

    def heads_of(self, account_id: int) -> tuple[str, ...]:
        """Who may speak for the account's sections (Slack ids), the first of them the one to be named first."""
        with self._store.read() as session:
            able = authority.heads(session, session.get_one(Account, account_id))
            return tuple(one.slack_id for one in able)

    def may_report(self, account_id: int, *, by: str) -> bool:
        """Whether this person may report or close the account for its section (§5(2))."""
        with self._store.read() as session:
            person = people.require(session, by)
            able = authority.heads(session, session.get_one(Account, account_id))
            return person.id in {one.id for one in able}


def looked_at(session: Session, account_id: int, stage: int) -> Look | None:
    """As `Register.looked`, within a running transaction."""
    entries = sa.select(AuditEntry).where(AuditEntry.subject == subject(account_id), AuditEntry.event == WATCHED)
    for entry in session.scalars(entries.order_by(AuditEntry.seq)):
        if json.loads(entry.details)["stage"] == stage:
            return Look(entry.actor, entry.at)
    return None


def account_view(session: Session, account: Account) -> AccountView:
    """The view of an account, within a running transaction."""
    more = profile(session, account)
    named = _people(session, account.id)
    return AccountView(
        id=account.id,
        platform=account.platform,
        name=account.name,
        handle=account.handle,
        url=account.url,
        opens=account.opens,
        closes=account.closes,
        version=account.version,
        standing=standing(session, account),
        sections=sections_of(session, account.id),
        theme=more.theme,
        purpose=more.purpose,
        contents=more.contents,
        answering=more.answering,
        contractor=more.contractor,
        head=next(iter(named[PersonRole.HEAD]), None),
        operators=tuple(named[PersonRole.OPERATOR]),
        administrators=tuple(named[PersonRole.ADMINISTRATOR]),
        documents={kind: found for kind in DocumentKind if (found := _document(session, account.id, kind)) is not None},
        admission=_admission(session, account.id),
        report=_report(session, account.id),
        closing_reason=more.closing_reason,
        steps=_steps(session, account.id),
        closed_at=more.closed_at,
        lead=_lead(session, account.id),
    )


def _lead(session: Session, account_id: int) -> int | None:
    leading = sa.select(AccountSection.section_id).where(AccountSection.account_id == account_id, AccountSection.lead)
    return session.scalars(leading).first()


def sections_of(session: Session, account_id: int) -> tuple[tuple[int, str], ...]:
    """The sections that run an account: number and name."""
    statement = (
        sa.select(Section.id, Section.name)
        .join(AccountSection, AccountSection.section_id == Section.id)
        .where(AccountSection.account_id == account_id)
        .order_by(Section.id)
    )
    return tuple((number, name) for number, name in session.execute(statement))


def newest(session: Session, table: type[T], account_id: int) -> T | None:
    """The newest admission or report of an account."""
    return session.scalars(sa.select(table).where(table.account_id == account_id).order_by(table.id.desc())).first()


def newest_document(session: Session, account_id: int, kind: DocumentKind) -> Document | None:
    """The version of a text that counts."""
    statement = sa.select(Document).where(Document.account_id == account_id, Document.kind == kind)
    return session.scalars(statement.order_by(Document.number.desc()).limit(1)).first()


def _people(session: Session, account_id: int) -> dict[PersonRole, list[str]]:
    statement = (
        sa.select(AccountPerson.role, Person.slack_id)
        .join(Person, Person.id == AccountPerson.person_id)
        .where(AccountPerson.account_id == account_id, AccountPerson.until.is_(None))
        .order_by(AccountPerson.id)
    )
    rows: Sequence[sa.Row[PersonRole, str]] = session.execute(statement).all()
    return {role: [slack_id for held, slack_id in rows if held is role] for role in PersonRole}


def _document(session: Session, account_id: int, kind: DocumentKind) -> DocumentView | None:
    row = newest_document(session, account_id, kind)
    if row is None:
        return None
    editor = _slack_id(session, row.editor_id) or ""
    return DocumentView(kind, row.number, row.text, row.url_field, tuple(row.missing), editor, row.at)


def _admission(session: Session, account_id: int) -> AdmissionView | None:
    row = newest(session, Admission, account_id)
    if row is None:
        return None
    return AdmissionView(
        row.id,
        row.risks,
        row.safeguards,
        _slack_id(session, row.asked_by) or "",
        row.asked_at,
        _slack_id(session, row.decided_by),
        row.decided_at,
        row.admitted,
        row.reason,
    )


def _report(session: Session, account_id: int) -> ReportView | None:
    row = newest(session, Report, account_id)
    if row is None:
        return None
    before = session.scalars(
        sa.select(Report)
        .where(Report.account_id == account_id, Report.received.is_(True), Report.number < row.number)
        .order_by(Report.number.desc())
        .limit(1)
    ).first()
    return ReportView(
        row.number,
        row.version,
        _slack_id(session, row.reporter_id) or "",
        row.at,
        _slack_id(session, row.decided_by),
        row.decided_at,
        row.received,
        row.reason,
        changes_between(before.snapshot, row.snapshot) if before else (),
        first=before is None,
    )


def _steps(session: Session, account_id: int) -> dict[Step, StepView]:
    rows = session.scalars(sa.select(ClosingStep).where(ClosingStep.account_id == account_id))
    return {row.step: StepView(_slack_id(session, row.done_by) or "", row.done_at, row.note) for row in rows}


def _slack_id(session: Session, person_id: int | None) -> str | None:
    return None if person_id is None else session.get_one(Person, person_id).slack_id
