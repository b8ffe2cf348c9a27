"""`snsbot org import` and `snsbot org export`: city, sections, people, channels, accounts."""

import argparse
from pathlib import Path

from bot.cli.opening import register
from bot.cli.transfer import written
from bot.errors import UserError
from bot.org.cityfile import read_city_file
from bot.org.exporting import csv_files, everything, excel
from bot.org.service import Org


def import_file(arguments: argparse.Namespace) -> int:
    """Import a city file."""
    with register() as store:
        done = Org(store).import_city(read_city_file(arguments.file))
    print(f"取り込みました：所属 {done.sections}、職員 {done.people}人、アカウント {done.accounts}")
    return 0


def import_phones(arguments: argparse.Namespace) -> int:
    """Import the telephone directory."""
    with register() as store:
        numbers = Org(store).import_phones(_text_of(arguments.file))
    print(f"電話番号を{numbers}件取り込みました。")
    return 0


def export_file(arguments: argparse.Namespace) -> int:
    """Print the register as a city file, or write all of it as an Excel file or as CSV files."""
    with register() as store:
        if arguments.xlsx is not None:
            written(arguments.xlsx, excel(everything(store)))
        elif arguments.csv is not None:
            arguments.csv.mkdir(parents=True, exist_ok=True)
            for name, content in csv_files(everything(store)).items():
                written(arguments.csv / name, content)
        else:
            print(Org(store).export_city(), end="")
    return 0


def _text_of(path: Path) -> str:
    """The text of a file as Excel saves it: UTF-8 with or without its mark, or Shift_JIS."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path} を開けません。", "場所と読み取りの権限を確かめてください。") from error
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError(f"{path} の文字コードが分かりません。", "UTF-8 で保存し直してください。")
