"""Words and times that can be read from across the room."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import set_cell_size
from textual.reactive import var

from tui.core.charset import Charset, charset_in_use
from tui.widgets.big_font import BigFont, big_rows, fit
from tui.widgets.line_drawing import LineDrawing, Row, in_ink
from tui.widgets.stretched import stretch_for, stretched_rows


class Letters(NamedTuple):
    """What is written in block letters, and where it stands in its room."""

    words: str
    align: str = "left"
    largest: BigFont = BigFont.TRIPLE
    """Keeps a text from growing beyond its neighbours."""
    forms: tuple[str, ...] = ()
    """The same in fewer and fewer letters: the first that has room is shown."""
    stretched_for: str = ""
    """A text to fill the place with, as wide as the words ever get; empty for letters as they were drawn."""


@lru_cache(64)
def letter_rows(letters: Letters, width: int, height: int, charset: Charset) -> tuple[str, ...]:
    """The letters in the largest size that fits, in the middle of the height."""
    rows = _letters(letters, width, height, charset)
    above = max(0, (height - len(rows)) // 2)
    indent = {"left": 0, "center": (width - len(rows[0])) // 2, "right": width - len(rows[0])}
    before = " " * max(0, indent.get(letters.align, 0))
    return ("",) * above + tuple(before + row for row in rows)


def _letters(letters: Letters, width: int, height: int, charset: Charset) -> tuple[str, ...]:
    room = min(height, letters.largest.rows)
    words = _first_that_fits(letters, width, room, charset)
    stretch = stretch_for(letters.stretched_for, width, height) if letters.stretched_for else None
    if stretch is not None:
        return stretched_rows(words, *stretch, charset)
    return big_rows(words, fit(words, width, room, charset), charset)


def _first_that_fits(letters: Letters, width: int, room: int, charset: Charset) -> str:
    """In plain letters, where none is large, the first that the terminal can show at all."""
    for form in letters.forms:
        if fit(form, width, room, charset) is not BigFont.PLAIN:
            return form
    plain = (form for form in letters.forms if charset is not Charset.ASCII or form.isascii())
    return next(plain, letters.words)


def letter_block(letters: Letters, width: int, height: int, ink: str) -> tuple[Row, ...]:
    """The same in exactly so many cells of one ink."""
    return _block(letters, width, height, ink, charset_in_use())


@lru_cache(64)
def _block(letters: Letters, width: int, height: int, ink: str, charset: Charset) -> tuple[Row, ...]:
    rows = letter_rows(letters, width, height, charset)
    below = [""] * (height - len(rows))
    return tuple(in_ink((set_cell_size(row, width) for row in (*rows, *below)), ink))


class BigText(LineDrawing):
    """Block letters in the largest size that fits; colour and `text-align` are its style's."""

    DEFAULT_CSS = "BigText { width: 1fr; height: 5; color: $foreground; }"

    words: var[str] = var("")

    def show(self, words: str) -> None:
        """Show these letters, digits and marks; nothing is sent where the cells stay the same."""
        self.words = words

    def watch_words(self) -> None:
        self.redraw()

    def drawn(self, width: int, height: int) -> Sequence[Row]:
        """The letters, in the middle of the height."""
        letters = Letters(self.words, self.styles.text_align)
        return in_ink(letter_rows(letters, width, height, self.charset), "")
