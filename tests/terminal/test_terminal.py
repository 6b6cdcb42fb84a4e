"""What ends a program, and what reaches the terminal; each workaround with the flaw it is there for.

A test named `textual_still_...` fails when Textual has mended the flaw: then the part of
tui/toolkit/terminal_safe.py that it names can go.
"""

import os
import re
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import MODES, Terminal, clean_environ
from tui import leaving

pytestmark = pytest.mark.terminal
looks_inside = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux: counts in /proc")

Start = Callable[..., Terminal]
StartApart = Callable[..., Terminal]
LEFT_BY_CAN = leaving._LEAVE_SCREEN[1:]
HOSTILE = {b"\x1b[2J", b"\x1b]52;", "\x9b".encode(), "\u202e".encode(), "\u2066".encode()}
NOTE = "[/b] [@click=app.quit]x[/]\x1b[2J\x1b]52;c;eA==\x1b\\\x9b31m\u202eback\u2066"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[Terminal] = []

    def start_small(
        *arguments: str, note: str = "", controlling: bool = True, redirected: str = ""
    ) -> Terminal:
        command = [sys.executable, str(Path(__file__).with_name("small_app.py")), *arguments]
        if redirected:
            command = ["sh", "-c", f'exec "$@" {redirected}', "sh", *command]
        environ = clean_environ(tmp_path, NOTE=note)
        started.append(Terminal(command, environ, controlling=controlling))
        if "busy" not in arguments and "full" not in redirected:
            started[-1].wait_for(lambda terminal: b"ready" in terminal.raw)
        return started[-1]

    yield start_small
    for terminal in started:
        terminal.close()


