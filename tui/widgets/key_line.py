"""The last line of a screen: the keys that apply now."""

from collections.abc import Iterable

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

KeyPair = tuple[str, str]
"""What stands on the key, and one word for what it does."""

_GAP = 2


class KeyLine(Widget):
    """Keys and words in order of importance; what does not fit is left out from the end.

    The pinned pairs stand at the right edge and always have their room, so that help can be found.
    """

    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        width: 1fr;
        padding: 0 1;
        color: $text-muted;
    }
    KeyLine > .key-line--key { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES = {"key-line--key"}

    pairs: reactive[tuple[KeyPair, ...]] = reactive(())

    def __init__(self, pairs: Iterable[KeyPair] = (), *, pinned: Iterable[KeyPair] = ()) -> None:
        """Show these pairs, most important first."""
        super().__init__()
        self.set_reactive(KeyLine.pairs, tuple(pairs))
        self._pinned = tuple(pinned)

    def render(self) -> Content:
        """The pairs that fit, then the pinned ones at the right edge."""
        right = self._line(self._pinned)
        room = self.size.width - (right.cell_length + _GAP if self._pinned else 0)
        left = self._line(fitting(self.pairs, room))
        if not self._pinned:
            return left
        gap = max(_GAP, self.size.width - left.cell_length - right.cell_length)
        return left + Content(" " * gap) + right

    def _line(self, pairs: Iterable[KeyPair]) -> Content:
        style = self.get_visual_style("key-line--key", partial=True)
        items = [Content.styled(key, style) + Content(f" {word}") for key, word in pairs]
        return Content(" " * _GAP).join(items)


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
