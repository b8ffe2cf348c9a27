"""Images of Block Kit that show a file of this workspace: the file must be there, and whole."""

from collections.abc import Iterator

from bot.practice.errors import SlackError
from bot.practice.jsons import JsonObject
from bot.practice.world.workspace import Workspace


def require_files(workspace: Workspace, blocks: list[JsonObject], code: str, at: str) -> None:
    """Refuse blocks that show a file which nobody has uploaded, or whose upload was not completed.

    Raises:
        SlackError: with this code; the problems name the blocks under the path ``at``.
    """
    problems = [
        f"[ERROR] invalid slack file [json-pointer:{at}/{number}/slack_file]"
        for number, block in enumerate(blocks)
        for file in _files_of(block)
        if not _is_there(workspace, file)
    ]
    if problems:
        raise SlackError(code, problems)


def _files_of(block: JsonObject) -> Iterator[JsonObject]:
    """The files that a block and the images inside it show."""
    inside = [block, block.get("accessory"), *(block.get("elements") or [])]
    return (one["slack_file"] for one in inside if isinstance(one, dict) and "slack_file" in one)


def _is_there(workspace: Workspace, file: JsonObject) -> bool:
    stored = workspace.files.by_id.get(file.get("id", ""))
    return stored is not None and stored.complete if "id" in file else True
