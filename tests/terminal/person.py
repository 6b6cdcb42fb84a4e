"""What somebody does at a terminal: keys as people press them, and the way to each place of the program."""

from collections.abc import Callable, Mapping

from tests.terminal.desk import Desk
from tests.terminal.harness import Terminal

GET_READY, WORK, HOLD = "GET READY", "▶▶▶", "HOLD"
PRESS_APART = 0.9
"""Seconds; presses of a key closer than 0.7 s are the same press, and a new page is quiet for 0.6 s."""
PAUSED = "HOLD, paused"


def press_until(terminal: Terminal, key: str, wanted: str) -> None:
    """Press a key, and again as a person would, until something stands on the screen."""
    for _ in range(15):
        terminal.press(key)
        if terminal.appears(wanted, PRESS_APART):
            return
    terminal.wait_for(wanted, 0)


def answer(terminal: Terminal, number: str) -> None:
    """Rate on the page that is shown."""
    terminal.linger(PRESS_APART)
    terminal.press(number)


def begin(terminal: Terminal, sore: str = "") -> None:
    """From the start to the work of the first step, with a rating if one is given."""
    terminal.wait_for("You need")
    press_until(terminal, "enter", "How sore")
    if sore:
        answer(terminal, sore)
    press_until(terminal, "enter", GET_READY)
    press_until(terminal, "enter", WORK)


def hold(terminal: Terminal, seconds: float) -> None:
    """Mark a tender point, and say that it eased so many seconds later."""
    press_until(terminal, "t", HOLD)
    terminal.linger(seconds)
    press_until(terminal, "t", WORK)


def skip_to(terminal: Terminal, title: str) -> None:
    """Leave the present step by `n`."""
    terminal.press("n")
    terminal.wait_for(lambda seen: title in seen.text and GET_READY in seen.text)


def go_on_to(terminal: Terminal, title: str) -> None:
    """Let a step run out, and begin the next one at once."""
    terminal.wait_for(lambda seen: title in seen.text and GET_READY in seen.text)
    press_until(terminal, "enter", WORK)


def _body(desk: Desk) -> Terminal:
    terminal = desk.sit()
    terminal.wait_for("BACK")
    return terminal


def _before(desk: Desk) -> Terminal:
    terminal = desk.sit("start", "short")
    terminal.wait_for("You need")
    return terminal


def _get_ready(desk: Desk) -> Terminal:
    terminal = _before(desk)
    press_until(terminal, "enter", "How sore")
    press_until(terminal, "enter", GET_READY)
    return terminal


def _work(desk: Desk) -> Terminal:
    terminal = _get_ready(desk)
    press_until(terminal, "enter", WORK)
    return terminal


def _hold(desk: Desk) -> Terminal:
    terminal = _work(desk)
    press_until(terminal, "t", HOLD)
    return terminal


def _paused(desk: Desk) -> Terminal:
    terminal = _hold(desk)
    press_until(terminal, "space", PAUSED)
    return terminal


def _question(desk: Desk) -> Terminal:
    terminal = _hold(desk)
    press_until(terminal, "q", "Leave the session?")
    return terminal


def _after(desk: Desk) -> Terminal:
    terminal = desk.sit("start", "short", UNKNOT_CLOCK_RATE="60")
    terminal.wait_for("You need")
    press_until(terminal, "enter", GET_READY)
    terminal.wait_for("Finished", 30)
    return terminal


def _note(desk: Desk) -> Terminal:
    desk.run("check-in", "--region", "neck-back", "--now", "4")
    terminal = _body(desk)
    press_until(terminal, "o", "neck")
    press_until(terminal, "n", "Note")
    terminal.press("half a note")
    terminal.wait_for("half a note")
    return terminal


PLACES: Mapping[str, Callable[[Desk], Terminal]] = {
    "body": _body,
    "before": _before,
    "get-ready": _get_ready,
    "work": _work,
    "hold": _hold,
    "paused": _paused,
    "question": _question,
    "after": _after,
    "note": _note,
}
"""How to get everywhere."""
