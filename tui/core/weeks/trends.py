"""How places went over the last twelve months: shown from five answers on."""

import datetime as dt
from collections.abc import Collection

from tui.core.anatomy.body import Spot
from tui.core.places.findings import local_date
from tui.core.places.history import History
from tui.core.weeks.answers_given import change_with, levels_told, middle
from tui.core.weeks.week_records import (
    ENOUGH_FOR_TREND,
    LATELY,
    TREND_LATEST,
    TREND_MONTHS,
    MonthLevel,
    Number,
    Trend,
)

Month = tuple[int, int]
Answer = tuple[dt.date, int]


def trends_of(history: History, until: dt.date, regions: Collection[str] = ()) -> tuple[Trend, ...]:
    """The trends of the month of `until` and the eleven before it: first of places that were rated lately.

    Of these the ones with a change come first, then the sorest. Answers after `until` are not looked at.
    """
    months = _months_to(until)
    first = dt.date(*months[0], 1)
    given: dict[Spot, list[Answer]] = {}
    for entry in history.between(first, until):
        day = local_date(entry)
        for place, number in levels_told(entry):
            if not regions or place.region in regions:
                given.setdefault(place, []).append((day, number))
    trends = [
        _trend(place, months, answers) for place, answers in given.items() if len(answers) >= ENOUGH_FOR_TREND
    ]
    return tuple(sorted(trends, key=lambda row: _in_order(row, until)))


def is_rated_lately(trend: Trend, until: dt.date) -> bool:
    """Whether its latest numbers tell how it is now: the last of them is of the four weeks up to a day."""
    return until - trend.last_on < LATELY


def _in_order(row: Trend, until: dt.date) -> tuple[bool, bool, Number, str, str]:
    return not is_rated_lately(row, until), row.change is None, -row.latest, row.region, row.side or ""


def _months_to(until: dt.date) -> list[Month]:
    this = until.year * 12 + until.month - 1
    return [(each // 12, each % 12 + 1) for each in range(this - TREND_MONTHS + 1, this + 1)]


def _trend(place: Spot, months: list[Month], answers: list[Answer]) -> Trend:
    numbers = [number for _, number in answers]
    of_month: dict[Month, list[int]] = {}
    for day, number in answers:
        of_month.setdefault((day.year, day.month), []).append(number)
    latest, earlier = numbers[-TREND_LATEST:], numbers[-2 * TREND_LATEST : -TREND_LATEST]
    has_earlier = len(earlier) >= ENOUGH_FOR_TREND
    return Trend(
        region=place.region,
        side=place.side,
        n=len(numbers),
        months=tuple(_month(month, of_month.get(month, [])) for month in months),
        latest=middle(latest) or 0,
        earlier=middle(earlier) if has_earlier else None,
        change=change_with(earlier, latest, least=ENOUGH_FOR_TREND),
        last_on=max(day for day, _ in answers),
    )


def _month(month: Month, numbers: list[int]) -> MonthLevel:
    return MonthLevel(month=f"{month[0]:04}-{month[1]:02}", n=len(numbers), median=middle(numbers))
