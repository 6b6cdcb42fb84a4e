"""The page of a week: its sections below each other, scrolled as one."""

from collections.abc import Callable, Sequence
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.line_drawing import Piece, Row, padded, row_text
from tui.widgets.week.answers import answer_rows
from tui.widgets.week.beside import beside_rows, sum_rows
from tui.widgets.week.days import day_rows
from tui.widgets.week.dumbbells import dumbbell_rows, more_dumbbell_rows
from tui.widgets.week.levels import level_rows, more_level_rows, not_rated_rows
from tui.widgets.week.notes import note_rows
from tui.widgets.week.rows import BAR, HEADING, LESS, MORE, NOW, QUIET, STRONG, Sheet
from tui.widgets.week.sides import side_rows
from tui.widgets.week.tender import tender_rows
from tui.widgets.week.trends import trend_rows

Section = Callable[[Sheet], Sequence[Row]]
Drawn = tuple[tuple[Row, ...], tuple[int | None, ...]]
"""All rows, and on which of them each section starts; None of one with nothing to say."""

KEPT_IN_SIGHT = 2
"""Rows of a screenful that are still there on the next."""


def _first_rows(sheet: Sheet) -> list[Row]:
    return [*day_rows(sheet), *sum_rows(sheet)]


_SORE: tuple[Section, ...] = (level_rows, dumbbell_rows, tender_rows, side_rows)
_MORE: tuple[Section, ...] = (more_level_rows, more_dumbbell_rows)
ALL_SECTIONS: tuple[Section, ...] = (
    _first_rows,
    *_SORE,
    *_MORE,
    note_rows,
    beside_rows,
    answer_rows,
    trend_rows,
    not_rated_rows,
)
"""One column, in the order of the question: is it getting better, where, and what became of the rest."""
LEFT_SECTIONS: tuple[Section, ...] = (_first_rows, beside_rows)
RIGHT_SECTIONS: tuple[Section, ...] = (*_SORE, *_MORE, note_rows, answer_rows, trend_rows, not_rated_rows)


class WeekPage(ScrollView, can_focus=False):
    """Sections of a week. Another week leaves the eye in the section it was in."""

    DEFAULT_CSS = """
    WeekPage {
        width: 1fr; height: 1fr; margin-left: 1; background: transparent;
        overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size-vertical: 1;
    }
    WeekPage > .week-page--heading { color: $primary; text-style: bold; }
    WeekPage > .week-page--quiet { color: $text-muted; }
    WeekPage > .week-page--strong { text-style: bold; }
    WeekPage > .week-page--bar { color: $primary; }
    WeekPage > .week-page--now { color: $accent; text-style: bold; }
    WeekPage > .week-page--less { color: $success; text-style: bold; }
    WeekPage > .week-page--more { color: $warning; text-style: bold; }
    """
    COMPONENT_CLASSES = {HEADING, QUIET, STRONG, BAR, NOW, LESS, MORE}

    _sheet: Sheet | None = None
    _kept: tuple[int, Drawn] | None = None
    _sections: tuple[Section, ...] = ()
    _rows: tuple[Row, ...] = ()
    _starts: tuple[int | None, ...] = ()

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._inks: dict[str, Style] = {}

    def show(self, sheet: Sheet, sections: Sequence[Section]) -> None:
        """Show these sections of a week, at the width there is whatever the sheet says."""
        if (sheet, tuple(sections)) == (self._sheet, self._sections):
            return
        section, below = self._place_of_eye() if sections == self._sections else (0, 0)
        self._sections, self._sheet, self._kept = tuple(sections), sheet, None
        self._draw()
        self.refresh()
        self.scroll_to(y=self._row_of(section, below), animate=False)

    def _place_of_eye(self) -> tuple[int, int]:
        """The section at the top, and how many rows of it are out of sight."""
        top = round(self.scroll_y)
        if not top:
            return 0, 0
        starts = enumerate(self._starts)
        above = [(section, start) for section, start in starts if start is not None and start <= top]
        section, start = above[-1] if above else (0, top)
        return section, top - start

    def _row_of(self, section: int, below: int) -> int:
        """The row that far into a section; where it is not there, the one before it from its start."""
        above = [start for start in self._starts[: section + 1] if start is not None]
        start = above[-1] if above else 0
        if section >= len(self._starts) or self._starts[section] is None:
            return start
        end = next((later for later in self._starts[section + 1 :] if later is not None), len(self._rows))
        return max(start, min(start + below, end - 1))

    def scroll_screenfuls(self, number: int) -> None:
        """So many screenfuls down, or up; two rows of the last one stay in sight."""
        self.scroll_relative(y=number * max(1, self.size.height - KEPT_IN_SIGHT), animate=False)

    def _draw(self) -> None:
        """All rows at the present width; another number of rows is another layout."""
        width = self.scrollable_content_region.width
        self._rows, self._starts = self._drawn_at(width)
        self.virtual_size = Size(width, len(self._rows))

    def _drawn_at(self, width: int) -> Drawn:
        """Drawn once for a width: the layout asks for the height before the rows are shown."""
        if self._kept is None or self._kept[0] != width:
            self._kept = width, self.drawn(width) if self._sheet and width > 0 else ((), ())
        return self._kept[1]

    def drawn(self, width: int) -> Drawn:
        """The rows for a width, a blank one between sections, and on which of them each section starts.

        A section with nothing to say takes no room.
        """
        assert self._sheet is not None
        sheet = self._sheet._replace(width=width)
        rows: list[Row] = []
        starts: list[int | None] = []
        for section in self._sections:
            found = section(sheet)
            rows += [()] if rows and found else []
            starts.append(len(rows) if found else None)
            rows += found
        return tuple(rows), tuple(starts)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All rows of this width: where the page is as high as what it says."""
        return max(1, len(self._drawn_at(width)[0]))

    def on_resize(self, _event: Resize) -> None:
        """Another width is another drawing."""
        if self.virtual_size.width != self.scrollable_content_region.width:
            self._draw()

    def notify_style_update(self) -> None:
        """The theme changed: take its colours."""
        super().notify_style_update()
        self._inks.clear()

    def render_line(self, y: int) -> Strip:
        """One row, as it is scrolled."""
        row = round(self.scroll_y) + y
        width = self.size.width
        if row >= len(self._rows):
            return Strip.blank(width, self._style_of(Piece("")))
        pieces = padded(self._rows[row], width)
        return Strip([Segment(piece.text, self._style_of(piece)) for piece in pieces], width)

    def _style_of(self, piece: Piece) -> Style:
        if piece.ink not in self._inks:
            found = self.get_component_rich_style(piece.ink) if piece.ink else self.rich_style
            self._inks[piece.ink] = found
        return self._inks[piece.ink]

    @property
    def lines(self) -> list[str]:
        """What the page says, all of it, as plain text."""
        return [row_text(row).rstrip() for row in self._rows]
