"""The one table of transitions for drafts. What is not in it does not happen."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a draft stands (用語集)."""

    UNSUBMITTED = "draft_unsubmitted"
    CONSULTING = "consulting"
    PENDING = "pending"
    CONDITIONAL = "approved_conditionally"
    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EMERGENCY = "emergency"
    RETRO_PENDING = "retro_pending"
    RETRO_REFUSED = "retro_refused"
    POSTED = "posted"
    COMPLETED = "completed"


STATE_NAMES = {
    State.UNSUBMITTED: "下書き",
    State.CONSULTING: "合議",
    State.PENDING: "承認待ち",
    State.CONDITIONAL: "条件付き承認",
    State.APPROVED: "承認",
    State.RETURNED: "差戻し",
    State.REJECTED: "却下",
    State.WITHDRAWN: "取下げ",
    State.EMERGENCY: "緊急投稿",
    State.RETRO_PENDING: "事後承認待ち",
    State.RETRO_REFUSED: "事後不承認",
    State.POSTED: "投稿済み報告",
    State.COMPLETED: "完了",
}


class Event(StrEnum):
    """What moves a draft."""

    REVISE = "revise"
    SUBMIT = "submit"
    SUBMIT_FOR_CONCURRENCE = "submit_for_concurrence"
    PULL_BACK = "pull_back"
    CONSULT = "consult"
    CONCUR = "concur"
    APPROVE_PART = "approve_part"
    APPROVE = "approve"
    APPROVE_CONDITIONALLY = "approve_conditional"
    MEET_CONDITION = "meet_condition"
    REVOKE = "revoke"
    RETURN = "return_for_revision"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    POST_FIRST = "emergency_exemption"
    REPORT_POSTED = "posted_report"
    COMPLETE = "complete"
    CLOSE_REST = "close_rest"
    EXPIRE = "expire"
    APPROVE_AFTERWARDS = "retro_approval"
    REFUSE_AFTERWARDS = "retro_refusal"
    SETTLE = "settle"


class Actor(StrEnum):
    """In what capacity somebody moves a draft."""

    DRAFTER = "drafter"
    APPROVER = "approver"
    ACTING = "acting_approver"
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
_GRANTED = (_S.APPROVED, _S.CONDITIONAL)
_NOT_POSTED = (*_WITH_THE_DRAFTER, *_IN_PROGRESS, *_GRANTED, _S.EMERGENCY)

TRANSITIONS: tuple[Transition, ...] = (
    # Any edit goes back to the drafter's desk: an approval is for a text, not for a number (§6(3)).
    *_rows(_NOT_POSTED, _E.REVISE, _S.UNSUBMITTED, _A.DRAFTER),
    *_rows(_WITH_THE_DRAFTER, _E.SUBMIT, _S.PENDING, _A.DRAFTER),
    *_rows(_WITH_THE_DRAFTER, _E.SUBMIT_FOR_CONCURRENCE, _S.CONSULTING, _A.DRAFTER),
    *_rows((*_IN_PROGRESS, _S.EMERGENCY), _E.PULL_BACK, _S.UNSUBMITTED, _A.DRAFTER),
    Transition(_S.PENDING, _E.CONSULT, _S.CONSULTING, _A.APPROVER),
    Transition(_S.CONSULTING, _E.CONCUR, _S.PENDING, _A.PR_DIVISION),
    Transition(_S.CONSULTING, _E.RETURN, _S.RETURNED, _A.PR_DIVISION),
    # A joint account (§5(1)): one section has approved, others are still to.
    Transition(_S.PENDING, _E.APPROVE_PART, _S.PENDING, _A.APPROVER),
    Transition(_S.PENDING, _E.APPROVE, _S.APPROVED, _A.APPROVER),
    Transition(_S.PENDING, _E.APPROVE_CONDITIONALLY, _S.CONDITIONAL, _A.APPROVER),
    Transition(_S.CONDITIONAL, _E.MEET_CONDITION, _S.APPROVED, _A.DRAFTER),
    *_rows(_GRANTED, _E.REVOKE, _S.RETURNED, _A.APPROVER),
    Transition(_S.PENDING, _E.RETURN, _S.RETURNED, _A.APPROVER),
    Transition(_S.PENDING, _E.REJECT, _S.REJECTED, _A.APPROVER),
    *_rows(_NOT_POSTED, _E.WITHDRAW, _S.WITHDRAWN, _A.DRAFTER),
    # An approval is for now: after its days the head looks again.
    *_rows(_GRANTED, _E.EXPIRE, _S.PENDING, _A.SYSTEM),
    # §6(1)ただし書: posted first, approved afterwards.
    *_rows((*_WITH_THE_DRAFTER, *_IN_PROGRESS), _E.POST_FIRST, _S.EMERGENCY, _A.DRAFTER),
    Transition(_S.EMERGENCY, _E.REPORT_POSTED, _S.RETRO_PENDING, _A.DRAFTER),
    Transition(_S.RETRO_PENDING, _E.REPORT_POSTED, _S.RETRO_PENDING, _A.DRAFTER),
    Transition(_S.RETRO_PENDING, _E.APPROVE_PART, _S.RETRO_PENDING, _A.APPROVER),
    Transition(_S.RETRO_PENDING, _E.APPROVE_AFTERWARDS, _S.POSTED, _A.APPROVER),
    Transition(_S.RETRO_PENDING, _E.REFUSE_AFTERWARDS, _S.RETRO_REFUSED, _A.APPROVER),
    # What was put right after a refusal: corrected or deleted, and why that is the end of it.
    Transition(_S.RETRO_REFUSED, _E.SETTLE, _S.COMPLETED, _A.DRAFTER),
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
