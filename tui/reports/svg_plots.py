"""The plots of a report: soreness of a place, its months, holds, left against right, minutes by day."""

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from tui.core.catalogue import marked, say
from tui.core.places.finding_words import comes_back_short
from tui.core.weeks.week_records import (
    TREND_MONTHS,
    DayState,
    DaySummary,
    MonthLevel,
    RatingSummary,
    SidesSummary,
    TenderPlace,
    TenderSummary,
    Trend,
)
from tui.core.weeks.week_words import month_in_short, rating_in_words
from tui.core.words import MONTHS, minutes
from tui.reports import report_words as words
from tui.reports.svg import INK, MUTED, TRACK, bar, circle, drawing, label, line

_MARGIN = 8
_SCALE_WIDTH = 150
_MOST = 10


def _at(score: float) -> float:
    return _MARGIN + score * (_SCALE_WIDTH - 2 * _MARGIN) / _MOST


def scale_axis() -> str:
    """The numbers over the column of plots."""
    shapes = [label(_at(each), 9, str(each), size=9.5, colour=MUTED) for each in (0, 5, 7, 10)]
    return drawing(_SCALE_WIDTH, 11, say("from 0 to 10"), shapes, "scale")


def soreness_plot(row: RatingSummary) -> str:
    """Above the median (diamond) and the worst (bar), below from before (ring) to after (dot)."""
    told = say(
        "worst {worst}, median {median}, before and after {pair}",
        worst=words.number(row.worst),
        median=words.number(row.median),
        pair=rating_in_words(row, say("to")),
    )
    return drawing(_SCALE_WIDTH, 26, told, [*_track(), *_level(row), *_pair(row)], "scale")


def _track() -> Iterator[str]:
    for score in (0, 5, 7, 10):
        yield line(_at(score), 2, _at(score), 24, TRACK, 0.8)
    for y in (8, 19):
        yield line(_at(0), y, _at(10), y, TRACK, 0.8)


def _level(row: RatingSummary) -> Iterator[str]:
    if row.median is None or row.worst is None:
        return
    x = _at(row.median)
    yield line(x, 8, _at(row.worst), 8, MUTED, 1.2)
    yield line(_at(row.worst), 3.5, _at(row.worst), 12.5, INK, 2.4)
    yield f'<path d="M{x:.2f} 3.6 l4.4 4.4 l-4.4 4.4 l-4.4 -4.4 z" fill="{INK}"/>'


def _pair(row: RatingSummary) -> Iterator[str]:
    if row.before is None or row.after is None:
        return
    yield line(_at(row.before), 19, _at(row.after), 19, INK, 1.6)
    yield circle(_at(row.before), 19, 3.8, filled=False)
    yield circle(_at(row.after), 19, 3, filled=True)


_MONTH_WIDTH = 19.0


def months_before_the_first(trend: Trend) -> int:
    """How many months of it come before the first answer."""
    return next(number for number, month in enumerate(trend.months) if month.n)


def months_plot(trend: Trend, left_out: int) -> str:
    """A dot for each month that has a median, its number above it; so many of the first are left out."""
    told = ", ".join(f"{each.month}: {words.number(each.median)}" for each in trend.months if each.n)
    return drawing(_MONTH_WIDTH * TREND_MONTHS, 33, told, _months(trend.months[left_out:]), "months")


def months_axis(trend: Trend, left_out: int) -> str:
    """The names of the months over the column of plots."""
    names = [month_in_short(each) for each in trend.months[left_out:]]
    shapes = [
        label((at + 0.5) * _MONTH_WIDTH, 8, name, size=7, colour=MUTED) for at, name in enumerate(names)
    ]
    return drawing(
        _MONTH_WIDTH * TREND_MONTHS, 10, say("months from {month}", month=names[0]), shapes, "months"
    )


def _months(months: Sequence[MonthLevel]) -> Iterator[str]:
    last: tuple[float, float] | None = None
    for number, month in enumerate(months):
        x = (number + 0.5) * _MONTH_WIDTH
        if month.median is None:
            last = None
            continue
        y = 26 - 1.7 * month.median
        if last is not None:
            yield line(*last, x, y, MUTED, 1.2)
        yield circle(x, y, 2, filled=True)
        yield label(x, y - 4, f"{month.median:g}", size=8)
        yield label(x, 33.5, f"n {month.n}", size=6.5, colour=MUTED)
        last = x, y


def recurrence_plot(row: TenderPlace | TenderSummary) -> str:
    """A dot for each session that marked it, a ring for each other one that worked it."""
    shapes = [circle(6 + 11 * each, 6, 3.6, filled=each < row.count) for each in range(row.worked)]
    return drawing(57, 12, comes_back_short(row), shapes, "dots")


_EASE_WIDTH = 70.0


