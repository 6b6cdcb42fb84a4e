"""What a terminal can draw."""

import pytest

from tui.core.charset import Charset, charset_of, has_colours
from tui.widgets.line_drawing import wrapped_evenly


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
