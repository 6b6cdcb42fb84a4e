"""The drawings that the package brings along are those that the code makes, and no others are taken."""

import pytest

from tests.body_drawings import ROWS, drawings_of, places_in
from tui.core.anatomy.body import View
from tui.core.anatomy.body_layout import FIGURES, grid_of
from tui.widgets.body.figure import kept_drawings


@pytest.mark.parametrize("view", FIGURES)
def test_what_is_kept_is_what_would_be_drawn(view: View) -> None:
    kept = kept_drawings()
    found = [kept.find(view, places_in(view), grid_of(rows)) for rows in ROWS]
    assert found == list(drawings_of(view)), "write them anew: python -m tests.body_drawings"
    assert set(kept.drawings[view]) == set(ROWS)


def test_other_places_and_other_sizes_are_drawn_when_they_are_needed() -> None:
    places = places_in(View.BACK)
    assert kept_drawings().find(View.BACK, places[1:], grid_of(20)) is None
    assert kept_drawings().find(View.BACK, places[::-1], grid_of(20)) is None
    assert kept_drawings().find(View.BACK, places, grid_of(ROWS.stop)) is None
