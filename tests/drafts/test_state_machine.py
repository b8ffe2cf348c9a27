"""Whatever people press in whatever order: the promises hold after every step."""

import contextlib
import json
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.accounts import holds
from bot.accounts.models import Measure
from bot.audit.reading import verify
from bot.audit.record import AuditEntry
from bot.drafts.absences import ABSENCE, AbsenceBegins, Days
from bot.drafts.deadlines import Deadlines
from bot.drafts.expiring import Expiring
from bot.drafts.models import Answer, AnswerKind, Decision, Draft, DraftFinding, PostReport, PostReview, Revision
from bot.drafts.moves import WAITS
from bot.drafts.posting import Posted
from bot.drafts.reminding import DraftWaits, ReviewWaits
from bot.drafts.reviews import REVIEW
from bot.drafts.states import TRANSITIONS, Actor, Event, State
from bot.drafts.submitting import Reply
from bot.errors import UserError
from bot.org.cityfile import read_city_file
from bot.org.service import Org
from bot.people.models import Person
from bot.practice.demo import DEMO_CITY
from bot.reminders import service as reminders
from bot.reminders.service import Reminding
from bot.store.engine import make_engine
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store
from rules.finding import Severity
from tests.drafts.desk import share
from tests.support.clocks import StandingClock
from tests.support.databases import Databases
from tests.support.offices import BLOCKED, QUESTIONED, content_for, services

ALICE, KENJI, BOB, ERIN, CAROL, DAVE, FRANK = (
    "U01ALICE", "U01KENJI", "U01BOB", "U01ERIN", "U01CAROL", "U01DAVE", "U01FRANK",
)  # fmt: skip
#: Those who matter most to one draft come most often, so that the short way to every state is walked many times.
ANYBODY = st.sampled_from([ALICE, ALICE, BOB, BOB, BOB, CAROL, DAVE, ERIN, KENJI, FRANK])
TEXTS = st.sampled_from(
    [
        "朝市を開きます。",
        "朝市を開く。雨天中止。",
        f"{QUESTIONED}です。",
        f"{BLOCKED}です。",
        f"{BLOCKED}{QUESTIONED}。",
    ]
)
DATABASES = Databases(Path(tempfile.mkdtemp(prefix="snsbot-machine")))
#: What lets a text be posted, alone or together with other sections.
GRANTS = (Event.APPROVE, Event.APPROVE_CONDITIONALLY, Event.APPROVE_AFTERWARDS)
STEPS = {(row.source, row.target) for row in TRANSITIONS}


