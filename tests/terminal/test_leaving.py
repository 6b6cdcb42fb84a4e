"""Leaving in every way, from everywhere: nothing is lost, nothing stays, the terminal is as it was."""

import signal

import pytest

from tests.terminal.desk import Desk
from tests.terminal.harness import UNKNOT
from tests.terminal.person import PLACES, WORK, press_until
from tests.terminal.ways import WAYS, leave

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
        ("hold", "stalled-closed"),
        ("paused", "term"),
        ("question", "hang-up"),
        ("question", "stalled-term"),
        ("after", "term"),
        ("note", "closed"),
    ],
)
def test_it_can_be_left_from_everywhere_in_every_way(desk: Desk, place: str, way: str) -> None:
    if WAYS[way].hang_up_is_ignored:
        desk.ignored = (signal.SIGHUP,)
    terminal = PLACES[place](desk)
    leave(terminal, WAYS[way])
    check_kept(desk, place)
    assert not (desk.home / "unknot" / "unknot.log").exists()


def test_a_session_in_a_stalled_terminal_is_saved_up_to_the_stall(desk: Desk) -> None:
    terminal = PLACES["work"](desk)
    terminal.stall()
    for _ in range(40):  # each is told on the screen, until no more goes into the queue
        terminal.press("v")
        terminal.linger_unread(0.04)
    terminal.linger_unread(3.5)
    leave(terminal, WAYS["stalled-term"])
    (entry,) = desk.journal()
    assert entry["outcome"] == "interrupted"
    assert entry["seconds_worked"] in (1, 2, 3, 4)
    away = entry["seconds_away"]
    assert isinstance(away, int)
    assert away >= 3


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_a_session_that_was_stopped_waits_and_says_so(desk: Desk, number: signal.Signals) -> None:
    terminal = PLACES["work"](desk)
    terminal.stop(number)
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


@pytest.mark.parametrize("redirected", ["</dev/null", "2>/dev/null", "2>&-", "<&-"])
def test_without_a_keyboard_or_a_screen_it_does_not_begin(desk: Desk, redirected: str) -> None:
    command = ["sh", "-c", f'exec "$@" {redirected}', "sh", UNKNOT]
    terminal = desk.start(command)
    assert terminal.exit_status(5) == 2
    assert terminal.raw.count(b"needs a terminal") == (redirected in ("</dev/null", "<&-"))
    assert terminal.is_restored()


def check_kept(desk: Desk, place: str) -> None:
    """What must be on disk after leaving from this place."""
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
