"""Block letters: solid, of equal width where it matters, and never wider than their place."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from tui.core.charset import Charset
from tui.widgets.big_font import BigFont, big_rows, big_width, fit
from tui.widgets.big_text import BigText, Letters, letter_rows

LETTERS = string.ascii_uppercase + string.digits + ":.+-/'!? "


class Sign(App[None]):
    """One big text on a screen."""

    CSS = "BigText { width: 30; height: 5; text-align: right; }"

    def compose(self) -> ComposeResult:
        yield BigText()


def test_a_time_in_large_digits() -> None:
    assert big_rows("0:56", BigFont.LARGE) == (
        "▄████▄      ██████  ▄████▀",
        "██  ██  ██  ██▄▄▄   ██▄▄▄ ",
        "██  ██      ▀▀▀▀██  ██▀▀██",
        "██  ██  ██  ▄▄  ██  ██  ██",
        "▀████▀      ▀████▀  ▀████▀",
    )


def test_a_side_in_small_letters() -> None:
    assert big_rows("LEFT", BigFont.SMALL) == (
        "█    █▀▀▀ █▀▀▀ ▀█▀",
        "█    █▀▀  █▀▀   █ ",
        "▀▀▀▀ ▀▀▀▀ ▀     ▀ ",
    )


def test_ascii_has_no_other_characters() -> None:
    assert big_rows("20", BigFont.LARGE, Charset.ASCII) == (
        " ####    #### ",
        "##  ##  ##  ##",
        "  ####  ##  ##",
        "###     ##  ##",
        "######   #### ",
    )
    assert "".join(big_rows(LETTERS, BigFont.LARGE, Charset.ASCII)).isascii()


def test_ascii_letters_differ_from_each_other() -> None:
    drawn = [big_rows(letter, BigFont.LARGE, Charset.ASCII) for letter in string.ascii_uppercase]
    assert len(set(drawn)) == 26


@pytest.mark.parametrize("font", [BigFont.SMALL, BigFont.LARGE, BigFont.DOUBLE, BigFont.TRIPLE])
def test_every_digit_is_equally_wide_so_that_nothing_jumps(font: BigFont) -> None:
    assert len({big_width(digit, font) for digit in string.digits}) == 1


@given(st.text(LETTERS, min_size=1, max_size=8), st.sampled_from(BigFont), st.sampled_from(Charset))
def test_rows_are_as_many_and_as_wide_as_the_font_says(text: str, font: BigFont, charset: Charset) -> None:
    rows = big_rows(text, font, charset)
    assert len(rows) == font.rows
    assert {len(row) for row in rows} == {big_width(text, font)}


@given(st.text(LETTERS, min_size=1, max_size=8), st.integers(8, 130), st.integers(1, 20))
def test_the_largest_font_that_fits_is_taken(text: str, width: int, height: int) -> None:
    font = fit(text, width, height)
    assert font.rows <= height
    assert big_width(text, font) <= width
    larger = [other for other in BigFont if other.rows > font.rows]
    assert all(other.rows > height or big_width(text, other) > width for other in larger)


def test_sizes_of_the_step_screen() -> None:
    assert fit("0:56", 60, 10) is BigFont.DOUBLE
    assert fit("RIGHT", 40, 5) is BigFont.LARGE
    assert fit("RIGHT", 26, 5) is BigFont.SMALL
    assert fit("RIGHT", 26, 5, Charset.ASCII) is BigFont.PLAIN


async def test_text_stands_at_its_side_and_only_changes_are_sent() -> None:
    app = Sign()
    async with app.run_test(size=(40, 10)) as pilot:
        sign = app.query_one(BigText)
        sign.show("0:56")
        await pilot.pause()
        assert sign.lines[0] == "    ▄████▄      ██████  ▄████▀"
        sign.styles.text_align = "left"
        await pilot.pause()
        assert sign.lines[0] == "▄████▄      ██████  ▄████▀"
    small = letter_rows(Letters("0:56", largest=BigFont.SMALL), 30, 5, Charset.QUARTERS)
    assert small[1] == "█▀▀█   █▀▀▀ █▀▀▀"


@pytest.mark.parametrize(
    ("charset", "shown"), [(Charset.QUARTERS, "▷ READY"), (Charset.ASCII, "READY")], ids=["blocks", "ascii"]
)
def test_of_several_forms_none_is_shown_that_the_terminal_cannot_draw(charset: Charset, shown: str) -> None:
    forms = "▷ READY", "READY", "▷"
    assert letter_rows(Letters(forms[0], forms=forms), 30, 1, charset) == (shown,)
