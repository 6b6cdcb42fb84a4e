"""The drawn body as geometry: outlines in a unit space, and the sample masks they cover.

Coordinates: the figure is 100 high, y runs down from the top of the head, x from the midline to the
screen's right. Only that half is written down; the other is its mirror picture.
"""

from collections.abc import Iterable, Sequence

import msgspec

from tui.core.anatomy.body import Side, View

Point = tuple[float, float]
Polygon = tuple[Point, ...]
Mask = list[int]
"""One whole number for each row of samples; bit n is the sample n from the left."""

HEIGHT = 100.0
HALF_WIDTH = 22.5
"""Half of the widest picture, insets included, in units of the figure's height / 100."""
SAMPLES = 8
"""Samples along each edge of a cell: block characters come in eighths."""
_STEPS = 5
"""Straight pieces between two points of a curve."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of the silhouette: smooth curves, closed or running from the midline to the midline.

    `view` is the picture it belongs to in words, where it is an inset beside a figure.
    """

    id: str
    curves: tuple[tuple[Point, ...], ...]
    closed: bool = True
    view: View | None = None


class Zone(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a region lies: a rough polygon, cut by the parts it is drawn on; later zones lie on top.

    `shade` tells neighbours apart, from 0 (light) upward. `label` is where its number stands. `weight`
    keeps thin regions from being rounded away.
    """

    region: str
    parts: tuple[str, ...]
    polygon: Polygon
    label: Point
    shade: int = 0
    curved: bool = False
    weight: int = 1


class Inset(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The word that stands under an inset, and the x its middle has on the right half."""

    word: str
    x: float


class Picture(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure with its insets.

    `right_half` is the wearer's side at the screen's right; `eye` is the one on that half, if it is seen.
    """

    view: View
    right_half: Side
    parts: tuple[Part, ...]
    zones: tuple[Zone, ...]
    inset: Inset
    eye: Point | None = None

    def part(self, part_id: str) -> Part:
        """The part of that id; KeyError where there is none."""
        for part in self.parts:
            if part.id == part_id:
                return part
        raise KeyError(part_id)


class Outlines(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole data file."""

    note: str
    pictures: tuple[Picture, ...]

    def picture(self, view: View) -> Picture:
        """The figure of that view; KeyError where there is none."""
        for picture in self.pictures:
            if picture.view is view:
                return picture
        raise KeyError(view)


def outlines_from_json(data: bytes) -> Outlines:
    """Read the data file; msgspec.ValidationError tells where it is wrong."""
    return msgspec.json.decode(data, type=Outlines)


def mirrored(points: Iterable[Point]) -> Polygon:
    """The same points on the other half."""
    return tuple((-x, y) for x, y in points)


def smooth(points: Sequence[Point], *, closed: bool) -> Polygon:
    """A Catmull-Rom curve through all points, as a polygon or an open run of points."""
    last = len(points) - 1
    spans = range(len(points) if closed else last)

    def at(index: int) -> Point:
        return points[index % len(points)] if closed else points[min(max(index, 0), last)]

    curve = [
        _between(at(span - 1), at(span), at(span + 1), at(span + 2), step / _STEPS)
        for span in spans
        for step in range(_STEPS)
    ]
    return tuple(curve if closed else [*curve, points[-1]])


def _between(before: Point, start: Point, end: Point, after: Point, t: float) -> Point:
    def one(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (
            2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
        )

    return (
        one(before[0], start[0], end[0], after[0]),
        one(before[1], start[1], end[1], after[1]),
    )


def halves_of(part: Part) -> tuple[Polygon, ...]:
    """The polygons of a part on both halves; a curve from midline to midline becomes one polygon."""
    if part.closed:
        right = tuple(smooth(curve, closed=True) for curve in part.curves)
        return (*right, *(mirrored(polygon) for polygon in right))
    open_curves = (smooth(curve, closed=False) for curve in part.curves)
    return tuple((*curve, *reversed(mirrored(curve))) for curve in open_curves)


class Grid(msgspec.Struct, frozen=True):
    """How the unit space lies on cells: cells are twice as high as wide."""

    columns: int
    rows: int

    @property
    def cells_per_unit(self) -> float:
        """Cell heights for one unit; a cell is half as wide."""
        return self.rows / HEIGHT

    def to_sample(self, point: Point) -> Point:
        """A place of the unit space in samples from the upper left."""
        x, y = point
        scale = self.cells_per_unit * SAMPLES
        return (self.columns * SAMPLES / 2 + 2 * x * scale, y * scale)

    def to_cell(self, point: Point) -> tuple[int, int]:
        """The column and row of the cell at a place of the unit space."""
        x, y = self.to_sample(point)
        return (
            min(max(int(x / SAMPLES), 0), self.columns - 1),
            min(max(int(y / SAMPLES), 0), self.rows - 1),
        )

    def empty(self) -> Mask:
        """A mask that covers nothing."""
        return [0] * (self.rows * SAMPLES)


def cover(grid: Grid, polygons: Iterable[Polygon]) -> Mask:
    """The samples whose middle lies inside any of the polygons."""
    mask = grid.empty()
    for polygon in polygons:
        points = [grid.to_sample(point) for point in polygon]
        for row, crossings in _crossings(points, len(mask)).items():
            crossings.sort()
            for start, end in zip(crossings[::2], crossings[1::2], strict=True):
                mask[row] |= _bits(start, end, grid.columns * SAMPLES)
    return mask


def _crossings(points: Sequence[Point], rows: int) -> dict[int, list[float]]:
    """Where the edges of a polygon cross the middle of each row of samples."""
    found: dict[int, list[float]] = {}
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
        if y1 == y2:
            continue
        top, bottom = min(y1, y2), max(y1, y2)
        for row in range(max(0, _first_middle(top)), min(rows, _first_middle(bottom))):
            found.setdefault(row, []).append(x1 + (row + 0.5 - y1) * (x2 - x1) / (y2 - y1))
    return found


def _first_middle(edge: float) -> int:
    """The first row or sample whose middle lies at or after an edge."""
    return -int(-(edge - 0.5) // 1)


def _bits(start: float, end: float, width: int) -> int:
    low, high = max(0, _first_middle(start)), min(width, _first_middle(end))
    return (1 << high) - (1 << low) if high > low else 0
