"""Handing a spreadsheet over to whoever ordered it."""

from bot.delivery.handing_over import HandingOver, Parcel
from bot.delivery.queue import Claimed
from bot.delivery.slack import Undeliverable
from bot.drafts.month import Month
from bot.errors import UserError
from bot.org.monthly import MONTH, MonthSheets
from bot.org.ordering import SHEET, SHEET_NAMES, SheetKind, Sheets

_REGISTER = "ご依頼のファイルです。職員の情報を含みますので、取扱いに注意してください。"
_DRAFTS = "ご依頼のファイルです。公開前の文章を含みますので、取扱いに注意してください。"


class SheetErrand:
    """Makes and uploads spreadsheets of the register for the relay."""

    def __init__(self, sheets: Sheets, handing_over: HandingOver) -> None:
        self._sheets = sheets
        self._handing_over = handing_over

    def hand_over(self, message: Claimed) -> bool:
        """Upload the spreadsheet into the person's conversation; nothing is posted besides.

        Raises:
            TryLater, Undeliverable.
        """
        kind = SheetKind(message.params[SHEET])
        name = SHEET_NAMES[kind]
        parcel = Parcel(f"{name}.xlsx", lambda: self._sheets.make(kind), name, _REGISTER)
        self._handing_over.bring(message, parcel)
        return False


class MonthErrand:
    """Makes and uploads spreadsheets of a month's drafts for the relay."""

    def __init__(self, sheets: MonthSheets, handing_over: HandingOver) -> None:
        self._sheets = sheets
        self._handing_over = handing_over

    def hand_over(self, message: Claimed) -> bool:
        """As for `SheetErrand`.

        Raises:
            TryLater.
            Undeliverable: also where the person may not see the drafts any more.
        """
        month = Month.parse(message.params[MONTH])
        name = f"SNS投稿の一覧_{month}"
        try:
            content = self._sheets.make(month, by=message.recipient)
        except UserError as error:
            raise Undeliverable(error.what) from error
        self._handing_over.bring(message, Parcel(f"{name}.xlsx", lambda: content, name, _DRAFTS))
        return False
