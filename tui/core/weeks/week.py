"""What the journal says of a week, beside the last one and the four before it."""

import datetime as dt
from collections.abc import Sequence

import msgspec
from msgspec.structs import asdict, replace

from tui.core.anatomy.body import Spot
from tui.core.entries.entry import SessionEntry
from tui.core.places.findings import local_date
from tui.core.places.history import History
from tui.core.weeks.answers_given import answers_by_place, change_with, levels_told, middle, seconds_to_ease
from tui.core.weeks.calendar_week import Week
from tui.core.weeks.span import marks_of, summarise_span
from tui.core.weeks.trends import trends_of
from tui.core.weeks.week_records import (
    ENOUGH,
    WEEKS_BESIDE,
    Change,
    Number,
    PlaceCompared,
    Totals,
    WeekLevel,
    WeekSummary,
    change_of,
)


def summarise(
    history: History, week: Week, today: dt.date, timezone: str, *, is_complete: bool = True
) -> WeekSummary:
    """What all entries say of one week; those after it, and copies, are not looked at."""
    before = _weeks_before(week)
    known = [each for each in before if _is_known(history, each, is_complete=is_complete)]
    return WeekSummary(
        **asdict(summarise_span(history, week.start, week.end, today, timezone, is_complete=is_complete)),
        week=week.iso,
        compared=_compared(history, [*before, week], is_complete=is_complete),
        last_week=_totals(history, [each for each in known if each == before[-1]]),
        four_weeks=_totals(history, known),
        trends=trends_of(history, week.end),
    )


def week_json(summary: WeekSummary) -> dict[str, object]:
    """The week as `unknot week --json` writes it: its format and its name come first."""
    plain: dict[str, object] = msgspec.to_builtins(summary)
    return {"format": plain["format"], "week": plain["week"], **plain}


def _weeks_before(week: Week) -> list[Week]:
    """The weeks it is held against, oldest first."""
    return [Week(week.start - dt.timedelta(weeks=back)) for back in range(WEEKS_BESIDE, 0, -1)]


def _is_known(history: History, week: Week, *, is_complete: bool) -> bool:
    """Whether a week counts: it does not end before the first entry, and can have been one of rest."""
    first = history.first_day_up_to(week.end)
    is_since = first is not None and week.end >= first
    return is_since and (is_complete or bool(history.between(week.start, week.end)))


def _compared(history: History, weeks: Sequence[Week], *, is_complete: bool) -> tuple[PlaceCompared, ...]:
    answers = [answers_by_place(history.between(week.start, week.end)) for week in weeks]
    places = dict.fromkeys(place for of_week in answers for place in of_week)
    rows = [_place_compared(place, weeks, [each.get(place, []) for each in answers]) for place in places]
    new = {Spot(row.region, row.side) for row in rows if not any(week.n for week in row.weeks[:-1])}
    firsts = _never_told_before(history, weeks[-1].start, new) if is_complete else set()
    rows = [replace(row, is_first=Spot(row.region, row.side) in firsts) for row in rows]
    return tuple(sorted(rows, key=_sorest_first))


def _never_told_before(history: History, day: dt.date, places: set[Spot]) -> set[Spot]:
    """Those of these places that nothing was told of before a day."""
    left = set(places)
    for entry in history.backwards():
        if not left:
            break
        if local_date(entry) < day:
            left.difference_update(place for place, _ in levels_told(entry))
    return left


def _place_compared(place: Spot, weeks: Sequence[Week], answers: Sequence[Sequence[int]]) -> PlaceCompared:
    *before, this = answers
    medians = [found for numbers in before if (found := middle(numbers)) is not None]
    four_weeks, now = middle(medians), middle(this)
    carries = len(this) >= ENOUGH and sum(len(numbers) >= ENOUGH for numbers in before) >= 2
    return PlaceCompared(
        region=place.region,
        side=place.side,
        weeks=tuple(
            WeekLevel(week=week.iso, n=len(numbers), median=middle(numbers))
            for week, numbers in zip(weeks, answers, strict=True)
        ),
        change=change_with(before[-1], this),
        four_weeks=four_weeks,
        change_from_four_weeks=_change(four_weeks, now) if carries else None,
    )


def _change(before: Number | None, now: Number | None) -> Change | None:
    return None if before is None or now is None else change_of(before, now)


def _sorest_first(row: PlaceCompared) -> tuple[Number, int, str, str]:
    this = row.weeks[-1]
    return -1 * (-1 if this.median is None else this.median), -this.n, row.region, row.side or ""


def _totals(history: History, weeks: Sequence[Week]) -> Totals:
    """The medians of the sums of these weeks."""
    sessions = [_sessions(history, week) for week in weeks]
    eased = [seconds for each in sessions for seconds in seconds_to_ease(marks_of(each))]
    return Totals(
        weeks=len(weeks),
        sessions=middle([len(each) for each in sessions]),
        seconds_worked=middle([sum(one.seconds_worked for one in each) for each in sessions]),
        active_days=middle([len({local_date(one) for one in each}) for each in sessions]),
        tender_points=middle([len(marks_of(each)) for each in sessions]),
        seconds_to_ease=middle(eased),
        eased=len(eased),
    )


def _sessions(history: History, week: Week) -> list[SessionEntry]:
    return [entry for entry in history.between(week.start, week.end) if isinstance(entry, SessionEntry)]
