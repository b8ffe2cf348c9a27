"""The command line: exit status 0 done, 1 found something wrong, 2 wrong use; errors in one line."""

import importlib
import logging
import os
import sys
import traceback
import uuid
from collections.abc import Sequence
from pathlib import Path

import structlog

from bot.cli.parser import WRONG_USE, parser
from bot.errors import UserError
from rules.rule_files import BrokenRuleFileError

FAULTS = Path("data/faults.log")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    arguments = parser().parse_args(argv)
    _log_to_stderr()
    module, _, function = arguments.work.partition(":")
    work = getattr(importlib.import_module(module), function)
    try:
        return int(work(arguments))
    except UserError as error:
        print(" ".join(str(error).split("\n")), file=sys.stderr)
        return WRONG_USE
    except BrokenRuleFileError as error:
        print(f"{' '.join(str(error).split())} {error.to_do}", file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 0
    except Exception as error:  # noqa: BLE001 - the person at the terminal gets a number, the trace goes to a file
        print(_fault(error), file=sys.stderr)
        return WRONG_USE


def _fault(error: Exception) -> str:
    """One line for a fault of ours; the trace is appended to a file under its reference number."""
    reference = uuid.uuid4().hex[:8]
    told = f"思わぬ問題で終わりました（参照番号 {reference}）。"
    try:
        FAULTS.parent.mkdir(parents=True, exist_ok=True)
        with FAULTS.open("a", encoding="utf-8") as file:
            file.write(f"{reference}\n{''.join(traceback.format_exception(error))}\n")
    except OSError:
        return f"{told}{type(error).__name__} を管理者に伝えてください。"
    return f"{told}{FAULTS} を管理者に渡してください。"


def _log_to_stderr() -> None:
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    # What Slack answers is told by whoever asked; the client's own line would only say it twice.
    logging.getLogger("slack_sdk.web.base_client").setLevel(logging.CRITICAL)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
