"""The few shapes that the plots of a report are drawn with: plain SVG, numbers beside, nothing to load."""

from collections.abc import Iterable
from html import escape

from tui.core.text import clean_line

INK, MUTED, TRACK = "#1d2428", "#5d686e", "#c9c4b8"
HEAT = ("#f0d3ac", "#e0995a", "#b8452c")
"""Light to dark: they stay apart when printed in grey."""


def text_of(words: str) -> str:
    """Anybody's text as it may stand in HTML and SVG, set apart from the direction of what is around it."""
    return escape(clean_line(words), quote=True)


def drawing(width: float, height: float, told: str, shapes: Iterable[str], kind: str) -> str:
    """An inline SVG; `told` says the same to those who do not see it."""
    view = f"0 0 {number(width)} {number(height)}"
    inside = "".join(shapes)
    return f'<svg class="{kind}" viewBox="{view}" role="img" aria-label="{text_of(told)}">{inside}</svg>'


def number(value: float) -> str:
    """A coordinate, as short as it is exact enough."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def line(x1: float, y1: float, x2: float, y2: float, colour: str = TRACK, width: float = 1) -> str:
    """A straight line."""
    ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{number(width)}"/>'


def circle(x: float, y: float, radius: float, *, filled: bool) -> str:
    """A dot, or a ring."""
    place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
    return f'<circle {place} fill="{INK if filled else "#fff"}" stroke="{INK}" stroke-width="1.4"/>'


def bar(x: float, y: float, width: float, height: float, colour: str = MUTED) -> str:
    """A filled rectangle."""
    size = f'width="{number(width)}" height="{number(height)}"'
    return f'<rect x="{number(x)}" y="{number(y)}" {size} fill="{colour}"/>'


def label(
    x: float, y: float, words: str, *, size: float = 9, anchor: str = "middle", colour: str = INK
) -> str:
    """A word or number."""
    place = f'x="{number(x)}" y="{number(y)}"'
    style = f'font-size="{number(size)}" text-anchor="{anchor}" fill="{colour}"'
    return f"<text {place} {style}>{text_of(words)}</text>"
