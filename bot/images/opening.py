"""Opening an image with Pillow, before any of its pixels is unpacked."""

import io
from typing import cast

from PIL import GifImagePlugin, ImageFile, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from bot.images.errors import ImageRefused
from bot.images.kinds import GIF, JPEG, PNG, WEBP
from bot.images.limits import ImageLimits

#: The readers themselves: `Image.open` would try others too, and warn of sizes that are refused here.
_READERS: dict[str, type[ImageFile.ImageFile]] = {
    JPEG: JpegImagePlugin.JpegImageFile,
    PNG: PngImagePlugin.PngImageFile,
    GIF: GifImagePlugin.GifImageFile,
    WEBP: WebPImagePlugin.WebPImageFile,
}
#: A JPEG that is sharpened in steps has some ten of them. Each is worked through for the whole picture.
MOST_SCANS = 100
_TEN_THOUSAND = 10_000


def opened(content: bytes, kind: str, name: str, limits: ImageLimits) -> ImageFile.ImageFile:
    """The image, its pixels still packed.

    Raises:
        ImageRefused: too many pixels, more than one picture, the colours of print.
        Exception: whatever Pillow raises for a file that is broken.
    """
    if kind == JPEG and content.count(b"\xff\xda") > MOST_SCANS:
        raise ImageRefused(
            name, "読み取りに時間がかかりすぎる形で保存されています", "JPEG か PNG で保存し直して、付け直してください。"
        )
    if kind == WEBP:  # its reader makes room for the whole picture at once
        _require_size(*_size_of_webp(content), name, limits)
    image = _READERS[kind](io.BytesIO(content))
    _require_size(*image.size, name, limits)
    if getattr(image, "is_animated", False):
        raise ImageRefused(
            name,
            "動く画像（アニメーション）です",
            "承認する人には1枚目しか見えないため、動かない画像にして付け直してください。",
        )
    if image.mode == "CMYK":
        raise ImageRefused(
            name,
            "印刷用の色（CMYK）の画像です",
            "画面では色が変わって見えるため、画面用の色（RGB）で保存し直して、付け直してください。",
        )
    return image


def _require_size(width: int, height: int, name: str, limits: ImageLimits) -> None:
    if width * height > limits.most_pixels:
        pixels = -(-width * height // _TEN_THOUSAND)
        most = limits.most_pixels // _TEN_THOUSAND
        raise ImageRefused(
            name,
            f"縦横の画素が多すぎます（{width:,}×{height:,}、約{pixels:,}万画素。{most:,}万画素まで）",
            "縮小してから、付け直してください。",
        )


def _size_of_webp(content: bytes) -> tuple[int, int]:
    """Width and height as the first part of the file says.

    Raises:
        ValueError: it has no such part.
    """
    part, start = content[12:16], content[20:30]
    if len(start) < 10:
        raise ValueError("the file ends in its header")
    if part == b"VP8X":
        return 1 + int.from_bytes(start[4:7], "little"), 1 + int.from_bytes(start[7:10], "little")
    if part == b"VP8L":
        bits = int.from_bytes(start[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if part == b"VP8 ":
        return int.from_bytes(start[6:8], "little") & 0x3FFF, int.from_bytes(start[8:10], "little") & 0x3FFF
    raise ValueError("no picture in the file")


def jpeg(image: ImageFile.ImageFile) -> JpegImagePlugin.JpegImageFile:
    """The image as the JPEG that it is."""
    return cast(JpegImagePlugin.JpegImageFile, image)
