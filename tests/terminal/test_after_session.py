"""The questions after a session when the program is ended in the middle: what was confirmed is stored."""

import signal
from collections.abc import Callable

import pytest

from tests.terminal.desk import Desk
from tests.terminal.harness import Terminal
from tests.terminal.person import PLACES, PRESS_APART, WORK, answer, press_until
from tests.terminal.ways import WAYS, leave

pytestmark = pytest.mark.terminal


def sees_marked(label: str) -> Callable[[Terminal], bool]:
    """Whether the field of this label has the focus: it shows the field before as done."""
    return lambda seen: any(label in line and "▸" in line for line in seen.text.splitlines())


def confirm(terminal: Terminal, next_label: str) -> None:
    """Enter, as a person presses it who looks, until the next field is marked."""
    terminal.linger(PRESS_APART)
    terminal.press("enter")
    terminal.wait_for(sees_marked(next_label))


def to_the_ratings(desk: Desk) -> Terminal:
    """A session that was ended after one tender point, and the first page of questions."""
    terminal = PLACES["hold"](desk)
    press_until(terminal, "t", WORK)
    press_until(terminal, "q", "Leave the session?")
    press_until(terminal, "e", "Ended early")
    press_until(terminal, "enter", "How sore is it now")
    return terminal


def to_the_peak(desk: Desk) -> Terminal:
    """The same, with 3 for the place, and 7 for the point at its peak typed."""
    terminal = to_the_ratings(desk)
    answer(terminal, "3")
    press_until(terminal, "enter", "Tender point 1 of 1")
    terminal.wait_for(sees_marked("Which side?"))
    answer(terminal, "right")
    terminal.wait_for("[left]")
    confirm(terminal, "Where exactly?")
    confirm(terminal, "How did it end?")
    confirm(terminal, "Sore at its peak?")
    terminal.press("7")
    terminal.wait_for("[7]")
    return terminal


def answers(desk: Desk) -> tuple[object, ...]:
    """The rating afterwards, then side, peak, release and word of the one tender point."""
    (entry,) = desk.journal()
    assert isinstance(entry["ratings"], list)
    assert isinstance(entry["tender_points"], list)
    ratings = [rating["after"] for rating in entry["ratings"]]
    (point,) = entry["tender_points"]
    return (ratings, point["side"], point["peak"], point["release"], point["word"])


def test_a_kill_loses_nothing_that_was_confirmed(desk: Desk) -> None:
    terminal = to_the_peak(desk)
    confirm(terminal, "At letting go?")
    terminal.press("2")
    terminal.wait_for("[2]")
    terminal.signal(signal.SIGKILL)
    terminal.process.wait()
    assert answers(desk) == ([3], "left", 7, None, None)


@pytest.mark.parametrize("way", ["hang-up", "closed"])
def test_what_is_filled_in_is_kept_when_the_terminal_goes(desk: Desk, way: str) -> None:
    terminal = to_the_peak(desk)
    confirm(terminal, "At letting go?")
    terminal.press("2")
    confirm(terminal, "A word for it")
    terminal.press(*"dull and tight")
    terminal.wait_for("dull and tight")
    leave(terminal, WAYS[way])
    assert answers(desk) == ([3], "left", 7, 2, "dull and tight")


def test_two_terminals_keep_what_both_wrote(desk: Desk) -> None:
    terminal = to_the_ratings(desk)
    other = PLACES["body"](desk)
    press_until(other, "o", "Short")
    press_until(other, "n", "Note")
    other.press(*"from elsewhere")
    other.wait_for("from elsewhere")
    press_until(other, "enter", "Kept")
    answer(terminal, "4")
    press_until(terminal, "enter", "Tender point 1 of 1")
    terminal.signal(signal.SIGKILL)
    terminal.process.wait()
    (entry,) = desk.journal()
    assert entry["note"] == "from elsewhere"
    assert answers(desk)[0] == [4]
