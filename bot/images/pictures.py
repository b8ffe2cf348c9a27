"""Reading an image in bounded memory and time, and making the copy without what it tells of place and people."""

import io
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog
from PIL import Image, ImageFile, JpegImagePlugin

from bot.images import metadata
from bot.images.errors import ImageRefused
from bot.images.kinds import GIF, JPEG, PNG, WEBP, kind_of
from bot.images.limits import ImageLimits
from bot.images.opening import jpeg, opened
from rules.images.facts import Position, Trace

log = structlog.get_logger()

#: How many images are unpacked at the same time, whatever number of people attach some.
AT_ONCE = 2
#: A JPEG is unpacked at an eighth of its size: enough to see that it is whole.
_LOOK = 8
#: How an image is turned to be upright, by the orientation that its file tells.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_T = TypeVar("_T")


@dataclass(frozen=True)
class Picture:
    """What an image is: its type, width and height in pixels as stored, and what its file tells besides."""

    mimetype: str
    width: int
    height: int
    position: Position
    traces: tuple[Trace, ...]


class Pictures:
    """Reads images. Any number of threads may ask; few are served at a time."""

    def __init__(self, limits: ImageLimits) -> None:
        self.limits = limits
        self._turn = threading.Semaphore(AT_ONCE)

    def read(self, content: bytes, name: str) -> Picture:
        """What an image is, once all of it was unpacked.

        Args:
            content: the file.
            name: for what a person is told where it is refused.

        Raises:
            ImageRefused: with what is wrong and what to do.
        """

        def look(image: ImageFile.ImageFile, kind: str) -> Picture:
            width, height = image.size
            if kind == JPEG:
                image.draft(None, (width // _LOOK, height // _LOOK))
            image.load()
            position, traces = metadata.look(content, image.info)
            return Picture(kind, width, height, position, traces)

        return self._with_image(content, name, look)

    def clean(self, content: bytes, name: str) -> bytes:
        """The image without anything but the picture, upright, with its colour profile（§6(2)ウ）.

        Raises:
            ImageRefused: as for `read`.
        """
        cleaned = self._with_image(content, name, lambda image, kind: _cleaned(image, kind, content))
        if self.read(cleaned, name).position is not Position.NONE:
            raise RuntimeError("a cleaned image still tells a position")
        return cleaned

    def _with_image(self, content: bytes, name: str, work: Callable[[ImageFile.ImageFile, str], _T]) -> _T:
        if len(content) > self.limits.most_bytes:
            raise self.too_many_bytes(name)
        kind = kind_of(content, name)
        with self._turn:
            try:
                with opened(content, kind, name, self.limits) as image:
                    return work(image, kind)
            except ImageRefused:
                raise
            except Exception as error:  # a hostile file may raise anything in Pillow; it is the file that is at fault
                log.info("image.unreadable", kind=kind, why=type(error).__name__)
                raise ImageRefused(
                    name,
                    "途中で切れているか、壊れています",
                    "元の画像を開けるか確かめ、保存し直してから付け直してください。",
                ) from error

    def too_many_bytes(self, name: str) -> ImageRefused:
        """What is said of a file of more bytes than the limit."""
        return ImageRefused(
            name,
            f"ファイルが大きすぎます（{self.limits.megabytes}MBまで）",
            "縮小するか、画質を下げて保存し直してから、付け直してください。",
        )


_ALL_COLOURS = 0
"""Pillow's word for JPEG colours that no pixels share (4:4:4)."""


def _cleaned(image: ImageFile.ImageFile, kind: str, content: bytes) -> bytes:
    image.load()
    turn = _TURNS.get(metadata.orientation(image.info))
    upright: Image.Image = image.transpose(turn) if turn is not None else image
    profile, transparency = image.info.get("icc_profile"), image.info.get("transparency")
    in_steps = bool(image.info.get("progressive"))
    upright.info = {} if transparency is None else {"transparency": transparency}
    written = io.BytesIO()
    if kind == JPEG:
        _save_jpeg(image, upright, written, profile, in_steps=in_steps)
    elif kind == PNG:
        upright.save(written, "PNG", icc_profile=profile)
    elif kind == GIF:
        upright.save(written, "GIF")
    elif kind == WEBP:
        lossless = b"VP8L" in content or (turn is not None and _has_an_odd_side(image))
        upright.save(written, "WEBP", icc_profile=profile, lossless=lossless, quality=95)
    return written.getvalue()


def _has_an_odd_side(image: Image.Image) -> bool:
    """Whether the colours that two by two pixels of a WebP picture share fall on others once it is turned."""
    return any(side % 2 for side in image.size)


def _save_jpeg(
    image: ImageFile.ImageFile, upright: Image.Image, written: io.BytesIO, profile: bytes | None, *, in_steps: bool
) -> None:
    """With the tables of the original, so that the copy looks and weighs the same.

    Turned, the colours that pixels share fall on other pixels: sharing them a second time would smear them, so a turned
    copy keeps all, and weighs a little more.
    """
    sampling = JpegImagePlugin.get_sampling(image) if upright is image else _ALL_COLOURS
    upright.save(
        written,
        "JPEG",
        qtables=jpeg(image).quantization,
        **({} if sampling < 0 else {"subsampling": sampling}),
        icc_profile=profile,
        progressive=in_steps,
    )
