"""Putting the bot's content into conversations: new, for one person, or in place of what stands there."""

from collections.abc import Sequence

from bot.practice.api.content import Content
from bot.practice.api.pictures import require_files
from bot.practice.blockkit.state import carry_over
from bot.practice.errors import SlackError
from bot.practice.world.records import Conversation, Message
from bot.practice.world.workspace import Workspace


def post(
    workspace: Workspace,
    conversation: Conversation,
    content: Content,
    *,
    ephemeral_to: str | None = None,
    thread_ts: str | None = None,
    broadcast: bool = False,
    link_names: bool = False,
    files: Sequence[str] = (),
) -> Message:
    """A new message of the bot.

    Raises:
        SlackError: ``no_text``, ``thread_not_found``, ``invalid_blocks`` for an image whose file is not there.
    """
    if content.shows_nothing and not files:
        raise SlackError("no_text")
    require_files(workspace, content.blocks or [], "invalid_blocks", "/blocks")
    if thread_ts is not None and thread_ts not in conversation.messages:
        raise SlackError("thread_not_found")
    message = Message(
        ts=workspace.conversations.next_ts(),
        channel=conversation.id,
        user=workspace.bot,
        text=content.text or "",
        blocks=content.blocks or [],
        attachments=content.attachments or [],
        by_bot=True,
        thread_ts=_root(conversation, thread_ts),
        broadcast=broadcast,
        ephemeral_to=ephemeral_to,
        metadata=content.metadata or None,
        links_names=link_names,
        files=list(files),
    )
    return workspace.conversations.add(message)


def _root(conversation: Conversation, thread_ts: str | None) -> str | None:
    """A reply to a reply belongs to the same thread."""
    if thread_ts is None:
        return None
    return conversation.messages[thread_ts].thread_ts or thread_ts


def replace(workspace: Workspace, message: Message, content: Content) -> Message:
    """New content for a message. Text without blocks takes the blocks away; blocks without text keep the text."""
    require_files(workspace, content.blocks or [], "invalid_blocks", "/blocks")
    if content.text is not None:
        message.text = content.text
    if content.blocks is not None or content.text is not None:
        message.blocks = content.blocks or []
    if content.attachments is not None:
        message.attachments = content.attachments
    if content.metadata is not None:
        message.metadata = content.metadata or None
    if not message.text.strip() and not message.blocks and not message.attachments:
        raise SlackError("no_text")
    if message.ephemeral_to is None and not message.blocks:
        message.edited = {"user": workspace.bot, "ts": workspace.conversations.next_ts()}
    for person, entered in message.entered.items():
        message.entered[person] = carry_over({"blocks": message.all_blocks()}, entered)
    workspace.conversations.show_change(message)
    return message
