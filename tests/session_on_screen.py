"""A routine on the step screen, with a clock that stands until it is moved."""

import datetime as dt
import itertools
from typing import Any

from tests.builders import a_header
from tui.core.clock import ManualClock
from tui.core.cues.cue import Channels, Silence
from tui.core.places.spots import spot_names
from tui.core.routines.routine import Library, Routine
from tui.core.sessions.record import Phase, SessionLog
from tui.core.sessions.running import RunningSession
from tui.core.sessions.session import Session
from tui.screens.step import StepScreen


class SessionOnScreen:
    """What a test of the step screen plays with; in which app it is shown says each for itself."""

    def __init__(
        self,
        library: Library,
        which: str | Routine,
        *,
        log: SessionLog | None = None,
        channels: Channels | None = None,
        **options: Any,
    ) -> None:
        """`options` are those of the step screen."""
        self.clock = ManualClock(dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.UTC))
        routine = library.routine(which) if isinstance(which, str) else which
        assert routine is not None
        header = a_header(routine, id="s", started_at=self.clock.now())
        numbers = itertools.count(1)
        self.session = Session(header, new_id=lambda: f"mark-{next(numbers)}", spot_names=spot_names(library))
        self.running = RunningSession(self.session, self.clock, log, channels or Silence())
        self.screen = StepScreen(self.running, library, **options)

    def is_in(self, *phases: Phase) -> bool:
        """Whether the session is in one of these."""
        return self.session.phase in phases
