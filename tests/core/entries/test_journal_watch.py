"""The journal is seen to change once for each change, also to one that cannot be read."""

from collections.abc import Sequence

from tests.builders import a_check_in, a_session
from tui.core.entries.entry import Entry
from tui.core.entries.journal import JournalError, MemoryJournal
from tui.core.entries.journal_watch import JournalWatch


class Fragile(MemoryJournal):
    """A journal that cannot be read while `problem` says why."""

    problem = ""

    def all(self) -> Sequence[Entry]:
        if self.problem:
            raise JournalError(self.problem)
        return super().all()


def test_each_change_is_seen_once() -> None:
    journal = MemoryJournal([a_session()])
    watch = JournalWatch(journal)
    assert [watch.has_changed(), watch.has_changed()] == [True, False]
    journal.add(a_check_in())
    assert [watch.has_changed(), watch.has_changed()] == [True, False]
    journal.replace(a_check_in(note="edited"))
    assert [watch.has_changed(), watch.has_changed()] == [True, False]
    journal.remove("check-in-1")
    assert [watch.has_changed(), watch.has_changed()] == [True, False]


def test_a_journal_that_can_no_longer_be_read_has_changed_too() -> None:
    journal = Fragile([a_session()])
    watch = JournalWatch(journal)
    watch.has_changed()
    journal.problem = "2026.json is damaged"
    assert [watch.has_changed(), watch.has_changed()] == [True, False]
    journal.problem = ""
    assert [watch.has_changed(), watch.has_changed()] == [True, False]
