"""What a span of days says, as records: the keys of `unknot week --json`, one meaning for every reader.

Missing is never 0: a median of nothing is None and has an n of 0. Seconds are session seconds.
"""

import datetime as dt
from enum import StrEnum

import msgspec

from tui.core.anatomy.body import Side
from tui.core.places.findings import Recurrence

WEEK_FORMAT = 1
Number = int | float
"""A median: whole, or with half points."""

CLEAR_POINTS, CLEAR_SHARE = 2, 0.3
"""Two points and 30 % are a change most people would notice; one point is noise (content.md B.4)."""
SEVERE = 7
"""From here on soreness counts as high (content.md B.4, nrs-cpa)."""
ENOUGH = 3
"""Numbers on both sides of a comparison before anything is said about it: fewer carry no claim."""
ENOUGH_FOR_TREND = 5
"""Numbers of one place before it has a trend (content.md B.4)."""
TREND_LATEST = 7
"""The level now is the median of the last seven numbers (content.md B.4)."""
TREND_MONTHS = 12
LATELY = dt.timedelta(weeks=4)
"""A place whose last number is older than this has no level now."""
WEEKS_BESIDE = 4
"""Weeks before this one that it is held against."""


class Change(StrEnum):
    """What a change of soreness amounts to."""

    CLEARLY_LESS = "clearly-less"
    A_LITTLE_LESS = "a-little-less"
    ABOUT_THE_SAME = "about-the-same"
    A_LITTLE_MORE = "a-little-more"
    CLEARLY_MORE = "clearly-more"


def change_of(before: Number, after: Number) -> Change:
    """Less than two points is about the same; two points and 30 % of `before` are clear."""
    by = abs(after - before)
    if by < CLEAR_POINTS:
        return Change.ABOUT_THE_SAME
    is_clear, is_less = by >= CLEAR_SHARE * before, after < before
    if is_less:
        return Change.CLEARLY_LESS if is_clear else Change.A_LITTLE_LESS
    return Change.CLEARLY_MORE if is_clear else Change.A_LITTLE_MORE


class DayState(StrEnum):
    """What a day was. A check-in alone leaves it a day of rest."""

    SESSION = "session"
    REST = "rest"
    TODAY = "today"
    """Today, without a session so far."""
    AHEAD = "ahead"
    BEFORE = "before"
    """Before the first entry of the journal: nothing is known, and it is no rest."""
    UNKNOWN = "unknown"
    """No session of it could be read, and not all of the journal could be."""


class DaySummary(msgspec.Struct, frozen=True, kw_only=True):
    """One day."""

    date: dt.date
    state: DayState
    sessions: int
    seconds_worked: int
    check_ins: int


class RatingSummary(msgspec.Struct, frozen=True, kw_only=True):
    """Soreness of a place. `before` and `after` are medians over the `n` sessions that have both numbers.

    `median`, `worst` and `severe` (how many at 7 or more) are over the `answers` that were not given right
    after a session: those before one, and those of check-ins. `change` is from before to after; None with
    fewer than three pairs.
    """

    region: str
    side: Side | None
    n: int
    before: Number | None
    after: Number | None
    change: Change | None
    answers: int
    median: Number | None
    worst: int | None
    severe: int


class TenderPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A region and side: marked in `count` of the last `worked` (at most five) sessions that worked it.

    The sessions are the last by moment of those whose own local day is not after the span. A place on one
    side is marked by a mark there or on both; a place on both sides by a mark on both, or one on each.
    `holds` are the marks of the span with exactly this side; `seconds_to_ease` is the median over the `eased`
    of them that eased. A place without one is listed where the span worked it without marking it at all, and
    it was marked in the 28 days up to the end of the span.
    """

    region: str
    side: Side | None
    count: int
    worked: int
    recurrence: Recurrence
    holds: int
    eased: int
    seconds_to_ease: Number | None


class TenderSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A tender point: the same for a named spot of a listed place, or for the marks there without a name."""

    region: str
    side: Side | None
    spot: str
    count: int
    worked: int
    recurrence: Recurrence
    holds: int
    eased: int
    seconds_to_ease: Number | None


