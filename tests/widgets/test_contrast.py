"""Letters are lightened or darkened where they could not be read, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as TextualColor

from tui.widgets.contrast import ENOUGH, ReadableOutput, contrast, readable

CHANNEL = st.integers(0, 255)
COLOURS = st.builds(Color.from_rgb, CHANNEL, CHANNEL, CHANNEL)
NEVER_ENOUGH = (3, 8)
"""Brown or yellow, and grey: too different in xterm and on the console for one ink."""
BLACK = TextualColor(0, 0, 0)


def test_black_on_white_is_the_most_there_is() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)


def test_a_known_grey_is_just_enough() -> None:
    """#767676 on white is the lightest grey that passes (WebAIM's contrast checker: 4.54)."""
    assert contrast(Color.parse("#767676"), Color.parse("#ffffff")) == pytest.approx(4.54, abs=0.005)


@given(COLOURS, COLOURS, st.sampled_from([ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT]))
def test_whatever_the_colours_are_it_can_be_read(ink: Color, paper: Color, system: ColorSystem) -> None:
    better = readable(Style(color=ink, bgcolor=paper, bold=True), system)
    assert better.color is not None
    assert contrast(better.color, paper, system) >= ENOUGH
    assert better.bold
    assert better.bgcolor == paper


@given(COLOURS, COLOURS)
def test_with_sixteen_colours_some_papers_allow_no_more_than_four(ink: Color, paper: Color) -> None:
    better = readable(Style(color=ink, bgcolor=paper), ColorSystem.STANDARD)
    assert better.color is not None
    least = contrast(better.color, paper, ColorSystem.STANDARD)
    assert least >= (4.0 if paper.downgrade(ColorSystem.STANDARD).number in NEVER_ENOUGH else ENOUGH)


@given(COLOURS, COLOURS)
def test_what_can_be_read_stays_as_it_is(ink: Color, paper: Color) -> None:
    style = Style(color=ink, bgcolor=paper)
    assert (readable(style, ColorSystem.TRUECOLOR) is style) == (contrast(ink, paper) >= ENOUGH)


def test_pictures_may_be_faint_and_the_terminals_own_colours_are_its_own() -> None:
    faint = Style.parse("#222222 on #111111")
    own = Style.parse("default on default")
    shown = [Segment("▄▀ ", faint), Segment("abc", own), Segment("abc", None)]
    assert ReadableOutput(lambda: ColorSystem.TRUECOLOR).apply(shown, BLACK) == shown
    (changed,) = ReadableOutput(lambda: ColorSystem.TRUECOLOR).apply([Segment("▄ 1", faint)], BLACK)
    assert changed.text == "▄ 1"
    assert changed.style is not None
    assert changed.style.color != faint.color
