"""Pictures of a week: minutes by day, soreness before and after, tender points. Every bar has its number."""

import datetime as dt
import textwrap
from itertools import groupby

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui.core.change_words import pairs_change
from tui.core.findings import Recurrence
from tui.core.routine import Library
from tui.core.text import clean_line
from tui.core.week_records import DaySummary, RatingSummary, TenderSummary, WeekSummary
from tui.core.week_words import ease_in_words, rating_in_words
from tui.core.words import WEEKDAYS, minutes, place_in_words
from tui.widgets.text import literal

EIGHTHS = " ▁▂▃▄▅▆▇█"
ONE_LINE_FROM = 70
"""Columns from which a row of words stands on one line."""
FULL_SCORE = 10
GAP, EASE_WIDTH = 2, 20


class WeekBars(Widget):
    """Seven columns, one a day, as high as its minutes; rest is a dot, and no failure."""

    DEFAULT_CSS = """
    WeekBars { height: 5; width: 1fr; }
    WeekBars > .week-bars--bar { color: $primary; }
    WeekBars > .week-bars--rest { color: $text-muted; }
    """
    COMPONENT_CLASSES = {"week-bars--bar", "week-bars--rest"}

    days: reactive[tuple[DaySummary, ...]] = reactive(())
    today: reactive[dt.date | None] = reactive[dt.date | None](None)

    def render(self) -> Content:
        rows = max(1, self.size.height - 2)
        column = max(5, min(11, self.size.width // 7))
        most = max((day.seconds_worked for day in self.days), default=0)
        heights = [_eighths(day.seconds_worked, most, rows) for day in self.days]
        bars = [
            Content("").join(self._bar(height, row, column) for height in heights)
            for row in reversed(range(rows))
        ]
        numbers = Content("").join(self._minutes(day, column) for day in self.days)
        names = Content("").join(self._day_name(day, column) for day in self.days)
        return Content("\n").join([*bars, numbers, names])

    def _bar(self, height: int, row: int, column: int) -> Content:
        block = EIGHTHS[max(0, min(8, height - 8 * row))]
        width = 3 if column < 8 else 5
        style = self.get_visual_style("week-bars--bar", partial=True)
        return Content.styled((block * width).center(column), style)

    def _minutes(self, day: DaySummary, column: int) -> Content:
        if not day.sessions:
            return Content.styled("·".center(column), self.get_visual_style("week-bars--rest", partial=True))
        unit = " min" if column >= 8 else ""
        return Content.styled(f"{minutes(day.seconds_worked)}{unit}".center(column), "bold")

    def _day_name(self, day: DaySummary, column: int) -> Content:
        name = WEEKDAYS[day.date.weekday()]
        words = f"{name} {day.date.day}" if column > 8 else name
        if day.date == self.today:
            return Content.styled(f"[{words}]".center(column), "bold")
        return Content.styled(words.center(column), self.get_visual_style("week-bars--rest", partial=True))


def _eighths(seconds: int, most: int, rows: int) -> int:
    """Height of a bar in eighths of a cell; work of any length is seen."""
    return max(1, round(8 * rows * seconds / most)) if seconds else 0


class WeekRows(Widget):
    """Lines of words under a heading, laid out for the width there is."""

    DEFAULT_CSS = """
    WeekRows { height: auto; width: 1fr; }
    WeekRows > .week-rows--heading { color: $primary; text-style: bold; }
    WeekRows > .week-rows--quiet { color: $text-muted; }
    """
    COMPONENT_CLASSES = {"week-rows--heading", "week-rows--quiet"}

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    def picture(self, columns: int) -> Content:
        """All lines for a width; a kind of rows says what they are."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of this width."""
        return self.picture(width).plain.count("\n") + 1

    def render(self) -> Content:
        return self.picture(self.size.width)

    def heading(self, words: str, note: str, columns: int) -> Content:
        """The heading line, with its note where that fits."""
        heading = Content.styled(words, self.get_visual_style("week-rows--heading", partial=True))
        if len(words) + GAP + len(note) > columns:
            return heading
        style = self.get_visual_style("week-rows--quiet", partial=True)
        return heading + Content.styled(" " * GAP + note, style)

    def row(self, place: str, facts: list[Content], columns: int) -> Content:
        """A place and what is said of it: side by side, or the facts below on as few lines as fit."""
        place = clean_line(place)
        width = sum(fact.cell_length + GAP for fact in facts)
        if columns < ONE_LINE_FROM:
            names = map(literal, textwrap.wrap(place, max(10, columns)))
            return Content("\n").join([*names, *_wrapped(facts, columns)])
        room = columns - width
        first, *rest = textwrap.wrap(place, room) or [""]
        name = literal(first)
        line = Content(" " * GAP).join([name + Content(" " * (room - name.cell_length)), *facts])
        return Content("\n").join([line, *(literal(f"  {each}") for each in rest)])


def _wrapped(facts: list[Content], columns: int) -> list[Content]:
    """Facts on indented lines, each fact whole."""
    lines: list[Content] = []
    for fact in facts:
        if lines and lines[-1].cell_length + GAP + fact.rstrip().cell_length <= columns:
            lines[-1] = Content(" " * GAP).join([lines[-1], fact])
        elif fact.plain.strip():
            lines.append(Content(" " * GAP) + fact)
    return lines


class RatingRows(WeekRows):
    """Soreness before and after, with how many sessions say so."""

    rows: reactive[tuple[RatingSummary, ...]] = reactive((), layout=True)

    def picture(self, columns: int) -> Content:
        note = "medians, 0 to 10" if columns >= ONE_LINE_FROM else "medians"
        heading = self.heading("sore before → after", note, columns)
        return Content("\n").join([heading, *(self._row(row, columns) for row in self.rows)])

    def _row(self, row: RatingSummary, columns: int) -> Content:
        style = self.get_visual_style("week-rows--quiet", partial=True)
        facts = [
            Content.styled(_scale(row), style),
            Content(f"{rating_in_words(row):9}"),
            Content.styled(f"n {row.n}", style),
            Content(f"{pairs_change(row):14}"),
        ]
        return self.row(place_in_words(self._library, row.region, row.side), facts, columns)


def _scale(row: RatingSummary) -> str:
    """The way from before to after on a line from 0 to 10."""
    if row.before is None or row.after is None:
        return "·" * (FULL_SCORE + 1)
    before, after = round(row.before), round(row.after)
    between = range(min(before, after), max(before, after))
    cells = ["━" if place in between else "·" for place in range(FULL_SCORE + 1)]
    cells[before] = "○"
    cells[after] = "●"
    return "".join(cells)


class TenderRows(WeekRows):
    """Tender places with how often they come back and how long they took to ease."""

    DEFAULT_CSS = """
    TenderRows > .tender-rows--now { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES = {"tender-rows--now"}

    rows: reactive[tuple[TenderSummary, ...]] = reactive((), layout=True)
    before: reactive[WeekSummary | None] = reactive[WeekSummary | None](None, layout=True)

    def picture(self, columns: int) -> Content:
        heading = self.heading("tender points", "in the last sessions there", columns)
        places = groupby(sorted(self.rows, key=self._order), key=lambda row: (row.region, row.side))
        groups = [self._place(tuple(rows), columns) for _, rows in places]
        return Content("\n").join([heading, *groups])

    def _order(self, row: TenderSummary) -> int:
        """Rows of one place stand together, where the first of them stood."""
        return [(each.region, each.side) for each in self.rows].index((row.region, row.side))

    def _place(self, rows: tuple[TenderSummary, ...], columns: int) -> Content:
        """A place with how often it was tender, and its spots below it."""
        alone = len(rows) == 1
        below = [self._spot(row, columns, with_ease=not alone) for row in rows if row.spot]
        return Content("\n").join([self._row(rows[0], columns, self._ease(rows[0]) if alone else ""), *below])

    def _ease(self, row: TenderSummary) -> str:
        return ease_in_words(row) if self.before else ""

    def _spot(self, row: TenderSummary, columns: int, *, with_ease: bool) -> Content:
        ease = self._ease(row) if with_ease else ""
        words = clean_line(": ".join(filter(None, [row.spot, ease])))
        style = self.get_visual_style("week-rows--quiet", partial=True)
        lines = textwrap.wrap(words, max(10, columns - GAP)) or [""]
        return Content("\n").join(literal(" " * GAP + line).stylize(style) for line in lines)

    def _row(self, row: TenderSummary, columns: int, ease: str) -> Content:
        dots = "●" * row.count + "○" * (row.worked - row.count)
        facts = [
            Content.styled(f"{row.recurrence.value:9}", self._style(row.recurrence)),
            Content(f"{dots:5} {row.count} of {row.worked}"),
            Content(f"{ease:{EASE_WIDTH}}"),
        ]
        place = place_in_words(self._library, row.region, row.side)
        return self.row(place, facts, columns)

    def _style(self, recurrence: Recurrence) -> Style | str:
        if recurrence is Recurrence.QUIET or recurrence is Recurrence.FADING:
            return self.get_visual_style("week-rows--quiet", partial=True)
        return self.get_visual_style("tender-rows--now", partial=True)
