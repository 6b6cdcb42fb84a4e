"""The last line of a screen that has text fields: while one is typed in, q and ? are letters."""

from collections.abc import Iterable

from tui.widgets.key_line import KeyLine, KeyPair

ALWAYS: tuple[KeyPair, ...] = (("?", "help"), ("q", "back"))
"""What stands at the right edge wherever it is a key."""


class FieldKeys(KeyLine):
    """A key line that drops the pinned keys where they would only type a letter."""

    def __init__(self, pairs: Iterable[KeyPair] = ()) -> None:
        """Begin outside of the text fields."""
        super().__init__(pairs, pinned=ALWAYS)

    def show(self, pairs: tuple[KeyPair, ...]) -> None:
        """The keys outside of a text field."""
        self._write(pairs, ALWAYS)

    def show_typing(self, pairs: tuple[KeyPair, ...]) -> None:
        """The keys inside of a text field."""
        self._write(pairs, ())

    def _write(self, pairs: tuple[KeyPair, ...], pinned: tuple[KeyPair, ...]) -> None:
        if pinned != self._pinned:
            self._pinned = pinned
            self.refresh(layout=True)
        self.pairs = pairs
        self.redraw()
