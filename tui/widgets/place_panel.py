"""Where I am and what I can do there: the words beside the figure."""

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from tui.widgets.place_card import PlaceCard, fitting_lines
from tui.widgets.text import literal

_PADDING = 2
"""Cells at both edges, as in the style below; its own size changes with the scrollbar that it decides on."""


class PlacePanel(VerticalScroll, can_focus=False):
    """The card of the selected place."""

    DEFAULT_CSS = """
    PlacePanel { padding: 0 1; scrollbar-size-vertical: 1; }
    PlacePanel > Static { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: clip; }
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

    def __init__(self) -> None:
        super().__init__(Static(id="card"))
        self._card: PlaceCard | None = None
        self._written_in = Size(0, 0)
        """The space that the card was laid out for."""

    def show(self, card: PlaceCard) -> None:
        """Show another card."""
        self._card, self._written_in = card, Size(0, 0)
        self._write()

    def on_resize(self) -> None:
        """Lines are laid out for the width there is."""
        self._write()
        self.call_after_refresh(self._write)  # the height of the old lines still calls for a scrollbar

    def _write(self) -> None:
        width, height = self.region.width - _PADDING, self.region.height
        if self._card is not None and width > 0 and self.region.size != self._written_in:
            self._written_in = self.region.size
            lines = fitting_lines(self._card, width, height)
            if len(lines) > height:  # the scrollbar takes a column
                lines = fitting_lines(self._card, width - 1, height)
            text = Content("\n").join(self._styled(line, style) for line, style in lines)
            self.query_one("#card", Static).update(text)

    def _styled(self, text: str, name: str) -> Content:
        return literal(text).stylize(self.get_visual_style(f"place-panel--{name}", partial=True))
