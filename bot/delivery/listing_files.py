"""Handing the list of accounts for the homepage over to whoever asked for it (§5(5))."""

from bot.accounts.listing import FileKind, Listings
from bot.accounts.pages import csv_table, html_page
from bot.clock import Clock
from bot.delivery.handing_over import HandingOver, Parcel
from bot.delivery.queue import Claimed

_FILES = {
    FileKind.PAGE: ("sns-accounts.html", "ホームページ用の一覧です。このまま市ホームページに載せられます。"),
    FileKind.TABLE: ("sns-accounts.csv", "表計算用の一覧です。"),
}


class ListingErrand:
    """Makes and uploads the list for the relay."""

    def __init__(self, listings: Listings, clock: Clock, handing_over: HandingOver) -> None:
        self._listings = listings
        self._clock = clock
        self._handing_over = handing_over

    def hand_over(self, message: Claimed) -> bool:
        """Upload the page or the table into the person's conversation; nothing is posted besides.

        Raises:
            TryLater, Undeliverable.
        """
        kind = FileKind(message.params["kind"])
        name, comment = _FILES[kind]
        self._handing_over.bring(message, Parcel(name, lambda: self._content(kind), name, comment))
        return False

    def _content(self, kind: FileKind) -> bytes:
        listing = self._listings.current()
        text = csv_table(listing) if kind is FileKind.TABLE else html_page(listing, at=self._clock.now())
        return text.encode()
