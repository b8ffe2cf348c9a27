"""An effect once per delivery: Slack delivers again when it saw no answer, and gets the first answer again."""

from collections.abc import Callable
from typing import TypeVar

from bot.store.inbox import DeliveredBefore
from bot.store.unit import Store, Transaction

T = TypeVar("T")


def once(
    store: Store,
    delivery: str | None,
    effect: Callable[[Transaction], T],
    *,
    keep: Callable[[T], str],
    again: Callable[[str], T],
) -> T:
    """Run `effect` in a transaction, unless this delivery had its effect before; what it gave, or gave then.

    Args:
        delivery: the key of Slack's delivery, None where nothing can come twice.
        keep: what the effect gave, as the text that is kept with the delivery (up to 60 characters).
        again: what the effect gave, from the text that was kept.
    """
    try:
        with store.transaction() as tx:
            tx.inbox.first(delivery)
            result = effect(tx)
            tx.inbox.keep(delivery, keep(result))
            return result
    except DeliveredBefore as before:
        return again(before.result)


def done_once(store: Store, delivery: str | None, effect: Callable[[Transaction], object]) -> None:
    """Run `effect` in a transaction, unless this delivery had its effect before."""

    def done(tx: Transaction) -> str:
        effect(tx)
        return ""

    once(store, delivery, done, keep=str, again=str)
