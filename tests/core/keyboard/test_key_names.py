"""What keys are called, by the program and by people."""

import re

import pytest

from tui.core.keyboard.key_names import NAMED_KEYS, binding_name, key_in_words, key_written


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("t", "t"),
        ("T", "t"),
        ("Enter", "enter"),
        ("return", "enter"),
        ("Esc", "escape"),
        ("Page Down", "pagedown"),
        ("page-up", "pageup"),
        ("pgdn", "pagedown"),
        (" ", "space"),
        ("Space", "space"),
        ("F5", "f5"),
        ("plus", "+"),
        ("+", "+"),
        ("=", "+"),
        ("question_mark", "?"),
        ("?", "?"),
        (",", ","),
        ("-", "-"),
        ("_", "_"),
        (".", "."),
        ("←", "left"),
        ("é", "é"),
        ("Я", "я"),
        ("Shift+F5", "f17"),  # what terminals make of F17: a presenter or a pedal
        ("ctrl+c", "q"),
    ],
)
def test_a_key_may_be_written_in_many_ways(written: str, name: str) -> None:
    assert key_written(written) == name


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("7", "digits say how sore it is"),
        ("٣", "digits say how sore it is"),
        ("ctrl+t", "keys with Ctrl, Alt or Shift cannot be used"),
        ("shift+t", "keys with Ctrl, Alt or Shift cannot be used"),
        ("left_shift", "keys with Ctrl, Alt or Shift cannot be used"),
        ("caps_lock", "keys with Ctrl, Alt or Shift cannot be used"),
        ("enterr", 'that is no key; did you mean "enter"?'),
        ("f25", "that is no key"),
        ("hello there", "that is no key"),
        ("", "that is no key"),
        ("\x1b", "that is no key"),
        ("\u202e", "that is no key"),
        ("ab", "that is no key"),
    ],
)
def test_what_is_no_key_to_give_away_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}"):
        key_written(written)


@pytest.mark.parametrize("name", [*NAMED_KEYS, "t", "+", "?", ",", "-"])
def test_what_stands_on_a_key_can_be_written_down(name: str) -> None:
    assert key_written(key_in_words(name)) == name
    assert key_written(binding_name(name)) == name
