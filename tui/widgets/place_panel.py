"""Where I am and what I can do there: the words beside the figure."""

from collections.abc import Sequence

from textual.reactive import var

from tui.widgets.line_drawing import LineDrawing, Piece, Row
from tui.widgets.place_card import PlaceCard, fitting_lines
from tui.widgets.text import literal

_CUT = "…"


class PlacePanel(LineDrawing):
    """The card of the selected place; where not even its shortest form fits, its end is cut."""

    DEFAULT_CSS = """
    PlacePanel { padding: 0 1; }
    PlacePanel > .place-panel--plain { color: $foreground; }
    PlacePanel > .place-panel--heading { color: $accent; text-style: bold; }
    PlacePanel > .place-panel--here { color: $foreground; text-style: bold; }
    PlacePanel > .place-panel--minor { color: $foreground 65%; }
    PlacePanel > .place-panel--warning { color: $warning; }
    """
    COMPONENT_CLASSES = {
        "place-panel--heading",
        "place-panel--plain",
        "place-panel--here",
        "place-panel--minor",
        "place-panel--warning",
    }

    card: var[PlaceCard | None] = var(None, init=False)
    """What it says."""

    def watch_card(self) -> None:
        self.redraw()

    def drawn(self, width: int, height: int) -> Sequence[Row]:
        """As much of the card as there is room for."""
        if self.card is None or width <= 0:
            return ()
        rows = [
            (Piece(literal(text).plain, f"place-panel--{ink}"),)
            for text, ink in fitting_lines(self.card, width, height)
        ]
        return rows if len(rows) <= height else [*rows[: height - 1], (Piece(_CUT),)]
