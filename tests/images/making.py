"""Images for tests, made with Pillow: with and without what files tell of place and people."""

import io
import struct
import zlib
from collections.abc import Mapping
from typing import Any

from PIL import Image, ImageDraw
from PIL.ExifTags import IFD

#: 新見市役所, to the second.
LATITUDE, LONGITUDE = (34.0, 58.0, 38.0), (133.0, 28.0, 13.0)
GPS: Mapping[int, object] = {1: "N", 2: LATITUDE, 3: "E", 4: LONGITUDE}
XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description {0}/></rdf:RDF></x:xmpmeta>'


def drawing(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """A picture of which every corner has another colour."""
    picture = Image.new("RGB", (width, height), "#ffffff")
    draw = ImageDraw.Draw(picture)
    half = (width // 2, height // 2)
    for corner, colour in (
        ((0, 0), "#d02020"),
        ((half[0], 0), "#20b020"),
        ((0, half[1]), "#2020d0"),
        (half, "#e0d020"),
    ):
        draw.rectangle((*corner, corner[0] + half[0], corner[1] + half[1]), fill=colour)
    return picture.convert(mode)


def exif(
    gps: Mapping[int, object] | None = None,
    *,
    orientation: int = 1,
    main: Mapping[int, object] | None = None,
    camera: Mapping[int, object] | None = None,
) -> Image.Exif:
    """An EXIF block with these tags."""
    block = Image.Exif()
    block[0x010F] = "Niimi Camera"
    block[0x0112] = orientation
    for tag, value in (main or {}).items():
        block[tag] = value
    for directory, tags in ((IFD.GPSInfo, gps), (IFD.Exif, camera)):
        if tags:
            block.get_ifd(directory).update(tags)
            block[directory] = dict(tags)
    return block


def saved(picture: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    """The picture as a file."""
    written = io.BytesIO()
    picture.save(written, kind, **how)
    return written.getvalue()


def photograph(**more: Any) -> bytes:
    """A JPEG that tells where it was taken."""
    return saved(drawing(**more), exif=exif(GPS))


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of few bytes that says it is as large as this."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def webp_claiming(width: int, height: int) -> bytes:
    """A WebP of few bytes that says it is as large as this."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    part = b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + size
    return b"RIFF" + struct.pack("<I", 4 + len(part)) + b"WEBP" + part


def jpeg_with(segment: bytes, *, marker: int = 0xE1, content: bytes | None = None) -> bytes:
    """A JPEG with one more segment after its beginning."""
    whole = content or saved(drawing())
    return whole[:2] + struct.pack(">BBH", 0xFF, marker, len(segment) + 2) + segment + whole[2:]
