"""Running an effect on an account once per delivery."""

from collections.abc import Callable

from bot.store.inbox import DeliveredBefore
from bot.store.unit import Store, Transaction


def once(store: Store, delivery: str | None, effect: Callable[[Transaction], int]) -> int:
    """Run `effect` in a transaction, unless this delivery had its effect before; the number of its account.

    Args:
        delivery: the key of Slack's delivery, None where nothing can come twice.
        effect: changes what it must and returns the number of the account.
    """
    try:
        with store.transaction() as tx:
            tx.inbox.first(delivery)
            account_id = effect(tx)
            tx.inbox.keep(delivery, str(account_id))
            return account_id
    except DeliveredBefore as before:
        return int(before.result)
