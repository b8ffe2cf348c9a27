"""Answering findings, handing in, taking back."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from bot.audit import record
from bot.drafts import authority, holding, moves
from bot.drafts.asking import APPROVAL, CONCURRENCE, ask_for_approval, ask_for_concurrence
from bot.drafts.checking import Checker
from bot.drafts.content import clean
from bot.drafts.effects import once
from bot.drafts.errors import TextChanged
from bot.drafts.models import Answer, AnswerKind, Draft, DraftFinding, Submission
from bot.drafts.reading import draft_view
from bot.drafts.states import Actor, Event, State
from bot.drafts.telling import approvers, tell_writers
from bot.drafts.views import DraftView
from bot.drafts.writing import Writing
from bot.errors import UserError
from bot.people import service as people
from bot.people.service import Colleague
from bot.store.outbox import Letter, OutboxMessage
from bot.store.unit import Store, Transaction

WITH_THE_DRAFTER = (State.UNSUBMITTED, State.RETURNED)


@dataclass(frozen=True)
class Reply:
    """What a drafter says to one finding: a reason, or that the finding is mistaken and why.

    `field` is where it was typed, for errors that belong there.
    """

    kind: AnswerKind
    reason: str
    field: str = "finding"


class Submitting:
    """What drafters do with a written draft. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store, checker: Checker, writing: Writing) -> None:
        self._store = store
        self._checker = checker
        self._writing = writing

    def contest(
        self,
        draft_id: int,
        revision: int,
        finding_id: int,
        reason: str,
        *,
        by: str,
        delivery: str | None = None,
    ) -> DraftView:
        """この指摘は誤り: keep why the person holds a finding to be mistaken, whatever its severity.

        What the same check says of the same words under other clauses is contested with it.

        Raises:
            ReasonMissing, SecretInText, TextChanged, NotYours.
        """
        stated = self._checker.reason(reason, now=self._store.clock.now())

        def effect(tx: Transaction) -> int:
            draft, person = _for_writer(tx, draft_id, revision, by)
            if draft.state not in WITH_THE_DRAFTER:
                raise TextChanged
            point = draft_view(tx.session, draft.id).point(finding_id)
            contest = Reply(AnswerKind.CONTEST, stated)
            _answer(tx, draft, person, {one.id: contest for one in point if one.id is not None})
            return draft.id

        return once(self._store, delivery, effect)

    def submit(
        self,
        draft_id: int,
        revision: int,
        replies: Mapping[int, Reply],
        *,
        by: str,
        delivery: str | None = None,
    ) -> DraftView:
        """Keep the replies (an empty one takes an answer back) and, where no question stays open, hand the draft in.

        A draft with a contested 要修正, or for an account that an incident holds, goes to the 秘書広報課 first for its
        concurrence（合議）. With open questions the replies are kept and the draft stays where it is: the view's
        `open_questions` tell which.

        The text is read again as of now: where something has become wrong since it was written (a date that is
        past), nothing is handed in; the view returned is of a new revision with the new findings.

        Raises:
            AlreadyMoved, TextChanged, NobodyCanDecide, SecretInText, NotYours.
        """
        self._refuse_secrets([(reply.field, reply.reason) for reply in replies.values()])
        if self._writing.look_again(draft_id, revision, by=by):
            with self._store.read() as session:
                return draft_view(session, draft_id)

        def effect(tx: Transaction) -> int:
            draft, person = _for_writer(tx, draft_id, revision, by)
            _answer(tx, draft, person, replies)
            view = draft_view(tx.session, draft.id)
            if not view.open_questions:
                _hand_in(tx, draft, person, contested=view.contested)
            return draft.id

        return once(self._store, delivery, effect)

    def pull_back(self, draft_id: int, revision: int, *, by: str, delivery: str | None = None) -> DraftView:
        """引戻し: what nobody has decided on yet comes back to the drafter's hands, the text as it is.

        Raises:
            AlreadyMoved, TextChanged, NotYours.
        """

        def effect(tx: Transaction) -> int:
            draft, person = _for_writer(tx, draft_id, revision, by)
            moves.move(tx, draft, Event.PULL_BACK, by=person, revision=revision)
            return draft.id

        return once(self._store, delivery, effect)

    def meet_condition(
        self, draft_id: int, revision: int, how: str, *, by: str, delivery: str | None = None
    ) -> DraftView:
        """条件を満たした: a text approved on a condition may be posted; who approved it hears how it was met.

        Raises:
            ReasonMissing, SecretInText, AlreadyMoved, TextChanged, NotYours.
        """
        stated = self._checker.reason(how, now=self._store.clock.now())

        def effect(tx: Transaction) -> int:
            draft, person = _for_writer(tx, draft_id, revision, by)
            moves.decide(
                tx, draft, Event.MEET_CONDITION, by=person, actor=Actor.DRAFTER, revision=revision, reason=stated
            )
            tell_writers(tx, draft, moves.current(tx.session, draft), "approved")
            for approver in approvers(tx.session, draft):
                tx.outbox.add(Letter("condition_met", moves.subject(draft), approver, f"r{revision}", revision))
            return draft.id

        return once(self._store, delivery, effect)

    def withdraw(self, draft_id: int, revision: int, *, by: str, delivery: str | None = None) -> DraftView:
        """取下げ by the drafter or a colleague of the section; who was asked to decide is told.

        Raises:
            AlreadyMoved, TextChanged, NotYours.
        """

        def effect(tx: Transaction) -> int:
            draft, person = _for_writer(tx, draft_id, revision, by)
            told = _who_knows(tx, draft)
            moves.move(tx, draft, Event.WITHDRAW, by=person, revision=revision)
            for recipient in told:
                tx.outbox.add(Letter("withdrawn", moves.subject(draft), recipient, f"r{revision}", revision))
            return draft.id

        return once(self._store, delivery, effect)

    def _refuse_secrets(self, notes: list[tuple[str, str]]) -> None:
        self._checker.refuse_secrets(notes, now=self._store.clock.now())


