"""Importing this loads what a bot needs, so that a fork server does it once for the many bots of a test."""

import bot.cli.serve  # noqa: F401 - loaded for those that are forked from here
import tests.support.stoppable  # noqa: F401
from rules.engine import check_text
from rules.validation import compile_all

compile_all()
for text in ("準備", "準備ができました。"):
    check_text(text)
