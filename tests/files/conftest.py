"""A home of its own for each test, a clock that stands still, and things to store."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.core.body import Side
from tui.core.clock import ManualClock
from tui.core.entry import CheckIn, HoldOutcome, Outcome, Pace, SessionEntry, TenderPoint
from tui.core.record import SessionHeader
from tui.core.routine import Routine, Step
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
    point = TenderPoint(
        id="mark-1",
        at=NOON,
        step="roll",
        region="shoulder-top",
        side=Side.LEFT,
        seconds_into_pass=34,
        seconds_held=41,
        outcome=HoldOutcome.EASED,
    )
    return SessionEntry(
        id="session-1",
        routine="tight-shoulders",
        routine_title="Tight shoulders",
        pace=Pace.NORMAL,
        started_at=NOON,
        ended_at=NOON + dt.timedelta(minutes=7),
        timezone="Europe/Paris",
        recorded_at=None,
        updated_at=None,
        outcome=Outcome.FINISHED,
        seconds_planned=335,
        seconds_worked=335,
        seconds_held=41,
        seconds_paused=0,
        seconds_moving=44,
        seconds_away=0,
        passes=(),
        tender_points=(point,),
    )


@pytest.fixture
def header() -> SessionHeader:
    """What a session of one step was started with."""
    step = Step(
        id="roll",
        title="Roll",
        instruction="Roll the ball.",
        seconds=90,
        min_seconds=45,
        max_seconds=180,
        regions=("shoulder-top",),
    )
    return SessionHeader(
        id="session-1",
        routine=Routine(id="tight-shoulders", title="Tight shoulders", steps=(step,), regions=step.regions),
        pace=Pace.NORMAL,
        sides=(Side.LEFT, Side.RIGHT),
        keys=True,
        started_at=NOON,
        timezone="Europe/Paris",
    )
