"""The words and numbers on and around a figure, cell by cell."""

from collections.abc import Iterator, Mapping

import msgspec

from tui.core.block_glyphs import BACKGROUND
from tui.core.body import Side, Spot, View
from tui.core.body_drawing import Drawing, Place
from tui.core.body_layout import Frame
from tui.core.outline import Picture

_ONE_LINE_COLUMNS = 28
"""From this width on "your right" fits on one line beside the head."""
Cells = dict[tuple[int, int], "Word"]


class Word(msgspec.Struct, frozen=True):
    """One character over the figure; `ink` is the region it stands on, None beside the body.

    `here` marks what belongs to the selected place, `eye` a hole in the face.
    """

    character: str
    ink: int | None = None
    here: bool = False
    eye: bool = False


def figure_words(
    picture: Picture, frame: Frame, drawing: Drawing, place: Place | None, heat: Mapping[Spot, int]
) -> Cells:
    """All characters over one figure, by column and row of the widget."""
    cells: Cells = {}
    for column, row, character in _eyes(picture, frame):
        cells[column, row] = Word(character, _ink(drawing, frame, column, row), eye=True)
    for column, row, text, here in _names(picture, frame, place):
        cells |= {(column + i, row): Word(character, here=here) for i, character in enumerate(text)}
    for column, row, text, here in _numbers(drawing, frame, place, heat):
        for i, character in enumerate(text):
            cells[column + i, row] = Word(character, _ink(drawing, frame, column + i, row), here)
    return cells


def _ink(drawing: Drawing, frame: Frame, column: int, row: int) -> int:
    x, y = column - frame.column, row - frame.row
    inside = 0 <= y < drawing.grid.rows and 0 <= x < drawing.grid.columns
    return drawing.owners[y][x] if inside else BACKGROUND


def _eyes(picture: Picture, frame: Frame) -> Iterator[tuple[int, int, str]]:
    if picture.eye is not None:
        column, row = frame.grid.to_cell(picture.eye)
        yield frame.column + column, frame.row + row, "•"
        yield frame.column + frame.grid.columns - 1 - column, frame.row + row, "•"


def _names(picture: Picture, frame: Frame, place: Place | None) -> Iterator[tuple[int, int, str, bool]]:
    """The sides beside the head, and what is seen below the feet."""
    columns, below = frame.grid.columns, frame.row + frame.grid.rows
    side = place.spot.side if place else None
    for text, at_left in ((picture.right_half.other, True), (picture.right_half, False)):
        lines = [f"your {text}"] if columns >= _ONE_LINE_COLUMNS else ["your", str(text)]
        for row, line in enumerate(lines):
            column = 0 if at_left else columns - len(line)
            yield frame.column + column, frame.row + row, line, side is text
    name = "BACK" if picture.view is View.BACK else "FRONT"
    yield frame.column + (columns - len(name) + 1) // 2, below, name, False
    column = frame.grid.to_cell((picture.inset.x, 0))[0]
    width = len(picture.inset.word)
    yield frame.column + column - width // 2, below, picture.inset.word, False
    yield frame.column + columns - 1 - column - width + 1 + width // 2, below, picture.inset.word, False


def _numbers(
    drawing: Drawing, frame: Frame, place: Place | None, heat: Mapping[Spot, int]
) -> Iterator[tuple[int, int, str, bool]]:
    """The tender points in each region, and brackets around the selected one."""
    for number, each in enumerate(drawing.places):
        here = place is not None and each.spot == place.spot
        count = heat.get(each.spot, 0)
        text = str(count) if count else ("+" if here else "")
        column, row = drawing.labels[number]
        left_half = each.spot.side is not Side.MIDDLE and each.label[0] < 0
        start = column - (len(text) - 1 if left_half else 0) - (1 if here else 0)
        if text:
            yield frame.column + start, frame.row + row, f"[{text}]" if here else text, here
