"""The workspace: one object that holds everything the practice server remembers."""

from bot.practice.clock import Clock, Timing
from bot.practice.jsons import JsonObject
from bot.practice.seed import Person, Seed
from bot.practice.world.changes import Changes
from bot.practice.world.conversations import Conversations
from bot.practice.world.files import Files
from bot.practice.world.response_urls import ResponseUrls
from bot.practice.world.triggers import Triggers
from bot.practice.world.views import Views


class Workspace:
    """People, conversations, views, files, triggers and response URLs of one practice workspace."""

    def __init__(self, seed: Seed, clock: Clock, timing: Timing) -> None:
        self.seed = seed
        self.clock = clock
        self.timing = timing
        self.base_url = ""
        """Where this workspace is reached, without a slash at the end; known with the first request."""
        self.changes = Changes()
        self.people: dict[str, Person] = {person.id: person for person in seed.people}
        self.conversations = Conversations(seed, clock, self.changes)
        self.views = Views(clock, self.changes)
        self.files = Files(clock)
        self.triggers = Triggers(clock, timing)
        self.suggested: dict[str, list[JsonObject]] = {}
        """The options that the bot last offered for each external menu, by action_id."""
        self.response_urls = ResponseUrls(clock, timing)

    @property
    def bot(self) -> str:
        """The bot's user id."""
        return self.seed.bot.user_id

    def display_name(self, user: str) -> str:
        """How a person or the bot is called on the page."""
        if user == self.bot:
            return self.seed.bot.name
        person = self.people.get(user)
        return person.name if person else user

    def username(self, user: str) -> str:
        """The handle of a person or the bot."""
        if user == self.bot:
            return self.seed.bot.username
        return self.people[user].username
