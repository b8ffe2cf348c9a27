"""What one person sees: their conversations, modals and Home tab, as the page's JSON."""

from bot.practice.errors import Refusal
from bot.practice.jsons import JsonObject
from bot.practice.seed import Person
from bot.practice.world.mentions import mentions_in
from bot.practice.world.records import Conversation, Message, View
from bot.practice.world.render import view_json
from bot.practice.world.workspace import Workspace


def person_of(workspace: Workspace, user: object) -> Person:
    """The person who acts.

    Raises:
        Refusal: nobody has this id.
    """
    person = workspace.people.get(user) if isinstance(user, str) else None
    if person is None:
        raise Refusal("unknown_person", "この人はワークスペースにいません。")
    return person


def conversation_of(workspace: Workspace, person: Person, conversation_id: object) -> Conversation:
    """A conversation that the person is in.

    Raises:
        Refusal: there is none of this id, or they are not in it.
    """
    known = workspace.conversations.by_id.get(conversation_id) if isinstance(conversation_id, str) else None
    if known is None or person.id not in known.members:
        raise Refusal("channel_not_found", "このチャンネルには入っていません。")
    return known


def sees(person: Person, message: Message) -> bool:
    """Whether a message of the person's conversation is shown to them."""
    return message.ephemeral_to in (None, person.id)


def message_of(workspace: Workspace, person: Person, conversation_id: object, ts: object) -> Message:
    """A message that the person sees.

    Raises:
        Refusal: they see no such message.
    """
    conversation = conversation_of(workspace, person, conversation_id)
    message = conversation.messages.get(ts) if isinstance(ts, str) else None
    if message is None or not sees(person, message):
        raise Refusal("message_not_found", "そのメッセージは見えません。")
    return message


def modal_of(workspace: Workspace, person: Person, view_id: object) -> View:
    """The modal that the person has in front of them.

    Raises:
        Refusal: it is not open, or another one lies on top of it.
    """
    top = workspace.views.top(person.id)
    if top is None or top.id != view_id:
        raise Refusal("view_not_found", "その画面は開いていません。")
    return top


def place_of(workspace: Workspace, person: Person, body: JsonObject) -> Message | View:
    """The message, modal or Home tab that ``where`` names.

    Raises:
        Refusal: the person does not see it.
    """
    where = body.get("where")
    if not isinstance(where, dict):
        raise Refusal("invalid_where", "どこで押したのかが分かりません。")
    if "view_id" not in where:
        return message_of(workspace, person, where.get("channel"), where.get("ts"))
    home = workspace.views.home(person.id)
    if home is not None and home.id == where["view_id"] and workspace.views.top(person.id) is None:
        return home
    return modal_of(workspace, person, where["view_id"])


def state_of(workspace: Workspace, person: Person) -> JsonObject:
    """Everything that the person sees now."""
    seed = workspace.seed
    home = workspace.views.home(person.id)
    return {
        "me": _person(person),
        "version": workspace.changes.version(person.id),
        "people": [_person(one) for one in workspace.people.values()],
        "bot": {"id": seed.bot.user_id, "name": seed.bot.name},
        "commands": [
            {"command": one.command, "description": one.description, "usage_hint": one.usage_hint}
            for one in seed.commands
        ],
        "shortcuts": [{"type": one.kind, "name": one.name, "callback_id": one.callback_id} for one in seed.shortcuts],
        "channels": [_conversation(workspace, person, one) for one in workspace.conversations.of_member(person.id)],
        "home": _view(workspace, home) if home else None,
        "modals": [_view(workspace, view) for view in workspace.views.modals(person.id)],
    }


def people_of(workspace: Workspace) -> list[JsonObject]:
    """The people whom one can be."""
    return [_person(person) for person in workspace.people.values()]


def _person(person: Person) -> JsonObject:
    return {"id": person.id, "name": person.name, "title": person.title, "section": person.section}


def _conversation(workspace: Workspace, person: Person, conversation: Conversation) -> JsonObject:
    shown = [message for message in conversation.messages.values() if sees(person, message)]
    return {
        "id": conversation.id,
        "name": _name_for(workspace, person, conversation),
        "kind": conversation.kind,
        "topic": conversation.topic,
        "members": list(conversation.members),
        "is_private": conversation.is_private,
        "read_only": conversation.kind == "dm" and not workspace.seed.direct_messages,
        "unread": _unread(person, conversation, shown),
        "pins": list(conversation.pins),
        "bookmarks": [{"title": one["title"], "link": one["link"]} for one in conversation.bookmarks],
        "messages": [_message(workspace, person, message) for message in shown],
    }


def _name_for(workspace: Workspace, person: Person, conversation: Conversation) -> str:
    if conversation.kind == "channel":
        return conversation.name
    others = [member for member in conversation.members if member != person.id]
    return "、".join(workspace.display_name(member) for member in reversed(others))


def _unread(person: Person, conversation: Conversation, shown: list[Message]) -> int:
    read = conversation.read.get(person.id, "")
    return sum(1 for message in shown if message.ts > read and message.user != person.id)


def _message(workspace: Workspace, person: Person, message: Message) -> JsonObject:
    return {
        "ts": message.ts,
        "user": message.user,
        "name": workspace.display_name(message.user),
        "is_bot": message.by_bot,
        "text": message.text,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "ephemeral": message.ephemeral_to is not None,
        "thread_ts": message.thread_ts if message.is_reply else None,
        "broadcast": message.broadcast,
        "edited": message.edited is not None,
        "files": [_file(workspace, file_id) for file_id in message.files],
        "reactions": [{"name": name, "count": len(users)} for name, users in message.reactions.items()],
        "metadata": message.metadata,
        "mentions": mentions_in(message.text, message.blocks, message.attachments, link_names=message.links_names),
        "state": {"values": message.entered.get(person.id, {})},
    }


def _file(workspace: Workspace, file_id: str) -> JsonObject:
    stored = workspace.files.by_id[file_id]
    return {"id": stored.id, "name": stored.name, "mimetype": stored.mimetype, "size": len(stored.content)}


def _view(workspace: Workspace, view: View) -> JsonObject:
    return {**view_json(workspace, view), "errors": dict(view.errors)}
