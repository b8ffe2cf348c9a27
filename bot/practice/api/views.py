"""views.*: modals and Home tabs."""

import json

from bot.practice.api.content import refuse
from bot.practice.api.method import Call, Method, method
from bot.practice.api.pictures import require_files
from bot.practice.blockkit.surfaces import view_problems
from bot.practice.blockkit.walk import with_ids
from bot.practice.errors import SlackError
from bot.practice.jsons import JsonObject
from bot.practice.world.render import view_json
from bot.practice.world.workspace import Workspace

VIEW_BYTES = 250_000


def checked_view(workspace: Workspace, view: object, kind: str) -> JsonObject:
    """A view that Slack would take, its blocks with ids.

    Raises:
        SlackError: ``invalid_arguments`` with paths, ``view_too_large``.
    """
    refuse("invalid_arguments", view_problems(view, kind))
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments")
    if len(json.dumps(view, ensure_ascii=False).encode()) > VIEW_BYTES:
        raise SlackError("view_too_large")
    require_files(workspace, view["blocks"], "invalid_arguments", "/view/blocks")
    return {**view, "blocks": with_ids(view["blocks"])}


def open_view(call: Call) -> JsonObject:
    """views.open: needs a trigger that is fresh and unused."""
    content = _view(call, "modal")
    trigger = call.workspace.triggers.exchange(_trigger_id(call))
    view = call.workspace.views.open(trigger.user, content)
    return {"view": view_json(call.workspace, view)}


def push_view(call: Call) -> JsonObject:
    """views.push: needs a trigger that comes from the open modal."""
    content = _view(call, "modal")
    trigger = call.workspace.triggers.exchange(_trigger_id(call))
    if trigger.view_id is None:
        raise SlackError("not_found")
    view = call.workspace.views.push(trigger.user, content)
    return {"view": view_json(call.workspace, view)}


def update_view(call: Call) -> JsonObject:
    """views.update: an open modal, by either of its ids."""
    content = _view(call, "modal")
    view_id, external_id = call.args.text("view_id"), call.args.text("external_id")
    if not view_id and not external_id:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: view_id [json-pointer:/]"])
    view = call.workspace.views.find_modal(view_id=view_id, external_id=external_id)
    call.workspace.views.update(view, content, known_hash=call.args.text("hash"))
    return {"view": view_json(call.workspace, view)}


def publish_view(call: Call) -> JsonObject:
    """views.publish: a person's Home tab."""
    content = _view(call, "home")
    user = call.args.required("user_id")
    if user not in call.workspace.people:
        raise SlackError("invalid_arguments", ["[ERROR] user not found [json-pointer:/user_id]"])
    view = call.workspace.views.publish(user, content, known_hash=call.args.text("hash"))
    return {"view": view_json(call.workspace, view)}


def _view(call: Call, kind: str) -> JsonObject:
    try:
        view = call.args.json("view")
    except json.JSONDecodeError:
        raise SlackError("invalid_arguments", ["[ERROR] must provide an object [json-pointer:/view]"]) from None
    if view is None:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: view [json-pointer:/]"])
    return checked_view(call.workspace, view, kind)


def _trigger_id(call: Call) -> str:
    return call.args.required("trigger_id")


METHODS: tuple[Method, ...] = (
    method("views.open", open_view, "trigger_id", "view"),
    method("views.push", push_view, "trigger_id", "view"),
    method("views.update", update_view, "view", "view_id", "external_id", "hash"),
    method("views.publish", publish_view, "user_id", "view", "hash"),
)
