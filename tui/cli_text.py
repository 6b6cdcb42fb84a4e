"""Routines and the journal as plain lines of 80 columns, and as JSON."""

import sys
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

import click
import msgspec

from tui.core.body import where_in_words
from tui.core.entry import CheckIn, Entry, SessionEntry, TenderPoint, entry_json
from tui.core.findings import RegionsOf, local_date
from tui.core.plan import make_plan
from tui.core.record import rounded_seconds
from tui.core.routine import Library, Routine
from tui.core.text import clean, clean_line

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
        yield f"{day:%a} {day.day} {day:%b %Y}"
        for entry in of_day:
            yield from _entry_lines(entry, library)


def _entry_lines(entry: Entry, library: Library) -> Iterator[str]:
    later = ", entered later" if entry.entered_later else ""
    if isinstance(entry, CheckIn):
        yield from _wrapped(f"  {entry.started_at:%H:%M}  Check-in{later}")
        yield from _check_in_lines(entry, library)
    else:
        yield from _wrapped(f"  {entry.started_at:%H:%M}  {_session_in_words(entry)}{later}")
        yield from _session_lines(entry, library)
    yield from _note_lines(entry.note)


def _session_in_words(entry: SessionEntry) -> str:
    outcome = entry.outcome.replace("-", " ")
    unattended = ", unattended" if entry.unattended else ""
    title = clean_line(entry.routine_title) or entry.routine
    return f"{title}: {outcome}, {_clock(entry.seconds_worked)} worked{unattended}"


def _session_lines(entry: SessionEntry, library: Library) -> Iterator[str]:
    for point in entry.tender_points:
        yield from _wrapped(f"{_INDENT}tender: {_tender_in_words(point, library)}")
    for rating in entry.ratings:
        where = where_in_words(library.region_name(rating.region), rating.side)
        yield from _wrapped(f"{_INDENT}sore: {where}, {_or_dash(rating.before)} to {_or_dash(rating.after)}")


def _tender_in_words(point: TenderPoint, library: Library) -> str:
    words = [where_in_words(library.region_name(point.region), point.side)]
    words += [clean_line(text) for text in (point.spot, point.word or "") if text]
    words.append(f"{point.outcome.replace('-', ' ')}, {point.seconds_held} s")
    if point.peak is not None:
        words.append(f"sore {point.peak}" + ("" if point.release is None else f" to {point.release}"))
    words += [clean_line(point.note)] if point.note else []
    return ", ".join(words)


def _check_in_lines(entry: CheckIn, library: Library) -> Iterator[str]:
    for rating in entry.ratings:
        where = where_in_words(library.region_name(rating.region), rating.side)
        yield from _wrapped(f"{_INDENT}sore now: {where}, {rating.now}")
    if entry.interference is not None:
        yield f"{_INDENT}got in the way: {entry.interference}"


def _note_lines(note: str) -> Iterator[str]:
    for number, line in enumerate(clean(note)[0].split("\n") if note else []):
        yield from _wrapped(f"{_INDENT}{'note: ' if number == 0 else '      '}{line}", "      ")


def _wrapped(line: str, hanging: str = "  ") -> list[str]:
    return textwrap.wrap(line, COLUMNS, subsequent_indent=_INDENT + hanging) or [""]


def _or_dash(number: int | None) -> str:
    return "-" if number is None else str(number)


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def is_about(entry: Entry, region_id: str, regions_of: RegionsOf) -> bool:
    """Whether a region was rated, marked, or worked by a pass that was not left out."""
    named = {rating.region for rating in entry.ratings}
    if isinstance(entry, SessionEntry):
        named.update(point.region for point in entry.tender_points)
        for run in entry.passes:
            named.update((regions_of(entry.routine, run.step) or ()) if run.seconds else ())
    return region_id in named
