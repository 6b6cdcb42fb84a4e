"""How places went over the last twelve months: shown from five answers on."""

import datetime as dt
from collections.abc import Collection

from tui.core.answers_given import change_with, levels_told, middle
from tui.core.body import Spot
from tui.core.findings import local_date
from tui.core.history import History
from tui.core.week_records import (
    ENOUGH_FOR_TREND,
    TREND_LATEST,
    TREND_MONTHS,
    MonthLevel,
    Trend,
)

Month = tuple[int, int]


def trends_of(history: History, until: dt.date, regions: Collection[str] = ()) -> tuple[Trend, ...]:
    """The trends of the month of `until` and the eleven before it, the sorest first.

    Answers after `until` are not looked at.
    """
    months = _months_to(until)
    first = dt.date(*months[0], 1)
    given: dict[Spot, list[tuple[Month, int]]] = {}
    for entry in history.between(first, until):
        day = local_date(entry)
        for place, number in levels_told(entry):
            if not regions or place.region in regions:
                given.setdefault(place, []).append(((day.year, day.month), number))
    trends = [
        _trend(place, months, answers) for place, answers in given.items() if len(answers) >= ENOUGH_FOR_TREND
    ]
    return tuple(sorted(trends, key=lambda row: (-row.latest, row.region, row.side or "")))


def _months_to(until: dt.date) -> list[Month]:
    this = until.year * 12 + until.month - 1
    return [(each // 12, each % 12 + 1) for each in range(this - TREND_MONTHS + 1, this + 1)]


def _trend(place: Spot, months: list[Month], answers: list[tuple[Month, int]]) -> Trend:
    numbers = [number for _, number in answers]
    latest, earlier = numbers[-TREND_LATEST:], numbers[-2 * TREND_LATEST : -TREND_LATEST]
    has_earlier = len(earlier) >= ENOUGH_FOR_TREND
    return Trend(
        region=place.region,
        side=place.side,
        n=len(numbers),
        months=tuple(_month(month, answers) for month in months),
        latest=middle(latest) or 0,
        earlier=middle(earlier) if has_earlier else None,
        change=change_with(earlier, latest, least=ENOUGH_FOR_TREND),
    )


def _month(month: Month, answers: list[tuple[Month, int]]) -> MonthLevel:
    numbers = [number for told_in, number in answers if told_in == month]
    return MonthLevel(month=f"{month[0]:04}-{month[1]:02}", n=len(numbers), median=middle(numbers))
