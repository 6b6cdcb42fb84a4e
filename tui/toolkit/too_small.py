"""Where a terminal has no room for a screen, one line says so; everything goes on behind it."""

from rich.cells import cell_len
from rich.console import RenderableType
from rich.segment import Segment
from textual import _compositor
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip

from tui.core.catalogue import marked, say
from tui.core.charset import charset_in_use
from tui.core.plain_signs import drawn_in
from tui.toolkit.changed_cells import ChangedCells
from tui.widgets.text import filled

COLUMNS, ROWS = 30, 10
"""With less than this no screen can be read."""
_FORMS = (
    marked("Too small to show here: 30x10 is needed. Everything goes on."),
    marked("Too small: 30x10 is needed."),
    marked("Needs 30x10."),
    marked("Too small"),
)


def has_room(size: Size) -> bool:
    """Whether a screen can be shown in so many cells."""
    return size.width >= COLUMNS and size.height >= ROWS


def line_for(columns: int) -> str:
    """What is said, in exactly so many cells: the longest form that fits."""
    forms = [say(form) for form in _FORMS]
    line = filled(next((form for form in forms if cell_len(form) <= columns), forms[-1]), columns)
    return drawn_in(charset_in_use(), line)


class RoomForScreens(ChangedCells):
    """An app whose screens are shown where there is room for them. Without it they go on unseen."""

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(renderable, _compositor.CompositorUpdate) and not has_room(self.size):
            renderable = self._one_line()
        super()._display(screen, renderable)

    def _one_line(self) -> _compositor.LayoutUpdate:
        width, height = self.size
        style = self.screen.rich_style
        said = Strip([Segment(line_for(width), style)])
        rows = [said, *(Strip.blank(width, style) for _ in range(height - 1))]
        return _compositor.LayoutUpdate([[row] for row in rows], Region(0, 0, width, height))
