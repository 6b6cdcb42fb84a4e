"""The line to type in what is looked for in the journal, with what may follow below it."""

from collections.abc import Callable, Collection

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from tui.core.catalogue import say
from tui.core.searching.search_hint import Hint, completed
from tui.widgets.text import literal

Regions = Callable[[], Collection[str]]


class _Completion(Suggester):
    """The value of a token, once its beginning is typed."""

    def __init__(self, regions: Regions) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._regions = regions

    async def get_suggestion(self, value: str) -> str | None:
        return completed(value, self._regions())


class _Field(Input):
    """Tab takes what is offered, as the right arrow does."""

    BINDINGS = [Binding("tab", "cursor_right", show=False)]


class JournalFind(Vertical):
    """Posts every text at once; shows what is wrong in it without standing in the way."""

    DEFAULT_CSS = """
    JournalFind { display: none; height: auto; background: $panel; padding: 0 2; }
    JournalFind Input, JournalFind Input:focus { border: none; height: 1; padding: 0; background: $panel; }
    JournalFind Input:focus { background-tint: $foreground 0%; }
    JournalFind #find-hint { display: none; height: 1; color: $text-muted; }
    JournalFind #find-hint { text-overflow: ellipsis; text-wrap: nowrap; }
    JournalFind #find-hint.problem { color: $error; }
    JournalFind.typing #find-hint { display: block; }
    """

    class Changed(Message):
        """Another text."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Enter: what is found is wanted."""

    def __init__(self, regions: Regions) -> None:
        """`regions` tells which may be asked for, when it is asked."""
        super().__init__()
        self._regions = regions

    def compose(self) -> ComposeResult:
        yield _Field(
            placeholder=say("text, routine, region or day"), id="find", suggester=_Completion(self._regions)
        )
        yield Static(id="find-hint")

    def begin(self) -> None:
        """Type here."""
        self.query_one(_Field).focus()

    def clear(self) -> None:
        """Look for nothing."""
        self.query_one(_Field).value = ""

    def show_hint(self, hint: Hint) -> None:
        """Say this below the line."""
        line = self.query_one("#find-hint", Static)
        line.update(literal(f"! {hint.words}" if hint.is_problem else hint.words), layout=False)
        line.set_class(hint.is_problem, "problem")

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def show_hint_while_typing(self) -> None:
        """What may follow is only of use while one types."""
        self.set_class(self.has_focus_within, "typing")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Left())
