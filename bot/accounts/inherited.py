"""移行: accounts that the city ran before it had this register.

What people posted on until yesterday stays usable; its papers are listed as missing and asked for until they are in
order. From then on the account stands on the procedure of §5 like any other.
"""

from bot.accounts import reminding
from bot.accounts.models import Account, AccountProfile, Basis
from bot.store.unit import Transaction


def inherit(tx: Transaction, account: Account) -> None:
    """Take an account that is new to the register for one from before it; whoever imports it keeps the record."""
    account.basis = Basis.INHERITED
    tx.session.add(
        AccountProfile(
            account_id=account.id,
            purpose="",
            contents="",
            answering="",
            theme="",
            contractor="",
            closing_reason="",
            created_at=tx.now,
            official_at=tx.now,
        )
    )
    tx.session.flush()
    reminding.inherited(tx, account)
