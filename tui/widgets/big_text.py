"""Words and times that can be read from across the room."""

from collections.abc import Sequence

from textual.reactive import var

from tui.core.charset import Charset
from tui.widgets.big_font import BigFont, big_rows, fit
from tui.widgets.line_drawing import LineDrawing, Piece, Row
from tui.widgets.stretched import stretch_for, stretched_rows


class BigText(LineDrawing):
    """Block letters in the largest size that fits; colour and `text-align` are its style's."""

    DEFAULT_CSS = "BigText { width: 1fr; height: 5; color: $foreground; }"

    words: var[str] = var("")
    largest: var[BigFont] = var(BigFont.TRIPLE)
    """Keeps a text from growing beyond its neighbours."""

    forms: var[tuple[str, ...]] = var(())
    """The same in fewer and fewer letters: the first that has room is shown."""
    stretched_for: var[str] = var("")
    """A text to fill the place with, as wide as the words ever get; empty for letters as they were drawn."""

    def show(self, words: str) -> None:
        """Show these letters, digits and marks; nothing is sent where the cells stay the same."""
        self.words = words

    def show_first(self, forms: Sequence[str]) -> None:
        """Show the first of these that has room in big letters, else the last."""
        self.forms, self.words = tuple(forms), forms[0]

    def watch_forms(self) -> None:
        self.redraw()

    def watch_stretched_for(self) -> None:
        self.redraw()

    def watch_words(self) -> None:
        self.redraw()

    def watch_largest(self) -> None:
        self.redraw()

    def drawn(self, width: int, height: int) -> Sequence[Row]:
        """The letters, in the middle of the height."""
        rows = self._letters(width, height)
        above = max(0, (height - len(rows)) // 2)
        indent = {"left": 0, "center": (width - len(rows[0])) // 2, "right": width - len(rows[0])}
        before = " " * max(0, indent.get(self.styles.text_align, 0))
        return [()] * above + [(Piece(before + row),) for row in rows]

    def _letters(self, width: int, height: int) -> tuple[str, ...]:
        words = self._first_that_fits(width, height)
        stretch = stretch_for(self.stretched_for, width, height) if self.stretched_for else None
        if stretch is not None:
            return stretched_rows(words, *stretch, self.charset)
        font = fit(words, width, min(height, self.largest.rows), self.charset)
        return big_rows(words, font, self.charset)

    def _first_that_fits(self, width: int, height: int) -> str:
        """In plain letters, where none is large, the first that the terminal can show at all."""
        for form in self.forms:
            if fit(form, width, min(height, self.largest.rows), self.charset) is not BigFont.PLAIN:
                return form
        plain = (form for form in self.forms if self.charset is not Charset.ASCII or form.isascii())
        return next(plain, self.words)
