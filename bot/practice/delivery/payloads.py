"""The payloads of commands, interactions and events, as Slack builds them."""

from bot.practice.ids import new_id
from bot.practice.jsons import JsonObject, Values
from bot.practice.world.records import Conversation, Message, Trigger, View
from bot.practice.world.render import conversation_name, message_json, view_json
from bot.practice.world.workspace import Workspace


def _common(workspace: Workspace, user: str) -> JsonObject:
    seed = workspace.seed
    return {
        "team": {"id": seed.team.id, "domain": seed.team.domain},
        "enterprise": None,
        "is_enterprise_install": False,
        "api_app_id": seed.bot.app_id,
        "token": seed.verification_token,
        "user": {
            "id": user,
            "username": workspace.username(user),
            "name": workspace.username(user),
            "team_id": seed.team.id,
        },
    }


def command(
    workspace: Workspace,
    *,
    user: str,
    conversation: Conversation,
    name: str,
    text: str,
    trigger: Trigger,
    response_url: str,
) -> JsonObject:
    """A slash command: flat, all values strings."""
    seed = workspace.seed
    return {
        "token": seed.verification_token,
        "team_id": seed.team.id,
        "team_domain": seed.team.domain,
        "channel_id": conversation.id,
        "channel_name": conversation_name(conversation),
        "user_id": user,
        "user_name": workspace.username(user),
        "command": name,
        "text": text,
        "api_app_id": seed.bot.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger.id,
    }


def place_of_message(workspace: Workspace, message: Message) -> JsonObject:
    """Where an element on a message was used. An ephemeral message is not told again, only where it was."""
    conversation = workspace.conversations.by_id[message.channel]
    ephemeral = message.ephemeral_to is not None
    container: JsonObject = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": conversation.id,
        "is_ephemeral": ephemeral,
    }
    if message.thread_ts is not None:
        container["thread_ts"] = message.thread_ts
    place: JsonObject = {
        "container": container,
        "channel": {"id": conversation.id, "name": conversation_name(conversation)},
    }
    if not ephemeral:
        place["message"] = message_json(workspace, message)
    return place


def place_of_view(workspace: Workspace, view: View) -> JsonObject:
    """Where an element in a view was used."""
    return {"container": {"type": "view", "view_id": view.id}, "view": view_json(workspace, view)}


def actions_on_message(
    workspace: Workspace,
    *,
    user: str,
    message: Message,
    actions: list[JsonObject],
    trigger: Trigger,
    response_url: str,
) -> JsonObject:
    """``block_actions`` from a message."""
    return {
        "type": "block_actions",
        **_common(workspace, user),
        **place_of_message(workspace, message),
        "trigger_id": trigger.id,
        "state": {"values": message.entered[user]},
        "response_url": response_url,
        "actions": actions,
    }


def actions_in_view(workspace: Workspace, *, view: View, actions: list[JsonObject], trigger: Trigger) -> JsonObject:
    """``block_actions`` from a modal or a Home tab."""
    return {
        "type": "block_actions",
        **_common(workspace, view.user),
        **place_of_view(workspace, view),
        "trigger_id": trigger.id,
        "actions": actions,
    }


def submission(
    workspace: Workspace, *, view: View, state: Values, trigger: Trigger, response_urls: list[JsonObject]
) -> JsonObject:
    """``view_submission``."""
    return {
        "type": "view_submission",
        **_common(workspace, view.user),
        "trigger_id": trigger.id,
        "view": {**view_json(workspace, view), "state": {"values": state}},
        "response_urls": response_urls,
    }


def closed(workspace: Workspace, *, view: View, is_cleared: bool) -> JsonObject:
    """``view_closed``, for views that asked for it."""
    return {
        "type": "view_closed",
        **_common(workspace, view.user),
        "view": view_json(workspace, view),
        "is_cleared": is_cleared,
    }


def global_shortcut(workspace: Workspace, *, user: str, callback_id: str, trigger: Trigger) -> JsonObject:
    """``shortcut``."""
    return {
        "type": "shortcut",
        **_common(workspace, user),
        "action_ts": workspace.conversations.next_ts(),
        "callback_id": callback_id,
        "trigger_id": trigger.id,
    }


def message_shortcut(
    workspace: Workspace,
    *,
    user: str,
    callback_id: str,
    message: Message,
    trigger: Trigger,
    response_url: str,
) -> JsonObject:
    """``message_action``."""
    conversation = workspace.conversations.by_id[message.channel]
    return {
        "type": "message_action",
        **_common(workspace, user),
        "action_ts": workspace.conversations.next_ts(),
        "callback_id": callback_id,
        "trigger_id": trigger.id,
        "response_url": response_url,
        "message_ts": message.ts,
        "channel": {"id": conversation.id, "name": conversation_name(conversation)},
        "message": message_json(workspace, message),
    }


def suggestion(
    workspace: Workspace, *, user: str, place: JsonObject, block_id: str, action_id: str, value: str
) -> JsonObject:
    """``block_suggestion``: an external menu asks for its options."""
    return {
        "type": "block_suggestion",
        **_common(workspace, user),
        **place,
        "action_id": action_id,
        "block_id": block_id,
        "value": value,
    }


def event(workspace: Workspace, content: JsonObject) -> JsonObject:
    """``event_callback`` around one event."""
    seed = workspace.seed
    return {
        "token": seed.verification_token,
        "team_id": seed.team.id,
        "context_team_id": seed.team.id,
        "context_enterprise_id": None,
        "api_app_id": seed.bot.app_id,
        "event": content,
        "type": "event_callback",
        "event_id": new_id("Ev"),
        "event_time": int(workspace.clock.now().timestamp()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": seed.team.id,
                "user_id": seed.bot.user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": new_id("EC"),
    }
