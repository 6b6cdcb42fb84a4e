"""What a terminal can draw."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.core.charset import Charset, charset_of, has_colours
from tui.widgets.line_drawing import (
    Piece,
    Row,
    beside,
    changed_region,
    folded,
    padded,
    row_text,
    row_width,
    wrapped_evenly,
)

WIDTH = 12
ROWS = st.lists(
    st.builds(Piece, st.text("ab 指█", max_size=4), st.sampled_from(["", "ink"])), max_size=5
).map(lambda pieces: padded(tuple(pieces), WIDTH))


@pytest.mark.parametrize(
    ("environ", "charset"),
    [
        ({"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}, Charset.QUARTERS),
        ({"TERM": "tmux-256color"}, Charset.QUARTERS),
        ({"TERM": "xterm", "LANG": "C"}, Charset.ASCII),
        ({"TERM": "xterm", "LANG": "en_GB.UTF-8", "LC_ALL": "de_DE.ISO-8859-1"}, Charset.ASCII),
        ({"TERM": "vt220"}, Charset.ASCII),
        ({"TERM": "linux", "LANG": "C.utf8"}, Charset.HALVES),
        ({}, Charset.QUARTERS),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, Charset.ASCII),
        ({"LANG": "de_DE@euro"}, Charset.QUARTERS),
    ],
)
def test_it_is_told_by_terminal_and_locale(environ: dict[str, str], charset: Charset) -> None:
    assert charset_of(environ, utf8_mode=False) is charset


def test_what_python_sets_by_itself_does_not_hide_a_plain_locale() -> None:
    """PEP 538: with LANG=C the environment of a Python program says LC_CTYPE=C.UTF-8."""
    assert charset_of({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, utf8_mode=True) is Charset.ASCII
    assert charset_of({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, utf8_mode=False) is Charset.QUARTERS
    assert charset_of({"LC_CTYPE": "C.UTF-8"}, utf8_mode=True) is Charset.QUARTERS


@pytest.mark.parametrize(
    ("environ", "has"),
    [({}, True), ({"TERM": "linux"}, True), ({"TERM": "vt100"}, False), ({"NO_COLOR": "1"}, False)],
)
def test_colours_are_for_who_has_and_wants_them(environ: dict[str, str], has: bool) -> None:
    assert has_colours(environ) is has


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("eased after 41 s, was 51 s.", 25, ("eased after 41", "s, was 51 s.")),
        ("eased after 41 s", 25, ("eased after 41 s",)),
        ("one two three four", 9, ("one two", "three fo…")),
        ("", 9, ()),
    ],
)
def test_no_word_stands_alone_in_the_last_row(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert wrapped_evenly(text, width, 2) == lines


def cells(row: Row) -> list[tuple[str, str]]:
    """Each cell of a row with its ink; a wide character is in both of its own."""
    return [(letter, ink) for text, ink, _ in row for letter in text for _ in range(cell_len(letter))]


@given(ROWS, ROWS)
def test_every_cell_that_changed_is_painted_again(old: Row, new: Row) -> None:
    if old == new:
        return
    region = changed_region(old, new, 3)
    assert (region.y, region.height) == (3, 1)
    changed = [at for at, (one, other) in enumerate(zip(cells(old), cells(new), strict=True)) if one != other]
    assert all(region.x <= at < region.right for at in changed)
    assert region.right <= WIDTH


def test_of_a_row_only_what_changed_is_painted_again() -> None:
    old, new = ((Piece("LEFT  "), Piece(time, "ink"), Piece("  picture")) for time in ("0:12", "0:11"))
    assert changed_region(old, new, 0)[:3] == (6, 0, 4)


@given(ROWS, ROWS)
def test_blocks_beside_each_other_keep_their_places(left: Row, right: Row) -> None:
    rows = beside([(WIDTH, [left]), (WIDTH + 2, [right])], 2)
    assert [row_width(row) for row in rows] == [2 * WIDTH + 2] * 2
    assert row_text(rows[0]) == row_text(left) + row_text(right) + "  "


@given(st.text("ab \n[]\x1b", max_size=40), st.integers(1, 12))
def test_folded_text_is_whole_and_fits(text: str, width: int) -> None:
    rows = folded(text, width)
    assert all(cell_len(row) <= width for row in rows)
    assert "".join("".join(rows).split()) == "".join(text.replace("\x1b", "").split())


def test_a_number_and_its_unit_stay_on_one_line() -> None:
    text = "Noted: top of your left shoulder, 41 s, eased. 7 min left"
    assert folded(text, 37) == ("Noted: top of your left shoulder,", "41 s, eased. 7 min left")
    assert [" ".join(folded(text, width)) for width in range(10, 60)] == [text] * 50
