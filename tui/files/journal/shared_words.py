"""What thousands of entries have in common is kept once, not once for each of them.

Most sessions go as their routine does: of the 80,000 passes of ten years, a thousand are different ones. Each
read from the file as one of its own, the journal takes 39 MB in memory, and 20 like this. It costs a third of
reading, so a small journal is left as it is.
"""

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

from tui.core.entries.entry import SessionEntry

Said = TypeVar("Said")
_WORDS_OF_SESSION = "routine", "routine_title", "timezone"
_WORDS_OF_TENDER_POINT = "step", "region", "spot", "word"


class SharedWords:
    """Remembers each of those words as it was met first, and whole lists of passes and ratings."""

    def __init__(self) -> None:
        self._kept: dict[object, Any] = {}

    def share(self, entry: Said) -> Said:
        """The same, which nobody has seen yet; a session says it with what is kept already."""
        if isinstance(entry, SessionEntry):
            for name in _WORDS_OF_SESSION:
                self._share_in(entry, name)
            force_setattr(entry, "passes", self._all_same(entry.passes))
            force_setattr(entry, "ratings", self._all_same(entry.ratings))
            for point in entry.tender_points:
                for name in _WORDS_OF_TENDER_POINT:
                    self._share_in(point, name)
        return entry

    def _share_in(self, said: Struct, name: str) -> None:
        force_setattr(said, name, self._same(getattr(said, name)))

    def _all_same(self, parts: tuple[Said, ...]) -> tuple[Said, ...]:
        known: tuple[Said, ...] | None = self._kept.get(parts)
        return self._same(tuple(map(self._same, parts))) if known is None else known

    def _same(self, word: Said) -> Said:
        kept: Said = self._kept.setdefault(word, word)
        return kept
