"""The tables of a report as cells of words, for the formats that have room for all of it."""

from collections.abc import Iterator

import msgspec

from tui.core.anatomy.body import Spot
from tui.core.catalogue import say
from tui.core.places.finding_words import comes_back_short
from tui.core.reporting.report import Report
from tui.core.routines.routine import Library
from tui.core.text import clean_line
from tui.core.weeks.change_words import latest_level, pairs_change, trend_change
from tui.core.weeks.week_records import RatingSummary, SideNumbers, TenderPlace, TenderSummary, Trend
from tui.core.weeks.week_words import month_in_short, rating_in_words
from tui.core.words import day_in_words, place_in_words
from tui.reports import report_words as words

OF_PLACE = "\u2013 "
"""Before a spot, which is told below its place."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under headings. The first column is words, `numbers` says how many of the others are figures."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def felt_tables(report: Report, library: Library) -> Iterator[Table]:
    """What was felt, the worst first; a table without a row is left out."""
    yield from _unless_empty(_soreness(report, library), _trends(report, library))


def observed_tables(report: Report, library: Library) -> Iterator[Table]:
    """What was observed: holds and sides."""
    yield from _unless_empty(_tender(report, library), _sides(report, library))


def felt_lines(report: Report, library: Library) -> list[tuple[str, str]]:
    """What was felt and is told in a line: a name and the words."""
    told = [
        (say("Got in the way (0 to 10)"), words.in_the_way(report)),
        (say("Morning after a session"), words.mornings(report)),
        (say("Words for tender points"), words.words_used(report)),
        (say("Only rated after a session"), words.rated_after(report, library)),
    ]
    return [each for each in told if each[1]]


def observed_lines(report: Report) -> list[tuple[str, str]]:
    """What was observed and is told in a line."""
    told = [
        (say("Sessions"), words.amounts(report)),
        (say("Days"), words.days_told(report)),
        (say("Entered later"), words.entered_later(report)),
        (say("Routines"), words.routines_done(report)),
        (say("Time to ease"), words.ease_of_all(report)),
    ]
    return [each for each in told if each[1]]


class TenderRow(msgspec.Struct, frozen=True):
    """A row of tender points as it is named; `is_spot` where it stands below its place."""

    name: str
    row: TenderPlace | TenderSummary
    is_spot: bool = False


def tender_rows_named(report: Report, library: Library) -> Iterator[TenderRow]:
    """The places, each with its named spots below it; one row where its only spot says the same."""
    spots: dict[Spot, list[TenderSummary]] = {}
    for each in report.summary.tender_points:
        spots.setdefault(Spot(each.region, each.side), []).append(each)
    for place in report.summary.tender_places:
        yield from _place_rows(place, spots.pop(Spot(place.region, place.side), []), library)
    for rest in spots.values():  # of places that are told together with their other side
        yield from (TenderRow(_spot_name(each, library), each) for each in rest)


def _place_rows(place: TenderPlace, spots: list[TenderSummary], library: Library) -> Iterator[TenderRow]:
    if len(spots) == 1 and _numbers(spots[0]) == _numbers(place):
        yield TenderRow(_spot_name(spots[0], library), spots[0])
        return
    yield TenderRow(clean_line(place_in_words(library, place.region, place.side)), place)
    if any(each.spot for each in spots):
        yield from (
            TenderRow(clean_line(each.spot) or say("without a name"), each, is_spot=True) for each in spots
        )


def _spot_name(spot: TenderSummary, library: Library) -> str:
    return clean_line(place_in_words(library, spot.region, spot.side, spot.spot))


def _numbers(row: TenderPlace | TenderSummary) -> tuple[object, ...]:
    return row.recurrence, row.count, row.worked, row.holds, row.eased, row.seconds_to_ease


def notes_told(report: Report) -> list[tuple[str, str]]:
    """The notes with their days, oldest first."""
    return [(day_in_words(note.date), clean_line(note.text)) for note in report.summary.notes]


def _unless_empty(*tables: Table) -> Iterator[Table]:
    return (table for table in tables if table.rows)


def _soreness(report: Report, library: Library) -> Table:
    return Table(
        title=say("Soreness by place, worst first"),
        about=say(
            "Worst, median and 7 or more: over the answers not given right after a session. "
            "Before → after: medians of the sessions that have both; two points and 30 % are a clear change."
        ),
        columns=(
            say("Place"),
            say("Worst"),
            say("Median"),
            say("7 or more"),
            say("Before → after"),
            "n",
            say("Change"),
        ),
        rows=tuple(
            (clean_line(place_in_words(library, row.region, row.side)), *soreness_cells(row))
            for row in report.worst_first
        ),
    )


def soreness_cells(row: RatingSummary) -> tuple[str, ...]:
    """The numbers of a place: worst, median, how many at 7 or more, before and after, n, the change."""
    return (
        words.number(row.worst),
        words.number(row.median),
        words.severe(row),
        rating_in_words(row, "→"),
        str(row.n),
        pairs_change(row),
    )


def _trends(report: Report, library: Library) -> Table:
    return Table(
        title=say("Over the last twelve months"),
        about=say(
            "Latest: median of the last seven answers, with the month of the last where that is four weeks "
            "old; before: of up to seven before them. "
            "Months: median of n answers."
        ),
        columns=(say("Place"), say("Latest"), say("Before"), "n", say("Change"), say("Months")),
        rows=tuple(
            (
                clean_line(place_in_words(library, trend.region, trend.side)),
                latest_level(trend, report.request.last),
                words.number(trend.earlier),
                str(trend.n),
                trend_change(trend),
                _months(trend),
            )
            for trend in report.trends
        ),
    )


def _months(trend: Trend) -> str:
    told = [
        f"{month_in_short(each)} {words.number(each.median)} ({each.n})" for each in trend.months if each.n
    ]
    return ", ".join(told)


def _tender(report: Report, library: Library) -> Table:
    return Table(
        title=say("Tender points"),
        about=say(
            "Tender in: of the last sessions, at most five, that worked the place. Holds: in these days. "
            "Time to ease: median over the holds that eased."
        ),
        columns=(say("Place"), say("Tender in"), say("Holds"), say("Eased"), say("Time to ease")),
        rows=tuple(_tender_rows(report, library)),
    )


def _tender_rows(report: Report, library: Library) -> Iterator[tuple[str, ...]]:
    for each in tender_rows_named(report, library):
        yield _tender_row(f"{OF_PLACE if each.is_spot else ''}{each.name}", each.row)


def _tender_row(name: str, row: TenderPlace | TenderSummary) -> tuple[str, ...]:
    return name, comes_back_short(row), str(row.holds), str(row.eased), words.seconds(row.seconds_to_ease)


def _sides(report: Report, library: Library) -> Table:
    return Table(
        title=say("Left against right"),
        about=say("Marked: sessions of these days with a mark, of those that worked that side."),
        columns=(
            say("Region"),
            say("Left marked"),
            say("Right marked"),
            say("Holds left"),
            say("right"),
            say("To ease left"),
            say("right"),
        ),
        rows=tuple(
            (
                clean_line(library.region_name(row.region)),
                _marked(row.left),
                _marked(row.right),
                str(row.left.tender_points),
                str(row.right.tender_points),
                words.ease_of_side(row.left),
                words.ease_of_side(row.right),
            )
            for row in report.summary.sides
        ),
    )


def _marked(side: SideNumbers) -> str:
    if not side.sessions:
        return words.NO_NUMBER
    return say("{marked} of {sessions}", marked=side.marked, sessions=side.sessions)
