"""緊急（§6(1)ただし書）: posted first with a reason, 事後承認 by noon of the next business day."""

from bot.accounts.models import Measure
from bot.drafts import authority, holding, moves
from bot.drafts.asking import RETRO
from bot.drafts.cases import open_case
from bot.drafts.checking import Checker
from bot.drafts.effects import once
from bot.drafts.errors import NotForPostingFirst
from bot.drafts.models import Draft
from bot.drafts.reading import draft_view
from bot.drafts.states import Actor, Event
from bot.drafts.telling import tell_writers
from bot.drafts.views import DraftView
from bot.drafts.writing import Writing
from bot.people import service as people
from bot.people.city import city_profile, office_hours
from bot.people.models import Role
from bot.people.service import Colleague, holders, pr_sections
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction
from rules.working_time import next_business_noon


class Emergency:
    """Posting first, and what the head says to it afterwards. `by` is a Slack user id, `delivery` a delivery's key.

    Errors as for `Deciding`.
    """

    def __init__(self, store: Store, checker: Checker, writing: Writing) -> None:
        self._store = store
        self._checker = checker
        self._writing = writing

    def post_first(
        self,
        draft_id: int,
        revision: int,
        reason: str,
        *,
        by: str,
        life_at_stake: bool = False,
        delivery: str | None = None,
    ) -> DraftView:
        """緊急投稿: the drafter may post now; the heads and the PR division hear of it at once.

        With open questions nothing happens: the view's `open_questions` tell which.

        Args:
            life_at_stake: whether it is about people's lives; only that goes out while an incident holds the account.

        Raises:
            NotForPostingFirst: a contested 要修正, or an account that an incident holds.
            ReasonMissing, SecretInText, AlreadyMoved, TextChanged, NobodyCanDecide, NotYours.
        """
        stated = self._checker.reason(reason, now=self._store.clock.now())
        if self._writing.look_again(draft_id, revision, by=by, whatever_hour=True):
            with self._store.read() as session:
                return draft_view(session, draft_id)

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            draft = moves.load(tx.session, draft_id)
            authority.require_writer(tx.session, draft, person)
            moves.require_step(tx.session, draft, Event.POST_FIRST, revision)
            view = draft_view(tx.session, draft_id)
            if not view.open_questions:
                _require_fit(tx, draft, view, life_at_stake=life_at_stake)
                moves.decide(
                    tx, draft, Event.POST_FIRST, by=person, actor=Actor.DRAFTER, revision=revision, reason=stated
                )
                draft.retro_due_at = next_business_noon(tx.now, office_hours(city_profile(tx.session)))
                _tell_everybody(tx, draft)
                about = f"round{draft.round}"
                tx.outbox.add(Letter("post_first", moves.subject(draft), by, about, revision))
            return draft.id

        return once(self._store, delivery, effect)

    def approve_afterwards(self, draft_id: int, revision: int, *, by: str, delivery: str | None = None) -> DraftView:
        """事後承認 for the sections this person stands for; with the last one the matter is as any posted one."""

        def effect(tx: Transaction) -> int:
            case = open_case(tx, draft_id, revision, Event.APPROVE_AFTERWARDS, by)
            if case.settle_all(Event.APPROVE_AFTERWARDS):
                tell_writers(tx, case.draft, case.newest, "retro_approved")
                if not draft_view(tx.session, draft_id).unreported:
                    moves.move(tx, case.draft, Event.COMPLETE, by=case.person, revision=revision)
            return draft_id

        return once(self._store, delivery, effect)

    def refuse_afterwards(
        self, draft_id: int, revision: int, reason: str, *, by: str, delivery: str | None = None
    ) -> DraftView:
        """事後不承認: what was posted has to be corrected or deleted, for the reason given.

        Raises:
            ReasonMissing, SecretInText.
        """
        stated = self._checker.reason(reason, now=self._store.clock.now())

        def effect(tx: Transaction) -> int:
            case = open_case(tx, draft_id, revision, Event.REFUSE_AFTERWARDS, by)
            case.settle(Event.REFUSE_AFTERWARDS, case.mine()[0], stated)
            tell_writers(tx, case.draft, case.newest, "retro_refused")
            return draft_id

        return once(self._store, delivery, effect)

    def settle(self, draft_id: int, revision: int, what: str, *, by: str, delivery: str | None = None) -> DraftView:
        """処置の報告: what was done about a text that was not approved afterwards; who refused it is told.

        Raises:
            ReasonMissing, SecretInText.
        """
        stated = self._checker.reason(what, now=self._store.clock.now())

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            draft = moves.load(tx.session, draft_id)
            authority.require_writer(tx.session, draft, person)
            moves.decide(tx, draft, Event.SETTLE, by=person, actor=Actor.DRAFTER, revision=revision, reason=stated)
            for card in {one.recipient for one in tx.outbox.messages(moves.subject(draft), RETRO)}:
                tx.outbox.add(Letter("settled", moves.subject(draft), card, f"r{revision}", revision))
            return draft.id

        return once(self._store, delivery, effect)


def _require_fit(tx: Transaction, draft: Draft, view: DraftView, *, life_at_stake: bool) -> None:
    if view.contested:
        raise NotForPostingFirst(
            "要修正の指摘に異議があるため、先に投稿することはできません。",
            "指摘のところを直すか、「提出する」から秘書広報課の合議を受けてください。",
        )
    kept_back = holding.held(tx.session, moves.current(tx.session, draft))
    if kept_back and not life_at_stake:
        ask = "「提出する」から承認を受けてください。"
        if kept_back[0].measure is Measure.PAUSED:
            ask = "命に関わる情報だけを投稿できます。それ以外は、事案が終わるまで待ちます。"
        raise NotForPostingFirst(kept_back[0].why, ask)
    authority.asked_to_decide(tx.session, draft, tx.now)  # afterwards somebody has to approve


def _tell_everybody(tx: Transaction, draft: Draft) -> None:
    """The heads and deputies of the sections concerned and the PR division: they must not learn it from the public."""
    matter = authority.deciding_benches(tx.session, draft, tx.now)
    told: dict[int, Colleague] = {}
    for section in (*(bench.section_id for bench in matter), *pr_sections(tx.session)):
        for role in (Role.HEAD, Role.ACTING):
            told.update({one.id: one for one in holders(tx.session, section, role)})
    told.update({one.id: one for one in authority.asked_to_decide(tx.session, draft, tx.now)})
    for person in told.values():
        tx.outbox.add(Letter("emergency", moves.subject(draft), person.slack_id, f"round{draft.round}", draft.revision))
