"""What a stored or imported entry may say at most; beyond it, it is no entry."""

import datetime as dt
from typing import Any

import pytest

from tests.builders import a_check_in, a_session, a_tender_point
from tui.core.anatomy.body import Side
from tui.core.entries.entry import CheckInRating, Rating, SessionEntry, entry_from, entry_json
from tui.core.text import NOTE_LIMIT

ID = "0192f3a8-7c1e-7bbb-8000-0123456789ab"


def a_whole_session() -> dict[str, Any]:
    return entry_json(
        a_session(
            id=ID,
            routine="own/tight-shoulders",
            note="n" * NOTE_LIMIT,
            seconds_away=10**8,
            ratings=(Rating(region="shoulder-top", side=Side.BOTH, before=0, after=10),),
            tender_points=(a_tender_point(peak=10, release=0, word="dull"),),
        )
    )


def a_whole_check_in() -> dict[str, Any]:
    ratings = (CheckInRating(region="neck-back", side=None, now=10),)
    return entry_json(a_check_in(id=ID, interference=0, ratings=ratings))


def changed(plain: dict[str, Any], way: str, value: object) -> dict[str, Any]:
    """The plain values with one of them changed, such as `ratings.0.before`."""
    *parents, last = way.split(".")
    at: Any = plain
    for step in parents:
        at = at[int(step)] if step.isdigit() else at[step]
    at[last] = value
    return plain


def test_what_is_within_the_limits_is_an_entry() -> None:
    assert entry_json(entry_from(a_whole_session())) == a_whole_session()
    assert entry_json(entry_from(a_whole_check_in())) == a_whole_check_in()


def test_a_pass_from_before_passes_said_what_they_worked_is_read_and_says_that_it_does_not_know() -> None:
    plain = a_whole_session()
    for item in plain["passes"]:
        del item["regions"]
    read = entry_from(plain)
    assert isinstance(read, SessionEntry)
    assert [item.regions for item in read.passes] == [None]
    assert entry_json(read) == a_whole_session()


@pytest.mark.parametrize(
    ("way", "value"),
    [
        ("id", "../../x"),
        ("id", "a/b"),
        ("id", ""),
        ("id", "a\x00"),
        ("id", "a\n"),
        ("id", "a" * 65),
        ("id", "é"),
        ("routine", "../tight-shoulders"),
        ("routine", "own/own/x"),
        ("routine_title", "t" * 201),
        ("timezone", ""),
        ("timezone", "z" * 65),
        ("clock_rate", 0),
        ("clock_rate", -1.0),
        ("clock_rate", 1e6),
        ("clock_rate", float("nan")),
        ("clock_rate", float("inf")),
        ("seconds_worked", -1),
        ("seconds_paused", 10**11),
        ("seconds_away", 10**400),
        ("passes.0.seconds", -1),
        ("passes.0.step", "a b"),
        ("passes.0.regions", ["a b"]),
        ("passes.0.regions", ["x"] * 1_001),
        ("passes.0.regions", "neck-back"),
        ("passes", [{"step": "a", "side": None, "seconds": 0, "outcome": "skipped"}] * 50_001),
        ("ratings.0.before", 11),
        ("ratings.0.after", -1),
        ("ratings.0.before", True),
        ("ratings.0.region", "a" * 65),
        ("ratings.0.region", "a b"),
        ("copy_of", "a b"),
        ("tender_points.0.id", "x/y"),
        ("tender_points.0.step", "x/y"),
        ("tender_points.0.region", "x/y"),
        ("tender_points.0.peak", 11),
        ("tender_points.0.seconds_held", -1),
        ("tender_points.0.spot", "s" * 201),
        ("tender_points.0.word", "w" * 201),
        ("tender_points.0.note", "n" * (NOTE_LIMIT + 1)),
        ("tender_points.0.at", "9999-12-31T23:59:59-12:00"),
        ("note", "n" * (NOTE_LIMIT + 1)),
        ("started_at", "1969-12-31T23:59:59+00:00"),
        ("started_at", "2026-11-22T14:03:11"),
        ("ended_at", "9999-12-31T23:59:59-12:00"),
        ("recorded_at", "0001-01-01T00:00:00+14:00"),
        ("updated_at", "9999-12-31T23:59:59Z"),
    ],
)
def test_what_is_beyond_a_limit_is_no_entry(way: str, value: object) -> None:
    with pytest.raises(ValueError, match=r".") as refusal:
        entry_from(changed(a_whole_session(), way, value))
    assert len(str(refusal.value).splitlines()) == 1
    assert way.split(".")[0] in str(refusal.value)


@pytest.mark.parametrize(
    ("way", "value"), [("interference", 11), ("ratings.0.now", None), ("ratings.0.now", 99), ("id", ".")]
)
def test_a_check_in_keeps_them_too(way: str, value: object) -> None:
    with pytest.raises(ValueError, match="Expected"):
        entry_from(changed(a_whole_check_in(), way, value))


def test_limits_are_for_what_is_read_and_stop_nobody_who_writes() -> None:
    early = dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14)))
    assert a_session(started_at=early, seconds_worked=-1).seconds_worked == -1
