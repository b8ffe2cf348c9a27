"""What the relay does for an incident besides posting: bring the report as a file, make a channel of its own."""

from datetime import timedelta
from http.client import HTTPException
from urllib.error import URLError

import httpx
import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clock import Clock
from bot.delivery.queue import Claimed
from bot.delivery.slack import TryLater, meaning_of
from bot.delivery.uploads import Uploads
from bot.incidents.office import Incidents
from bot.incidents.report_document import report_document, report_name
from bot.incidents.views import IncidentView
from rules.context import TOKYO

log = structlog.get_logger()

_COMMENT = "事後報告書です。内容を確かめ、所属長と秘書広報課長の決裁を受けてください。"
_TRANSPORT = (SlackApiError, URLError, OSError, HTTPException)


class ReportErrand:
    """Makes the after-action report and brings it into the thread."""

    def __init__(self, incidents: Incidents, uploads: Uploads, clock: Clock) -> None:
        self._incidents = incidents
        self._uploads = uploads
        self._clock = clock

    def hand_over(self, message: Claimed) -> bool:
        """Upload the report as a reply; where Slack takes no file, a message in its place says how to get it.

        Raises:
            TryLater.
        """
        history = self._incidents.histories.of(message.subject_id)
        place = self._incidents.reading.thread(message.subject_id)
        if place is None:
            return True
        content = report_document(history, self._incidents.handbook, self._clock.now())
        drill = "【訓練】" if history.incident.drill else ""
        comment = f"{drill}{_COMMENT}{drill}"
        try:
            file_id = self._uploads.send(report_name(history), content)
            channel, ts = place
            self._uploads.share(
                file_id, channel, title=report_name(history), comment=comment, look_first=False, thread_ts=ts
            )
        except httpx.HTTPError as error:
            wait = timedelta(seconds=2**message.attempts)
            raise TryLater(type(error).__name__, after=wait, maybe_sent=False) from error
        except (SlackApiError, OSError, HTTPException) as error:
            meaning = meaning_of(error, message.attempts)
            if isinstance(meaning, TryLater):
                raise meaning from error
            log.warning("incident.report_not_uploaded", subject=message.subject, why=str(meaning))
            return True
        return False


class RoomErrand:
    """Makes a channel for an incident and invites those who are told of it (DESIGN, promise 10: optional)."""

    def __init__(self, incidents: Incidents, client: WebClient) -> None:
        self._incidents = incidents
        self._client = client

    def make(self, message: Claimed) -> bool:
        """Make it; what Slack refuses is told in the thread, and nothing is posted besides."""
        by = message.params["by"]
        incident = self._incidents.reading.show(message.subject_id)
        channel = self._create(incident)
        if channel is None:
            self._incidents.rooms.refused(incident.id, by=by)
            return False
        people = dict.fromkeys([by, incident.reporter, *([incident.lead] if incident.lead else []), *incident.told])
        missing = [one for one in people if not self._invite(channel, one)]
        self._incidents.rooms.made(incident.id, channel, by=by, missing=missing)
        return False

    def _create(self, incident: IncidentView) -> str | None:
        day = incident.opened_at.astimezone(TOKYO)
        drill = "kunren-" if incident.drill else ""
        for name in (f"{drill}jian-{incident.id}-{day:%m%d}", f"{drill}jian-{incident.id}-{day:%m%d%H%M}"):
            try:
                return str(self._client.conversations_create(name=name)["channel"]["id"])
            except _TRANSPORT as error:
                log.warning("incident.room_refused", incident=incident.id, why=_why(error))
                if _why(error) != "name_taken":
                    return None
        return None

    def _invite(self, channel: str, slack_id: str) -> bool:
        try:
            self._client.conversations_invite(channel=channel, users=slack_id)
        except _TRANSPORT as error:
            log.warning("incident.not_invited", channel=channel, user=slack_id, why=_why(error))
            return _why(error) in ("already_in_channel", "cant_invite_self")
        return True


def _why(error: Exception) -> str:
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else type(error).__name__
