"""Pressing a button or using a menu, on a message, in a modal, on the Home tab."""

from bot.practice.api.hooks import answer_url
from bot.practice.blockkit.state import keeps_a_value
from bot.practice.blockkit.walk import interactive
from bot.practice.delivery import payloads
from bot.practice.delivery.courier import Courier
from bot.practice.errors import Refusal
from bot.practice.jsons import JsonObject
from bot.practice.page.asking import ask
from bot.practice.page.choosing import chosen, option_of
from bot.practice.page.form import entered
from bot.practice.page.sight import place_of
from bot.practice.seed import Person
from bot.practice.world.records import Message, View
from bot.practice.world.workspace import Workspace


class Pressing:
    """Turns a press into ``block_actions``."""

    def __init__(self, workspace: Workspace, courier: Courier) -> None:
        self._workspace = workspace
        self._courier = courier

    async def press(self, person: Person, body: JsonObject) -> None:
        """Press the element that ``where``, ``block_id`` and ``action_id`` name.

        ``values`` is what else stands in the inputs of the view at that moment.

        Raises:
            Refusal: the person sees no such element, or the bot did not answer.
        """
        place = place_of(self._workspace, person, body)
        if isinstance(place, View):
            await self._press_in_view(person, place, body)
        else:
            await self._press_on_message(person, place, body)

    async def _press_in_view(self, person: Person, view: View, body: JsonObject) -> None:
        block, element = pressable(view.blocks, body)
        view.state = entered(self._workspace, view, body.get("values", {}))
        action = self._use(block, element, body, view.state)
        trigger = self._workspace.triggers.give(person.id, view_id=view.id if view.content["type"] == "modal" else None)
        self._workspace.views.show_change(view)
        payload = payloads.actions_in_view(self._workspace, view=view, actions=[action], trigger=trigger)
        await ask(self._courier, "interactive", payload)

    async def _press_on_message(self, person: Person, message: Message, body: JsonObject) -> None:
        block, element = pressable(message.all_blocks(), body)
        action = self._use(block, element, body, message.entered[person.id])
        given = self._workspace.response_urls.give(person.id, message.channel, message)
        self._workspace.conversations.show_change(message)
        payload = payloads.actions_on_message(
            self._workspace,
            user=person.id,
            message=message,
            actions=[action],
            trigger=self._workspace.triggers.give(person.id),
            response_url=answer_url(self._workspace, given.secret),
        )
        await ask(self._courier, "interactive", payload)

    def _use(
        self,
        block: JsonObject,
        element: JsonObject,
        body: JsonObject,
        state: dict[str, dict[str, JsonObject]],
    ) -> JsonObject:
        action: JsonObject = {
            "type": element["type"],
            "block_id": block["block_id"],
            "action_id": element["action_id"],
            "action_ts": self._workspace.conversations.next_ts(),
        }
        if keeps_a_value(element):
            value = chosen(self._workspace, element, body.get("value"))
            state.setdefault(block["block_id"], {})[element["action_id"]] = value
            action.update(value)
            action.update(_initial(element))
        else:
            action.update(_told_of(element, body.get("value")))
        if "placeholder" in element:
            action["placeholder"] = element["placeholder"]
        return action


def pressable(blocks: list[JsonObject], body: JsonObject) -> tuple[JsonObject, JsonObject]:
    """The element that the body names, with its block.

    Raises:
        Refusal: it is not there, or it is an input that does not report.
    """
    for block, element in interactive(blocks):
        if block["block_id"] == body.get("block_id") and element["action_id"] == body.get("action_id"):
            if block["type"] == "input" and not block.get("dispatch_action"):
                raise Refusal("not_pressable", "この入力欄は、送信するまで送られません。")
            return block, element
    raise Refusal("element_not_found", "そのボタンは画面にありません。")


def _told_of(element: JsonObject, given: object) -> JsonObject:
    if element["type"] == "overflow":
        wanted = given.get("selected_option", given) if isinstance(given, dict) else given
        return {"selected_option": option_of(element, wanted)}
    if element["type"] == "feedback_buttons":
        wanted = given.get("value") if isinstance(given, dict) else given
        for button in (element["positive_button"], element["negative_button"]):
            if button["value"] == wanted:
                return {"text": button["text"], "value": button["value"]}
        raise Refusal("element_not_found", "そのボタンは画面にありません。")
    return {key: element[key] for key in ("text", "value", "style", "url") if key in element}


def _initial(element: JsonObject) -> JsonObject:
    return {
        key: element[key]
        for key in element
        if key.startswith("initial_") and key not in ("initial_value", "initial_options")
    }
