"""The first line of a row of pages: what it is about, and how far along it is."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.reactive import reactive

from tui.core.catalogue import say
from tui.widgets.line_drawing import LineDrawing, Piece, Row, folded
from tui.widgets.text import filled

_PLACE = "page-head--place"


class PageHead(LineDrawing):
    """A title at the left, `2 of 5` at the right."""

    COMPONENT_CLASSES = {_PLACE}
    DEFAULT_CSS = """
    PageHead { height: 1; padding: 0 1; text-style: bold; color: $primary; }
    PageHead > .page-head--place { color: $text-muted; text-style: not bold; }
    """

    place: reactive[str] = reactive("")
    """How far along it is, in words; empty where it is one of no row."""

    def __init__(self, title: str) -> None:
        """The title is taken literally."""
        super().__init__()
        self._title = title

    def drawn(self, width: int, height: int) -> Sequence[Row]:
        """Of a long title as many words as there is room for."""
        room = max(1, width - cell_len(self.place))
        title = filled(folded(self._title, room)[0], room)
        return [(Piece(title), Piece(self.place, _PLACE))]

    def watch_place(self) -> None:
        self.redraw()

    def show(self, place: tuple[int, int] | None) -> None:
        """Tell which page this is, from 1, and of how many; None tells no number."""
        self.place = say("{number} of {count}", number=place[0], count=place[1]) if place else ""
