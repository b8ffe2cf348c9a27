"""Images go with the text that is approved: what was attached is named, counted and kept by its digest."""

import hashlib
import struct
import zlib

import sqlalchemy as sa

from bot.drafts.models import Image
from tests.support.page import said
from tests.support.workspace import Workspace

MARKET = "11月28日（土）に、まちなか広場で朝市を開きます。"


def png(shade: int) -> bytes:
    """A picture of one point."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes([0, shade])))
        + chunk(b"IEND", b"")
    )


def test_the_head_sees_the_images_and_another_image_is_another_revision(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    first = hanako.page.upload("asaichi.png", png(10), "image/png")
    hanako.hands_in(MARKET, images=[first])
    card = kacho.card("画像1：asaichi.png")
    kacho.presses("差し戻す", on=card)
    kacho.sends(kacho.modal("理由"), reason="別の写真にしてください。")

    second = hanako.page.upload("asaichi2.png", png(200), "image/png")
    hanako.presses("文章を直して提出し直す", on=hanako.card("差し戻されました"))
    hanako.sends(hanako.modal("今は1枚付いています"), images=[second])
    hanako.sends(hanako.modal("画像の情報（1枚）"))
    hanako.answers_all(hanako.modal("チェック結果"))

    assert "画像：1枚 → 1枚（差し替えがあります）" in said(kacho.card("から変わったところ"))
    with workspace.bot.store.read() as session:
        kept = list(session.scalars(sa.select(Image.sha256).order_by(Image.id)))
    assert kept == [hashlib.sha256(png(shade)).hexdigest() for shade in (10, 200)]


def test_a_file_that_is_no_image_is_refused_and_the_text_stays(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    file = hanako.page.upload("meibo.png", b"%PDF-1.7", "image/png")
    hanako.types("/snscheck")

    hanako.sends(hanako.modal("本文"), accounts=["新見市観光"], text=MARKET, images=[file])

    assert MARKET in str(hanako.modal("「meibo.png」は、PDF のファイルです")["blocks"])
