"""From a cell of a drawn figure to the character and style the terminal gets."""

from collections.abc import Callable
from enum import Enum, StrEnum

import msgspec
from rich.style import Style
from textual.color import Color

from tui.core.anatomy.block_glyphs import BACKGROUND, QUADRANTS, Cell
from tui.core.anatomy.body_drawing import Drawing


class Tone(StrEnum):
    """How a region is shown."""

    PLAIN = "plain"
    BODY = "body"
    INVITING = "inviting"
    NEVER = "never"
    LEFT_OUT = "left-out"
    HEAT_1 = "heat-1"
    HEAT_2 = "heat-2"
    HEAT_3 = "heat-3"
    SELECTED = "selected"


class Drawn(Enum):
    """What the terminal can show.

    Any colours; a background that cannot be drawn with, as in ANSI themes; the same with half blocks only;
    blocks without colour; ASCII only.
    """

    COLOUR = "colour"
    FOREGROUND = "foreground"
    HALVES = "halves"
    SHADES = "shades"
    ASCII = "ascii"


ToneOf = Callable[[int], tuple[Tone, int]]
"""An ink to its tone and how much darker than its neighbours it is."""

_PLAIN_DARKER = 0.15
_NEVER_DARKER = 0.42
_SHADE_DARKER = 0.11
"""How far towards the background each step of shade goes."""
_SHADES = {
    Tone.PLAIN: "▒",
    Tone.BODY: "▒",
    Tone.INVITING: "▓",
    Tone.NEVER: "░",
    Tone.LEFT_OUT: "░",
    Tone.HEAT_1: "▓",
    Tone.HEAT_2: "▓",
    Tone.HEAT_3: "▓",
    Tone.SELECTED: "█",
}
_ASCII = {
    Tone.PLAIN: " ",
    Tone.BODY: " ",
    Tone.INVITING: ".",
    Tone.NEVER: "x",
    Tone.LEFT_OUT: " ",
    Tone.HEAT_1: ":",
    Tone.HEAT_2: ":",
    Tone.HEAT_3: ":",
    Tone.SELECTED: "#",
}
_ASCII_EDGES = dict(zip("▀▄▌▐▘▝▖▗▛▜▙▟▚▞", "-_||/\\\\//\\\\/XX", strict=True))
_COMPLEMENTS = dict(zip("▀▄▌▐▘▝▖▗▛▜▙▟▚▞", "▄▀▐▌▟▙▜▛▗▖▝▘▞▚", strict=True))


class Palette(msgspec.Struct, frozen=True):
    """The colours of the tones as the theme has them, and the background they stand on."""

    background: Color
    body: Color
    inviting: Color
    selected: Color
    heat: tuple[Color, Color, Color]
    word: Color
    here: Color
    eye: Color

    @property
    def _dark(self) -> Color:
        """What darker regions are mixed with: the background, black where that is the terminal's own."""
        return self.background if self.background.ansi is None else Color(0, 0, 0)

    def colour(self, tone: Tone, shade: int) -> Color:
        """The colour of a tone."""
        if tone is Tone.SELECTED:
            return self.selected
        if tone in (Tone.HEAT_1, Tone.HEAT_2, Tone.HEAT_3):
            return self.heat[int(tone[-1]) - 1]
        if tone is Tone.INVITING:
            return mixed(self.inviting, self._dark, shade * _SHADE_DARKER)
        if tone in (Tone.NEVER, Tone.LEFT_OUT):
            return mixed(self.body, self._dark, _NEVER_DARKER)
        return mixed(
            self.body, self.background, _PLAIN_DARKER if tone is Tone.PLAIN else shade * _SHADE_DARKER
        )


def mixed(colour: Color, other: Color, factor: float) -> Color:
    """So much of the way to another colour; ANSI colours cannot be mixed and stay as they are."""
    if colour.ansi is not None or other.ansi is not None:
        return colour
    return colour.blend(other, factor)


def paint(drawing: Drawing, column: int, row: int, tone_of: ToneOf, drawn: Drawn) -> tuple[str, int, int]:
    """The character of a cell, the ink it is drawn in and the ink behind it."""
    cell = drawing.cells[row][column]
    if drawn is Drawn.COLOUR:
        return cell.glyph, cell.ink, cell.behind
    if drawn in (Drawn.FOREGROUND, Drawn.HALVES):
        return _body_in_front(cell)
    if cell.ink == cell.behind == BACKGROUND:
        return " ", BACKGROUND, BACKGROUND
    if BACKGROUND in (cell.ink, cell.behind):
        return _edge(cell, drawn), max(cell.ink, cell.behind), BACKGROUND
    owner = drawing.owners[row][column]
    tone = tone_of(owner)[0]
    if drawn is Drawn.SHADES:
        return _SHADES[tone], owner, BACKGROUND
    return (_ascii_border(drawing, column, row) or _ASCII[tone]), owner, BACKGROUND


def _body_in_front(cell: Cell) -> tuple[str, int, int]:
    """The same cell with the background behind the glyph."""
    if cell.ink != BACKGROUND or cell.behind == BACKGROUND:
        return cell.glyph, cell.ink, cell.behind
    return _COMPLEMENTS[cell.glyph], cell.behind, BACKGROUND


def _edge(cell: Cell, drawn: Drawn) -> str:
    """The edge of the body, drawn in the body's ink."""
    glyph = cell.glyph if cell.ink != BACKGROUND else _COMPLEMENTS[cell.glyph]
    return glyph if drawn is Drawn.SHADES else _ASCII_EDGES[glyph]


def _ascii_border(drawing: Drawing, column: int, row: int) -> str:
    """A line where the body ends exactly between two cells."""

    def empty(x: int, y: int) -> bool:
        inside = 0 <= y < drawing.grid.rows and 0 <= x < drawing.grid.columns
        return not inside or drawing.cells[y][x] == Cell(" ", BACKGROUND, BACKGROUND)

    if empty(column - 1, row) or empty(column + 1, row):
        return "|"
    return "-" if empty(column, row - 1) or empty(column, row + 1) else ""


def glyphs_for(drawn: Drawn) -> dict[str, int] | None:
    """The block characters to draw with; None for the finest there are."""
    if drawn is Drawn.HALVES:
        return {glyph: QUADRANTS[glyph] for glyph in "▀▄▌▐"}
    return None if drawn is Drawn.COLOUR else QUADRANTS


def contrasting(colour: Color) -> Color:
    """A text colour to read on this one."""
    if colour.ansi is not None:
        return Color.parse("ansi_black")
    return Color.parse("#12161a") if colour.brightness > 0.5 else Color.parse("#f6f1e6")


def cell_style(foreground: Color, background: Color, *, bold: bool = False) -> Style:
    """A rich style of two colours."""
    return Style(color=foreground.rich_color, bgcolor=background.rich_color, bold=bold)
