"""Did you hear that? Asked at a real terminal before the first session, once, and by the doctor."""

import json

import pytest

from tests.terminal.desk import KIND, Desk
from tests.terminal.person import PRESS_APART, press_until

pytestmark = pytest.mark.terminal


def heard(desk: Desk) -> object:
    """What is kept of this kind of terminal."""
    return json.loads(desk.choices.read_text())["heard"].get(KIND)


def test_the_bell_is_rung_and_asked_about_once(desk: Desk) -> None:
    desk.forget_what_was_heard()
    terminal = desk.sit("start", "short", PATH="")
    terminal.wait_for("Did you hear it?")
    terminal.wait_for(lambda seen: seen.raw.count(b"\x07") == 4)
    terminal.wait_for("That was it.")
    press_until(terminal, "y", "Did you see it?")
    terminal.wait_for("That was it.")
    press_until(terminal, "n", "You need")
    assert heard(desk) == {"bell": True, "flash": False, "notification": None, "speech": None}
    terminal.linger(PRESS_APART)
    terminal.press("q")
    assert terminal.exit_status() == 0
    desk.sit("start", "short").wait_for("You need")


def test_a_silent_terminal_is_told_plainly_and_enter_goes_on(desk: Desk) -> None:
    desk.forget_what_was_heard()
    terminal = desk.sit("start", "short", columns=40, rows=20, PATH="")
    terminal.wait_for("Did you hear it?")
    press_until(terminal, "n", "Did you see it?")
    press_until(terminal, "n", "This terminal is silent")
    press_until(terminal, "enter", "You need")


def test_a_rehearsal_asks_nothing(desk: Desk) -> None:
    desk.forget_what_was_heard()
    before = desk.choices.read_bytes()
    terminal = desk.sit("start", "short", "--rehearse")
    terminal.wait_for("Rehearsal")
    assert terminal.exit_status(30) == 0
    assert desk.choices.read_bytes() == before


def test_the_doctor_tries_them_again_and_prints_what_holds(desk: Desk) -> None:
    terminal = desk.sit("doctor", "--cues", PATH="")
    terminal.wait_for("Did you hear it?")
    press_until(terminal, "n", "Did you see it?")
    terminal.linger(PRESS_APART)
    terminal.press("y")
    terminal.wait_for("silent")
    terminal.linger(PRESS_APART)
    terminal.press("enter")
    assert terminal.exit_status() == 0
    assert "off: you said no to it in this terminal" in terminal.text
    assert terminal.is_restored()
