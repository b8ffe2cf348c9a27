"""What travels as JSON. Its shape is Slack's; the rules of ``blockkit`` and of each method check it."""

from typing import Any

JsonObject = dict[str, Any]
"""One JSON object as Slack or the bot sent it."""

Values = dict[str, dict[str, JsonObject]]
"""What a person has entered: block_id → action_id → Slack's state value object."""
