"""The practice page's own interface, as a person's hands and eyes use it."""

from collections.abc import Iterator, Mapping
from typing import Any

import httpx

from tests.support.waiting import PATIENCE_SECONDS

Json = dict[str, Any]


class Page:
    """Speaks to a practice workspace as one of its people."""

    def __init__(self, url: str, slack_id: str) -> None:
        self.slack_id = slack_id
        self._http = httpx.Client(base_url=url, timeout=PATIENCE_SECONDS + 5, trust_env=False)

    def close(self) -> None:
        self._http.close()

    def state(self) -> Json:
        """All that the person can see now."""
        return dict(self._http.get("/practice/state", params={"as": self.slack_id}).raise_for_status().json())

    def act(self, what: str, **details: object) -> Json:
        """Do something; the page's answer."""
        answer = self._http.post(f"/practice/{what}", json={"as": self.slack_id, **details})
        return dict(answer.json())

    def upload(self, name: str, content: bytes, mimetype: str) -> Json:
        """Attach a file, to be used in a form."""
        answer = self._http.post(
            "/practice/upload", data={"as": self.slack_id}, files={"file": (name, content, mimetype)}
        )
        return dict(answer.raise_for_status().json()["file"])


def texts(part: object) -> Iterator[str]:
    """Every text in blocks, in reading order."""
    if isinstance(part, Mapping):
        for key, inner in part.items():
            if key == "text" and isinstance(inner, str):
                yield inner
            elif key not in ("value", "action_id", "block_id"):
                yield from texts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from texts(inner)


def said(part: Mapping[str, object]) -> str:
    """What a message or view says, as one string."""
    parts = [str(part.get("text") or ""), *(t for key in ("title", "submit", "blocks") for t in texts(part.get(key)))]
    return "\n".join(parts)


def buttons(part: Mapping[str, Any]) -> Iterator[Json]:
    """The buttons of a message or view, each with its `block_id`."""
    for block in part.get("blocks") or []:
        elements = block.get("elements") or [] if block["type"] == "actions" else []
        for element in (one for one in elements if one["type"] == "button"):
            yield {**element, "block_id": block["block_id"]}
