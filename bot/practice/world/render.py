"""Messages, views, people, channels and files as Slack's JSON."""

import hashlib
from urllib.parse import quote

from bot.practice.jsons import JsonObject
from bot.practice.seed import Person
from bot.practice.world.records import Conversation, Message, StoredFile, View
from bot.practice.world.workspace import Workspace

_JAPAN_OFFSET = 32400


def conversation_name(conversation: Conversation) -> str:
    """The name that payloads carry: a direct message has none of its own."""
    return "directmessage" if conversation.kind == "dm" else conversation.name


def message_json(workspace: Workspace, message: Message, *, with_metadata: bool = True) -> JsonObject:
    """A message as histories and payloads carry it."""
    seed = workspace.seed
    told: JsonObject = {"user": message.user, "type": "message", "ts": message.ts, "text": message.text}
    if message.by_bot:
        told["bot_id"] = seed.bot.bot_id
        told["app_id"] = seed.bot.app_id
    told["team"] = seed.team.id
    told["blocks"] = message.blocks
    if message.attachments:
        told["attachments"] = message.attachments
    if message.thread_ts is not None:
        told["thread_ts"] = message.thread_ts
    if message.broadcast:
        told["subtype"] = "thread_broadcast"
    if message.edited is not None:
        told["edited"] = message.edited
    if message.metadata is not None and with_metadata:
        told["metadata"] = message.metadata
    if message.files:
        told["files"] = [file_json(workspace, workspace.files.by_id[file_id]) for file_id in message.files]
    if message.reactions:
        told["reactions"] = [
            {"name": name, "users": users, "count": len(users)} for name, users in message.reactions.items()
        ]
    if message.ephemeral_to is not None:
        told["is_ephemeral"] = True
    told.update(_thread_summary(workspace, message))
    return told


def _thread_summary(workspace: Workspace, message: Message) -> JsonObject:
    if message.is_reply or message.ephemeral_to is not None:
        return {}
    conversation = workspace.conversations.by_id[message.channel]
    replies = [
        one
        for one in conversation.messages.values()
        if one.thread_ts == message.ts and one.is_reply and one.ephemeral_to is None
    ]
    if not replies:
        return {}
    users = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": users,
        "reply_users_count": len(users),
        "latest_reply": replies[-1].ts,
    }


def view_json(workspace: Workspace, view: View) -> JsonObject:
    """A view as the Web API and payloads carry it."""
    seed = workspace.seed
    content = view.content
    told: JsonObject = {
        "id": view.id,
        "team_id": seed.team.id,
        "type": content["type"],
        "blocks": content["blocks"],
        "private_metadata": content.get("private_metadata", ""),
        "callback_id": content.get("callback_id", ""),
        "state": {"values": view.state},
        "hash": view.hash,
        "clear_on_close": content.get("clear_on_close", False),
        "notify_on_close": content.get("notify_on_close", False),
        "close": content.get("close"),
        "submit": content.get("submit"),
        "previous_view_id": view.previous,
        "root_view_id": view.root,
        "app_id": seed.bot.app_id,
        "external_id": content.get("external_id", ""),
        "app_installed_team_id": seed.team.id,
        "bot_id": seed.bot.bot_id,
    }
    told["title"] = content.get("title", {"type": "plain_text", "text": "View Title", "emoji": True})
    return told


def person_json(workspace: Workspace, person: Person) -> JsonObject:
    """A person as users.info tells them."""
    return _user_json(workspace, person.id, person.username, person.name, person.title, is_bot=False)


def bot_json(workspace: Workspace) -> JsonObject:
    """The bot's user as users.info tells it."""
    bot = workspace.seed.bot
    told = _user_json(workspace, bot.user_id, bot.username, bot.name, "", is_bot=True)
    told["profile"]["bot_id"] = bot.bot_id
    told["profile"]["api_app_id"] = bot.app_id
    return told


def _user_json(workspace: Workspace, user: str, username: str, name: str, title: str, *, is_bot: bool) -> JsonObject:
    return {
        "id": user,
        "team_id": workspace.seed.team.id,
        "name": username,
        "deleted": False,
        "color": hashlib.sha256(user.encode()).hexdigest()[:6],
        "real_name": name,
        "tz": "Asia/Tokyo",
        "tz_label": "Japan Standard Time",
        "tz_offset": _JAPAN_OFFSET,
        "profile": {
            "title": title,
            "real_name": name,
            "real_name_normalized": name,
            "display_name": name,
            "display_name_normalized": name,
            "team": workspace.seed.team.id,
        },
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": is_bot,
        "is_app_user": False,
        "updated": int(workspace.clock.now().timestamp()),
    }


def conversation_json(workspace: Workspace, conversation: Conversation) -> JsonObject:
    """A conversation as conversations.info tells it."""
    told: JsonObject = {
        "id": conversation.id,
        "created": int(conversation.created.timestamp()),
        "creator": conversation.creator,
        "is_archived": conversation.archived,
        "is_channel": conversation.kind == "channel" and not conversation.is_private,
        "is_group": conversation.kind == "channel" and conversation.is_private,
        "is_im": conversation.kind == "dm",
        "is_mpim": conversation.kind == "group",
        "is_private": conversation.is_private,
        "is_general": False,
        "context_team_id": workspace.seed.team.id,
        "is_member": workspace.bot in conversation.members,
        "topic": {"value": conversation.topic, "creator": conversation.creator, "last_set": 0},
        "purpose": {"value": conversation.purpose, "creator": conversation.creator, "last_set": 0},
        "num_members": len(conversation.members),
    }
    if conversation.kind == "dm":
        told["user"] = next(member for member in conversation.members if member != workspace.bot)
        told["is_open"] = True
    else:
        told["name"] = conversation.name
        told["name_normalized"] = conversation.name
    return told


def file_json(workspace: Workspace, stored: StoredFile) -> JsonObject:
    """A file as files.info and messages tell it."""
    base_url = workspace.base_url
    shared = _where(workspace, stored)
    name = quote(stored.name)
    return {
        "id": stored.id,
        "created": int(stored.created.timestamp()),
        "timestamp": int(stored.created.timestamp()),
        "name": stored.name,
        "title": stored.title,
        "mimetype": stored.mimetype,
        "filetype": stored.name.rsplit(".", 1)[-1].lower() if "." in stored.name else "binary",
        "user": stored.user,
        "user_team": workspace.seed.team.id,
        "size": len(stored.content),
        "mode": "hosted",
        "is_external": False,
        "is_public": bool(shared["channels"]),
        **shared,
        "url_private": f"{base_url}/files-pri/{stored.id}/{name}",
        "url_private_download": f"{base_url}/files-pri/{stored.id}/download/{name}",
        "permalink": f"{base_url}/practice/files/{stored.id}",
    }


def _where(workspace: Workspace, stored: StoredFile) -> dict[str, list[str]]:
    """The conversations that a file was shown in, by their kind."""
    where: dict[str, list[str]] = {"channels": [], "groups": [], "ims": []}
    for one in stored.channels:
        conversation = workspace.conversations.by_id[one]
        if conversation.kind == "channel":
            where["groups" if conversation.is_private else "channels"].append(one)
        else:
            where["ims" if conversation.kind == "dm" else "groups"].append(one)
    return where
