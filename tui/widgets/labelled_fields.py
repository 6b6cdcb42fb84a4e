"""Fields one below the other, each behind its label, or below it where it begins further to the left."""

from collections.abc import Iterable

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.blank_rows import Scrolled
from tui.widgets.text import filled

LABEL_CELLS = 15
_LABEL = "labelled-fields--label"


class LabelledFields(Scrolled):
    """Draws the labels itself: that is a widget less for every field."""

    DEFAULT_CSS = f"""
    LabelledFields {{ padding: 1 1 0 2; scrollbar-size-vertical: 1; }}
    LabelledFields > * {{ margin: 0 0 1 {LABEL_CELLS}; }}
    LabelledFields > .{_LABEL} {{ color: $primary; }}
    """
    COMPONENT_CLASSES = {_LABEL}

    def __init__(self, fields: Iterable[tuple[str, Widget]], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """The labels, taken literally, and their fields; one that is not displayed has no label either."""
        self._labelled = tuple(fields)
        super().__init__(*(field for _, field in self._labelled), id=id)

    def render(self) -> Content:
        """Not all of its rows are blank."""
        return Content()

    def render_line(self, y: int) -> Strip:
        """The label of the field that begins there, or below."""
        style, width = self.get_component_rich_style(_LABEL), self.size.width
        return Strip([Segment(filled(self._labels().get(y, ""), width), style)], width)

    def _labels(self) -> dict[int, str]:
        """The labels by their rows, as the fields stand now."""
        left, top, _, _ = self.content_region
        return {
            field.region.y - top - (0 if field.region.x - left >= LABEL_CELLS else 1): label
            for label, field in self._labelled
            if field.display
        }

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The labels go with their fields."""
        super().watch_scroll_y(old_value, new_value)
        self.refresh()
