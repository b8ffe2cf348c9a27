"""Running an effect once per delivery, and showing the draft as it stands afterwards."""

import contextlib
from collections.abc import Callable

from bot.drafts.reading import draft_view
from bot.drafts.views import DraftView
from bot.store.inbox import DeliveredBefore
from bot.store.unit import Store, Transaction


def once(store: Store, delivery: str | None, effect: Callable[[Transaction], int]) -> DraftView:
    """Run `effect` in a transaction, unless this delivery had its effect before; the draft as it stands then.

    Args:
        delivery: the key of Slack's delivery, None where nothing can come twice.
        effect: changes what it must and returns the number of the draft.
    """
    try:
        with store.transaction() as tx:
            tx.inbox.first(delivery)
            draft_id = effect(tx)
            tx.inbox.keep(delivery, str(draft_id))
            return draft_view(tx.session, draft_id)
    except DeliveredBefore as before:
        with store.read() as session:
            return draft_view(session, int(before.result))


def done_once(store: Store, delivery: str | None, effect: Callable[[Transaction], None]) -> None:
    """Run `effect` in a transaction, unless this delivery had its effect before."""
    with contextlib.suppress(DeliveredBefore), store.transaction() as tx:
        tx.inbox.first(delivery)
        effect(tx)
        tx.inbox.keep(delivery, "")
