"""What tests of the approval's paths do again and again."""

from datetime import date

import sqlalchemy as sa

from bot.accounts import holds
from bot.accounts.models import Account, AccountSection, Measure
from bot.drafts.absences import Days
from bot.drafts.models import AnswerKind
from bot.drafts.submitting import Reply
from bot.drafts.views import DraftView
from bot.people.models import Section
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store
from rules.finding import Severity
from tests.support.offices import Services, content_for

ALICE, KENJI, BOB, ERIN = "U01ALICE", "U01KENJI", "U01BOB", "U01ERIN"
CAROL, DAVE, FRANK, HEIDI = "U01CAROL", "U01DAVE", "U01FRANK", "U01HEIDI"
THURSDAY, FRIDAY = date(2026, 11, 26), date(2026, 11, 27)


def answers_to(draft: DraftView) -> dict[int, Reply]:
    """A contest of every 要修正, an answer to every 要確認."""
    kinds = {Severity.BLOCK: AnswerKind.CONTEST, Severity.CONFIRM: AnswerKind.ANSWER}
    return {one.id: Reply(kinds[one.severity], "確かめました。") for one in draft.open_questions if one.id}


def written(office: Services, text: str = "朝市を開きます。", *, by: str = ALICE) -> DraftView:
    """A draft for the first account of the person's section."""
    return office.writing.save(content_for(office.store, by, text), by=by)


def handed_in(office: Services, text: str = "朝市を開きます。", *, by: str = ALICE) -> DraftView:
    """A draft handed in with every question answered."""
    draft = written(office, text, by=by)
    return office.submitting.submit(draft.id, draft.revision.number, answers_to(draft), by=by)


def told(store: Store, intent: str) -> list[str]:
    """To whom messages of an intent were queued, oldest first."""
    with store.read() as session:
        statement = sa.select(OutboxMessage.recipient).where(OutboxMessage.intent == intent)
        return list(session.scalars(statement.order_by(OutboxMessage.seq)))


def away(office: Services, who: str = BOB, first: date = THURSDAY, last: date = FRIDAY) -> None:
    """The person is away."""
    office.absences.set(Days(first, last), by=who)


def share(store: Store, section: str, *, handle: str = "niimi.kanko", lead: bool = False) -> None:
    """Make an account a joint one with another section."""
    with store.transaction() as tx:
        account = tx.session.scalars(sa.select(Account.id).where(Account.handle == handle)).one()
        other = tx.session.scalars(sa.select(Section.id).where(Section.name == section)).one()
        tx.session.add(AccountSection(account_id=account, section_id=other, lead=lead))


def hold(store: Store, measure: Measure = Measure.CONCURRENCE, *, everywhere: bool = False) -> None:
    """An incident on 新見市観光."""
    with store.transaction() as tx:
        account = tx.session.scalars(sa.select(Account.id).where(Account.handle == "niimi.kanko")).one()
        holds.place(tx, "incident:1", None if everywhere else [account], measure, "事案 第1号（炎上）の対応中です。")


def lift(store: Store) -> None:
    with store.transaction() as tx:
        holds.lift(tx, "incident:1")
