"""Whatever nobody else takes: it is answered, so that Slack does not deliver it again and the person is told."""

import re
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltRequest, BoltResponse
from slack_bolt.listener.listener_start_handler import ListenerStartHandler

from handlers.payload import OldCard

_LISTENERS = "listeners"


class _Counted(ListenerStartHandler):
    """Counts the listeners that a delivery comes to: Bolt asks the next one where one is slow to acknowledge."""

    def handle(self, request: BoltRequest, response: BoltResponse | None) -> None:
        request.context[_LISTENERS] = request.context.get(_LISTENERS, 0) + 1


def register(app: App) -> None:
    """Buttons and forms of versions that are gone, and events that concern nobody."""
    app.listener_runner.listener_start_handler = _Counted()
    anything = re.compile(r"")

    @app.action(anything)
    @app.view(anything)
    @app.shortcut(anything)
    def old(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        if context[_LISTENERS] > 1:
            return  # it has its listener, which is not done yet
        if body.get("type") != "view_submission":
            ack()
        raise OldCard

    @app.event(anything)
    def unheard(ack: Ack) -> None:
        ack()
