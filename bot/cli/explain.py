"""`snsbot explain`: what a check finds, or what a clause says."""

import argparse

from bot.cli.check import Commands
from bot.errors import UserError
from rules.explain import explain, known_names


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("explain", help="指摘や条項の説明を読みます")
    parser.add_argument(
        "name", nargs="?", metavar="指摘または条項", help="例 weekday-mismatch、6(2)イ（省略すると一覧）"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation, or the names that have one."""
    if arguments.name is None:
        print("\n".join(known_names()))
        return 0
    try:
        print(explain(arguments.name))
    except LookupError as error:
        raise UserError(
            f"「{arguments.name}」という指摘や条項はありません。", "「snsbot explain」で一覧を見られます。"
        ) from error
    return 0
