"""A person in front of the practice page, and the page's view of what the server did."""

from typing import Any

import httpx

from tests.practice.waiting import wait_for


class Seat:
    """Does what a person does; answers are the page API's JSON."""

    def __init__(self, http: httpx.Client, user: str) -> None:
        self.http = http
        self.user = user

    def act(self, name: str, **body: Any) -> dict[str, Any]:
        """Post to the page API as this person."""
        response = self.http.post(f"/practice/{name}", json={"as": self.user, **body})
        told: dict[str, Any] = response.json()
        return told

    def state(self) -> dict[str, Any]:
        """What the person sees."""
        told: dict[str, Any] = self.http.get("/practice/state", params={"as": self.user}).json()
        return told

    def types(self, text: str, channel: str = "C01KANKO") -> dict[str, Any]:
        """Type a slash command."""
        return self.act("command", channel=channel, text=text)

    def says(self, text: str, channel: str = "C01KANKO", **more: Any) -> dict[str, Any]:
        """Post a message."""
        return self.act("message", channel=channel, text=text, **more)

    def conversation(self, channel: str) -> dict[str, Any]:
        """One conversation, by id, or ``dm`` for the one with the bot."""
        return next(
            one for one in self.state()["channels"] if one["id"] == channel or (channel == "dm" and one["kind"] == "dm")
        )

    def messages(self, channel: str = "C01KANKO") -> list[dict[str, Any]]:
        """The messages that the person sees there."""
        shown: list[dict[str, Any]] = self.conversation(channel)["messages"]
        return shown

    def texts(self, channel: str = "C01KANKO") -> list[str]:
        """Their texts."""
        return [message["text"] for message in self.messages(channel)]

    def waits_for_message(self, text: str, channel: str = "C01KANKO") -> dict[str, Any]:
        """The message with this text, as soon as it is there."""
        return wait_for(
            lambda: next((one for one in self.messages(channel) if one["text"] == text), None), what=f"「{text}」"
        )

    def modal(self) -> dict[str, Any] | None:
        """The modal in front."""
        modals: list[dict[str, Any]] = self.state()["modals"]
        return modals[-1] if modals else None

    def waits_for_modal(self, title: str) -> dict[str, Any]:
        """The modal with this title in front, as soon as it is there."""

        def look() -> dict[str, Any] | None:
            top = self.modal()
            return top if top and top["title"]["text"] == title else None

        return wait_for(look, what=f"the modal「{title}」")

    def presses(self, action_id: str, where: dict[str, Any], **more: Any) -> dict[str, Any]:
        """Use the element with this action_id, in the block that has it."""
        block_id = more.pop("block_id", None) or self._block_of(action_id, where)
        return self.act("press", where=_place(where), block_id=block_id, action_id=action_id, **more)

    def submits(self, modal: dict[str, Any], **values: Any) -> dict[str, Any]:
        """Submit a modal; each keyword is an action_id with the value that goes into it."""
        given: dict[str, Any] = {}
        for action_id, value in values.items():
            given.setdefault(self._block_of(action_id, modal), {})[action_id] = value
        return self.act("submit", view_id=modal["id"], values=given)

    def _block_of(self, action_id: str, where: dict[str, Any]) -> str:
        for block in where["blocks"]:
            elements = [block.get("element"), block.get("accessory"), *block.get("elements", [])]
            if any(element and element.get("action_id") == action_id for element in elements):
                return str(block["block_id"])
        return "no-such-block"


def _place(where: dict[str, Any]) -> dict[str, Any]:
    if "hash" in where:
        return {"view_id": where["id"]}
    return {"channel": where.get("channel", "C01KANKO"), "ts": where["ts"]}
