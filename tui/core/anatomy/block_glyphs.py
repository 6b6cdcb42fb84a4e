"""From sample masks to cells: the block character and the two inks that come closest."""

from collections.abc import Mapping, Sequence

import msgspec

from tui.core.anatomy.outline import SAMPLES, Grid, Mask

BACKGROUND = 0
"""The ink of what is not body."""
ALL = (1 << (SAMPLES * SAMPLES)) - 1
_LEFT = sum(0x0F << (8 * row) for row in range(8))
_TOP = 0xFFFFFFFF
_SAMPLES = SAMPLES * SAMPLES
_MORE_THAN_ANY = 1 << 30
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
        for row, cells in enumerate(masks):
            _spread(cells, ink, mask[row * SAMPLES : (row + 1) * SAMPLES])
    return [[fit(cell, glyphs, weights) for cell in row] for row in masks]


def _spread(cells: list[dict[int, int]], ink: int, rows: Sequence[int]) -> None:
    """Hand the bits of the rows of samples that make a row of cells to the cells they lie in."""
    covered = 0
    for bits in rows:
        covered |= bits
    if covered:
        width = len(cells)
        samples = b"".join(bits.to_bytes(width, "little") for bits in rows)
        first = ((covered & -covered).bit_length() - 1) // SAMPLES
        for column in range(first, -(-covered.bit_length() // SAMPLES)):
            if mask := int.from_bytes(samples[column::width], "little"):
                cells[column][ink] = mask


def fit(cell: Mapping[int, int], glyphs: Mapping[str, int], weights: Mapping[int, int]) -> Cell:
    """The glyph and inks with the fewest wrong samples."""
    body = 0
    for mask in cell.values():
        body |= mask
    present = [(ink, mask, weights.get(ink, 1)) for ink, mask in cell.items()]
    if body != ALL:
        present.append((BACKGROUND, ALL & ~body, weights.get(BACKGROUND, 1)))
    if len(present) == 1:
        return Cell(" ", present[0][0], present[0][0])
    if len(present) == 2:
        return _fit_two(present[0], present[1], glyphs)
    return _fit_many(present, glyphs)


def _fit_two(one: tuple[int, int, int], other: tuple[int, int, int], glyphs: Mapping[str, int]) -> Cell:
    """The same as `_fit_many`, in a third of the time: most cells at an edge have two inks."""
    (ink, mask, weight), (behind, _, its_weight) = one, other
    samples = mask.bit_count()
    edge = _SILHOUETTE_WEIGHT if BACKGROUND in (ink, behind) else 0
    least, best = _MORE_THAN_ANY, Cell(" ", ink, ink)
    for glyph, filled in glyphs.items():
        inside, size = (mask & filled).bit_count(), filled.bit_count()
        outside = samples - inside
        is_ink = inside * weight >= (size - inside) * its_weight
        is_behind = outside * weight >= (_SAMPLES - size - outside) * its_weight
        wrong = (0 if is_ink else inside) + (0 if is_behind else outside)
        its_wrong = (size - inside if is_ink else 0) + (_SAMPLES - size - outside if is_behind else 0)
        cost = wrong * (weight + edge) + its_wrong * (its_weight + edge)
        if cost < least:
            found = ink if is_ink else behind, ink if is_behind else behind
            least, best = cost, _cell(glyph, *found)
    return best


def _fit_many(masks: Sequence[tuple[int, int, int]], glyphs: Mapping[str, int]) -> Cell:
    """Try every glyph with the inks that have the most samples in it and beside it, by their weights."""
    samples = [mask.bit_count() for _, mask, _ in masks]
    blank = next((number for number, each in enumerate(masks) if each[0] == BACKGROUND), -1)
    whole = sum(weight * count for (_, _, weight), count in zip(masks, samples, strict=True))
    parts = [(mask, weight, count * weight) for (_, mask, weight), count in zip(masks, samples, strict=True)]
    least, best = _MORE_THAN_ANY, (" ", 0, 0)
    for glyph, filled in glyphs.items():
        within = [(mask & filled).bit_count() * weight for mask, weight, _ in parts]
        beside = [all_ - inside for (_, _, all_), inside in zip(parts, within, strict=True)]
        most, rest = max(within), max(beside)
        cost = whole - most - rest
        if cost >= least:
            continue
        ink, behind = within.index(most), beside.index(rest)
        if blank >= 0:
            size, inside = filled.bit_count(), (masks[blank][1] & filled).bit_count()
            outside = samples[blank] - inside
            edge = size - inside if ink == blank else inside
            edge += _SAMPLES - size - outside if behind == blank else outside
            cost += _SILHOUETTE_WEIGHT * edge
        if cost < least:
            least, best = cost, (glyph, ink, behind)
    glyph, ink, behind = best
    return _cell(glyph, masks[ink][0], masks[behind][0])


def _cell(glyph: str, ink: int, behind: int) -> Cell:
    """A cell; one in a single ink needs no glyph."""
    return Cell(glyph if ink != behind else " ", ink, behind)
