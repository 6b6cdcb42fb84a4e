"""The body from the back and the front: pick a place on it, and see where it was tender."""

from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.geometry import Region as Area
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.core.anatomy.block_glyphs import BACKGROUND
from tui.core.anatomy.body import Region, Side, Spot, Target, View
from tui.core.anatomy.body_drawing import Drawing, Place, draw, places_of
from tui.core.anatomy.body_layout import FIGURES, Direction, Frame, across, lay_out, neighbour
from tui.core.anatomy.kept_drawings import KeptDrawings, kept_drawings_from_json
from tui.core.anatomy.outline import Grid, Outlines, outlines_from_json
from tui.core.charset import Charset, charset_in_use
from tui.widgets.body.paint import (
    Drawn,
    Palette,
    Tone,
    cell_style,
    contrasting,
    glyphs_for,
    mixed,
    paint,
)
from tui.widgets.body.words import Cells, Word, figure_words

DEFAULT_SPOT = Spot("shoulder-top", Side.RIGHT)
"""Where the selection starts: the place that desk work troubles most."""
_HEAT_STEPS = (1, 2, 4)
"""Tender points from which each heat colour is used."""


@cache
def body_outlines() -> Outlines:
    """The outlines as shipped, read when the first figure is shown."""
    return outlines_from_json(Path(__file__).with_name("outlines.json").read_bytes())


@cache
def kept_drawings() -> KeptDrawings:
    """The drawings as shipped, read with the first figure."""
    return kept_drawings_from_json(Path(__file__).with_name("drawings.json").read_bytes())


@lru_cache(maxsize=8)
def _places(regions: tuple[Region, ...], view: View) -> tuple[Place, ...]:
    return places_of(body_outlines().picture(view), regions)


@lru_cache(maxsize=64)
def _drawing(regions: tuple[Region, ...], view: View, grid: Grid, drawn: Drawn) -> Drawing:
    """A figure on cells: kept, because it takes longer than all else on the way to a screen with a figure."""
    places, glyphs = _places(regions, view), glyphs_for(drawn)
    kept = kept_drawings().find(view, places, grid) if glyphs is None else None
    return kept or draw(body_outlines().picture(view), places, grid, glyphs)


_NARROWEST = 8
"""In fewer cells than this no figure is drawn."""


