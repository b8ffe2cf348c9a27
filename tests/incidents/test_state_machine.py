"""Whatever people press in whatever order: the promises about an incident hold after every step."""

import contextlib
import json
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.accounts.models import Hold
from bot.audit.reading import verify
from bot.audit.record import AuditEntry
from bot.errors import UserError
from bot.incidents import clock
from bot.incidents.models import Incident, IncidentTask, TimelineEntry
from bot.incidents.states import OPEN, TRANSITIONS, Event, State, TaskState
from bot.incidents.text_models import IncidentText, TextState
from bot.org.cityfile import read_city_file
from bot.org.service import Org
from bot.practice.demo import DEMO_CITY
from bot.reminders.models import Reminder
from bot.store.engine import make_engine
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store
from rules.incidents.kinds import IncidentKind
from rules.incidents.level import Level
from rules.incidents.sources import Value
from tests.incidents.conftest import ALICE, BOB, CAROL, DAVE, KENJI, VICE_MAYOR, desk_on
from tests.support.clocks import StandingClock
from tests.support.databases import Databases

ANYBODY = st.sampled_from([ALICE, BOB, BOB, CAROL, CAROL, DAVE, KENJI, "U01GRACE", VICE_MAYOR, "U09STRANGER"])
KINDS = st.sampled_from([IncidentKind.VIOLATING_COMMENT, IncidentKind.IMPERSONATION, IncidentKind.BACKLASH])
DATABASES = Databases(Path(tempfile.mkdtemp(prefix="snsbot-incidents")))
STEPS = {(row.source, row.target) for row in TRANSITIONS}


