"""All about one routine: what it is and its steps; on another page its evidence, cautions and sources."""

from collections.abc import Iterator
from enum import StrEnum

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tui.core.catalogue import say
from tui.core.line_folding import cells, folded_at
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Library, Routine
from tui.core.routines.routine_words import (
    EVIDENCE_SENTENCES,
    NO_SOURCES,
    cautions_of,
    evidence_line,
    facts_line,
    instruction_of,
    needs_line,
    question_line,
    source_lines,
    sources_named,
    step_lines,
    times_line,
    total_line,
)
from tui.widgets.text import literal

Line = tuple[str, str]
"""A line of the card and the style it has."""
WIDEST = 76
"""Longer lines are hard to read."""


class CardPage(StrEnum):
    """What of a routine is shown."""

    STEPS = "steps"
    EVIDENCE = "evidence"
    BRIEF = "brief"


class Shown(StrEnum):
    """The styles of lines, as the classes of the widget name them."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    QUIET = "quiet"


class _CardText(Widget):
    """The lines of a page at the width there is."""

    DEFAULT_CSS = """
    _CardText { height: auto; width: 1fr; }
    _CardText > .card--title { color: $accent; text-style: bold; }
    _CardText > .card--heading { color: $primary; text-style: bold; }
    _CardText > .card--quiet { color: $text-muted; }
    """
    COMPONENT_CLASSES = {f"card--{each}" for each in Shown}

    routine: reactive[Routine | None] = reactive(None, layout=True)
    page: reactive[CardPage] = reactive(CardPage.STEPS, layout=True)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the page folds to."""
        return len(self.lines(width))

    def lines(self, width: int) -> list[Line]:
        """The page at a width."""
        if self.routine is None:
            return []
        return card_lines(self.routine, self.library, self.page, max(1, min(width, WIDEST)))

    def render(self) -> Content:
        styles = {each: self.get_visual_style(f"card--{each}", partial=True) for each in Shown}
        rows = [literal(text).stylize(styles[Shown(style)]) for text, style in self.lines(self.size.width)]
        return Content("\n").join(rows)


class RoutineCard(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls what does not fit; begins at the top with every routine and page."""

    DEFAULT_CSS = """
    RoutineCard { scrollbar-size-vertical: 1; padding: 0 2; }
    """

    def __init__(self, library: Library) -> None:
        """Begin with nothing."""
        super().__init__()
        self._text = _CardText(library)

    def compose(self) -> ComposeResult:
        yield self._text

    @property
    def page(self) -> CardPage:
        """The present page."""
        return self._text.page

    def show(self, routine: Routine | None, library: Library, page: CardPage) -> None:
        """Show this page of a routine from its top."""
        is_other = (routine, page) != (self._text.routine, self._text.page)
        self._text.library = library
        self._text.routine, self._text.page = routine, page
        if is_other:
            self.scroll_home(animate=False)

    def read_on(self, by: int = 1) -> bool:
        """A page on, with a row of what was seen; False where all of it was shown."""
        if not self.max_scroll_y or (by > 0 and self.scroll_offset.y >= self.max_scroll_y):
            return False
        rows = max(1, self.scrollable_content_region.height - 1)
        self.scroll_relative(y=by * rows, animate=False)
        return True


def card_lines(routine: Routine, library: Library, page: CardPage, width: int) -> list[Line]:
    """A page of a routine in lines of at most this width."""
    of_page = {CardPage.STEPS: _steps_page, CardPage.EVIDENCE: _evidence_page, CardPage.BRIEF: _brief}
    return list(of_page[page](routine, library, width))


def _brief(routine: Routine, _library: Library, width: int) -> Iterator[Line]:
    """What there is room for below a list."""
    yield from _folded(routine.summary or needs_line(routine), Shown.TEXT, width)
    yield from _folded(f"{facts_line(routine)} · {evidence_line(routine)}", Shown.QUIET, width)


def _steps_page(routine: Routine, library: Library, width: int) -> Iterator[Line]:
    plan = make_plan(routine)
    yield from _folded(routine.title, Shown.TITLE, width)
    yield from _folded(facts_line(routine, plan), Shown.QUIET, width)
    if routine.summary:
        yield "", Shown.TEXT
        yield from _folded(routine.summary, Shown.TEXT, width)
    yield "", Shown.TEXT
    places = ", ".join(map(library.region_name, routine.regions))
    for text in (
        routine.posture,
        needs_line(routine),
        say("Places: {places}", places=places),
        times_line(routine),
    ):
        yield from _folded(text, Shown.QUIET, width)
    yield from _headed(say("Steps"), width)
    yield from _step_rows(routine, width)
    yield from _folded(total_line(plan), Shown.QUIET, width)
    yield from _headed(say("Evidence"), width)
    yield from _folded(evidence_line(routine), Shown.TEXT, width)
    yield from _headed(say("Step by step"), width)
    for number, step in enumerate(routine.steps, 1):
        yield from _hung(f"{number} ", f"{step.title}. {instruction_of(routine, step)}", Shown.TEXT, width)


def _step_rows(routine: Routine, width: int) -> Iterator[Line]:
    """Numbers, titles, sides and times in columns; the sides give way to the titles."""
    rows = list(step_lines(routine))
    room = len(str(len(rows)))
    for number, row in enumerate(rows, 1):
        start = f"{number:>{room}} {row.title}"
        end = f"{row.sides}  {row.time:>5}" if row.sides else f"{row.time:>5}"
        if cells(start) + 2 + cells(end) > width:
            end = f"{row.time:>5}"
        yield f"{start}{' ' * max(1, width - cells(start) - cells(end))}{end}", Shown.TEXT


def _evidence_page(routine: Routine, library: Library, width: int) -> Iterator[Line]:
    yield from _folded(routine.title, Shown.TITLE, width)
    yield from _headed(say("Evidence"), width)
    yield from _folded(say(EVIDENCE_SENTENCES[routine.evidence]), Shown.TEXT, width)
    if questions := library.contraindications_of(routine):
        yield from _headed(say("Who should not"), width)
        for item in questions:
            yield from _hung("· ", question_line(item), Shown.TEXT, width)
    if cautions := cautions_of(routine):
        yield from _headed(say("Take care"), width)
        for title, caution in cautions:
            yield from _hung("· ", f"{title}: {caution}", Shown.TEXT, width)
    yield from _headed(say("Sources"), width)
    yield from _source_rows(routine, library, width)


def _source_rows(routine: Routine, library: Library, width: int) -> Iterator[Line]:
    sources = sources_named(routine, library)
    if not sources:
        yield from _folded(say(NO_SOURCES), Shown.TEXT, width)
    for source in sources:
        title, said, url = source_lines(source)
        yield from _hung("· ", title, Shown.TEXT, width)
        yield from _hung("  ", said, Shown.QUIET, width)
        yield from _hung("  ", url, Shown.QUIET, width)


def _headed(heading: str, width: int) -> Iterator[Line]:
    yield "", Shown.TEXT
    yield from _folded(heading, Shown.HEADING, width)


def _folded(text: str, style: str, width: int) -> Iterator[Line]:
    yield from _hung("", text, style, width)


def _hung(start: str, text: str, style: str, width: int) -> Iterator[Line]:
    """The text in lines that begin below each other, after what stands before the first; none for no text."""
    if words := text.split():
        yield from ((line, style) for line in folded_at(words, width, start, " " * cells(start)))
