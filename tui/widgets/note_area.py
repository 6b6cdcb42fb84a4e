"""The editor for a note: Enter keeps it, as in every text field."""

from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea

from tui.core.text import clean, made_visible_in_words, too_long_in_words


class _OfArea(Message):
    """What an editor says: itself, with its text."""

    def __init__(self, area: "NoteArea") -> None:
        super().__init__()
        self.area = area

    @property
    def control(self) -> "NoteArea":
        """The editor it comes from."""
        return self.area


class NoteArea(TextArea):
    """A few lines of free text; what a terminal would act on is made visible when the note is kept."""

    BINDINGS = [
        Binding("enter", "keep", "keep the note", priority=True),
        Binding("escape", "leave", "leave the note as it was"),
        Binding("shift+enter,ctrl+j,alt+enter", "new_line", "a new line in the note"),
    ]
    DEFAULT_CSS = """
    NoteArea { height: 5; border: round $panel; padding: 0 1; background: $surface; }
    NoteArea:focus { border: round $accent; }
    """

    class Kept(_OfArea):
        """Enter was pressed; the text stays in the editor until its owner has stored it."""

    class Left(_OfArea):
        """Esc was pressed: the editor is left without storing; the text is still in it."""

    @property
    def note(self) -> str:
        """The text as it is stored."""
        return clean(self.text)[0].strip()

    @property
    def made_visible(self) -> str:
        """What to say of characters that had to be made visible; empty where none had."""
        return made_visible_in_words(self.text)

    @property
    def problem(self) -> str:
        """Why it cannot be stored as it is; empty where it can."""
        return too_long_in_words(self.text)

    def action_keep(self) -> None:
        """Hand the text to whoever stores it."""
        self.post_message(self.Kept(self))

    def action_leave(self) -> None:
        """Leave without storing."""
        self.post_message(self.Left(self))

    def action_new_line(self) -> None:
        """Break the line here."""
        self.insert("\n")
