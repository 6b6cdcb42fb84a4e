"""The hold panel at its three sizes, and the breath pacer in it."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.charset import Charset, charset_in_use
from tui.core.routines.routine import Breath
from tui.widgets.breath import breath_row
from tui.widgets.hold_panel import Hold, HoldPanel, KeyHint, hold_scale, wall_keys
from tui.widgets.line_drawing import row_text, row_width

ADVICE = "lean only as hard as you can breathe"
HISTORY = "It is the third time here. Last time it eased after 41 s."
SLOW = Breath(in_=4, out=6)


def panel_lines(size: tuple[int, int], hold: Hold) -> list[str]:
    return [row_text(row).rstrip() for row in HoldPanel(hold).drawn(*size)]


def a_hold(seconds: int, *sore: int) -> Hold:
    breath = breath_row(SLOW, 5000, charset_in_use())
    return Hold(seconds, sore, breath, ADVICE, HISTORY, keys=wall_keys())


def test_the_panel_at_80_columns() -> None:
    assert panel_lines((80, 19), a_hold(25, 7, 4)) == [
        "    ┏━━━━                             HOLD                             ━━━━┓",
        "    ┃                                                                      ┃",
        "                                 ▄████▄  ██████",
        "                                 ▀▀  ██  ██▄▄▄   sore 7 → 4",
        "                                  ▄███▀  ▀▀▀▀██",
        "                                 ██▀▄▄▄  ▄▄  ██",
        "                                 ██████  ▀████▀  seconds",
        "",
        "        ━━━━━━━━━━━━━━━━━●························┊····················┊",
        "                     20                          60                   90",
        "",
        "        lean only as hard as you can breathe               in ▂▃▄▅▆· OUT",
        "",
        "",
        "    ┃                                                                      ┃",
        "    ┗━━━━                                                              ━━━━┛",
        "",
        "    It is the third time here. Last time it eased after 41 s.",
        "    any key eased, go on   q pause, then x not easing, s sharp, 0-9 how sore",
    ]


def test_the_panel_on_a_phone_in_ascii(draw_with: Callable[[Charset], None]) -> None:
    draw_with(Charset.ASCII)
    assert panel_lines((40, 18), a_hold(7)) == [
        "+----             HOLD             ----+",
        "|                   ######             |",
        "                    ##  ##",
        "                       ###",
        "                      ###",
        "                      ##    seconds",
        "    ==o...|.............|..........|",
        "         20            60         90",
        "             in ._-=+. OUT",
        "    lean only as hard as you can",
        "    breathe",
        "|                                      |",
        "+----                              ----+",
        "It is the third time here.",
        "Last time it eased after 41 s.",
        "any key eased, go on",
        "q pause, then x not easing, s sharp, 0-9",
        "  how sore",
    ]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20), (30, 14)])
@pytest.mark.parametrize("seconds", [0, 9, 59, 100, 600])
def test_the_frame_is_whole_at_every_size(size: tuple[int, int], seconds: int) -> None:
    lines = panel_lines(size, a_hold(seconds, 10, 10))
    frame = [line.strip() for line in lines if line.strip()[:1] in {"┏", "┃", "┗"}]
    assert [line[0] + line[-1] for line in frame] == ["┏┓", "┃┃", "┃┃", "┗┛"]
    assert len({len(line) for line in frame}) == 1
    assert max(map(len, lines)) <= size[0]
    assert any("seconds" in line for line in lines)


def test_a_paused_hold_says_so_and_texts_are_literal() -> None:
    lines = panel_lines((80, 20), a_hold(3)._replace(advice="[red]\x1b[2Jno[/]", paused=True))
    assert any(" HOLD, paused " in line for line in lines)
    assert any("[red][2Jno[/]" in line for line in lines)


@given(st.integers(0, 4000), st.integers(10, 100), st.lists(st.integers(1, 300), max_size=5))
def test_the_scale_is_exactly_as_wide_as_asked(seconds: int, width: int, marks: list[int]) -> None:
    line, labels = hold_scale(seconds, marks, width, Charset.QUARTERS)
    assert row_width(line) == row_width(labels) == width
    assert row_text(line).count("●") == 1


def test_a_breath_second_by_second() -> None:
    assert [row_text(breath_row(SLOW, at)) for at in range(0, 11_000, 2000)] == [
        "IN ▂····· out",
        "IN ▂▃▄▅·· out",
        "in ▂▃▄▅▆▇ OUT",
        "in ▂▃▄▅·· OUT",
        "in ▂▃···· OUT",
        "IN ▂····· out",
    ]


def test_a_held_breath_and_other_characters() -> None:
    held = Breath(in_=4, hold=2, out=6)
    assert row_text(breath_row(held, 4500)) == "in ▂▃▄▅▆▇ HOLD"
    assert row_text(breath_row(SLOW, 2000, Charset.ASCII)) == "IN ._-=.. out"
    assert row_text(breath_row(SLOW, 4000, Charset.HALVES)) == "in ▄▄▄███ OUT"


def test_the_breath_line_changes_at_most_twice_a_second() -> None:
    rows = [row_text(breath_row(SLOW, at)) for at in range(0, 10_000, 50)]
    changes = [at for at in range(1, len(rows)) if rows[at] != rows[at - 1]]
    assert all(later - earlier >= 10 for earlier, later in pairwise(changes))
    assert len(changes) >= 8


def test_the_row_shows_the_breath_of_the_step() -> None:
    assert row_text(breath_row(Breath(in_=2, out=2), 3000)) == "in ▂▃▄··· OUT"


@pytest.mark.parametrize(("width", "beside"), [(80, True), (40, False)])
def test_the_key_of_a_spot_stands_beside_it_or_below(width: int, beside: bool) -> None:
    hold = a_hold(3)._replace(here="Here: close to the neck?", here_key=KeyHint(".", "yes"))
    lines = [line.strip() for line in panel_lines((width, 20), hold)]
    assert ("Here: close to the neck?   . yes" in lines) is beside
    assert ({"Close to the neck?", ". yes"} <= set(lines)) is not beside
