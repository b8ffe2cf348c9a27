"""Moving a draft along the table of transitions: a conditional update and its entry in the record, together."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.audit import record
from bot.audit.record import AuditEntry
from bot.drafts.errors import AlreadyMoved, DraftNotFound, TextChanged
from bot.drafts.models import Decision, Draft, Revision
from bot.drafts.states import STATE_NAMES, Actor, Event, State, transition
from bot.people.service import Colleague
from bot.reminders import service as reminders
from bot.store.outbox import Letter, OutboxState
from bot.store.rows import change
from bot.store.unit import Transaction
from rules.japanese_time import japanese_time

#: Messages whose buttons depend on where the draft stands; they are redrawn when it moves.
CARDS = (
    "approval_requested",
    "concurrence_requested",
    "approved",
    "approved_conditionally",
    "returned",
    "emergency",
    "post_first",
    "condition_met",
    "retro_requested",
    "retro_refused",
    "review_requested",
    "reminder",
    "image_cleaned",
)
REDRAWN = "card_redrawn"
#: The reminder of a draft that waits for somebody; see `bot.drafts.reminding`.
WAITS = "draft_waits"
_WITH_THE_DRAFTER = (State.UNSUBMITTED, State.RETURNED)
_WAITING = (
    State.CONSULTING,
    State.PENDING,
    State.CONDITIONAL,
    State.APPROVED,
    State.EMERGENCY,
    State.RETRO_PENDING,
    State.RETRO_REFUSED,
    State.POSTED,
)
#: Events with which a decision is asked for anew.
_NEW_ROUND = (Event.SUBMIT, Event.SUBMIT_FOR_CONCURRENCE, Event.EXPIRE, Event.POST_FIRST)

_DECIDED = {
    Event.APPROVE: "承認しました",
    Event.APPROVE_CONDITIONALLY: "条件を付けて承認しました",
    Event.APPROVE_AFTERWARDS: "事後承認しました",
    Event.REFUSE_AFTERWARDS: "事後不承認としました",
    Event.REVOKE: "承認を取り消しました",
    Event.RETURN: "差し戻しました",
    Event.REJECT: "却下しました",
    Event.CONCUR: "合議に同意しました",
    Event.WITHDRAW: "取り下げました",
}
_DONE = {
    **_DECIDED,
    Event.SUBMIT: "提出しました",
    Event.SUBMIT_FOR_CONCURRENCE: "提出しました",
    Event.REVISE: "文章を直しました",
    Event.REPORT_POSTED: "投稿済みと報告しました",
    Event.COMPLETE: "投稿済みと報告しました",
    Event.CLOSE_REST: "完了にしました",
    Event.PULL_BACK: "手元に引き戻しました",
    Event.CONSULT: "秘書広報課に合議を求めました",
    Event.APPROVE_PART: "所属分を承認しました",
    Event.MEET_CONDITION: "条件を満たしたと報告しました",
    Event.POST_FIRST: "緊急投稿にしました",
    Event.SETTLE: "処置を報告しました",
}


def subject(draft: Draft) -> str:
    """The name of a draft in the record and the outbox."""
    return f"draft:{draft.id}"


def load(session: Session, draft_id: int) -> Draft:
    """The draft, locked for the rest of a writing transaction.

    Raises:
        DraftNotFound: there is none with this number.
    """
    draft = session.get(Draft, draft_id, with_for_update=True)
    if draft is None:
        raise DraftNotFound
    return draft


def current(session: Session, draft: Draft) -> Revision:
    """The newest revision of a draft."""
    statement = sa.select(Revision).where(Revision.draft_id == draft.id, Revision.number == draft.revision)
    return session.scalars(statement).one()


def move(
    tx: Transaction,
    draft: Draft,
    event: Event,
    *,
    by: Colleague | None,
    revision: int,
    capacity: Actor | None = None,
    details: record.Details | None = None,
) -> State:
    """Take one step of the table; the first of several who press wins. `by` is None for the clock.

    What waits for somebody afterwards is reminded of, what does not is not any more.

    Args:
        capacity: in what capacity `by` moves it, where that is not the one of the table（代決）.

    Raises:
        TextChanged: `revision` is not the newest.
        AlreadyMoved: the table has no such step from where the draft is; says who moved it there.
    """
    if draft.revision != revision:
        raise TextChanged
    row = transition(draft.state, event)
    if row is None:
        raise AlreadyMoved(*where_it_stands(tx.session, draft))
    moved = change(
        tx.session,
        sa.update(Draft)
        .where(Draft.id == draft.id, Draft.state == row.source, Draft.revision == revision)
        .values(state=row.target, updated_at=tx.now, round=Draft.round + int(event in _NEW_ROUND))
        .execution_options(synchronize_session="fetch"),
    )
    if not moved:
        raise AlreadyMoved(*where_it_stands(tx.session, draft))
    record.append(
        tx,
        actor=by.slack_id if by else record.SYSTEM,
        event=f"draft.{event}",
        subject=subject(draft),
        details={
            "from": row.source,
            "to": row.target,
            "revision": revision,
            "as": capacity or row.actor,
            **(details or {}),
        },
    )
    redraw_cards(tx, draft, f"{event}.{revision}.{tx.now.timestamp()}")
    redraw_original(tx, draft, f"corrected.{draft.id}.{event}.{revision}.{tx.now.timestamp()}")
    if row.target in _WAITING:
        reminders.schedule(tx, WAITS, subject(draft), tx.now)
    else:
        reminders.settle(tx, subject(draft), WAITS)
    return row.target


def require_step(session: Session, draft: Draft, event: Event, revision: int) -> None:
    """Let pass a press that the table knows in this state, before anybody asks who pressed.

    Raises:
        TextChanged, AlreadyMoved: as for `move`.
    """
    if draft.revision != revision:
        raise TextChanged
    if transition(draft.state, event) is None:
        raise AlreadyMoved(*where_it_stands(session, draft))


def redraw_cards(tx: Transaction, draft: Draft, occasion: str) -> None:
    """Queue a fresh drawing of every card about this draft that has buttons, unless one is queued.

    A card of an earlier revision is drawn for the last time once the next one is out of the drafter's hands: it then
    says so, and nothing that follows changes it. The letter that draws it carries the draft's revision.
    """
    name = subject(draft)
    waiting = tx.outbox.targets_waiting(name, REDRAWN)
    drawn = tx.outbox.messages(name, REDRAWN)
    over = {one.target for one in drawn if one.revision is not None and one.state is not OutboxState.PARKED}
    for card in tx.outbox.messages(name, *CARDS):
        if card.message_id in waiting or card.message_id in over:
            continue
        last = card.revision != draft.revision and draft.state not in _WITH_THE_DRAFTER
        tx.outbox.add(
            Letter(
                intent=REDRAWN,
                subject=name,
                to=card.recipient,
                about=f"{card.message_id}.{occasion}",
                revision=draft.revision if last else None,
                target=card.message_id,
            )
        )


def redraw_original(tx: Transaction, draft: Draft, occasion: str) -> None:
    """Redraw the cards of the draft that this one corrects: they name it, and where it stands."""
    original = tx.session.get(Draft, draft.corrects_id) if draft.corrects_id is not None else None
    if original is not None:
        redraw_cards(tx, original, occasion)


def decide(
    tx: Transaction,
    draft: Draft,
    event: Event,
    *,
    by: Colleague,
    actor: Actor,
    revision: int,
    reason: str,
    section_id: int | None = None,
) -> Decision:
    """Move a draft by a decision and keep the decision with its reason.

    Args:
        section_id: for which section it is decided.
    """
    move(tx, draft, event, by=by, revision=revision, capacity=actor, details={"with_reason": bool(reason)})
    decision = Decision(
        draft_id=draft.id,
        revision=revision,
        event=event,
        person_id=by.id,
        actor=actor,
        reason=reason,
        at=tx.now,
        section_id=section_id,
        round=draft.round,
    )
    tx.session.add(decision)
    tx.session.flush()
    return decision


def where_it_stands(session: Session, draft: Draft) -> tuple[str, str]:
    """Who moved the draft last, and what somebody who came too late can do (both Japanese)."""
    last = session.scalars(
        sa.select(AuditEntry)
        .where(AuditEntry.subject == subject(draft), AuditEntry.event.in_([f"draft.{event}" for event in Event]))
        .order_by(AuditEntry.seq.desc())
        .limit(1)
    ).first()
    event = Event(last.event.removeprefix("draft.")) if last is not None else None
    to_do = "最新のカードかホームの一覧から操作してください。"
    if last is None or event not in _DONE:
        return f"この投稿案は今「{STATE_NAMES[draft.state]}」です。", to_do
    return (
        f"この投稿案は、<@{last.actor}>さんが{japanese_time(last.at)}に{_DONE[event]}。",
        "あらためて操作する必要はありません。" if event in _DECIDED else to_do,
    )
