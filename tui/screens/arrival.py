"""What a file of somebody else holds, shown before anything of it is taken."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.core.catalogue import say, say_count
from tui.core.clock import Clock
from tui.core.keyboard.patient_keys import PatientKeys
from tui.core.routines.routine import Library, Routine
from tui.core.routines.routine_words import (
    evidence_line,
    facts_line,
    instruction_of,
    question_line,
    source_lines,
)
from tui.core.routines.shelf import Arrival
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine
from tui.widgets.leaf import Leaf
from tui.widgets.routine_lines import Line, Shown, StyledLines, folded, headed, hung
from tui.widgets.text import literal


class _Page(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The arrows are the screen's."""


class ArrivalScreen(Leaf[bool]):
    """Result True to take it in; a file with mistakes can only be looked at."""

    BINDINGS = [
        Binding("enter", "take", "take it in"),
        Binding("down,j", "scroll(1)", "scroll down"),
        Binding("up,k", "scroll(-1)", "scroll up"),
        Binding("space,pagedown", "page(1)", "a page down"),
        Binding("pageup", "page(-1)", "a page up"),
        Binding("question_mark", "help", "help"),
        Binding("q,escape,n", "back", "leave it out"),
        Binding("ctrl+q,ctrl+c", "back", "leave it out", priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]
    DEFAULT_CSS = """
    ArrivalScreen #head { height: 1; padding: 0 2; color: $accent; text-style: bold; }
    ArrivalScreen #head { text-wrap: nowrap; text-overflow: ellipsis; }
    ArrivalScreen _Page { height: 1fr; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    ArrivalScreen.-narrow _Page { padding: 0 1; }
    ArrivalScreen.-narrow #head { padding: 0 1; }
    """

    def __init__(self, arrival: Arrival, library: Library, clock: Clock) -> None:
        """Show this file; the library names what is built in."""
        super().__init__()
        self._clock = clock
        self._keys = PatientKeys()
        self._arrival = arrival
        self._library = library

    def compose(self) -> ComposeResult:
        self.take_size()
        name = self._arrival.path.rsplit("/", 1)[-1]
        yield Static(literal(say("Bring in {file}?", file=name)), id="head")
        with _Page():
            yield StyledLines(lambda width: arrival_lines(self._arrival, self._library, width))
        leave = ("q", say("leave it out") if self._can_be_taken else say("back"))
        take = [("Enter", say("take it in"))] if self._can_be_taken else []
        yield KeyLine([*take, ("↑↓", "scroll")], pinned=[("?", "help"), leave])

    def on_mount(self) -> None:
        self._keys.appeared(self._clock.elapsed_ms())

    def admits(self, key: str) -> bool:
        """Whether the key is a press: the Enter that named the file, still held, takes nothing in."""
        return key != "enter" or self._keys.takes(key, self._clock.elapsed_ms())

    @property
    def _can_be_taken(self) -> bool:
        return not self._arrival.problems

    def action_take(self) -> None:
        """Take it in, if nothing is wrong in it."""
        if self._can_be_taken:
            self.dismiss(True)

    def action_scroll(self, rows: int) -> None:
        """Scroll what does not fit."""
        self.query_one(_Page).scroll_relative(y=rows, animate=False)

    def action_page(self, by: int) -> None:
        """Nearly as much as is seen."""
        self.action_scroll(by * max(1, self.query_one(_Page).scrollable_content_region.height - 1))

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(KeyHelp("Bring in a file", self.BINDINGS))

    def action_back(self) -> None:
        """Take nothing."""
        self.dismiss(False)


def arrival_lines(arrival: Arrival, library: Library, width: int) -> Iterator[Line]:
    """All there is to know of a file, or what is wrong in it, in lines of at most this width."""
    yield from folded(arrival.path, Shown.QUIET, width)
    if arrival.problems:
        count = len(arrival.problems)
        words = say_count("{count} mistake keeps it out", "{count} mistakes keep it out", count)
        yield from headed(words, width)
        for problem in arrival.problems:
            yield from hung("! ", problem, Shown.WRONG, width)
        return
    for routine in arrival.routines:
        yield from _routine_lines(routine, width)
    yield from _what_comes_along(arrival, library, width)


def _routine_lines(routine: Routine, width: int) -> Iterator[Line]:
    yield from headed(routine.title, width)
    yield from folded(f"{facts_line(routine)} · {evidence_line(routine)}", Shown.QUIET, width)
    yield from folded(routine.summary, Shown.TEXT, width)
    for number, step in enumerate(routine.steps, 1):
        text = f"{step.title}, {step.seconds} s. {instruction_of(routine, step)}"
        yield from hung(f"{number:>2} ", text, Shown.TEXT, width)
        yield from hung("   ", step.caution, Shown.QUIET, width)


def _what_comes_along(arrival: Arrival, library: Library, width: int) -> Iterator[Line]:
    asked = [item for routine in arrival.routines for item in library.contraindications_of(routine)]
    questions = dict.fromkeys((*asked, *arrival.contraindications))
    parts = (
        (say("Kept apart from what you have"), [_renamed(*names) for names in arrival.renamed]),
        (say("New places"), arrival.adds),
        (say("Who should not"), map(question_line, questions)),
        (say("Its own sources"), (". ".join(source_lines(source)) for source in arrival.sources)),
        (say("Take note"), arrival.warnings),
    )
    for heading, items in parts:
        rows = [line for item in items for line in hung("· ", item, Shown.TEXT, width)]
        if rows:
            yield from (*headed(heading, width), *rows)


def _renamed(before: str, after: str) -> str:
    return say("{before} will be {after}", before=before, after=after)
