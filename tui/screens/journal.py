"""The journal: entries by day, all of each, notes, and delete with undo."""

import asyncio
from collections.abc import Callable
from enum import StrEnum

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.entries.entry import Entry
from tui.core.entries.entry_words import name_of, undone_in_words
from tui.core.entries.journal import Journal, JournalError
from tui.core.entries.note_change import NotedTwiceError, put_note
from tui.core.routines.routine import Library
from tui.core.searching.journal_filter import JournalFilter
from tui.core.searching.journal_index import JournalIndex
from tui.core.searching.search_hint import hint_of
from tui.core.words import notices_in_words
from tui.widgets.blank_rows import Beside
from tui.widgets.entry_detail import EntryDetail
from tui.widgets.entry_note import EntryNote
from tui.widgets.field_keys import FieldKeys
from tui.widgets.journal_find import JournalFind
from tui.widgets.journal_list import JournalList
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyPair
from tui.widgets.leaf import Leaf
from tui.widgets.note_area import NoteArea
from tui.widgets.said_line import say_below
from tui.widgets.text import literal

HEAD_PADDING = 2
NOTHING_YET = marked("Nothing here yet. Sessions come here by themselves; c notes how you are.")
NOT_KNOWN = marked("Nothing that could be read. What could not is not lost: it is left as it is.")
NO_MATCH = marked("Nothing matches: Esc, or Enter and q, shows all again.")
GONE = marked("This entry is no longer in the journal: another copy of Unknot took it out.")

UNDO_KEY: KeyPair = ("u", "undo")
LIST_KEYS: tuple[KeyPair, ...] = (
    ("Enter", "all"),
    ("/", "find"),
    ("n", "note"),
    ("d", "delete"),
    ("r", "region"),
    ("c", "check-in"),
)
EMPTY_KEYS: tuple[KeyPair, ...] = (("c", "check-in"), ("w", "week"))
DETAIL_KEYS: tuple[KeyPair, ...] = (("↑↓", "scroll"), ("n", "note"), ("d", "delete"))
NOTE_KEYS: tuple[KeyPair, ...] = (
    ("Enter", "keep, then u undoes"),
    ("Ctrl+J", "new line"),
    ("Esc", "leave as it was"),
)
FIND_KEYS: tuple[KeyPair, ...] = (
    ("Enter", "to the list; empty: all"),
    ("Esc", "show all"),
    ("→", "complete"),
)
PAUSE = 0.01
"""Seconds between two portions of reading for a search: keys and drawing have their turn."""
NOTHING_TO_UNDO = marked("Nothing to undo: nothing was deleted or changed in the last 30 days.")


class JournalResult(StrEnum):
    """Where to go from the journal."""

    BACK = "back"
    CHECK_IN = "check-in"
    WEEK = "week"


