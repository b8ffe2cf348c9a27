"""`snsbot explain`: what a check finds, what a clause says, or what to do in an incident."""

import argparse

from bot.errors import UserError
from bot.settings import load_settings
from rules.explain import explain, known_names
from rules.incidents.handbook import handbook_of


def explain_name(arguments: argparse.Namespace) -> int:
    """Print the explanation, or the names that have one."""
    if arguments.name is None:
        print("\n".join(known_names()))
        return 0
    try:
        print(explain(arguments.name, handbook_of(load_settings().handbook)))
    except LookupError as error:
        raise UserError(
            f"「{arguments.name}」という指摘や条項、事案の種別はありません。", "「snsbot explain」で一覧を見られます。"
        ) from error
    return 0
