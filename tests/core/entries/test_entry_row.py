"""An entry in one line of a list."""

import pytest

from tests.builders import a_check_in
from tui.core.entries.entry import CheckIn, NextMorning
from tui.core.entries.entry_row import row_of
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
