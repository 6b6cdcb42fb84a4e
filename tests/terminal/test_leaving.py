"""Leaving in every way, from everywhere: nothing is lost, nothing stays, the terminal is as it was."""

import signal

import pytest

from tests.terminal.desk import Desk
from tests.terminal.person import PLACES
from tests.terminal.ways import WAYS, leave

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize(
    ("place", "way"),
    [
        ("body", "closed"),
        ("before", "interrupt"),
        ("get-ready", "stalled-term"),
        ("work", "interrupt"),
        ("work", "stalled-term"),
        ("hold", "closed-hang-up-ignored"),
        ("hold", "stalled-closed"),
        ("paused", "term"),
        ("question", "hang-up"),
        ("question", "stalled-term"),
        ("after", "term"),
        ("note", "closed"),
    ],
)
def test_it_can_be_left_from_everywhere_in_every_way(desk: Desk, place: str, way: str) -> None:
    if WAYS[way].hang_up_is_ignored:
        desk.ignored = (signal.SIGHUP,)
    terminal = PLACES[place](desk)
    leave(terminal, WAYS[way])
    check_kept(desk, place)
    assert not (desk.home / "unknot" / "unknot.log").exists()


def check_kept(desk: Desk, place: str) -> None:
    """What must be on disk after leaving from this place."""
    entries = desk.journal()
    outcomes = [entry.get("outcome", "check-in") for entry in entries]
    if place in ("body", "before"):
        assert outcomes == []
    elif place in ("after", "note"):
        assert outcomes == ["finished" if place == "after" else "check-in"]
        assert entries[0]["note"] == ""
    else:
        assert outcomes == ["interrupted"]
        marks = entries[0]["tender_points"]
        assert isinstance(marks, list)
        assert len(marks) == (place in ("hold", "paused", "question"))
