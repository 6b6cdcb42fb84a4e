"""Keys that answer a page, and keys that were meant for the one before it."""

import pytest

from tui.core.keyboard.patient_keys import PatientKeys


@pytest.mark.parametrize("delay", [250, 400, 500, 660])
def test_a_held_enter_answers_no_page(delay: int) -> None:
    keys = PatientKeys()
    keys.appeared(0)
    assert keys.takes("enter", 1_000)
    keys.appeared(1_000)
    repeats = range(1_000 + delay, 8_000, 40)
    assert not any(keys.takes("enter", at) for at in repeats)


def test_enter_held_from_the_screen_before_answers_no_page() -> None:
    keys = PatientKeys()
    keys.appeared(0)
    assert not any(keys.takes("enter", at) for at in range(660, 4_000, 40))


def test_a_page_takes_a_press_once_it_could_be_seen() -> None:
    keys = PatientKeys()
    keys.appeared(0)
    assert [keys.takes("y", 599), keys.takes("s", 600), keys.takes("enter", 700)] == [False, True, True]


@pytest.mark.parametrize("key", ["down", "up", "left", "right", "tab", "j", "7"])
@pytest.mark.parametrize("apart", [60, 130, 250])
def test_arrows_and_digits_may_come_as_fast_as_fingers_can(key: str, apart: int) -> None:
    keys = PatientKeys()
    keys.appeared(0)
    assert all(keys.takes(key, at) for at in range(1_000, 1_000 + 8 * apart, apart))


def test_no_key_answers_before_the_page_could_be_seen() -> None:
    keys = PatientKeys()
    keys.appeared(0)
    assert not any(keys.takes(key, 599) for key in ("down", "7", "enter", "y"))


@pytest.mark.parametrize("key", ["down", "right", "pagedown"])
def test_a_one_button_key_held_from_the_screen_before_answers_no_page(key: str) -> None:
    keys = PatientKeys()
    keys.appeared(0)
    assert not any(keys.takes(key, at) for at in range(500, 4_000, 40))
    assert keys.takes(key, 5_000)


@pytest.mark.parametrize("key", ["enter", "y", "s", "q", "u", "n"])
def test_a_held_answer_is_one_answer(key: str) -> None:
    keys = PatientKeys()
    keys.appeared(0)
    assert [keys.takes(key, at) for at in (1_000, 1_200, 1_449, 1_699)] == [True, False, False, True]
