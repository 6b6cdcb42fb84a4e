"""Entries about one region and the routine `wall` that works it, of which a test says only what matters."""

import datetime as dt
import itertools
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import strategies as st

from tests.builders import a_check_in, a_session, a_tender_point
from tui.core.anatomy.body import Side
from tui.core.entries.entry import (
    CheckIn,
    CheckInRating,
    Entry,
    HoldOutcome,
    NextMorning,
    PassOutcome,
    PassResult,
    Rating,
    SessionEntry,
    TenderPoint,
)
from tui.core.places.history import History

PARIS = ZoneInfo("Europe/Paris")
SHOULDER, NECK = "shoulder-top", "neck-back"
_WORKED = {("wall", "roll"): (SHOULDER,), ("wall", "stance"): (), ("desk", "roll"): (NECK,)}


def regions_of(routine: str, step: str) -> tuple[str, ...] | None:
    """The routine `wall` rolls over the shoulder, `desk` over the neck; others are not known."""
    return _WORKED.get((routine, step))


def history(*entries: Entry) -> History:
    return History(entries, regions_of)


def at(day: int, hour: int = 14, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=PARIS)


def mark(
    held: int = 40,
    outcome: HoldOutcome = HoldOutcome.EASED,
    spot: str = "",
    side: Side | None = Side.RIGHT,
    region: str = SHOULDER,
) -> TenderPoint:
    return a_tender_point(
        at=at(16), step="roll", region=region, side=side, spot=spot, seconds_held=held, outcome=outcome
    )


def ran(side: Side | None = Side.RIGHT, seconds: int = 90) -> PassResult:
    return PassResult(step="roll", side=side, seconds=seconds, outcome=PassOutcome.DONE)


def session(
    start: dt.datetime,
    *marks: TenderPoint,
    side: Side | None = Side.RIGHT,
    worked: int = 90,
    **fields: object,
) -> SessionEntry:
    """A session of the routine `wall` on a side."""
    given: dict[str, object] = {
        "id": start.isoformat(),
        "routine": "wall",
        "started_at": start,
        "ended_at": start + dt.timedelta(seconds=worked),
        "seconds_worked": worked,
        "passes": (ran(side, worked),),
        "tender_points": marks,
    }
    return a_session(**given | fields)


def check_in(start: dt.datetime, now: int | None = None, **fields: object) -> CheckIn:
    """A check-in, of the right shoulder where there is a number."""
    ratings = () if now is None else (CheckInRating(region=SHOULDER, side=Side.RIGHT, now=now),)
    return a_check_in(**{"id": f"c{start.isoformat()}", "started_at": start, "ratings": ratings} | fields)


def rated(before: int | None, after: int | None = None, side: Side = Side.RIGHT) -> tuple[Rating, ...]:
    return (Rating(region=SHOULDER, side=side, before=before, after=after),)


def sore(*numbers: int, day: int = 16, month: int = 11) -> list[CheckIn]:
    """A check-in an hour of one day for each number."""
    return [check_in(at(day, hour, month), number) for hour, number in enumerate(numbers, 1)]


# Any entries: few sides, few names and many equal hours, so that they meet.

SIDES = st.sampled_from([Side.LEFT, Side.RIGHT, Side.BOTH, Side.MIDDLE, None])
ZONES = st.sampled_from(
    [
        "Europe/Paris",
        "America/Los_Angeles",
        "Pacific/Auckland",
        "Asia/Kolkata",
        "Pacific/Kiritimati",
        "Pacific/Honolulu",
        "Australia/Lord_Howe",
        "UTC",
    ]
).map(ZoneInfo)
STARTS = st.datetimes(
    dt.datetime.fromisoformat("2026-10-01"), dt.datetime.fromisoformat("2026-12-31"), timezones=ZONES
).map(lambda start: start.replace(microsecond=0))
MARKS = st.builds(
    mark,
    st.integers(0, 200),
    st.sampled_from(HoldOutcome),
    st.sampled_from(["", "edge", "blade"]),
    SIDES,
    st.sampled_from([SHOULDER, NECK]),
)
RATINGS = st.builds(rated, *[st.none() | st.integers(0, 10)] * 2, st.sampled_from([Side.RIGHT, Side.BOTH]))
SESSIONS = st.builds(
    lambda start, marks, side, worked, says, **fields: session(
        start,
        *marks,
        side=side,
        worked=worked,
        passes=(msgspec.structs.replace(ran(side, worked), regions=says),),
        **fields,
    ),
    STARTS,
    st.lists(MARKS, max_size=3),
    SIDES,
    st.integers(0, 600),
    st.sampled_from([None, None, (), (NECK,), (SHOULDER, NECK)]),
    routine=st.sampled_from(["wall", "desk", "gone"]),
    ratings=RATINGS,
    note=st.sampled_from(["", "slept badly"]),
    entered_later=st.booleans(),
)
CHECK_INS = st.builds(
    check_in,
    STARTS,
    st.none() | st.integers(0, 10),
    interference=st.none() | st.integers(0, 10),
    next_morning=st.none() | st.sampled_from(NextMorning),
    note=st.sampled_from(["", "long day"]),
)


def with_ids(entries: list[Entry]) -> list[Entry]:
    """The same entries, each with an id of its own."""
    return [_with_id(entry, f"e{number:03}") for number, entry in zip(itertools.count(), entries)]


def _with_id(entry: Entry, entry_id: str) -> Entry:
    fields = {name: getattr(entry, name) for name in entry.__struct_fields__}
    return type(entry)(**fields | {"id": entry_id})


ENTRIES: st.SearchStrategy[list[Entry]] = st.lists(SESSIONS | CHECK_INS, max_size=14).map(with_ids)
