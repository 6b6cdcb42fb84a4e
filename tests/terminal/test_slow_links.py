"""Links that are slow or stand still: the clock never lies, no tender press is lost, saving never waits."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.desk import Desk
from tests.terminal.harness import UNKNOT, Terminal, clean_environ
from tests.terminal.person import HOLD, PRESS_APART, WORK
from tests.terminal.slow_link import SlowTerminal
from tests.terminal.watching import Watch, end_and_keep, go_to_work, marks_of, put_long_step, written_events

pytestmark = pytest.mark.terminal

Journal = Callable[[], list[dict[str, object]]]
DELAY = 0.3
"""Seconds in each direction, as from a phone on a train."""
HELD = 3.0
SAVED_WITHIN = 1.0
"""Seconds from a press to the line in the session's file, on a machine that is busy with other tests."""


@pytest.fixture
def slow(desk: Desk) -> Iterator[Terminal]:
    """A session over a link of 300 ms each way, in the work of its step."""
    put_long_step(desk)
    with SlowTerminal([UNKNOT, "start", "long"], clean_environ(desk.home), delay=DELAY) as terminal:
        go_to_work(terminal)
        yield terminal


@pytest.fixture
def stalled(desk: Desk) -> Terminal:
    """A session in work whose terminal takes nothing any more."""
    put_long_step(desk)
    terminal = desk.sit("start", "long")
    go_to_work(terminal)
    return terminal


def wait_until_written(terminal: Terminal, home: Path, event: str, times: int = 1) -> float:
    """Seconds until the session's file tells of so many; nothing is read meanwhile."""
    begun = time.monotonic()
    while written_events(home).count(event) < times:
        terminal.linger_unread(0.02)
        assert time.monotonic() - begun < 15, written_events(home)
    return time.monotonic() - begun


def test_over_a_slow_link_the_clock_is_late_by_the_way_and_no_more(slow: Terminal) -> None:
    watch = Watch(slow)
    for _ in range(10):
        slow.linger(0.5)
        assert watch.agrees(slow, behind=DELAY), slow.text


def test_over_a_slow_link_presses_count_from_when_they_arrive(slow: Terminal, journal: Journal) -> None:
    slow.press("t")
    assert not slow.appears(HOLD, DELAY), "it cannot be known yet"
    slow.linger(HELD - DELAY)
    slow.press("t")
    slow.linger(PRESS_APART)
    slow.press("t")
    slow.linger(HELD)
    slow.press("t")
    slow.wait_for(WORK)
    end_and_keep(slow)
    marks = marks_of(journal())
    assert [mark["outcome"] for mark in marks] == ["eased", "eased"]
    for mark in marks:
        assert int(HELD) - 1 <= int(str(mark["seconds_held"])) <= int(HELD) + 2


def test_what_was_typed_ahead_over_a_slow_link_arrives_in_its_order(slow: Terminal, journal: Journal) -> None:
    slow.press("t", "6", "x")
    slow.wait_for(lambda seen: HOLD not in seen.text and WORK in seen.text)
    end_and_keep(slow)
    (mark,) = marks_of(journal())
    assert (mark["outcome"], mark["peak"]) == ("not-easing", 6)


def test_a_press_on_a_stalled_link_is_on_disk_though_nobody_sees_it(
    stalled: Terminal, home: Path, journal: Journal
) -> None:
    stalled.stall()
    stalled.press("t")
    assert wait_until_written(stalled, home, "mark") < SAVED_WITHIN
    wait_until_written(stalled, home, "bank", written_events(home).count("bank") + 1)
    stalled.press("t")
    assert wait_until_written(stalled, home, "eased") < SAVED_WITHIN
    stalled.drain()
    stalled.wait_for(WORK)
    end_and_keep(stalled)
    (mark,) = marks_of(journal())
    assert mark["outcome"] == "eased"


def test_after_a_stall_the_clock_shows_the_time_it_is(stalled: Terminal) -> None:
    watch = Watch(stalled)
    stalled.stall()
    stalled.linger_unread(5)
    stalled.drain()
    stalled.wait_for(watch.agrees, 5)
    assert "Away for" not in stalled.text
    stalled.linger(1.2)
    assert watch.agrees(stalled), stalled.text
