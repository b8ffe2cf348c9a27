"""Answers that only the asker sees: by the response URL, or as an ephemeral message where that does not work."""

import json
from collections.abc import Sequence

import structlog
from slack_bolt import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.cards.blocks import Block
from bot.cards.forms import notice
from bot.office import Office
from handlers.home import refresh_home
from handlers.modals import show
from handlers.payload import Payload, user_id

log = structlog.get_logger()
DONE = 200


def answer(
    body: Payload, respond: Respond, client: WebClient, *, text: str, blocks: Sequence[Block] | None = None
) -> bool:
    """Tell the person who asked, and nobody else; whether that was possible.

    Slack gives a response URL with most deliveries; where it is missing or refuses, the answer goes into the
    conversation as an ephemeral message.
    """
    shown = list(blocks) if blocks is not None else None
    if body.get("response_url"):
        sent = respond(text=text, blocks=shown, response_type="ephemeral", replace_original=False)
        if sent.status_code == DONE and not _refused(sent.body):
            return True
        log.warning("answer.refused", status=sent.status_code)
    channel = _channel(body)
    if channel is None:
        return False
    try:
        client.chat_postEphemeral(channel=channel, user=user_id(body), text=text, blocks=shown)
    except SlackApiError as error:
        log.warning("answer.lost", why=str(error.response.get("error")))
        return False
    return True


def _refused(body: str) -> bool:
    """Whether the words under a good status say no: `{"ok": false, "error": "expired_url"}`."""
    try:
        said = json.loads(body)
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("ok") is False


def done(office: Office, body: Payload, respond: Respond, client: WebClient, told: str) -> None:
    """Tell the person that a press had its effect, in the modal where the button was or as an answer, and redraw the
    person's Home."""
    if body.get("view", {}).get("type") == "modal":
        show(client, str(body["view"]["id"]), notice("受け付けました", told))
    else:
        answer(body, respond, client, text=told)
    refresh_home(office, client, user_id(body))


def _channel(body: Payload) -> str | None:
    """The conversation in which the person typed or pressed."""
    named = body.get("channel")
    found = named.get("id") if isinstance(named, dict) else body.get("channel_id")
    return str(found) if found else None
