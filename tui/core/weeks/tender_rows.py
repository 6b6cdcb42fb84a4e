"""Tender places and points of a span of days: how often they come back, how long they took to ease, sides."""

import datetime as dt
from collections.abc import Collection, Sequence

import msgspec
from msgspec.structs import asdict, replace

from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import SessionEntry, TenderPoint
from tui.core.places.findings import Recurrence, is_worked, marks_at
from tui.core.places.history import History
from tui.core.weeks.answers_given import middle, seconds_to_ease
from tui.core.weeks.week_records import SideNumbers, SidesSummary, TenderPlace, TenderSummary

QUIET_SHOWN_FOR = dt.timedelta(weeks=4)
"""A worked place without a mark is listed while its last mark is this new: the span of the heat map."""

_TWO_SIDED = (Side.LEFT, Side.RIGHT, Side.BOTH)
_WEIGHT = {
    Recurrence.RECURRING: 0,
    Recurrence.NEW: 1,
    Recurrence.UNKNOWN: 1,
    Recurrence.FADING: 2,
    Recurrence.QUIET: 3,
}


class _Key(msgspec.Struct, frozen=True):
    """What a row is about: all of a place, or the marks there that have this name ("" without one)."""

    place: Spot
    name: str | None


class TenderRows(msgspec.Struct, frozen=True):
    """What was tender, by place and by named spot, and left beside right."""

    places: tuple[TenderPlace, ...]
    points: tuple[TenderSummary, ...]
    sides: tuple[SidesSummary, ...]


def tender_rows(
    history: History,
    sessions: Sequence[SessionEntry],
    first: dt.date,
    last: dt.date,
    regions: Collection[str] = (),
    *,
    is_complete: bool = True,
) -> TenderRows:
    """Rows for what these sessions, from `first` to `last`, marked; and for what they only worked, but which
    was marked in the four weeks up to `last`. Marks of sides together and of each side are rows of their own.
    Where not all of the journal could be read nothing is called new.
    """
    marks = _marks_by_key(sessions, regions)
    since = min(first, last - QUIET_SHOWN_FOR + dt.timedelta(days=1))
    lately = [entry for entry in history.between(since, first) if isinstance(entry, SessionEntry)]
    calm = [key for key in _marks_by_key(lately, regions) if key not in marks]
    keys = [*marks, *(key for key in calm if _was_only_worked(history, sessions, key))]
    found = [(key.name, row) for key in keys if (row := _row(history, key, marks.get(key, []), last))]
    rows = found if is_complete else [(name, _not_called_new(row)) for name, row in found]
    places = [row for name, row in rows if name is None]
    listed = {(row.region, row.side) for row in places}
    points = [
        TenderSummary(**asdict(row), spot=name)
        for name, row in rows
        if name is not None and (row.region, row.side) in listed
    ]
    two_sided = {key.place.region for key in marks if key.place.side in _TWO_SIDED}
    return TenderRows(
        tuple(sorted(places, key=_by_weight)),
        tuple(sorted(points, key=lambda row: (*_by_weight(row), row.spot))),
        tuple(sorted((_sides(history, sessions, region) for region in two_sided), key=_most_marked_first)),
    )


def _marks_by_key(
    sessions: Sequence[SessionEntry], regions: Collection[str]
) -> dict[_Key, list[TenderPoint]]:
    found: dict[_Key, list[TenderPoint]] = {}
    for session in sessions:
        for mark in session.tender_points:
            if not regions or mark.region in regions:
                for name in (None, mark.spot):
                    found.setdefault(_Key(Spot(mark.region, mark.side), name), []).append(mark)
    return found


def _was_only_worked(history: History, sessions: Sequence[SessionEntry], key: _Key) -> bool:
    """Whether a place was worked and has no mark at all; one on both sides is told in a row of its own."""
    side = key.place.side or Side.MIDDLE
    worked = [is_worked(_sides_worked(history, each, key.place.region), side) for each in sessions]
    return any(worked) and not any(marks_at(each, key.place, key.name) for each in sessions)


def _row(history: History, key: _Key, marks: Sequence[TenderPoint], last: dt.date) -> TenderPlace | None:
    often = history.how_often(key.place, last, key.name)
    if often is None:
        return None
    eased = seconds_to_ease(marks)
    return TenderPlace(
        region=key.place.region,
        side=key.place.side,
        count=often.count,
        worked=often.worked,
        recurrence=often.recurrence,
        holds=len(marks),
        eased=len(eased),
        seconds_to_ease=middle(eased),
    )


def _not_called_new(row: TenderPlace) -> TenderPlace:
    return replace(row, recurrence=Recurrence.UNKNOWN) if row.recurrence is Recurrence.NEW else row


def _sides(history: History, sessions: Sequence[SessionEntry], region: str) -> SidesSummary:
    left, right = (_side(history, sessions, Spot(region, side)) for side in (Side.LEFT, Side.RIGHT))
    return SidesSummary(region=region, left=left, right=right)


def _side(history: History, sessions: Sequence[SessionEntry], place: Spot) -> SideNumbers:
    side = place.side or Side.MIDDLE
    marked = [marks for each in sessions if (marks := marks_at(each, place))]
    eased = seconds_to_ease(mark for marks in marked for mark in marks)
    return SideNumbers(
        sessions=sum(is_worked(_sides_worked(history, each, place.region), side) for each in sessions),
        marked=len(marked),
        tender_points=sum(map(len, marked)),
        eased=len(eased),
        seconds_to_ease=middle(eased),
    )


def _sides_worked(history: History, session: SessionEntry, region: str) -> frozenset[Side]:
    return history.sides_worked(session).get(region, frozenset())


def _by_weight(row: TenderPlace | TenderSummary) -> tuple[int, int, int, str, str]:
    return _WEIGHT[row.recurrence], -row.count, -row.holds, row.region, row.side or ""


def _most_marked_first(row: SidesSummary) -> tuple[int, str]:
    return -row.left.tender_points - row.right.tender_points, row.region
