"""Running an effect on an account once per delivery."""

from collections.abc import Callable

from bot.store import deliveries
from bot.store.unit import Store, Transaction


def once(store: Store, delivery: str | None, effect: Callable[[Transaction], int]) -> int:
    """Run `effect` in a transaction, unless this delivery had its effect before; the number of its account.

    Args:
        delivery: the key of Slack's delivery, None where nothing can come twice.
        effect: changes what it must and returns the number of the account.
    """
    return deliveries.once(store, delivery, effect, keep=str, again=int)
