"""What a file tells of place and people is found, wherever it stands; the copy tells nothing and shows the same."""

import io
import struct
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat
from PIL.PngImagePlugin import PngInfo

from bot.images.limits import ImageLimits
from bot.images.pictures import Pictures
from rules.images.facts import Position, Trace
from tests.images.making import GPS, XMP, drawing, exif, jpeg_with, photograph, saved

PICTURES = Pictures(ImageLimits())
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
LATITUDE_IN_XMP = XMP.format('exif:GPSLatitude="34,58.6N"').encode()
IPTC = b"\x1c\x02\x50\0\x02NH\x1c\x02\x5a\0\x01N\0"
XMP_MARK = b"http://ns.adobe.com/xap/1.0/\0"


def png_text(name: str, text: str, *, compressed: bool = False) -> bytes:
    texts = PngInfo()
    texts.add_itxt(name, text, zip=compressed)
    return saved(drawing(), "PNG", pnginfo=texts)


def raw_profile() -> bytes:
    blob = exif(GPS).tobytes()
    texts = PngInfo()
    texts.add_text("Raw profile type APP1", f"\nexif\n{len(blob):8}\n{blob.hex()}\n", zip=True)
    return saved(drawing(), "PNG", pnginfo=texts)


TELL_THE_PLACE: dict[str, bytes] = {
    "jpeg": photograph(),
    "png": saved(drawing(), "PNG", exif=exif(GPS)),
    "webp": saved(drawing(), "WEBP", exif=exif(GPS)),
    "webp without loss": saved(drawing(), "WEBP", exif=exif(GPS), lossless=True),
    "only the longitude": saved(drawing(), exif=exif({3: "E", 4: (133.0, 28.0, 13.0)})),
    "the place looked at": saved(drawing(), exif=exif({20: (34.0, 58.0, 38.0)})),
    "xmp in a jpeg": jpeg_with(XMP_MARK + LATITUDE_IN_XMP),
    "xmp in two-byte letters": jpeg_with(XMP_MARK + LATITUDE_IN_XMP.decode().encode("utf-16")),
    "xmp in a png": png_text("XML:com.adobe.xmp", LATITUDE_IN_XMP.decode()),
    "packed xmp in a png": png_text("XML:com.adobe.xmp", LATITUDE_IN_XMP.decode(), compressed=True),
    "xmp in a webp": saved(drawing(), "WEBP", xmp=LATITUDE_IN_XMP),
    "profile of ImageMagick": raw_profile(),
    "second block": jpeg_with(exif(GPS).tobytes(), content=saved(drawing(), exif=exif())),
    "second picture behind the first": saved(drawing(), exif=exif()) + photograph(),
    "film behind the picture": saved(drawing()) + b"....ftypmp42....\xa9xyz\x00\x12\x15\xc7+34.9772+133.4703/",
}
TELL_NO_PLACE: dict[str, bytes] = {
    "jpeg": saved(drawing()),
    "camera without a fix": saved(drawing(), exif=exif({0: b"\2\3\0\0", 7: (9.0, 0.0, 0.0)})),
    "png": saved(drawing(), "PNG", exif=exif()),
    "webp": saved(drawing(), "WEBP"),
    "gif": saved(drawing(mode="P"), "GIF"),
    "grey": saved(drawing(mode="L")),
}


@pytest.mark.parametrize("name", TELL_THE_PLACE)
def test_a_file_that_tells_the_place_is_found_out_and_its_copy_does_not(name: str) -> None:
    content = TELL_THE_PLACE[name]
    assert PICTURES.read(content, name).position is Position.FOUND

    copy = PICTURES.clean(content, name)

    assert PICTURES.read(copy, name).position is Position.NONE
    assert b"GPS" not in copy
    assert same(copy, content)


@pytest.mark.parametrize("name", TELL_NO_PLACE)
def test_a_file_that_tells_no_place_is_left_in_peace(name: str) -> None:
    assert PICTURES.read(TELL_NO_PLACE[name], name).position is Position.NONE


def test_fractions_over_zero_are_no_place() -> None:
    tiff = struct.pack("<4sIHHHIII", b"II*\0", 8, 1, 0x8825, 4, 1, 26, 0)
    gps = struct.pack("<HHHIII", 1, 2, 5, 3, 44, 0) + struct.pack("<6I", *(0, 0) * 3)
    content = jpeg_with(b"Exif\0\0" + tiff + gps)
    assert PICTURES.read(content, "a").position is Position.NONE


