"""What a session made to fit is made for: the minutes and the pace, and how long it takes."""

from collections.abc import Iterator, Sequence

from tui.core.catalogue import say, say_count
from tui.core.entries.entry import Pace
from tui.core.routines.before_words import PACE_WORDS
from tui.widgets.line_drawing import LineDrawing, Piece, Row, folded, row_width
from tui.widgets.text import filled

_TITLE, _TOTAL, _CHOSEN = "fit-head--title", "fit-head--total", "fit-head--chosen"
_MINUTES = 20
"""Cells of the minutes where the paces stand beside them."""
BESIDE_ROWS, BELOW_ROWS = 4, 3
"""Rows with the paces beside the minutes and gaps between, and with them below and none."""


class FitHead(LineDrawing):
    """The title and the time it takes; below them what can be changed."""

    COMPONENT_CLASSES = {_TITLE, _TOTAL, _CHOSEN}
    DEFAULT_CSS = f"""
    FitHead {{ height: {BESIDE_ROWS}; padding: 0 2; }}
    FitHead > .fit-head--title {{ color: $accent; text-style: bold; }}
    FitHead > .fit-head--total {{ text-style: bold; }}
    FitHead > .fit-head--chosen {{ text-style: bold reverse; }}
    """

    def __init__(self, title: str, minutes: int, pace: Pace, total: str) -> None:
        """`total` is empty where there is no plan."""
        super().__init__()
        self._title = title
        self.minutes, self.pace, self.total = minutes, pace, total

    def show(self, minutes: int, pace: Pace, total: str) -> None:
        """Show these instead."""
        self.minutes, self.pace, self.total = minutes, pace, total
        self.redraw()

    def drawn(self, width: int, height: int) -> Sequence[Row]:
        """Narrow, the paces stand below the minutes."""
        minutes, paces = tuple(self._minutes()), tuple(self._paces())
        if height < BESIDE_ROWS:
            return [self._first(width), minutes, paces]
        gap = Piece(" " * max(0, _MINUTES - row_width(minutes)))
        return [self._first(width), (), (*minutes, gap, *paces), ()]

    def _first(self, width: int) -> Row:
        room = max(1, width - row_width([Piece(self.total)]))
        return Piece(filled(folded(self._title, room)[0], room), _TITLE), Piece(self.total, _TOTAL)

    def _minutes(self) -> Iterator[Piece]:
        words = say_count("{count} minute", "{count} minutes", self.minutes)
        yield from (Piece("- "), Piece(f"[{words}]", _CHOSEN), Piece(" +"))

    def _paces(self) -> Iterator[Piece]:
        for pace, words in PACE_WORDS.items():
            is_chosen = pace is self.pace
            yield Piece(f"[{say(words)}]", _CHOSEN) if is_chosen else Piece(f" {say(words)} ")
