"""The content of files over HTTP: the bot's upload, the bot's download with its token, the page's download."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from bot.practice.errors import SlackError
from bot.practice.world.records import StoredFile
from bot.practice.world.workspace import Workspace


class FileRoutes:
    """Serves and takes the content of files."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    async def upload(self, request: Request) -> Response:
        """The second step of the bot's upload: the bytes themselves."""
        try:
            stored = self._workspace.files.receive(request.path_params["secret"], await request.body())
        except SlackError as refusal:
            return PlainTextResponse(refusal.code, refusal.status)
        return PlainTextResponse(f"OK - {len(stored.content)}")

    async def private(self, request: Request) -> Response:
        """url_private_download. Without the bot's token Slack leads to its sign-in page, which is no file."""
        if request.headers.get("authorization") != f"Bearer {self._workspace.seed.bot_token}":
            return RedirectResponse("/", 302)
        return self._content(request.path_params["file_id"])

    async def for_page(self, request: Request) -> Response:
        """The same for the page."""
        return self._content(request.path_params["file_id"])

    def _content(self, file_id: str) -> Response:
        try:
            stored = self._workspace.files.find(file_id)
        except SlackError:
            return PlainTextResponse("file_not_found", 404)
        return Response(stored.content, media_type=stored.mimetype, headers=_as_download(stored))


def _as_download(stored: StoredFile) -> dict[str, str]:
    # never shown by the browser itself: an uploaded HTML file must not run on the page's origin
    return {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(stored.name)}",
        "X-Content-Type-Options": "nosniff",
    }
