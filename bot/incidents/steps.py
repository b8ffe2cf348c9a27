"""担当する・完了・該当なし: the steps of the playbook. The first who presses wins; the second is told who it was."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.audit import record
from bot.drafts.checking import Checker
from bot.drafts.content import clean
from bot.errors import UserError
from bot.incidents import moves
from bot.incidents.effects import once
from bot.incidents.errors import AlreadyDone, WordsMissing
from bot.incidents.models import Entry, Incident, IncidentTask
from bot.incidents.states import TASK_MOVES, TASK_NAMES, TaskEvent, TaskState
from bot.incidents.views import IncidentView
from bot.people import service as people
from bot.people.service import Colleague, by_id
from bot.store.rows import change
from bot.store.unit import Store, Transaction
from rules.incidents.handbook import Handbook
from rules.incidents.playbook import Step
from rules.japanese_time import japanese_time


class SecondPersonNeeded(UserError):
    """Whoever did the step that is looked at here cannot look at it."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"「{title}」を行った人とは、別の人が確かめる手順です。", "ほかの職員に、この手順を頼んでください。"
        )


@dataclass(frozen=True)
class _Turn:
    """What somebody does with a step."""

    event: TaskEvent
    reason: str = ""
    evidence: Mapping[str, str] = field(default_factory=dict)


class Steps:
    """Moves steps. `by` is a Slack user id, `delivery` a delivery's key. Everybody in the register can help."""

    def __init__(self, store: Store, checker: Checker, handbook: Handbook) -> None:
        self._store = store
        self._checker = checker
        self._handbook = handbook

    def take(self, incident_id: int, key: str, *, by: str, delivery: str | None = None) -> IncidentView:
        """担当する: say that one is doing it.

        Raises:
            AlreadyDone, SecondPersonNeeded, NotRegistered.
        """
        return self._move(incident_id, key, _Turn(TaskEvent.TAKE), by=by, delivery=delivery)

    def done(
        self, incident_id: int, key: str, evidence: Mapping[str, str], *, by: str, delivery: str | None = None
    ) -> IncidentView:
        """完了, with what the playbook asks to write down.

        Raises:
            AlreadyDone, SecondPersonNeeded, SecretInText, NotRegistered.
        """
        kept = {name: clean(text).strip() for name, text in evidence.items()}
        kept = {name: text for name, text in kept.items() if text}
        self._checker.refuse_secrets(list(kept.items()), now=self._store.clock.now())
        return self._move(incident_id, key, _Turn(TaskEvent.DO, evidence=kept), by=by, delivery=delivery)

    def rule_out(
        self, incident_id: int, key: str, reason: str, *, by: str, delivery: str | None = None
    ) -> IncidentView:
        """該当なし, with the reason.

        Raises:
            WordsMissing, AlreadyDone, SecretInText, NotRegistered.
        """
        turn = self._reasoned(TaskEvent.RULE_OUT, reason)
        return self._move(incident_id, key, turn, by=by, delivery=delivery)

    def undo(self, incident_id: int, key: str, reason: str, *, by: str, delivery: str | None = None) -> IncidentView:
        """Take back what was pressed by mistake, with the reason; the timeline keeps both.

        Raises:
            WordsMissing, AlreadyDone, SecretInText, NotRegistered.
        """
        turn = self._reasoned(TaskEvent.UNDO, reason)
        return self._move(incident_id, key, turn, by=by, delivery=delivery)

    def _reasoned(self, event: TaskEvent, reason: str) -> _Turn:
        given = clean(reason).strip()
        if not given:
            raise WordsMissing
        self._checker.refuse_secrets([("reason", given)], now=self._store.clock.now())
        return _Turn(event, given)

    def _move(self, incident_id: int, key: str, turn: _Turn, *, by: str, delivery: str | None) -> IncidentView:
        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.load(tx.session, incident_id)
            task = _task(tx.session, incident, key)
            step = self._step(incident, task)
            if step is not None and turn.event in (TaskEvent.TAKE, TaskEvent.DO):
                _require_second_person(tx.session, incident, step, person)
            _carry_out(tx, task, turn, person)
            if step is not None and step.public_act and task.state is TaskState.DONE:
                incident.first_public_at = incident.first_public_at or tx.now
            _tell(tx, incident, task, turn, person)
            return incident.id

        return once(self._store, delivery, effect)

    def _step(self, incident: Incident, task: IncidentTask) -> Step | None:
        """The step in the playbook; None where the city has taken it out since."""
        try:
            return self._handbook.playbook(incident.kind).step(task.step)
        except KeyError:
            return None


