"""What fits of a search, one line each, of which one is marked."""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.core.catalogue import say
from tui.widgets.rows_view import RowsView
from tui.widgets.text import filled

_LINE, _MARKED = "found-list--line", "found-list--marked"


class FoundList(RowsView):
    """The keys are the screen's; a line that is clicked is chosen."""

    DEFAULT_CSS = """
    FoundList { height: 1fr; background: $panel; overflow-x: hidden; }
    FoundList { scrollbar-size-vertical: 1; scrollbar-background: $panel; }
    FoundList > .found-list--marked { color: $foreground; background: $block-cursor-blurred-background; }
    FoundList > .found-list--marked { text-style: $block-cursor-blurred-text-style; }
    """
    COMPONENT_CLASSES = {_LINE, _MARKED}

    marked: reactive[int | None] = reactive[int | None](None)
    """The number of the marked line, None where there are none."""

    class Chosen(Message):
        """The line of this number was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        """Nothing is found yet."""
        super().__init__()
        self.lines: tuple[str, ...] = ()

    def show(self, lines: Sequence[str], marked: int) -> None:
        """Show these, taken literally, with one marked; where there are none it is said that nothing fits."""
        self.lines = tuple(lines)
        self.marked = marked if lines else None
        self.take_rows(len(lines))
        self._follow()
        self.refresh()

    def step(self, by: int) -> None:
        """Mark the next, or the one before; after the last comes the first."""
        if self.marked is not None:
            self.marked = (self.marked + by) % len(self.lines)

    def watch_marked(self) -> None:
        self._follow()
        self.refresh()

    def on_resize(self) -> None:
        """Fewer rows may hide the marked one."""
        self._follow()

    def _follow(self) -> None:
        if self.marked is not None:
            self.scroll_to_region(Region(0, self.marked, 1, 1), force=True, animate=False, immediate=True)

    def on_click(self, event: events.Click) -> None:
        """Choose what is clicked."""
        number = event.y + self.scroll_offset.y
        if number < len(self.lines):
            self.post_message(self.Chosen(number))

    def render_line(self, y: int) -> Strip:
        """One line of what is seen."""
        number, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        lines = self.lines or (say("Nothing by that name."),)
        style = self.get_component_rich_style(_MARKED if number == self.marked else _LINE)
        return Strip([Segment(filled(next(iter(lines[number:]), ""), width), style)], width)
