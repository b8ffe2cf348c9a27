"""Whatever nobody else takes: it is answered, so that Slack does not deliver it again and the person is told."""

import re
from typing import Any

from slack_bolt import Ack, App

from handlers.payload import OldCard


def register(app: App) -> None:
    """Buttons and forms of versions that are gone, and events that concern nobody."""
    anything = re.compile(r"")

    @app.action(anything)
    @app.view(anything)
    @app.shortcut(anything)
    def old(ack: Ack, body: dict[str, Any]) -> None:
        if body.get("type") != "view_submission":
            ack()
        raise OldCard

    @app.event(anything)
    def unheard(ack: Ack) -> None:
        ack()
