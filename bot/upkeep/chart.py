"""The chart of a digest: bars of the four figures, this month's beside the last one's, as a PNG.

Drawn without Japanese letters, since no font with them may be there: the letters A to D are explained in the message
that goes with it, and all of it is told by the alternative text.
"""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from bot.upkeep.digest import DigestView, worth_a_look

WIDTH, HEIGHT = 880, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 20, 50, 60
_PAPER, _INK, _LINES = "#ffffff", "#1d1c1d", "#d0d0d0"
#: Told apart by lightness too, for those who see no colours.
_NOW, _BEFORE = "#1f4e5f", "#9fc3cf"
LETTERS = "ABCD"


def chart(digest: DigestView) -> bytes:
    """The chart as a PNG file."""
    now = list(worth_a_look(digest.figures).values())
    before = list(worth_a_look(digest.before).values()) if digest.before else []
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    top = _round_up(max([*now, *before, 1]))
    _grid(draw, top)
    _legend(draw, digest.month, with_before=bool(before))
    slot = (WIDTH - _LEFT - _RIGHT) / len(now)
    for at, letter in enumerate(LETTERS):
        middle = _LEFT + slot * (at + 0.5)
        series = [(before[at], _BEFORE)] if before else []
        _bars(draw, middle, [*series, (now[at], _NOW)], top)
        draw.text((middle, HEIGHT - _BOTTOM + 14), letter, fill=_INK, font=_font(24), anchor="mt")
    kept = io.BytesIO()
    image.save(kept, format="PNG", optimize=True)
    return kept.getvalue()


def alt_text(digest: DigestView) -> str:
    """What the chart shows, in words."""
    before = worth_a_look(digest.before) if digest.before else {}
    told = [
        f"{letter} {name} {number}件{f'（前月 {before[name]}件）' if name in before else ''}"
        for letter, (name, number) in zip(LETTERS, worth_a_look(digest.figures).items(), strict=True)
    ]
    return f"{digest.month}の棒グラフ。{'、'.join(told)}。"


def _grid(draw: ImageDraw.ImageDraw, top: int) -> None:
    step = max(1, top // 5)
    for value in range(0, top + 1, step):
        y = _y(value, top)
        draw.line([(_LEFT, y), (WIDTH - _RIGHT, y)], fill=_LINES)
        draw.text((_LEFT - 10, y), str(value), fill=_INK, font=_font(16), anchor="rm")


def _bars(draw: ImageDraw.ImageDraw, middle: float, series: Sequence[tuple[int, str]], top: int) -> None:
    width = 54
    left = middle - width * len(series) / 2
    for at, (value, colour) in enumerate(series):
        start = left + width * at
        draw.rectangle([(start, _y(value, top)), (start + width - 6, _y(0, top))], fill=colour)
        draw.text((start + (width - 6) / 2, _y(value, top) - 6), str(value), fill=_INK, font=_font(20), anchor="mb")


def _legend(draw: ImageDraw.ImageDraw, month: str, *, with_before: bool) -> None:
    x = _LEFT
    for colour, text in ((_BEFORE, "last month"), (_NOW, month)) if with_before else ((_NOW, month),):
        draw.rectangle([(x, 14), (x + 18, 32)], fill=colour)
        draw.text((x + 26, 23), text, fill=_INK, font=_font(18), anchor="lm")
        x += 170


def _y(value: int, top: int) -> float:
    return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * value / top


def _round_up(value: int) -> int:
    """A number of five equal steps that is not smaller."""
    step = 1
    while step * 5 < value:
        step = step * 2 if str(step)[0] in "15" else step // 2 * 5
    return step * 5


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
