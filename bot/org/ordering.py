"""Having a spreadsheet sent in Slack: the whole register, or the template of a list of transfers."""

from enum import StrEnum

from bot.audit import record
from bot.errors import UserError
from bot.org.exporting import everything, excel, template
from bot.people import service as people
from bot.store.deliveries import done_once
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction

SHEET_SENT = "sheet_sent"
#: The parameter of the letter that names the spreadsheet.
SHEET = "sheet"


class SheetKind(StrEnum):
    """What can be sent."""

    REGISTER = "register"
    TEMPLATE = "template"


SHEET_NAMES = {SheetKind.REGISTER: "アカウント台帳", SheetKind.TEMPLATE: "人事異動ひな形"}


class Sheets:
    """Orders spreadsheets, and makes them when they are sent: what is in them is as of then."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def order(self, kind: SheetKind, *, by: str, delivery: str | None = None) -> None:
        """Have a spreadsheet sent to this member of the 秘書広報課 as a direct message.

        Raises:
            UserError: the person is not in the 秘書広報課.
        """

        def effect(tx: Transaction) -> None:
            if not people.require(tx.session, by).in_pr_division:
                raise UserError("台帳を書き出せるのは秘書広報課の職員です。", "秘書広報課に依頼してください。")
            record.append(tx, actor=by, event="register.exported", subject="register", details={"sheet": kind})
            occasion = f"{kind}.{tx.now.timestamp()}"
            tx.outbox.add(Letter(SHEET_SENT, "register", by, occasion, params={SHEET: kind}))

        done_once(self._store, delivery, effect)

    def make(self, kind: SheetKind) -> bytes:
        """The content of a spreadsheet as of now (.xlsx)."""
        return template(self._store) if kind is SheetKind.TEMPLATE else excel(everything(self._store))
