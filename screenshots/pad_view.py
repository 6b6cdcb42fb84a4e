"""The pad with a session at its other end, for its picture: a tender point that is being held."""

import datetime as dt
from pathlib import Path

from tui import pad
from tui.core.clock import ManualClock
from tui.core.entries.entry import Pace
from tui.core.preferences.settings import Settings
from tui.core.remote.remote import Reply, Request
from tui.core.remote.remote_control import RemoteControl
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Routine
from tui.core.sessions.events import Event
from tui.core.sessions.record import SessionHeader
from tui.core.sessions.running import RunningSession
from tui.core.sessions.session import Session
from tui.pad import PadApp

LOOK_SECONDS = 0.25


class PadView(PadApp):
    """The pad, with a session in the same process."""

    CSS_PATH = str(Path(pad.__file__).with_name("app.tcss"))

    def __init__(self, routine: Routine, now: dt.datetime, timezone: str) -> None:
        """Begin the session and mark a tender point in its third pass."""
        clock = ManualClock(now, timezone)
        super().__init__(Path(), None, Settings(), clock, crash_log=Path())
        header = SessionHeader(
            id="pad",
            routine=routine,
            pace=Pace.NORMAL,
            sides=BOTH_SIDES,
            keys=True,
            started_at=now,
            timezone=timezone,
        )
        playing = RunningSession(Session(header, new_id=lambda: "mark-1"), clock, None)
        playing.start()
        for seconds, event in ((0, Event.NEXT), (0, Event.NEXT), (0, Event.GO), (34, Event.MARK), (23, None)):
            for _ in range(round(seconds / LOOK_SECONDS)):
                clock.move(LOOK_SECONDS)
                playing.look()
            if event is not None:
                playing.give(event)
        self._control = RemoteControl(playing, playing.give)

    async def _ask(self, request: Request) -> Reply | None:
        return self._control.answer(request)
