"""The drawn body as geometry: outlines in a unit space, and the sample masks they cover.

Coordinates: the figure is 100 high, y runs down from the top of the head, x from the midline to the
screen's right. Only that half is written down; the other is its mirror picture.
"""

from collections.abc import Iterable, Sequence
from math import ceil

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
    first, last = (points[-1], points[:2]) if closed else (points[0], points[-1:])
    around = [first, *points, *last]
    curve: list[Point] = []
    for span in range(len(points) if closed else len(points) - 1):
        xs, ys = zip(*around[span : span + 4], strict=True)
        curve += zip(_between(*xs), _between(*ys), strict=True)
    return tuple(curve if closed else [*curve, points[-1]])


_MOMENTS = tuple((t, t**2, t**3) for t in (step / _STEPS for step in range(_STEPS)))


def _between(before: float, start: float, end: float, after: float) -> list[float]:
    """One coordinate of the points from one point of a curve up to the next."""
    straight = end - before
    bend = 2 * before - 5 * start + 4 * end - after
    turn = 3 * start - before - 3 * end + after
    return [0.5 * (2 * start + straight * t + bend * square + turn * cube) for t, square, cube in _MOMENTS]


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

    def to_samples(self, points: Iterable[Point]) -> list[Point]:
        """The same for many places."""
        middle, scale = self.columns * SAMPLES / 2, self.cells_per_unit * SAMPLES
        return [(middle + 2 * x * scale, y * scale) for x, y in points]

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
        points = grid.to_samples(polygon)
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
        top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
        for row in range(max(0, ceil(top - 0.5)), min(rows, ceil(bottom - 0.5))):
            x = x1 + (row + 0.5 - y1) * (x2 - x1) / (y2 - y1)
            if row in found:
                found[row].append(x)
            else:
                found[row] = [x]
    return found


def _bits(start: float, end: float, width: int) -> int:
    """The samples whose middle lies at or after the start and before the end."""
    low, high = max(0, ceil(start - 0.5)), min(width, ceil(end - 0.5))
    return (1 << high) - (1 << low) if high > low else 0
