"""Answers to an entry that others change at the same time."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from tests.builders import AT, a_session
from tui.core.entries.entry import Entry, Rating
from tui.core.entries.journal import ChangedError, MemoryJournal
from tui.core.sessions.answers import TRIES, Answers, both_notes

ENTRY = a_session(id="entry", recorded_at=AT, updated_at=AT)
RATINGS = (Rating(region="shoulder-top", side=None, after=3),)


class BusyJournal(MemoryJournal):
    """A journal in which somebody else changes the entry just before it is stored, so many times."""

    def __init__(self, changes: int) -> None:
        super().__init__([ENTRY])
        self.changes_left = changes

    def complete(self, entry: Entry) -> Entry:
        if self.changes_left:
            self.changes_left -= 1
            present = self._entries[entry.id]
            assert present.updated_at is not None
            later = present.updated_at + dt.timedelta(seconds=1)
            self._entries[entry.id] = msgspec.structs.replace(
                present, updated_at=later, note=f"{present.note}x"
            )
        return super().complete(entry)


@pytest.mark.parametrize("changes", range(TRIES))
def test_all_that_others_wrote_stays(changes: int) -> None:
    journal = BusyJournal(changes)
    answers = Answers(ENTRY, journal)
    answers.keep(msgspec.structs.replace(ENTRY, ratings=RATINGS))
    assert answers.stored == journal.get("entry")
    assert (answers.stored.note, answers.stored.ratings) == ("x" * changes, RATINGS)


def test_it_does_not_try_for_ever() -> None:
    answers = Answers(ENTRY, BusyJournal(TRIES))
    with pytest.raises(ChangedError):
        answers.keep(msgspec.structs.replace(ENTRY, ratings=RATINGS))
    assert answers.shown == ENTRY
    answers.keep(msgspec.structs.replace(ENTRY, ratings=RATINGS))
    assert answers.stored.ratings == RATINGS


def test_an_entry_that_found_no_room_before_is_added() -> None:
    journal = MemoryJournal()
    new: Any = {"recorded_at": None, "updated_at": None}
    answers = Answers(msgspec.structs.replace(ENTRY, **new), journal)
    answers.keep(msgspec.structs.replace(ENTRY, ratings=RATINGS, **new))
    assert journal.get("entry") == answers.stored
    assert answers.stored.ratings == RATINGS


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        ("", "mine", "", "mine"),
        ("", "", "theirs", "theirs"),
        ("", "mine", "theirs", "theirs\nmine"),
        ("", "same", "same", "same"),
        ("", "mine", "theirs\nmine", "theirs\nmine"),
        ("mine", "mine too", "theirs\nmine", "theirs\nmine too"),
        ("mine", "", "theirs\nmine", "theirs"),
        ("mine", "", "mine", ""),
        ("mine", "mine too", "not mine", "not mine\nmine too"),
        ("old", "mine", "", "mine"),
    ],
)
def test_the_notes_of_two(base: str, mine: str, theirs: str, both: str) -> None:
    assert both_notes(base, mine, theirs) == both
