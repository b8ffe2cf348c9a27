"""Whatever people do with an account in whatever order: the promises hold after every step."""

import contextlib
import json
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.accounts.models import Account, AccountProfile, Platform
from bot.accounts.papers import Admission, DocumentKind, Report, Step
from bot.accounts.states import IN_USE, TRANSITIONS, State
from bot.audit.reading import verify
from bot.audit.record import AuditEntry
from bot.errors import UserError
from bot.reminders.models import Reminder
from tests.accounts.sections import (
    DAIKETSU,
    HANAKO,
    KACHO,
    PR,
    PR_HEAD,
    RISKS,
    SAFEGUARDS,
    STRANGER,
    Sections,
)
from tests.support.clocks import StandingClock
from tests.support.databases import Databases
from tests.support.office import open_office

ANYBODY = st.sampled_from([HANAKO, HANAKO, KACHO, KACHO, PR, PR, PR_HEAD, DAIKETSU, STRANGER])
TEXTS = st.sampled_from([None, None, None, "準備中です。"])
DATABASES = Databases(Path(tempfile.mkdtemp(prefix="snsbot-accounts")))
STEPS = {(row.source, row.target) for row in TRANSITIONS}
#: Each state that waits for somebody, and the matter that reminds of it.
REMINDED = {
    State.PREPARING: "account_preparing",
    State.ADMISSION: "account_admission",
    State.REPORTED: "account_receipt",
    State.CHANGING: "account_unreported",
    State.CHANGE_REPORTED: "account_receipt",
    State.CLOSING: "account_closing",
    State.CLOSED: "account_watch",
}


