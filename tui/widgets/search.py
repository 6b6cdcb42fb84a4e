"""A line to type in over a list of what fits."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.core.catalogue import marked, say
from tui.widgets.blank_rows import Below
from tui.widgets.found_list import FoundList
from tui.widgets.leaf import Leaf

Value = TypeVar("Value")


def matching(words: Sequence[str], typed: str) -> list[int]:
    """The places of those that have every typed word in them, those that begin with the first word first."""
    wanted = typed.casefold().split()
    found = [at for at, each in enumerate(words) if all(word in each.casefold() for word in wanted)]
    if not wanted:
        return found
    return sorted(found, key=lambda at: not words[at].casefold().startswith(wanted[0]))


class Search(Leaf[Value | None], ModalScreen[Value | None], Generic[Value]):
    """Something is found by words in its name; None means that nothing was chosen."""

    TITLE_WORDS = marked("Find")
    EXAMPLE = ""
    """What stands in the line before anything is typed."""
    BINDINGS = [
        Binding("down", "step(1)", "next", priority=True),
        Binding("up", "step(-1)", "previous", priority=True),
        Binding("escape,ctrl+q,ctrl+c", "close", "close", priority=True),
    ]
    DEFAULT_CSS = """
    Search { align: center middle; }
    Search #find {
        width: 56;
        max-width: 96%;
        height: 18;
        max-height: 94%;
        padding: 0 1;
        background: $panel;
        border: round $primary;
        border-title-color: $accent;
        border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    Search Input { height: 1; padding: 0; margin: 0 0 1 0; background: $surface; }
    Search Input, Search Input:focus { border: none; }
    """

    def __init__(self, choices: Sequence[tuple[str, Value]], *, at: int | None = None) -> None:
        """Pairs of words, taken literally, and what they stand for.

        `at` is the one that holds now: Enter keeps it. Where none does, Enter in an empty line closes.
        """
        super().__init__()
        self._at = at
        self._choices = tuple(choices)
        self._found = list(range(len(self._choices)))
        self._list = FoundList()

    def compose(self) -> ComposeResult:
        """The line to type in over the list."""
        box = Below(Input(placeholder=say(self.EXAMPLE)), self._list, id="find")
        box.border_title = Content(say(self.TITLE_WORDS))
        box.border_subtitle = Content(
            say("Enter selects") if self._at is not None else say("Enter selects, empty closes")
        )
        yield box

    def on_mount(self) -> None:
        """Begin with everything."""
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, typed: str) -> None:
        self._found = matching([words for words, _ in self._choices], typed)
        self._list.show([self._choices[at][0] for at in self._found], 0 if typed else self._at or 0)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        number = self._list.marked
        if not event.value.strip() and not number and self._at is None:
            self.dismiss(None)
        elif number is not None:
            self._choose(number)

    @on(FoundList.Chosen)
    def _clicked(self, event: FoundList.Chosen) -> None:
        self._choose(event.number)

    def _choose(self, number: int) -> None:
        self.dismiss(self._choices[self._found[number]][1])

    def action_step(self, by: int) -> None:
        """Highlight the next or the previous one."""
        self._list.step(by)

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
