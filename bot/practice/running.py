"""A practice workspace that runs in a thread of its own, on this computer only."""

import asyncio
import socket
import threading
from types import TracebackType

import uvicorn

from bot.practice.clock import Clock, Timing
from bot.practice.dropping import CuttableProtocol
from bot.practice.seed import HttpDelivery, Seed
from bot.practice.server import build_practice

HOST = "127.0.0.1"


class _Server(uvicorn.Server):
    """uvicorn's server, which tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: threading.Event) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell."""
        await super().startup(sockets)
        self._ready.set()


class PracticeServer:
    """Runs a practice workspace as a context manager.

    >>> with PracticeServer(demo_seed()) as practice:  # doctest: +SKIP
    ...     WebClient(token="xoxb-practice-bot", base_url=practice.api_url).auth_test()
    """

    def __init__(
        self,
        seed: Seed,
        *,
        port: int = 0,
        http_delivery: HttpDelivery | None = None,
        clock: Clock | None = None,
        timing: Timing | None = None,
    ) -> None:
        self.seed = seed
        self._wanted_port = port
        self._http_delivery = http_delivery
        self._clock = clock
        self._timing = timing
        self._ready = threading.Event()
        self._failure: BaseException | None = None
        self._thread: threading.Thread | None = None
        self._socket: socket.socket | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server: _Server | None = None
        self._closing: asyncio.Event | None = None

    @property
    def url(self) -> str:
        """Where the page is, without a slash at the end."""
        if self._socket is None:
            raise RuntimeError("the practice server does not run")
        return f"http://{HOST}:{self._socket.getsockname()[1]}"

    @property
    def api_url(self) -> str:
        """What the bot takes as SLACK_API_URL."""
        return f"{self.url}/api/"

    def start(self) -> "PracticeServer":
        """Listen and return when the workspace answers.

        Raises:
            OSError: the port is taken.
        """
        self._socket = socket.create_server((HOST, self._wanted_port))
        self._thread = threading.Thread(target=self._run, name="practice", daemon=True)
        self._thread.start()
        self._ready.wait()
        if self._failure is not None:
            raise RuntimeError("the practice server could not start") from self._failure
        return self

    def stop(self) -> None:
        """End streams and sockets, and wait until everything is down."""
        if self._loop is not None and self._thread is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._end)
            self._thread.join()
        if self._socket is not None:
            self._socket.close()

    def wait(self) -> None:
        """Return when the server has ended."""
        if self._thread is not None:
            self._thread.join()

    def __enter__(self) -> "PracticeServer":
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as failure:  # noqa: BLE001 - told to the thread that waits for the start
            self._failure = failure
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        app = build_practice(self.seed, http_delivery=self._http_delivery, clock=self._clock, timing=self._timing)
        self._closing = app.state.closing
        self._loop = asyncio.get_running_loop()
        config = uvicorn.Config(
            app,
            http=CuttableProtocol,
            ws="websockets-sansio",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=2,
        )
        self._server = _Server(config, self._ready)
        await self._server.serve([self._socket] if self._socket else None)

    def _end(self) -> None:
        if self._closing is not None:
            self._closing.set()
        if self._server is not None:
            self._server.should_exit = True
