"""Words and times that can be read from across the room."""

from collections.abc import Sequence

from textual.reactive import var

from tui.widgets.big_font import BigFont, big_rows, fit
from tui.widgets.line_drawing import LineDrawing, Piece, Row


class BigText(LineDrawing):
    """Block letters in the largest size that fits; colour and `text-align` are its style's."""

    DEFAULT_CSS = "BigText { width: 1fr; height: 5; color: $foreground; }"

    words: var[str] = var("")
    largest: var[BigFont] = var(BigFont.TRIPLE)
    """Keeps a text from growing beyond its neighbours."""

    def show(self, words: str) -> None:
        """Show these letters, digits and marks; nothing is sent where the cells stay the same."""
        self.words = words

    def watch_words(self) -> None:
        self.redraw()

    def watch_largest(self) -> None:
        self.redraw()

    def drawn(self, width: int, height: int) -> Sequence[Row]:
        """The letters, in the middle of the height."""
        font = fit(self.words, width, min(height, self.largest.rows), self.charset)
        rows = big_rows(self.words, font, self.charset)
        above = max(0, (height - len(rows)) // 2)
        indent = {"left": 0, "center": (width - len(rows[0])) // 2, "right": width - len(rows[0])}
        before = " " * max(0, indent.get(self.styles.text_align, 0))
        return [()] * above + [(Piece(before + row),) for row in rows]
