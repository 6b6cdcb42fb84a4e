"""Lines of text in a few styles, folded to the width there is: what cards and previews are made of."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice

from rich.segment import Segment
from textual.strip import Strip

from tui.core.line_folding import cells, folded_at
from tui.widgets.rows_view import RowsView, expect_rows
from tui.widgets.text import filled

WIDEST = 76
"""Longer lines are hard to read."""


class Shown(StrEnum):
    """The styles of lines, as the classes of the widget name them."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    QUIET = "quiet"
    WRONG = "wrong"


Line = tuple[str, Shown]
"""A line and the style it has."""
AtWidth = Callable[[int], Iterable[Line]]
"""All lines, folded to a width in cells."""


class StyledLines(RowsView):
    """Scrolls what does not fit; texts are taken literally. The keys are the screen's."""

    DEFAULT_CSS = """
    StyledLines { scrollbar-size-vertical: 1; overflow-x: hidden; }
    StyledLines > .lines--title { color: $accent; text-style: bold; }
    StyledLines > .lines--heading { color: $primary; text-style: bold; }
    StyledLines > .lines--quiet { color: $text-muted; }
    StyledLines > .lines--wrong { color: $error; }
    """
    COMPONENT_CLASSES = {f"lines--{each}" for each in Shown}

    def __init__(self, lines: AtWidth = lambda _width: (), *, gap: int = 1) -> None:
        """`lines` are made anew for every width; so many cells stay free at their end."""
        super().__init__()
        self._gap = gap
        self._lines = lines
        self._folded: dict[int, Sequence[Line]] = {}
        self._drawn: Sequence[Line] = ()

    def show(self, lines: AtWidth) -> None:
        """Other lines, from their top."""
        self._lines = lines
        self._folded.clear()
        self._fold()
        self.scroll_home(animate=False)
        self.refresh()

    def lines(self, width: int) -> Sequence[Line]:
        """The lines as they are folded to a width; kept, for several ask."""
        width = max(1, min(width, WIDEST))
        if width not in self._folded:
            self._folded[width] = tuple(self._lines(width))
        return self._folded[width]

    def on_mount(self) -> None:
        self._fold()

    def on_resize(self) -> None:
        """Another width folds them otherwise."""
        self._fold()

    def _fold(self) -> None:
        """Before it has a size: of lines at their widest there are the fewest."""
        if self.size:
            self._drawn = self.lines(self._room)
            self.take_rows(len(self._drawn))
        elif self.is_attached and self._takes_more(self.app.size.height, self.app.size.width):
            expect_rows(self, self.app.size.height + 1)

    @property
    def _room(self) -> int:
        """Cells for a line: fewer by a scroll bar where one is needed."""
        room = self.size.width - self._gap
        has_bar = self.styles.overflow_y != "hidden" and self._takes_more(self.size.height, room)
        return room - self.styles.scrollbar_size_vertical if has_bar else room

    def _takes_more(self, height: int, width: int) -> bool:
        """Whether at this width there are more lines than so many; no more of them are folded for that."""
        at = max(1, min(width, WIDEST))
        found = self._folded.get(at) or tuple(islice(self._lines(at), height + 1))
        return len(found) > height

    def render_line(self, y: int) -> Strip:
        """One line: of a long text only those that are seen are drawn."""
        width = self.scrollable_content_region.width
        text, style = next(iter(self._drawn[y + self.scroll_offset.y :]), ("", Shown.TEXT))
        return Strip([Segment(filled(text, width), self.get_component_rich_style(f"lines--{style}"))], width)

    def read_on(self, by: int = 1) -> bool:
        """A page on, with a row of what was seen; False where all of it was shown."""
        if not self.max_scroll_y or (by > 0 and self.scroll_offset.y >= self.max_scroll_y):
            return False
        rows = max(1, self.scrollable_content_region.height - 1)
        self.scroll_relative(y=by * rows, animate=False)
        return True


def headed(heading: str, width: int) -> Iterator[Line]:
    """A heading with a gap above it."""
    yield "", Shown.TEXT
    yield from folded(heading, Shown.HEADING, width)


def folded(text: str, style: Shown, width: int) -> Iterator[Line]:
    """The text in lines of at most this width; none for no text."""
    yield from hung("", text, style, width)


def hung(start: str, text: str, style: Shown, width: int) -> Iterator[Line]:
    """The same with lines that begin below each other, after what stands before the first."""
    if words := text.split():
        yield from ((line, style) for line in folded_at(words, width, start, " " * cells(start)))
