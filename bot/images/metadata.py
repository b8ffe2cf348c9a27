"""What the file of an image tells besides the picture: where it was taken, by whom, with which camera (§6(2)ウ)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from bot.images.exif import MARK, Tags, Unreadable, read_tags
from rules.images.facts import Position, Trace

#: What an image library takes out of a file.
Info = Mapping[str | tuple[int, int], Any]

#: How many EXIF blocks of one file are looked at: a photograph for 3-D screens has one for each of its pictures.
_BLOCKS = 50
#: XMP, in any part of the file: attributes and elements have the same names, in UTF-8 or UTF-16.
_POSITION_IN_XMP = re.compile(rb"G\0?P\0?S\0?(?:L\0?a\0?t|L\0?o\0?n\0?g)\0?i\0?t\0?u\0?d\0?e")
#: The place in the short film that some telephones append to a photograph.
_POSITION_IN_FILM = re.compile(rb"\xa9xyz.{2,6}[+-]\d{2}\.\d", re.DOTALL)
_AUTHOR_IN_XMP = re.compile(rb"<dc:creator>\s*<rdf:Seq>\s*<rdf:li[^>]*>[^<]")
_SERIAL_IN_XMP = re.compile(rb"(?:aux|exifEX):(?:Body|Lens)?SerialNumber\s*(?:=\s*[\"'][^\"']|>[^<])")
_PLACE_IN_XMP = re.compile(rb"(?:photoshop:City|Iptc4xmpCore:Location)\s*(?:=\s*[\"'][^\"']|>[^<])")
#: IPTC (by-line; city, part of a city): record 2, the number, a length of two bytes, a text.
_AUTHOR_IN_IPTC = re.compile(rb"\x1c\x02\x50\x00[^\x00]")
_PLACE_IN_IPTC = re.compile(rb"\x1c\x02[\x5a\x5c]\x00[^\x00]")

_AUTHOR_TAGS = {"main": (0x013B, 0x9C9D), "exif": (0xA430,)}
_SERIAL_TAGS = {"main": (0xC62F,), "exif": (0xA431, 0xA435)}


def look(content: bytes, info: Info) -> tuple[Position, tuple[Trace, ...]]:
    """What a file tells.

    Args:
        content: the file.
        info: what the image library took out of it; there compressed parts are unpacked.
    """
    unpacked = list(_unpacked(info))
    blocks, readable = _tags(content, unpacked)
    texts = [content, *unpacked]
    if any(one.has_position for one in blocks) or _in(texts, _POSITION_IN_XMP, _POSITION_IN_FILM):
        position = Position.FOUND
    else:
        position = Position.NONE if readable else Position.UNREADABLE
    return position, tuple(_traces(blocks, texts, unpacked))


def orientation(info: Info) -> int:
    """How the picture is to be turned to be upright (1 to 8)."""
    for blob in _exif_of(info):
        try:
            return read_tags(blob).orientation
        except Unreadable:
            continue
    return 1


def _traces(blocks: Iterable[Tags], texts: list[bytes], iptc: list[bytes]) -> Iterator[Trace]:
    if _any_tag(blocks, _AUTHOR_TAGS) or _in(texts, _AUTHOR_IN_XMP) or _in(iptc, _AUTHOR_IN_IPTC):
        yield Trace.AUTHOR
    if _any_tag(blocks, _SERIAL_TAGS) or _in(texts, _SERIAL_IN_XMP):
        yield Trace.SERIAL
    if _in(texts, _PLACE_IN_XMP) or _in(iptc, _PLACE_IN_IPTC):
        yield Trace.PLACE


def _tags(content: bytes, unpacked: list[bytes]) -> tuple[list[Tags], bool]:
    """The tags of every EXIF block, and whether the block that the image library names could be read."""
    found, readable = [], True
    for blob in unpacked:
        if not blob.startswith((MARK, b"II*\0", b"MM\0*")):
            continue
        try:
            found.append(read_tags(blob))
        except Unreadable:
            readable = False
    at = content.find(MARK)
    for _ in range(_BLOCKS):
        if at < 0:
            break
        with suppress(Unreadable):  # anything may look like the mark of a block; the one that counts was read above
            found.append(read_tags(content[at : at + 200_000]))
        at = content.find(MARK, at + 1)
    return found, readable


def _exif_of(info: Info) -> Iterator[bytes]:
    return (one for one in _unpacked(info) if one.startswith((MARK, b"II*\0", b"MM\0*")))


def _unpacked(info: Info) -> Iterator[bytes]:
    """The parts of a file that are no picture, the packed ones of a PNG included."""
    for name, part in info.items():
        if isinstance(part, dict):  # what Photoshop keeps in a JPEG, IPTC among it
            yield from (inner for inner in part.values() if isinstance(inner, bytes))
        elif isinstance(part, bytes) and name != "icc_profile":
            yield part
        elif isinstance(part, str):
            yield part.encode("utf-8", "replace")
            if str(name).startswith("Raw profile type"):
                yield _from_hex(part)


def _from_hex(profile: str) -> bytes:
    """A profile as ImageMagick writes it: name, length, then the bytes in hex."""
    digits = "".join(profile.split("\n")[3:])
    try:
        return bytes.fromhex(digits)
    except ValueError:
        return b""


def _any_tag(blocks: Iterable[Tags], wanted: Mapping[str, tuple[int, ...]]) -> bool:
    return any(
        tag in getattr(one, directory) and getattr(one, directory)[tag].says_something
        for one in blocks
        for directory, tags in wanted.items()
        for tag in tags
    )


def _in(texts: Iterable[bytes], *patterns: re.Pattern[bytes]) -> bool:
    return any(pattern.search(text) for text in texts for pattern in patterns)
