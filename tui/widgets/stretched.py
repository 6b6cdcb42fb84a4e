"""Big letters stretched to the place there is, in steps of half a cell, strokes all equally thick."""

from functools import lru_cache

from tui.core.charset import Charset
from tui.widgets.big_font import glyph_pixels, pixel_rows

TALLEST = 2
"""Letters may be so many times as tall as they were drawn wide: still letters, and larger from afar."""
WIDEST = 1.25
_UNITS = 5
"""A letter is five strokes high; a stroke is two cells wide and one row high."""


@lru_cache(maxsize=64)
def stretch_for(text: str, width: int, height: int) -> tuple[int, int] | None:
    """Cells and half rows of a stroke: the largest with which a text fits; None where no size does.

    The smaller of the two measures decides what can be read from afar, then their product.
    """
    sizes = (
        (across, down)
        for down in range(2, 2 * height // _UNITS + 1)
        for across in range(max(2, (down + 1) // TALLEST), int(WIDEST * down) + 1)
        if stretched_width(text, across) <= width
    )
    return max(sizes, key=lambda size: (min(size), size[0] * size[1]), default=None)


def stretched_width(text: str, across: int) -> int:
    """Cells a text takes with strokes of so many cells; letters stand one stroke apart."""
    return sum(len(glyph_pixels(each)[0]) * across // 2 + across for each in text.upper()) - across


@lru_cache(maxsize=64)
def stretched_rows(text: str, across: int, down: int, charset: Charset = Charset.QUARTERS) -> tuple[str, ...]:
    """The text with strokes of so many cells and half rows, one string a row."""
    gap = [False] * across
    lines: list[list[bool]] = [[] for _ in range(_UNITS * down)]
    for number, character in enumerate(text.upper()):
        pixels = glyph_pixels(character, charset)
        for y, line in enumerate(lines):
            source = pixels[2 * y // down]
            line += (gap if number else []) + [
                source[2 * x // across] for x in range(len(source) * across // 2)
            ]
    return pixel_rows(lines, charset)
