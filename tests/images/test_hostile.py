"""Files that are no images, not whole, too large or made to do harm: each is refused in words, with what to do."""

import io
import time
import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.images.errors import ImageRefused, several, shown_name
from bot.images.limits import ImageLimits
from bot.images.pictures import Pictures
from tests.images.making import drawing, exif, photograph, png_claiming, saved, webp_claiming

PICTURES = Pictures(ImageLimits())
SMALL = Pictures(ImageLimits(megabytes=1, megapixels=1))
WHOLE = saved(drawing(400, 300), quality=90)


def animated(kind: str) -> bytes:
    return saved(drawing(), kind, save_all=True, append_images=[drawing().rotate(90), drawing().rotate(180)])


def many_scans() -> bytes:
    whole = saved(drawing(), progressive=True)
    return whole[:-2] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" * 300 + whole[-2:]


HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "中身が空"),
    "text": ("朝市のお知らせ".encode(), "画像ではない"),
    "page": (b"<!doctype html><html></html>", "画像ではない"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "office": (b"PK\x03\x04 word/document.xml", "Office"),
    "old office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
    "heic": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC"),
    "heif": (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", "HEIC"),
    "avif": (b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00", "AVIF"),
    "film": (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", "動画"),
    "tiff": (b"II*\x00\x08\x00\x00\x00", "TIFF"),
    "bmp": (saved(drawing(), "BMP"), "BMP"),
    "photoshop": (b"8BPS\x00\x01", "Photoshop"),
    "svg": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
    "svg with a mark": (b"\xef\xbb\xbf<svg/>", "SVG"),
    "only the beginning of a jpeg": (b"\xff\xd8\xff\xe0", "壊れています"),
    "only the beginning of a png": (b"\x89PNG\r\n\x1a\n", "壊れています"),
    "only the beginning of a gif": (b"GIF89a", "壊れています"),
    "only the beginning of a webp": (b"RIFF\x00\x00\x00\x00WEBP", "壊れています"),
    "jpeg cut in the middle": (WHOLE[: len(WHOLE) // 2], "壊れています"),
    "png cut in the middle": (saved(drawing(400, 300), "PNG")[:-40], "壊れています"),
    "gif cut in the middle": (saved(drawing(400, 300).convert("P"), "GIF")[:-60], "壊れています"),
    "webp cut in the middle": (saved(drawing(400, 300), "WEBP")[:-60], "壊れています"),
    "png with a wrong sum": (saved(drawing(), "PNG").replace(b"IDAT", b"IDAX"), "壊れています"),
    "moving gif": (animated("GIF"), "動く画像"),
    "moving png": (animated("PNG"), "動く画像"),
    "moving webp": (animated("WEBP"), "動く画像"),
    "colours of print": (saved(drawing(mode="CMYK")), "CMYK"),
    "png of 10 gigapixels": (png_claiming(100_000, 100_000), "100,000×100,000、約1,000,000万画素"),
    "png just too large": (png_claiming(10_000, 6_001), "約6,001万画素。6,000万画素まで"),
    "webp of 268 megapixels": (webp_claiming(16_383, 16_383), "画素が多すぎます"),
    "jpeg of 300 scans": (many_scans(), "時間がかかりすぎる"),
    "more bytes than allowed": (WHOLE + b"\0" * 20_000_000, "大きすぎます（20MBまで）"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_will_not_do_is_refused_by_name_with_what_to_do(name: str) -> None:
    content, what = HOSTILE[name]

    with pytest.raises(ImageRefused) as refused:
        PICTURES.read(content, "asaichi.jpg")

    assert refused.value.what.startswith("「asaichi.jpg」は、")
    assert what in refused.value.what
    assert refused.value.what.endswith("。")
    assert refused.value.what_to_do.endswith("。")
    assert refused.value.field == "images"
    with pytest.raises(ImageRefused, match="asaichi"):
        PICTURES.clean(content, "asaichi.jpg")


def test_a_bomb_takes_neither_memory_nor_time() -> None:
    tracemalloc.start()
    began = time.monotonic()
    for content in (png_claiming(100_000, 100_000), webp_claiming(16_383, 16_383), many_scans()):
        with pytest.raises(ImageRefused):
            PICTURES.read(content, "bomb")
    took, (_, most) = time.monotonic() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000
    assert took < 2


def test_the_limits_are_those_of_the_settings() -> None:
    fits = saved(Image.new("L", (1000, 1000)), "PNG")
    assert SMALL.read(fits, "a.png").width == 1000
    with pytest.raises(ImageRefused, match="約101万画素。100万画素まで"):
        SMALL.read(saved(Image.new("L", (1000, 1001)), "PNG"), "a.png")
    with pytest.raises(ImageRefused, match="1MBまで"):
        SMALL.read(fits + b"\0" * 1_000_000, "a.png")


@settings(max_examples=80, deadline=None)
@given(
    start=st.sampled_from([photograph(), saved(drawing(), "PNG"), saved(drawing(), "WEBP", exif=exif().tobytes())]),
    changes=st.lists(st.tuples(st.integers(12, 3000), st.integers(0, 255)), min_size=1, max_size=30),
    cut=st.integers(0, 3000),
)
def test_whatever_is_wrong_with_a_file_it_is_read_or_refused(
    start: bytes, changes: list[tuple[int, int]], cut: int
) -> None:
    spoiled = bytearray(start)
    for at, value in changes:
        spoiled[at % len(spoiled)] = value
    content = bytes(spoiled[: len(spoiled) - cut % 200])
    for look in (PICTURES.read, PICTURES.clean):
        with suppress(ImageRefused):
            assert look(content, "a.jpg")


def test_names_of_files_neither_mention_nor_break_lines() -> None:
    assert shown_name("<@U01BOB>\n\u202e.jpg") == "「＜@U01BOB>.jpg」"
    assert shown_name("\n") == "「名前のない画像」"
    assert len(shown_name("あ" * 200)) == 62


def test_several_refusals_are_told_at_once() -> None:
    told = several([ImageRefused("a.jpg", "壊れています", "x。"), ImageRefused("b.heic", "HEIC です", "y。")])
    assert "2枚" in str(told)
    assert "「a.jpg」は、壊れています。x。" in str(told)
    assert "「b.heic」は、HEIC です。y。" in str(told)
    assert told.field == "images"


def test_the_file_is_read_whatever_it_is_called() -> None:
    assert PICTURES.read(saved(drawing(), "PNG"), "asaichi.jpg").mimetype == "image/png"
    assert io.BytesIO(PICTURES.clean(saved(drawing(), "PNG"), "asaichi.jpg")).read(4) == b"\x89PNG"
