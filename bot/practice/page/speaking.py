"""What a person says and starts: messages, commands, shortcuts, opening the Home tab."""

import re

from bot.practice.api.hooks import answer, answer_url
from bot.practice.delivery import payloads
from bot.practice.delivery.courier import Courier
from bot.practice.errors import Refusal, SlackError
from bot.practice.jsons import JsonObject
from bot.practice.page.asking import ask
from bot.practice.page.sight import conversation_of, message_of
from bot.practice.seed import Person
from bot.practice.world.records import Conversation, Message
from bot.practice.world.render import message_json, view_json
from bot.practice.world.workspace import Workspace


class Speaking:
    """Turns words into messages, ``slash_commands``, shortcuts and events."""

    def __init__(self, workspace: Workspace, courier: Courier) -> None:
        self._workspace = workspace
        self._courier = courier

    def say(self, person: Person, body: JsonObject) -> Message:
        """Post a message as the person; the bot hears it in direct messages and where it is mentioned.

        Raises:
            Refusal: they cannot post there, or there is nothing to post.
        """
        conversation = conversation_of(self._workspace, person, body.get("channel"))
        text, files = body.get("text", ""), body.get("files", [])
        if conversation.kind == "dm" and not self._workspace.seed.direct_messages:
            raise Refusal("read_only", "このアプリにはメッセージを送れません。「/」で始まるコマンドをお使いください。")
        if conversation.archived:
            raise Refusal("is_archived", "アーカイブされたチャンネルには投稿できません。")
        if not isinstance(text, str) or not (text.strip() or files):
            raise Refusal("no_text", "本文を入力してください。")
        message = Message(
            ts=self._workspace.conversations.next_ts(),
            channel=conversation.id,
            user=person.id,
            text=self._written(text),
            thread_ts=self._thread(person, conversation, body.get("thread_ts")),
            files=[self._file(one) for one in files],
        )
        self._workspace.conversations.add(message)
        for kind in self._heard_as(conversation, message):
            self._tell(conversation, message, kind)
        return message

    def react(self, person: Person, body: JsonObject) -> None:
        """Put an emoji on a message, once; the bot hears of it where it is in the channel.

        Raises:
            Refusal: there is no such message, or no such emoji.
        """
        message = message_of(self._workspace, person, body.get("channel"), body.get("ts"))
        name = body.get("emoji")
        if not isinstance(name, str) or not re.fullmatch(r"[a-z0-9_+'\-]+", name):
            raise Refusal("invalid_name", "その絵文字はありません。")
        if message.ephemeral_to is not None:
            raise Refusal("not_on_ephemeral", "自分だけに見えるメッセージには使えません。")
        users = message.reactions.setdefault(name, [])
        if person.id in users:
            return
        users.append(person.id)
        self._workspace.conversations.show_change(message)
        conversation = self._workspace.conversations.by_id[message.channel]
        if "reaction_added" not in self._workspace.seed.events or self._workspace.bot not in conversation.members:
            return
        told: JsonObject = {
            "type": "reaction_added",
            "user": person.id,
            "reaction": name,
            "item_user": message.user,
            "item": {"type": "message", "channel": message.channel, "ts": message.ts},
            "event_ts": self._workspace.conversations.next_ts(),
        }
        self._courier.tell(payloads.event(self._workspace, told))

    async def command(self, person: Person, body: JsonObject) -> None:
        """Type a slash command.

        Raises:
            Refusal: nobody knows the command, or the bot did not answer.
        """
        conversation = conversation_of(self._workspace, person, body.get("channel"))
        typed = body.get("text")
        match = re.fullmatch(r"(/\S+)(?:\s+(.*))?", typed, re.DOTALL) if isinstance(typed, str) else None
        known = {one.command for one in self._workspace.seed.commands}
        if match is None or match.group(1) not in known:
            name = match.group(1) if match else str(typed)
            raise Refusal("unknown_command", f"{name} は使えるコマンドではありません。")
        given = self._workspace.response_urls.give(person.id, conversation.id)
        payload = payloads.command(
            self._workspace,
            user=person.id,
            conversation=conversation,
            name=match.group(1),
            text=(match.group(2) or "").strip(),
            trigger=self._workspace.triggers.give(person.id),
            response_url=answer_url(self._workspace, given.secret),
        )
        ack = await ask(self._courier, "slash_commands", payload, accepts_response_payload=True)
        if ack:
            self._show_answer(person, conversation, ack)

    async def shortcut(self, person: Person, body: JsonObject) -> None:
        """Start a shortcut, on a message if it is one for messages.

        Raises:
            Refusal: there is no such shortcut, or the bot did not answer.
        """
        on_message = body.get("message")
        kind = "message" if on_message is not None else "global"
        callback_id = body.get("callback_id")
        known = {(one.kind, one.callback_id) for one in self._workspace.seed.shortcuts}
        if (kind, callback_id) not in known or not isinstance(callback_id, str):
            raise Refusal("unknown_shortcut", "そのショートカットはありません。")
        trigger = self._workspace.triggers.give(person.id)
        if isinstance(on_message, dict):
            message = message_of(self._workspace, person, on_message.get("channel"), on_message.get("ts"))
            if message.ephemeral_to is not None:
                raise Refusal("not_on_ephemeral", "自分だけに見えるメッセージには使えません。")
            given = self._workspace.response_urls.give(person.id, message.channel, message)
            payload = payloads.message_shortcut(
                self._workspace,
                user=person.id,
                callback_id=callback_id,
                message=message,
                trigger=trigger,
                response_url=answer_url(self._workspace, given.secret),
            )
        else:
            payload = payloads.global_shortcut(
                self._workspace, user=person.id, callback_id=callback_id, trigger=trigger
            )
        await ask(self._courier, "interactive", payload)

    def open_home(self, person: Person) -> None:
        """Open the bot's Home tab."""
        if "app_home_opened" not in self._workspace.seed.events:
            return
        home = self._workspace.views.home(person.id)
        event: JsonObject = {
            "type": "app_home_opened",
            "user": person.id,
            "channel": self._workspace.conversations.direct([person.id]).id,
            "tab": "home",
            "event_ts": self._workspace.conversations.next_ts(),
        }
        if home is not None:
            event["view"] = view_json(self._workspace, home)
        self._courier.tell(payloads.event(self._workspace, event))

    def _show_answer(self, person: Person, conversation: Conversation, ack: JsonObject) -> None:
        given = self._workspace.response_urls.give(person.id, conversation.id)
        try:
            answer(self._workspace, given, ack)
        except SlackError as refusal:
            raise Refusal("invalid_response", f"ボットの応答を表示できませんでした({refusal})。") from refusal

    def _written(self, text: str) -> str:
        """As Slack stores what a person typed: escaped, and mentions as tokens."""
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        escaped = re.sub(r"(?<![\w@])@(channel|here|everyone)\b", r"<!\1>", escaped)
        names = {f"@{self._workspace.seed.bot.name}": self._workspace.bot}
        names[f"@{self._workspace.seed.bot.username}"] = self._workspace.bot
        names.update({f"@{one.name}": one.id for one in self._workspace.people.values()})
        for name, user in names.items():
            escaped = escaped.replace(name, f"<@{user}>")
        return escaped

    def _thread(self, person: Person, conversation: Conversation, thread_ts: object) -> str | None:
        if thread_ts is None:
            return None
        root = message_of(self._workspace, person, conversation.id, thread_ts)
        return root.thread_ts or root.ts

    def _file(self, file_id: object) -> str:
        if not isinstance(file_id, str) or file_id not in self._workspace.files.by_id:
            raise Refusal("file_not_found", "ファイルがまだ届いていません。")
        return file_id

    def _heard_as(self, conversation: Conversation, message: Message) -> list[str]:
        if self._workspace.bot not in conversation.members:
            return []
        heard = []
        if conversation.kind == "dm" and "message.im" in self._workspace.seed.events:
            heard.append("message")
        mentioned = f"<@{self._workspace.bot}>" in message.text
        if conversation.kind != "dm" and mentioned and "app_mention" in self._workspace.seed.events:
            heard.append("app_mention")
        return heard

    def _tell(self, conversation: Conversation, message: Message, kind: str) -> None:
        told = {**message_json(self._workspace, message), "type": kind, "event_ts": message.ts}
        told["channel"] = conversation.id
        if kind == "message":
            told["channel_type"] = "im"
            if message.files:
                told["subtype"] = "file_share"
        self._courier.tell(payloads.event(self._workspace, told))
