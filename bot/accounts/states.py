"""The one table of transitions for accounts. What is not in it does not happen."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where an account stands on its way to the register, in it, and out of it (§3, §5)."""

    PREPARING = "preparing"
    ADMISSION = "admission"
    REPORTED = "reported"
    RECEIVED = "received"
    OFFICIAL = "official"
    CHANGING = "changing"
    CHANGE_REPORTED = "change_reported"
    CLOSING = "closing"
    CLOSED = "closed"
    ABANDONED = "abandoned"


STATE_NAMES = {
    State.PREPARING: "準備中",
    State.ADMISSION: "審査中（§3）",
    State.REPORTED: "届出（受理待ち）",
    State.RECEIVED: "受理（公開の準備中）",
    State.OFFICIAL: "公式",
    State.CHANGING: "公式（変更の届出前）",
    State.CHANGE_REPORTED: "公式（変更届の受理待ち）",
    State.CLOSING: "廃止手続き中",
    State.CLOSED: "廃止",
    State.ABANDONED: "取りやめ",
}

#: An account in one of these has been through the procedure of §5 and may be written on (§6(1)). While it is being
#: closed too: the notice of its end is a post.
IN_USE = (State.OFFICIAL, State.CHANGING, State.CHANGE_REPORTED, State.CLOSING)
#: The way to the register: what may still be given up.
OPENING = (State.PREPARING, State.ADMISSION, State.REPORTED, State.RECEIVED)
#: What stands on the city's homepage (§5(5)); closed accounts stay there as「廃止」.
LISTED = (State.RECEIVED, *IN_USE, State.CLOSED)


class Event(StrEnum):
    """What moves an account."""

    EDIT = "edit"
    ASK_ADMISSION = "ask_admission"
    ADMIT = "admit"
    REFUSE = "refuse"
    REPORT = "report"
    RECEIVE = "receive"
    RETURN = "return"
    COMPLETE = "complete"
    START_CLOSING = "start_closing"
    CANCEL_CLOSING = "cancel_closing"
    CLOSE = "close"
    ABANDON = "abandon"
    RESUME = "resume"


class Actor(StrEnum):
    """In what capacity somebody moves an account."""

    SECTION = "section"
    HEAD = "head"
    PR_DIVISION = "pr_division"
    SYSTEM = "system"


@dataclass(frozen=True)
class Transition:
    """One row of the table."""

    source: State
    event: Event
    target: State
    actor: Actor


_S, _E, _A = State, Event, Actor

TRANSITIONS: tuple[Transition, ...] = (
    Transition(_S.PREPARING, _E.EDIT, _S.PREPARING, _A.SECTION),
    # What was reported is a text, not a number: who edits it takes it back and reports again (§5(2)).
    Transition(_S.REPORTED, _E.EDIT, _S.PREPARING, _A.SECTION),
    Transition(_S.RECEIVED, _E.EDIT, _S.PREPARING, _A.SECTION),
    Transition(_S.ADMISSION, _E.EDIT, _S.ADMISSION, _A.SECTION),
    Transition(_S.OFFICIAL, _E.EDIT, _S.CHANGING, _A.SECTION),
    Transition(_S.CHANGING, _E.EDIT, _S.CHANGING, _A.SECTION),
    Transition(_S.CHANGE_REPORTED, _E.EDIT, _S.CHANGING, _A.SECTION),
    # §3: other media than Facebook, where their trouble can be kept as rare.
    Transition(_S.PREPARING, _E.ASK_ADMISSION, _S.ADMISSION, _A.SECTION),
    Transition(_S.ADMISSION, _E.ADMIT, _S.PREPARING, _A.PR_DIVISION),
    Transition(_S.ADMISSION, _E.REFUSE, _S.PREPARING, _A.PR_DIVISION),
    # §5(2): the head reports, the PR division receives.
    Transition(_S.PREPARING, _E.REPORT, _S.REPORTED, _A.HEAD),
    Transition(_S.REPORTED, _E.RECEIVE, _S.RECEIVED, _A.PR_DIVISION),
    Transition(_S.REPORTED, _E.RETURN, _S.PREPARING, _A.PR_DIVISION),
    Transition(_S.RECEIVED, _E.COMPLETE, _S.OFFICIAL, _A.SYSTEM),
    Transition(_S.CHANGING, _E.REPORT, _S.CHANGE_REPORTED, _A.HEAD),
    Transition(_S.CHANGE_REPORTED, _E.RECEIVE, _S.OFFICIAL, _A.PR_DIVISION),
    Transition(_S.CHANGE_REPORTED, _E.RETURN, _S.CHANGING, _A.PR_DIVISION),
    # An account from before the register reports without a change of its own.
    Transition(_S.OFFICIAL, _E.REPORT, _S.CHANGE_REPORTED, _A.HEAD),
    Transition(_S.OFFICIAL, _E.START_CLOSING, _S.CLOSING, _A.HEAD),
    Transition(_S.CHANGING, _E.START_CLOSING, _S.CLOSING, _A.HEAD),
    Transition(_S.CHANGE_REPORTED, _E.START_CLOSING, _S.CLOSING, _A.HEAD),
    Transition(_S.CLOSING, _E.CANCEL_CLOSING, _S.CHANGING, _A.HEAD),
    Transition(_S.CLOSING, _E.CLOSE, _S.CLOSED, _A.PR_DIVISION),
    *(Transition(source, _E.ABANDON, _S.ABANDONED, _A.SECTION) for source in OPENING),
    Transition(_S.ABANDONED, _E.RESUME, _S.PREPARING, _A.SECTION),
)

_TABLE = {(row.source, row.event): row for row in TRANSITIONS}


def transition(source: State, event: Event) -> Transition | None:
    """The row for an event in a state; None where the table has none."""
    return _TABLE.get((source, event))
