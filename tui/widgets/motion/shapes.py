"""Shapes that pictures are painted from, in scene units."""

import math
from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Box(NamedTuple):
    """The space a shape may touch."""

    left: float
    top: float
    right: float
    bottom: float


class Shape(Protocol):
    """Something that can be painted."""

    @property
    def box(self) -> Box: ...

    def row(self, xs: Sequence[float], y: float) -> list[bool]:
        """Which of these places at one height it covers."""
        ...


class Ellipse(NamedTuple):
    """An ellipse about a centre; `hollow` from 0, a disc, to 1, nothing."""

    x: float
    y: float
    rx: float
    ry: float
    hollow: float = 0

    @property
    def box(self) -> Box:
        return Box(self.x - self.rx, self.y - self.ry, self.x + self.rx, self.y + self.ry)

    def row(self, xs: Sequence[float], y: float) -> list[bool]:
        centre, rx, least = self.x, self.rx, self.hollow**2
        above = ((y - self.y) / self.ry) ** 2
        return [least <= ((x - centre) / rx) ** 2 + above <= 1 for x in xs]


class Limb(NamedTuple):
    """A straight limb with round ends, of one radius at each."""

    x: float
    y: float
    to_x: float
    to_y: float
    radius: float
    to_radius: float

    @property
    def box(self) -> Box:
        widest = max(self.radius, self.to_radius)
        return Box(
            min(self.x, self.to_x) - widest,
            min(self.y, self.to_y) - widest,
            max(self.x, self.to_x) + widest,
            max(self.y, self.to_y) + widest,
        )

    def row(self, xs: Sequence[float], y: float) -> list[bool]:
        dx, dy, below = self.to_x - self.x, self.to_y - self.y, y - self.y
        length, wider = dx * dx + dy * dy, self.to_radius - self.radius
        covered = []
        for x in xs:
            beside = x - self.x
            share = (beside * dx + below * dy) / length if length else 0.0
            along = 0.0 if share < 0 else 1.0 if share > 1 else share
            far = math.hypot(beside - along * dx, below - along * dy)
            covered.append(far <= self.radius + along * wider)
        return covered


class Outline(NamedTuple):
    """A closed outline of points."""

    points: tuple[tuple[float, float], ...]

    @property
    def box(self) -> Box:
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def row(self, xs: Sequence[float], y: float) -> list[bool]:
        crossings = []
        before_x, before_y = self.points[-1]
        for at_x, at_y in self.points:
            if (at_y > y) != (before_y > y):
                crossings.append((before_x - at_x) * (y - at_y) / (before_y - at_y) + at_x)
            before_x, before_y = at_x, at_y
        return [sum([x < crossing for crossing in crossings]) % 2 == 1 for x in xs]


def smooth(*points: tuple[float, float]) -> Outline:
    """An outline with its corners cut round (Chaikin), for bodies."""
    line = list(points)
    for _ in range(2):
        pairs = list(zip(line, [*line[1:], line[0]], strict=True))
        line = [_between(*pair, share) for pair in pairs for share in (0.25, 0.75)]
    return Outline(tuple(line))


def turned(outline: Outline, angle: float, x: float, y: float) -> Outline:
    """The outline turned about a point, clockwise, in degrees."""
    return Outline(tuple(turned_point(point, angle, x, y) for point in outline.points))


def turned_point(point: tuple[float, float], angle: float, x: float, y: float) -> tuple[float, float]:
    """A point turned about another, clockwise, in degrees."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    px, py = point
    return x + (px - x) * cosine - (py - y) * sine, y + (px - x) * sine + (py - y) * cosine


def _between(start: tuple[float, float], end: tuple[float, float], share: float) -> tuple[float, float]:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