def _task(session: Session, incident: Incident, key: str) -> IncidentTask:
    statement = sa.select(IncidentTask).where(IncidentTask.incident_id == incident.id, IncidentTask.key == key)
    found = session.scalars(statement.with_for_update()).first()
    if found is None:
        raise UserError("この手順は見つかりませんでした。", "最新のチェックリストから操作してください。")
    return found


def _require_second_person(session: Session, incident: Incident, step: Step, person: Colleague) -> None:
    if step.not_by_doer_of is None:
        return
    statement = sa.select(IncidentTask).where(
        IncidentTask.incident_id == incident.id,
        IncidentTask.step == step.not_by_doer_of,
        sa.or_(IncidentTask.ended_by == person.id, IncidentTask.taken_by == person.id),
    )
    theirs = session.scalars(statement.limit(1)).first()
    if theirs is not None:
        raise SecondPersonNeeded(theirs.title)


def _carry_out(tx: Transaction, task: IncidentTask, turn: _Turn, person: Colleague) -> None:
    target = TASK_MOVES.get((task.state, turn.event))
    if target is None:
        raise _too_late(tx.session, task)
    values: dict[str, object] = {"state": target, "applies": True}
    if turn.event is TaskEvent.TAKE:
        values["taken_by"] = person.id
    elif turn.event is TaskEvent.UNDO:
        values |= {"taken_by": None, "ended_by": None, "ended_at": None, "reason": "", "evidence": {}}
    else:
        values |= {"ended_by": person.id, "ended_at": tx.now, "reason": turn.reason, "evidence": dict(turn.evidence)}
    moved = change(
        tx.session,
        sa.update(IncidentTask)
        .where(IncidentTask.id == task.id, IncidentTask.state == task.state)
        .values(**values)
        .execution_options(synchronize_session="fetch"),
    )
    if not moved:
        tx.session.refresh(task)
        raise _too_late(tx.session, task)


def _tell(tx: Transaction, incident: Incident, task: IncidentTask, turn: _Turn, person: Colleague) -> None:
    record.append(
        tx,
        actor=person.slack_id,
        event=f"incident.step_{turn.event}",
        subject=moves.subject(incident.id),
        details={"step": task.key, "to": task.state, "with_reason": bool(turn.reason)},
    )
    said: dict[TaskEvent, Callable[[str], str]] = {
        TaskEvent.TAKE: lambda title: f"「{title}」を担当します。",
        TaskEvent.DO: lambda title: f"「{title}」を終えました。",
        TaskEvent.RULE_OUT: lambda title: f"「{title}」は該当なしとしました。",
        TaskEvent.UNDO: lambda title: f"「{title}」を未着手に戻しました。",
    }
    words = turn.reason or "\n".join(task.evidence.values())
    # Who takes a step shows in the checklist; what was done or left out is news for everybody.
    moves.note(
        tx,
        incident,
        Entry.STEP,
        person.slack_id,
        said[turn.event](task.title),
        words=words,
        aloud=turn.event is not TaskEvent.TAKE,
    )


def _too_late(session: Session, task: IncidentTask) -> AlreadyDone:
    who = task.ended_by or task.taken_by
    if who is None:
        return AlreadyDone(
            f"「{task.title}」は今「{TASK_NAMES[task.state]}」です。", "最新のチェックリストから操作してください。"
        )
    name, when = by_id(session, who).slack_id, f"{japanese_time(task.ended_at)}に" if task.ended_at else ""
    did = {
        TaskState.TAKEN: "担当しています",
        TaskState.DONE: "完了にしました",
        TaskState.NOT_APPLICABLE: "該当なしにしました",
    }[task.state]
    return AlreadyDone(f"「{task.title}」は、<@{name}>さんが{when}{did}。", "あらためて操作する必要はありません。")
