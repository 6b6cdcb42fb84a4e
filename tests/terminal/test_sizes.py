"""Terminals of any size: too small ones get one line, and whoever drags a corner loses nothing."""

import signal

import pytest

from tests.terminal.desk import Desk
from tests.terminal.person import GET_READY, HOLD, WORK, begin, press_until

pytestmark = pytest.mark.terminal

TOO_SMALL = "Too small"
STORM = [(200, 60), (31, 11), (79, 23), (12, 3), (120, 40), (1, 1), (40, 20), (29, 50), (132, 9), (60, 20)]
"""Where a corner comes by while it is dragged."""


def test_a_session_goes_on_where_there_is_no_room_to_show_it(desk: Desk) -> None:
    terminal = desk.sit("start", "short")
    begin(terminal)
    terminal.resize(29, 20)
    small = terminal.wait_for(TOO_SMALL)
    assert len(small.split("\n")[0].rstrip()) <= 29
    assert small.split("\n")[1:] == [""] * 19
    sent = len(terminal.raw)
    terminal.press("t")
    terminal.linger(1.2)
    assert len(terminal.raw) - sent < 100
    terminal.resize(80, 24)
    terminal.wait_for(HOLD)
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_status() == 143
    assert terminal.is_restored()
    (entry,) = desk.journal()
    assert entry["outcome"] == "interrupted"
    assert len(str(entry["tender_points"])) > 2


def test_what_was_started_too_small_shows_itself_when_there_is_room(desk: Desk) -> None:
    terminal = desk.sit(columns=20, rows=5)
    terminal.wait_for("Needs 30x10.")
    terminal.resize(80, 24)
    terminal.wait_for(lambda seen: "BACK" in seen.text and "30x10" not in seen.text)
    terminal.press("q")
    assert terminal.exit_status() == 0


def test_dragging_a_corner_changes_nothing(desk: Desk) -> None:
    terminal = desk.sit("start", "short", UNKNOT_CLOCK_RATE="1")
    begin(terminal)
    press_until(terminal, "t", HOLD)
    for columns, rows in STORM * 3:
        terminal.resize(columns, rows)
        terminal.read(0.01)
    terminal.resize(80, 24)
    terminal.wait_for(lambda seen: HOLD in seen.text and "seconds" in seen.text)
    press_until(terminal, "t", WORK)
    press_until(terminal, "n", GET_READY)
    for columns, rows in STORM:
        terminal.resize(columns, rows)
    terminal.resize(40, 20)
    terminal.wait_for(lambda seen: "Second" in seen.text)
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_status() == 143
    assert terminal.is_restored()
    assert not (desk.home / "unknot" / "unknot.log").exists()
    (entry,) = desk.journal()
    assert "eased" in str(entry["tender_points"])
