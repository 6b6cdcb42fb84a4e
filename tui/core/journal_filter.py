"""Which entries of the journal are looked at: all, or those that match words and a region."""

from collections.abc import Sequence

from tui.core.entry import Entry
from tui.core.entry_words import searched_text
from tui.core.findings import regions_of_entry, regions_of_library
from tui.core.routine import Library


class JournalFilter:
    """The entries, newest first, behind words (all of them, anywhere) and one region."""

    def __init__(self, library: Library) -> None:
        """Nothing is known and nothing wanted yet."""
        self._library = library
        self._regions_of = regions_of_library(library)
        self._entries: list[Entry] = []
        self._regions: dict[str, set[str]] = {}
        self._texts: dict[str, str] = {}
        self.words = ""
        self.region: str | None = None

    def __len__(self) -> int:
        """How many entries there are, whatever is wanted."""
        return len(self._entries)

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words.strip() or self.region)

    def take(self, entries: Sequence[Entry]) -> None:
        """Look at these."""
        self._entries = sorted(entries, key=lambda entry: (entry.started_at, entry.id), reverse=True)
        self._regions = {entry.id: regions_of_entry(entry, self._regions_of) for entry in self._entries}
        self._texts = {
            entry.id: searched_text(entry, self._regions[entry.id], self._library) for entry in self._entries
        }

    def found(self) -> list[Entry]:
        """The entries that are wanted, newest first."""
        words = self.words.casefold().split()
        return [entry for entry in self._entries if self._is_wanted(entry, words)]

    def _is_wanted(self, entry: Entry, words: Sequence[str]) -> bool:
        if self.region is not None and self.region not in self._regions[entry.id]:
            return False
        return all(word in self._texts[entry.id] for word in words)

    def next_region(self) -> None:
        """Want the next region that the journal speaks of; after the last, all again."""
        regions = set().union(*self._regions.values())
        steps: list[str | None] = [None, *sorted(regions, key=self._library.region_name)]
        at = steps.index(self.region) if self.region in steps else -1
        self.region = steps[(at + 1) % len(steps)]

    def clear(self) -> None:
        """Want everything."""
        self.words, self.region = "", None

    def in_words(self, found: int) -> str:
        """What is shown, such as "25 entries" or "3 of 25 entries · “neck”"."""
        count = f"{found} of {len(self)}" if self.is_on else str(found or "no")
        wanted = [f"“{self.words.strip()}”"] if self.words.strip() else []
        wanted += [self._library.region_name(self.region)] if self.region else []
        return " · ".join([f"{count} {'entry' if count == '1' else 'entries'}", *wanted])
