"""An effect once per delivery: Slack delivers again when it saw no answer, and gets the first answer again."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

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


def shown_once(
    store: Store, delivery: str | None, effect: Callable[[Transaction], int], show: Callable[[Session, int], T]
) -> T:
    """As `once`, for an effect that gives a number: what `show` makes of it, as it stands when it is asked."""

    def shown(tx: Transaction) -> tuple[int, T]:
        number = effect(tx)
        return number, show(tx.session, number)

    def again(kept: str) -> tuple[int, T]:
        with store.read() as session:
            return int(kept), show(session, int(kept))

    return once(store, delivery, shown, keep=lambda done: str(done[0]), again=again)[1]


def done_once(store: Store, delivery: str | None, effect: Callable[[Transaction], object]) -> None:
    """Run `effect` in a transaction, unless this delivery had its effect before."""

    def done(tx: Transaction) -> str:
        effect(tx)
        return ""

    once(store, delivery, done, keep=str, again=str)
