"""What a killed program leaves behind, for the picture of the question: a hold in the last step."""

import datetime as dt

from tui.core.entries.entry import Pace
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Routine
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase, SessionHeader
from tui.core.sessions.session import Session
from tui.files.paths import Paths
from tui.files.sessions.checkpoint import SessionFile

LOOK_MS = 250
WORKED_MS, HELD_MS = 32_000, 12_000


def leave_open(paths: Paths, routine: Routine, started_at: dt.datetime, timezone: str) -> None:
    """Play a routine up to a hold in its last pass, and leave its file where it is."""
    header = SessionHeader(
        id="left-open",
        routine=routine,
        pace=Pace.NORMAL,
        sides=BOTH_SIDES,
        keys=True,
        started_at=started_at,
        timezone=timezone,
    )
    session = Session(header, new_id=lambda: "mark-1")
    session.start(0)
    now, held_until = 0, None
    while held_until is None or now < held_until:
        now += LOOK_MS
        session.advance(now)
        if session.phase is Phase.CONFIRM:
            session.handle(Event.GO, now)
        if held_until is None and session.upcoming is None and session.run.worked_ms >= WORKED_MS:
            session.handle(Event.MARK, now)
            held_until = now + HELD_MS
    file = SessionFile.create(paths, header)
    file.append("bank", session.state)
    file.close()
