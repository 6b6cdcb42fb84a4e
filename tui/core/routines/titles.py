"""The title of a routine of one's own: what may be one, and one that is free."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from tui.core.catalogue import say
from tui.core.line_folding import cells
from tui.core.routines.editing import EditRefusedError, RoutineEdit
from tui.core.routines.routine import Library, Routine
from tui.core.text import clean_line

TITLE_CELLS = 40
"""The longest title of a routine, in cells (content.md D.2)."""


def titled(edit: RoutineEdit, title: str) -> RoutineEdit:
    """The routine under another title. Raises EditRefusedError for one that is empty or too long."""
    words = read_title(title)
    return msgspec.structs.replace(edit, routine=msgspec.structs.replace(edit.routine, title=words))


def read_title(typed: str) -> str:
    """A title as it is stored. Raises EditRefusedError for one that is empty or too long."""
    title = clean_line(typed)
    if not cells(title):
        raise EditRefusedError(say("A title needs a word."))
    if over := max(0, cells(title) - TITLE_CELLS):
        raise EditRefusedError(
            say(
                "A title has room for {most} characters: this one is {over} too long.",
                most=TITLE_CELLS,
                over=over,
            )
        )
    return title


def free_title(wanted: str, library: Library) -> str:
    """The title if no routine has it, else with the first number that makes it another one.

    A title that would get too long ends earlier, so that it may always be kept.
    """
    taken = {routine.title for routine in library.routines}
    endings = ("", *(f" {number}" for number in range(2, len(taken) + 3)))
    titles = (f"{_cut(wanted, TITLE_CELLS - len(ending))}{ending}" for ending in endings)
    return next(title for title in titles if title not in taken)


def title_of_copy(routine: Routine, library: Library) -> str:
    """What a copy is called where nobody says: "My neck tension", or that with a number where it is taken."""
    return free_title(say("My {title}", title=routine.title[:1].lower() + routine.title[1:]), library)


def told_apart(routines: Iterable[Routine]) -> dict[str, str]:
    """The titles by the ids of the routines, with the id behind one that another of them has as well."""
    titles = {routine.id: routine.title for routine in routines}
    counts = Counter(titles.values())
    return {
        routine_id: f"{title} ({routine_id})" if counts[title] > 1 else title
        for routine_id, title in titles.items()
    }


def _cut(words: str, most: int) -> str:
    while cells(words) > most:
        words = words[:-1].rstrip()
    return words
