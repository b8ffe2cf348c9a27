"""Deliveries by HTTP: signed requests to the app's URL, as Slack sends them without Socket Mode."""

import hashlib
import hmac
import json
from urllib.parse import urlencode

import httpx

from bot.practice.clock import Clock, Timing
from bot.practice.delivery.envelope import Envelope, NotAcknowledged
from bot.practice.ids import new_secret
from bot.practice.jsons import JsonObject
from bot.practice.seed import HttpDelivery

_FORM = "application/x-www-form-urlencoded"


class HttpWay:
    """Posts each delivery to one URL and takes the answer as its acknowledgement."""

    def __init__(self, target: HttpDelivery, verification_token: str, clock: Clock, timing: Timing) -> None:
        self._target = target
        self._token = verification_token
        self._clock = clock
        self._timing = timing
        self._client = httpx.AsyncClient(trust_env=False, follow_redirects=False)
        self._verified = False

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def carry(self, envelope: Envelope, *, copies: int = 1) -> JsonObject:
        """Post an envelope; before the first event the URL has to prove that it is the app's.

        Raises:
            NotAcknowledged: ``http_timeout``, ``connection_failed``, ``http_error``, ``no_retry`` (the app
                asked not to repeat) or ``url_not_verified``.
        """
        if envelope.type == "events_api" and not self._verified:
            await self._verify_url()
        for _ in range(copies - 1):
            await self._post(envelope)
        return _ack(await self._post(envelope))

    async def close_one(self) -> None:
        """There is no lasting connection to break: the delivery is lost."""

    async def send_away(self) -> None:
        """There is no lasting connection to give up: the delivery is lost."""

    async def _verify_url(self) -> None:
        challenge = new_secret()
        body = json.dumps({"token": self._token, "challenge": challenge, "type": "url_verification"})
        response = await self._send(body, "application/json", {})
        if challenge not in response.text:
            raise NotAcknowledged("url_not_verified")
        self._verified = True

    async def _post(self, envelope: Envelope) -> httpx.Response:
        body, content_type = _encoded(envelope)
        headers = {}
        if envelope.attempt:
            headers = {
                "X-Slack-Retry-Num": str(envelope.attempt),
                "X-Slack-Retry-Reason": envelope.retry_reason,
            }
        return await self._send(body, content_type, headers)

    async def _send(self, body: str, content_type: str, headers: dict[str, str]) -> httpx.Response:
        timestamp = str(int(self._clock.now().timestamp()))
        signed = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self._target.signing_secret, timestamp, body),
            **headers,
        }
        try:
            response = await self._client.post(
                self._target.url, content=body.encode(), headers=signed, timeout=self._timing.ack
            )
        except httpx.TimeoutException:
            raise NotAcknowledged("http_timeout") from None
        except httpx.HTTPError:
            raise NotAcknowledged("connection_failed") from None
        if not response.is_success:
            refused_for_good = response.headers.get("X-Slack-No-Retry") == "1"
            raise NotAcknowledged("no_retry" if refused_for_good else "http_error")
        return response


def signature(signing_secret: str, timestamp: str, body: str) -> str:
    """Slack's ``v0`` signature of a request body."""
    base = f"v0:{timestamp}:{body}".encode()
    return "v0=" + hmac.new(signing_secret.encode(), base, hashlib.sha256).hexdigest()


def _encoded(envelope: Envelope) -> tuple[str, str]:
    if envelope.type == "events_api":
        return json.dumps(envelope.payload, ensure_ascii=False), "application/json"
    if envelope.type == "slash_commands":
        return urlencode(envelope.payload), _FORM
    return urlencode({"payload": json.dumps(envelope.payload, ensure_ascii=False)}), _FORM


def _ack(response: httpx.Response) -> JsonObject:
    if not response.text:
        return {}
    if response.headers.get("content-type", "").startswith("application/json"):
        body = response.json()
        return body if isinstance(body, dict) else {}
    return {"text": response.text}
