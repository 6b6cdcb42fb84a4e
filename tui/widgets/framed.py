"""A line of words in a box, with its title above and what else there is below."""

from rich.cells import cell_len

from tui.core.charset import Charset, charset_in_use
from tui.widgets.line_drawing import Piece, Row, folded
from tui.widgets.step_inks import ACCENT, QUIET, STRONG
from tui.widgets.text import filled

_ROUND, _PLAIN = tuple("╭─╮│╰╯"), tuple("+-+|++")


def framed(words: str, title: str, more: str, width: int) -> list[Row]:
    """Three rows, as wide as asked."""
    drawn = _PLAIN if charset_in_use() is Charset.ASCII else _ROUND
    top_left, flat, top_right, side, bottom_left, bottom_right = drawn
    inner = width - 2
    title, more = (filled(text, min(cell_len(text), inner - 4)) for text in (title, more))
    said = filled(folded(words, inner - 2)[0], inner - 2)
    after = inner - 3 - cell_len(title)
    before = inner - 3 - cell_len(more)
    return [
        (
            Piece(top_left + flat, ACCENT),
            Piece(f" {title} ", ACCENT),
            Piece(flat * after + top_right, ACCENT),
        ),
        (Piece(side, ACCENT), Piece(f" {said} ", STRONG), Piece(side, ACCENT)),
        (
            Piece(bottom_left + flat * before, ACCENT),
            Piece(f" {more} ", QUIET),
            Piece(flat + bottom_right, ACCENT),
        ),
    ]
