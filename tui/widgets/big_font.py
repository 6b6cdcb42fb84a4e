"""Block letters and digits: two hand-drawn fonts, scaled, in half blocks or ASCII."""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from tui.core.charset import Charset

_LARGE = """
0|▄████▄|██  ██|██  ██|██  ██|▀████▀|
1| ▄██  | ███  |  ██  |  ██  | ████ |
2|▄████▄|▀▀  ██| ▄███▀|██▀▄▄▄|██████|
3|█████▄|    ██| ████ |    ██|█████▀|
4|██  ██|██  ██|▀█████|    ██|    ██|
5|██████|██▄▄▄ |▀▀▀▀██|▄▄  ██|▀████▀|
6|▄████▀|██▄▄▄ |██▀▀██|██  ██|▀████▀|
7|██████|▀▀  ██|   ██▀|  ██▀ |  ██  |
8|▄████▄|██  ██|▄████▄|██  ██|▀████▀|
9|▄████▄|██  ██|██▄▄██| ▀▀▀██|▄████▀|
:|  |██|  |██|  |
.|  |  |  |  |██|
+|      |  ██  |██████|  ██  |      |
-|      |      |██████|      |      |
/|    ██|   ██▀|  ██  |▄██   |██    |
'|██|▀█|  |  |  |
!|██|██|██|▀▀|██|
?|▄████▄|▀▀  ██|  ▄██▀|  ▀▀  |  ██  |
A|▄████▄|██  ██|██████|██  ██|██  ██|
B|█████▄|██  ██|█████ |██  ██|█████▀|
C|▄█████|██    |██    |██    |▀█████|
D|█████▄|██  ██|██  ██|██  ██|█████▀|
E|██████|██    |█████ |██    |██████|
F|██████|██    |█████ |██    |██    |
G|▄█████|██    |██ ▄▄▄|██  ██|▀█████|
H|██  ██|██  ██|██████|██  ██|██  ██|
I|████|▀██▀| ██ |▄██▄|████|
J|    ██|    ██|    ██|██  ██|▀████▀|
K|██  ██|██▄██▀|████▄ |██ ▀██|██  ██|
L|██    |██    |██    |██    |██████|
M|██▄  ▄██|████████|██▀██▀██|██    ██|██    ██|
N|██▄  ██|███▄ ██|██▀█▄██|██ ▀███|██  ▀██|
O|▄████▄|██  ██|██  ██|██  ██|▀████▀|
P|█████▄|██  ██|█████▀|██    |██    |
Q|▄████▄|██  ██|██  ██|██ ▄██|▀███▀█|
R|█████▄|██  ██|█████▀|██ ██▄|██  ██|
S|▄█████|██▄▄▄ |▀████▄|   ▀██|█████▀|
T|██████|  ██  |  ██  |  ██  |  ██  |
U|██  ██|██  ██|██  ██|██  ██|▀████▀|
V|██  ██|██  ██|██  ██|▀█▄▄█▀| ▀██▀ |
W|██    ██|██    ██|██▄██▄██|████████|▀██▀▀██▀|
X|██  ██|▀█▄▄█▀| ▀██▀ |▄█▀▀█▄|██  ██|
Y|██  ██|██  ██|▀████▀|  ██  |  ██  |
Z|██████|▀▀ ▄██| ▄██▀ |██▀ ▄▄|██████|
▶|██▄   |████▄ |██████|████▀ |██▀   |
▷|██▄   |██▀█▄ |██  ██|██▄█▀ |██▀   |
●|▄████▄|██████|██████|██████|▀████▀|
○|▄████▄|██  ██|██  ██|██  ██|▀████▀|
‖|██  ██|██  ██|██  ██|██  ██|██  ██|
⇄|  ▄█    █▄  |▄███    ███▄|████████████|▀███    ███▀|  ▀█    █▀  |
■|██████|██████|██████|██████|██████|
"""

_SMALL = """
0|█▀▀█|█  █|▀▀▀▀|
1| ▄█ |  █ | ▀▀▀|
2|▀▀▀█|█▀▀▀|▀▀▀▀|
3|▀▀▀█| ▀▀█|▀▀▀▀|
4|█  █|▀▀▀█|   ▀|
5|█▀▀▀|▀▀▀█|▀▀▀▀|
6|█▀▀▀|█▀▀█|▀▀▀▀|
7|▀▀▀█|  █ |  ▀ |
8|█▀▀█|█▀▀█|▀▀▀▀|
9|█▀▀█|▀▀▀█|▀▀▀▀|
:| |▀|▀|
.| | |▀|
+|    |▀█▀ |    |
-|    |▀▀▀ |    |
/|  █|▄▀ |▀  |
'|█| | |
!|█|█|▀|
?|▀▀█| ▀▀| ▀ |
A|█▀▀█|█▀▀█|▀  ▀|
B|█▀▀▄|█▀▀▄|▀▀▀ |
C|█▀▀▀|█   |▀▀▀▀|
D|█▀▀▄|█  █|▀▀▀ |
E|█▀▀▀|█▀▀ |▀▀▀▀|
F|█▀▀▀|█▀▀ |▀   |
G|█▀▀▀|█ ▀█|▀▀▀▀|
H|█  █|█▀▀█|▀  ▀|
I|█|█|▀|
J|   █|▄  █|▀▀▀▀|
K|█ ▄▀|█▀▄ |▀  ▀|
L|█   |█   |▀▀▀▀|
M|█▄ ▄█|█ ▀ █|▀   ▀|
N|█▄ █|█ ▀█|▀  ▀|
O|█▀▀█|█  █|▀▀▀▀|
P|█▀▀█|█▀▀▀|▀   |
Q|█▀▀█|█ ▄█|▀▀▀▀|
R|█▀▀█|█▀█▄|▀  ▀|
S|█▀▀▀|▀▀▀█|▀▀▀▀|
T|▀█▀| █ | ▀ |
U|█  █|█  █|▀▀▀▀|
V|█  █|▀▄▄▀| ▀▀ |
W|█   █|█▄▀▄█|▀   ▀|
X|▀▄▄▀|▄▀▀▄|▀  ▀|
Y|█  █|▀▄▄▀| ▀▀ |
Z|▀▀▀█|▄▀▀ |▀▀▀▀|
▶|█▄▄  |█████|█▀▀  |
▷|█▄▄  |█  ██|█▀▀  |
●|▄██▄|████|▀██▀|
○|▄▀▀▄|█  █|▀▄▄▀|
‖|██ ██|██ ██|██ ██|
⇄| ▄    ▄ |█▀▀▀▀▀▀█| ▀    ▀ |
■|████|████|████|
"""

