"""The records of a year as a table of TinyDB, by which they are changed; reading needs none of it."""

from collections.abc import Callable, Mapping
from typing import cast

from tinydb import TinyDB
from tinydb.table import Table

from tui.files.journal.atomic_json import AtomicJSON
from tui.files.journal.stored_entry import Record


class EntryTable(Table):
    """Entries under ids of their own, and no cache that would miss what other programs write."""

    document_id_class = cast("type[int]", str)  # TinyDB takes any class, but is annotated for int only
    default_query_cache_capacity = 0

    def change(self, change: Callable[[dict[str, Record]], None]) -> None:
        """Change several records with the file read once and written once."""
        self._update_table(cast("Callable[[dict[int, Mapping[str, object]]], None]", change))


class YearFile(TinyDB):
    """The journal of one year."""

    table_class = EntryTable


def change_records(storage: AtomicJSON, change: Callable[[dict[str, Record]], None]) -> None:
    """Change the records of the year in a file, from what is in it at this moment."""
    table = YearFile(storage=lambda: storage).table(storage.table)
    cast("EntryTable", table).change(change)
