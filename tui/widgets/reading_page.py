"""A page to read that scrolls: its bar is there from the first layout in which it is needed.

Textual lays all of a screen out to see that a bar is due, and then once more with it.
"""

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.layout import DockArrangeResult
from textual.widget import Widget

from tui.widgets.blank_rows import BlankRows


class ReadingPage(BlankRows, VerticalScroll, can_focus=False, inherit_bindings=False):
    """As high as there is room; the arrows are the screen's, which scrolls to what they reach."""

    DEFAULT_CSS = """
    ReadingPage { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }
    """

    def arrange(self, size: Size, optimal: bool = False) -> DockArrangeResult:
        arranged = super().arrange(size, optimal)
        if self.show_vertical_scrollbar or arranged.total_region.height <= size.height:
            return arranged
        self.set_reactive(Widget.show_vertical_scrollbar, True)
        return super().arrange(size - (self.scrollbar_size_vertical, 0), optimal)
