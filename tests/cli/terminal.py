"""The command line as an operator sees it: what is typed, what is printed, how it ends."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot import cli

ROOT = Path(__file__).resolve().parents[2]
KEPT = ("PATH", "HOME", "LANG")


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    status: int
    out: bytes
    told: str

    @property
    def printed(self) -> str:
        return self.out.decode()

    @property
    def complaint(self) -> str:
        """The one line of what is wrong."""
        assert self.status == 2, self
        assert "Traceback" not in self.told
        assert len(self.told.strip().splitlines()) == 1, self.told
        return self.told


@dataclass
class Terminal:
    """A terminal in an empty folder, without the settings of whoever runs the tests. Commands run in this process."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[bytes]
    settings: dict[str, str] = field(default_factory=dict)

    def types(self, *arguments: str | Path, stdin: bytes = b"", settings: Mapping[str, str] | None = None) -> Done:
        """Type `snsbot` with these arguments; `settings` are added to the environment."""
        self.capture.readouterr()
        with self.monkeypatch.context() as now:
            now.chdir(self.folder)
            for name in os.environ.keys() - set(KEPT):
                now.delenv(name)
            for name, value in {**self.settings, **(settings or {})}.items():
                now.setenv(name, value)
            now.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            try:
                status = cli.main([str(one) for one in arguments])
            except SystemExit as end:
                status = int(end.code or 0)
        said = self.capture.readouterr()
        return Done(status, said.out, said.err.decode())


def in_a_process(
    *arguments: str, cwd: Path, stdin: bytes = b"", settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m bot` as it is started from a shell."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    env = {**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **(settings or {})}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=env,
        timeout=120,
        check=False,
    )
