"""The entries of the journal by day, newest first; of ten years only the lines that are seen are drawn."""

import datetime as dt
from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.core.entries.entry import Entry
from tui.core.entries.entry_row import row_of
from tui.core.routines.routine import Library
from tui.core.words import day_in_words
from tui.widgets.line_drawing import wrapped
from tui.widgets.text import filled

Line = Entry | dt.date
"""A line of the list: an entry, or the day over the entries of that day."""
_NOTHING_ROWS = 9
"""Rows at most for why there are no lines."""


class JournalList(ScrollView, can_focus=True):
    """One line an entry under headings of days; says which entry is current, and which was opened."""

    BINDINGS = [
        Binding("down,j", "step(1)", "the entry below"),
        Binding("up,k", "step(-1)", "the entry above"),
        Binding("pagedown,space", "page(1)", "a page down"),
        Binding("pageup", "page(-1)", "a page up"),
        Binding("home,g", "first", "the newest"),
        Binding("end", "last", "the oldest"),
        Binding("enter", "open", "all of the entry"),
    ]
    DEFAULT_CSS = """
    JournalList { height: 1fr; scrollbar-gutter: stable; scrollbar-size-vertical: 1; overflow-x: hidden; }
    JournalList > .journal-list--day { color: $primary; text-style: bold; }
    JournalList > .journal-list--nothing { color: $text-muted; }
    JournalList > .journal-list--current { color: $background; background: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES = {f"journal-list--{name}" for name in ("entry", "day", "current", "nothing")}

    at: reactive[int | None] = reactive(None)
    """The line of the current entry."""

    class Current(Message):
        """Another entry is current, or none."""

        def __init__(self, entry: Entry | None) -> None:
            super().__init__()
            self.entry = entry

    class Opened(Message):
        """All of the current entry is wanted."""

    def __init__(self, library: Library) -> None:
        """Begin with an empty list."""
        super().__init__()
        self._library = library
        self._lines: Sequence[Line] = ()
        self._nothing = ""

    @property
    def lines(self) -> Sequence[Line]:
        """What the lines are of, from the top."""
        return self._lines

    @property
    def current(self) -> Entry | None:
        """The current entry."""
        line = None if self.at is None else self._lines[self.at]
        return None if isinstance(line, dt.date) else line

    def show(self, entries: Sequence[Entry], keep: str | None = None, *, nothing: str = "") -> None:
        """List these, newest first; `keep` is the id to stay at, else the newest is current.

        `nothing` is said where there are none.
        """
        self._nothing = nothing
        before = self._number(self.at)
        self._lines = _with_days(entries)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))
        self.set_reactive(JournalList.at, self._place_of(keep, before))
        self._follow()
        self.refresh()
        self.post_message(self.Current(self.current))

    def _number(self, at: int | None) -> int:
        """How many entries stand above a line."""
        return sum(not isinstance(line, dt.date) for line in self._lines[: at or 0])

    def _place_of(self, keep: str | None, number: int) -> int | None:
        """The line of an entry, or where it is gone that of the entry which took its place."""
        if not self._lines or keep is None:
            return 1 if self._lines else None
        places = [at for at, line in enumerate(self._lines) if not isinstance(line, dt.date)]
        kept = (at for at in places if _is_entry(self._lines[at], keep))
        return next(kept, places[min(number, len(places) - 1)])

    def watch_at(self) -> None:
        """Another entry is current."""
        self._follow()
        self.refresh()
        self.post_message(self.Current(self.current))

    def _follow(self) -> None:
        """Scroll to the current entry, and to its day where that stands right above."""
        if self.at is None:
            return
        above = 1 if isinstance(self._lines[self.at - 1], dt.date) else 0
        self.scroll_to_region(
            Region(0, self.at - above, 1, 1 + above), force=True, animate=False, immediate=True
        )

    # Keys and mouse

    def _nearest(self, at: int, by: int) -> int | None:
        """The line of an entry at a line or beyond it; where there is none, back the other way."""
        at = min(max(at, 0), len(self._lines) - 1)
        beyond = range(at, len(self._lines) if by > 0 else -1, by)
        back = range(at, -1 if by > 0 else len(self._lines), -by)
        return next((line for line in (*beyond[:2], *back[:2]) if self._is_entry_at(line)), None)

    def _is_entry_at(self, at: int) -> bool:
        return not isinstance(self._lines[at], dt.date)

    def action_step(self, by: int) -> None:
        """One entry on; after the last comes the first."""
        if self.at is not None:
            at = (self.at + by) % len(self._lines)
            self.at = at if self._is_entry_at(at) else (at + by) % len(self._lines)

    def action_page(self, by: int) -> None:
        """A page on, as far as there are entries."""
        if self.at is not None:
            self.at = self._nearest(self.at + by * self.scrollable_content_region.height, by)

    def action_first(self) -> None:
        """The newest."""
        if self._lines:
            self.at = self._nearest(0, 1)

    def action_last(self) -> None:
        """The oldest."""
        if self._lines:
            self.at = self._nearest(len(self._lines) - 1, -1)

    def action_open(self) -> None:
        """Ask for all of the current entry."""
        if self.current:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """An entry that is clicked is current, and opened."""
        at = event.y + self.scroll_offset.y
        if at < len(self._lines) and self._is_entry_at(at):
            self.at = at
            self.action_open()

    # Drawing

    def _nothing_in(self, width: int) -> list[str]:
        return wrapped(self._nothing, max(1, width - 2), _NOTHING_ROWS)

    def text_of(self, at: int) -> str:
        """The words of a line; an arrow stands before the current entry: colour is not enough."""
        line = self._lines[at]
        if isinstance(line, dt.date):
            return f" {day_in_words(line)}"
        mark = "▸" if at == self.at else " "
        return mark + row_of(line, self._library, self.scrollable_content_region.width)

    def render_line(self, y: int) -> Strip:
        """One line of what is seen."""
        at, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if not self._lines:
            return self._drawn(f" {next(iter(self._nothing_in(width)[at:]), '')}", "nothing", width)
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        name = "day" if not self._is_entry_at(at) else "current" if at == self.at else "entry"
        return self._drawn(self.text_of(at), name, width)

    def _drawn(self, text: str, name: str, width: int) -> Strip:
        style = self.get_component_rich_style(f"journal-list--{name}")
        return Strip([Segment(filled(text, width), style)], width)


def _with_days(entries: Sequence[Entry]) -> list[Line]:
    """The day of an entry is that of its start, in the zone it started in; ten years have many of them."""
    lines: list[Line] = []
    day = 0
    for entry in entries:
        before, day = day, entry.started_at.toordinal()
        if day != before:
            lines.append(dt.date.fromordinal(day))
        lines.append(entry)
    return lines


def _is_entry(line: Line, entry_id: str) -> bool:
    return not isinstance(line, dt.date) and line.id == entry_id
