"""A history taken over from that of the journal before says what one made of all its entries says."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.history_questions import COPIES, DAYS, PLACES, QUESTIONS, Ask, with_copies
from tests.core.shoulders import ENTRIES, NECK, at, history, mark, ran, regions_of, session
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import Entry, SessionEntry
from tui.core.places.history import PART, History

CHANGES = st.lists(st.tuples(st.integers(0, 3), ENTRIES), min_size=1, max_size=3)
"""Again and again: so many of the last entries go, others come."""


def asked_all(history: History, day: dt.date) -> History:
    for ask in QUESTIONS.values():
        ask(history, day)
    return history


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
@given(st.builds(with_copies, ENTRIES, COPIES), CHANGES, DAYS)
def test_every_answer_is_that_of_a_new_one(
    ask: Ask, entries: list[Entry], changes: list[tuple[int, list[Entry]]], day: dt.date
) -> None:
    continued = asked_all(History(entries, regions_of), day)
    for number, (gone, more) in enumerate(changes):
        entries = entries[: max(0, len(entries) - gone)] + named_apart(number, more)
        entries.sort(key=lambda entry: (entry.started_at.timestamp(), entry.id))
        continued = asked_all(continued.continued(entries), day)
    assert ask(continued, day) == ask(History(entries, regions_of), day)


def named_apart(number: int, entries: list[Entry]) -> list[Entry]:
    """Each with an id that no entry of another change has."""
    return [msgspec.structs.replace(entry, id=f"{number}-{entry.id}") for entry in entries]


def test_the_history_before_is_as_it_was() -> None:
    first, second = session(at(1), mark()), session(at(2), mark(spot="edge"))
    before = history(first)
    found = [before.finding(place) for place in PLACES]
    assert before.continued([first, second]).finding(PLACES[0]) != found[0]
    assert [[*before.marked_visits(place)] for place in PLACES] == [
        [*history(first).marked_visits(place)] for place in PLACES
    ]


def test_marks_are_not_looked_for_again() -> None:
    entries = [session(at(1 + number % 20, hour=number // 200), mark()) for number in range(PART)]
    assert len([*history(*entries).look_for_marks()]) == 1
    before = history(*entries)
    before.finding(PLACES[0])
    assert [*before.continued([*entries, session(at(21), mark())]).look_for_marks()] == []


def test_what_was_known_of_an_entry_that_is_gone_is_not_said_of_one_in_its_room() -> None:
    stays = session(at(1))
    neck = Spot(NECK, Side.RIGHT)
    for _ in range(50):
        known = history(stays, session(at(2)))
        known.sessions_that_worked(neck)
        known = known.continued([stays])  # the entry that went is not held by anything now
        new = of_the_neck()
        assert known.continued([stays, new]).sessions_that_worked(neck) == [new]


def of_the_neck() -> SessionEntry:
    return session(at(2), routine="desk", passes=(ran(),))
