"""Files: uploaded by a person for a modal, or by the bot in Slack's three steps."""

import mimetypes

from bot.practice.clock import Clock
from bot.practice.errors import SlackError
from bot.practice.ids import new_id, new_secret
from bot.practice.world.records import StoredFile


class Files:
    """All files of the workspace."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.by_id: dict[str, StoredFile] = {}

    def find(self, file_id: str) -> StoredFile:
        """A file whose content has come.

        Raises:
            SlackError: ``file_not_found``.
        """
        found = self.by_id.get(file_id)
        if found is None or not found.complete:
            raise SlackError("file_not_found")
        return found

    def add(self, *, name: str, content: bytes, user: str, mimetype: str | None = None) -> StoredFile:
        """A file that a person has uploaded."""
        stored = self._new(name, user, mimetype)
        stored.content = content
        stored.declared_size = len(content)
        stored.complete = True
        return stored

    def announce(self, *, name: str, size: int, user: str) -> StoredFile:
        """A file that the bot is going to upload to a URL which it is told."""
        stored = self._new(name, user, None)
        stored.declared_size = size
        stored.upload_secret = new_secret()
        return stored

    def receive(self, secret: str, content: bytes) -> StoredFile:
        """The content of an announced file.

        Raises:
            SlackError: nobody announced it (404), or it is not as long as announced (400).
        """
        stored = next((one for one in self.by_id.values() if one.upload_secret == secret), None)
        if stored is None:
            raise SlackError("file_not_found", status=404)
        if len(content) != stored.declared_size:
            raise SlackError("file_size_mismatch", status=400)
        stored.content = content
        stored.upload_secret = None
        return stored

    def complete(self, file_id: str, title: str | None) -> StoredFile:
        """The last step of the bot's upload.

        Raises:
            SlackError: ``file_not_found``, or ``file_not_uploaded`` while its content is missing.
        """
        stored = self.by_id.get(file_id)
        if stored is None or stored.complete:
            raise SlackError("file_not_found")
        if stored.upload_secret is not None:
            raise SlackError("invalid_arguments", ["[ERROR] file was not uploaded [json-pointer:/files]"])
        stored.title = title or stored.name
        stored.complete = True
        return stored

    def _new(self, name: str, user: str, mimetype: str | None) -> StoredFile:
        guessed = mimetype or mimetypes.guess_type(name)[0] or "application/octet-stream"
        stored = StoredFile(
            id=new_id("F"), name=name, title=name, mimetype=guessed, user=user, created=self._clock.now()
        )
        self.by_id[stored.id] = stored
        return stored
