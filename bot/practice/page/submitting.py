"""Submitting and closing modals; what the bot's acknowledgement does to them."""

from contextlib import suppress

from bot.practice.api.hooks import answer_url
from bot.practice.api.views import checked_view
from bot.practice.blockkit.walk import interactive
from bot.practice.delivery import payloads
from bot.practice.delivery.courier import Courier
from bot.practice.delivery.envelope import NotAcknowledged
from bot.practice.errors import FormIncomplete, Refusal, SlackError
from bot.practice.jsons import JsonObject, Values
from bot.practice.page.asking import ask
from bot.practice.page.form import check_complete, entered
from bot.practice.page.sight import modal_of
from bot.practice.seed import Person
from bot.practice.world.records import View
from bot.practice.world.workspace import Workspace


class Submitting:
    """Turns a submission into ``view_submission`` and carries out the ``response_action``."""

    def __init__(self, workspace: Workspace, courier: Courier) -> None:
        self._workspace = workspace
        self._courier = courier

    async def submit(self, person: Person, body: JsonObject) -> str | None:
        """Submit the visible modal; returns the bot's response_action (None: the modal just closed).

        Raises:
            FormIncomplete: the client or the bot found something wrong with what was entered.
            Refusal: the modal is not there or has no submit button, or the bot did not answer properly.
        """
        view = modal_of(self._workspace, person, body.get("view_id"))
        if view.content.get("submit") is None:
            raise Refusal("no_submit", "この画面に送信ボタンはありません。")
        view.state = entered(self._workspace, view, body.get("values", {}))
        view.errors = {}
        self._workspace.views.show_change(view)
        try:
            check_complete(view, view.state)
            ack = await self._ask(view)
            return self._carry_out(view, ack)
        except FormIncomplete as incomplete:
            view.errors = incomplete.errors
            self._workspace.views.show_change(view)
            raise

    async def close(self, person: Person, body: JsonObject) -> None:
        """Close the visible modal, or with ``all`` the whole stack; tells the bot if the view wants that.

        The person is not told whether the bot acknowledges: for them the modal is gone.

        Raises:
            Refusal: the modal is not there.
        """
        view = modal_of(self._workspace, person, body.get("view_id"))
        if body.get("all") or view.content.get("clear_on_close"):
            closed = self._workspace.views.clear(person.id)
        else:
            self._workspace.views.close(view)
            closed = [view]
        for one in closed:
            if one.content.get("notify_on_close"):
                payload = payloads.closed(self._workspace, view=one, is_cleared=len(closed) > 1)
                with suppress(NotAcknowledged):
                    await self._courier.ask("interactive", payload)

    async def _ask(self, view: View) -> JsonObject:
        payload = payloads.submission(
            self._workspace,
            view=view,
            state=view.state,
            trigger=self._workspace.triggers.give(view.user, view_id=view.id),
            response_urls=self._response_urls(view, view.state),
        )
        return await ask(self._courier, "interactive", payload, accepts_response_payload=True)

    def _response_urls(self, view: View, state: Values) -> list[JsonObject]:
        told = []
        for block, element in interactive(view.blocks):
            if not element.get("response_url_enabled"):
                continue
            value = state[block["block_id"]][element["action_id"]]
            channel = value.get("selected_conversation") or value.get("selected_channel")
            if channel in self._workspace.conversations.by_id:
                given = self._workspace.response_urls.give(view.user, channel)
                told.append(
                    {
                        "block_id": block["block_id"],
                        "action_id": element["action_id"],
                        "channel_id": channel,
                        "response_url": answer_url(self._workspace, given.secret),
                    }
                )
        return told

    def _carry_out(self, view: View, ack: JsonObject) -> str | None:
        action = ack.get("response_action")
        views = self._workspace.views
        try:
            if action is None and not ack:
                views.close(view)
            elif action == "clear":
                views.clear(view.user)
            elif action == "update":
                views.update(view, checked_view(self._workspace, ack.get("view"), "modal"))
            elif action == "push":
                views.push(view.user, checked_view(self._workspace, ack.get("view"), "modal"))
            elif action == "errors":
                raise FormIncomplete(_errors(view, ack.get("errors")))
            else:
                raise SlackError("unknown_response_action")
        except SlackError as refusal:
            raise Refusal("invalid_response", f"ボットの応答を表示できませんでした({refusal})。") from refusal
        return action


def _errors(view: View, errors: object) -> dict[str, str]:
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        raise SlackError("invalid_errors", ["errors must name at least one input block"])
    for block_id, words in errors.items():
        if block_id not in inputs or not isinstance(words, str) or not words:
            raise SlackError("invalid_errors", [f"no input block {block_id!r}, or no words for it"])
    return dict(errors)
