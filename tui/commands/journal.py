"""`unknot journal`: the entries that are asked for, as plain lines or as JSON."""

import datetime as dt
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

import click
import msgspec

from tui.commands.errors import CommandError
from tui.commands.output import COLUMNS, JSON_FORMAT, print_json, print_lines
from tui.commands.setup import check_region, date_of, entries_for_lines, library_for_lines, setup_for_lines
from tui.core.anatomy.body import Side
from tui.core.catalogue import marked, say
from tui.core.entries.entry import Entry, SessionEntry, entry_json
from tui.core.entries.entry_words import (
    about_copy,
    answers_of,
    flags_of,
    soreness_of,
    title_of,
    undone_in_words,
)
from tui.core.places.findings import local_date
from tui.core.routines.routine import Library
from tui.core.searching.journal_filter import matching
from tui.core.searching.journal_index import JournalIndex
from tui.core.searching.search import EVERYTHING, OUTCOMES, Query, QueryError, parse_query
from tui.core.sessions.session_words import session_sum, tender_point_words
from tui.core.text import clean, clean_line
from tui.core.words import day_in_words, place_in_words

INCOMPLETE = marked("Not everything could be read: what is missing is not listed here.")
NO_MATCH = marked("Nothing in the journal matches.")
_INDENT = " " * 9


class JournalOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks for; `find` is what may be typed on the journal screen."""

    find: str = ""
    region: str | None = None
    side: Side | None = None
    outcomes: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    @property
    def first_day(self) -> dt.date:
        """The first day of which entries are needed: older ones also say which places can be asked for."""
        if self.since is None or self.find or self.region is not None:
            return dt.date.min
        return date_of("--since", self.since)


def show_journal(options: JournalOptions, *, as_json: bool) -> int:
    """Print the entries that are asked for; the exit status. Raises UsageError, CommandError."""
    setup = setup_for_lines()
    library = library_for_lines(setup)
    known = entries_for_lines(setup, options.first_day)
    entries = wanted_entries(known.entries, library, options, setup.clock.now().date())
    if as_json:
        print_json(journal_json(entries))
    elif not entries and (known.entries or options.since):
        print_lines([*([] if known.is_complete else [say(INCOMPLETE), ""]), say(NO_MATCH)])
    else:
        lines = journal_lines(entries, library) if entries or known.is_complete else ()
        print_lines([*([] if known.is_complete else [say(INCOMPLETE), ""]), *lines])
    return known.status


def undo_last_change() -> None:
    """Take the latest change back and say which. Raises CommandError where there is none, JournalError."""
    from tui.files.journal.journal_files import YearJournal

    setup = setup_for_lines()
    change = YearJournal(setup.paths, setup.clock).undo()
    if change is None:
        raise CommandError(say("nothing to undo: nothing was deleted or changed in the last 30 days"))
    print_lines([clean_line(undone_in_words(change))])


def wanted_entries(
    entries: Sequence[Entry], library: Library, options: JournalOptions, today: dt.date
) -> Sequence[Entry]:
    """The entries that are asked for, oldest first. Raises UsageError, CommandError."""
    wanted = _query_of(options)
    if not options.find and wanted == EVERYTHING:
        return entries
    if not options.find and options.region is None:  # else also older entries say which places are known
        entries = [*_of_days(entries, wanted.since or dt.date.min, wanted.until or dt.date.max)]
    index = JournalIndex(library)
    index.take(entries)
    index.finish()
    if options.region is not None:
        # A region whose routine file is gone is still known by the entries that name it.
        check_region(options.region, index.regions)
    try:
        typed = parse_query(options.find, index.regions, today)
    except QueryError as error:
        raise click.UsageError(say("--find: {error}.", error=error)) from None
    return [known.entry for known in reversed(matching(index.known, typed.and_also(wanted)))]


def _of_days(entries: Sequence[Entry], first: dt.date, last: dt.date) -> Iterator[Entry]:
    return (entry for entry in entries if first <= local_date(entry) <= last)


def _query_of(options: JournalOptions) -> Query:
    since = date_of("--since", options.since) if options.since is not None else None
    until = date_of("--until", options.until) if options.until is not None else None
    if since and until and since > until:
        raise click.UsageError(say("--since {since} is after --until, {until}.", since=since, until=until))
    return Query(
        regions=(options.region,) if options.region is not None else (),
        sides=(options.side,) if options.side else (),
        outcomes=tuple(each for each in OUTCOMES if each.value in options.outcomes),
        since=since,
        until=until,
    )


def journal_json(entries: Sequence[Entry]) -> dict[str, object]:
    """The object of `unknot journal --json`."""
    return {"format": JSON_FORMAT, "entries": [entry_json(entry) for entry in entries]}


def journal_lines(entries: Sequence[Entry], library: Library) -> Iterator[str]:
    """The entries under their days, oldest first, so that the newest stands above the prompt."""
    if not entries:
        yield say("Nothing in the journal here yet.")
    for number, (day, of_day) in enumerate(groupby(entries, key=local_date)):
        if number:
            yield ""
        yield day_in_words(day)
        for entry in of_day:
            yield from _entry_lines(entry, library)


def _entry_lines(entry: Entry, library: Library) -> Iterator[str]:
    title = ", ".join([clean_line(title_of(entry)), *flags_of(entry)])
    yield from _wrapped(f"  {entry.started_at:%H:%M}  {title}")
    for advice in about_copy(entry):
        yield from _wrapped(f"{_INDENT}{advice}", "")
    if isinstance(entry, SessionEntry):
        yield from _session_lines(entry, library)
    sides = [rating.side for rating in entry.ratings]
    for (region, numbers), side in zip(soreness_of(entry), sides, strict=True):
        yield from _wrapped(
            _INDENT
            + say("sore: {place}: {numbers}", place=place_in_words(library, region, side), numbers=numbers)
        )
    yield from (f"{_INDENT}{answer}" for answer in answers_of(entry))
    yield from _note_lines(entry.note)


def _session_lines(entry: SessionEntry, library: Library) -> Iterator[str]:
    yield f"{_INDENT}{session_sum(entry)[1]}"
    routine = library.routine(entry.routine)
    for point in entry.tender_points:
        words = [tender_point_words(point, library, routine), point.word, point.note]
        yield from _wrapped(
            _INDENT + say("tender: {point}", point=clean_line("; ".join(filter(None, words))))
        )


def _note_lines(note: str) -> Iterator[str]:
    begin = f"{say('note:')} "
    for number, line in enumerate(clean(note)[0].split("\n") if note else []):
        yield from _wrapped(f"{_INDENT}{begin if number == 0 else ' ' * len(begin)}{line}", "      ")


def _wrapped(line: str, hanging: str = "  ") -> list[str]:
    if len(line) <= COLUMNS and line.isprintable():
        return [line.rstrip()]
    indent = _INDENT + hanging
    return _at_spaces(line, indent) or textwrap.wrap(line, COLUMNS, subsequent_indent=indent) or [""]


def _at_spaces(line: str, indent: str) -> list[str]:
    """What textwrap makes of most lines, in a fifteenth of its time; nothing where it would break words."""
    if "-" in line or not line.isprintable():
        return []
    lines = []
    while len(line) > COLUMNS:
        cut = line.rfind(" ", 0, COLUMNS + 1)
        if not line[: max(cut, 0)].strip():
            return []
        lines.append(line[:cut].rstrip())
        line = indent + line[cut:].lstrip()
    return [*lines, line.rstrip()]
