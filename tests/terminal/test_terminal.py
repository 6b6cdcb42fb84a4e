"""What ends a program, and what reaches the terminal; each workaround with the flaw it is there for.

A test named `textual_still_...` fails when Textual has mended the flaw: then the part of tui/terminal.py
that it names can go.
"""

import re
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal, clean_environ

pytestmark = pytest.mark.terminal

Start = Callable[..., Terminal]
HOSTILE = {b"\x1b[2J", b"\x1b]52;", "\x9b".encode(), "\u202e".encode(), "\u2066".encode()}
NOTE = "[/b] [@click=app.quit]x[/]\x1b[2J\x1b]52;c;eA==\x1b\\\x9b31m\u202eback\u2066"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[Terminal] = []

    def start_small(*arguments: str, note: str = "", controlling: bool = True) -> Terminal:
        command = [sys.executable, str(Path(__file__).with_name("small_app.py")), *arguments]
        environ = clean_environ(tmp_path, NOTE=note)
        started.append(Terminal(command, environ, controlling=controlling))
        if "busy" not in arguments:
            started[-1].wait_for(lambda terminal: b"ready" in terminal.raw)
        return started[-1]

    yield start_small
    for terminal in started:
        terminal.close()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_in_order_and_gives_the_terminal_back(
    start: Start, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    terminal = start("guarded")
    terminal.signal(number)
    assert terminal.exit_status(3) == status
    assert terminal.is_restored()
    assert (tmp_path / "unmounted").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_textual_still_leaves_the_terminal_raw_after_a_signal(start: Start, number: signal.Signals) -> None:
    terminal = start("plain")
    terminal.signal(number)
    assert terminal.exit_status(3) == -number
    assert not terminal.is_restored()


def continue_and_quit(terminal: Terminal) -> None:
    """As after Ctrl-Z and fg, or a stop by another program; then an orderly end."""
    terminal.signal(signal.SIGCONT)
    terminal.press("x")
    terminal.wait_for("pressed x")
    for _ in range(20):  # Textual reads the keyboard twice for a moment, and a key may be lost to that
        terminal.press("ctrl+q")
        terminal.linger(0.3)
        if terminal.process.poll() is not None:
            break
    assert terminal.exit_status(1) == 0


def test_the_terminal_is_given_back_also_after_a_continue(start: Start) -> None:
    terminal = start("guarded")
    continue_and_quit(terminal)
    assert terminal.is_restored()


def test_textual_still_leaves_the_terminal_raw_after_a_continue(start: Start) -> None:
    terminal = start("plain")
    continue_and_quit(terminal)
    assert not terminal.is_restored()


@pytest.mark.parametrize("controlling", [True, False], ids=["with-sighup", "without-sighup"])
def test_a_closed_terminal_ends_it(start: Start, controlling: bool) -> None:
    terminal = start("guarded", controlling=controlling)
    terminal.hang_up()
    assert terminal.exit_status_unread(3) == 129


def test_textual_still_stays_behind_when_the_terminal_closes_without_a_signal(start: Start) -> None:
    terminal = start("plain", controlling=False)
    terminal.hang_up()
    with pytest.raises(Exception, match="timed out"):
        terminal.exit_status_unread(1)


def test_a_stalled_terminal_cannot_keep_it_from_ending(start: Start) -> None:
    terminal = start("guarded", "busy")
    terminal.wait_for(lambda seen: len(seen.raw) > 20_000)
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_status_unread(4) == 143
    assert terminal.attributes() == terminal.attributes_before


def test_a_byte_that_is_not_utf_8_is_only_a_strange_key(start: Start) -> None:
    terminal = start("guarded")
    terminal.send(b"\xff")
    terminal.wait_for("pressed \N{REPLACEMENT CHARACTER}")
    terminal.press("ctrl+q")
    assert terminal.exit_status(3) == 0
    assert terminal.is_restored()


def test_textual_still_dies_of_a_byte_that_is_not_utf_8(start: Start) -> None:
    terminal = start("plain")
    terminal.send(b"\xff")
    terminal.exit_status(5)
    assert b"UnicodeDecodeError" in terminal.raw


def test_a_crash_shows_one_line_and_logs_no_variables(start: Start, tmp_path: Path) -> None:
    terminal = start("guarded", "crash", note="a private note")
    terminal.press("x")
    assert terminal.exit_status(5) == 1
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
    terminal.exit_status(5)
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
