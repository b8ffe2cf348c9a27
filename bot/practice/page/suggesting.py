"""An external menu asks the bot for its options while the person types."""

from collections.abc import Iterator

from bot.practice.blockkit.choices import options_of
from bot.practice.blockkit.composition import OPTION, OPTION_GROUP
from bot.practice.blockkit.rules import Problem, items, record
from bot.practice.blockkit.walk import interactive
from bot.practice.delivery import payloads
from bot.practice.delivery.courier import Courier
from bot.practice.errors import Refusal
from bot.practice.jsons import JsonObject
from bot.practice.page.asking import ask
from bot.practice.page.sight import place_of
from bot.practice.seed import Person
from bot.practice.world.records import View
from bot.practice.world.workspace import Workspace

_ANSWER = record(
    {},
    {"options": items(OPTION, least=0, most=100), "option_groups": items(OPTION_GROUP, least=0, most=100)},
)
_EXTERNAL = ("external_select", "multi_external_select")


class Suggesting:
    """Turns typing into ``block_suggestion``."""

    def __init__(self, workspace: Workspace, courier: Courier) -> None:
        self._workspace = workspace
        self._courier = courier

    async def suggest(self, person: Person, body: JsonObject) -> list[JsonObject]:
        """The options for what the person typed (``value``) into the menu that the body names.

        Raises:
            Refusal: there is no such menu, or the bot did not answer with options.
        """
        place = place_of(self._workspace, person, body)
        blocks = place.blocks if isinstance(place, View) else place.all_blocks()
        wanted = (body.get("block_id"), body.get("action_id"))
        for block, element in interactive(blocks):
            if (block["block_id"], element["action_id"]) == wanted and element["type"] in _EXTERNAL:
                break
        else:
            raise Refusal("element_not_found", "そのメニューは画面にありません。")
        payload = payloads.suggestion(
            self._workspace,
            user=person.id,
            place=payloads.place_of_view(self._workspace, place)
            if isinstance(place, View)
            else payloads.place_of_message(self._workspace, place),
            block_id=block["block_id"],
            action_id=element["action_id"],
            value=str(body.get("value", "")),
        )
        answer = await ask(self._courier, "interactive", payload, accepts_response_payload=True)
        problems: Iterator[Problem] = _ANSWER(answer, "")
        if not answer or any(problems):
            raise Refusal("invalid_response", "候補を表示できませんでした。")
        options = options_of(answer)
        self._workspace.suggested[element["action_id"]] = options
        return options
