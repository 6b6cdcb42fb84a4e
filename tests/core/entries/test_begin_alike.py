"""How much of a journal is as it was."""

import pytest

from tests.builders import a_session
from tui.core.entries.entry import Entry
from tui.core.entries.journal import begin_alike

A, B, C = (a_session(id=each) for each in "abc")
AGAIN = a_session(id="b")


@pytest.mark.parametrize(
    ("before", "after", "alike"),
    [
        ([], [], 0),
        ([], [A], 0),
        ([A, B], [A, B], 2),
        ([A, B], [A, B, C], 2),
        ([A, B, C], [A, B], 2),
        ([A, B, C], [A, C], 1),
        ([A, B], [A, AGAIN], 1),
        ([A], [B], 0),
    ],
)
def test_they_begin_with_the_same_entries(before: list[Entry], after: list[Entry], alike: int) -> None:
    assert begin_alike(before, after) == alike
