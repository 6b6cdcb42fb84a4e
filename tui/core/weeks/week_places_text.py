"""The places of a week on plain lines: how sore, before and after, how often tender, sides, months."""

import datetime as dt
import textwrap
from collections.abc import Iterable, Sequence

from tui.core.anatomy.body import Side
from tui.core.catalogue import marked, say
from tui.core.line_folding import filled, folded_at
from tui.core.places.finding_words import comes_back_short
from tui.core.routines.routine import Library
from tui.core.text import clean_line
from tui.core.weeks.change_words import (
    CHANGE_WORDS,
    compared_change,
    latest_in_words,
    pairs_change,
    trend_change,
)
from tui.core.weeks.week_records import (
    TREND_LATEST,
    MonthLevel,
    PlaceCompared,
    RatingSummary,
    SidesSummary,
    TenderPlace,
    TenderSummary,
    Totals,
    Trend,
)
from tui.core.weeks.week_words import (
    ease_in_words,
    four_weeks_in_words,
    level_in_words,
    month_in_words,
    number,
    rating_in_words,
    severe_in_words,
    side_in_words,
)
from tui.core.words import place_in_words

WIDTH, PLACE = 80, 38
NOT_NAMED = marked("not named")
NOT_RATED, NOT_BOTH = marked("not rated this week"), marked("not rated both before and after")


def level_lines(
    compared: Iterable[PlaceCompared], ratings: Iterable[RatingSummary], library: Library
) -> list[str]:
    """How sore each place was, beside the weeks before."""
    told = {(row.region, row.side): severe_in_words(row) for row in ratings}
    compared = list(compared)
    rated = [row for row in compared if row.weeks[-1].n]
    rows = [_told(library, row, _level(row, told.get((row.region, row.side), ""))) for row in rated]
    usual = [
        f"{_place(library, row.region, row.side)} {four_weeks_in_words(row)}"
        for row in compared
        if not row.weeks[-1].n
    ]
    rows.append(_in_one(say("{not_rated}; in the four before:", not_rated=say(NOT_RATED)), usual))
    return _section(say("How sore, 0 to 10: median of n answers, not of those right after a session"), rows)


def _level(row: PlaceCompared, severe: str) -> list[str]:
    *_, last, now = row.weeks
    from_four = row.change_from_four_weeks
    facts = [
        say(
            "{now}, last week {last}: {change}",
            now=level_in_words(now),
            last=level_in_words(last),
            change=compared_change(row),
        ),
        say("four weeks {level}", level=four_weeks_in_words(row))
        + (f": {say(CHANGE_WORDS[from_four])}" if from_four else ""),
        severe,
    ]
    return _apart(facts)


def rating_lines(ratings: Iterable[RatingSummary], library: Library) -> list[str]:
    """Before and after a session."""
    ratings = list(ratings)
    rows = [[_rating(row, library)] for row in ratings if row.n]
    rows.append(
        _in_one(f"{say(NOT_BOTH)}:", [_place(library, row.region, row.side) for row in ratings if not row.n])
    )
    return _section(say("Before -> after a session, 0 to 10: median of n sessions with both"), rows)


def _rating(row: RatingSummary, library: Library) -> str:
    short = textwrap.shorten(_place(library, row.region, row.side), PLACE, placeholder="...")
    change = f"{pairs_change(row):14} n {row.n}"
    return f"  {filled(short, PLACE)}  {rating_in_words(row, '->'):10}  {change}"


def tender_lines(
    places: Iterable[TenderPlace], points: Sequence[TenderSummary], library: Library
) -> list[str]:
    """Tender places, and below each its spots where one of them has a name."""
    rows = [
        [*_told(library, row, _tender(row)), *_spots([each for each in points if _is_at(each, row)])]
        for row in places
    ]
    return _section(say("Tender points: in how many of the last sessions there, time to ease"), rows)


def _is_at(point: TenderSummary, place: TenderPlace) -> bool:
    return (point.region, point.side) == (place.region, place.side)


def _spots(points: Sequence[TenderSummary]) -> list[str]:
    if not any(point.spot for point in points):
        return []
    rows = [[*f"{clean_line(each.spot) or say(NOT_NAMED)}:".split(), *_tender(each)] for each in points]
    return [line for row in rows for line in folded_at(row, WIDTH, " " * 6, " " * 10)]


def _tender(row: TenderPlace | TenderSummary) -> list[str]:
    return _apart([comes_back_short(row), ease_in_words(row) or say("not this week")])


def side_lines(sides: Iterable[SidesSummary], library: Library) -> list[str]:
    """Left against right of each region that was marked."""
    rows: list[list[str]] = []
    for row in sides:
        region = library.region(row.region)
        words = _apart(
            [
                say("left: {told}", told=side_in_words(row.left)),
                say("right: {told}", told=side_in_words(row.right)),
            ]
        )
        rows.append(_folded(clean_line(region.name if region else row.region), words))
    return _section(say("Left and right, of the sessions that worked it"), rows)


def trend_lines(trends: Sequence[Trend], until: dt.date, library: Library) -> list[str]:
    """How sore each place was over the months up to a day."""
    rows = [_told(library, row, _trend(row, until)) for row in trends]
    return _section(
        say("Over the months: now and before are medians of up to {most} answers", most=TREND_LATEST), rows
    )


def _trend(row: Trend, until: dt.date) -> list[str]:
    levels = say(
        "{latest}, before {earlier}: {change}",
        latest=latest_in_words(row, until),
        earlier=number(row.earlier),
        change=trend_change(row),
    )
    months = _apart([_month(month) for month in row.months if month.n], ",")
    return [f"{levels};", f"n {row.n};", *months]


def _month(month: MonthLevel) -> str:
    return f"{month_in_words(month)} {number(month.median)} (n {month.n})"


def ease_of_totals(totals: Totals) -> str:
    """Time to ease with the number of holds that did, such as "41 s (n 5)"."""
    return f"{number(totals.seconds_to_ease)} s (n {totals.eased})" if totals.eased else number(None)


def _section(heading: str, rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [line for row in rows for line in row]
    return [heading, *lines] if lines else []


def _told(
    library: Library, row: PlaceCompared | TenderPlace | TenderSummary | Trend, facts: Sequence[str]
) -> list[str]:
    return _folded(_place(library, row.region, row.side), facts)


def _in_one(beginning: str, facts: Sequence[str]) -> list[str]:
    """All that has no row of its own in one sentence; no line where there is nothing such."""
    return folded_at([*beginning.split(), *_apart(facts)], WIDTH, "  ", " " * 6) if facts else []


def _folded(place: str, facts: Sequence[str]) -> list[str]:
    return folded_at([*f"{place}:".split(), *facts], WIDTH, "  ", " " * 6)


def _apart(facts: Iterable[str], mark: str = ";") -> list[str]:
    """Facts with the mark that parts them."""
    *some, last = filter(None, facts)
    return [*(fact + mark for fact in some), last]


def _place(library: Library, region: str, side: Side | None) -> str:
    return clean_line(place_in_words(library, region, side))
