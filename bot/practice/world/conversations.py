"""Channels, direct messages and group messages, and the messages in them."""

from bot.practice.clock import Clock
from bot.practice.errors import SlackError
from bot.practice.ids import new_id
from bot.practice.seed import Seed
from bot.practice.world.changes import Changes
from bot.practice.world.records import Conversation, Message


class Conversations:
    """All conversations of the workspace, and who sees what in them."""

    def __init__(self, seed: Seed, clock: Clock, changes: Changes) -> None:
        self._clock = clock
        self._changes = changes
        self._bot = seed.bot.user_id
        self._last_ts = 0
        self.by_id: dict[str, Conversation] = {}
        for channel in seed.channels:
            members = [*channel.members, *([self._bot] if channel.bot_is_member else [])]
            self.by_id[channel.id] = Conversation(
                id=channel.id,
                name=channel.name,
                kind="channel",
                members=members,
                created=clock.now(),
                creator=members[0] if members else self._bot,
                topic=channel.topic,
            )
        for person in seed.people:
            self.direct([person.id])

    def find(self, conversation_id: str) -> Conversation:
        """The conversation of this id.

        Raises:
            SlackError: ``channel_not_found``.
        """
        found = self.by_id.get(conversation_id)
        if found is None:
            raise SlackError("channel_not_found")
        return found

    def direct(self, people: list[str]) -> Conversation:
        """The direct message of the bot with one person, or its group message with several; made when missing."""
        wanted = {self._bot, *people}
        kind = "dm" if len(people) == 1 else "group"
        for conversation in self.by_id.values():
            if conversation.kind == kind and set(conversation.members) == wanted:
                return conversation
        return self._add_direct(people)

    def _add_direct(self, people: list[str]) -> Conversation:
        alone = len(people) == 1
        conversation = Conversation(
            id=new_id("D" if alone else "G"),
            name="directmessage" if alone else "mpdm-" + "--".join(sorted(people)).lower(),
            kind="dm" if alone else "group",
            members=[*people, self._bot],
            created=self._clock.now(),
            creator=self._bot,
            is_private=True,
        )
        self.by_id[conversation.id] = conversation
        self._changes.touch(conversation.members)
        return conversation

    def create(self, name: str, *, is_private: bool, creator: str) -> Conversation:
        """A new channel with only its creator in it.

        Raises:
            SlackError: ``name_taken``.
        """
        if any(known.kind == "channel" and known.name == name for known in self.by_id.values()):
            raise SlackError("name_taken")
        conversation = Conversation(
            id=new_id("C"),
            name=name,
            kind="channel",
            members=[creator],
            created=self._clock.now(),
            creator=creator,
            is_private=is_private,
        )
        self.by_id[conversation.id] = conversation
        return conversation

    def next_ts(self) -> str:
        """A message timestamp: the clock's seconds and microseconds, never one that was given before."""
        moment = int(self._clock.now().timestamp() * 1_000_000)
        self._last_ts = max(moment, self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def add(self, message: Message) -> Message:
        """Put a message into its conversation."""
        conversation = self.by_id[message.channel]
        conversation.messages[message.ts] = message
        if not message.by_bot:
            conversation.read[message.user] = message.ts
        self.show_change(message)
        return message

    def remove(self, message: Message) -> None:
        """Take a message away, and its pin with it."""
        conversation = self.by_id[message.channel]
        del conversation.messages[message.ts]
        if message.ts in conversation.pins:
            conversation.pins.remove(message.ts)
        self.show_change(message)

    def show_change(self, message: Message) -> None:
        """Tell the pages of those who see this message."""
        if message.ephemeral_to is not None:
            self._changes.touch([message.ephemeral_to])
        else:
            self.show_conversation(self.by_id[message.channel])

    def show_conversation(self, conversation: Conversation) -> None:
        """Tell the pages of all members."""
        self._changes.touch(conversation.members)

    def message(self, conversation: Conversation, ts: str) -> Message:
        """A message that everybody in the conversation sees.

        Raises:
            SlackError: ``message_not_found``, also for ephemeral ones: the Web API does not know them.
        """
        found = conversation.messages.get(ts)
        if found is None or found.ephemeral_to is not None:
            raise SlackError("message_not_found")
        return found

    def of_member(self, person: str) -> list[Conversation]:
        """The conversations that this person is in."""
        return [conversation for conversation in self.by_id.values() if person in conversation.members]
