"""The real clocks."""

import datetime as dt
from zoneinfo import ZoneInfo

from tui.system_clock import SystemClock


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
