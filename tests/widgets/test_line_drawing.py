"""What a terminal can draw."""

import pytest

from tui.widgets.line_drawing import Charset, charset_of


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
    ],
)
def test_it_is_told_by_terminal_and_locale(environ: dict[str, str], charset: Charset) -> None:
    assert charset_of(environ) is charset
