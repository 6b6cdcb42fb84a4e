"""`unknot routines suggest`: what fits now, and why."""

from collections.abc import Iterator, Sequence

from tui.commands.output import COLUMNS, JSON_FORMAT, print_json, print_lines
from tui.commands.setup import entries_for_lines, library_for_lines, setup_for_lines
from tui.core.anatomy.body_words import needs_in_words
from tui.core.catalogue import say
from tui.core.line_folding import folded_at
from tui.core.places.findings import regions_of_library
from tui.core.places.history import History
from tui.core.routines.suggesting import suggest
from tui.core.routines.suggestion import NOTHING_FITS, Suggestion
from tui.core.safety.health import health_today
from tui.core.text import clean_line
from tui.files.choices import read_choices


def show_suggestions(minutes: int | None, *, as_json: bool) -> int:
    """Print at most three routines, each with its reason; the exit status."""
    setup = setup_for_lines()
    library, known, choices = library_for_lines(setup), entries_for_lines(setup), read_choices(setup.paths)
    history = History(known.entries, regions_of_library(library))
    now = setup.clock.now()
    health = health_today(choices.health, library, now.date())
    found = suggest(library, history, health, choices.favourites, now, minutes=minutes)
    if as_json:
        print_json({"format": JSON_FORMAT, "suggestions": [_suggestion_json(each) for each in found]})
    else:
        print_lines(suggestion_lines(found))
    return known.status


def _suggestion_json(each: Suggestion) -> dict[str, object]:
    return {
        "routine": each.routine.id,
        "title": each.routine.title,
        "minutes": each.minutes,
        "reason": each.reason,
        "region": each.place.region if each.place else None,
        "side": each.place.side if each.place else None,
    }


def suggestion_lines(found: Sequence[Suggestion]) -> Iterator[str]:
    """The id with minutes and title, as in the list of routines; below it the reason and what is needed."""
    if not found:
        yield from folded_at(say(NOTHING_FITS).split(), COLUMNS)
    width = max((len(each.routine.id) for each in found), default=0)
    for each in found:
        yield f"{each.routine.id:<{width}}  {each.minutes:>3} min  {clean_line(each.routine.title)}"
        for words in (each.reason, needs_in_words(each.routine)):
            indent = " " * (width + 11)
            yield from folded_at(clean_line(words).split(), COLUMNS, indent, indent)
