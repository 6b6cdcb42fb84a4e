"""Sessions played in a clock of their own, at the pace at which the step screen looks at its clock."""

import itertools
from collections.abc import Sequence

from tests.builders import a_header
from tests.cues.ear import OVER, SimulatedOut, State
from tui.core.anatomy.body import Side
from tui.core.cues.cue import Cue
from tui.core.entries.entry import Pace
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Library
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase
from tui.core.sessions.session import Session
from tui.cues.desk import CueDesk
from tui.files.routines.routine_files import load_built_in

LOOK_MS = 200
"""As often as the step screen looks (tui/screens/step.py)."""

_WAITED_FOR = {Phase.PAUSED: Event.GO_ON, Phase.CONFIRM: Event.GO, Phase.HOLD: Event.EASED}


class Player:
    """Somebody who goes through a routine, in real milliseconds, with a desk that is given every cue."""

    def __init__(self, session: Session, desk: CueDesk, out: SimulatedOut) -> None:
        self.session = session
        self.cues: list[tuple[float, Cue]] = []
        self.story: list[tuple[float, State]] = []
        self._desk = desk
        self._out = out
        self._now_ms = 0
        self._take(session.start(0))

    def wait(self, seconds: float) -> None:
        """Let time pass, looking at it as the screen does."""
        until = self._now_ms + round(seconds * 1000)
        while self._now_ms < until:
            self._move_to(min(until, self._now_ms + LOOK_MS))
            self._take(self.session.advance(self._now_ms))

    def do(self, event: Event) -> None:
        """Press what does this, now."""
        self._take(self.session.handle(event, self._now_ms))

    def sleep(self, seconds: float) -> None:
        """Let time pass with nobody looking, as when the machine sleeps."""
        self._move_to(self._now_ms + round(seconds * 1000))
        self._take(self.session.advance(self._now_ms))

    def finish(self) -> None:
        """Go on to the end, pressing only what is waited for, and hear the last of it out."""
        while not self.session.over:
            self.wait(5)
            if self.session.phase in _WAITED_FOR:
                self.do(_WAITED_FOR[self.session.phase])
        self._move_to(self._now_ms + 10_000)

    def _move_to(self, now_ms: int) -> None:
        self._now_ms = now_ms
        self._out.run_until(now_ms / 1000)

    def _state(self) -> State:
        session = self.session
        if session.over:
            return OVER
        return session.run.index + 1, session.current.step.id, session.current.side, session.phase

    def _take(self, cues: Sequence[Cue]) -> None:
        now = self._now_ms / 1000
        self.cues += [(now, cue) for cue in cues]
        state = self._state()
        if not self.story or self.story[-1][1] != state:
            self.story.append((now, state))
        self._desk.give(cues)


LIBRARY: Library = load_built_in()
ROUTINES = tuple(routine.id for routine in LIBRARY.routines)
UNSIDED = frozenset(region.id for region in LIBRARY.regions if not region.sided)


def session_of(
    routine_id: str, *, sides: tuple[Side, ...] = BOTH_SIDES, pace: Pace = Pace.NORMAL, rate: float = 1
) -> Session:
    """A session of a seed routine that has not started."""
    routine = LIBRARY.routine(routine_id)
    assert routine is not None
    header = a_header(routine, sides=sides, pace=pace, clock_rate=rate)
    numbers = itertools.count(1)
    return Session(header, new_id=lambda: f"mark-{next(numbers)}", unsided=UNSIDED)
