"""What the commands that read texts share: the file or standard input, JSON Lines in and out, the city's facts."""

import json
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from bot.cli.reasons import not_json
from bot.errors import UserError
from bot.org.cityfile import read_city_file
from bot.settings import load_settings
from rules.context import CityFacts


def opened(path: Path | None) -> AbstractContextManager[BinaryIO]:
    """The file, or standard input where none is named.

    Raises:
        UserError: it cannot be opened.
    """
    if path is None:
        return nullcontext(sys.stdin.buffer)
    try:
        return path.open("rb")
    except OSError as error:
        raise UserError(f"{path} を開けません。", "場所と読み取りの権限を確かめてください。") from error


def answer_each(lines: Iterable[bytes], answer: Callable[[dict[str, object]], dict[str, object]]) -> int:
    """Answer JSON Lines in their order; 1 where a line could not be read (it is named and skipped), else 0."""
    status = 0
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            answered = answer(_parsed(raw))
        except UserError as error:
            print(f"{number}行目を読めません（{error}）。この行を飛ばしました。", file=sys.stderr)
            status = 1
            continue
        write(answered)
    return status


def text_of(line: dict[str, object]) -> str:
    """The text of a line.

    Raises:
        UserError: there is none.
    """
    text = line.get("text")
    if not isinstance(text, str):
        raise UserError("text がありません" if text is None else "text が文字列ではありません")
    return text


def one_of(allowed: tuple[str, ...], given: object, default: str) -> str:
    """What was given, or the default where nothing was.

    Raises:
        UserError: it is none of those allowed.
    """
    if given is None:
        return default
    if given not in allowed:
        raise UserError(f"「{given}」は {'・'.join(allowed)} のどれでもありません")
    return str(given)


def write(answer: dict[str, object]) -> None:
    """Print one JSON line at once."""
    line = json.dumps(answer, ensure_ascii=False)
    try:
        encoded = line.encode()
    except UnicodeEncodeError:  # a lone surrogate in the draft
        encoded = json.dumps(answer).encode()
    sys.stdout.buffer.write(encoded + b"\n")
    sys.stdout.buffer.flush()


def city_facts() -> CityFacts:
    """The facts of the city file, or the usual ones where there is none."""
    path = load_settings().city_file
    if not path.exists():
        return CityFacts()
    city = read_city_file(path).city
    host = (city.homepage.host or "").removeprefix("www.")
    return CityFacts(
        name=city.name, homepage=str(city.homepage), area_code=city.area_code, own_domains=frozenset({host})
    )


def _parsed(raw: bytes) -> dict[str, object]:
    try:
        draft = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UserError(not_json(error)) from error
    if not isinstance(draft, dict):
        raise UserError("{ } で囲んだ JSON ではありません")
    return draft
