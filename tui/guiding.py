"""One session after another: what comes before it, its steps, and what is asked after it."""

import os
from collections.abc import Mapping
from contextlib import suppress

import msgspec
from textual.app import App

from tui.core.body import Side, Spot
from tui.core.clock import Clock
from tui.core.cue import Cue
from tui.core.entry import Outcome, Pace
from tui.core.findings import Finding, finding, regions_of_library
from tui.core.ids import new_id
from tui.core.journal import Journal, JournalError
from tui.core.plan import BOTH_SIDES
from tui.core.record import SessionHeader, SessionState, entry_of
from tui.core.routine import Library, Routine
from tui.core.running import RunningSession
from tui.core.session import Session
from tui.core.settings import Settings, StartRequest
from tui.cues.bell import rings
from tui.files.paths import Paths
from tui.files.sessions.checkpoint import SessionFile, session_path
from tui.files.sessions.settling import Claimed
from tui.keeping import Keeper, Waiting
from tui.screens.after import AfterScreen
from tui.screens.before import BeforeResult, BeforeScreen
from tui.screens.step import StepEnd, StepScreen
from tui.widgets.line_drawing import Charset
from tui.widgets.question import Choice, Question

REHEARSAL_RATE = 60
RING_APART_SECONDS = 0.25


class Guide:
    """Guides through sessions on the screens of an app, and remembers those that found no room yet."""

    def __init__(
        self,
        app: App[None],
        paths: Paths,
        settings: Settings,
        library: Library,
        journal: Journal,
        clock: Clock,
        *,
        clock_rate: float = 1,
        charset: Charset = Charset.QUARTERS,
    ) -> None:
        """`clock_rate` is how fast the clock of a session runs."""
        self._waiting: list[Waiting] = []
        self._app = app
        self._paths = paths
        self._settings = settings
        self._library = library
        self._journal = journal
        self._clock = clock
        self._clock_rate = clock_rate
        self._charset = charset

    # Ways into a session; each returns what went wrong

    async def guide(self, routine: Routine, side: Side | None, pace: Pace, spot: Spot | None = None) -> str:
        """Before, the steps, after: one whole session."""
        before = await self._app.push_screen_wait(
            BeforeScreen(
                routine,
                self._library,
                self._clock,
                pace=pace,
                side=side,
                chosen=spot,
                ask_ratings=self._settings.ratings,
            )
        )
        if before is None:
            return ""
        file = await self._begin_file(self._header(routine, pace, before))
        playing = RunningSession(self._session(file.header), self._clock, file)
        end = await self._app.push_screen_wait(self._step_screen(playing))
        return await self._close_session(playing, file, end, spot)

    async def resume(self, claimed: Claimed) -> str:
        """Go on with a session that was left open."""
        file = claimed.file
        playing = RunningSession(self._session(file.header), self._clock, file)
        screen = self._step_screen(playing, left_open=claimed.orphan.state)
        return await self._close_session(playing, file, await self._app.push_screen_wait(screen), None)

    async def rehearse(self, request: StartRequest) -> None:
        """The same session sixty times as fast, without keys and without a trace."""
        sides = BOTH_SIDES if request.side is None else (request.side,)
        header = self._header(request.routine, request.pace, BeforeResult(sides, ()), rehearse=True)
        playing = RunningSession(self._session(header), self._clock, None)
        await self._app.push_screen_wait(self._step_screen(playing, rehearsal=True))

    # What a session starts with

    def _header(
        self, routine: Routine, pace: Pace, before: BeforeResult, *, rehearse: bool = False
    ) -> SessionHeader:
        return SessionHeader(
            id=self._new_id(),
            routine=routine,
            pace=pace,
            sides=before.sides,
            keys=not rehearse,
            started_at=self._clock.now().replace(microsecond=0),
            timezone=self._clock.timezone,
            clock_rate=self._clock_rate * (REHEARSAL_RATE if rehearse else 1),
            ratings=before.ratings,
        )

    def _new_id(self) -> str:
        return new_id(round(self._clock.now().timestamp() * 1000), os.urandom(10))

    def _session(self, header: SessionHeader) -> Session:
        unsided = frozenset(region.id for region in self._library.regions if not region.sided)
        return Session(header, new_id=self._new_id, unsided=unsided, hold_marks=self._settings.hold_marks)

    def _step_screen(
        self, playing: RunningSession, *, rehearsal: bool = False, left_open: SessionState | None = None
    ) -> StepScreen:
        return StepScreen(
            playing,
            self._library,
            channels=[self._ring] if self._settings.bell else [],
            findings=self._findings(playing.session.header.routine),
            motion=self._settings.motion,
            rehearsal=rehearsal,
            charset=self._charset,
            left_open=left_open,
        )

    def _findings(self, routine: Routine) -> Mapping[Spot, Finding]:
        """What the journal knows of every place this routine works; nothing where it cannot be read."""
        entries = []
        with suppress(JournalError):  # told on the body screen, and no reason not to begin
            entries = list(self._journal.all())
        regions_of = regions_of_library(self._library)
        spots = [Spot(region, side) for region in routine.regions for side in Side]
        found = {spot: finding(entries, spot, regions_of) for spot in spots}
        return {spot: item for spot, item in found.items() if item is not None}

    def _ring(self, cue: Cue) -> None:
        for number in range(rings(cue)):
            self._app.set_timer(number * RING_APART_SECONDS + 0.001, self._app.bell)

    async def _begin_file(self, header: SessionHeader) -> SessionFile:
        """The session file; where it cannot be written now that is said, and each event tries it again."""
        file = SessionFile(session_path(self._paths, header), header)
        try:
            file.begin()
        except JournalError as error:
            lines = [str(error), "The session can still run: it is saved as soon as that is possible."]
            go_on = [Choice("enter", "Enter", "go on", None)]
            await self._app.push_screen_wait(Question("Not saved as it goes", lines, go_on, self._clock))
            file.close()
            begins = self._clock.now().replace(microsecond=0)
            return SessionFile(file.path, msgspec.structs.replace(header, started_at=begins))
        return file

    # What a session ends with

    async def _close_session(
        self, playing: RunningSession, file: SessionFile, end: StepEnd, spot: Spot | None
    ) -> str:
        """Journal first, then the session file goes; only then is anything asked."""
        outcome = playing.session.state.outcome or Outcome.INTERRUPTED
        entry = entry_of(
            playing.session.header,
            playing.session.state,
            outcome,
            self._clock.now().replace(microsecond=0),
            unattended=outcome is Outcome.FINISHED,
        )
        keeper = Keeper(self._app, self._journal, self._clock, playing, file)
        if end is StepEnd.DISCARDED:
            return await keeper.discard(entry)
        entry, problem = await keeper.keep(entry)
        answered = await self._app.push_screen_wait(
            AfterScreen(
                entry,
                self._library,
                self._journal,
                self._clock,
                chosen=spot,
                ask_ratings=self._settings.ratings,
                problem=problem,
            )
        )
        if problem:
            self._waiting.append(Waiting(keeper, answered, problem))
        return problem

    def store_what_waits(self) -> list[Waiting]:
        """Try again to store what found no room; returns what is stored now."""
        stored = []
        for waiting in tuple(self._waiting):
            with suppress(JournalError):  # that it waits was told when it ended
                waiting.keeper.store(waiting.entry)
                self._waiting.remove(waiting)
                stored.append(waiting)
        return stored

    def let_go(self) -> None:
        """Leave what still waits to the next start, or to another copy of the program."""
        for waiting in self._waiting:
            waiting.keeper.let_go()
