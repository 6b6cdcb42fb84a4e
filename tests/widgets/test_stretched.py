"""Letters for three metres: as large as their place, all strokes alike."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.charset import Charset
from tui.widgets.stretched import stretch_for, stretched_rows, stretched_width


def test_a_letter_as_it_was_drawn() -> None:
    assert stretched_rows("7", 2, 2) == ("██████", "▀▀  ██", "   ██▀", "  ██▀ ", "  ██  ")


def test_strokes_one_and_a_half_times_as_thick() -> None:
    assert stretched_rows("T", 3, 3) == (
        "█████████",
        "▀▀▀███▀▀▀",
        "   ███   ",
        "   ███   ",
        "   ███   ",
        "   ███   ",
        "   ███   ",
        "   ▀▀▀   ",
    )


@given(st.text(string.digits, min_size=1, max_size=4), st.integers(5, 130), st.integers(1, 40))
def test_what_fits_has_its_room_and_what_does_not_is_left(text: str, width: int, height: int) -> None:
    stretch = stretch_for(text, width, height)
    if stretch is None:
        assert height < 5 or stretched_width(text, 2) > width
        return
    rows = stretched_rows(text, *stretch)
    assert len(rows) <= height
    assert {len(row) for row in rows} == {stretched_width(text, stretch[0])}
    assert stretched_width(text, stretch[0]) <= width


@pytest.mark.parametrize(
    ("text", "width", "height", "rows"), [("00", 76, 15, 15), ("0:00", 40, 9, 8), ("00", 40, 9, 8)]
)
def test_digits_fill_the_height_of_the_usual_screens(text: str, width: int, height: int, rows: int) -> None:
    stretch = stretch_for(text, width, height)
    assert stretch is not None
    assert len(stretched_rows(text, *stretch)) == rows


def test_every_digit_is_equally_wide_so_that_nothing_jumps() -> None:
    assert len({stretched_width(digit, 5) for digit in string.digits}) == 1


def test_ascii_has_no_other_characters() -> None:
    assert "".join(stretched_rows("0123456789:LEFT", 3, 3, Charset.ASCII)).isascii()
