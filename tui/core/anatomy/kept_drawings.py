"""Drawings that were made before: to make both took a seventh of the time up to the first picture.

They come from the outlines by tests/body_drawings.py, and hold where the very same places are drawn. All
others are made when they are needed.
"""

import zlib
from base64 import b85decode, b85encode
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tui.core.anatomy.block_glyphs import FINE, Cell
from tui.core.anatomy.body import View
from tui.core.anatomy.body_drawing import Drawing, Place
from tui.core.anatomy.outline import Grid

_GLYPHS = " " + "".join(FINE)
_BEST = 9
"""The level of compression."""


class KeptDrawings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole data file: the places of each picture in their order, and its drawings by their rows."""

    places: Mapping[View, tuple[str, ...]]
    drawings: Mapping[View, Mapping[int, str]]

    def find(self, view: View, places: Sequence[Place], grid: Grid) -> Drawing | None:
        """The drawing of these places on that grid, in the finest glyphs; None where it was not kept."""
        packed = self.drawings[view].get(grid.rows)
        if packed is None or names_of(places) != self.places[view]:
            return None
        return _unpacked(packed, places, grid)


def kept_drawings_from_json(data: bytes) -> KeptDrawings:
    """Read the data file; msgspec.ValidationError tells where it is wrong."""
    return msgspec.json.decode(data, type=KeptDrawings)


def names_of(places: Iterable[Place]) -> tuple[str, ...]:
    """What tells places of one picture apart."""
    return tuple(f"{place.spot.region} {place.spot.side}" for place in places)


def packed(drawing: Drawing) -> str:
    """A drawing as text, from which it can be made again with its places and its grid."""
    cells = [cell for row in drawing.cells for cell in row]
    numbers = [
        *(_GLYPHS.index(cell.glyph) for cell in cells),
        *(cell.ink for cell in cells),
        *(cell.behind for cell in cells),
        *(owner for row in drawing.owners for owner in row),
        *(number for label in drawing.labels for number in label),
    ]
    return b85encode(zlib.compress(bytes(numbers), _BEST)).decode()


def _unpacked(text: str, places: Sequence[Place], grid: Grid) -> Drawing:
    numbers = zlib.decompress(b85decode(text))
    count, width = grid.rows * grid.columns, grid.columns
    glyphs, inks, behind, owners = (numbers[at : at + count] for at in range(0, 4 * count, count))
    cells = [Cell(_GLYPHS[glyph], ink, back) for glyph, ink, back in zip(glyphs, inks, behind, strict=True)]
    labels = numbers[4 * count :]
    return Drawing(
        grid=grid,
        places=tuple(places),
        cells=tuple(tuple(cells[at : at + width]) for at in range(0, count, width)),
        owners=tuple(tuple(owners[at : at + width]) for at in range(0, count, width)),
        labels=tuple(zip(labels[::2], labels[1::2], strict=True)),
    )