def _who_knows(tx: Transaction, draft: Draft) -> list[str]:
    """Who was asked about the text that waits, or approved it: they must hear that it is withdrawn."""
    if draft.state in WITH_THE_DRAFTER:
        return []
    cards: list[OutboxMessage] = tx.outbox.messages(moves.subject(draft), APPROVAL, CONCURRENCE, "emergency")
    return list(dict.fromkeys(card.recipient for card in cards if card.revision == draft.revision))


def _for_writer(tx: Transaction, draft_id: int, revision: int, by: str) -> tuple[Draft, Colleague]:
    person = people.require(tx.session, by)
    draft = moves.load(tx.session, draft_id)
    authority.require_writer(tx.session, draft, person)
    if draft.revision != revision:
        raise TextChanged
    return draft, person


def _answer(tx: Transaction, draft: Draft, person: Colleague, replies: Mapping[int, Reply]) -> None:
    newest = moves.current(tx.session, draft)
    for finding_id, reply in replies.items():
        finding = tx.session.get(DraftFinding, finding_id)
        if finding is None or finding.revision_id != newest.id:
            raise TextChanged
        answer = tx.session.scalars(sa.select(Answer).where(Answer.finding_id == finding_id)).first()
        reason = clean(reply.reason)
        if (answer is None and not reason) or (answer and (answer.kind, answer.reason) == (reply.kind, reason)):
            continue
        if answer is not None and not reason:
            tx.session.delete(answer)
            _record(tx, draft, person, finding, "taken_back")
            continue
        if answer is None:
            answer = Answer(finding_id=finding_id)
            tx.session.add(answer)
        answer.person_id, answer.kind, answer.reason, answer.at = (
            person.id,
            reply.kind,
            reason,
            tx.now,
        )
        _record(tx, draft, person, finding, reply.kind)
    tx.session.flush()
    tx.session.expire_all()


def _record(tx: Transaction, draft: Draft, person: Colleague, finding: DraftFinding, what: str) -> None:
    record.append(
        tx,
        actor=person.slack_id,
        event=f"finding.{what}",
        subject=moves.subject(draft),
        details={"revision": draft.revision, "rule": finding.rule, "clause": finding.clause},
    )


def _hand_in(tx: Transaction, draft: Draft, person: Colleague, *, contested: bool) -> None:
    revision = moves.current(tx.session, draft)
    if draft.section_id is None:
        raise UserError(
            "アカウントがまだ選ばれていません。",
            "「修正して提出する」から、アカウントと予定日時を入力してください。",
        )
    authority.asked_to_decide(tx.session, draft, tx.now)  # a draft nobody can decide is refused now, not left waiting
    concurrence = contested or holding.needs_concurrence(tx.session, draft, revision)
    event = Event.SUBMIT_FOR_CONCURRENCE if concurrence else Event.SUBMIT
    moves.move(tx, draft, event, by=person, revision=revision.number, details={"digest": revision.digest})
    tx.session.add(Submission(draft_id=draft.id, revision=revision.number, person_id=person.id, at=tx.now))
    tx.session.flush()
    if concurrence:
        ask_for_concurrence(tx, draft)
    else:
        ask_for_approval(tx, draft)
