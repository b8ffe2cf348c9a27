"""A terminal, alone or with a database behind it."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from tests.cli.terminal import Terminal
from tests.support.databases import Databases


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """The command line sets logging up for its whole process; the next test's process is this one."""
    slack = logging.getLogger("slack_sdk.web.base_client")
    level = slack.level
    yield
    structlog.reset_defaults()
    slack.setLevel(level)


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Terminal:
    """In an empty folder; nothing is set."""
    return Terminal(tmp_path, monkeypatch, capfdbinary)


@pytest.fixture
def office(terminal: Terminal, databases: Databases) -> Terminal:
    """DATABASE_URL names a migrated database without a city."""
    terminal.settings["DATABASE_URL"] = databases.sqlite()
    return terminal
