"""Servers in a thread, on loopback only."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import uvicorn
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot import connection
from tests.support.waiting import wait_for


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def running(server: uvicorn.Server) -> Iterator[None]:
    """Run a server until the block ends."""
    thread = threading.Thread(target=server.run, name="http-server", daemon=True)
    thread.start()
    wait_for(lambda: server.started, "the HTTP server to start")
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


def hang_up(handler: SocketModeHandler) -> None:
    """Close a Socket Mode connection at once: by itself it waits for its threads, which look up every few seconds."""
    client = handler.client
    client.auto_reconnect_enabled = client.default_auto_reconnect_enabled = False
    session = client.current_session
    if session is not None and session.sock is not None:
        with suppress(OSError):
            session.sock.shutdown(socket.SHUT_RDWR)
    client.closed = True
    client.message_queue.put(None)
    connection.hang_up(handler)
