"""A home of its own for each test, a clock that stands still, and things to store."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_session, a_step, a_tender_point
from tui.core.anatomy.body import Side
from tui.core.clock import ManualClock
from tui.core.entries.entry import CheckIn, Pace, SessionEntry
from tui.core.routines.routine import Routine
from tui.core.sessions.record import SessionHeader
from tui.files.paths import Paths, find_paths

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home that does not exist yet."""
    return find_paths({"UNKNOT_HOME": str(tmp_path / "home")})


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOON, "Europe/Paris")


@pytest.fixture
def check_in() -> Callable[..., CheckIn]:
    """Make a check-in of an id, with changes."""

    def make(entry_id: str, **changes: Any) -> CheckIn:
        usual: dict[str, Any] = {
            "started_at": NOON,
            "ended_at": NOON,
            "timezone": "Europe/Paris",
            "recorded_at": None,
            "updated_at": None,
        }
        return CheckIn(id=entry_id, **(usual | changes))

    return make


@pytest.fixture
def session() -> SessionEntry:
    """A session with one tender point."""
    point = a_tender_point(at=NOON, step="roll", side=Side.LEFT, seconds_held=41)
    return a_session(started_at=NOON, seconds_held=41, passes=(), tender_points=(point,))


@pytest.fixture
def header() -> SessionHeader:
    """What a session of one step was started with."""
    step = a_step(id="roll", seconds=90, max_seconds=180)
    return SessionHeader(
        id="session-1",
        routine=Routine(id="tight-shoulders", title="Tight shoulders", steps=(step,), regions=step.regions),
        pace=Pace.NORMAL,
        sides=(Side.LEFT, Side.RIGHT),
        keys=True,
        started_at=NOON,
        timezone="Europe/Paris",
    )
