"""How large an image may be."""

from dataclasses import dataclass

MEGA = 1_000_000


@dataclass(frozen=True)
class ImageLimits:
    """Limits of one image: the bytes of its file and the pixels of its picture, both in millions.

    Reading one image takes up to four bytes of memory for each pixel; copying it upright twice as many.
    """

    megabytes: int = 20
    megapixels: int = 60

    @property
    def most_bytes(self) -> int:
        return self.megabytes * MEGA

    @property
    def most_pixels(self) -> int:
        return self.megapixels * MEGA
