"""Lines of text in a few styles, folded to the width there is: what cards and previews are made of."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tui.core.line_folding import cells, folded_at
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


class StyledLines(Widget):
    """As high as its lines; texts are taken literally."""

    DEFAULT_CSS = """
    StyledLines { height: auto; width: 1fr; }
    StyledLines > .lines--title { color: $accent; text-style: bold; }
    StyledLines > .lines--heading { color: $primary; text-style: bold; }
    StyledLines > .lines--quiet { color: $text-muted; }
    StyledLines > .lines--wrong { color: $error; }
    """
    COMPONENT_CLASSES = {f"lines--{each}" for each in Shown}

    def __init__(self, lines: AtWidth = lambda _width: ()) -> None:
        """`lines` are made anew for every width."""
        super().__init__()
        self._lines = lines
        self._folded: dict[int, Sequence[Line]] = {}

    def show(self, lines: AtWidth) -> None:
        """Other lines."""
        self._lines = lines
        self._folded.clear()
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Line]:
        """The lines as they are folded to a width; kept, for a layout asks several times."""
        width = max(1, min(width, WIDEST))
        if width not in self._folded:
            self._folded[width] = tuple(self._lines(width))
        return self._folded[width]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are at this width."""
        return len(self.lines(width))

    def render_line(self, y: int) -> Strip:
        """One line: of a long text only those that are seen are drawn."""
        width = self.size.width
        text, style = next(iter(self.lines(width)[y:]), ("", Shown.TEXT))
        return Strip([Segment(filled(text, width), self.get_component_rich_style(f"lines--{style}"))], width)


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
