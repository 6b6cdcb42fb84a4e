"""Two copies of the program change one entry: neither note is lost."""

import datetime as dt

import msgspec
import pytest

from tests.builders import AT, a_check_in
from tui.core.entries.entry import CheckIn
from tui.core.entries.journal import MemoryJournal
from tui.core.entries.note_change import NotedTwiceError, put_note

OURS = a_check_in(note="before", updated_at=AT)


def changed_by_them(**fields: object) -> CheckIn:
    return msgspec.structs.replace(OURS, updated_at=AT + dt.timedelta(minutes=1), **fields)


def test_a_note_takes_the_place_of_the_one_before() -> None:
    journal = MemoryJournal([OURS])
    put_note(journal, OURS, "mine")
    assert [entry.note for entry in journal.all()] == ["mine"]


def test_what_they_changed_besides_stays() -> None:
    journal = MemoryJournal([changed_by_them(interference=7)])
    put_note(journal, OURS, "mine")
    assert journal.all() == [changed_by_them(interference=7, note="mine")]


def test_their_note_is_shown_before_it_may_go() -> None:
    theirs = changed_by_them(note="theirs " * 20)
    journal = MemoryJournal([theirs])
    with pytest.raises(NotedTwiceError, match="another terminal wrote “theirs theirs") as refused:
        put_note(journal, OURS, "mine")
    assert journal.all() == [theirs]
    put_note(journal, refused.value.theirs, "mine")
    assert [entry.note for entry in journal.all()] == ["mine"]


def test_an_entry_that_they_took_out_is_gone() -> None:
    with pytest.raises(KeyError):
        put_note(MemoryJournal(), OURS, "mine")
