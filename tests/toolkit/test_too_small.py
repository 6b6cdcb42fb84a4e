"""What is said where no screen has room."""

import pytest
from textual.geometry import Size

from tui.toolkit.too_small import has_room, line_for


@pytest.mark.parametrize(("size", "has"), [((30, 10), True), ((29, 50), False), ((200, 9), False)])
def test_a_screen_needs_thirty_columns_and_ten_rows(size: tuple[int, int], has: bool) -> None:
    assert has_room(Size(*size)) is has


@pytest.mark.parametrize("columns", range(1, 90))
def test_it_is_one_line_of_any_width(columns: int) -> None:
    assert len(line_for(columns)) == columns


def test_it_says_as_much_as_fits() -> None:
    said = [line_for(columns).rstrip() for columns in (80, 29, 20, 10, 5)]
    assert said == [
        "Too small to show here: 30x10 is needed. Everything goes on.",
        "Too small: 30x10 is needed.",
        "Needs 30x10.",
        "Too small",
        "Too …",
    ]
