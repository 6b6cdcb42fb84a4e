"""`unknot report`: a page for somebody else, or the data behind it."""

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click
import msgspec

from tui.commands.errors import complain_all
from tui.commands.setup import (
    Setup,
    check_region,
    date_of,
    entries_for_lines,
    library_for_lines,
    setup_for_lines,
)
from tui.core.catalogue import say
from tui.core.entries.entry import FIRST_YEAR, LAST_YEAR, Entry
from tui.core.places.findings import RegionsOf, regions_of_entry, regions_of_library
from tui.core.places.history import History
from tui.core.reporting.report import MOST_DAYS, USUAL_WEEKS, Report, ReportRequest, last_weeks, make_report
from tui.core.reporting.report_parts import Part, entry_about, parse_parts
from tui.core.routines.routine import Library
from tui.core.text import clean_line
from tui.core.words import counted
from tui.reports.csv_rows import rows_of
from tui.reports.formats import ReportFormat, rendered

STANDARD_STREAM = "-"
_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


class ReportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What was given on the command line, as it was typed."""

    weeks: int | None
    first: str | None
    last: str | None
    regions: Sequence[str]
    without: Sequence[str]
    output: str


def print_report(options: ReportOptions, format_name: str) -> int:
    """Print or write a report; the exit status. Raises UsageError, CommandError, JournalError."""
    without = _parts_of(options.without)
    setup = setup_for_lines()
    today = setup.clock.now().date()
    days = _days_of(options, today)
    library = library_for_lines(setup)
    known = entries_for_lines(setup)
    regions_of = regions_of_library(library)
    _check_regions(options.regions, known.entries, library, regions_of)
    regions = tuple(dict.fromkeys(options.regions))
    request = msgspec.structs.replace(days, regions=regions, without=without)
    report = make_report(
        History(known.entries, regions_of),
        request,
        today,
        setup.clock.timezone,
        is_complete=known.is_complete,
    )
    as_format = ReportFormat(format_name)
    _put(rendered(report, library, as_format), as_format, options.output, setup)
    if as_format is ReportFormat.CSV:
        complain_all(_without_row(report))
    return known.status


def _without_row(report: Report) -> Iterator[str]:
    entries = [entry_about(entry, report.request.regions) for entry in report.entries]
    number = sum(not any(rows_of(entry)) for entry in entries)
    if number:
        yield say(
            "CSV has no row for {entries} without a rating or tender point; JSON has everything",
            entries=counted(number, "entry"),
        )


def _put(text: str, as_format: ReportFormat, output: str, setup: Setup) -> None:
    if output == STANDARD_STREAM:
        sys.stdout.buffer.write(text.encode())
        return
    from tui.files.disk import Disk
    from tui.files.exchange.exports import write_over
    from tui.reports.seal import sealed, why_it_stays

    stays = partial(why_it_stays, as_format=as_format)
    write_over(Path(output), sealed(text, as_format), stays, setup.paths, Disk())
    click.echo(say("The report is in {output}.", output=clean_line(output)))


def _days_of(options: ReportOptions, today: dt.date) -> ReportRequest:
    """The days that are meant. Raises click.UsageError."""
    if options.weeks is not None and (options.first or options.last):
        raise click.UsageError(say("--weeks counts back from today: use it, or --from and --to."))
    last = today if options.last is None else date_of("--to", options.last, _YEARS)
    if last > today:
        raise click.UsageError(say("--to {last} is still to come: today is {today}.", last=last, today=today))
    if options.first is None:
        return last_weeks(options.weeks or USUAL_WEEKS, last)
    first = date_of("--from", options.first, _YEARS)
    if first > last:
        raise click.UsageError(
            say("--from {first} is after today, {last}.", first=first, last=last)
            if options.last is None
            else say("--from {first} is after --to, {last}.", first=first, last=last)
        )
    if (last - first).days >= MOST_DAYS:
        raise click.UsageError(
            say("a report has room for ten years: choose a later --from, or an earlier --to.")
        )
    return ReportRequest(first=first, last=last)


def _parts_of(given: Sequence[str]) -> frozenset[Part]:
    try:
        return frozenset().union(*map(parse_parts, given))
    except ValueError as error:
        raise click.UsageError(say("--without: {error}", error=error)) from None


def _check_regions(
    regions: Sequence[str], entries: Sequence[Entry], library: Library, regions_of: RegionsOf
) -> None:
    if not regions:
        return
    known = {region.id for region in library.regions}
    known |= {region for entry in entries for region in regions_of_entry(entry, regions_of)}
    for region in regions:
        check_region(region, known)
