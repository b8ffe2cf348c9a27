"""The chart that goes with a digest. It is an ornament: where it cannot be uploaded, the digest goes without."""

from http.client import HTTPException

import httpx
import structlog
from slack_sdk.errors import SlackApiError

from bot.delivery.queue import Claimed
from bot.delivery.uploads import Uploads
from bot.upkeep.chart import chart
from bot.upkeep.digest import Digests

log = structlog.get_logger()


class ChartErrand:
    """Draws and uploads charts for the relay."""

    def __init__(self, digests: Digests, uploads: Uploads) -> None:
        self._digests = digests
        self._uploads = uploads

    def upload(self, message: Claimed) -> bool:
        """See to it that the digest has its chart, if Slack takes it; the digest is posted either way."""
        digest = self._digests.render(message.subject_id)
        if digest.chart_file is not None:
            return True
        try:
            name = f"accounts-{digest.month}.png"
            file_id = self._uploads.send(name, chart(digest))
            self._uploads.complete(file_id, name)
        except (SlackApiError, httpx.HTTPError, OSError, HTTPException) as error:
            log.warning("digest.without_chart", digest=digest.id, why=type(error).__name__)
            return True
        self._digests.keep_chart(digest.id, file_id)
        return True
