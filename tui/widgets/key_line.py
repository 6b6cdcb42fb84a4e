"""The last line of a screen: the keys that apply now."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.geometry import Size
from textual.reactive import reactive

from tui.core.catalogue import say
from tui.core.plain_signs import key_sign
from tui.widgets.line_drawing import LineDrawing, Piece, Row, row_width

KeyPair = tuple[str, str]
"""What stands on the key, and one word for what it does."""

_GAP = 2
_WIDE = 58
"""From this many cells on, one row is enough."""


_KEY = "key-line--key"


class KeyLine(LineDrawing):
    """Keys and words in order of importance; what does not fit is left out from the end.

    The pinned pairs stand at the right edge and always have their room, so that help can be found. Where the
    line is narrow there is a second one.
    """

    DEFAULT_CSS = """
    KeyLine {
        height: auto;
        width: 1fr;
        padding: 0 1;
        color: $text-muted;
    }
    KeyLine > .key-line--key { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES = {_KEY}

    pairs: reactive[tuple[KeyPair, ...]] = reactive(())

    def __init__(self, pairs: Iterable[KeyPair] = (), *, pinned: Iterable[KeyPair] = ()) -> None:
        """Show these pairs, most important first."""
        super().__init__()
        self.set_reactive(KeyLine.pairs, tuple(pairs))
        self._pinned = tuple(pinned)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Two rows where one is too narrow for all that applies."""
        return self._height(width)

    def watch_pairs(self) -> None:
        """More rows, or fewer, are another layout of the whole screen; other words are not."""
        self.redraw()
        if self._height(self.size.width) != self.size.height:
            self.refresh(layout=True)

    def drawn(self, width: int, height: int) -> Sequence[Row]:
        """The pairs that fit, and the pinned ones at the right edge of the last row."""
        return key_rows(self.pairs, self._pinned, width, height, _KEY, "")

    def _height(self, width: int) -> int:
        return len(_in_rows(_said(self.pairs), _said(self._pinned), width, 2))


def _said(pairs: Iterable[KeyPair]) -> tuple[KeyPair, ...]:
    """The pairs in the language of the person: the one place where those of all screens are said."""
    return tuple((key_sign(say(key)), say(word)) for key, word in pairs)


def _in_rows(
    pairs: tuple[KeyPair, ...], pinned: tuple[KeyPair, ...], width: int, most: int
) -> list[tuple[KeyPair, ...]]:
    """The pairs in one row, or in two where that is too narrow for all of them."""
    left = width - sum(cell_len(f"{key} {word}") + _GAP for key, word in pinned)
    one = fitting(pairs, left)
    if len(one) == len(pairs) or width >= _WIDE or most < 2:
        return [one]
    first = fitting(pairs, width)
    return [first, fitting(pairs[len(first) :], left)]


def key_rows(
    pairs: Iterable[KeyPair], pinned: Iterable[KeyPair], width: int, most: int, key_ink: str, ink: str
) -> list[Row]:
    """The same for a drawing, in these inks: so many rows at most, the pinned pairs at the right."""
    ends = _said(pinned)
    *above, last = [_pieces(row, key_ink, ink) for row in _in_rows(_said(pairs), ends, width, most)]
    right = _pieces(ends, key_ink, ink)
    gap = max(_GAP if last and ends else 0, width - row_width(last) - row_width(right))
    return [*above, (*last, Piece(" " * gap), *right) if ends else last]


def _pieces(pairs: Iterable[KeyPair], key_ink: str, ink: str) -> Row:
    items = [(Piece(key, key_ink), Piece(f" {word}", ink)) for key, word in pairs]
    between = (Piece(" " * _GAP),)
    return tuple(piece for at, item in enumerate(items) for piece in (between * bool(at) + item))


def fitting(pairs: Iterable[KeyPair], width: int) -> tuple[KeyPair, ...]:
    """The longest run of pairs from the first that fits into so many cells."""
    kept: list[KeyPair] = []
    used = 0
    for key, word in pairs:
        used += cell_len(f"{key} {word}") + (_GAP if kept else 0)
        if used > width:
            break
        kept.append((key, word))
    return tuple(kept)