def test_what_cannot_be_read_is_not_called_free_of_a_place() -> None:
    content = jpeg_with(b"Exif\0\0" + struct.pack("<4sI", b"II*\0", 60_000))
    assert PICTURES.read(content, "a").position is Position.UNREADABLE
    assert PICTURES.read(PICTURES.clean(content, "a"), "a").position is Position.NONE


@pytest.mark.parametrize(
    ("content", "traces"),
    [
        (saved(drawing(), exif=exif(main={0x013B: "Niimi Hanako"})), (Trace.AUTHOR,)),
        (saved(drawing(), exif=exif(camera={0xA431: "30512345"})), (Trace.SERIAL,)),
        (saved(drawing(), exif=exif(main={0x013B: "N."}, camera={0xA435: "1"})), (Trace.AUTHOR, Trace.SERIAL)),
        (saved(drawing(), exif=exif(main={0x013B: "   "})), ()),
        (jpeg_with(XMP_MARK + XMP.format('aux:SerialNumber="305" photoshop:City="新見市"').encode()),
         (Trace.SERIAL, Trace.PLACE)),
        (jpeg_with(XMP_MARK + b"<dc:creator>\n<rdf:Seq><rdf:li>N. H.</rdf:li>"), (Trace.AUTHOR,)),
        (jpeg_with(b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0d" + IPTC, marker=0xED), (Trace.AUTHOR, Trace.PLACE)),
        (saved(drawing()), ()),
    ],
)  # fmt: skip
def test_names_numbers_and_places_are_noted(content: bytes, traces: tuple[Trace, ...]) -> None:
    assert PICTURES.read(content, "a").traces == traces
    assert PICTURES.read(PICTURES.clean(content, "a"), "a").traces == ()


@settings(max_examples=40, deadline=None)
@given(
    kind=st.sampled_from(["JPEG", "PNG", "WEBP"]),
    orientation=st.integers(1, 8),
    width=st.integers(24, 120),
    height=st.integers(24, 120),
    profile=st.booleans(),
    progressive=st.booleans(),
    mode=st.sampled_from(["RGB", "L", "RGBA", "P"]),
)
def test_the_copy_is_upright_shows_the_same_and_keeps_its_colour_profile(
    kind: str, orientation: int, width: int, height: int, profile: bool, progressive: bool, mode: str
) -> None:
    if kind == "JPEG" and mode in ("RGBA", "P"):
        mode = "RGB"
    how: dict[str, Any] = {"exif": exif(GPS, orientation=orientation)}
    if profile:
        how["icc_profile"] = SRGB
    if kind == "JPEG":
        how |= {"progressive": progressive, "quality": 92}
    content = saved(drawing(width, height, mode), kind, **how)

    copy = PICTURES.clean(content, "a")

    with Image.open(io.BytesIO(copy)) as kept, Image.open(io.BytesIO(content)) as original:
        assert "exif" not in kept.info
        assert kept.getexif() == {}
        assert kept.info.get("icc_profile") == original.info.get("icc_profile")
        assert bool(kept.info.get("progressive")) is bool(original.info.get("progressive"))
        assert kept.format == original.format
    assert same(copy, content)


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_turned_webp_picture_with_an_odd_side_loses_no_colour(orientation: int) -> None:
    content = saved(drawing(29, 24, "P"), "WEBP", exif=exif(GPS, orientation=orientation))

    copy = PICTURES.clean(content, "a")

    with Image.open(io.BytesIO(copy)) as kept, Image.open(io.BytesIO(content)) as original:
        upright = ImageOps.exif_transpose(original).convert("RGB")
        assert ImageChops.difference(kept.convert("RGB"), upright).getbbox() is None


def same(one: bytes, other: bytes) -> bool:
    """Whether two files show the same, but for what packing a JPEG twice changes."""
    with Image.open(io.BytesIO(one)) as first, Image.open(io.BytesIO(other)) as second:
        upright = ImageOps.exif_transpose(second)
        if first.size != upright.size:
            return False
        difference = ImageChops.difference(first.convert("RGB"), upright.convert("RGB"))
        return max(ImageStat.Stat(difference).mean) < 6


def test_transparency_stays() -> None:
    picture = drawing(mode="P")
    picture.putpixel((0, 0), 3)
    for kind in ("PNG", "GIF"):
        copy = PICTURES.clean(saved(picture, kind, transparency=3), "a")
        with Image.open(io.BytesIO(copy)) as kept:
            assert kept.convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]
