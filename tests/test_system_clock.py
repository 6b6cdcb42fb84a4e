"""The real clocks."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from tui.system_clock import SystemClock

DAY = 86_400
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC).timestamp()
END_OF_TIME = dt.datetime(9999, 12, 31, 23, 59, tzinfo=dt.UTC).timestamp()


def test_now_is_the_time_of_day_in_the_zone_with_a_fixed_offset() -> None:
    clock = SystemClock("Asia/Tokyo")
    now = clock.now()
    assert clock.timezone == "Asia/Tokyo"
    assert now.tzinfo == dt.timezone(dt.timedelta(hours=9))
    assert abs(now - dt.datetime.now(ZoneInfo("Asia/Tokyo"))) < dt.timedelta(seconds=5)


def test_elapsed_time_never_goes_back() -> None:
    clock = SystemClock("UTC")
    looks = [clock.elapsed_ms() for _ in range(100)]
    assert looks == sorted(looks)


@pytest.mark.parametrize("days", [3, -3, 400])
def test_the_time_of_day_follows_a_clock_that_is_set(days: int) -> None:
    wall = [NOON]
    clock = SystemClock("Europe/Paris", lambda: wall[0])
    wall[0] += days * DAY
    assert clock.now() == dt.datetime.fromtimestamp(NOON, dt.UTC) + dt.timedelta(days=days)
    assert not clock.problem


@pytest.mark.parametrize("odd", [END_OF_TIME, END_OF_TIME + 10 * DAY, 0, -DAY])
def test_an_impossible_time_of_day_is_not_followed(odd: float) -> None:
    wall = [NOON]
    clock = SystemClock("Europe/Paris", lambda: wall[0])
    wall[0] = odd
    assert abs(clock.now().timestamp() - NOON) < 5
    wall[0] = NOON + DAY
    assert clock.now().timestamp() == NOON + DAY


@pytest.mark.parametrize(("odd", "year"), [(END_OF_TIME, "9999"), (0, "1970")])
def test_a_clock_that_is_wrong_from_the_start_is_one_line(odd: float, year: str) -> None:
    problem = SystemClock("Asia/Tokyo", lambda: odd).problem
    assert f"in the year {year};" in problem
