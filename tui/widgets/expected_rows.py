"""The scroll bar of a list that is long for sure: found out as it is laid out, it would be laid out again."""

from textual.geometry import Size
from textual.widget import Widget


def expect_rows(widget: Widget, rows: int) -> None:
    """Have its scroll bar from the start where even the whole terminal has room for fewer rows.

    To be called before it is laid out; without this it is laid out once more, and painted again after that.
    """
    if rows > widget.app.size.height:
        widget.set_reactive(Widget.virtual_size, Size(1, rows))
        widget.set_reactive(Widget.show_vertical_scrollbar, True)
