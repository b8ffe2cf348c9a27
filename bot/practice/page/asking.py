"""Handing the bot what a person did, and telling the person when it does not answer."""

from bot.practice.delivery.courier import Courier
from bot.practice.delivery.envelope import EnvelopeType, NotAcknowledged
from bot.practice.errors import Refusal
from bot.practice.jsons import JsonObject

_WORDS = {
    "timeout": "3秒以内に応答がありませんでした。",
    "http_timeout": "3秒以内に応答がありませんでした。",
    "dispatch_failed": "ボットが動いていません。",
    "connection_failed": "ボットが動いていません。",
    "socket_closed": "ボットとの接続が切れました。",
}
_OTHER = "ボットが受け付けませんでした。"
_CODES = {"timeout": "operation_timeout", "http_timeout": "operation_timeout", "connection_failed": "dispatch_failed"}


async def ask(
    courier: Courier, kind: EnvelopeType, payload: JsonObject, *, accepts_response_payload: bool = False
) -> JsonObject:
    """Deliver what the person did; returns the payload of the acknowledgement.

    Raises:
        Refusal: ``operation_timeout``, ``dispatch_failed`` and the like, with words for the person.
    """
    try:
        return await courier.ask(kind, payload, accepts_response_payload=accepts_response_payload)
    except NotAcknowledged as failure:
        words = _WORDS.get(failure.reason, _OTHER)
        raise Refusal(_CODES.get(failure.reason, failure.reason), f"{words}もう一度お試しください。") from None
