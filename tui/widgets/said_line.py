"""What a screen has to say in passing, at the foot of its page."""

from textual.widget import Widget
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


def say_below(part: Widget, words: str, *, is_problem: bool = False) -> None:
    """Say this below a part of a screen, which has a line for it from the first time on."""
    line = next(iter(part.screen.query_children(SaidLine)), None)
    if line is None and words:
        line = SaidLine(id="said")
        part.screen.mount(line, after=part)
    if line is not None:
        line.say(words, is_problem=is_problem)
