"""What the journal says of a week: the records are the JSON of `unknot week --json`, key for key."""

import datetime as dt
from collections.abc import Iterable, Sequence
from statistics import median

import msgspec

from tui.core.body import Side, Spot
from tui.core.calendar_week import Week as Week
from tui.core.entry import CheckIn, Entry, HoldOutcome, Rating, SessionEntry, without_copies
from tui.core.findings import Recurrence, RegionsOf, Visit, finding_of, local_date, visits

WEEK_FORMAT = 1
QUIET_SHOWN_FOR = dt.timedelta(weeks=4)
"""A worked place without a mark is listed while its last mark is this new: the span of the heat map."""

Number = int | float


class DaySummary(msgspec.Struct, frozen=True, kw_only=True):
    """One day of a week."""

    date: dt.date
    sessions: int
    seconds_worked: int
    check_ins: int


class RatingSummary(msgspec.Struct, frozen=True, kw_only=True):
    """Soreness of a place before and after its sessions: medians over the `n` that have both numbers.

    A place rated only before, or only after, is listed with `n` 0 and no numbers.
    """

    region: str
    side: Side | None
    n: int
    before: Number | None
    after: Number | None


class TenderSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A tender place: marked in `count` of the last `worked` sessions, at the week's end, that worked it.

    `seconds_to_ease` is the median over this week's holds that eased, None where none did.
    """

    region: str
    side: Side | None
    spot: str
    count: int
    worked: int
    recurrence: Recurrence
    seconds_to_ease: Number | None


class WeekSummary(msgspec.Struct, frozen=True, kw_only=True):
    """All of a week, in the keys that others read."""

    format: int = WEEK_FORMAT
    week: str
    start: dt.date
    end: dt.date
    timezone: str
    sessions: int
    seconds_worked: int
    days: tuple[DaySummary, ...]
    ratings: tuple[RatingSummary, ...]
    tender_points: tuple[TenderSummary, ...]

    @property
    def check_ins(self) -> int:
        """Check-ins of all days."""
        return sum(day.check_ins for day in self.days)

    @property
    def active_days(self) -> int:
        """Days with a session."""
        return sum(day.sessions > 0 for day in self.days)


def entries_of(entries: Iterable[Entry], week: Week) -> list[Entry]:
    """The entries whose own local day is in the week, oldest first."""
    found = [entry for entry in entries if local_date(entry) in week]
    return sorted(found, key=lambda entry: (entry.started_at, entry.id))


def summarise(entries: Sequence[Entry], week: Week, regions_of: RegionsOf, timezone: str) -> WeekSummary:
    """What all entries say of one week; those after it, and copies, are not looked at."""
    entries = without_copies(entries)
    here = entries_of(entries, week)
    sessions = [entry for entry in here if isinstance(entry, SessionEntry)]
    return WeekSummary(
        week=week.iso,
        start=week.start,
        end=week.end,
        timezone=timezone,
        sessions=len(sessions),
        seconds_worked=sum(session.seconds_worked for session in sessions),
        days=tuple(_day(here, day) for day in week.days),
        ratings=_ratings(sessions),
        tender_points=_tender_points(entries, week, regions_of),
    )


def _day(entries: Sequence[Entry], day: dt.date) -> DaySummary:
    of_day = [entry for entry in entries if local_date(entry) == day]
    sessions = [entry for entry in of_day if isinstance(entry, SessionEntry)]
    return DaySummary(
        date=day,
        sessions=len(sessions),
        seconds_worked=sum(session.seconds_worked for session in sessions),
        check_ins=sum(isinstance(entry, CheckIn) for entry in of_day),
    )


def _ratings(sessions: Sequence[SessionEntry]) -> tuple[RatingSummary, ...]:
    given: dict[Spot, list[Rating]] = {}
    for session in sessions:
        for rating in session.ratings:
            given.setdefault(Spot(rating.region, rating.side), []).append(rating)
    rows = [_rating(spot, ratings) for spot, ratings in given.items()]
    return tuple(sorted(rows, key=lambda row: (-row.n, row.region, row.side or "")))


def _rating(spot: Spot, ratings: Sequence[Rating]) -> RatingSummary:
    pairs = [
        (each.before, each.after) for each in ratings if each.before is not None and each.after is not None
    ]
    return RatingSummary(
        region=spot.region,
        side=spot.side,
        n=len(pairs),
        before=middle([before for before, _ in pairs]),
        after=middle([after for _, after in pairs]),
    )


def middle(numbers: Sequence[int]) -> Number | None:
    """The median, whole where it is whole; None of nothing."""
    if not numbers:
        return None
    found = float(median(numbers))
    return int(found) if found.is_integer() else found


def _tender_points(entries: Sequence[Entry], week: Week, regions_of: RegionsOf) -> tuple[TenderSummary, ...]:
    """A row per place and short text marked this week; one per place only worked, and marked lately."""
    until = [entry for entry in entries if local_date(entry) <= week.end]
    lately = week.end - QUIET_SHOWN_FOR
    places = {
        Spot(point.region, point.side)
        for entry in until
        if isinstance(entry, SessionEntry) and local_date(entry) > lately
        for point in entry.tender_points
    }
    rows = [row for spot in places for row in _rows_of(tuple(visits(until, spot, regions_of)), spot, week)]
    return tuple(sorted(rows, key=_by_weight))


def _rows_of(visited: tuple[Visit, ...], spot: Spot, week: Week) -> list[TenderSummary]:
    found = finding_of(spot, visited)
    this_week = [visit for visit in visited if local_date(visit.session) in week]
    if found is None or not this_week:
        return []
    marks = [mark for visit in this_week for mark in visit.marks if mark.side == spot.side]
    if not marks and any(visit.marks for visit in this_week):
        return []  # marked this week on both sides together: that row tells it
    last = next(visit.marks[-1] for visit in visited if visit.marks)
    return [
        TenderSummary(
            region=spot.region,
            side=spot.side,
            spot=named,
            count=found.count,
            worked=found.worked,
            recurrence=found.recurrence,
            seconds_to_ease=middle(
                [
                    mark.seconds_held
                    for mark in marks
                    if mark.spot == named and mark.outcome is HoldOutcome.EASED
                ]
            ),
        )
        for named in sorted({mark.spot for mark in marks} or {last.spot})
    ]


_WEIGHT = {Recurrence.RECURRING: 0, Recurrence.NEW: 1, Recurrence.FADING: 2, Recurrence.QUIET: 3}


def _by_weight(row: TenderSummary) -> tuple[int, int, str, str, str]:
    return _WEIGHT[row.recurrence], -row.count, row.region, row.side or "", row.spot
