"""Handing the list of accounts for the homepage over to whoever asked for it (§5(5))."""

from datetime import timedelta
from http.client import HTTPException

import httpx
from slack_sdk.errors import SlackApiError

from bot.accounts.listing import FileKind, Listings
from bot.accounts.pages import csv_table, html_page
from bot.clock import Clock
from bot.delivery.queue import Claimed
from bot.delivery.slack import SlackSender, TryLater, meaning_of
from bot.delivery.uploads import Uploads

_FILES = {
    FileKind.PAGE: ("sns-accounts.html", "ホームページ用の一覧です。このまま市ホームページに載せられます。"),
    FileKind.TABLE: ("sns-accounts.csv", "表計算用の一覧です。"),
}


class ListingErrand:
    """Makes and uploads the list for the relay."""

    def __init__(self, listings: Listings, clock: Clock, uploads: Uploads, sender: SlackSender) -> None:
        self._listings = listings
        self._clock = clock
        self._uploads = uploads
        self._sender = sender

    def hand_over(self, message: Claimed) -> bool:
        """Upload the page or the table into the person's conversation; nothing is posted besides.

        Raises:
            TryLater, Undeliverable.
        """
        kind = FileKind(message.params["kind"])
        name, comment = _FILES[kind]
        try:
            channel = self._sender.channel_of(message.recipient)
            file_id = self._uploads.send(name, self._content(kind))
            self._uploads.share(file_id, channel, title=name, comment=comment, look_first=False)
        except httpx.HTTPError as error:
            raise TryLater(
                type(error).__name__, after=timedelta(seconds=2**message.attempts), maybe_sent=False
            ) from error
        except (SlackApiError, OSError, HTTPException) as error:
            raise meaning_of(error, message.attempts) from error
        return False

    def _content(self, kind: FileKind) -> bytes:
        listing = self._listings.current()
        text = csv_table(listing) if kind is FileKind.TABLE else html_page(listing, at=self._clock.now())
        return text.encode()
