"""Words that thousands of entries have in common are kept once, not once for each of them.

In ten years of sessions, 11 of 38 MB were the names of the same hundred steps and regions, each read from
the file as a word of its own. Sharing them costs a fifth of reading, so a small journal is left as it is.
"""

from collections.abc import Iterable
from operator import attrgetter
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

from tui.core.entries.entry import SessionEntry

Said = TypeVar("Said")
_SESSION = ("routine", "routine_title", "timezone")
_PASS = ("step", "regions")
_TENDER_POINT = ("step", "region")
_RATING = ("region",)


class SharedWords:
    """Remembers each of those words as it was met first."""

    def __init__(self) -> None:
        self._words: dict[object, object] = {}

    def share(self, entry: Said) -> Said:
        """The same, which nobody has seen yet; a session says it with words that are kept already."""
        if isinstance(entry, SessionEntry):
            self._share_in((entry,), _SESSION)
            self._share_in(entry.passes, _PASS)
            self._share_in(entry.tender_points, _TENDER_POINT)
            self._share_in(entry.ratings, _RATING)
        return entry

    def _share_in(self, records: Iterable[Struct], names: tuple[str, ...]) -> None:
        keep = self._words.setdefault
        for name in names:
            word_of = attrgetter(name)
            for record in records:
                word = word_of(record)
                kept = keep(word, word)
                if kept is not word:
                    force_setattr(record, name, kept)
