"""A whole routine at a real terminal, followed with nothing but a presenter in the hand."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.conftest import Sit
from tests.terminal.desk import Desk
from tests.terminal.harness import UNKNOT, Terminal
from tests.terminal.person import PRESS_APART, press_until

pytestmark = pytest.mark.terminal
needs_tmux = pytest.mark.skipif(
    shutil.which("tmux") is None, reason="tmux is not installed: NOT TESTED in it"
)

Journal = Callable[[], list[dict[str, object]]]
NEXT = "pagedown"
GO, MARK, EASED, DONE = (f"WALL any key: {words}" for words in ("go now", "tender point", "eased", "done"))
TMUX = """
set -g focus-events on
set -g escape-time 500
set -s extended-keys on
set -g status off
"""


def begin_by(terminal: Terminal, press: Callable[[str], None]) -> None:
    """From the pages before to the wait for the first confirmation."""
    terminal.wait_for(lambda seen: "You need" in seen.text or "Did you hear" in seen.text)
    press(GO)


def mark_and_ease(terminal: Terminal, press: Callable[[str], None]) -> None:
    """In the next step that can be marked: one press where it is tender, one when it has eased."""
    terminal.wait_for(MARK, 30)
    press(EASED)
    press(MARK)


def finish(terminal: Terminal) -> None:
    """Through the end and all that is asked after it, to the end of the program."""
    terminal.wait_for("Finished", 60)
    for _ in range(20):
        if terminal.process.poll() is not None:
            break
        terminal.linger(PRESS_APART)
        if terminal.process.poll() is None:
            terminal.press(NEXT)
    assert terminal.exit_status() == 0


def assert_two_tender_points(entries: list[dict[str, object]]) -> None:
    (entry,) = entries
    assert (entry["routine"], entry["outcome"], entry["unattended"]) == ("tight-shoulders", "finished", False)
    points, passes = entry["tender_points"], entry["passes"]
    assert isinstance(points, list)
    assert isinstance(passes, list)
    assert [(point["side"], point["outcome"]) for point in points] == [("left", "eased")] * 2
    assert [each["outcome"] for each in passes] == ["done"] * 7


def test_a_wall_routine_is_followed_with_a_presenter_alone(sit: Sit, journal: Journal) -> None:
    terminal = sit("start", "tight-shoulders", UNKNOT_CLOCK_RATE="20")

    def press(wanted: str) -> None:
        press_until(terminal, NEXT, wanted)

    begin_by(terminal, press)
    press(DONE)
    mark_and_ease(terminal, press)
    mark_and_ease(terminal, press)
    finish(terminal)
    assert terminal.is_restored()
    assert_two_tender_points(journal())


@pytest.fixture
def tmux(desk: Desk) -> Iterator[Callable[..., Terminal]]:
    """Call `unknot` in a tmux of its own, with focus events and extended keys on."""
    socket, settings = desk.home / "tmux", desk.home / "tmux.conf"
    settings.write_text(TMUX)
    tmux = [str(shutil.which("tmux")), "-S", str(socket), "-f", str(settings)]
    yield lambda *arguments, **environ: desk.start([*tmux, "new-session", UNKNOT, *arguments], **environ)
    desk.start([*tmux, "kill-server"]).process.wait(10)


@needs_tmux
def test_a_presenter_is_heard_through_tmux(tmux: Callable[..., Terminal], journal: Journal) -> None:
    terminal = tmux("start", "tight-shoulders", UNKNOT_CLOCK_RATE="20")

    def press(wanted: str) -> None:
        terminal.send(b"\x1b[O\x1b[I")
        press_until(terminal, NEXT, wanted)

    begin_by(terminal, press)
    press(DONE)
    mark_and_ease(terminal, press)
    press_until(terminal, "q", "go on")
    press_until(terminal, "q", "Leave the session?")
    terminal.press("e")
    terminal.wait_for("Ended early")
    (entry,) = journal()
    points = entry["tender_points"]
    assert isinstance(points, list)
    assert [point["outcome"] for point in points] == ["eased"]


def test_a_key_that_tells_how_it_was_pressed_ends_nothing(sit: Sit, home: Path) -> None:
    terminal = sit("start", "tight-shoulders")
    begin_by(terminal, lambda wanted: press_until(terminal, NEXT, wanted))
    terminal.linger(PRESS_APART)
    terminal.send(b"\x1b[6;1:1~\x1b[6;1:3~\x1b[99999999999u")
    terminal.wait_for(DONE)
    assert not (home / "unknot" / "unknot.log").exists()
