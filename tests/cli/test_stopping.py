"""A process that is told to end ends, also when it is told several times at once."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.cli.terminal import ROOT

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
