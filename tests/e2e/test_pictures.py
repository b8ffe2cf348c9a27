"""The head sees the images that go out; an image that Slack refuses stops no card."""

import struct
import zlib
from typing import Any

import httpx
import pytest

from tests.support.page import said
from tests.support.waiting import wait_for
from tests.support.workspace import Someone, Workspace

MARKET = "11月28日（土）に、まちなか広場で朝市を開きます。"
WIDTH, HEIGHT = 240, 150


def landscape() -> bytes:
    """A picture with sky and field, large enough to be seen on a card."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = [bytes((90 + y, 160 + y // 2, 240) if y < HEIGHT // 2 else (60, 200 - y, 70)) for y in range(HEIGHT)]
    pixels = b"".join(b"\0" + row * WIDTH for row in rows)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


PICTURE = landscape()


def hands_in_with_picture(hanako: Someone) -> int:
    file = hanako.page.upload("asaichi.png", PICTURE, "image/png")
    return hanako.hands_in(MARKET, images=[file])


def shown_images(part: dict[str, Any]) -> list[str]:
    return [one["slack_file"]["id"] for one in part["blocks"] if one["type"] == "image"]


def test_the_card_shows_the_image_itself(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    hands_in_with_picture(hanako)

    (image,) = shown_images(kacho.card("承認のお願い"))

    sent = httpx.get(f"{workspace.server.url}/practice/files/{image}", trust_env=False)
    assert sent.content == PICTURE


def test_a_refused_image_is_named_and_the_card_still_arrives(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    workspace.fault("chat.postMessage", "error:invalid_blocks")

    draft = hands_in_with_picture(hanako)

    card = kacho.card("画像1：asaichi.png（ここには表示できません。")
    assert not shown_images(card)
    kacho.presses("承認する", on=card)
    hanako.card("承認されました")
    assert workspace.state_of(draft) == "承認"


@pytest.mark.parametrize("refusal", ["invalid_arguments", "invalid_blocks"])
def test_a_refused_image_keeps_no_modal_shut(workspace: Workspace, refusal: str) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hands_in_with_picture(hanako)
    kacho.card("承認のお願い")
    kacho.page.act("home")
    home = wait_for(lambda: kacho.page.state()["home"], "the Home of the head")

    workspace.fault("views.open", f"error:{refusal}")
    kacho.page.act("press", where={"view_id": home["id"]}, block_id=f"waiting-{draft}", action_id="draft.open")

    opened = kacho.modal("画像1：asaichi.png")
    assert not shown_images(opened)
    assert "承認のお願い" in said(opened)