class AnyOrder(RuleBasedStateMachine):
    """One draft, and everybody who can lay hands on it."""

    @initialize(by=st.sampled_from([ALICE, BOB, KENJI]), text=TEXTS)
    def write(self, by: str, text: str) -> None:
        self.clock = StandingClock()
        self.store = Store(make_engine(DATABASES.sqlite()), self.clock)
        Org(self.store).import_city(read_city_file(DEMO_CITY))
        self.office = services(self.store)
        self.reminding = Reminding(
            self.store, {WAITS: DraftWaits(Deadlines()), REVIEW: ReviewWaits(), ABSENCE: AbsenceBegins()}
        )
        self.draft = self.office.writing.save(content_for(self.store, by, text), by=by).id

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.engine.dispose()

    @property
    def revision(self) -> int:
        return self.office.reading.render(self.draft).revision.number

    def tries(self, press: Callable[[], object]) -> None:
        """Press; a refusal in words is as good as an effect, anything else is a fault."""
        with contextlib.suppress(UserError):
            press()

    @rule(by=ANYBODY, text=TEXTS)
    def revise(self, by: str, text: str) -> None:
        content = content_for(self.store, ALICE, text)
        self.tries(lambda: self.office.writing.save(content, by=by, draft_id=self.draft))

    @rule(by=ANYBODY, answering=st.booleans())
    def submit(self, by: str, answering: bool) -> None:
        view = self.office.reading.render(self.draft)
        replies = {
            one.id: Reply(AnswerKind.CONTEST if one.severity is Severity.BLOCK else AnswerKind.ANSWER, "確かめました。")
            for one in view.open_questions
            if answering and one.id is not None
        }
        self.tries(lambda: self.office.submitting.submit(self.draft, view.revision.number, replies, by=by))

    @rule(by=st.sampled_from([ALICE, BOB, KENJI]), text=TEXTS)
    def revise_and_submit(self, by: str, text: str) -> None:
        self.revise(by, text)
        self.submit(by, answering=True)

    @rule(by=ANYBODY, old=st.sampled_from([0, 0, 0, 1]))
    def approve(self, by: str, old: int) -> None:
        self.tries(lambda: self.office.deciding.approve(self.draft, self.revision - old, by=by))

    @rule(by=ANYBODY)
    def approve_on_a_condition(self, by: str) -> None:
        self.tries(lambda: self.office.deciding.approve_conditionally(self.draft, self.revision, "雨天中止。", by=by))

    @rule(by=ANYBODY)
    def meet_the_condition(self, by: str) -> None:
        self.tries(lambda: self.office.submitting.meet_condition(self.draft, self.revision, "確かめました。", by=by))

    @rule(by=ANYBODY)
    def revoke(self, by: str) -> None:
        self.tries(lambda: self.office.deciding.revoke(self.draft, self.revision, "見直します。", by=by))

    @rule(by=ANYBODY)
    def pull_back(self, by: str) -> None:
        self.tries(lambda: self.office.submitting.pull_back(self.draft, self.revision, by=by))

    @rule(by=ANYBODY)
    def consult(self, by: str) -> None:
        self.tries(lambda: self.office.concurring.consult(self.draft, self.revision, "見てください。", by=by))

    @rule(by=ANYBODY, life=st.booleans())
    def post_first(self, by: str, life: bool) -> None:
        self.tries(
            lambda: self.office.emergency.post_first(self.draft, self.revision, "緊急です。", by=by, life_at_stake=life)
        )

    @rule(by=ANYBODY)
    def approve_afterwards(self, by: str) -> None:
        self.tries(lambda: self.office.emergency.approve_afterwards(self.draft, self.revision, by=by))

    @rule(by=ANYBODY)
    def refuse_afterwards(self, by: str) -> None:
        self.tries(lambda: self.office.emergency.refuse_afterwards(self.draft, self.revision, "だめです。", by=by))

    @rule(by=ANYBODY)
    def settle(self, by: str) -> None:
        self.tries(lambda: self.office.emergency.settle(self.draft, self.revision, "消しました。", by=by))

    @rule(by=ANYBODY, objecting=st.booleans())
    def review(self, by: str, objecting: bool) -> None:
        if objecting:
            self.tries(lambda: self.office.reviewing.object(self.draft, "意見です。", by=by))
        else:
            self.tries(lambda: self.office.reviewing.seen(self.draft, by=by))

    @rule(who=st.sampled_from([BOB, BOB, FRANK, ERIN, ALICE]))
    def go_away(self, who: str) -> None:
        day = self.clock.now().date()
        self.tries(lambda: self.office.absences.set(Days(day, day + timedelta(days=2)), by=who))

    @rule()
    def come_back(self) -> None:
        for one in self.office.absences.of(BOB):
            self.office.absences.end(one.id, by=BOB)

    @rule(on=st.booleans())
    def an_incident(self, on: bool) -> None:
        with self.store.transaction() as tx:
            holds.lift(tx, "incident:1")
            if on:
                holds.place(tx, "incident:1", None, Measure.CONCURRENCE, "事案 第1号の対応中です。")

    @rule()
    def share_the_account(self) -> None:
        with contextlib.suppress(sa.exc.IntegrityError):
            share(self.store, "総務部危機管理課")

    @rule(by=ANYBODY)
    def concur(self, by: str) -> None:
        self.tries(lambda: self.office.concurring.concur(self.draft, self.revision, by=by))

    @rule(by=ANYBODY)
    def return_it(self, by: str) -> None:
        self.tries(
            lambda: self.office.deciding.return_for_revision(self.draft, self.revision, "直してください。", by=by)
        )

    @rule(by=ANYBODY)
    def reject(self, by: str) -> None:
        self.tries(lambda: self.office.deciding.reject(self.draft, self.revision, "見送ります。", by=by))

    @rule(by=ANYBODY)
    def withdraw(self, by: str) -> None:
        self.tries(lambda: self.office.submitting.withdraw(self.draft, self.revision, by=by))

    @rule()
    def days_pass(self) -> None:
        self.clock.forward(timedelta(days=4))
        Expiring(self.store).expire_due()
        self.reminding.tick()

    @rule(hours=st.integers(-2, 5))
    def hours_pass(self, hours: int) -> None:
        self.clock.forward(timedelta(hours=hours))
        self.reminding.tick()

    @rule(by=ANYBODY)
    def report(self, by: str) -> None:
        view = self.office.reading.render(self.draft)
        posted = {
            one.id: Posted("https://www.facebook.com/niimi.kanko/posts/1", self.clock.now())
            for one in view.revision.accounts
        }
        self.tries(lambda: self.office.posting.report(self.draft, view.revision.number, posted, by=by))

    @invariant()
    def nobody_decided_on_their_own_text(self) -> None:
        own = (Event.MEET_CONDITION, Event.CLOSE_REST, Event.POST_FIRST, Event.SETTLE)
        with self.store.read() as session:
            drafter = session.scalars(sa.select(Draft.drafter_id)).one()
            rows = session.execute(
                sa.select(Decision.person_id, Revision.editor_id)
                .join(Revision, sa.and_(Revision.draft_id == Decision.draft_id, Revision.number == Decision.revision))
                .where(Decision.event.not_in(own))
            )
            assert all(decider not in (drafter, editor) for decider, editor in rows)

    @invariant()
    def only_those_decide_who_may(self) -> None:
        with self.store.read() as session:
            rows = session.execute(
                sa.select(Person.slack_id, Decision.actor)
                .join(Decision, Decision.person_id == Person.id)
                .where(Decision.event.in_(GRANTS))
            ).all()
        capacity = {BOB: Actor.APPROVER, FRANK: Actor.APPROVER, ERIN: Actor.ACTING}
        assert all(capacity.get(who, Actor.PR_DIVISION) is actor for who, actor in rows)
        assert all(who in capacity or who in (CAROL, DAVE) for who, _ in rows)

    @invariant()
    def the_posted_text_is_the_approved_text_unless_it_was_urgent(self) -> None:
        with self.store.read() as session:
            posted = set(session.scalars(sa.select(PostReport.revision)))
            events = (*GRANTS, Event.POST_FIRST)
            approved = set(session.scalars(sa.select(Decision.revision).where(Decision.event.in_(events))))
        assert posted <= approved

    @invariant()
    def what_waits_has_exactly_one_next_reminder(self) -> None:
        with self.store.read() as session:
            state = session.scalars(sa.select(Draft.state)).one()
            matters = [one.matter for one in reminders.pending(session, f"draft:{self.draft}")]
            reviews = session.scalars(sa.select(PostReview.id).where(PostReview.outcome.is_(None))).all()
        at_rest = (State.UNSUBMITTED, State.RETURNED, State.REJECTED, State.WITHDRAWN, State.COMPLETED)
        assert matters.count(WAITS) == (state not in at_rest)
        assert matters.count(REVIEW) == bool(reviews)

    @invariant()
    def every_step_stands_in_the_table_and_the_record_verifies(self) -> None:
        with self.store.read() as session:
            assert verify(session)[1] is None
            moves = [json.loads(one) for one in session.scalars(sa.select(AuditEntry.details).order_by(AuditEntry.seq))]
            state = session.scalars(sa.select(Draft.state)).one()
        steps = [(State(one["from"]), State(one["to"])) for one in moves if "from" in one]
        assert set(steps) <= STEPS
        assert [one[1] for one in steps[:-1]] == [one[0] for one in steps[1:]]
        assert state is (steps[-1][1] if steps else State.UNSUBMITTED)

    @invariant()
    def nothing_waits_with_an_open_question_or_without_concurrence(self) -> None:
        with self.store.read() as session:
            state, number = session.execute(sa.select(Draft.state, Draft.revision)).one()
            if state in (State.UNSUBMITTED, State.RETURNED, State.WITHDRAWN, State.REJECTED):
                return
            rows = session.execute(
                sa.select(DraftFinding.severity, Answer.kind)
                .join(Revision, Revision.id == DraftFinding.revision_id)
                .outerjoin(Answer, Answer.finding_id == DraftFinding.id)
                .where(Revision.number == number)
            ).all()
            concurred = session.scalars(sa.select(Decision.revision).where(Decision.event == Event.CONCUR)).all()
            urgent = session.scalars(sa.select(Decision.revision).where(Decision.event == Event.POST_FIRST)).all()
        assert all(kind is not None for _, kind in rows)
        blocks = [kind for severity, kind in rows if severity is Severity.BLOCK]
        assert all(kind is AnswerKind.CONTEST for kind in blocks)
        assert not blocks or state is State.CONSULTING or number in concurred
        assert not (blocks and number in urgent and state in (State.EMERGENCY, State.RETRO_PENDING))

    @invariant()
    def whoever_is_to_decide_has_a_card_of_this_text(self) -> None:
        wanted = {State.PENDING: "approval_requested", State.CONSULTING: "concurrence_requested"}
        with self.store.read() as session:
            state, number = session.execute(sa.select(Draft.state, Draft.revision)).one()
            if state not in wanted:
                return
            cards = session.scalars(
                sa.select(OutboxMessage.recipient).where(
                    OutboxMessage.intent == wanted[state], OutboxMessage.revision == number
                )
            ).all()
        assert cards


AnyOrder.TestCase.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyOrder = AnyOrder.TestCase
