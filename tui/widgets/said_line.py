"""What a screen has to say in passing, at the foot of its page."""

from textual.widgets import Static

from tui.widgets.text import show_in


class SaidLine(Static):
    """A line, or as many as it takes, that is only there while it says something."""

    DEFAULT_CSS = """
    SaidLine { height: auto; padding: 0 2; display: none; }
    SaidLine.told { display: block; }
    SaidLine.problem { color: $error; }
    """

    def say(self, words: str, *, is_problem: bool = False) -> None:
        """Say this, taken literally; no words take no room."""
        show_in(self, words)
        self.set_class(bool(words), "told")
        self.set_class(is_problem, "problem")
