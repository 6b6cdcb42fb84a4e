"""What a session made to fit would be: its steps with seconds and sides, its needs, and what was left out."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.core.anatomy.body_words import EQUIPMENT_WORDS
from tui.core.catalogue import say
from tui.core.fitting.fit import Fitted
from tui.core.fitting.fit_rows import FitRow, fit_rows, left_out_rows
from tui.core.fitting.fit_words import names_in_words, waits_in_words
from tui.core.routines.routine import Library
from tui.core.text import sentence_case
from tui.core.words import minutes_and_seconds
from tui.widgets.line_drawing import wrapped
from tui.widgets.text import literal

_TIME = 5
_GAP = "  "
_ROWS = 99


class FitPreview(VerticalScroll, can_focus=False):
    """The plan as a page that scrolls where it is longer than its room."""

    DEFAULT_CSS = """
    FitPreview { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    FitPreview #plan { height: auto; width: 1fr; }
    """

    def __init__(self, library: Library) -> None:
        """`library` has the words for places and routines."""
        super().__init__()
        self._library = library
        self._fitted: Fitted | None = None
        self._problem = ""

    def compose(self) -> ComposeResult:
        yield Static(id="plan")

    def show(self, fitted: Fitted | None, problem: str = "") -> None:
        """Show this plan, or in its place why there is none."""
        self._fitted, self._problem = fitted, problem
        self.scroll_home(animate=False)
        self._draw()

    def on_resize(self) -> None:
        """The lines wrap as wide as there is room."""
        self._draw()

    def scroll_page(self, by: int) -> None:
        """A page on or back; its last line stays in sight."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        page = self.query_one("#plan", Static)
        if width > 0:
            page.update(Content("\n").join(self._lines(width)))

    def _lines(self, width: int) -> Iterator[Content]:
        if self._fitted is None:
            yield from _folded(self._problem, width)
            return
        warned = tuple(self._warned(self._fitted))
        for words in warned:
            yield from _folded(words, width, "$warning")
        if warned:
            yield Content("")
        for row in fit_rows(self._fitted, self._library):
            yield from _row_lines(row, width)
        yield Content("")
        yield from self._notes(self._fitted, width)

    def _warned(self, fitted: Fitted) -> Iterator[str]:
        """What the person may not expect of it."""
        if fitted.without:
            names = [self._library.where(place.region, place.side) for place in fitted.without]
            yield say("Nothing in it for {places}.", places=names_in_words(names))
        if fitted.why_shorter:
            yield fitted.why_shorter

    def _notes(self, fitted: Fitted, width: int) -> Iterator[Content]:
        """What it takes, and what is not in it."""
        between = minutes_and_seconds(fitted.seconds - fitted.plan.work_ms // 1000)
        yield from _folded(say("With {time} to get ready and change sides.", time=between), width)
        waits = waits_in_words(fitted.routine)
        if waits:
            yield from _folded(waits, width)
        if fitted.routine.equipment:
            things = ", ".join(say(EQUIPMENT_WORDS[item]) for item in fitted.routine.equipment)
            yield from _folded(say("You need: {things}", things=things), width)
        for why, titles in left_out_rows(fitted):
            yield from _folded(say("Left out, {why}: {steps}", why=why, steps=titles), width, "dim")


def _folded(words: str, width: int, style: str = "") -> Iterator[Content]:
    for line in wrapped(words, width, _ROWS):
        yield literal(line).stylize(style)


def _row_lines(row: FitRow, width: int) -> Iterator[Content]:
    """Where to go first, then the time of each side, the title and the sides."""
    if row.station:
        yield literal(sentence_case(row.station)).stylize("bold")
    words = f"{row.title}, {row.sides}" if row.sides else row.title
    lines = wrapped(words, width - _TIME - cell_len(_GAP), _ROWS)
    for number, line in enumerate(lines):
        time = row.time if number == 0 else ""
        yield literal(f"{time:>{_TIME}}{_GAP}{line}").stylize("dim" if row.is_still else "")