_HALVES = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}
_CELLS = {halves: character for character, halves in _HALVES.items()}


class BigFont(Enum):
    """A size of letters; the value is its height in rows."""

    PLAIN = 1
    SMALL = 3
    LARGE = 5
    DOUBLE = 10
    TRIPLE = 15

    @property
    def rows(self) -> int:
        """Height in rows."""
        return self.value

    @property
    def _scale(self) -> int:
        return max(1, self.value // 5)

    @property
    def _gap(self) -> int:
        return 2 * self._scale if self.value >= 5 else 1


def _glyphs(drawn: str) -> dict[str, tuple[str, ...]]:
    """A line holds the character and its rows; a bar ends each, so that spaces at the end stay."""
    lines = (line.split("|")[:-1] for line in drawn.strip("\n").splitlines())
    return {name: tuple(rows) for name, *rows in lines}


_FONTS = {3: _glyphs(_SMALL), 5: _glyphs(_LARGE)}


def fit(text: str, width: int, height: int, charset: Charset = Charset.QUARTERS) -> BigFont:
    """The largest font in which the text takes no more than this space; plain where none does.

    ASCII has no half blocks, so that it has no small font.
    """
    for font in sorted(BigFont, key=lambda font: font.rows, reverse=True):
        if font is BigFont.SMALL and charset is Charset.ASCII:
            continue
        if font.rows <= height and big_width(text, font) <= width:
            return font
    return BigFont.PLAIN


def big_width(text: str, font: BigFont) -> int:
    """Cells the text takes in this font."""
    if font is BigFont.PLAIN:
        return len(text)
    return sum(_advance(character, font) for character in text.upper()) - (font._gap if text else 0)


def _advance(character: str, font: BigFont) -> int:
    return font._scale * len(_glyph(character, font)[0]) + font._gap


def _glyph(character: str, font: BigFont) -> tuple[str, ...]:
    glyphs = _FONTS[3 if font is BigFont.SMALL else 5]
    wide = 2 if font is BigFont.SMALL else 3
    return glyphs.get(character, (" " * wide,) * (3 if font is BigFont.SMALL else 5))


@lru_cache(maxsize=64)
def big_rows(text: str, font: BigFont, charset: Charset = Charset.QUARTERS) -> tuple[str, ...]:
    """The text in this font, one string a row, all of the same width."""
    if font is BigFont.PLAIN:
        return (text,)
    glyphs = [_glyph(character, font) for character in text.upper()]
    if charset is Charset.ASCII:
        glyphs = [_squared(glyph) for glyph in glyphs]
    scaled = [_scaled(glyph, font._scale) for glyph in glyphs]
    rows = tuple((" " * font._gap).join(parts) for parts in zip(*scaled, strict=True)) or ("",) * font.rows
    return tuple(row.replace("█", "#") for row in rows) if charset is Charset.ASCII else rows


_ROUND_CORNERS = str.maketrans("▀▄", "  ")
_INNER_STROKES = str.maketrans("▀▄", "█ ")


def _squared(rows: tuple[str, ...]) -> tuple[str, ...]:
    """A glyph in whole cells only: corners fall away, strokes inside stay, so that D and O still differ."""
    last = len(rows) - 1
    return tuple(
        row.translate(_ROUND_CORNERS if y in (0, last) else _INNER_STROKES) for y, row in enumerate(rows)
    )


@lru_cache(maxsize=64)
def glyph_pixels(character: str, charset: Charset = Charset.QUARTERS) -> tuple[tuple[bool, ...], ...]:
    """A large glyph as half rows of cells that are on or off."""
    glyph = _glyph(character, BigFont.LARGE)
    if charset is Charset.ASCII:
        glyph = _squared(glyph)
    return tuple(tuple(_HALVES[cell][half] for cell in row) for row in glyph for half in (0, 1))


def pixel_rows(lines: Sequence[Sequence[bool]], charset: Charset = Charset.QUARTERS) -> tuple[str, ...]:
    """Half rows as rows of cells; ASCII shows a cell where its upper half is on."""
    tall = [*lines, [False] * len(lines[0])] if len(lines) % 2 else lines
    rows = tuple(
        "".join(_CELLS[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(tall[::2], tall[1::2], strict=True)
    )
    if charset is not Charset.ASCII:
        return rows
    return tuple(row.replace("▀", "#").replace("█", "#").replace("▄", " ") for row in rows)


def _scaled(rows: tuple[str, ...], scale: int) -> tuple[str, ...]:
    """Every half cell made `scale` times as wide and as high."""
    if scale == 1:
        return rows
    halves = [[_HALVES[cell][half] for cell in row for _ in range(scale)] for row in rows for half in (0, 1)]
    return pixel_rows([line for line in halves for _ in range(scale)])