class AnyOrder(RuleBasedStateMachine):
    """One incident, and everybody who can lay hands on it."""

    @initialize(kind=KINDS, drill=st.sampled_from([False, False, True]))
    def report(self, kind: IncidentKind, drill: bool) -> None:
        self.clock = StandingClock()
        self.store = Store(make_engine(DATABASES.sqlite()), self.clock)
        Org(self.store).import_city(read_city_file(DEMO_CITY))
        self.desk = desk_on(self.store, self.clock)
        self.number = self.desk.opened(kind, drill=drill).id
        self.incidents = self.desk.incidents

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.engine.dispose()

    def tries(self, press: Callable[[], object]) -> None:
        """Press; a refusal in words is as good as an effect, anything else is a fault."""
        with contextlib.suppress(UserError):
            press()

    @rule(by=ANYBODY)
    def acknowledge(self, by: str) -> None:
        self.tries(lambda: self.incidents.leading.acknowledge(self.number, by=by))

    @rule(by=ANYBODY)
    def lead(self, by: str) -> None:
        self.tries(lambda: self.incidents.leading.lead(self.number, by=by))

    @rule(by=ANYBODY)
    def leave(self, by: str) -> None:
        self.tries(lambda: self.incidents.leading.leave(self.number, by=by))

    @rule(by=ANYBODY, level=st.sampled_from(Level))
    def level(self, by: str, level: Level) -> None:
        self.tries(lambda: self.incidents.levels.change(self.number, level, "様子を見て", by=by))

    @rule(by=ANYBODY, at=st.integers(0, 30), how=st.sampled_from(["take", "done", "rule_out", "undo"]))
    def step(self, by: str, at: int, how: str) -> None:
        tasks = self.incidents.reading.show(self.number).tasks
        key, steps = tasks[at % len(tasks)].key, self.incidents.steps
        work: dict[str, Callable[[], object]] = {
            "take": lambda: steps.take(self.number, key, by=by),
            "done": lambda: steps.done(self.number, key, {}, by=by),
            "rule_out": lambda: steps.rule_out(self.number, key, "当てはまらない", by=by),
            "undo": lambda: steps.undo(self.number, key, "押しまちがい", by=by),
        }
        self.tries(work[how])

    @rule()
    def everything_demanded_is_done(self) -> None:
        self.desk.ends_demanded(self.number)

    @rule(by=ANYBODY, name=st.sampled_from(["money", "personal_data", "crime"]), yes=st.sampled_from(["yes", "no"]))
    def learn(self, by: str, name: str, yes: str) -> None:
        self.tries(lambda: self.incidents.knowing.learn(self.number, {name: yes}, by=by))

    @rule(by=ANYBODY)
    def update(self, by: str) -> None:
        self.tries(lambda: self.incidents.updates.post(self.number, "調べています。", None, by=by))

    @rule(by=ANYBODY)
    def write(self, by: str) -> None:
        self.tries(lambda: self.incidents.texts.write(self.number, "first-report", {}, by=by))
        key = "comment-removed" if self.kind is IncidentKind.VIOLATING_COMMENT else "holding"
        now = self.clock.now()
        given: dict[str, Value] = {
            "投稿日時": now,
            "件名": "朝市",
            "次回日時": now,
            "規約の条項": "第3条",
            "削除日時": now,
            "措置": "削除",
        }
        self.tries(lambda: self.incidents.texts.write(self.number, key, {**given, "電話": "0867-72-6111"}, by=by))

    @rule(by=ANYBODY, at=st.integers(1, 4), how=st.sampled_from(["approve", "approve", "give_back", "publish"]))
    def text(self, by: str, at: int, how: str) -> None:
        texts = self.incidents.texts
        work: dict[str, Callable[[], object]] = {
            "approve": lambda: texts.approve(at, by=by),
            "give_back": lambda: texts.give_back(at, "直して", by=by),
            "publish": lambda: texts.publish(at, "https://example.com/1", None, by=by),
        }
        self.tries(work[how])

    @rule(by=ANYBODY, event=st.sampled_from([one for one in Event if one is not Event.ACKNOWLEDGE]))
    def towards_the_end(self, by: str, event: Event) -> None:
        self.tries(lambda: self.incidents.closing.move(self.number, event, "様子を見て", by=by))

    @rule(minutes=st.sampled_from([5, 30, 300, 3000]))
    def time_passes(self, minutes: int) -> None:
        self.clock.forward(timedelta(minutes=minutes))
        self.desk.reminding.tick()

    @property
    def kind(self) -> IncidentKind:
        with self.store.read() as session:
            return session.scalars(sa.select(Incident.kind)).one()

    @property
    def state(self) -> State:
        with self.store.read() as session:
            return session.scalars(sa.select(Incident.state)).one()

    @invariant()
    def every_move_stands_in_the_table_and_the_record_verifies(self) -> None:
        with self.store.read() as session:
            assert verify(session)[1] is None
            rows = session.scalars(
                sa.select(AuditEntry.details)
                .where(AuditEntry.event.in_([f"incident.{one}" for one in Event]))
                .order_by(AuditEntry.seq)
            )
            moves = [json.loads(one) for one in rows]
        steps = [(State(one["from"]), State(one["to"])) for one in moves]
        assert set(steps) <= STEPS
        assert [one[1] for one in steps[:-1]] == [one[0] for one in steps[1:]]
        assert self.state is (steps[-1][1] if steps else State.REPORTED)

    @invariant()
    def nothing_closed_leaves_open_what_the_guideline_demands(self) -> None:
        if self.state is not State.CLOSED:
            return
        with self.store.read() as session:
            closed = session.scalars(
                sa.select(AuditEntry.seq).where(AuditEntry.event == "incident.close").order_by(AuditEntry.seq.desc())
            ).first()
            undone = set(
                session.scalars(
                    sa.select(AuditEntry.details).where(
                        AuditEntry.event == "incident.step_undo", AuditEntry.seq > (closed or 0)
                    )
                )
            )
            left = session.scalars(
                sa.select(IncidentTask.key).where(
                    IncidentTask.demanded,
                    IncidentTask.applies,
                    IncidentTask.outlives.is_(False),
                    IncidentTask.state.in_((TaskState.OPEN, TaskState.TAKEN)),
                )
            ).all()
        assert set(left) <= {json.loads(one)["step"] for one in undone}

    @invariant()
    def a_text_that_may_go_out_was_approved_by_two_who_did_not_write_it(self) -> None:
        with self.store.read() as session:
            ready = (TextState.APPROVED, TextState.PUBLISHED)
            for text in session.scalars(sa.select(IncidentText).where(IncidentText.state.in_(ready))):
                if text.statement == "first-report":
                    continue
                assert len({text.head_id, text.pr_id, text.writer_id} - {None}) == 3

    @invariant()
    def it_holds_only_while_it_burns_and_is_no_drill(self) -> None:
        with self.store.read() as session:
            held = session.scalars(sa.select(Hold.id)).all()
            drill, level = session.execute(sa.select(Incident.drill, Incident.level)).one()
        if drill or self.state not in OPEN:
            assert not held
        elif level >= Level.GRAVE or self.kind is IncidentKind.BACKLASH:
            assert held

    @invariant()
    def the_clock_watches_what_waits_and_nothing_else(self) -> None:
        with self.store.read() as session:
            matters = set(session.scalars(sa.select(Reminder.matter)))
            lead, acknowledged = session.execute(sa.select(Incident.lead_id, Incident.acknowledged_at)).one()
        if self.state in OPEN:
            assert clock.UPDATE in matters
            assert (clock.NO_LEAD in matters) is (lead is None)
            assert (clock.UNACKNOWLEDGED in matters) is (acknowledged is None)
        else:
            assert not matters & {clock.UPDATE, clock.NO_LEAD, clock.UNACKNOWLEDGED, clock.INTERIM}

    @invariant()
    def everything_is_said_in_one_thread_and_once(self) -> None:
        with self.store.read() as session:
            card = session.scalars(sa.select(Incident.card)).one()
            said = session.scalars(sa.select(OutboxMessage).where(OutboxMessage.intent == "incident_said")).all()
            entries = set(session.scalars(sa.select(TimelineEntry.id)))
        assert all(one.thread == card for one in said)
        counted = Counter(one.params["entry"] for one in said)
        assert all(count == 1 for count in counted.values())
        assert {int(one) for one in counted} <= entries


AnyOrder.TestCase.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyOrder = AnyOrder.TestCase