def ease_plot(row: TenderPlace | TenderSummary, longest: float) -> str:
    """A bar as long as the time to ease, beside that of the slowest."""
    if row.seconds_to_ease is None or not longest:
        return ""
    shapes = [bar(0, 2, _EASE_WIDTH * row.seconds_to_ease / longest, 8)]
    return drawing(_EASE_WIDTH, 12, words.seconds(row.seconds_to_ease), shapes, "ease")


_HALF = 90.0


def sides_plot(row: SidesSummary) -> str:
    """Bars to the left and to the right: of ten sessions that worked the side, how many marked it."""
    left, right = _share(row.left.marked, row.left.sessions), _share(row.right.marked, row.right.sessions)
    shapes = [
        bar(_HALF - left, 3, left, 10),
        bar(_HALF, 3, right, 10),
        line(_HALF, 0, _HALF, 16, INK, 1.2),
    ]
    return drawing(
        2 * _HALF,
        16,
        say("left {left}, right {right}", left=row.left.marked, right=row.right.marked),
        shapes,
        "sides",
    )


def _share(marked: int, sessions: int) -> float:
    return _HALF * marked / sessions if sessions else 0


class _Bar(msgspec.Struct, frozen=True):
    """Days taken together: how much was worked, and what stands below."""

    seconds: int
    below: str
    above: str


_DAYS_WIDTH, _DAYS_HEIGHT = 720.0, 92.0
_MOST_BARS = 63


def days_plot(days: Sequence[DaySummary]) -> str:
    """Minutes by day; by week where there are too many, and by month where there are many more."""
    bars = _bars(days)
    most = max((each.seconds for each in bars), default=0) or 1
    width = min(_DAYS_WIDTH / len(bars), 40.0)
    return drawing(_DAYS_WIDTH, _DAYS_HEIGHT, say("minutes worked"), _columns(bars, width, most), "days")


def what_a_bar_is(days: Sequence[DaySummary], *, of_some: bool = False) -> str:
    """What the bars stand for; `of_some` where they are only of the sessions for some regions."""
    of_regions, of_all = _BY_DAY
    if len(days) > _MOST_BARS:
        of_regions, of_all = _BY_WEEK if len(days) <= 7 * _MOST_BARS else _BY_MONTH
    return say(of_regions if of_some else of_all)


_BY_DAY = (
    marked(
        "Minutes of sessions there by day; a dash is one without, a question mark one that could not be read."
    ),
    marked("Minutes worked by day; a dash is a day of rest, a question mark one that could not be read."),
)
_BY_WEEK = marked("Minutes of sessions there by week."), marked("Minutes worked by week.")
_BY_MONTH = marked("Minutes of sessions there by month."), marked("Minutes worked by month.")


def _columns(bars: Sequence[_Bar], width: float, most: int) -> Iterator[str]:
    floor = _DAYS_HEIGHT - 26
    for number, each in enumerate(bars):
        x = number * width
        height = (floor - 14) * each.seconds / most
        yield bar(x + 0.12 * width, floor - height, 0.76 * width, height)
        size = min(10.0, 0.52 * width)
        yield label(x + width / 2, floor - height - 3, each.above, size=size)
        for row, word in enumerate(each.below.split()):
            yield label(x + width / 2, floor + 11 + 11 * row, word, size=min(9.0, 0.52 * width), colour=MUTED)
    yield line(0, floor, width * len(bars), floor, MUTED, 0.8)


def _bars(days: Sequence[DaySummary]) -> list[_Bar]:
    if len(days) <= _MOST_BARS:
        return [_Bar(day.seconds_worked, _below(day.date, days[0].date), _above(day)) for day in days]
    groups: dict[dt.date, list[DaySummary]] = {}
    by_week = len(days) <= 7 * _MOST_BARS
    for number, day in enumerate(days):
        key = days[number - number % 7].date if by_week else day.date.replace(day=1)
        groups.setdefault(key, []).append(day)
    first = next(iter(groups))
    return [_summed(key, group, first, by_week=by_week) for key, group in groups.items()]


def _summed(start: dt.date, days: Sequence[DaySummary], first: dt.date, *, by_week: bool) -> _Bar:
    seconds = sum(day.seconds_worked for day in days)
    below = _below(start, first, step=7) if by_week else _month_below(start, first)
    return _Bar(seconds, below, str(minutes(seconds)) if seconds else "")


def _above(day: DaySummary) -> str:
    if day.sessions:
        return str(minutes(day.seconds_worked))
    return {DayState.REST: "-", DayState.UNKNOWN: "?"}.get(day.state, "")


def _below(day: dt.date, first: dt.date, step: int = 1) -> str:
    is_new = day == first or day.day <= step
    return f"{day.day} {say(MONTHS[day.month - 1])}" if is_new else str(day.day)


def _month_below(day: dt.date, first: dt.date) -> str:
    is_new = day == first.replace(day=1) or day.month == 1
    return f"{day.month} {day.year}" if is_new else str(day.month)
