"""`snsbot accounts listing`: the list of all accounts for the city's homepage (§5(5))."""

import argparse
import sys

from bot.accounts.listing import Listings
from bot.accounts.pages import csv_table, html_page
from bot.cli.opening import register
from bot.errors import UserError


def write_listing(arguments: argparse.Namespace) -> int:
    """Write the list, as a page or as a table, to a file or to standard output."""
    with register() as store:
        listing = Listings(store).current()
        text = csv_table(listing) if arguments.csv else html_page(listing, at=store.clock.now())
    if arguments.file is None:
        sys.stdout.write(text)
        return 0
    try:
        arguments.file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise UserError(f"{arguments.file} に書き込めません。", "場所と書き込みの権限を確かめてください。") from error
    print(f"アカウント{len(listing.accounts)}件の一覧を {arguments.file} に書き出しました。")
    return 0
