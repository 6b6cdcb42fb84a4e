"""Help: every key of a screen with what it does."""

import textwrap
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.core.catalogue import say
from tui.widgets.key_names import KeyRow, key_rows
from tui.widgets.leaf import Leaf
from tui.widgets.rows_view import RowsView

SAME_AS_Q = ("Ctrl+Q", "Ctrl+C")
"""Keys that are q on every screen (product.md 3): said once, not in every row."""
_GAP = 2


def key_lines(rows: Sequence[KeyRow], width: int) -> list[tuple[str, str]]:
    """Rows folded to a width: keys in a column of at most a third of it, what they do beside them.

    No name of a key is broken; where a name needs more than the third, the column has its width.
    """
    names = [name for keys, _ in rows for name in keys]
    longest = max((cell_len(" ".join(keys)) for keys, _ in rows), default=0)
    column = min(longest, max([width // 3, *map(cell_len, names)]))
    room = max(1, width - column - _GAP)
    return [
        (keys + " " * (column + _GAP - cell_len(keys)), words)
        for names_of_row, description in rows
        for keys, words in zip_longest(
            _folded(names_of_row, column), textwrap.wrap(description, room), fillvalue=""
        )
    ]


def _folded(names: Sequence[str], column: int) -> list[str]:
    lines: list[str] = []
    for name in names:
        if lines and cell_len(f"{lines[-1]} {name}") <= column:
            lines[-1] += f" {name}"
        else:
            lines.append(name)
    return lines


Line = tuple[tuple[str, str], ...]
"""A line of the box: texts, each with the component class that it is written in, or none."""
_KEY, _NOTE, _WORDS = "key-help--key", "key-help--note", ""


class KeyTable(RowsView):
    """The rows at the width there is, and lines below them; scrolled where they do not fit."""

    DEFAULT_CSS = """
    KeyTable { overflow-x: hidden; }
    KeyTable > .key-help--key { color: $accent; text-style: bold; }
    KeyTable > .key-help--note { color: $text-muted; }
    """
    COMPONENT_CLASSES = {_KEY, _NOTE}

    def __init__(self, rows: Sequence[KeyRow], terms: Sequence[KeyRow], notes: Sequence[str]) -> None:
        super().__init__(id="keys")
        self._rows = rows
        self._terms = terms
        self._notes = notes
        self._folded: dict[int, tuple[Line, ...]] = {}

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """What the longest row needs on one line; the style keeps it within the screen."""
        rows = [*self._rows, *self._terms]
        keys = max((cell_len(" ".join(names)) for names, _ in rows), default=0)
        words = max((cell_len(words) for _, words in rows), default=0)
        return max([keys + _GAP + words, *map(cell_len, self._notes)])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the rows fold to at this width."""
        return len(self.lines(width))

    def lines(self, width: int) -> tuple[Line, ...]:
        """All lines at a width; kept, for a layout asks several times."""
        width = max(1, width)  # nothing has a size yet while the layout is made
        if width not in self._folded:
            parts: list[list[Line]] = [
                [((keys, _KEY), (words, _WORDS)) for keys, words in key_lines(rows, width)]
                for rows in (self._rows, self._terms)
            ]
            parts.append([((line, _NOTE),) for note in self._notes for line in textwrap.wrap(note, width)])
            self._folded[width] = tuple(line for part in parts if part for line in [*part, ()])[:-1]
        return self._folded[width]

    @property
    def _shown(self) -> tuple[Line, ...]:
        """The lines at the width that a scroll bar leaves, where there are more than rows."""
        lines = self.lines(self.size.width)
        has_bar = len(lines) > self.size.height
        return self.lines(self.size.width - self.styles.scrollbar_size_vertical) if has_bar else lines

    @property
    def text(self) -> str:
        """What it says at its width."""
        return "\n".join("".join(text for text, _ in line) for line in self._shown)

    def on_resize(self) -> None:
        """Say how to go on where the list is longer than the screen."""
        self.take_rows(len(self._shown))
        words = say("↑↓ scroll · q closes") if self.max_scroll_y else say("? q Enter close")
        self.border_subtitle = Content(words)

    def render_line(self, y: int) -> Strip:
        """One line of what is seen."""
        width = self.scrollable_content_region.width
        line = next(iter(self._shown[y + self.scroll_offset.y :]), ())
        segments = [Segment(text, self._style_of(ink)) for text, ink in line]
        return Strip(segments).adjust_cell_length(width, self._style_of(_WORDS))

    def _style_of(self, ink: str) -> Style:
        return self.get_component_rich_style(ink) if ink else self.rich_style


class KeyHelp(Leaf[None], ModalScreen[None]):
    """A list of keys over the screen they belong to; any of `?`, `q`, Esc and Enter closes it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]
    BINDINGS = [
        Binding("question_mark,q,escape,enter,ctrl+q,ctrl+c", "close", "close"),
        Binding("up,k", "scroll_keys(-1)", "up"),
        Binding("down,j", "scroll_keys(1)", "down"),
    ]
    DEFAULT_CSS = """
    KeyHelp { align: center middle; }
    KeyHelp #keys {
        width: auto;
        max-width: 96%;
        height: auto;
        max-height: 90%;
        padding: 1 2;
        scrollbar-size-vertical: 1;
        background: $panel;
        border: round $primary;
        border-title-color: $accent;
        border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    KeyHelp.-narrow #keys { max-width: 100%; max-height: 100%; padding: 0 1; }
    """

    def __init__(
        self,
        title: str,
        bindings: Iterable[BindingType],
        notes: Iterable[str] = (),
        terms: Iterable[KeyRow] = (),
    ) -> None:
        """List the bindings that have a description; terms are the words of a screen and what they mean.

        Notes are lines below them, taken literally.
        """
        super().__init__()
        found = key_rows(bindings)
        self._title = title
        self._terms = tuple(terms)
        self._rows = [(_without_same_as_q(names), words) for names, words in found]
        shortened = any(names != shown for (names, _), (shown, _) in zip(found, self._rows, strict=True))
        self._notes = [*notes, *([say("Ctrl+Q and Ctrl+C are q.")] if shortened else [])]

    def compose(self) -> ComposeResult:
        """One scrolling list."""
        box = KeyTable(self._rows, self._terms, self._notes)
        box.border_title = Content(self._title)
        yield box

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)

    def action_scroll_keys(self, lines: int) -> None:
        """Scroll the list."""
        self.query_one("#keys").scroll_relative(y=lines, animate=False)


def _without_same_as_q(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in SAME_AS_Q) if "q" in names else names
