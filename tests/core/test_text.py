"""Text from people and files, made harmless for a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.text import (
    NOTE_LIMIT,
    clean,
    clean_line,
    has_tower,
    is_safe,
    made_visible_in_words,
    shortened,
    too_long_in_words,
)

BIDI, ESCAPE = "\u202e", "\x1b"
SHOWN = "\N{REPLACEMENT CHARACTER}"


@given(st.text())
def test_what_is_stored_is_harmless_and_loses_no_character(text: str) -> None:
    stored, replaced = clean(text)
    assert all(is_safe(character) or character == "\n" for character in stored)
    assert len(stored) == len(text.replace("\r\n", "\n"))
    assert replaced == stored.count(SHOWN) - text.count(SHOWN)


def test_a_line_has_no_ends_of_lines() -> None:
    assert clean_line(" one\r\ntwo\tthree\u2028 ") == "one two three"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("plain [b]", "\u00e9\nsecond"), ""),
        ((ESCAPE,), f"1 character was made visible as {SHOWN}, to keep the terminal safe."),
        (
            (f"{ESCAPE}[2J", f"x{BIDI}"),
            f"2 characters were made visible as {SHOWN}, to keep the terminal safe.",
        ),
    ],
)
def test_how_many_characters_were_made_visible_is_said(typed: tuple[str, ...], said: str) -> None:
    assert made_visible_in_words(*typed) == said


def test_a_note_that_is_too_long_is_said_and_not_cut() -> None:
    assert too_long_in_words("x" * NOTE_LIMIT) == ""
    assert too_long_in_words("x" * (NOTE_LIMIT + 3)).endswith("this one is 3 too long.")


def test_a_letter_may_carry_its_marks_but_no_tower_of_them() -> None:
    tower = "a" + "\u0301" * 200
    assert clean("e\u0301\u0302")[1] == 0
    assert clean(tower) == ("a" + "\u0301" * 8 + "\N{REPLACEMENT CHARACTER}" * 192, 192)


def test_characters_newer_than_this_python_are_kept() -> None:
    assert clean("\U0001fae8") == ("\U0001fae8", 0)
    assert clean("\ufffe")[1] == 1


def test_the_middle_of_a_long_text_gives_way() -> None:
    assert shortened("short", 10) == "short"
    assert shortened("a" * 20 + "end", 10) == "aaaaa…aend"
    assert len(shortened("a" * 999, 200)) == 200


def test_a_tower_of_marks_is_seen() -> None:
    assert not has_tower("e\u0301" * 50)
    assert not has_tower("a" + "\u0301" * 8)
    assert has_tower("a" + "\u0301" * 9)


def test_text_without_anything_odd_comes_back_as_it_was_whatever_its_letters() -> None:
    codes = (*range(0x300), *range(0x2010, 0x2028), *range(0x2190, 0x27C0))
    kept = [chr(code) for code in codes if chr(code).isprintable()]
    assert [clean(character) for character in kept] == [(character, 0) for character in kept]
    assert all(is_safe(character) for character in kept)
    assert not any(unicodedata.combining(character) for character in kept)
    assert clean("") == ("", 0)