class SideNumbers(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a region: `sessions` of the span worked it, and `marked` of them marked it.

    A mark on both sides counts on each; `seconds_to_ease` is the median over the `eased` ones that eased.
    """

    sessions: int
    marked: int
    tender_points: int
    eased: int
    seconds_to_ease: Number | None


class SidesSummary(msgspec.Struct, frozen=True, kw_only=True):
    """Left against right of a region that was marked in the span."""

    region: str
    left: SideNumbers
    right: SideNumbers


class NextMornings(msgspec.Struct, frozen=True, kw_only=True):
    """Answers of the morning after, compared with before the session; `n` is their sum.

    Of the answers about one session only the latest of the span counts, and of those that name none (no
    `after_session`) the latest of their local day.
    """

    n: int
    better: int
    same: int
    worse: int


class InTheWay(msgspec.Struct, frozen=True, kw_only=True):
    """How much it got in the way, 0 to 10, over the `n` answers."""

    n: int
    median: Number | None
    worst: int | None


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """A note of an entry (not of a tender point), on its own local day."""

    date: dt.date
    text: str


class SpanSummary(msgspec.Struct, frozen=True, kw_only=True):
    """All of the days from `start` to `end`, both included; recurrence is as it was at `end`.

    Ratings are listed the sorest first, tender places and points by recurrence, notes by moment.

    `longest_gap_days` is the most days of rest in a row within the span.
    """

    start: dt.date
    end: dt.date
    timezone: str
    is_complete: bool
    """Whether all of the journal could be read."""
    sessions: int
    seconds_worked: int
    check_ins: int
    active_days: int
    rest_days: int
    longest_gap_days: int
    entered_later: int
    days: tuple[DaySummary, ...]
    ratings: tuple[RatingSummary, ...]
    tender_places: tuple[TenderPlace, ...]
    tender_points: tuple[TenderSummary, ...]
    sides: tuple[SidesSummary, ...]
    eased: int
    seconds_to_ease: Number | None
    next_mornings: NextMornings
    interference: InTheWay
    notes: tuple[Noted, ...]


class WeekLevel(msgspec.Struct, frozen=True, kw_only=True):
    """The soreness of a place in one week: the median of `n` answers, as in RatingSummary."""

    week: str
    n: int
    median: Number | None


class PlaceCompared(msgspec.Struct, frozen=True, kw_only=True):
    """A place this week beside the weeks before: `weeks` are the four before and this one, oldest first.

    Every place is listed that has an answer in any of the five. `four_weeks` is the median of the medians of
    those of the four that have answers. A change is None where the numbers carry none: it needs three answers
    in this week and in the last, or in this week and in each of two of the four. `is_first` where it had no
    answer before this week, and all of the journal could be read.
    """

    region: str
    side: Side | None
    weeks: tuple[WeekLevel, ...]
    change: Change | None
    four_weeks: Number | None
    change_from_four_weeks: Change | None
    is_first: bool = False


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """The sums of a week; over several weeks the medians of their sums, a week of rest being 0.

    `weeks` counts those that do not end before the journal's first entry, and where not all of it could be
    read, only those that have one; with none every number is None.
    `tender_points` are marks.
    """

    weeks: int
    sessions: Number | None
    seconds_worked: Number | None
    active_days: Number | None
    tender_points: Number | None
    seconds_to_ease: Number | None
    """The median over all holds of these weeks that eased, `eased` of them; None where none did."""
    eased: int


class MonthLevel(msgspec.Struct, frozen=True, kw_only=True):
    """The soreness of a place in one month, `2026-11`."""

    month: str
    n: int
    median: Number | None


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """A place over the last twelve months, oldest first; only with five answers or more in them.

    First those with an answer in the last four weeks, of these the ones with a change, then the sorest.

    `months` are the one of the last day and the eleven before it, each of them. `latest` is the median of the
    last seven answers, `last_on` the day of the last; `earlier` is that of the up to seven before them, None
    where these are not five, and `change` is from one to the other.
    """

    region: str
    side: Side | None
    n: int
    months: tuple[MonthLevel, ...]
    latest: Number
    earlier: Number | None
    change: Change | None
    last_on: dt.date


class WeekSummary(SpanSummary, frozen=True, kw_only=True):
    """A week, beside the last one and the four before it."""

    format: int = WEEK_FORMAT
    week: str
    compared: tuple[PlaceCompared, ...]
    last_week: Totals
    four_weeks: Totals
    trends: tuple[Trend, ...]
