"""Routines and the journal as plain lines of 80 columns, and as JSON."""

import sys
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

import click
import msgspec

from tui.core.entry import CheckIn, Entry, SessionEntry, entry_json
from tui.core.entry_words import day_in_words, flags_of, regions_of_entry, soreness_of, title_of
from tui.core.findings import RegionsOf, local_date
from tui.core.plan import make_plan
from tui.core.record import rounded_seconds
from tui.core.routine import Library, Routine
from tui.core.session_words import session_sum, tender_point_words
from tui.core.text import clean, clean_line
from tui.core.week_words import place_in_words

COLUMNS = 80
JSON_FORMAT = 1
_INDENT = " " * 9


def print_lines(lines: Iterator[str]) -> None:
    """Print lines, with nothing in them that a terminal would act on."""
    for line in lines:
        click.echo(clean(line)[0])


def print_json(value: object) -> None:
    """Print JSON in UTF-8, whatever the locale is."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n")


def routines_json(routines: Sequence[Routine]) -> dict[str, object]:
    """The object of `unknot routines --json`."""
    return {"format": JSON_FORMAT, "routines": [_routine_json(routine) for routine in routines]}


def _routine_json(routine: Routine) -> dict[str, object]:
    plan = make_plan(routine)
    return {
        "id": routine.id,
        "title": routine.title,
        "minutes": plan.minutes,
        "seconds": rounded_seconds(plan.work_ms),
        "setting": routine.setting,
        "equipment": routine.equipment,
        "regions": routine.regions,
        "evidence": routine.evidence,
        "origin": routine.origin,
    }


def routine_lines(routines: Sequence[Routine]) -> Iterator[str]:
    """Two lines a routine: id, minutes and where; then the title and what is needed."""
    width = max((len(routine.id) for routine in routines), default=0)
    for routine in routines:
        yield f"{routine.id:<{width}}  {make_plan(routine).minutes:>3} min  {clean_line(routine.title)}"
        needs = ", ".join(routine.equipment) or "nothing"
        yield f"{'':<{width}}           {routine.setting}; needs: {needs}"


def journal_json(entries: Sequence[Entry]) -> dict[str, object]:
    """The object of `unknot journal --json`."""
    return {"format": JSON_FORMAT, "entries": [entry_json(entry) for entry in entries]}


def journal_lines(entries: Sequence[Entry], library: Library) -> Iterator[str]:
    """The entries under their days, oldest first, so that the newest stands above the prompt."""
    if not entries:
        yield "Nothing in the journal here yet."
    for number, (day, of_day) in enumerate(groupby(entries, key=local_date)):
        if number:
            yield ""
        yield day_in_words(day)
        for entry in of_day:
            yield from _entry_lines(entry, library)


def _entry_lines(entry: Entry, library: Library) -> Iterator[str]:
    title = ", ".join([clean_line(title_of(entry)), *flags_of(entry)])
    yield from _wrapped(f"  {entry.started_at:%H:%M}  {title}")
    if isinstance(entry, SessionEntry):
        yield from _session_lines(entry, library)
    sides = [rating.side for rating in entry.ratings]
    for (region, numbers), side in zip(soreness_of(entry), sides, strict=True):
        yield from _wrapped(f"{_INDENT}sore: {place_in_words(library, region, side)}: {numbers}")
    if isinstance(entry, CheckIn) and entry.interference is not None:
        yield f"{_INDENT}in the way: {entry.interference} of 10"
    yield from _note_lines(entry.note)


def _session_lines(entry: SessionEntry, library: Library) -> Iterator[str]:
    yield f"{_INDENT}{session_sum(entry)[1]}"
    routine = library.routine(entry.routine)
    for point in entry.tender_points:
        words = [tender_point_words(point, library, routine), point.word, point.note]
        yield from _wrapped(f"{_INDENT}tender: {clean_line('; '.join(filter(None, words)))}")


def _note_lines(note: str) -> Iterator[str]:
    for number, line in enumerate(clean(note)[0].split("\n") if note else []):
        yield from _wrapped(f"{_INDENT}{'note: ' if number == 0 else '      '}{line}", "      ")


def _wrapped(line: str, hanging: str = "  ") -> list[str]:
    return textwrap.wrap(line, COLUMNS, subsequent_indent=_INDENT + hanging) or [""]


def is_about(entry: Entry, region_id: str, regions_of: RegionsOf) -> bool:
    """Whether a region was rated, marked, or worked by a pass that was not left out."""
    named = regions_of_entry(entry)
    if isinstance(entry, SessionEntry):
        for run in entry.passes:
            named.update((regions_of(entry.routine, run.step) or ()) if run.seconds else ())
    return region_id in named
