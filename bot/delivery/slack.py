"""Sending one message to Slack, and telling apart what an answer means."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException
from urllib.error import URLError

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.cards.blocks import Block
from bot.cards.message import Message
from bot.cards.pictures import names_instead

log = structlog.get_logger()

METADATA_TYPE = "snsbot_outbox"
HISTORY_PAGE = 200
HISTORY_PAGES = 10
#: Refusals after which looking is hopeless. Where a conversation has no history under the name we know it by, posting
#: to it tells whether it is there at all.
_HISTORY_CLOSED = frozenset(
    {
        "missing_scope",
        "not_in_channel",
        "unknown_method",
        "method_not_supported_for_channel_type",
        "no_permission",
        "channel_not_found",
        "thread_not_found",
    }
)
#: How far Slack's clock and ours may differ when a message is looked for; Slack's own signatures allow five minutes.
CLOCK_SKEW = timedelta(minutes=10)

_OF_THE_MOMENT = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org", "rate_limited"}
)
_OF_OUR_TOKEN = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope"}
)
_CARD_IS_GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found"})
_BLOCKS_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format"})
_BACK_OFF_SECONDS = (1, 2, 5, 15, 30, 60, 120, 300)


class TryLater(Exception):
    """The message could not be sent now; `maybe_sent` where no answer came although it may have arrived."""

    def __init__(self, why: str, *, after: timedelta, maybe_sent: bool) -> None:
        super().__init__(why)
        self.after = after
        self.maybe_sent = maybe_sent


class Undeliverable(Exception):
    """Slack will never take this message."""


class TakenOver(Exception):
    """Another worker has taken the message over, because this one was too slow."""


@dataclass(frozen=True)
class Place:
    """Where a message stands in Slack."""

    channel: str
    ts: str


def patient(client: WebClient) -> WebClient:
    """A client like this one that never sends again by itself, after a lost answer, without looking."""
    return WebClient(
        token=client.token,
        base_url=client.base_url,
        timeout=client.timeout,
        ssl=client.ssl,
        proxy=client.proxy,
        headers=dict(client.headers),
        retry_handlers=[],
    )


class SlackSender:
    """Sends messages as `client` would, but never twice by itself."""

    def __init__(self, client: WebClient) -> None:
        self._client = patient(client)

    def post(
        self,
        message_id: str,
        recipient: str,
        message: Message,
        *,
        attempts: int,
        look_since: datetime | None,
        still_ours: Callable[[], bool],
        thread: Place | None = None,
    ) -> Place:
        """Post a message to a person or channel, or as a reply under another message.

        Args:
            message_id: goes into the message's metadata.
            look_since: where the message may have been sent before, the moment it was queued; it is then looked for
                before it is sent again.
            still_ours: asked at the last moment: opening and looking may have taken longer than the lease.
            thread: the message under which it stands; the message goes there, whoever the recipient is.

        Raises:
            TryLater, Undeliverable, TakenOver.
        """
        try:
            channel = thread.channel if thread else self.channel_of(recipient)
            if look_since is not None:
                found = self._find(message_id, channel, look_since, thread)
                if found is not None:
                    return found
            if not still_ours():
                raise TakenOver(message_id)
            answer = _with_pictures_or_names(
                message,
                lambda blocks: self._client.chat_postMessage(
                    channel=channel,
                    text=message.text,
                    blocks=blocks,
                    metadata={"event_type": METADATA_TYPE, "event_payload": {"id": message_id}},
                    thread_ts=thread.ts if thread else None,
                    unfurl_links=False,
                    unfurl_media=False,
                ),
            )
            return Place(str(answer["channel"]), str(answer["ts"]))
        except (SlackApiError, URLError, OSError, HTTPException) as error:
            raise meaning_of(error, attempts) from error

    def update(self, place: Place, message: Message, *, attempts: int) -> None:
        """Draw a message again; a message that is gone needs no drawing.

        Raises:
            TryLater, Undeliverable.
        """
        try:
            _with_pictures_or_names(
                message,
                lambda blocks: self._client.chat_update(
                    channel=place.channel, ts=place.ts, text=message.text, blocks=blocks
                ),
            )
        except (SlackApiError, URLError, OSError, HTTPException) as error:
            if isinstance(error, SlackApiError) and error.response.get("error") in _CARD_IS_GONE:
                return
            raise meaning_of(error, attempts) from error

    def channel_of(self, recipient: str) -> str:
        """The conversation that reaches a person or channel.

        Raises:
            SlackApiError, OSError.
        """
        if not recipient.startswith(("U", "W")):
            return recipient
        try:
            return str(self._client.conversations_open(users=recipient)["channel"]["id"])
        except SlackApiError as error:
            if error.response.get("error") in {"unknown_method", "missing_scope"}:
                return recipient  # posting to a person's id reaches the same conversation
            raise

    def _find(self, message_id: str, channel: str, since: datetime, thread: Place | None) -> Place | None:
        cursor = ""
        try:
            for _ in range(HISTORY_PAGES):
                page = self._page(channel, str((since - CLOCK_SKEW).timestamp()), cursor, thread)
                for one in page.get("messages") or []:
                    if _id_of(one) == message_id:
                        return Place(channel, str(one["ts"]))
                cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
                if not cursor:
                    return None
        except SlackApiError as error:
            if error.response.get("error") not in _HISTORY_CLOSED:
                raise
        return None

    def _page(self, channel: str, oldest: str, cursor: str, thread: Place | None) -> SlackResponse:
        if thread is None:
            return self._client.conversations_history(
                channel=channel, oldest=oldest, include_all_metadata=True, limit=HISTORY_PAGE, cursor=cursor
            )
        return self._client.conversations_replies(
            channel=channel,
            ts=thread.ts,
            oldest=oldest,
            include_all_metadata=True,
            limit=HISTORY_PAGE,
            cursor=cursor,
        )


def _with_pictures_or_names(message: Message, send: Callable[[list[Block]], SlackResponse]) -> SlackResponse:
    """Send with the images or, where Slack refuses one of them, with their names: no card waits for an image."""
    try:
        return send(list(message.blocks))
    except SlackApiError as error:
        plainer = names_instead(message.blocks)
        if plainer is None or error.response.get("error") not in _BLOCKS_REFUSED:
            raise
        log.warning("delivery.without_pictures", why=str(error.response.get("errors")))
    return send(plainer)


def _id_of(message: dict[str, object]) -> object:
    metadata = message.get("metadata")
    payload = metadata.get("event_payload") if isinstance(metadata, dict) else None
    return payload.get("id") if isinstance(payload, dict) else None


def meaning_of(error: Exception, attempts: int) -> TryLater | Undeliverable:
    """What a failed call means for the message that it was made for."""
    back_off = timedelta(seconds=_BACK_OFF_SECONDS[min(attempts, len(_BACK_OFF_SECONDS)) - 1])
    if not isinstance(error, SlackApiError):
        never_left = isinstance(getattr(error, "reason", error), ConnectionRefusedError)
        return TryLater(type(error).__name__, after=back_off, maybe_sent=not never_left)
    name = str(error.response.get("error") or error.response.status_code)
    if error.response.status_code == 429 or name == "ratelimited":
        seconds = _whole_seconds(error.response.headers.get("Retry-After"))
        return TryLater("ratelimited", after=timedelta(seconds=seconds), maybe_sent=False)
    if error.response.status_code >= 500 or name in _OF_THE_MOMENT or " " in name:  # Slack's codes are one word
        return TryLater(name, after=back_off, maybe_sent=True)
    if name in _OF_OUR_TOKEN:
        return TryLater(name, after=back_off, maybe_sent=False)
    return Undeliverable(name)


def _whole_seconds(value: object) -> int:
    text = value[0] if isinstance(value, list) and value else value
    return max(1, int(text)) if isinstance(text, str) and text.isdigit() else 30
