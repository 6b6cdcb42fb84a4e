"""What thousands of entries have in common is kept once, not once for each of them.

Most sessions go as their routine does: of the 80,000 passes of ten years, a thousand are different ones. Each
read from the file as one of its own, the journal takes 39 MB in memory, and 22 like this. It costs a third of
reading, so a small journal is left as it is.
"""

from typing import Any, TypeVar

from msgspec.structs import force_setattr

from tui.core.entries.entry import PassResult, SessionEntry

Said = TypeVar("Said")


class SharedWords:
    """Remembers each of those words as it was met first, and whole lists of passes and ratings."""

    def __init__(self) -> None:
        self._kept: dict[object, Any] = {}

    def share(self, entry: Said) -> Said:
        """The same, which nobody has seen yet; a session says it with what is kept already."""
        if isinstance(entry, SessionEntry):
            force_setattr(entry, "passes", self._passes(entry.passes))
            force_setattr(entry, "ratings", self._same(entry.ratings))
            force_setattr(entry, "routine", self._same(entry.routine))
            force_setattr(entry, "routine_title", self._same(entry.routine_title))
            force_setattr(entry, "timezone", self._same(entry.timezone))
            for point in entry.tender_points:
                force_setattr(point, "step", self._same(point.step))
                force_setattr(point, "region", self._same(point.region))
        return entry

    def _passes(self, passes: tuple[PassResult, ...]) -> tuple[PassResult, ...]:
        known: tuple[PassResult, ...] | None = self._kept.get(passes)
        return self._same(tuple(map(self._same, passes))) if known is None else known

    def _same(self, word: Said) -> Said:
        kept: Said = self._kept.setdefault(word, word)
        return kept
