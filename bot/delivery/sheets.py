"""Handing a spreadsheet over to whoever ordered it."""

from datetime import timedelta
from http.client import HTTPException

import httpx
from slack_sdk.errors import SlackApiError

from bot.delivery.queue import Claimed
from bot.delivery.slack import SlackSender, TryLater, meaning_of
from bot.delivery.uploads import Uploads
from bot.org.ordering import SHEET, SHEET_NAMES, SheetKind, Sheets

_COMMENT = "ご依頼のファイルです。職員の情報を含みますので、取扱いに注意してください。"


class SheetErrand:
    """Makes and uploads spreadsheets for the relay."""

    def __init__(self, sheets: Sheets, uploads: Uploads, sender: SlackSender) -> None:
        self._sheets = sheets
        self._uploads = uploads
        self._sender = sender

    def hand_over(self, message: Claimed) -> bool:
        """Upload the spreadsheet into the person's conversation; nothing is posted besides.

        Raises:
            TryLater, Undeliverable.
        """
        kind = SheetKind(message.params[SHEET])
        name = SHEET_NAMES[kind]
        try:
            channel = self._sender.channel_of(message.recipient)
            file_id = self._uploads.send(f"{name}.xlsx", self._sheets.make(kind))
            self._uploads.share(file_id, channel, title=name, comment=_COMMENT, look_first=False)
        except httpx.HTTPError as error:
            raise TryLater(
                type(error).__name__, after=timedelta(seconds=2**message.attempts), maybe_sent=False
            ) from error
        except (SlackApiError, OSError, HTTPException) as error:
            raise meaning_of(error, message.attempts) from error
        return False
