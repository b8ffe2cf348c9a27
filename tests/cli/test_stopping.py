"""A process that is told to end ends, also when it is told several times at once, or right after it began."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread, current_thread

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.connection import hang_up
from bot.practice.demo import demo_seed
from bot.practice.running import PracticeServer
from tests.cli.terminal import ROOT

PATIENCE_SECONDS = 30
SIGNALS = (signal.SIGTERM, signal.SIGINT) * 10


def test_practice_ends_however_often_it_is_told(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bot", "practice", "--port", "0"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        assert "http://127.0.0.1:" in process.stdout.readline().decode()
        for number in SIGNALS:
            process.send_signal(number)
        try:
            assert process.wait(timeout=60) == 0
        finally:
            process.kill()


_A_SIGNAL_THAT_DOES_NOT_WAKE_WHO_WAITS = """
import signal, threading
from bot.cli.serve import _stop_signal

with _stop_signal() as stopped:
    woken = threading.Event()
    other = threading.Thread(target=woken.wait, daemon=True)
    other.start()
    threading.Timer(0.2, signal.pthread_kill, [other.ident, signal.SIGTERM]).start()
    stopped.wait()
    woken.set()
print("ended")
"""


def test_who_waits_for_the_end_hears_of_a_signal_that_interrupts_another_thread() -> None:
    command = [sys.executable, "-c", _A_SIGNAL_THAT_DOES_NOT_WAKE_WHO_WAITS]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=True)

    assert done.stdout == "ended\n"


def test_a_connection_ends_that_is_closed_before_its_session_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with PracticeServer(demo_seed()) as server:
        app = App(token=server.seed.bot_token, client=WebClient(server.seed.bot_token, base_url=server.api_url))
        handler = SocketModeHandler(app, server.seed.app_token, web_client=app.client)
        client, about_to_read, told_to_end = handler.client, Event(), Event()
        session_id = client.session_id

        def held_up() -> str | None:
            if current_thread() is client.current_session_runner.thread and not about_to_read.is_set():
                about_to_read.set()
                assert told_to_end.wait(PATIENCE_SECONDS)
            return session_id()

        monkeypatch.setattr(client, "session_id", held_up)
        disconnect = client.disconnect

        def disconnected() -> None:
            told_to_end.set()
            disconnect()

        monkeypatch.setattr(client, "disconnect", disconnected)
        handler.connect()
        assert about_to_read.wait(PATIENCE_SECONDS)
        closing = Thread(target=hang_up, args=(handler,), daemon=True)
        closing.start()
        closing.join(PATIENCE_SECONDS)

        assert not closing.is_alive()
