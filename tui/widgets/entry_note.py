"""The editor for the note of one entry."""

from tui.core.catalogue import say
from tui.core.entries.entry import Entry
from tui.core.entries.entry_words import name_of
from tui.widgets.note_area import NoteArea
from tui.widgets.text import literal


class EntryNote(NoteArea):
    """Remembers what was typed and not kept: it is there when the note is opened again."""

    def __init__(self) -> None:
        """No note is open."""
        super().__init__(tab_behavior="focus", show_line_numbers=False)
        self.entry: Entry | None = None
        self._drafts: dict[str, str] = {}

    def open(self, entry: Entry) -> None:
        """Edit the note of this entry, as it is or as it was last typed."""
        self.entry = entry
        self.border_title = literal(say("Note · {name_of}", name_of=name_of(entry)))
        self.load_text(self._drafts.get(entry.id, entry.note))
        self.move_cursor(self.document.end)
        self.focus()

    @property
    def is_changed(self) -> bool:
        """Whether keeping it would change the entry."""
        return self.entry is not None and self.note != self.entry.note

    def leave_waiting(self) -> bool:
        """Whether something was typed, which then waits in case it was left by a slip."""
        if self.entry is None or self.text == self.entry.note:
            return False
        self._drafts[self.entry.id] = self.text
        return True

    def is_kept(self) -> None:
        """Nothing waits any more."""
        if self.entry is not None:
            self._drafts.pop(self.entry.id, None)
