"""A small canvas of block characters: shapes in scene units, painted onto quarter cells."""

import math
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple, Protocol

from tui.widgets.line_drawing import Charset, Piece, Row


class Ink(IntEnum):
    """What a painted spot means; where two meet in one cell the higher is drawn."""

    BLANK = 0
    BODY = 1
    LINE = 2
    TRACE = 3
    CONTACT = 4


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

    def contains(self, x: float, y: float) -> bool: ...


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

    def contains(self, x: float, y: float) -> bool:
        far = ((x - self.x) / self.rx) ** 2 + ((y - self.y) / self.ry) ** 2
        return self.hollow**2 <= far <= 1


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

    def contains(self, x: float, y: float) -> bool:
        dx, dy = self.to_x - self.x, self.to_y - self.y
        length = dx * dx + dy * dy
        along = max(0.0, min(1.0, ((x - self.x) * dx + (y - self.y) * dy) / length)) if length else 0.0
        radius = self.radius + along * (self.to_radius - self.radius)
        return math.hypot(x - self.x - along * dx, y - self.y - along * dy) <= radius


class Outline(NamedTuple):
    """A closed outline of points."""

    points: tuple[tuple[float, float], ...]

    @property
    def box(self) -> Box:
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def contains(self, x: float, y: float) -> bool:
        inside = False
        before_x, before_y = self.points[-1]
        for at_x, at_y in self.points:
            crosses = (at_y > y) != (before_y > y)
            if crosses and x < (before_x - at_x) * (y - at_y) / (before_y - at_y) + at_x:
                inside = not inside
            before_x, before_y = at_x, at_y
        return inside


def smooth(*points: tuple[float, float], rounds: int = 2) -> Outline:
    """An outline with its corners cut round (Chaikin), for bodies."""
    line = list(points)
    for _ in range(rounds):
        pairs = list(zip(line, [*line[1:], line[0]], strict=True))
        line = [_between(*pair, share) for pair in pairs for share in (0.25, 0.75)]
    return Outline(tuple(line))


def turned(outline: Outline, angle: float, x: float, y: float) -> Outline:
    """The outline turned about a point, clockwise, in degrees."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    return Outline(
        tuple(
            (x + (px - x) * cosine - (py - y) * sine, y + (px - x) * sine + (py - y) * cosine)
            for px, py in outline.points
        )
    )


def _between(start: tuple[float, float], end: tuple[float, float], share: float) -> tuple[float, float]:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


class Canvas:
    """Cells to paint on; a scene unit is a cell wide and half a cell high, before it is scaled to fit."""

    def __init__(
        self, width: int, height: int, scene: tuple[float, float], *, mirrored: bool = False
    ) -> None:
        """Fit a scene of this size in the middle of so many cells; mirrored left to right if asked."""
        self.width, self.height = width, height
        self.scale = min(width / scene[0], 2 * height / scene[1])
        self.mirrored = mirrored
        self._scene_width = scene[0]
        self._left = (width - scene[0] * self.scale) / 2
        self._top = (2 * height - scene[1] * self.scale) / 2
        self._spots = [bytearray(2 * width) for _ in range(2 * height)]
        self._words: dict[tuple[int, int], Piece] = {}

    @property
    def grain(self) -> float:
        """The smallest length that is sure to be seen, in scene units."""
        return 1 / self.scale

    def copy(self) -> "Canvas":
        """A canvas of its own with the same paint."""
        other = Canvas.__new__(Canvas)
        other.__dict__.update(self.__dict__)
        other._spots = [bytearray(line) for line in self._spots]
        other._words = dict(self._words)
        return other

    def paint(self, shape: Shape, ink: Ink) -> None:
        """Paint a shape over what is there; BLANK wipes."""
        left, top, right, bottom = shape.box
        if self.mirrored:
            left, right = self._scene_width - right, self._scene_width - left
        columns = _span(self._left + left * self.scale, self._left + right * self.scale, 2, 2 * self.width)
        lines = _span(self._top + top * self.scale, self._top + bottom * self.scale, 1, 2 * self.height)
        for line in lines:
            y = (line + 0.5 - self._top) / self.scale
            spots = self._spots[line]
            for column in columns:
                if shape.contains(self._scene_x(column / 2 + 0.25), y):
                    spots[column] = ink

    def paint_apart(self, shape: Shape, around: Shape, ink: Ink) -> None:
        """Paint a shape with a gap around it, so that it stands off the body without colour too."""
        self.paint(around, Ink.BLANK)
        self.paint(shape, ink)

    def write(self, x: float, y: float, character: str, ink: Ink) -> None:
        """Put one character into the cell at this place of the scene."""
        if self.mirrored:
            x = self._scene_width - x
        column = math.floor(self._left + x * self.scale)
        line = math.floor((self._top + y * self.scale) / 2)
        if 0 <= column < self.width and 0 <= line < self.height:
            self._words[column, line] = Piece(character, ink_class(ink))

    def _scene_x(self, x: float) -> float:
        at = (x - self._left) / self.scale
        return self._scene_width - at if self.mirrored else at

    def rows(self, charset: Charset) -> list[Row]:
        """The painting as rows of pieces."""
        return [tuple(_joined(self._cells(line, charset))) for line in range(self.height)]

    def _cells(self, line: int, charset: Charset) -> Iterator[Piece]:
        upper, lower = self._spots[2 * line], self._spots[2 * line + 1]
        for column in range(self.width):
            word = self._words.get((column, line))
            at = 2 * column
            yield word or _cell((upper[at], upper[at + 1], lower[at], lower[at + 1]), charset)


_QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_ASCII = {
    Ink.BODY: ("'", ":", "."),
    Ink.LINE: ("'", "|", "."),
    Ink.TRACE: ("'", "o", "."),
    Ink.CONTACT: ('"', "@", "o"),
}
"""The upper half of a cell, the whole, the lower half."""


def ink_class(ink: Ink) -> str:
    """The component class of an ink."""
    return f"motion--{ink.name.lower()}" if ink else ""


def _cell(spots: Sequence[int], charset: Charset) -> Piece:
    """One cell: only its highest ink is drawn, which leaves a gap around what moves."""
    ink = Ink(max(spots))
    if ink is Ink.BLANK:
        return Piece(" ")
    bits = [spot == ink for spot in spots]
    if charset is Charset.QUARTERS:
        return Piece(_QUARTERS[sum(bit << place for place, bit in enumerate(bits))], ink_class(ink))
    half = (bits[0] or bits[1]) + 2 * (bits[2] or bits[3])
    if charset is Charset.HALVES:
        return Piece(" ▀▄█"[half], ink_class(ink))
    above, full, below = _ASCII[ink]
    return Piece((" ", above, below, full)[half], ink_class(ink))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one ink as one piece."""
    text, ink = "", ""
    for piece in pieces:
        if piece.ink == ink:
            text += piece.text
            continue
        if text:
            yield Piece(text, ink)
        text, ink = piece.text, piece.ink
    yield Piece(text, ink)


def _span(start: float, end: float, per_unit: int, limit: int) -> range:
    return range(max(0, math.floor(start * per_unit)), min(limit, math.ceil(end * per_unit)))
