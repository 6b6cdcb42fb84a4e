"""An entry in one line of a list."""

import pytest

from tests.builders import a_check_in, a_session
from tui.core.entries.entry import CheckIn, CheckInRating, NextMorning, Outcome
from tui.core.entries.entry_row import SHORT_CELLS, WIDE_FROM, WORDS_FROM, row_of
from tui.core.routines.routine import Library

LIBRARY = Library(language="en", regions=(), sources=(), contraindications=(), routines=())


@pytest.mark.parametrize(
    ("entry", "wide", "narrow"),
    [
        (a_check_in(next_morning=NextMorning.BETTER), "the morning after: better", "better"),
        (a_check_in(interference=2), "in the way: 2 of 10", "in the way 2"),
    ],
)
def test_a_check_in_that_only_answers_says_its_answer(entry: CheckIn, wide: str, narrow: str) -> None:
    assert wide in row_of(entry, LIBRARY, 76)
    assert row_of(entry, LIBRARY, 38).split("Check-in")[1].strip() == narrow


def test_words_stand_beside_the_short_line_where_there_is_some_room() -> None:
    check_in = a_check_in(ratings=(CheckInRating(region="neck", side=None, now=4),), note="after a walk")
    short = row_of(check_in, LIBRARY, WORDS_FROM - 1)
    assert "walk" not in short
    assert (
        row_of(check_in, LIBRARY, WORDS_FROM) == f"{short:36}  {LIBRARY.region_name('neck')}  “after a walk”"
    )
    session = a_session(note="slept badly", outcome=Outcome.INTERRUPTED)
    assert row_of(session, LIBRARY, WIDE_FROM - 1)[SHORT_CELLS:] == "  interrupted  “slept badly”"
    plain = a_session()
    assert row_of(plain, LIBRARY, WIDE_FROM - 1) == row_of(plain, LIBRARY, WORDS_FROM - 1)
