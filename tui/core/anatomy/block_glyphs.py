"""From sample masks to cells: the block character and the two inks that come closest."""

from collections.abc import Mapping, Sequence

import msgspec

from tui.core.anatomy.outline import SAMPLES, Grid, Mask

BACKGROUND = 0
"""The ink of what is not body."""
ALL = (1 << (SAMPLES * SAMPLES)) - 1
_LEFT = sum(0x0F << (8 * row) for row in range(8))
_TOP = 0xFFFFFFFF
_SILHOUETTE_WEIGHT = 2
"""A wrong sample at the edge of the body hurts the eye more than one between two regions."""


class Cell(msgspec.Struct, frozen=True):
    """A character with the ink it is drawn in and the ink behind it."""

    glyph: str
    ink: int
    behind: int


def _quadrants() -> dict[str, int]:
    top_left, top_right = _LEFT & _TOP, ALL & ~_LEFT & _TOP
    low_left, low_right = _LEFT & ~_TOP, ALL & ~_LEFT & ~_TOP
    return {
        "▀": _TOP,
        "▄": ALL & ~_TOP,
        "▌": _LEFT,
        "▐": ALL & ~_LEFT,
        "▘": top_left,
        "▝": top_right,
        "▖": low_left,
        "▗": low_right,
        "▚": top_left | low_right,
        "▞": top_right | low_left,
        "▛": ALL & ~low_right,
        "▜": ALL & ~low_left,
        "▙": ALL & ~top_right,
        "▟": ALL & ~top_left,
    }


def _eighths() -> dict[str, int]:
    lower = {"▁▂▃▅▆▇"[i]: ALL & ~((1 << 8 * (8 - n)) - 1) for i, n in enumerate((1, 2, 3, 5, 6, 7))}
    left = {
        "▏▎▍▋▊▉"[i]: sum(((1 << n) - 1) << (8 * row) for row in range(8))
        for i, n in enumerate((1, 2, 3, 5, 6, 7))
    }
    return lower | left


QUADRANTS = _quadrants()
"""Glyphs of half and quarter blocks with the samples they fill."""
FINE = QUADRANTS | _eighths()
"""The same with eighths."""


def cells_of(
    grid: Grid, inks: Mapping[int, Mask], glyphs: Mapping[str, int], weights: Mapping[int, int]
) -> list[list[Cell]]:
    """The cells that come closest to masks that do not overlap; what no mask covers is background.

    A wrong sample of an ink counts as often as its weight says, once where it has none.
    """
    masks = [[dict[int, int]() for _ in range(grid.columns)] for _ in range(grid.rows)]
    for ink, mask in inks.items():
        for row, bits in enumerate(mask):
            _spread(masks[row // SAMPLES], ink, bits, row % SAMPLES)
    return [[fit(cell, glyphs, weights) for cell in row] for row in masks]


def _spread(cells: list[dict[int, int]], ink: int, bits: int, row: int) -> None:
    """Hand the bits of one row of samples to the cells they lie in."""
    column = 0
    while bits:
        if byte := bits & 0xFF:
            cells[column][ink] = cells[column].get(ink, 0) | byte << (8 * row)
        bits >>= SAMPLES
        column += 1


def fit(cell: Mapping[int, int], glyphs: Mapping[str, int], weights: Mapping[int, int]) -> Cell:
    """The glyph and inks with the fewest wrong samples."""
    body = 0
    for mask in cell.values():
        body |= mask
    masks = dict(cell) | {BACKGROUND: ALL & ~body}
    present = [(ink, mask, weights.get(ink, 1)) for ink, mask in masks.items() if mask]
    if len(present) == 1:
        return Cell(" ", present[0][0], present[0][0])
    return min(
        (_candidate(glyph, filled, present, body) for glyph, filled in glyphs.items()),
        key=lambda found: found[0],
    )[1]


def _candidate(glyph: str, filled: int, masks: Sequence[tuple[int, int, int]], body: int) -> tuple[int, Cell]:
    ink = max(masks, key=lambda each: (each[1] & filled).bit_count() * each[2])[0]
    behind = max(masks, key=lambda each: (each[1] & ~filled).bit_count() * each[2])[0]
    if ink == behind:
        glyph, filled = " ", 0
    drawn = (filled if ink != BACKGROUND else 0) | (ALL & ~filled if behind != BACKGROUND else 0)
    wrong = _SILHOUETTE_WEIGHT * (drawn ^ body).bit_count()
    for each, mask, weight in masks:
        shown = (filled if each == ink else 0) | (ALL & ~filled if each == behind else 0)
        wrong += weight * (mask & ~shown).bit_count()
    return wrong, Cell(glyph, ink, behind)
