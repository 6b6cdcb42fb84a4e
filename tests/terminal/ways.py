"""Every way in which a session can be ended from outside, and what must be true after each."""

import signal
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from tests.terminal.desk import Desk
from tests.terminal.harness import Terminal
from tests.terminal.person import PLACES

LIMIT = 3
"""Seconds in which the program must be gone (issue 3)."""


class Way(NamedTuple):
    """How it is ended, and with which status; is there a terminal left that has to be as before?"""

    end: Callable[[Terminal], None]
    status: int
    terminal_stays: bool = True
    hang_up_is_ignored: bool = False
    stalled: bool = False


def _signal(number: signal.Signals, terminal: Terminal) -> None:
    terminal.signal(number)


def _stall_and_signal(number: signal.Signals, terminal: Terminal) -> None:
    terminal.stall()
    terminal.signal(number)


def _stall_and_hang_up(terminal: Terminal) -> None:
    terminal.stall()
    terminal.hang_up()


WAYS: Mapping[str, Way] = {
    "hang-up": Way(partial(_signal, signal.SIGHUP), 129),
    "term": Way(partial(_signal, signal.SIGTERM), 143),
    "interrupt": Way(partial(_signal, signal.SIGINT), 130),
    "closed": Way(Terminal.hang_up, 129, terminal_stays=False),
    "closed-hang-up-ignored": Way(Terminal.hang_up, 129, terminal_stays=False, hang_up_is_ignored=True),
    "stalled-term": Way(partial(_stall_and_signal, signal.SIGTERM), 143, stalled=True),
    "stalled-closed": Way(_stall_and_hang_up, 129, terminal_stays=False, stalled=True),
}
"""The ways by name."""


def leave(terminal: Terminal, way: Way) -> None:
    """End it in this way. Raises AssertionError where it stays or leaves the terminal changed."""
    way.end(terminal)
    unread = way.stalled or not way.terminal_stays
    status = terminal.exit_status_unread(LIMIT) if unread else terminal.exit_status(LIMIT)
    assert status == way.status, f"exit status {status}"
    if way.terminal_stays:
        terminal.drain()
        assert terminal.is_restored(), f"left on: {terminal.modes_on()}"


def leave_from(desk: Desk, place: str, way: Way) -> None:
    """Go to a place (person.py) and end it there. Raises AssertionError where anything is lost."""
    if way.hang_up_is_ignored:
        desk.ignored = (signal.SIGHUP,)
    leave(PLACES[place](desk), way)
    _check_kept(desk, place)
    assert not (desk.home / "unknot" / "unknot.log").exists()


def _check_kept(desk: Desk, place: str) -> None:
    entries = desk.journal()
    outcomes = [entry.get("outcome", "check-in") for entry in entries]
    if place in ("body", "before"):
        assert outcomes == []
    elif place in ("after", "note"):
        assert outcomes == ["finished" if place == "after" else "check-in"]
        assert entries[0]["note"] == ""
    else:
        assert outcomes == ["interrupted"]
        marks = entries[0]["tender_points"]
        assert isinstance(marks, list)
        assert len(marks) == (place in ("hold", "paused", "question"))
