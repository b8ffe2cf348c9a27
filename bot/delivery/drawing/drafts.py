"""The messages about drafts."""

from collections.abc import Callable

from bot.cards.approval import approval_card, concurrence_card, retro_card
from bot.cards.conditions import condition_met_notice, conditional_notice
from bot.cards.emergency import (
    approved_afterwards_notice,
    emergency_notice,
    ready_notice,
    refused_notice,
    settled_notice,
)
from bot.cards.message import Message
from bot.cards.notices import (
    approved_notice,
    expired_notice,
    posted_notice,
    rejected_notice,
    returned_notice,
    withdrawn_notice,
)
from bot.cards.reminders import reminder
from bot.cards.standing_in import absence_notice, objected_notice, review_card
from bot.delivery.rendering import Drawer, Wanted
from bot.drafts.absences import ABSENCE_SET
from bot.drafts.moves import WAITS
from bot.drafts.reading import Reading
from bot.drafts.reminding import MINE, REMINDER
from bot.drafts.views import DraftView
from bot.people.models import Absence
from bot.people.service import by_id
from bot.store.unit import Store

_CARDS: dict[str, Callable[[DraftView, int], Message]] = {
    "approved": approved_notice,
    "returned": returned_notice,
    "rejected": lambda draft, _shown: rejected_notice(draft),
    "withdrawn": lambda draft, _shown: withdrawn_notice(draft),
    "approval_expired": lambda draft, _shown: expired_notice(draft),
    "posted": lambda draft, _shown: posted_notice(draft),
    "approved_conditionally": conditional_notice,
    "condition_met": condition_met_notice,
    "emergency": emergency_notice,
    "post_first": ready_notice,
    "retro_approved": lambda draft, _shown: approved_afterwards_notice(draft),
    "retro_refused": refused_notice,
    "settled": lambda draft, _shown: settled_notice(draft),
    "review_requested": review_card,
    "review_objected": lambda draft, _shown: objected_notice(draft),
}
#: The cards that ask somebody for a decision.
_ASKING = {
    "approval_requested": approval_card,
    "concurrence_requested": concurrence_card,
    "retro_requested": retro_card,
}


def draft_drawers(store: Store, drafts: Reading) -> dict[str, Drawer]:
    """The drawers of all messages about drafts and absences."""

    def remind(wanted: Wanted) -> Message:
        return reminder(
            drafts.render(wanted.subject_id),
            state=wanted.params["state"],
            shown=wanted.revision or 0,
            mine=wanted.params["part"] == MINE,
            matter=WAITS,
            waits_for=tuple(wanted.params.get("waits_for", "").split()),
        )

    def absence(wanted: Wanted) -> Message:
        with store.read() as session:
            row = session.get_one(Absence, wanted.subject_id)
            return absence_notice(row.first_day, row.last_day, by_id(session, row.set_by).slack_id)

    cards = {intent: _drawer(drafts, card) for intent, card in _CARDS.items()}
    asking = {intent: _asker(drafts, card) for intent, card in _ASKING.items()}
    return {**cards, **asking, REMINDER: remind, ABSENCE_SET: absence}


def _drawer(drafts: Reading, card: Callable[[DraftView, int], Message]) -> Drawer:
    def draw(wanted: Wanted) -> Message:
        return card(drafts.render(wanted.subject_id), wanted.revision or 0)

    return draw


def _asker(drafts: Reading, card: Callable[..., Message]) -> Drawer:
    def draw(wanted: Wanted) -> Message:
        yours = drafts.waits_for(wanted.subject_id, wanted.recipient)
        return card(drafts.render(wanted.subject_id), wanted.revision or 0, yours=yours)

    return draw
