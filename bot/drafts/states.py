"""The one table of transitions for drafts. What is not in it does not happen."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a draft stands (用語集)."""

    UNSUBMITTED = "draft_unsubmitted"
    CONSULTING = "consulting"
    PENDING = "pending"
    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    POSTED = "posted"
    COMPLETED = "completed"


STATE_NAMES = {
    State.UNSUBMITTED: "下書き",
    State.CONSULTING: "合議",
    State.PENDING: "承認待ち",
    State.APPROVED: "承認",
    State.RETURNED: "差戻し",
    State.REJECTED: "却下",
    State.WITHDRAWN: "取下げ",
    State.POSTED: "投稿済み報告",
    State.COMPLETED: "完了",
}


class Event(StrEnum):
    """What moves a draft."""

    REVISE = "revise"
    SUBMIT = "submit"
    SUBMIT_FOR_CONCURRENCE = "submit_for_concurrence"
    CONCUR = "concur"
    APPROVE = "approve"
    RETURN = "return_for_revision"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    REPORT_POSTED = "posted_report"
    COMPLETE = "complete"
    CLOSE_REST = "close_rest"
    EXPIRE = "expire"


class Actor(StrEnum):
    """In what capacity somebody moves a draft."""

    DRAFTER = "drafter"
    APPROVER = "approver"
    PR_DIVISION = "pr_division"
    SYSTEM = "system"


@dataclass(frozen=True)
class Transition:
    """One row of the table."""

    source: State
    event: Event
    target: State
    actor: Actor


def _rows(sources: tuple[State, ...], event: Event, target: State, actor: Actor) -> tuple[Transition, ...]:
    return tuple(Transition(source, event, target, actor) for source in sources)


_S, _E, _A = State, Event, Actor
_WITH_THE_DRAFTER = (_S.UNSUBMITTED, _S.RETURNED)
_IN_PROGRESS = (_S.CONSULTING, _S.PENDING)

TRANSITIONS: tuple[Transition, ...] = (
    # Any edit goes back to the drafter's desk: an approval is for a text, not for a number (§6(3)).
    *_rows((*_WITH_THE_DRAFTER, *_IN_PROGRESS, _S.APPROVED), _E.REVISE, _S.UNSUBMITTED, _A.DRAFTER),
    *_rows((_S.UNSUBMITTED, _S.RETURNED), _E.SUBMIT, _S.PENDING, _A.DRAFTER),
    *_rows((_S.UNSUBMITTED, _S.RETURNED), _E.SUBMIT_FOR_CONCURRENCE, _S.CONSULTING, _A.DRAFTER),
    Transition(_S.CONSULTING, _E.CONCUR, _S.PENDING, _A.PR_DIVISION),
    Transition(_S.CONSULTING, _E.RETURN, _S.RETURNED, _A.PR_DIVISION),
    Transition(_S.PENDING, _E.APPROVE, _S.APPROVED, _A.APPROVER),
    Transition(_S.PENDING, _E.RETURN, _S.RETURNED, _A.APPROVER),
    Transition(_S.PENDING, _E.REJECT, _S.REJECTED, _A.APPROVER),
    *_rows((*_WITH_THE_DRAFTER, *_IN_PROGRESS, _S.APPROVED), _E.WITHDRAW, _S.WITHDRAWN, _A.DRAFTER),
    # An approval is for now: after its days the head looks again.
    Transition(_S.APPROVED, _E.EXPIRE, _S.PENDING, _A.SYSTEM),
    Transition(_S.APPROVED, _E.REPORT_POSTED, _S.POSTED, _A.DRAFTER),
    Transition(_S.POSTED, _E.REPORT_POSTED, _S.POSTED, _A.DRAFTER),
    # Posted on some accounts, never to be on the others: no draft waits for ever.
    Transition(_S.POSTED, _E.CLOSE_REST, _S.COMPLETED, _A.DRAFTER),
    Transition(_S.POSTED, _E.COMPLETE, _S.COMPLETED, _A.SYSTEM),
)

_TABLE = {(row.source, row.event): row for row in TRANSITIONS}


def transition(source: State, event: Event) -> Transition | None:
    """The row for an event in a state; None where the table has none."""
    return _TABLE.get((source, event))
