"""Makes the SVG that Textual exports look the same in every viewer.

Rich draws block characters as letters of a font that it fetches from elsewhere: rows then show gaps, and
widths differ. Here blocks become rectangles, other text is set run by run in any monospaced font, and the
picture asks nothing of the outside.
"""

import html
import re
from collections.abc import Iterator
from itertools import groupby

CELL_WIDTH, CELL_HEIGHT = 12.2, 24.4
"""The cells of Rich's export, in its own units."""
BASELINE = 18.5
_TEXT = re.compile(
    r'<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)"[^>]*?(clip-path="[^"]*")?>([^<]*)</text>'
)
_QUARTERS = {"▘": 1, "▝": 2, "▖": 4, "▗": 8, "▚": 9, "▞": 6, "▛": 7, "▜": 11, "▙": 13, "▟": 14}
_WHOLE = {"█": (0.0, 0.0, 1.0, 1.0), "▀": (0.0, 0.0, 1.0, 0.5), "▐": (0.5, 0.0, 0.5, 1.0)}

Box = tuple[float, float, float, float]
"""Left, top, width and height as shares of a cell."""


def crisp(svg: str) -> str:
    """The same picture without outside fonts and with blocks as rectangles."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: (Fira Code|arial)[^;]*;?", "font-family: monospace;", svg)
    return _TEXT.sub(lambda found: "".join(_pieces(*found.groups())), svg)


def _pieces(ink: str, left: str, baseline: str, _clip: str | None, text: str) -> Iterator[str]:
    y = float(baseline)
    characters = html.unescape(text).replace("\N{NO-BREAK SPACE}", " ")
    for kind, at, run in _runs(characters):
        x = float(left) + at * CELL_WIDTH
        if kind == "block":
            for start, top, width, height in _boxes(run[0]):
                yield _rectangle(ink, x, y, (start, top, width + len(run) - 1, height))
        elif kind == "letters":
            length = f'textLength="{len(run) * CELL_WIDTH:.1f}" lengthAdjust="spacingAndGlyphs"'
            yield f'<text class="{ink}" x="{x:.1f}" y="{y:.1f}" {length}>{html.escape(run)}</text>'


def _runs(text: str) -> Iterator[tuple[str, int, str]]:
    """What is drawn at once: plain letters, equal full-width blocks, or any other sign alone."""
    at = 0
    for (kind, _), group in groupby(enumerate(text), key=lambda item: _kind(*item)):
        run = "".join(character for _, character in group)
        yield kind, at, run
        at += len(run)


def _kind(at: int, character: str) -> tuple[str, str | int]:
    boxes = list(_boxes(character))
    if boxes:
        spans = len(boxes) == 1 and boxes[0][0] == 0 and boxes[0][2] == 1
        return "block", character if spans else at
    if character == " ":
        return "space", ""
    return "letters", "" if character.isascii() else at


def _rectangle(ink: str, x: float, y: float, box: Box) -> str:
    left, top, width, height = box
    return (
        f'<rect class="{ink}" x="{x + left * CELL_WIDTH:.2f}" y="{y - BASELINE + top * CELL_HEIGHT:.2f}" '
        f'width="{width * CELL_WIDTH + 0.02:.2f}" height="{height * CELL_HEIGHT + 0.02:.2f}" '
        'shape-rendering="crispEdges"/>'
    )


def _boxes(character: str) -> Iterator[Box]:
    """The rectangles a block character is made of; none for any other character."""
    code = ord(character)
    if character in _WHOLE:
        yield _WHOLE[character]
    elif 0x2581 <= code <= 0x2587:
        share = (code - 0x2580) / 8
        yield 0.0, 1 - share, 1.0, share
    elif 0x2589 <= code <= 0x258F:
        yield 0.0, 0.0, (0x2590 - code) / 8, 1.0
    elif character in "▔▕":
        yield (0.0, 0.0, 1.0, 0.125) if character == "▔" else (0.875, 0.0, 0.125, 1.0)
    else:
        bits = _QUARTERS.get(character, 0)
        yield from ((at % 2 / 2, at // 2 / 2, 0.5, 0.5) for at in range(4) if bits >> at & 1)
