"""The entries of the journal by day, newest first, drawn a page at a time."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual import events, on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.core.entry import Entry, SessionEntry
from tui.core.entry_words import flags_of, soreness_of, title_of
from tui.core.findings import local_date
from tui.core.routine import Library
from tui.core.text import clean_line
from tui.core.words import counted, day_in_words, minutes
from tui.widgets.text import literal

PAGE = 200
"""Entries put into the list at a time: 10,000 at once would take half a second (libraries.md 1.3)."""
NEAR_THE_END = 20
WIDE_FROM = 60


class JournalList(OptionList):
    """One line an entry under headings of days; says which entry is current."""

    BINDINGS = [
        Binding("down,j", "cursor_down", "the entry below"),
        Binding("up,k", "cursor_up", "the entry above"),
        Binding("pagedown,space", "page_down", "a page down"),
        Binding("pageup", "page_up", "a page up"),
        Binding("home,g", "first", "the newest"),
        Binding("end", "last", "the oldest shown"),
        Binding("enter", "select", "all of the entry"),
    ]
    DEFAULT_CSS = """
    JournalList {
        border: none;
        padding: 0;
        height: 1fr;
        max-height: 100%;
        scrollbar-gutter: stable;
        background: transparent;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        scrollbar-size-vertical: 1;
    }
    JournalList:focus { border: none; }
    JournalList > .option-list--option-disabled { color: $primary; text-style: bold; padding: 0; }
    JournalList > .option-list--option { padding: 0; }
    JournalList > .option-list--option-highlighted, JournalList:focus > .option-list--option-highlighted {
        color: $background; background: $accent; text-style: bold;
    }
    """

    class Current(Message):
        """Another entry is highlighted, or none."""

        def __init__(self, entry: Entry | None) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, library: Library) -> None:
        super().__init__(markup=False)
        self._library = library
        self._entries: tuple[Entry, ...] = ()
        self._shown = 0
        self._is_wide = True
        self._marked: Entry | None = None

    @property
    def current(self) -> Entry | None:
        """The highlighted entry."""
        option = self.highlighted_option
        return next((entry for entry in self._entries if option and entry.id == option.id), None)

    def show(self, entries: Sequence[Entry], keep: str | None = None) -> None:
        """List these, newest first; `keep` is the id to stay at, else the newest is highlighted."""
        place = self.highlighted or 0
        self._entries = tuple(entries)
        self._shown = 0
        self.clear_options()
        self._show_more()
        while keep in {entry.id for entry in self._entries[self._shown :]}:
            self._show_more()
        self._highlight(keep, place)
        self.post_message(self.Current(self.current))

    def _highlight(self, keep: str | None, place: int) -> None:
        if keep in {entry.id for entry in self._entries}:
            self.highlighted = self.get_option_index(keep or "")
        elif keep and self.option_count:
            self.highlighted = min(place, self.option_count - 1)
        else:
            self.action_first()

    def _show_more(self) -> None:
        """Put the next page of entries at the end of the list."""
        more = self._entries[self._shown : self._shown + PAGE]
        before = local_date(self._entries[self._shown - 1]) if self._shown else None
        self._shown += len(more)
        for day, entries in groupby(more, key=local_date):
            heading = [] if day == before else [Option(Content(f" {day_in_words(day)}"), disabled=True)]
            self.add_options([*heading, *(Option(self._row(entry), id=entry.id) for entry in entries)])

    @on(OptionList.OptionHighlighted)
    def tell_current(self, event: OptionList.OptionHighlighted) -> None:
        """Draw the next page before its place is reached."""
        if event.option_index >= self.option_count - NEAR_THE_END and self._shown < len(self._entries):
            self._show_more()
        self._mark()
        self.post_message(self.Current(self.current))

    def _mark(self) -> None:
        """Put an arrow before the current entry and take it from the one before: colour is not enough."""
        for entry in (self._marked, self.current):
            if entry and entry in self._entries[: self._shown]:
                self.replace_option_prompt(entry.id, self._row(entry, is_current=entry is self.current))
        self._marked = self.current

    def on_resize(self, event: events.Resize) -> None:
        """Rows say more where there is room."""
        is_wide = event.size.width >= WIDE_FROM
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            current = self.current
            self.show(self._entries, current.id if current else None)

    def _row(self, entry: Entry, *, is_current: bool = False) -> Content:
        parts = _wide_parts(entry, self._library) if self._is_wide else _narrow_parts(entry)
        gap = "  " if self._is_wide else " "
        return literal(gap.join([f"{'▸' if is_current else ' '}{entry.started_at:%H:%M}", *parts]))


def _wide_parts(entry: Entry, library: Library) -> Iterator[str]:
    sore = soreness_of(entry)[:1]
    yield f"{_cut(title_of(entry), 20):20}"
    if isinstance(entry, SessionEntry):
        points = len(entry.tender_points)
        yield f"{minutes(entry.seconds_worked):3} min"
        yield f"{counted(points, 'point') if points else '':9}"
    else:
        where = "".join(library.region_name(region) for region, _ in sore)
        yield f"{_cut(where, 18):18}"
    yield f"{''.join(numbers for _, numbers in sore):6}"
    yield from flags_of(entry)
    if entry.note.strip():
        yield f"“{clean_line(entry.note)}”"


def _narrow_parts(entry: Entry) -> Iterator[str]:
    numbers = "".join(numbers.replace(" ", "") for _, numbers in soreness_of(entry)[:1])
    yield f"{_cut(title_of(entry), 15):15}"
    if not isinstance(entry, SessionEntry):
        yield f"{'':6} {numbers:4}"
        return
    yield f"{minutes(entry.seconds_worked):2} min"
    yield f"{numbers:4}"
    if entry.tender_points:
        yield f"●{len(entry.tender_points)}"


def _cut(text: str, width: int) -> str:
    text = clean_line(text)
    return text if len(text) <= width else text[: width - 1] + "…"
