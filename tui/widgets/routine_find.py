"""The line to type in what is looked for among the routines."""

from textual import on
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from tui.core.catalogue import say


class RoutineFind(Input):
    """Posts every text at once; Enter goes back to the list, Esc shows all again."""

    BINDINGS = [
        Binding("escape", "leave", "show all", show=False),
        Binding("down", "keep", "to the list", show=False),
    ]
    DEFAULT_CSS = """
    RoutineFind { display: none; height: 1; padding: 0 2; }
    RoutineFind, RoutineFind:focus { border: none; background: $panel; background-tint: $foreground 0%; }
    .finding RoutineFind { display: block; }
    """

    class Typed(Message):
        """Another text."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Back to the list; what was typed holds."""

    def __init__(self) -> None:
        super().__init__(placeholder=say("title, place, ball, desk ..."), max_length=80)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """What is found is wanted."""
        self.post_message(self.Left())

    def action_leave(self) -> None:
        """Look for nothing."""
        self.value = ""
        self.post_message(self.Typed(""))
        self.post_message(self.Left())
