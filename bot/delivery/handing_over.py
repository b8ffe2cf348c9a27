"""Bringing a file that was made for one person into the person's conversation, for the relay's errands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPException

import httpx
from slack_sdk.errors import SlackApiError

from bot.delivery.queue import Claimed
from bot.delivery.slack import SlackSender, TryLater, meaning_of
from bot.delivery.uploads import Uploads


@dataclass(frozen=True)
class Parcel:
    """A file: its name, what makes its content, its title and the words that come with it."""

    name: str
    make: Callable[[], bytes]
    title: str
    comment: str


class HandingOver:
    """Uploads what was ordered."""

    def __init__(self, uploads: Uploads, sender: SlackSender) -> None:
        self._uploads = uploads
        self._sender = sender

    def bring(self, message: Claimed, parcel: Parcel) -> None:
        """Make the file and upload it to the recipient of the message; after a crash it is made and brought again.

        Raises:
            TryLater, Undeliverable.
        """
        try:
            channel = self._sender.channel_of(message.recipient)
            file_id = self._uploads.send(parcel.name, parcel.make())
            self._uploads.share(file_id, channel, title=parcel.title, comment=parcel.comment, look_first=False)
        except httpx.HTTPError as error:
            raise TryLater(
                type(error).__name__, after=timedelta(seconds=2**message.attempts), maybe_sent=False
            ) from error
        except (SlackApiError, OSError, HTTPException) as error:
            raise meaning_of(error, message.attempts) from error
