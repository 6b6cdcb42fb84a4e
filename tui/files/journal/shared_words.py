"""Words that thousands of entries have in common are kept once, not once for each of them.

A tenth of the memory of ten years of sessions, and of that of the whole program, were names of the same
twenty steps and regions, each read from the file as a word of its own.
"""

from collections.abc import Iterable
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import force_setattr

from tui.core.entries.entry import SessionEntry

_SESSION = ("routine", "routine_title", "timezone")
_PASS = ("step",)
_TENDER_POINT = ("step", "region")
_RATING = ("region",)


class SharedWords:
    """Remembers each of those words as it was met first."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def share(self, entry: object) -> None:
        """Let a session that nobody has seen yet say the same with words that are kept already."""
        if isinstance(entry, SessionEntry):
            self._share_in((entry,), _SESSION)
            self._share_in(entry.passes, _PASS)
            self._share_in(entry.tender_points, _TENDER_POINT)
            self._share_in(entry.ratings, _RATING)

    def _share_in(self, records: Iterable[Struct], names: tuple[str, ...]) -> None:
        keep = self._words.setdefault
        for name in names:
            word_of = attrgetter(name)
            for record in records:
                word = word_of(record)
                kept = keep(word, word)
                if kept is not word:
                    force_setattr(record, name, kept)
