"""The one table of transitions for incidents, and the one for their steps. What is not in it does not happen."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where an incident stands."""

    REPORTED = "reported"
    RESPONDING = "responding"
    SETTLING = "settling"
    CLOSED = "closed"
    DISMISSED = "dismissed"


STATE_NAMES = {
    State.REPORTED: "報告",
    State.RESPONDING: "対応中",
    State.SETTLING: "収束確認",
    State.CLOSED: "終結",
    State.DISMISSED: "事案ではなかった",
}
OPEN = (State.REPORTED, State.RESPONDING, State.SETTLING)


class Event(StrEnum):
    """What moves an incident."""

    ACKNOWLEDGE = "acknowledge"
    SETTLE = "settle"
    RESUME = "resume"
    CLOSE = "close"
    DISMISS = "dismiss"
    REOPEN = "reopen"


EVENT_NAMES = {
    Event.ACKNOWLEDGE: "受理しました",
    Event.SETTLE: "収束の確認に入りました",
    Event.RESUME: "対応中に戻しました",
    Event.CLOSE: "終結しました",
    Event.DISMISS: "事案ではなかったものとして終えました",
    Event.REOPEN: "終わった事案を対応中に戻しました",
}


class Part(StrEnum):
    """In what capacity somebody moves an incident."""

    ANYBODY = "anybody"
    RESPONSIBLE = "responsible"


@dataclass(frozen=True)
class Transition:
    """One row of the table."""

    source: State
    event: Event
    target: State
    part: Part


_S, _E, _P = State, Event, Part

TRANSITIONS: tuple[Transition, ...] = (
    # Whoever takes a report up says so: the reporter must not sit and wait.
    Transition(_S.REPORTED, _E.ACKNOWLEDGE, _S.RESPONDING, _P.ANYBODY),
    Transition(_S.REPORTED, _E.DISMISS, _S.DISMISSED, _P.RESPONSIBLE),
    Transition(_S.RESPONDING, _E.DISMISS, _S.DISMISSED, _P.RESPONSIBLE),
    Transition(_S.RESPONDING, _E.SETTLE, _S.SETTLING, _P.RESPONSIBLE),
    # It flares up again: nobody opens a second thread for the same fire.
    Transition(_S.SETTLING, _E.RESUME, _S.RESPONDING, _P.ANYBODY),
    Transition(_S.SETTLING, _E.CLOSE, _S.CLOSED, _P.RESPONSIBLE),
    Transition(_S.CLOSED, _E.REOPEN, _S.RESPONDING, _P.RESPONSIBLE),
    Transition(_S.DISMISSED, _E.REOPEN, _S.RESPONDING, _P.RESPONSIBLE),
)

_TABLE = {(row.source, row.event): row for row in TRANSITIONS}


def transition(source: State, event: Event) -> Transition | None:
    """The row for an event in a state; None where the table has none."""
    return _TABLE.get((source, event))


class TaskState(StrEnum):
    """Where a step stands."""

    OPEN = "open"
    TAKEN = "taken"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


TASK_NAMES = {
    TaskState.OPEN: "未着手",
    TaskState.TAKEN: "対応中",
    TaskState.DONE: "完了",
    TaskState.NOT_APPLICABLE: "該当なし",
}


class TaskEvent(StrEnum):
    """What moves a step."""

    TAKE = "take"
    DO = "do"
    RULE_OUT = "rule_out"
    UNDO = "undo"


TASK_MOVES: dict[tuple[TaskState, TaskEvent], TaskState] = {
    (TaskState.OPEN, TaskEvent.TAKE): TaskState.TAKEN,
    (TaskState.OPEN, TaskEvent.DO): TaskState.DONE,
    (TaskState.TAKEN, TaskEvent.DO): TaskState.DONE,
    (TaskState.OPEN, TaskEvent.RULE_OUT): TaskState.NOT_APPLICABLE,
    (TaskState.TAKEN, TaskEvent.RULE_OUT): TaskState.NOT_APPLICABLE,
    # Pressed in a hurry: it is taken back, and the record keeps both.
    (TaskState.TAKEN, TaskEvent.UNDO): TaskState.OPEN,
    (TaskState.DONE, TaskEvent.UNDO): TaskState.OPEN,
    (TaskState.NOT_APPLICABLE, TaskEvent.UNDO): TaskState.OPEN,
}
ENDED = (TaskState.DONE, TaskState.NOT_APPLICABLE)
