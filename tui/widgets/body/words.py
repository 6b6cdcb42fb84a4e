"""The words and numbers on and around a figure, cell by cell."""

from collections.abc import Collection, Iterator, Mapping

import msgspec
from rich.cells import cell_len

from tui.core.anatomy.block_glyphs import BACKGROUND
from tui.core.anatomy.body import Side, Spot, View
from tui.core.anatomy.body_drawing import Drawing, Place
from tui.core.anatomy.body_layout import Frame
from tui.core.anatomy.outline import Picture
from tui.core.catalogue import marked, say
from tui.core.routines.offering import LEFT_OUT_MARK

_ONE_LINE_COLUMNS = 28
"""From this width on "your right" fits on one line beside the head."""
_YOURS = {Side.LEFT: marked("your left"), Side.RIGHT: marked("your right")}
_NAMES = {View.BACK: marked("BACK"), View.FRONT: marked("FRONT")}
_INSETS = {"sole": marked("sole"), "palm": marked("palm")}
"""The words of the outlines for the small pictures beside the feet and hands."""
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
    picture: Picture,
    frame: Frame,
    drawing: Drawing,
    place: Place | None,
    heat: Mapping[Spot, int],
    *,
    left_out: Collection[Spot] = (),
    eye: str = "•",
) -> Cells:
    """All characters over one figure, by column and row of the widget."""
    cells: Cells = {}
    for column, row in _eyes(picture, frame):
        cells[column, row] = Word(eye, _ink(drawing, frame, column, row), eye=True)
    for column, row, text, here in _names(picture, frame, place):
        at = column
        for character in text:
            cells[at, row] = Word(character, here=here)
            cells |= {(at + i, row): Word("", here=here) for i in range(1, cell_len(character))}
            at += cell_len(character)
    for number, text, here in _marks(drawing, place, heat, left_out):
        column, row = _start_of(drawing, frame, number, text)
        for i, character in enumerate(text):
            cells[column + i, row] = Word(character, drawing.ink_of(number), here)
    return cells


def _ink(drawing: Drawing, frame: Frame, column: int, row: int) -> int:
    x, y = column - frame.column, row - frame.row
    inside = 0 <= y < drawing.grid.rows and 0 <= x < drawing.grid.columns
    return drawing.owners[y][x] if inside else BACKGROUND


def _eyes(picture: Picture, frame: Frame) -> Iterator[tuple[int, int]]:
    if picture.eye is not None:
        column, row = frame.grid.to_cell(picture.eye)
        yield frame.column + column, frame.row + row
        yield frame.column + frame.grid.columns - 1 - column, frame.row + row


def _names(picture: Picture, frame: Frame, place: Place | None) -> Iterator[tuple[int, int, str, bool]]:
    """The sides beside the head, and what is seen below the feet."""
    columns, below = frame.grid.columns, frame.row + frame.grid.rows
    side = place.spot.side if place else None
    for half, at_left in ((picture.right_half.other, True), (picture.right_half, False)):
        said = say(_YOURS[half])
        for row, line in enumerate([said] if columns >= _ONE_LINE_COLUMNS else said.split(" ", 1)):
            column = 0 if at_left else columns - cell_len(line)
            yield frame.column + column, frame.row + row, line, side is half
    name, word = say(_NAMES[picture.view]), say(_INSETS.get(picture.inset.word, picture.inset.word))
    start_of_name = (columns - cell_len(name) + 1) // 2
    yield frame.column + start_of_name, below, name, False
    middle = columns - 1 - frame.grid.to_cell((picture.inset.x, 0))[0]
    room = (columns - cell_len(name)) // 2 - cell_len(word) - 1
    start = max(0, min(middle - cell_len(word) // 2, room))
    yield frame.column + start, below, word, False
    after_name = start_of_name + cell_len(name) + 1
    yield frame.column + max(after_name, columns - start - cell_len(word)), below, word, False


def _marks(
    drawing: Drawing, place: Place | None, heat: Mapping[Spot, int], left_out: Collection[Spot]
) -> Iterator[tuple[int, str, bool]]:
    """The tender points of each place, what is left out, and brackets around the selected one."""
    for number, each in enumerate(drawing.places):
        here = place is not None and each.spot == place.spot
        count = str(heat[each.spot]) if heat.get(each.spot) else ""
        text = LEFT_OUT_MARK if each.spot in left_out else count
        if here:
            yield number, f"[{text or '+'}]", True
        elif text:
            yield number, text, False


def _start_of(drawing: Drawing, frame: Frame, number: int, text: str) -> tuple[int, int]:
    """Where a number begins: digits grow away from the midline, brackets stand around them."""
    column, row = drawing.labels[number]
    digits = len(text.strip("[]"))
    grows_left = drawing.places[number].label[0] < 0
    start = column - (digits - 1 if grows_left else 0) - text.startswith("[")
    return frame.column + start, frame.row + row
