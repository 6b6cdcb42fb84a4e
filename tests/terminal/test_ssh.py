"""A session over a real ssh, to an sshd of our own on 127.0.0.1."""

import os
import re
import shlex
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.long.sshd import NoSshdError, Sshd, sshd_in
from tests.terminal.desk import Desk
from tests.terminal.harness import UNKNOT, Terminal
from tests.terminal.person import HOLD, WORK, press_until
from tests.terminal.watching import Watch, end_and_keep, go_to_work, marks_of, put_long_step, written_events

pytestmark = pytest.mark.terminal

Journal = Callable[[], list[dict[str, object]]]
SIZES = ((40, 20), (120, 40), (80, 24))
GONE_WITHIN = 5
"""Seconds after which a program whose link was cut has to be gone."""


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    """A running sshd; where none can be had the tests say so."""
    try:
        with sshd_in(tmp_path_factory.mktemp("ssh") / "sshd") as running:
            yield running
    except NoSshdError as error:
        pytest.skip(f"NOT RUN: {error}")


@pytest.fixture
def dial(sshd: Sshd, desk: Desk) -> Callable[..., Terminal]:
    """Call `unknot` on the other side; the terminal is that of the client."""
    put_long_step(desk)

    def call(*arguments: str) -> Terminal:
        where = f"UNKNOT_HOME={shlex.quote(str(desk.home / 'unknot'))} TZ=Europe/Paris LANG=C.UTF-8"
        told = f"echo $$ >{shlex.quote(str(desk.home / 'pid'))}"
        return desk.start(sshd.client(f"{told}; exec env {where} {UNKNOT} {shlex.join(arguments)}"))

    return call


def test_keys_and_sizes_reach_a_session_on_the_other_side(
    dial: Callable[..., Terminal], journal: Journal
) -> None:
    terminal = dial("start", "long")
    go_to_work(terminal)
    watch = Watch(terminal)
    for columns, rows in SIZES:
        terminal.resize(columns, rows)
        terminal.wait_for(watch.agrees, 5)
    press_until(terminal, "t", HOLD)
    terminal.press("4")
    press_until(terminal, "enter", WORK)
    end_and_keep(terminal)
    (mark,) = marks_of(journal())
    assert (mark["outcome"], mark["peak"]) == ("eased", 4)
    terminal.drain()
    assert terminal.process.poll() is None


def test_a_link_that_is_cut_in_a_hold_loses_nothing_and_is_asked_about(
    dial: Callable[..., Terminal], desk: Desk, home: Path
) -> None:
    terminal = dial("start", "long")
    go_to_work(terminal)
    press_until(terminal, "t", HOLD)
    program = int((home / "pid").read_text())
    terminal.signal(signal.SIGKILL)
    terminal.exit_status()
    terminal.linger_unread(0)
    _wait_until_gone(program, terminal)
    assert written_events(home)[-1] in ("mark", "bank")
    again = dial()
    again.wait_for("A session was left open")
    press_until(again, "k", "BACK")
    (mark,) = marks_of(desk.journal())
    assert mark["outcome"] == "unanswered"


def test_over_ssh_it_is_calm_and_says_so(dial: Callable[..., Terminal]) -> None:
    terminal = dial()
    terminal.wait_for("BACK")
    press_until(terminal, ",", "Motion")
    assert re.search(r"Motion +calm +over SSH", terminal.text), terminal.text


def _wait_until_gone(program: int, terminal: Terminal) -> None:
    for _ in range(GONE_WITHIN * 10):
        try:
            os.kill(program, 0)
        except ProcessLookupError:
            return
        terminal.read(0.1)
    raise AssertionError(f"still running {GONE_WITHIN} s after the link was cut")