class JournalScreen(Leaf[JournalResult]):
    """A list with a filter; beside it, or in its place where it is narrow, all of the current entry."""

    AUTO_FOCUS = "JournalList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    BINDINGS = [
        Binding("enter", "open", "all of the entry"),
        Binding("slash", "find", "find by text, place, outcome or days"),
        Binding("r", "next_region", "only the next region"),
        Binding("n", "note", "note: add or change; u takes it back"),
        Binding("d", "delete", "delete; u takes it back"),
        Binding("u", "undo", "take the last delete, note or discard back"),
        Binding("c", "leave('check-in')", "check-in, also for something forgotten"),
        Binding("w", "leave('week')", "week"),
        Binding("down,j", "scroll_detail(1)", "scroll the entry", show=False),
        Binding("up,k", "scroll_detail(-1)", "scroll the entry", show=False),
        Binding("question_mark", "help", "help"),
        Binding("q,escape", "back", "back"),
        Binding("ctrl+q,ctrl+c", "back", "back", priority=True),
    ]
    DEFAULT_CSS = """
    JournalScreen #head { height: 1; padding: 0 2; color: $accent; text-style: bold; }
    JournalScreen #head { text-wrap: nowrap; text-overflow: ellipsis; }
    JournalScreen.finding JournalFind { display: block; }
    JournalScreen.-narrow #find-hint { height: 2; text-wrap: wrap; }
    JournalScreen #body { height: 1fr; }
    JournalScreen JournalList { width: 1fr; margin: 1 1 0 1; }
    JournalScreen EntryDetail { display: none; width: 1fr; }
    JournalScreen.reading EntryDetail { display: block; }
    JournalScreen.reading JournalList { display: none; }
    JournalScreen.-wide EntryDetail { display: block; width: 36%; min-width: 44; max-width: 96;
        border-left: vkey $panel; }
    JournalScreen.-wide JournalList { display: block; }
    JournalScreen NoteArea { display: none; }
    JournalScreen.noting NoteArea { display: block; }
    """

    def __init__(
        self,
        journal: Journal,
        library: Library,
        clock: Clock,
        *,
        notices: tuple[str, ...] = (),
        index: JournalIndex | None = None,
    ) -> None:
        """Show the journal; `notices` are lines about something wrong, such as a year that cannot be read.

        `index` is what is known of its entries for searching, where that is kept from one visit to the next.
        """
        super().__init__()
        self._notices = notices
        self._journal = journal
        self._library = library
        self._clock = clock
        self._filter = JournalFilter(library, clock.now().date(), index)
        self._can_undo = False
        self._found: int | None = None
        self._nothing = say(NOTHING_YET)
        # What is not seen at first is put on the screen when it is asked for: it opens the quicker.
        self._find = JournalFind(lambda: self._filter.regions)
        self._editor = EntryNote()
        self._detail = EntryDetail(library)
        self._list = JournalList(library)
        self._body = Beside(self._list, id="body")

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        yield self._body
        yield FieldKeys(LIST_KEYS)

    def on_screen_resume(self) -> None:
        """Read at first, and again where another screen may have changed the journal."""
        self._say(notices_in_words(self._notices), is_problem=True)
        self.look_again()

    def look_again(self) -> None:
        """Read what another copy of the program may have changed meanwhile."""
        current = self._list.current
        self._read(current.id if current else None)

    # What is shown

    def _read(self, keep: str | None = None) -> None:
        try:
            entries = self._journal.all()
        except JournalError as error:
            self._say(str(error), is_problem=True)
            return
        self._can_undo = self._has_undo()
        self._nothing = say(NOTHING_YET) if self._journal.is_complete() else say(NOT_KNOWN)
        self._filter.take(entries)
        self._show(keep)
        self._read_on()

    @work(exclusive=True)
    async def _read_on(self) -> None:
        """Get ten years ready for searching by and by; what is asked for meanwhile finds more and more."""
        while not self._filter.is_whole:
            await asyncio.sleep(PAUSE)
            self._filter.go_on()
            if self._filter.is_on:
                self._show_more()

    def _show_more(self) -> None:
        """What was found besides stands below; the current entry stays."""
        current = self._list.current
        self._show(current.id if current else None)

    def _has_undo(self) -> bool:
        try:
            return self._journal.undoable() is not None
        except JournalError as error:
            self._say(str(error), is_problem=True)
            return False

    def _show(self, keep: str | None = None) -> None:
        found = self._filter.found()
        self._list.show(found, keep, nothing=say(NO_MATCH) if len(self._filter) else self._nothing)
        self._found = len(found)
        self._say_head()
        if not self._is_typing and not self.has_class("reading"):
            self._show_list_keys()

    def _say_head(self) -> None:
        """How many entries there are, in the words that there is room for."""
        if self._found is None:
            return
        head = f"{say('Journal')} · "
        words = self._filter.in_words(self._found, self.size.width - cell_len(head) - 2 * HEAD_PADDING)
        self.query_one("#head", Static).update(literal(head + words), layout=False)

    def on_resize(self) -> None:
        """Another width has room for other words, or for all of an entry beside the list."""
        self._say_head()
        if self.has_class("-wide"):
            self._put_up_detail()

    def _put_up_detail(self) -> None:
        if not self._detail.is_attached:
            self._body.mount(self._detail)
        self._detail.draw_what_waits()

    def _say(self, words: str, *, is_problem: bool = False) -> None:
        say_below(self._body, words, is_problem=is_problem)

    def _show_list_keys(self) -> None:
        undo = (UNDO_KEY,) if self._can_undo else ()
        self._keys.show(undo + (LIST_KEYS if len(self._filter) else EMPTY_KEYS))

    @property
    def _is_typing(self) -> bool:
        return isinstance(self.focused, NoteArea) or self._find.has_focus_within

    @property
    def _keys(self) -> FieldKeys:
        return self.query_one(FieldKeys)

    def on_key(self) -> None:
        """What was said has been read when the next key comes."""
        self._say("")

    @on(JournalList.Current)
    def show_entry(self, event: JournalList.Current) -> None:
        """All of the current entry."""
        self._detail.show(event.entry)

    def _be(self, state: str = "") -> None:
        """Turn to reading, noting, or the list."""
        for name in ("reading", "noting"):
            self.set_class(name == state, name)
        if not state:
            self._show_list_keys()
            self._list.focus()
        elif state == "reading":
            self._put_up_detail()
            self._keys.show(((UNDO_KEY,) if self._can_undo else ()) + DETAIL_KEYS)
            self.set_focus(None)
        else:
            self._keys.show_typing(NOTE_KEYS)

    # Moving about

    @on(JournalList.Opened)
    def action_open(self) -> None:
        """Show all of the entry where the list has no room for it."""
        if not self.has_class("-wide") and self._list.current:
            self._be("reading")

    def action_scroll_detail(self, lines: int) -> None:
        """Scroll the entry."""
        self._detail.scroll_relative(y=lines, animate=False)

    def action_leave(self, to: str) -> None:
        """Go to another screen."""
        self.dismiss(JournalResult(to))

    def action_help(self) -> None:
        """All keys."""
        keys = [*JournalList.BINDINGS, *self.BINDINGS, *NoteArea.BINDINGS[:2]]
        self.app.push_screen(KeyHelp(say("Journal"), keys))

    def action_back(self) -> None:
        """Leave what is open: the note (kept), the entry, the filter, then the journal."""
        if self.has_class("noting"):
            self._editor.action_keep()
        elif self.has_class("reading"):
            self._be()
        elif self._filter.is_on or self.has_class("finding"):
            self._show_all()
        else:
            self.dismiss(JournalResult.BACK)

    # Finding

    async def action_find(self) -> None:
        """Type to filter."""
        if not self._find.is_attached:
            await self.mount(self._find, after="#head")
        self._be()
        self.add_class("finding")
        self._keys.show_typing(FIND_KEYS)
        self._hint()
        self._find.begin()

    def _hint(self) -> None:
        words, typed = self._filter.words, self._filter.typed
        self._find.show_hint(hint_of(words, typed, self._filter.regions))

    @on(JournalFind.Changed)
    def filter_at_once(self, event: JournalFind.Changed) -> None:
        """Every letter filters."""
        if event.text != self._filter.words:
            self._filter.words = event.text
            self._hint()
            self._show()

    @on(JournalFind.Left)
    def keep_filter(self) -> None:
        """Back to the list, with the filter kept."""
        self.set_class(bool(self._filter.words.strip()), "finding")
        self._be()

    def _show_all(self) -> None:
        self._filter.clear()
        self.remove_class("finding")
        if self._find.is_attached:
            self._find.clear()
        self._show()
        self._be()

    def action_next_region(self) -> None:
        """Only entries of one region, of the next one, and at the end of all again."""
        self._filter.next_region()
        self._show()

    # Changing

    def _try(self, change: Callable[[], object]) -> bool:
        """Do a change of the journal; what went wrong is said, and nothing else has changed."""
        try:
            change()
        except JournalError as error:
            self._say(str(error), is_problem=True)
        except KeyError:
            self._say(say(GONE), is_problem=True)
        else:
            return True
        return False

    async def action_note(self) -> None:
        """Open the editor with the note as it is, or with what was typed and not kept."""
        entry = self._list.current
        if entry is None:
            return
        if not self._editor.is_attached:
            await self.mount(self._editor, before=self._keys)
        self._be("noting")
        self._editor.open(entry)

    @on(NoteArea.Left)
    def leave_note(self) -> None:
        """Leave the entry as it was; what was typed waits in case it was a slip."""
        self._be()
        if self._editor.leave_waiting():
            self._say(say("Not kept. n opens what you typed again."))

    @on(NoteArea.Kept)
    def keep_note(self) -> None:
        """Store the note; where that fails it stays in the editor."""
        editor = self._editor
        entry, is_new = editor.entry, editor.is_changed
        if entry is None:
            return
        if editor.problem:
            self._say(editor.problem, is_problem=True)
            return
        if is_new and not self._try(lambda: self._put_note(entry, editor.note)):
            return
        editor.is_kept()
        self._read(entry.id)
        self._be()
        said = [say("Kept; u takes it back.") if is_new else say("As it was."), editor.made_visible]
        self._say(" ".join(filter(None, said)))

    def _put_note(self, entry: Entry, note: str) -> None:
        try:
            put_note(self._journal, entry, note)
        except NotedTwiceError as error:
            self._editor.entry = error.theirs
            raise

    def action_delete(self) -> None:
        """Take the entry out at once; it can be taken back."""
        entry = self._list.current
        if entry and self._try(lambda: self._remove(entry)):
            self._read(entry.id)
            self._be()
            deleted = say("Deleted: {entry}. u takes it back.", entry=name_of(entry))
            self._say(deleted)

    def _remove(self, entry: Entry) -> None:
        if self._journal.remove(entry.id) is None:
            raise KeyError(entry.id)

    def action_undo(self) -> None:
        """Take the last delete, note or discard back, also one of an earlier start of the program."""
        try:
            change = self._journal.undo()
        except JournalError as error:
            self._say(str(error), is_problem=True)
            return
        if change is None:
            self._say(say(NOTHING_TO_UNDO))
            return
        self._read(change.before.id)
        self._be("reading" if self.has_class("reading") else "")
        self._say(undone_in_words(change))
