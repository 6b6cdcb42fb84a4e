"""A small canvas of block characters: shapes in scene units, painted onto quarter cells."""

import math
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from tui.core.charset import Charset
from tui.widgets.line_drawing import Piece, Row
from tui.widgets.motion.shapes import Shape
from tui.widgets.step_inks import ACCENT, BODY, BODY_LINE, PRIMARY


class Ink(IntEnum):
    """What a painted spot means; where two meet in one cell the higher is drawn."""

    BLANK = 0
    BODY = 1
    LINE = 2
    TRACE = 3
    CONTACT = 4


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
        xs = [self._scene_x(column / 2 + 0.25) for column in columns]
        for line in lines:
            spots = self._spots[line]
            for column, inside in zip(
                columns, shape.row(xs, (line + 0.5 - self._top) / self.scale), strict=True
            ):
                if inside:
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

    def _cells(self, line: int, charset: Charset) -> list[Piece]:
        if charset is Charset.ASCII:
            cells = [self._ascii_cell(column, line) for column in range(self.width)]
        else:
            above, below = self._spots[2 * line], self._spots[2 * line + 1]
            spots = zip(above[::2], above[1::2], below[::2], below[1::2], strict=True)
            cells = [_cell(each, charset) for each in spots]
        for (column, at), word in self._words.items():
            if at == line:
                ascii_text = word.text.translate(_ASCII_WORDS)
                cells[column] = word._replace(text=ascii_text) if charset is Charset.ASCII else word
        return cells

    def _quarters(self, column: int, line: int) -> tuple[int, int, int, int]:
        """The four spots of a cell; outside the canvas those of the nearest cell inside."""
        at = 2 * min(max(0, column), self.width - 1)
        upper = 2 * min(max(0, line), self.height - 1)
        above, below = self._spots[upper], self._spots[upper + 1]
        return above[at], above[at + 1], below[at], below[at + 1]

    def _ascii_cell(self, column: int, line: int) -> Piece:
        """A body is drawn as its outline, everything else as marks."""
        spots = sorted(self._quarters(column, line))
        ink = Ink(spots[3] if spots[2] == Ink.CONTACT or spots[3] < Ink.CONTACT else spots[2])
        if ink is not Ink.BODY:
            return Piece(_ASCII_MARKS[ink], ink_class(ink))
        around = ((-1, 0), (1, 0), (0, -1), (0, 1))
        left, right, above, below = (not any(self._quarters(column + x, line + y)) for x, y in around)
        return Piece(_edge(left, right, above, below), ink_class(ink))


_colours = itemgetter(1, 2)
_ASCII_WORDS = str.maketrans("▲▼►◄●", "^v><o")
_QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_CLASSES = {
    Ink.BLANK: "",
    Ink.BODY: BODY,
    Ink.LINE: BODY_LINE,
    Ink.TRACE: PRIMARY,
    Ink.CONTACT: ACCENT,
}
_ASCII_MARKS = {Ink.BLANK: " ", Ink.LINE: ":", Ink.TRACE: "o", Ink.CONTACT: "@"}


def ink_class(ink: Ink) -> str:
    """The component class of an ink."""
    return _CLASSES[ink]


@lru_cache(2048)
def _cell(spots: tuple[int, int, int, int], charset: Charset) -> Piece:
    """One cell: its highest ink, on the paper of what is under it; without colour that leaves a gap.

    What touches the body leaves that gap in colour too: it stands off, and moves in one pen.
    """
    ink = Ink(max(spots))
    if ink is Ink.BLANK:
        return Piece(" ")
    bits = [spot == ink for spot in spots]
    under = sorted(spot for spot in spots if spot != ink)
    paper = ink_class(Ink(under[len(under) // 2])) if under and ink is not Ink.CONTACT else ""
    if charset is Charset.QUARTERS:
        return Piece(_QUARTERS[sum(bit << place for place, bit in enumerate(bits))], ink_class(ink), paper)
    return Piece(" ▀▄█"[(bits[0] or bits[1]) + 2 * (bits[2] or bits[3])], ink_class(ink), paper)


def _edge(left: bool, right: bool, above: bool, below: bool) -> str:
    """The stroke of an outline where these neighbours are free."""
    if left != right:
        slants = {(True, True, False): "/", (True, False, True): "\\"}
        slants |= {(False, True, False): "\\", (False, False, True): "/"}
        return slants.get((left, above, below), "|")
    return "-" if above or below else " "


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours of one ink as one piece."""
    for (ink, paper), run in groupby(pieces, key=_colours):
        yield Piece("".join([text for text, _, _ in run]), ink, paper)


def _span(start: float, end: float, per_unit: int, limit: int) -> range:
    return range(max(0, math.floor(start * per_unit)), min(limit, math.ceil(end * per_unit)))
