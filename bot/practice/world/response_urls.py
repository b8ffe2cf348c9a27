"""response_url: five uses within thirty minutes."""

from bot.practice.clock import Clock, Timing
from bot.practice.errors import SlackError
from bot.practice.ids import new_secret
from bot.practice.world.records import Message, ResponseUrl


class ResponseUrls:
    """Hands out response URLs and counts their uses."""

    def __init__(self, clock: Clock, timing: Timing) -> None:
        self._clock = clock
        self._timing = timing
        self._given: dict[str, ResponseUrl] = {}

    def give(self, user: str, channel: str, source: Message | None = None) -> ResponseUrl:
        """A new URL to answer what this person did in this channel, on this message if there is one."""
        given = ResponseUrl(
            secret=new_secret(),
            user=user,
            channel=channel,
            given=self._clock.now(),
            message_ts=source.ts if source else None,
            thread_ts=source.thread_ts if source else None,
            ephemeral_source=source is not None and source.ephemeral_to is not None,
        )
        self._given[given.secret] = given
        return given

    def use(self, secret: str) -> ResponseUrl:
        """Count one use.

        Raises:
            SlackError: ``expired_url`` after thirty minutes, ``used_url`` after five uses; both are HTTP 404.
        """
        given = self._given.get(secret)
        if given is None:
            raise SlackError("no_service", status=404)
        if (self._clock.now() - given.given).total_seconds() > self._timing.response_url:
            raise SlackError("expired_url", status=404)
        if given.uses >= self._timing.response_url_uses:
            raise SlackError("used_url", status=404)
        given.uses += 1
        return given
