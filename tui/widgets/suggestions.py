"""What fits now: at most three routines, each with the reason why."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.core.anatomy.body_words import needs_in_words
from tui.core.catalogue import marked, say
from tui.core.line_folding import folded_at
from tui.core.routines.suggestion import MOST_SUGGESTIONS, NOTHING_FITS, Suggestion
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine
from tui.widgets.leaf import Leaf
from tui.widgets.text import literal

TITLE = marked("What fits now")
_FRAME = 4
"""Cells of border and padding around the texts."""
_KEYS = 4
"""Lines of the border and of the keys."""
_WIDEST = 62
Line = tuple[str, str, int]
"""A line, the style it has, and the number of the suggestion that it belongs to."""


class Suggestions(Leaf[Suggestion | None], ModalScreen[Suggestion | None]):
    """Shows what was found; the result is what is to be started, None for nothing."""

    BINDINGS = [
        Binding("enter", "start_highlighted", "start the highlighted routine"),
        *(
            Binding(str(n), f"start_numbered({n})", "start that routine")
            for n in range(1, MOST_SUGGESTIONS + 1)
        ),
        Binding("down,j,tab", "highlight(1)", "highlight the next"),
        Binding("up,k,shift+tab", "highlight(-1)", "highlight the one before"),
        Binding("question_mark", "help", "help"),
        Binding("q,s,escape,ctrl+q,ctrl+c", "close", "close"),
    ]
    DEFAULT_CSS = """
    Suggestions { align: center middle; }
    Suggestions > VerticalScroll {
        width: 66; max-width: 96%; height: auto; max-height: 96%; scrollbar-size-vertical: 1;
        padding: 0 1; background: $panel; border: round $primary;
        border-title-color: $accent; border-title-style: bold;
    }
    Suggestions #found { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: clip; }
    Suggestions KeyLine { margin: 1 0 0 0; padding: 0; max-height: 1; }
    Suggestions > .suggestions--here { color: $foreground; text-style: bold; }
    Suggestions > .suggestions--title { color: $foreground; }
    Suggestions > .suggestions--reason { color: $foreground; }
    Suggestions > .suggestions--minor { color: $text-muted; }
    """
    COMPONENT_CLASSES = {
        "suggestions--here",
        "suggestions--title",
        "suggestions--reason",
        "suggestions--minor",
    }

    def __init__(self, found: Sequence[Suggestion]) -> None:
        """At most three of them, the weightiest first."""
        super().__init__()
        self._found = tuple(found)
        self._highlighted = 0
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        """The suggestions in a box, and the keys."""
        with VerticalScroll(can_focus=False) as box:
            box.border_title = literal(say(TITLE))
            yield Static(id="found")
            start, choose = ("⏎", "start"), ("↑↓", "choose")
            pairs = [start, choose] if len(self._found) > 1 else [start][: len(self._found)]
            yield KeyLine(pairs, pinned=[("?", "help"), ("q", "close")])

    def on_resize(self, event: events.Resize) -> None:
        """Lines are laid out for the room there is."""
        self._write()

    def _write(self) -> None:
        columns, rows = self.app.size
        width, height = min(_WIDEST, columns * 96 // 100 - _FRAME), rows * 96 // 100 - _KEYS
        self._lines = fitting_lines(self._found, self._highlighted, width, height)
        text = Content("\n").join(self._styled(line, style) for line, style, _ in self._lines)
        self.query_one("#found", Static).update(text)

    def _styled(self, text: str, name: str) -> Content:
        return literal(text).stylize(self.get_visual_style(f"suggestions--{name}", partial=True))

    def on_click(self, event: events.Click) -> None:
        """On a suggestion it starts that; outside of all, it closes."""
        if event.widget is self:
            self.action_close()
        elif event.widget is self.query_one("#found") and self._found:
            self.action_start_numbered(self._lines[event.y][2] + 1)

    def action_highlight(self, by: int) -> None:
        """Highlight another one."""
        if self._found:
            self._highlighted = (self._highlighted + by) % len(self._found)
            self._write()

    def action_start_highlighted(self) -> None:
        """Start the highlighted routine."""
        self.action_start_numbered(self._highlighted + 1)

    def action_start_numbered(self, number: int) -> None:
        """Start the routine of that number."""
        if number <= len(self._found):
            self.dismiss(self._found[number - 1])
        elif not self._found:
            self.action_close()

    def action_help(self) -> None:
        """List the keys."""
        self.app.push_screen(KeyHelp(say(TITLE), self.BINDINGS))

    def action_close(self) -> None:
        """Start nothing."""
        self.dismiss(None)


def fitting_lines(found: Sequence[Suggestion], highlighted: int, width: int, height: int) -> list[Line]:
    """The suggestions in so many lines: what is needed and the blank lines give way, one after the other."""
    if not found:
        return [(line, "reason", 0) for line in folded_at(say(NOTHING_FITS).split(), width)]
    lines: list[Line] = []
    for needs, gap in ((range(len(found)), 1), ((highlighted,), 1), ((highlighted,), 0), ((), 0)):
        lines = []
        for number, each in enumerate(found):
            here, with_needs = number == highlighted, number in needs
            told = _lines_of(each, number, width, is_here=here, needs=with_needs)
            lines += [("", "minor", number)] * (gap if number else 0)
            lines += [(line, style, number) for line, style in told]
        if len(lines) <= height:
            break
    return lines


def _lines_of(
    each: Suggestion, number: int, width: int, *, is_here: bool, needs: bool
) -> list[tuple[str, str]]:
    """Title and minutes, the reason, what it needs."""
    start = f"{'▸' if is_here else ' '} {number + 1} "
    told = [(each.reason, "reason"), *([(needs_in_words(each.routine), "minor")] if needs else [])]
    return [
        *((line, "here" if is_here else "title") for line in _title_lines(each, start, width)),
        *((line, style) for words, style in told for line in folded_at(words.split(), width, "    ", "    ")),
    ]


def _title_lines(each: Suggestion, start: str, width: int) -> list[str]:
    minutes = say("{minutes} min", minutes=each.minutes)
    *above, last = folded_at(each.routine.title.split(), width, start, " " * len(start))
    gap = width - cell_len(last + minutes)
    if gap >= 1:
        return [*above, f"{last}{' ' * gap}{minutes}"]
    return [*above, last, f"{' ' * len(start)}{minutes}"]
