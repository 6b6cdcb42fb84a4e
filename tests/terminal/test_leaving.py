"""Leaving in every way, from everywhere: nothing is lost, nothing stays, the terminal is as it was."""

import datetime as dt
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.desk import Desk
from tests.terminal.harness import UNKNOT
from tests.terminal.person import HOLD, PLACES, WORK, press_until
from tests.terminal.ways import WAYS, leave, leave_from

DAY = 86_400
AGES = (9999 - 2026) * 365.2425 * DAY

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize(
    ("place", "way"),
    [
        ("body", "closed"),
        ("before", "interrupt"),
        ("get-ready", "stalled-term"),
        ("work", "interrupt"),
        ("work", "stalled-term"),
        ("hold", "closed-hang-up-ignored"),
        ("paused", "term"),
        ("question", "hang-up"),
        ("after", "term"),
        ("note", "closed"),
    ],
)
def test_it_can_be_left_from_everywhere_in_every_way(desk: Desk, place: str, way: str) -> None:
    """What must hold afterwards is asserted in ways.py, for the long tests too."""
    leave_from(desk, place, WAYS[way])


def test_a_session_in_a_stalled_terminal_is_saved_up_to_the_stall(desk: Desk) -> None:
    terminal = PLACES["work"](desk)
    terminal.stall()
    for _ in range(40):  # each is told on the screen, until no more goes into the queue
        terminal.press("d")
        terminal.linger_unread(0.04)
    terminal.linger_unread(3.5)
    leave(terminal, WAYS["stalled-term"])
    (entry,) = desk.journal()
    assert entry["outcome"] == "interrupted"
    assert entry["seconds_worked"] in (1, 2, 3, 4)
    away = entry["seconds_away"]
    assert isinstance(away, int)
    assert away >= 3


def test_a_session_that_was_stopped_waits_and_says_so(desk: Desk) -> None:
    terminal = PLACES["work"](desk)
    terminal.stop(signal.SIGTSTP)
    terminal.linger_unread(3.5)
    terminal.wipe()
    terminal.signal(signal.SIGCONT)
    terminal.wait_for("PAUSED")
    assert "Away for" in terminal.text
    assert "Short [/b]" in terminal.text
    press_until(terminal, "enter", WORK)
    leave(terminal, WAYS["term"])
    (entry,) = desk.journal()
    assert entry["seconds_away"] in (3, 4, 5)
    assert entry["seconds_paused"] in (0, 1, 2)


def on_odd_clocks(desk: Desk, elapsed: float = 0, wall: float = 0) -> Callable[[float, float], None]:
    """Let the program be called where the clocks are set by what is returned."""
    clocks = desk.home / "clocks"

    def set_clocks(elapsed: float, wall: float) -> None:
        new = clocks.with_suffix(".new")
        new.write_text(f"{elapsed} {wall}")
        new.replace(clocks)

    set_clocks(elapsed, wall)
    desk.command = [sys.executable, str(Path(__file__).with_name("odd_clock.py"))]
    desk.more = {"CLOCKS": str(clocks)}
    return set_clocks


@pytest.mark.parametrize(
    ("elapsed", "wall", "away"),
    [
        (47 * 60, 47 * 60, range(2820, 2826)),
        (0, -3 * DAY, range(1)),
        (0, AGES, range(1)),
    ],
    ids=["sleep", "three-days-back", "year-9999"],
)
def test_sleep_is_time_away_and_a_clock_that_is_set_is_nothing(
    desk: Desk, elapsed: float, wall: float, away: range
) -> None:
    set_clocks = on_odd_clocks(desk)
    terminal = PLACES["hold"](desk)
    set_clocks(elapsed, wall)
    if elapsed:
        terminal.wait_for("Away for 47 min")
    press_until(terminal, "enter", HOLD if elapsed else WORK)
    press_until(terminal, "q", "Leave the session?")
    press_until(terminal, "e", "Ended early")
    leave(terminal, WAYS["term"])
    (entry,) = desk.journal()
    started, ended = (dt.datetime.fromisoformat(str(entry[key])) for key in ("started_at", "ended_at"))
    assert entry["seconds_away"] in away
    assert abs(started.timestamp() - time.time()) < 60
    assert away.start <= (ended - started).total_seconds() < away.start + 60


def test_a_clock_that_is_wrong_from_the_start_is_one_line(desk: Desk) -> None:
    on_odd_clocks(desk, wall=AGES)
    terminal = desk.sit()
    assert terminal.exit_status() == 1
    assert terminal.raw.decode().startswith("unknot: the clock of this machine is in the year 9999")
    assert terminal.raw.count(b"\n") == 1


@pytest.mark.parametrize("redirected", ["</dev/null", "2>/dev/null", "2>&-", "<&-"])
def test_without_a_keyboard_or_a_screen_it_does_not_begin(desk: Desk, redirected: str) -> None:
    command = ["sh", "-c", f'exec "$@" {redirected}', "sh", UNKNOT]
    terminal = desk.start(command)
    assert terminal.exit_status() == 2
    assert terminal.raw.count(b"needs a terminal") == (redirected in ("</dev/null", "<&-"))
    assert terminal.is_restored()
