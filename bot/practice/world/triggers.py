"""trigger_id: valid for three seconds and once (Slack refuses anything else)."""

from bot.practice.clock import Clock, Timing
from bot.practice.errors import SlackError
from bot.practice.ids import new_trigger_id
from bot.practice.world.records import Trigger


class Triggers:
    """Hands out triggers and takes them back."""

    def __init__(self, clock: Clock, timing: Timing) -> None:
        self._clock = clock
        self._timing = timing
        self._given: dict[str, Trigger] = {}
        self._exchanged: set[str] = set()

    def give(self, user: str, *, view_id: str | None = None) -> Trigger:
        """A new trigger for what this person just did."""
        trigger = Trigger(new_trigger_id(), user, self._clock.now(), view_id)
        self._given[trigger.id] = trigger
        return trigger

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger up.

        Raises:
            SlackError: ``invalid_trigger_id``, ``exchanged_trigger_id`` or ``expired_trigger_id``.
        """
        trigger = self._given.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger_id in self._exchanged:
            raise SlackError("exchanged_trigger_id")
        age = (self._clock.now() - trigger.given).total_seconds()
        if age > self._timing.trigger:
            raise SlackError("expired_trigger_id")
        self._exchanged.add(trigger_id)
        return trigger
