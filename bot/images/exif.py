"""EXIF: the tags of the three directories that tell of place and people. Stricter than an image library, which passes
over what it cannot read: what cannot be read here cannot be said to hold no position."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

#: Before a TIFF structure in JPEG, and for some programs also in PNG and WebP.
MARK = b"Exif\x00\x00"
_EXIF_DIRECTORY, _GPS_DIRECTORY = 0x8769, 0x8825
_ENTRIES = 1000
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_RATIONALS = (5, 10)
#: Latitude and longitude of the camera and of what it looks at, and a name of the area.
_WHERE = (2, 4, 20, 22, 28)


class Unreadable(ValueError):
    """The structure leads out of itself."""


@dataclass(frozen=True)
class Value:
    """The type and bytes of a tag; no bytes where it points out of the file."""

    kind: int
    content: bytes

    @property
    def says_something(self) -> bool:
        """Whether there is more than blanks and fractions over zero, which cameras without a fix write."""
        if self.kind in _RATIONALS:
            denominators = [self.content[at + 4 : at + 8] for at in range(0, len(self.content) - 7, 8)]
            return any(one.strip(b"\0") for one in denominators)
        return bool(self.content.strip(b"\0 "))


@dataclass(frozen=True)
class Tags:
    """The tags of the main, the EXIF and the GPS directory by their numbers."""

    main: Mapping[int, Value] = field(default_factory=dict)
    exif: Mapping[int, Value] = field(default_factory=dict)
    gps: Mapping[int, Value] = field(default_factory=dict)
    order: str = "<"

    @property
    def has_position(self) -> bool:
        """Whether it is said where the picture was taken."""
        return any(tag in self.gps and self.gps[tag].says_something for tag in _WHERE)

    @property
    def orientation(self) -> int:
        """How the picture is to be turned (1 to 8, 1 for upright)."""
        value = self.main.get(0x0112)
        if value is None or len(value.content) < 2:
            return 1
        number = struct.unpack(f"{self.order}H", value.content[:2])[0]
        return number if 1 <= number <= 8 else 1


def read_tags(blob: bytes) -> Tags:
    """The tags of an EXIF block, with or without its mark.

    Raises:
        Unreadable: a directory is not where it should be.
    """
    tiff = blob[len(MARK) :] if blob.startswith(MARK) else blob
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        raise Unreadable("no TIFF structure")
    main = dict(_directory(tiff, order, _number(tiff, order, 4)))
    return Tags(
        main=main,
        exif=dict(_sub_directory(tiff, order, main.get(_EXIF_DIRECTORY))),
        gps=dict(_sub_directory(tiff, order, main.get(_GPS_DIRECTORY))),
        order=order,
    )


def _sub_directory(tiff: bytes, order: str, pointer: Value | None) -> Iterator[tuple[int, Value]]:
    if pointer is None:
        return iter(())
    return _directory(tiff, order, _number(pointer.content, order, 0))


def _directory(tiff: bytes, order: str, at: int) -> Iterator[tuple[int, Value]]:
    if at + 2 > len(tiff):
        raise Unreadable("directory outside")
    count = struct.unpack_from(f"{order}H", tiff, at)[0]
    if count > _ENTRIES or at + 2 + count * 12 > len(tiff):
        raise Unreadable("entries outside")
    for place in range(at + 2, at + 2 + count * 12, 12):
        tag, kind, length = struct.unpack_from(f"{order}HHI", tiff, place)
        size = _SIZES.get(kind, 1) * length
        start = place + 8 if size <= 4 else _number(tiff, order, place + 8)
        yield tag, Value(kind, tiff[start : start + size])


def _number(content: bytes, order: str, at: int) -> int:
    if at + 4 > len(content):
        raise Unreadable("number outside")
    return int(struct.unpack_from(f"{order}I", content, at)[0])
