"""All about one routine: what it is and its steps; on another page its evidence, cautions and sources."""

from collections.abc import Iterator
from enum import StrEnum

from tui.core.anatomy.body_words import needs_in_words
from tui.core.catalogue import say
from tui.core.line_folding import cells
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
from tui.widgets.routine_lines import Line, Shown, StyledLines, folded, headed, hung

BRIEF_ROWS = 3
"""Rows of the summary below a list."""


class CardPage(StrEnum):
    """What of a routine is shown."""

    STEPS = "steps"
    EVIDENCE = "evidence"
    BRIEF = "brief"


class RoutineCard(StyledLines):
    """Begins at the top with every routine and page."""

    def __init__(self, library: Library) -> None:
        """Begin with nothing."""
        super().__init__()
        self._shown: tuple[Routine | None, Library, CardPage] = (None, library, CardPage.STEPS)

    def show_routine(self, routine: Routine | None, library: Library, page: CardPage) -> None:
        """Show this page of a routine from its top."""
        shown = (routine, library, page)
        if shown != self._shown:
            self._shown = shown
            self.show(lambda width: card_lines(routine, library, page, width) if routine else ())


def card_lines(routine: Routine, library: Library, page: CardPage, width: int) -> list[Line]:
    """A page of a routine in lines of at most this width."""
    of_page = {CardPage.STEPS: _steps_page, CardPage.EVIDENCE: _evidence_page, CardPage.BRIEF: _brief}
    return list(of_page[page](routine, library, width))


def _brief(routine: Routine, _library: Library, width: int) -> Iterator[Line]:
    """What there is room for below a list."""
    yield from folded(needs_in_words(routine), Shown.QUIET, width)
    said = list(folded(routine.summary or routine.posture, Shown.TEXT, width))
    if len(said) > BRIEF_ROWS:
        said = [*said[: BRIEF_ROWS - 1], (f"{said[BRIEF_ROWS - 1][0][: width - 2]} …", Shown.TEXT)]
    yield from said


def _steps_page(routine: Routine, library: Library, width: int) -> Iterator[Line]:
    plan = make_plan(routine)
    yield from folded(routine.title, Shown.TITLE, width)
    yield from folded(facts_line(routine, plan), Shown.QUIET, width)
    if routine.summary:
        yield "", Shown.TEXT
        yield from folded(routine.summary, Shown.TEXT, width)
    yield "", Shown.TEXT
    places = ", ".join(map(library.region_name, routine.regions))
    for text in (
        routine.posture,
        needs_line(routine),
        say("Places: {places}", places=places),
        times_line(routine),
    ):
        yield from folded(text, Shown.QUIET, width)
    yield from headed(say("Steps"), width)
    yield from _step_rows(routine, width)
    yield from folded(total_line(plan), Shown.QUIET, width)
    yield from headed(say("Evidence"), width)
    yield from folded(evidence_line(routine), Shown.TEXT, width)
    yield from headed(say("Step by step"), width)
    for number, step in enumerate(routine.steps, 1):
        yield from hung(f"{number} ", f"{step.title}. {instruction_of(routine, step)}", Shown.TEXT, width)


def _step_rows(routine: Routine, width: int) -> Iterator[Line]:
    """Numbers, titles, sides and times in columns; where titles need the room, sides are said in short."""
    rows = list(step_lines(routine))
    room = len(str(len(rows)))
    starts = [f"{number:>{room}} {row.title}" for number, row in enumerate(rows, 1)]
    for forms in ([row.sides for row in rows], [row.sides_in_short for row in rows], [""] * len(rows)):
        ends = [f" {sides} {row.time:>5}" for sides, row in zip(forms, rows, strict=True)]
        if all(cells(start + end) <= width for start, end in zip(starts, ends, strict=True)):
            break
    for start, end in zip(starts, ends, strict=True):
        yield f"{start}{' ' * max(0, width - cells(start + end))}{end}", Shown.TEXT


def _evidence_page(routine: Routine, library: Library, width: int) -> Iterator[Line]:
    yield from folded(routine.title, Shown.TITLE, width)
    yield from headed(say("Evidence"), width)
    yield from folded(say(EVIDENCE_SENTENCES[routine.evidence]), Shown.TEXT, width)
    if questions := library.contraindications_of(routine):
        yield from headed(say("Who should not"), width)
        for item in questions:
            yield from hung("· ", question_line(item), Shown.TEXT, width)
    if cautions := cautions_of(routine):
        yield from headed(say("Take care"), width)
        for title, caution in cautions:
            yield from hung("· ", f"{title}: {caution}", Shown.TEXT, width)
    yield from headed(say("Sources"), width)
    yield from _source_rows(routine, library, width)


def _source_rows(routine: Routine, library: Library, width: int) -> Iterator[Line]:
    sources = sources_named(routine, library)
    if not sources:
        yield from folded(say(NO_SOURCES), Shown.TEXT, width)
    for source in sources:
        title, said, url = source_lines(source)
        yield from hung("· ", source.fact or title, Shown.TEXT, width)
        if source.fact:
            yield from hung("  ", title, Shown.QUIET, width)
        yield from hung("  ", said, Shown.QUIET, width)
        yield from hung("  ", url, Shown.QUIET, width)
