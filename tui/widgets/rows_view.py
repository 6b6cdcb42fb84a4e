"""Rows of which only those that are seen are drawn, and that are laid out no more often than they must."""

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.widget import Widget


class RowsView(ScrollView, can_focus=False, inherit_bindings=False):
    """Other rows are another layout only where a scroll bar comes or goes. The keys are the screen's.

    Which of them are to be drawn again is known by who has them.
    """

    virtual_size = Reactive(Size(0, 0), repaint=False)

    def _on_resize(self, event: events.Resize) -> None:
        """With other room there are other rows."""
        self.refresh()

    def take_rows(self, rows: int, columns: int = 1) -> None:
        """There are so many rows now, of so many cells."""
        self.virtual_size = Size(columns, rows)
        self._scroll_update(self.virtual_size)


def expect_rows(widget: Widget, rows: int, room: int | None = None) -> None:
    """Have its scroll bar from the start where even the whole terminal has room for fewer rows.

    `room` is how many it will have, where that is known. To be called before it is laid out; without this it
    is laid out once more, and painted again after that.
    """
    if rows > (widget.app.size.height if room is None else room):
        widget.set_reactive(Widget.virtual_size, Size(1, rows))
        widget.set_reactive(Widget.show_vertical_scrollbar, True)
