"""The contracts of import-linter leave nobody out: a new part of the bot has its place in them, or this fails."""

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PRACTICE = "bot.practice"
#: What talks to Slack or puts the parts together.
OUTER = {"bot.__main__", "bot.app", "bot.cli", "bot.connection", "bot.delivery", "bot.office"}


def parts() -> set[str]:
    """The modules and packages of the bot, but the practice workspace."""
    found = {f"bot.{path.stem}" for path in (ROOT / "bot").glob("*.py") if path.stem != "__init__"}
    found |= {f"bot.{path.parent.name}" for path in (ROOT / "bot").glob("*/__init__.py")}
    return found - {PRACTICE}


def linter() -> dict[str, Any]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(settings["tool"]["importlinter"])


def contract(word: str) -> dict[str, Any]:
    """The contract whose name has this word in it."""
    return next(dict(one) for one in linter()["contracts"] if word in one["name"])


def test_the_practice_workspace_may_import_no_part_of_the_bot() -> None:
    assert set(contract("practice workspace")["forbidden_modules"]) == parts() | {"rules", "handlers"}


def test_all_but_the_outer_parts_are_kept_from_slack() -> None:
    kept = contract("Slack's client")
    assert set(kept["source_modules"]) == (parts() - OUTER) | {"rules"}
    assert {"slack_sdk", "slack_bolt"} <= set(kept["forbidden_modules"])
    assert linter()["include_external_packages"] is True


def test_every_part_has_its_layer() -> None:
    layers = {part for layer in contract("one way")["layers"] for part in layer.split(" : ")}
    assert layers == (parts() - {"bot.clock", "bot.errors"}) | {"rules", "handlers"}
