"""Bringing a file to a person: Slack's upload in three steps, so that each can be taken up again after a crash."""

import httpx
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.delivery.slack import patient

TIMEOUT_SECONDS = 30
_GONE = frozenset({"file_not_found", "file_deleted", "invalid_arguments"})


class Uploads:
    """Uploads files as `client` would, but never twice by itself."""

    def __init__(self, client: WebClient) -> None:
        self._client = patient(client)

    def send(self, name: str, content: bytes) -> str:
        """The first two steps: announce a file and send its bytes; its id. Nobody sees it yet.

        Raises:
            SlackApiError, httpx.HTTPError, OSError.
        """
        told = self._client.files_getUploadURLExternal(filename=name, length=len(content))
        httpx.post(str(told["upload_url"]), content=content, timeout=TIMEOUT_SECONDS).raise_for_status()
        return str(told["file_id"])

    def complete(self, file_id: str, title: str) -> None:
        """The last step for a file that no conversation shows by itself: a message will show it.

        Raises:
            SlackApiError, OSError.
        """
        self._client.files_completeUploadExternal(files=[{"id": file_id, "title": title}])

    def share(
        self, file_id: str, channel: str, *, title: str, comment: str, look_first: bool, thread_ts: str | None = None
    ) -> bool:
        """The last step: show the file in a conversation; whether Slack has the file at all.

        Args:
            look_first: it may have been shown before; it is shown only where it is not.
            thread_ts: the message under which it is shown, None for the conversation itself.

        Raises:
            SlackApiError, OSError.
        """
        if look_first and self._is_in(file_id, channel):
            return True
        try:
            self._client.files_completeUploadExternal(
                files=[{"id": file_id, "title": title}],
                channel_id=channel,
                initial_comment=comment,
                thread_ts=thread_ts,
            )
        except SlackApiError as error:
            if error.response.get("error") not in _GONE:
                raise
            return self._is_in(file_id, channel)
        return True

    def _is_in(self, file_id: str, channel: str) -> bool:
        try:
            file = self._client.files_info(file=file_id)["file"]
        except SlackApiError as error:
            if error.response.get("error") not in _GONE:
                raise
            return False
        return any(channel in (file.get(kind) or ()) for kind in ("ims", "channels", "groups"))
