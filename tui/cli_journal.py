"""`unknot journal`: which entries are asked for."""

import datetime as dt
import re
from collections.abc import Sequence

import click

from tui.cli_setup import check_region
from tui.cli_text import is_about
from tui.core.entry import Entry
from tui.core.entry_words import regions_of_entry
from tui.core.findings import local_date, regions_of_library
from tui.core.routine import Library


def wanted_entries(
    entries: Sequence[Entry], library: Library, since: str | None, region: str | None
) -> Sequence[Entry]:
    """The entries from a day on that are about a region, oldest first. Raises UsageError, CommandError."""
    first_day = None if since is None else date_of(since)
    if region is not None:
        named = {each for entry in entries for each in regions_of_entry(entry)}
        # A region whose routine file is gone is still known by the entries that name it.
        check_region(region, named | {each.id for each in library.regions})
        regions_of = regions_of_library(library)
        entries = [entry for entry in entries if is_about(entry, region, regions_of)]
    return [entry for entry in entries if first_day is None or local_date(entry) >= first_day]


def date_of(text: str) -> dt.date:
    """A day. Raises click.UsageError for anything but 2026-11-22."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return dt.date.fromisoformat(text)
    except ValueError:  # the 31st of November
        pass
    raise click.UsageError(f'--since "{text}" is not a date: expected one such as 2026-11-22.')
