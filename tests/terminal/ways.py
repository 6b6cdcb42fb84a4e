"""Every way in which a session can be ended from outside, and what must be true after each."""

import signal
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from tests.terminal.harness import Terminal

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
