"""Signs that cannot be drawn are replaced one by one, and nothing that people wrote is lost."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import tui
from tui.core.charset import Charset
from tui.core.plain_signs import drawn_in, key_sign

ALL_SIGNS = {
    sign
    for file in Path(tui.__file__).parent.rglob("*.py")
    for sign in re.findall(r"[^\x00-\x7f]", file.read_text("utf-8"))
    if not sign.isalpha()
}
"""Every sign that the program's own text holds."""
CONSOLE = "─│┌┐└┘├┤┬┴┼█▀▄▌▐░▒▓←↑→↓·•"


def test_there_is_a_plain_character_for_every_sign_of_ours() -> None:
    assert {sign for sign in ALL_SIGNS if not drawn_in(Charset.ASCII, sign).isascii()} == set()


def test_the_console_gets_what_its_font_has() -> None:
    shown = {drawn_in(Charset.HALVES, sign) for sign in ALL_SIGNS}
    assert {sign for sign in shown if not sign.isascii()} <= set(CONSOLE)


@pytest.mark.parametrize("charset", Charset)
def test_nothing_moves(charset: Charset) -> None:
    assert {len(drawn_in(charset, sign)) for sign in ALL_SIGNS} == {1}


def test_a_frame_stays_a_frame() -> None:
    assert drawn_in(Charset.ASCII, "╭─ ▸ 5 → 3 “ça va” ─╮") == '+- > 5 > 3 "ça va" -+'
    assert drawn_in(Charset.HALVES, "╭─ ▸ 5 → 3 “ça va” ─╮") == '┌─ > 5 → 3 "ça va" ─┐'
    assert drawn_in(Charset.QUARTERS, "╭─ ▸ 5 → 3") == "╭─ ▸ 5 → 3"


def test_keys_are_named_where_their_signs_cannot_be_drawn(
    draw_with: Callable[[Charset], None],
) -> None:
    signs = ("⏎", "←↑↓→", "↑↓", "Enter", "a")
    assert [key_sign(sign) for sign in signs] == list(signs)
    draw_with(Charset.ASCII)
    assert [key_sign(sign) for sign in signs] == ["Enter", "arrows", "Up Down", "Enter", "a"]
    draw_with(Charset.HALVES)
    assert [key_sign(sign) for sign in signs] == ["Enter", "←↑↓→", "↑↓", "Enter", "a"]
