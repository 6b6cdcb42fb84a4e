"""What a file of somebody else holds, shown before anything of it is taken."""

from collections.abc import Iterator
from functools import partial

from textual.binding import Binding

from tui.core.catalogue import marked, say, say_count
from tui.core.clock import Clock
from tui.core.routines.routine import Library, Routine
from tui.core.routines.routine_words import (
    evidence_line,
    facts_line,
    instruction_of,
    question_line,
    source_lines,
    told_by_name,
)
from tui.core.routines.shelf import Arrival
from tui.core.routines.titles import told_apart
from tui.widgets.lines_page import LinesPage
from tui.widgets.routine_lines import Line, Shown, folded, headed, hung


class ArrivalScreen(LinesPage[bool]):
    """Result True to take it in; a file with mistakes can only be looked at."""

    HELP_TITLE = marked("Bring in a file")
    BINDINGS = [Binding("enter", "take", "take it in")]

    def __init__(self, arrival: Arrival, library: Library, clock: Clock) -> None:
        """Show this file; the library names what is built in."""
        name = arrival.path.rsplit("/", 1)[-1]
        can_be_taken = not arrival.problems
        super().__init__(
            say("Bring in {file}?", file=name) if can_be_taken else say("Not brought in: {file}", file=name),
            partial(_lines_of, arrival, library),
            clock,
            keys=[("Enter", "take it in")] if can_be_taken else [],
        )
        self._can_be_taken = can_be_taken

    def action_take(self) -> None:
        """Take it in, if nothing is wrong in it; else there is nothing to do but to leave."""
        self.dismiss(True if self._can_be_taken else None)


def _lines_of(arrival: Arrival, library: Library, width: int) -> Iterator[Line]:
    """All there is to know of a file, or what is wrong in it, in lines of at most this width."""
    yield from folded(arrival.path, Shown.QUIET, width)
    if arrival.problems:
        count = len(arrival.problems)
        words = say_count("{count} mistake keeps it out", "{count} mistakes keep it out", count)
        yield from headed(words, width)
        for problem in arrival.problems:
            yield from hung("! ", told_by_name(problem), Shown.WRONG, width)
        return
    titles = told_apart((*library.routines, *arrival.routines))
    for routine in arrival.routines:
        yield from _routine_lines(routine, titles[routine.id], width)
    yield from _what_comes_along(arrival, library, width)


def _routine_lines(routine: Routine, title: str, width: int) -> Iterator[Line]:
    yield from headed(title, width)
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