@pytest.fixture
def start_apart(start: Start) -> StartApart:
    """The same with the keyboard or the screen elsewhere."""

    def start_redirected(*arguments: str, stdin: str = "/dev/stdin", stderr: str = "/dev/stderr") -> Terminal:
        return start(*arguments, "busy", redirected=f"<{stdin} 2>>{stderr}")

    return start_redirected


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_ends_it_in_order_and_gives_the_terminal_back(
    start: Start, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    terminal = start("guarded")
    terminal.signal(number)
    assert terminal.exit_status() == status
    assert terminal.is_restored()
    assert (tmp_path / "unmounted").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_textual_still_leaves_the_terminal_raw_after_a_signal(start: Start, number: signal.Signals) -> None:
    terminal = start("plain")
    terminal.signal(number)
    assert terminal.exit_status() == -number
    assert not terminal.is_restored()


@looks_inside
@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_a_stop_and_a_continue_change_nothing(start: Start, number: signal.Signals) -> None:
    terminal = start("guarded")
    threads = terminal.threads()
    terminal.stop(number)
    assert number is signal.SIGSTOP or terminal.is_restored()
    terminal.wipe()
    terminal.signal(signal.SIGCONT)
    terminal.wait_for(lambda seen: "ready" in seen.text and seen.modes_on() == set(MODES))
    for key in "abcdefgh":
        terminal.press(key)
        terminal.wait_for(f"pressed {key}")
    assert terminal.threads() == threads
    terminal.press("ctrl+q")
    assert terminal.exit_status() == 0
    assert terminal.is_restored()


@looks_inside
def test_textual_still_reads_twice_and_stays_raw_after_a_continue(start: Start) -> None:
    terminal = start("plain")
    threads = terminal.threads()
    terminal.stop(signal.SIGSTOP)
    terminal.signal(signal.SIGCONT)
    terminal.wait_for(lambda seen: seen.threads() > threads)
    for _ in range(20):  # each of two readers takes keys, and only one of them is told to end
        terminal.press("ctrl+q")
        terminal.linger(0.3)
        if terminal.process.poll() is not None:
            break
    assert not terminal.is_restored()


@pytest.mark.parametrize("controlling", [True, False], ids=["with-sighup", "without-sighup"])
def test_a_closed_terminal_ends_it(start: Start, controlling: bool) -> None:
    terminal = start("guarded", controlling=controlling)
    terminal.hang_up()
    assert terminal.exit_status_unread() == 129


def test_textual_still_stays_behind_when_the_terminal_closes_without_a_signal(start: Start) -> None:
    terminal = start("plain", controlling=False)
    terminal.hang_up()
    with pytest.raises(Exception, match="timed out"):
        terminal.exit_status_unread(1)


@looks_inside
def test_a_stalled_terminal_costs_no_processor_time_and_cannot_keep_it_from_ending(
    start: Start, tmp_path: Path
) -> None:
    terminal = start("guarded", "busy")
    terminal.wait_for(lambda seen: len(seen.raw) > 20_000)
    terminal.stall()
    terminal.linger_unread(0.5)
    used = terminal.seconds_of_processor()
    terminal.linger_unread(1)
    assert terminal.seconds_of_processor() - used <= 0.2
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_status_unread() == 143
    assert (tmp_path / "unmounted").exists()
    terminal.drain()
    assert terminal.is_restored()
    assert terminal.raw.rpartition(b"\x18")[2] == LEFT_BY_CAN


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_an_event_loop_that_never_answers_cannot_keep_it_from_ending(
    start: Start, number: signal.Signals
) -> None:
    terminal = start("guarded", "hang")
    terminal.press("x")
    terminal.linger(0.3)
    terminal.signal(number)
    assert terminal.exit_status() == 128 + number
    assert terminal.is_restored()


def test_the_end_of_the_keyboard_ends_it(start_apart: StartApart) -> None:
    ends = start_apart("guarded", stdin=os.devnull)
    assert ends.exit_status() == 129
    assert ends.is_restored()


@looks_inside
def test_textual_still_spins_at_the_end_of_the_keyboard(start_apart: StartApart) -> None:
    stays = start_apart("plain", stdin=os.devnull)
    used = stays.seconds_of_processor()
    stays.wait_for(lambda seen: seen.seconds_of_processor() - used > 0.3)
    assert stays.process.poll() is None


def test_a_screen_that_cannot_be_written_ends_it(start_apart: StartApart) -> None:
    assert start_apart("guarded", stderr="/dev/full").exit_status() == 129


def test_textual_still_hangs_where_the_screen_cannot_be_written(start_apart: StartApart) -> None:
    terminal = start_apart("plain", stderr="/dev/full")
    terminal.linger(1.5)
    terminal.press("ctrl+q")
    with pytest.raises(AssertionError, match="still running"):
        terminal.exit_status(1)


def test_a_byte_that_is_not_utf_8_is_only_a_strange_key(start: Start) -> None:
    terminal = start("guarded")
    terminal.send(b"\xff")
    terminal.wait_for("pressed \N{REPLACEMENT CHARACTER}")
    terminal.press("ctrl+q")
    assert terminal.exit_status() == 0
    assert terminal.is_restored()


def test_textual_still_dies_of_a_byte_that_is_not_utf_8(start: Start) -> None:
    terminal = start("plain")
    terminal.send(b"\xff")
    terminal.exit_status()
    assert b"UnicodeDecodeError" in terminal.raw


def test_a_key_that_tells_how_it_was_pressed_is_that_key(start: Start) -> None:
    terminal = start("guarded")
    terminal.send(b"\x1b[6;1:1~\x1b[6;1:3~\x1b[99999999999u")
    terminal.wait_for("pressed None")  # a key without a character
    terminal.press("ctrl+q")
    assert terminal.exit_status() == 0


def test_textual_still_dies_of_a_key_that_tells_how_it_was_pressed(start: Start) -> None:
    terminal = start("plain")
    terminal.send(b"\x1b[6;1:1~")
    terminal.exit_status()
    assert b"ValueError" in terminal.raw


def test_a_crash_shows_one_line_and_logs_no_variables(start: Start, tmp_path: Path) -> None:
    terminal = start("guarded", "crash", note="a private note")
    terminal.press("x")
    assert terminal.exit_status() == 1
    log = tmp_path / "state" / "unknot.log"
    after = terminal.raw.rpartition(b"\x1b[?1049l")[2].decode()
    assert "stopped by an error of its own" in after
    assert "Traceback" not in after
    assert "RuntimeError: broken in 14" in log.read_text()
    assert "a private note" not in log.read_text() + after
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert terminal.is_restored()


def test_textual_still_prints_variables_when_it_crashes(start: Start) -> None:
    terminal = start("plain", "crash", note="a private note")
    terminal.press("x")
    terminal.exit_status()
    assert "private_note = 'a private note'" in _plain(terminal.raw)


def test_no_text_reaches_the_terminal_as_a_command(start: Start) -> None:
    terminal = start("guarded", note=NOTE)
    terminal.wait_for("back.")
    assert "ready [/b] [@click=app.quit]x[/][2J]52;c;eA==\\31mback." in terminal.text
    assert _leaks(terminal.raw) == set()


def test_textual_still_lets_escapes_of_text_through(start: Start) -> None:
    terminal = start("plain", note=NOTE)
    terminal.wait_for(lambda seen: b"back" in seen.raw)
    assert _leaks(terminal.raw) == HOSTILE


def _leaks(raw: bytes) -> set[bytes]:
    return {piece for piece in HOSTILE if piece in raw}


def _plain(raw: bytes) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", raw.decode(errors="replace"))
