"""Running an effect on a draft once per delivery, and showing the draft as it stands afterwards."""

from collections.abc import Callable

from bot.drafts.reading import draft_view
from bot.drafts.views import DraftView
from bot.store import deliveries
from bot.store.unit import Store, Transaction


def once(store: Store, delivery: str | None, effect: Callable[[Transaction], int]) -> DraftView:
    """Run `effect` in a transaction, unless this delivery had its effect before; the draft as it stands then.

    Args:
        delivery: the key of Slack's delivery, None where nothing can come twice.
        effect: changes what it must and returns the number of the draft.
    """
    return deliveries.shown_once(store, delivery, effect, draft_view)
