"""The command line: exit status 0 done, 1 found something wrong, 2 wrong use; errors in one line."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import structlog

from bot.cli import audit, check, database, explain, org, serve
from bot.errors import UserError

WRONG_USE = 2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, in the reader's language."""

    def error(self, message: str) -> NoReturn:
        print(f"使い方が正しくありません（{message}）。「{self.prog} --help」で確かめてください。", file=sys.stderr)
        sys.exit(WRONG_USE)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    _log_to_stderr()
    parser = _Parser(prog="snsbot", description="SNS運用チェック：ソーシャルメディア運用ガイドラインのためのボット")
    commands = parser.add_subparsers(dest="command", required=True, metavar="コマンド", parser_class=_Parser)
    for part in (serve, check, explain, org, audit, database):
        part.add_to(commands)
    arguments = parser.parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except UserError as error:
        print(" ".join(str(error).split("\n")), file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 0


def _log_to_stderr() -> None:
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
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
