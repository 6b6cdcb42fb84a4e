"""What a session made to fit would be: its steps with seconds and sides, its needs, and what was left out."""

from collections.abc import Iterator
from itertools import zip_longest

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from tui.core.anatomy.body_words import EQUIPMENT_WORDS
from tui.core.catalogue import say
from tui.core.fitting.fit import Fitted
from tui.core.fitting.fit_rows import FitRow, fit_rows, left_out_rows
from tui.core.fitting.fit_words import names_in_words, waits_in_words
from tui.core.routines.routine import Library
from tui.core.text import sentence_case
from tui.core.words import minutes_and_seconds
from tui.widgets.line_drawing import Piece, wrapped
from tui.widgets.rows_view import RowsView, expect_rows
from tui.widgets.text import literal

_TIME = 5
_GAP = "  "
_ROWS = 99
_PLAIN, _STATION, _STILL, _WARNED = (
    f"fit-preview--{kind}" for kind in ("plain", "station", "still", "warned")
)


class FitPreview(RowsView):
    """The plan as a page that scrolls where it is longer than its room."""

    DEFAULT_CSS = """
    FitPreview { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; }
    FitPreview > .fit-preview--station { text-style: bold; }
    FitPreview > .fit-preview--still { text-style: dim; }
    FitPreview > .fit-preview--warned { color: $warning; }
    """
    COMPONENT_CLASSES = {_PLAIN, _STATION, _STILL, _WARNED}

    def __init__(self, library: Library, fitted: Fitted | None, problem: str = "") -> None:
        """Show this plan, or in its place why there is none; `library` has the words for places."""
        super().__init__()
        self._library = library
        self._fitted = fitted
        self._problem = problem
        self._lines: tuple[Piece, ...] = ()
        self._width = 0

    @property
    def text(self) -> str:
        """All of its lines."""
        return "\n".join(line.text for line in self._lines)

    def show(self, fitted: Fitted | None, problem: str = "") -> None:
        """Show this plan, or in its place why there is none."""
        self._fitted, self._problem = fitted, problem
        self.scroll_home(animate=False)
        self._fold(self._width)

    def expect_room(self, width: int, rows: int) -> None:
        """It will have so many cells, and rows of them."""
        self._lines, self._width = tuple(self._folded(width)), width
        expect_rows(self, len(self._lines), rows)

    def on_resize(self) -> None:
        """The lines wrap as wide as there is room."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._fold(width)
        else:
            self.take_rows(len(self._lines))

    def scroll_page(self, by: int) -> None:
        """A page on or back; its last line stays in sight."""
        self.scroll_relative(y=by * max(1, self.scrollable_content_region.height - 1), animate=False)

    def _fold(self, width: int) -> None:
        """Lines of this width; those that differ are drawn."""
        before, self._lines, self._width = self._lines, tuple(self._folded(width)), width
        self.take_rows(len(self._lines))
        others = [at for at, (one, other) in enumerate(zip_longest(before, self._lines)) if one != other]
        if others:
            self.refresh_lines(others[0], others[-1] + 1 - others[0])

    def render_line(self, y: int) -> Strip:
        """One line of the plan."""
        width = self.scrollable_content_region.width
        text, ink, _ = next(iter(self._lines[y + self.scroll_offset.y :]), Piece("", _PLAIN))
        return Strip(
            [Segment(set_cell_size(literal(text).plain, width), self.get_component_rich_style(ink))], width
        )

    def _folded(self, width: int) -> Iterator[Piece]:
        if self._fitted is None:
            yield from _wrapped(self._problem, width)
            return
        warned = tuple(self._warned(self._fitted))
        for words in warned:
            yield from _wrapped(words, width, _WARNED)
        if warned:
            yield Piece("", _PLAIN)
        for row in fit_rows(self._fitted, self._library):
            yield from _row_lines(row, width)
        yield Piece("", _PLAIN)
        yield from self._notes(self._fitted, width)

    def _warned(self, fitted: Fitted) -> Iterator[str]:
        """What the person may not expect of it."""
        if fitted.without:
            names = [self._library.where(place.region, place.side) for place in fitted.without]
            yield say("Nothing in it for {places}.", places=names_in_words(names))
        if fitted.why_shorter:
            yield fitted.why_shorter

    def _notes(self, fitted: Fitted, width: int) -> Iterator[Piece]:
        """What it takes, and what is not in it."""
        between = minutes_and_seconds(fitted.seconds - fitted.plan.work_ms // 1000)
        yield from _wrapped(say("With {time} to get ready and change sides.", time=between), width)
        waits = waits_in_words(fitted.routine)
        if waits:
            yield from _wrapped(waits, width)
        if fitted.routine.equipment:
            things = ", ".join(say(EQUIPMENT_WORDS[item]) for item in fitted.routine.equipment)
            yield from _wrapped(say("You need: {things}", things=things), width)
        for why, titles in left_out_rows(fitted):
            yield from _wrapped(say("Left out, {why}: {steps}", why=why, steps=titles), width, _STILL)


def _wrapped(words: str, width: int, ink: str = _PLAIN) -> Iterator[Piece]:
    for line in wrapped(words, width, _ROWS):
        yield Piece(line, ink)


def _row_lines(row: FitRow, width: int) -> Iterator[Piece]:
    """Where to go first, then the time of each side, the title and the sides."""
    if row.station:
        yield Piece(sentence_case(row.station), _STATION)
    words = f"{row.title}, {row.sides}" if row.sides else row.title
    lines = wrapped(words, width - _TIME - cell_len(_GAP), _ROWS)
    for number, line in enumerate(lines):
        time = row.time if number == 0 else ""
        yield Piece(f"{time:>{_TIME}}{_GAP}{line}", _STILL if row.is_still else _PLAIN)
