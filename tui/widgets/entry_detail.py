"""All of one entry of the journal, to be scrolled."""

from textual import events, on
from textual.content import Content
from textual.widgets import Static

from tui.core.entries.entry import Entry
from tui.core.entries.entry_words import sections_of
from tui.core.routines.routine import Library
from tui.widgets.blank_rows import Scrolled
from tui.widgets.text import literal


class EntryDetail(Scrolled):
    """Headings with their lines, every text taken literally."""

    DEFAULT_CSS = """
    EntryDetail { padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    EntryDetail > .entry-detail--heading { color: $primary; text-style: bold; }
    """
    COMPONENT_CLASSES = {"entry-detail--heading"}

    def __init__(self, library: Library) -> None:
        self._text = Static()
        super().__init__(self._text)
        self._library = library
        self._entry: Entry | None = None
        self._is_drawn = True

    def show(self, entry: Entry | None) -> None:
        """Show this entry, or nothing; while nobody sees it, that waits."""
        if entry is self._entry:  # most letters of a search leave it where it is
            return
        self._entry, self._is_drawn = entry, False
        if self.is_attached and self.display:
            self._draw()

    @on(events.Show)
    def draw_what_waits(self) -> None:
        """It is seen, or will be at once."""
        if self.is_mounted and not self._is_drawn:
            self._draw()

    def _draw(self) -> None:
        self._is_drawn = True
        style = self.get_visual_style("entry-detail--heading", partial=True)
        sections = sections_of(self._entry, self._library) if self._entry else []
        parts = [
            Content("\n").join([literal(heading).stylize(style), *map(literal, lines)])
            for heading, lines in sections
        ]
        self._text.update(Content("\n\n").join(parts))
        self.scroll_home(animate=False)