class AnyOrder(RuleBasedStateMachine):
    """One account, and everybody who can lay hands on it."""

    @initialize(platform=st.sampled_from([Platform.FACEBOOK, Platform.X]), prepared=st.booleans())
    def begin(self, platform: Platform, prepared: bool) -> None:
        self.clock = StandingClock()
        self.office = contextlib.ExitStack()
        bot = self.office.enter_context(open_office(DATABASES.sqlite(), self.clock))
        self.sections = Sections(bot, self.clock)
        self.account = self.sections.prepares(platform, "asaichi") if prepared else self.sections.begins(platform, "a")

    def teardown(self) -> None:
        if hasattr(self, "office"):
            self.office.close()

    @property
    def state(self) -> State:
        return self.sections.state(self.account)

    def tries(self, press: Callable[[], object]) -> None:
        """Press; a refusal in words is as good as an effect, anything else is a fault."""
        with contextlib.suppress(UserError):
            press()

    @rule(by=ANYBODY)
    def tell_all(self, by: str) -> None:
        self.tries(lambda: self.sections.tells_all(self.account, by=by))

    @rule(by=ANYBODY, name=st.sampled_from(["朝市", "夜市"]))
    def rename(self, by: str, name: str) -> None:
        self.tries(lambda: self.sections.renames(self.account, name, by=by))

    @rule(by=ANYBODY, kind=st.sampled_from(DocumentKind), text=TEXTS)
    def write(self, by: str, kind: DocumentKind, text: str | None) -> None:
        self.tries(lambda: self.sections.writes(self.account, kind, text, by=by))

    @rule(by=ANYBODY)
    def ask_admission(self, by: str) -> None:
        version = self.sections.view(self.account).version
        self.tries(lambda: self.sections.office.admitting.ask(self.account, version, RISKS, SAFEGUARDS, by=by))

    @rule(by=ANYBODY, admitted=st.booleans())
    def decide_admission(self, by: str, admitted: bool) -> None:
        last = self.sections.view(self.account).admission
        decide = self.sections.office.admitting.decide
        self.tries(lambda: decide(self.account, last.id if last else 1, admitted=admitted, reason="理由", by=by))

    @rule(by=st.sampled_from([KACHO, KACHO, DAIKETSU, HANAKO, PR]))
    def report(self, by: str) -> None:
        self.tries(lambda: self.sections.reports(self.account, by=by))

    @rule(by=ANYBODY)
    def receive(self, by: str) -> None:
        self.tries(lambda: self.receives(by))

    def receives(self, by: str) -> None:
        """Receive the last report, or one that was never handed in: that is refused in words."""
        last = self.sections.view(self.account).report
        self.sections.office.reporting.receive(self.account, last.number if last else 1, by=by)

    @rule(by=ANYBODY)
    def return_report(self, by: str) -> None:
        last = self.sections.view(self.account).report
        back = self.sections.office.reporting.return_report
        self.tries(lambda: back(self.account, last.number if last else 1, "直してください。", by=by))

    @rule(by=ANYBODY)
    def list_all(self, by: str) -> None:
        self.tries(lambda: self.sections.lists(by=by))

    @rule()
    def go_all_the_way(self) -> None:
        """The short way to an official account, so that what comes after it is walked often."""
        for step in (
            lambda: self.sections.tells_all(self.account),
            lambda: self.sections.is_admitted(self.account),
            *(lambda kind=kind: self.sections.writes(self.account, kind) for kind in DocumentKind),
            lambda: self.sections.reports(self.account),
            lambda: self.receives(PR),
            lambda: self.sections.writes(self.account, DocumentKind.BIO),
            self.sections.lists,
        ):
            self.tries(step)

    @rule(by=ANYBODY)
    def abandon_or_resume(self, by: str) -> None:
        view = self.sections.view(self.account)
        opening = self.sections.office.opening
        press = opening.resume if view.state is State.ABANDONED else opening.abandon
        self.tries(lambda: press(self.account, view.version, by=by))

    @rule(by=ANYBODY)
    def start_closing(self, by: str) -> None:
        self.tries(lambda: self.sections.begins_to_close(self.account, by=by))

    @precondition(lambda self: self.state is State.CLOSING)
    @rule(by=ANYBODY, steps=st.sets(st.sampled_from(Step)), undo=st.booleans())
    def do_steps(self, by: str, steps: set[Step], undo: bool) -> None:
        closing = self.sections.office.closing
        for step in steps:
            if undo:
                self.tries(lambda step=step: closing.undo(self.account, step, by=by))  # type: ignore[misc]
            else:
                self.tries(lambda step=step: closing.done(self.account, step, "", by=by))  # type: ignore[misc]

    @rule(by=ANYBODY, cancel=st.booleans())
    def end_closing(self, by: str, cancel: bool) -> None:
        version = self.sections.view(self.account).version
        closing = self.sections.office.closing
        press = closing.cancel if cancel else closing.close
        self.tries(lambda: press(self.account, version, by=by))

    @rule(days=st.sampled_from([1, 8, 40]))
    def days_pass(self, days: int) -> None:
        self.clock.forward(timedelta(days=days))
        self.sections.office.reminding.tick()

    @invariant()
    def people_write_for_it_only_when_everything_is_there(self) -> None:
        view = self.sections.view(self.account)
        may = self.sections.may_write_for(self.account)
        assert may == (view.state in IN_USE and not view.standing.missing)
        assert may == (not view.standing.why_not)

    @invariant()
    def every_step_stands_in_the_table_and_the_record_verifies(self) -> None:
        with self.sections.bot.store.read() as session:
            assert verify(session)[1] is None
            statement = sa.select(AuditEntry.details).where(AuditEntry.subject == f"account:{self.account}")
            moves = [json.loads(one) for one in session.scalars(statement.order_by(AuditEntry.seq))]
        steps = [(State(one["from"]), State(one["to"])) for one in moves if "from" in one]
        assert set(steps) <= STEPS
        assert [one[1] for one in steps[:-1]] == [one[0] for one in steps[1:]]
        assert self.state is (steps[-1][1] if steps else State.PREPARING)

    @invariant()
    def what_waits_has_a_card_and_a_reminder(self) -> None:
        with self.sections.bot.store.read() as session:
            matters = set(
                session.scalars(sa.select(Reminder.matter).where(Reminder.subject == f"account:{self.account}"))
            )
            reports = session.scalars(sa.select(Report).where(Report.decided_at.is_(None))).all()
            asked = session.scalars(sa.select(Admission).where(Admission.decided_at.is_(None))).all()
        wanted = REMINDED.get(self.state)
        assert wanted is None or wanted in matters or self.state is State.CLOSED
        assert bool(reports) == (self.state in (State.REPORTED, State.CHANGE_REPORTED))
        assert bool(asked) == (self.state is State.ADMISSION)
        assert len(reports) <= 1
        assert len(asked) <= 1

    @invariant()
    def an_account_on_x_is_in_use_only_when_it_was_admitted(self) -> None:
        with self.sections.bot.store.read() as session:
            account = session.get_one(Account, self.account)
            more = session.get_one(AccountProfile, self.account)
            admitted = session.scalars(sa.select(Admission).where(Admission.admitted.is_(True))).first()
        if more.official_at is not None and account.platform is Platform.X:
            assert admitted is not None
        assert (account.state in (*IN_USE, State.CLOSED)) == (more.official_at is not None)

    @invariant()
    def nobody_received_their_own_report(self) -> None:
        with self.sections.bot.store.read() as session:
            rows = session.execute(sa.select(Report.reporter_id, Report.decided_by)).all()
        assert all(reporter != decider for reporter, decider in rows)


AnyOrder.TestCase.settings = settings(
    max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyOrder = AnyOrder.TestCase
