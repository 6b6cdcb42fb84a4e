"""A figure drawn on cells: which region of which side lies where."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tui.core.anatomy.block_glyphs import BACKGROUND, FINE, Cell, cells_of
from tui.core.anatomy.body import Region, Side, Spot, View
from tui.core.anatomy.outline import (
    SAMPLES,
    Grid,
    Mask,
    Part,
    Picture,
    Point,
    Polygon,
    Zone,
    cover,
    halves_of,
    mirrored,
    smooth,
)

PLAIN = 1
"""The ink of body that is no region."""
_FIRST_PLACE = 2


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A spot as it is drawn once: on this picture, with its number at `label`, in unit space."""

    spot: Spot
    picture: View
    view: View
    label: Point
    shade: int
    weight: int
    polygons: tuple[Polygon, ...]
    parts: tuple[str, ...]


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A picture on cells. Inks above PLAIN stand for the places, see `place_of`."""

    grid: Grid
    places: tuple[Place, ...]
    cells: tuple[tuple[Cell, ...], ...]
    owners: tuple[tuple[int, ...], ...]
    labels: tuple[tuple[int, int], ...]

    def place_of(self, ink: int) -> int | None:
        """The number of the place an ink stands for."""
        return ink - _FIRST_PLACE if ink >= _FIRST_PLACE else None

    def ink_of(self, place: int) -> int:
        """The ink that stands for a place."""
        return place + _FIRST_PLACE

    def place_at(self, column: int, row: int) -> int | None:
        """The number of the place that fills most of a cell."""
        if not (0 <= row < self.grid.rows and 0 <= column < self.grid.columns):
            return None
        return self.place_of(self.owners[row][column])

    def rows_of(self, place: int) -> range:
        """The rows a place is seen in, its label with them."""
        ink = self.ink_of(place)
        rows = [self.labels[place][1]]
        rows += [y for y, row in enumerate(self.cells) if any(ink in (c.ink, c.behind) for c in row)]
        return range(min(rows), max(rows) + 1)


def places_of(picture: Picture, regions: Iterable[Region]) -> tuple[Place, ...]:
    """The places of a picture, right half first; zones of regions that are not known are left out."""
    known = {region.id: region for region in regions}
    return tuple(
        place for zone in picture.zones if zone.region in known for place in _places(picture, zone, known)
    )


def _places(picture: Picture, zone: Zone, known: Mapping[str, Region]) -> Iterable[Place]:
    half = smooth(zone.polygon, closed=True) if zone.curved else zone.polygon
    view = picture.part(zone.parts[0]).view or picture.view

    def place(side: Side, label: Point, polygons: tuple[Polygon, ...]) -> Place:
        return Place(
            spot=Spot(zone.region, side),
            picture=picture.view,
            view=view,
            label=label,
            shade=zone.shade,
            weight=zone.weight,
            polygons=polygons,
            parts=zone.parts,
        )

    if not known[zone.region].sided:
        return [place(Side.MIDDLE, (0.0, zone.label[1]), (half, mirrored(half)))]
    x, y = zone.label
    return [
        place(picture.right_half, (x, y), (half,)),
        place(picture.right_half.other, (-x, y), (mirrored(half),)),
    ]


def draw(
    picture: Picture, places: Sequence[Place], grid: Grid, glyphs: Mapping[str, int] | None = None
) -> Drawing:
    """Rasterise a picture: the silhouette, then the places over it."""
    parts = {part.id: _part_mask(grid, part) for part in picture.parts}
    covers = [
        _both(cover(grid, place.polygons), _union((parts[part] for part in place.parts), grid))
        for place in places
    ]
    inks = _inks(_union(parts.values(), grid), covers)
    weights = {number + _FIRST_PLACE: place.weight for number, place in enumerate(places)}
    cells = cells_of(grid, inks, glyphs or FINE, weights)
    owners = _owners(cells, grid, places)
    return Drawing(
        grid=grid,
        places=tuple(places),
        cells=tuple(tuple(row) for row in cells),
        owners=tuple(tuple(row) for row in owners),
        labels=tuple(
            _label_cell(grid, place, owners, number + _FIRST_PLACE) for number, place in enumerate(places)
        ),
    )


def _part_mask(grid: Grid, part: Part) -> Mask:
    return cover(grid, halves_of(part))


def _union(masks: Iterable[Mask], grid: Grid) -> Mask:
    whole = grid.empty()
    for mask in masks:
        whole = [a | b for a, b in zip(whole, mask, strict=True)]
    return whole


def _both(one: Mask, other: Mask) -> Mask:
    return [a & b for a, b in zip(one, other, strict=True)]


def _inks(body: Mask, covers: Sequence[Mask]) -> dict[int, Mask]:
    """What is seen of the body and of the masks that lie on it, each over those before."""
    seen: list[Mask] = []
    above = [0] * len(body)
    for mask in (*reversed(covers), body):
        seen.append([a & ~b for a, b in zip(mask, above, strict=True)])
        above = [a | b for a, b in zip(mask, above, strict=True)]
    return dict(enumerate(reversed(seen), PLAIN))


def _label_cell(grid: Grid, place: Place, owners: Sequence[Sequence[int]], ink: int) -> tuple[int, int]:
    """The cell of the place's own that is nearest to where its number should stand.

    Cells with own ones on both sides are better, for the brackets. On a sided place the number keeps a cell
    away from the midline, so that left and right are not read as one number.
    """
    label_x, label_y = grid.to_sample(place.label)
    sided = place.spot.side is not Side.MIDDLE
    middle = grid.columns // 2

    def cost(cell: tuple[int, int]) -> float:
        column, row = cell
        beside = sum(owners[row][c] != ink for c in (column - 1, column + 1) if 0 <= c < grid.columns)
        crowded = sided and column in (middle - 1, middle)
        away = abs((column + 0.5) * SAMPLES - label_x) + 2 * abs((row + 0.5) * SAMPLES - label_y)
        return away / SAMPLES + beside + 3 * crowded

    own = [
        (column, row) for row, inks in enumerate(owners) for column, each in enumerate(inks) if each == ink
    ]
    column, row = min(own, key=cost, default=grid.to_cell(place.label))
    if sided and column in (middle - 1, middle):
        column += 1 if place.label[0] > 0 else -1
    return column, row


def _owners(cells: Sequence[Sequence[Cell]], grid: Grid, places: Sequence[Place]) -> list[list[int]]:
    """The ink that fills most of each cell; a place too small for a cell owns that of its label."""
    owners = [[_main_ink(cell) for cell in row] for row in cells]
    count = Counter(ink for row in owners for ink in row)
    # Twice, because a small place can take the only cell of another.
    for number, place in [*enumerate(places)] * 2:
        if not count[number + _FIRST_PLACE]:
            column, row = grid.to_cell(place.label)
            count[owners[row][column]] -= 1
            count[number + _FIRST_PLACE] += 1
            owners[row][column] = number + _FIRST_PLACE
    return owners


def _main_ink(cell: Cell) -> int:
    """The ink that fills most of a cell, body before background and regions before the rest."""
    filled = FINE.get(cell.glyph, 0).bit_count()
    first, second = (cell.ink, cell.behind) if filled > 32 else (cell.behind, cell.ink)
    if BACKGROUND in (first, second):
        return max(first, second)
    return first if first >= _FIRST_PLACE else second