class BodyFigure(Widget):
    """The figures with one place selected; they turn where only one has room."""

    DEFAULT_CSS = """
    BodyFigure { width: 1fr; height: 1fr; }
    BodyFigure > .body-figure--body { color: $body; }
    BodyFigure > .body-figure--inviting { color: $body-inviting; }
    BodyFigure > .body-figure--glow { color: $primary; }
    BodyFigure > .body-figure--selected { color: $body-selected; }
    BodyFigure > .body-figure--bright { color: $foreground; }
    BodyFigure > .body-figure--heat-1 { color: $heat-1; }
    BodyFigure > .body-figure--heat-2 { color: $heat-2; }
    BodyFigure > .body-figure--heat-3 { color: $heat-3; }
    BodyFigure > .body-figure--word { color: $foreground 65%; }
    BodyFigure > .body-figure--here { color: $accent; }
    """
    COMPONENT_CLASSES = {
        "body-figure--body",
        "body-figure--inviting",
        "body-figure--glow",
        "body-figure--selected",
        "body-figure--bright",
        "body-figure--heat-1",
        "body-figure--heat-2",
        "body-figure--heat-3",
        "body-figure--word",
        "body-figure--here",
    }

    selected: reactive[int] = reactive(0, repaint=False, init=False)

    class SpotHighlighted(Message):
        """Another place was selected: which spot, and in which picture of the body it was pointed at."""

        def __init__(self, spot: Spot, view: View) -> None:
            super().__init__()
            self.spot = spot
            self.view = view

    def __init__(
        self,
        regions: tuple[Region, ...],
        inviting: Collection[Spot],
        heat: Mapping[Spot, int],
        *,
        left_out: Collection[Spot] = (),
        selected: Spot | None = None,
    ) -> None:
        """Show these regions; `inviting` have routines, `heat` counts tender points.

        At places that are `left_out` nothing is done now.
        """
        super().__init__()
        self._regions = {region.id: region for region in regions}
        self._inviting = frozenset(inviting)
        self._heat = dict(heat)
        self._left_out = frozenset(left_out)
        self._pictures = {view: body_outlines().picture(view) for view in FIGURES}
        self._of_view = {view: _places(tuple(regions), view) for view in FIGURES}
        self._places: tuple[Place, ...] = tuple(place for view in FIGURES for place in self._of_view[view])
        self._drawings: dict[tuple[View, int, Drawn], Drawing] = {}
        self._frames: tuple[Frame, ...] = ()
        self._laid_out: tuple[Size, int] | None = None
        self._palette: Palette | None = None
        self._words: dict[View, Cells] = {}
        self._colours: dict[tuple[View, int], Color] = {}
        self._styles: dict[tuple[View, int, int], Style] = {}
        self.set_reactive(BodyFigure.selected, self._number_of(selected or DEFAULT_SPOT) or 0)

    @property
    def place(self) -> Place | None:
        """The selected place; None only where no region is drawn at all."""
        return self._places[self.selected] if self._places else None

    @property
    def facing(self) -> View:
        """The figure to show where only one has room: that of the selection."""
        return self.place.picture if self.place else View.BACK

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place that can be selected."""
        return self._places

    def show(self, inviting: Collection[Spot], heat: Mapping[Spot, int]) -> None:
        """Point out other places, and show other numbers."""
        self._inviting, self._heat = frozenset(inviting), dict(heat)
        self._laid_out = None
        self.refresh()

    def select(self, spot: Spot, view: View | None = None) -> bool:
        """Select a spot, in this picture if it is drawn there; False where it is drawn nowhere."""
        number = self._number_of(spot, view)
        if number is not None:
            self.selected = number
        return number is not None

    def move(self, direction: Direction) -> None:
        """Go to the place that lies in this direction."""
        if self._places:
            self.selected = neighbour(self._places, self.selected, direction)

    def turn(self) -> None:
        """Go to the other figure, to the same spot or the nearest to it."""
        if self._places:
            self.selected = across(self._places, self.selected)

    def _number_of(self, spot: Spot, view: View | None = None) -> int | None:
        """The number of a spot; one with routines on `both` sides or none given is found on any side."""
        found = [
            number
            for number, place in enumerate(self._places)
            if place.spot.region == spot.region and (spot.side in (place.spot.side, None, Side.BOTH))
        ]
        in_view = [number for number in found if view in (self._places[number].view, None)]
        return next(iter([*in_view, *found]), None)

    def watch_selected(self, before: int, after: int) -> None:
        """Repaint what changed and tell the screen."""
        frames = self._frames
        self._lay_out()
        if frames == self._frames:
            self._refresh_rows({self._places[before].spot, self._places[after].spot})
        else:
            self.refresh()
        place = self._places[after]
        self.post_message(self.SpotHighlighted(place.spot, place.view))

    def _refresh_rows(self, spots: Collection[Spot]) -> None:
        """Repaint the rows in which these spots are seen, and those of the words for the sides."""
        rows = {0, 1}
        for frame in self._frames:
            drawing = self._drawing(frame)
            for number, place in enumerate(drawing.places):
                if place.spot in spots:
                    rows |= {frame.row + row for row in drawing.rows_of(number)}
        self.refresh(*(Area(0, row, self.size.width, 1) for row in sorted(rows)))

    def notify_style_update(self) -> None:
        """The theme changed: take its colours."""
        super().notify_style_update()
        self._palette, self._colours, self._styles = None, {}, {}

    def on_click(self, event: events.Click) -> None:
        """Select the region under the mouse."""
        self._lay_out()
        for frame in self._frames:
            drawing = self._drawing(frame)
            number = drawing.place_at(event.x - frame.column, event.y - frame.row)
            if number is not None:
                self.selected = self._places.index(drawing.places[number])

    @property
    def drawn(self) -> Drawn:
        """What the terminal can show."""
        charset = charset_in_use()
        if charset is Charset.ASCII:
            return Drawn.ASCII
        if charset is Charset.HALVES:
            return Drawn.ASCII if self.app.no_color else Drawn.HALVES
        if not self.app.native_ansi_color:
            return Drawn.COLOUR
        return Drawn.SHADES if self.app.no_color else Drawn.FOREGROUND

    def _lay_out(self) -> None:
        """Place the figures, the one with the selection where only one fits, and the words on them.

        Asked for before every look at the figures: a line may be painted before a change of size is told.
        """
        size = self.size
        if self._laid_out == (size, self.selected):
            return
        self._laid_out = (size, self.selected)
        self._frames = lay_out(size.width, size.height, self.facing)
        self._words, self._colours, self._styles = {}, {}, {}
        for frame in self._frames:
            drawing = self._drawing(frame)
            self._words[frame.view] = figure_words(
                self._pictures[frame.view],
                frame,
                drawing,
                self.place,
                self._heat,
                left_out=self._left_out,
                eye="o" if self.drawn is Drawn.ASCII else "•",
            )

    def _drawing(self, frame: Frame) -> Drawing:
        key = (frame.view, frame.grid.rows, self.drawn)
        if key not in self._drawings:
            self._drawings[key] = _drawing(tuple(self._regions.values()), frame.view, frame.grid, self.drawn)
        return self._drawings[key]

    def tone_of(self, spot: Spot) -> Tone:
        """How a spot is shown now."""
        if self.place is not None and spot == self.place.spot:
            return Tone.SELECTED
        if spot in self._left_out:
            return Tone.LEFT_OUT
        if self._heat.get(spot, 0):
            return Tone(f"heat-{sum(self._heat[spot] >= step for step in _HEAT_STEPS)}")
        if self._regions[spot.region].target is Target.NEVER:
            return Tone.NEVER
        return Tone.INVITING if spot in self._inviting else Tone.BODY

    def render_line(self, y: int) -> Strip:
        """One line: the figures' cells, and the words over them."""
        if self.size.width < _NARROWEST:
            return Strip.blank(self.size.width)
        self._lay_out()
        palette = self._palette = self._palette or self._theme_palette()
        blank = (" ", cell_style(palette.background, palette.background))
        line: list[tuple[str, Style]] = [blank] * self.size.width
        for frame in self._frames:
            self._draw_frame_line(line, frame, y, palette)
        return Strip([Segment(text, style) for text, style in line], self.size.width).simplify()

    def _draw_frame_line(self, line: list[tuple[str, Style]], frame: Frame, y: int, palette: Palette) -> None:
        drawing = self._drawing(frame)
        if 0 <= y - frame.row < frame.grid.rows:
            drawn = self.drawn
            for column in range(min(frame.grid.columns, len(line) - frame.column)):
                cell = self._cell(frame.view, drawing, column, y - frame.row, drawn, palette)
                line[frame.column + column] = cell
        for (column, row), word in self._words[frame.view].items():
            if row == y and 0 <= column < len(line):
                line[column] = (word.character, self._word_style(word, frame.view, drawing, palette))

    def _cell(
        self, view: View, drawing: Drawing, column: int, row: int, drawn: Drawn, palette: Palette
    ) -> tuple[str, Style]:
        glyph, ink, behind = paint(drawing, column, row, lambda each: self._tone_of_ink(drawing, each), drawn)
        style = self._styles.get((view, ink, behind))
        if style is None:
            colours = (self._colour_of_ink(view, drawing, each, palette) for each in (ink, behind))
            style = self._styles[view, ink, behind] = cell_style(*colours)
        return glyph, style

    def _tone_of_ink(self, drawing: Drawing, ink: int) -> tuple[Tone, int]:
        number = drawing.place_of(ink)
        if number is None:
            return Tone.PLAIN, 0
        place = drawing.places[number]
        return self.tone_of(place.spot), place.shade

    def _colour_of_ink(self, view: View, drawing: Drawing, ink: int, palette: Palette) -> Color:
        """Remembered as long as the same place is selected and the same numbers are shown."""
        if ink == BACKGROUND:
            return palette.background
        if (view, ink) not in self._colours:
            self._colours[view, ink] = palette.colour(*self._tone_of_ink(drawing, ink))
        return self._colours[view, ink]

    def _word_style(self, word: Word, view: View, drawing: Drawing, palette: Palette) -> Style:
        """Words stand on the background, numbers and brackets on the region below them."""
        if word.ink is None:
            return cell_style(palette.here if word.here else palette.word, palette.background, bold=word.here)
        below = self._colour_of_ink(view, drawing, word.ink, palette)
        if self.drawn in (Drawn.SHADES, Drawn.ASCII):
            return cell_style(below, palette.background, bold=True) + Style(reverse=word.here)
        return cell_style(palette.eye if word.eye else contrasting(below), below, bold=not word.eye)

    def _theme_palette(self) -> Palette:
        background = self.background_colors[1]

        def colour(name: str) -> Color:
            return background + self.get_component_styles(f"body-figure--{name}").color

        return Palette(
            background=background,
            body=colour("body"),
            inviting=mixed(colour("inviting"), colour("glow"), 0.5),
            selected=mixed(colour("selected"), colour("bright"), 0.5),
            heat=(colour("heat-1"), colour("heat-2"), colour("heat-3")),
            word=colour("word"),
            here=colour("here"),
            eye=min(background, colour("bright"), key=lambda each: each.brightness),
        )
