"""Puts the practice workspace together as one ASGI application."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from bot.practice.api.endpoint import WebApi
from bot.practice.api.file_routes import FileRoutes
from bot.practice.api.table import all_methods
from bot.practice.clock import Clock, SystemClock, Timing
from bot.practice.delivery.courier import Courier
from bot.practice.delivery.faults import Faults
from bot.practice.delivery.http_way import HttpWay
from bot.practice.delivery.log import Log
from bot.practice.delivery.sockets import Sockets
from bot.practice.page.pressing import Pressing
from bot.practice.page.routes import PageRoutes
from bot.practice.page.speaking import Speaking
from bot.practice.page.submitting import Submitting
from bot.practice.page.suggesting import Suggesting
from bot.practice.seed import HttpDelivery, Seed
from bot.practice.world.workspace import Workspace

STATIC = Path(__file__).parent / "static"


def build_practice(
    seed: Seed,
    *,
    http_delivery: HttpDelivery | None = None,
    clock: Clock | None = None,
    timing: Timing | None = None,
) -> Starlette:
    """A practice workspace that starts as the seed says.

    Args:
        seed: tokens, people, channels, commands, shortcuts.
        http_delivery: deliver by signed requests to this URL; without it by Socket Mode.
        clock: judges the age of triggers, tickets and response URLs, and dates messages.
        timing: Slack's periods.

    Returns:
        The application. ``app.state.closing`` is an ``asyncio.Event``: set it to end streams before shutdown.
    """
    clock, timing = clock or SystemClock(), timing or Timing()
    workspace = Workspace(seed, clock, timing)
    faults, log, closing = Faults(), Log(clock), asyncio.Event()
    sockets = Sockets(seed.bot.app_id, clock, timing)
    http_way = HttpWay(http_delivery, seed.verification_token, clock, timing) if http_delivery else None
    courier = Courier(http_way or sockets, faults, log, clock, timing)
    web_api = WebApi(
        workspace=workspace,
        sockets=sockets,
        faults=faults,
        log=log,
        methods=all_methods(),
        closing=closing,
    )
    page = PageRoutes(
        workspace=workspace,
        speaking=Speaking(workspace, courier),
        pressing=Pressing(workspace, courier),
        submitting=Submitting(workspace, courier),
        suggesting=Suggesting(workspace, courier),
        sockets=sockets,
        faults=faults,
        log=log,
        closing=closing,
    )

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await courier.settle()
        if http_way is not None:
            await http_way.close()

    app = Starlette(
        routes=[*_bot_routes(web_api, FileRoutes(workspace), sockets), *page.routes(), *_static()],
        lifespan=lifespan,
    )
    app.add_middleware(_KnowsItsAddress, workspace=workspace)
    app.state.closing = closing
    return app


def _bot_routes(web_api: WebApi, files: FileRoutes, sockets: Sockets) -> list[BaseRoute]:
    async def link(websocket: WebSocket) -> None:
        if not sockets.redeem(websocket.query_params.get("ticket", "")):
            await websocket.close(code=1008)
            return
        await websocket.accept()
        await sockets.serve(websocket)

    async def permalink(_request: Request) -> Response:
        return RedirectResponse("/")

    return [
        Route("/archives/{channel}/{message}", permalink),
        Route("/api/{method}", web_api.call, methods=["GET", "POST"]),
        Route("/hooks/{team}/{secret}", web_api.hook, methods=["POST"]),
        Route("/upload/v1/{secret}", files.upload, methods=["POST"]),
        Route("/files-pri/{file_id}/{name}", files.private),
        Route("/files-pri/{file_id}/download/{name}", files.private),
        Route("/practice/files/{file_id}", files.for_page),
        WebSocketRoute("/link/", link),
    ]


def _static() -> list[BaseRoute]:
    return [Mount("/static", StaticFiles(directory=STATIC, check_dir=False))]


class _KnowsItsAddress:
    """Remembers under which address the workspace is reached, for URLs that it hands out."""

    def __init__(self, app: ASGIApp, workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self._workspace.base_url = str(Request(scope).base_url).rstrip("/")
        await self._app(scope, receive, send)
