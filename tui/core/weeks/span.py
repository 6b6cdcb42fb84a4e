"""What the journal says of a span of days."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

import msgspec

from tui.core.entries.entry import CheckIn, Entry, NextMorning, SessionEntry, TenderPoint
from tui.core.places.findings import local_date, regions_of_entry
from tui.core.places.history import History
from tui.core.weeks.answers_given import middle, rating_rows, seconds_to_ease
from tui.core.weeks.tender_rows import tender_rows
from tui.core.weeks.week_records import (
    DayState,
    DaySummary,
    InTheWay,
    NextMornings,
    Noted,
    SpanSummary,
)


def entries_about(history: History, first: dt.date, last: dt.date, regions: Collection[str]) -> list[Entry]:
    """The entries of these days; with regions, those that worked, rated or marked one of them."""
    wanted = set(regions)
    return [
        entry
        for entry in history.between(first, last)
        if not wanted or wanted & regions_of_entry(entry, history.regions_of)
    ]


def summarise_span(
    history: History,
    first: dt.date,
    last: dt.date,
    today: dt.date,
    timezone: str,
    *,
    is_complete: bool = True,
    regions: Collection[str] = (),
) -> SpanSummary:
    """The days from `first` to `last`, both included; what is after them, and copies, are not looked at.

    With regions it is about these alone: a day of rest is one without a session for any of them.
    """
    entries = entries_about(history, first, last, regions)
    sessions = [entry for entry in entries if isinstance(entry, SessionEntry)]
    check_ins = [entry for entry in entries if isinstance(entry, CheckIn)]
    days = _days(entries, _Days(first, last, today, history.first_day_up_to(first), is_complete))
    tender = tender_rows(history, sessions, first, last, regions, is_complete=is_complete)
    eased = seconds_to_ease(marks_of(sessions, regions))
    return SpanSummary(
        start=first,
        end=last,
        timezone=timezone,
        is_complete=is_complete,
        sessions=len(sessions),
        seconds_worked=sum(session.seconds_worked for session in sessions),
        check_ins=len(check_ins),
        active_days=sum(day.sessions > 0 for day in days),
        rest_days=sum(day.state is DayState.REST for day in days),
        longest_gap_days=_longest_gap(days),
        entered_later=sum(entry.entered_later for entry in entries),
        days=days,
        ratings=rating_rows(entries, regions),
        tender_places=tender.places,
        tender_points=tender.points,
        sides=tender.sides,
        eased=len(eased),
        seconds_to_ease=middle(eased),
        next_mornings=_next_mornings(check_ins),
        interference=_in_the_way(check_ins),
        notes=tuple(
            Noted(date=local_date(entry), text=entry.note) for entry in entries if entry.note.strip()
        ),
    )


def marks_of(sessions: Iterable[SessionEntry], regions: Collection[str] = ()) -> list[TenderPoint]:
    """The tender points of these sessions; only of some regions where these are named."""
    marks = [mark for session in sessions for mark in session.tender_points]
    return [mark for mark in marks if not regions or mark.region in regions]


class _Days(msgspec.Struct, frozen=True):
    """The days of a span, and what a day without a session can be."""

    first: dt.date
    last: dt.date
    today: dt.date
    first_known: dt.date | None
    """The first day that has an entry, or any up to the first of the span."""
    is_complete: bool

    def state_without_session(self, day: dt.date) -> DayState:
        if day >= self.today:
            return DayState.TODAY if day == self.today else DayState.AHEAD
        if not self.is_complete:
            return DayState.UNKNOWN
        is_before = self.first_known is None or day < self.first_known
        return DayState.BEFORE if is_before else DayState.REST


def _days(entries: Sequence[Entry], span: _Days) -> tuple[DaySummary, ...]:
    of_day: dict[dt.date, list[Entry]] = {}
    for entry in entries:
        of_day.setdefault(local_date(entry), []).append(entry)
    number = (span.last - span.first).days + 1
    days = [span.first + dt.timedelta(days=day) for day in range(number)]
    return tuple(_day(day, of_day.get(day, []), span) for day in days)


def _day(day: dt.date, entries: Sequence[Entry], span: _Days) -> DaySummary:
    sessions = [entry for entry in entries if isinstance(entry, SessionEntry)]
    return DaySummary(
        date=day,
        state=DayState.SESSION if sessions else span.state_without_session(day),
        sessions=len(sessions),
        seconds_worked=sum(session.seconds_worked for session in sessions),
        check_ins=len(entries) - len(sessions),
    )


def _longest_gap(days: Iterable[DaySummary]) -> int:
    runs = groupby(days, key=lambda day: day.state is DayState.REST)
    return max((sum(1 for _ in run) for is_rest, run in runs if is_rest), default=0)


def _next_mornings(check_ins: Iterable[CheckIn]) -> NextMornings:
    """One answer of each session, and of each day where none is named: the latest."""
    by_session = {
        entry.after_session or local_date(entry): entry.next_morning
        for entry in check_ins
        if entry.next_morning is not None
    }
    told = list(by_session.values())
    better, same, worse = (told.count(each) for each in NextMorning)
    return NextMornings(n=len(told), better=better, same=same, worse=worse)


def _in_the_way(check_ins: Iterable[CheckIn]) -> InTheWay:
    told = [entry.interference for entry in check_ins if entry.interference is not None]
    return InTheWay(n=len(told), median=middle(told), worst=max(told, default=None))
