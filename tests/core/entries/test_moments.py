"""Reading when something was."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from tui.core.entries.moments import read_moment

NOW = dt.datetime(2026, 11, 22, 14, 3, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("now", "2026-11-22T14:03:00+01:00"),
        ("  ", "2026-11-22T14:03:00+01:00"),
        ("9:05", "2026-11-22T09:05:00+01:00"),
        ("Yesterday 22:00", "2026-11-21T22:00:00+01:00"),
        ("2026-11-20 22:00", "2026-11-20T22:00:00+01:00"),
        ("2026-07-01T08:30", "2026-07-01T08:30:00+02:00"),
        ("2026-11-21T14:30:05Z", "2026-11-21T14:30:05+00:00"),
        ("2026-11-21 14:30+09:00", "2026-11-21T14:30:00+09:00"),
        ("8:05:30", "2026-11-22T08:05:30+01:00"),
        ("2026-10-25T02:30", "2026-10-25T02:30:00+02:00"),
    ],
)
def test_a_moment_has_the_offset_it_had_then(text: str, moment: str) -> None:
    assert read_moment(text, NOW, "Europe/Paris").isoformat() == moment


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "25:00",
        "2026-02-30 10:00",
        "2026-11-20",
        "12:60",
        "-1:00",
        "²:00",
        "12:00Z",
        "2026-W47-1T10:00",
    ],
)
def test_what_is_no_time_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a time: expected now, 14:30"):
        read_moment(text, NOW, "Europe/Paris")


@pytest.mark.parametrize("text", ["14:04", "2027-01-01 00:00"])
def test_what_is_still_to_come_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="still to come"):
        read_moment(text, NOW, "Europe/Paris")


@pytest.mark.parametrize("text", ["1969-12-31 23:59", "0001-01-01 00:30+14:00"])
def test_what_no_journal_could_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is before 1970"):
        read_moment(text, NOW, "Europe/Paris")


def test_a_time_that_the_clocks_skipped_is_the_one_they_went_on_to() -> None:
    assert read_moment("2026-03-29 02:30", NOW, "Europe/Paris").isoformat() == "2026-03-29T03:30:00+02:00"
