"""Making the copy of an image without its place, and handing it over before the message with the button is posted.

What is made is kept at once: after a crash the same copy is handed over, not another one.
"""

import hashlib
from datetime import timedelta
from http.client import HTTPException
from pathlib import PurePath

import httpx
from slack_sdk.errors import SlackApiError

from bot.delivery.files import Files
from bot.delivery.queue import Claimed
from bot.delivery.slack import SlackSender, TryLater, Undeliverable, meaning_of
from bot.delivery.uploads import Uploads
from bot.drafts.cleaning import Cleaning, Copy
from bot.drafts.content import ImageFacts
from bot.drafts.offering import IMAGE
from bot.errors import UserError
from bot.images.errors import ImageRefused
from bot.images.kinds import ENDINGS
from bot.images.pictures import Pictures

#: A copy is a help, not a decision: where it cannot be made in this many tries, later messages wait no longer.
TRIES = 8
_COMMENT = "第{draft}号に付けた画像から、位置情報などの付加情報を取り除いたファイルです。"


class Copies:
    """Makes and hands over copies for the relay."""

    def __init__(
        self, cleaning: Cleaning, files: Files, pictures: Pictures, uploads: Uploads, sender: SlackSender
    ) -> None:
        self._cleaning = cleaning
        self._files = files
        self._pictures = pictures
        self._uploads = uploads
        self._sender = sender

    def hand_over(self, message: Claimed) -> bool:
        """See to it that the copy stands in the person's conversation; whether there is anything to post about it.

        Raises:
            TryLater, Undeliverable.
        """
        draft, original = message.subject_id, message.params[IMAGE]
        image = self._cleaning.image(draft, original)
        if image is None:
            return message.maybe_sent  # a card that may be there already must be found, to be drawn again
        try:
            copy, is_new = self._cleaning.copy(draft, original), False
            if copy is None:
                copy, is_new = self._cleaning.keep(draft, original, self._made(image)), True
            channel = self._sender.channel_of(message.recipient)
            comment = _COMMENT.format(draft=draft)
            if not self._uploads.share(copy.file_id, channel, title=copy.name, comment=comment, look_first=not is_new):
                self._cleaning.forget(draft, original)
                raise TryLater("the copy is gone", after=timedelta(seconds=1), maybe_sent=False)
        except (UserError, SlackApiError, httpx.HTTPError, OSError, HTTPException, TryLater) as error:
            raise _outcome(error, message.attempts) from error
        return True

    def _made(self, image: ImageFacts) -> Copy:
        content = self._files.image_bytes({"id": image.file_id}, image.name)
        cleaned = self._pictures.clean(content, image.name)
        stem = PurePath(image.name).stem[:150] or "画像"
        name = f"{stem}_位置情報なし.{ENDINGS[image.mimetype]}"
        file_id = self._uploads.send(name, cleaned)
        return Copy(file_id, name, image.mimetype, hashlib.sha256(cleaned).hexdigest())


def _outcome(error: Exception, attempts: int) -> TryLater | Undeliverable:
    if attempts >= TRIES or isinstance(error, ImageRefused):
        return Undeliverable(f"位置情報のない画像を作れませんでした（{type(error).__name__}）")
    if isinstance(error, TryLater):
        return error
    if isinstance(error, UserError | httpx.HTTPError):
        return TryLater(type(error).__name__, after=timedelta(seconds=2**attempts), maybe_sent=False)
    return meaning_of(error, attempts)
