"""`snsbot org import` and `snsbot org export`: city, sections, people, channels, accounts."""

import argparse

from bot.cli.opening import register
from bot.org.cityfile import read_city_file
from bot.org.service import Org


def import_file(arguments: argparse.Namespace) -> int:
    """Import a city file."""
    with register() as store:
        done = Org(store).import_city(read_city_file(arguments.file))
    print(f"取り込みました：所属 {done.sections}、職員 {done.people}人、アカウント {done.accounts}")
    return 0


def export_file(_arguments: argparse.Namespace) -> int:
    """Print the register as a city file."""
    with register() as store:
        print(Org(store).export_city(), end="")
    return 0
