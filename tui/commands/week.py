"""`unknot week`: the sums of one week."""

import datetime as dt
from functools import partial

import click

from tui.commands.output import print_json, print_lines
from tui.commands.setup import all_entries, entries_for_lines, library_for_lines, setup_for_lines
from tui.core.catalogue import marked, say
from tui.core.places.findings import regions_of_library
from tui.core.places.history import History, Longer
from tui.core.weeks.calendar_week import Week
from tui.core.weeks.week import summarise, week_json
from tui.core.weeks.week_text import week_text

A_YEAR_AND_MORE = dt.timedelta(days=400)
"""What a week is held against: the months of its trends. Whether a place is new may take all the years."""
INCOMPLETE = marked("Not everything could be read: what is missing is not counted here.")


def show_week(name: str | None, *, as_json: bool) -> int:
    """Print a week, this one where none is named; the exit status.

    Raises click.UsageError for what names no week.
    """
    setup = setup_for_lines()
    first = setup.settings.week_starts.number
    today = setup.clock.now().date()
    try:
        week = Week.of(today, first) if name is None else Week.parse(name, first)
    except ValueError as error:
        raise click.UsageError(f"{error}.") from None
    library = library_for_lines(setup)
    before = max(week.start, dt.date.min + A_YEAR_AND_MORE) - A_YEAR_AND_MORE
    known = entries_for_lines(setup, before)
    longer = None if known.since is None else Longer(known.since, partial(all_entries, setup))
    history = History(known.entries, regions_of_library(library), longer)
    summary = summarise(history, week, today, setup.clock.timezone, is_complete=known.is_complete)
    if as_json:
        print_json(week_json(summary))
    else:
        print_lines([] if known.is_complete else [say(INCOMPLETE), ""])
        print_lines(week_text(summary, library).splitlines())
    return known.status
