"""One session after another: what comes before it, its steps, and what is asked after it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

import msgspec
from textual.app import App

from tui.core.anatomy.body import Side, Spot
from tui.core.asking import Choice
from tui.core.catalogue import say
from tui.core.entries.entry import Pace
from tui.core.entries.journal import JournalError
from tui.core.preferences.settings import StartRequest
from tui.core.routines.plan import LeftOutPass
from tui.core.routines.routine import Routine
from tui.core.safety.preparing import Prepared
from tui.core.sessions.record import SessionHeader, SessionState
from tui.core.sessions.running import RunningSession
from tui.files.sessions.checkpoint import SessionFile
from tui.files.sessions.settling import Claimed
from tui.remote.server import serve
from tui.rooms.beginning import Beginning
from tui.rooms.channels_here import ChannelsHere
from tui.rooms.cue_check import CueCheck
from tui.rooms.keeping import Keeper, Waiting
from tui.rooms.returning import stored_in_words
from tui.screens.after import AfterScreen
from tui.screens.before import BeforeScreen, LookAtHealth
from tui.screens.health import HealthScreen
from tui.screens.step import StepEnd, StepScreen
from tui.toolkit.memory import collect_what_was_left
from tui.toolkit.terminal_safe import AppOut
from tui.widgets.question import Question, asking_on


class NowStored(NamedTuple):
    """A session that is in the journal at last: what was told of it before, and what is to be told now."""

    problem: str
    words: str


GETTING_READY_SECONDS = 1.5
"""So long after the first picture of a step what was asked before it is collected."""


class Guide:
    """Guides through sessions on the screens of an app, and remembers those that found no room yet."""

    def __init__(
        self,
        app: App[None],
        beginning: Beginning,
        channels: ChannelsHere,
        check: CueCheck,
        tell: Callable[[str], None],
    ) -> None:
        """`channels` give the cues of a session their way to the person, `tell` what did not go well."""
        self._waiting: list[Waiting] = []
        self._app = app
        self._beginning = beginning
        self._channels = channels
        self._check = check
        self._tell = tell
        self._journal = beginning.journal
        self._clock = beginning.clock

    # Ways into a session; each returns what went wrong

    async def guide(
        self,
        routine: Routine,
        side: Side | None,
        pace: Pace,
        spot: Spot | None = None,
        *,
        left_out: Sequence[LeftOutPass] = (),
    ) -> str:
        """Before, the steps, after; ahead of the first session in this terminal its channels are tried.

        `left_out` is left out whatever is answered.
        """
        if not await self._check.before_session(self._beginning.settings):
            return ""
        before = await self._prepare(routine, side, pace, spot, left_out)
        if before is None:
            return ""
        header = self._beginning.header(
            before.routine, pace, before.sides, before.ratings, left_out=before.left_out
        )
        file = await self._begin_file(header)
        playing = self._playing(file)
        end = await self._play(playing, self._step_screen(playing))
        return await self._close_session(playing, file, end, spot)

    async def resume(self, claimed: Claimed) -> str:
        """Go on with a session that was left open."""
        file = claimed.file
        playing = self._playing(file)
        screen = self._step_screen(playing, left_open=claimed.orphan.state)
        return await self._close_session(playing, file, await self._play(playing, screen), None)

    async def rehearse(self, request: StartRequest) -> None:
        """A look at the whole of it, which leaves nothing behind."""
        screen = self._step_screen(self._beginning.rehearsal(request), rehearsal=True)
        await self._app.push_screen_wait(screen)

    # What a session starts with

    async def _prepare(
        self,
        routine: Routine,
        side: Side | None,
        pace: Pace,
        spot: Spot | None,
        left_out: Sequence[LeftOutPass],
    ) -> Prepared | None:
        """What comes before; from it the health answers can be changed, and then it begins anew."""
        while True:
            screen = BeforeScreen(
                routine,
                self._beginning.library,
                self._clock,
                pace=pace,
                side=side,
                chosen=spot,
                ask_ratings=self._beginning.settings.ratings,
                findings=self._beginning.findings(routine),
                doses=self._beginning.doses(routine),
                health=self._beginning.health,
                left_out=left_out,
            )
            result = await self._app.push_screen_wait(screen)
            if not isinstance(result, LookAtHealth):
                return result
            health = self._beginning.health
            await self._app.push_screen_wait(HealthScreen(self._beginning.library, self._clock, health))

    def _playing(self, file: SessionFile) -> RunningSession:
        channels = self._channels.open(self._beginning.settings, AppOut(self._app))
        return self._beginning.playing(file.header, file, channels)

    async def _play(self, playing: RunningSession, screen: StepScreen) -> StepEnd:
        """The steps, driven from here and by whoever asks at the session's socket."""
        server = await serve(playing, screen.take, self._beginning.paths.state)
        self._tell(server.problem)
        screen.set_timer(GETTING_READY_SECONDS, collect_what_was_left)  # no key is likely to come then
        try:
            return await self._app.push_screen_wait(screen)
        finally:
            playing.channels.close()
            server.close_when_seen()

    def _step_screen(
        self, playing: RunningSession, *, rehearsal: bool = False, left_open: SessionState | None = None
    ) -> StepScreen:
        return StepScreen(
            playing,
            self._beginning.library,
            findings=self._beginning.findings(playing.session.header.routine),
            motion=self._beginning.settings.motion,
            flash=self._channels.in_use(self._beginning.settings).flash,
            rehearsal=rehearsal,
            left_open=left_open,
        )

    async def _begin_file(self, header: SessionHeader) -> SessionFile:
        """The session file; where it cannot be written now that is said, and each event tries it again."""
        file = self._beginning.file(header)
        try:
            file.begin()
        except JournalError as error:
            lines = [
                str(error),
                say("The session can still run: it is saved as soon as that is possible."),
            ]
            go_on = [Choice("enter", say("Enter"), say("go on"), None)]
            await self._app.push_screen_wait(Question(say("Not saved as it goes"), lines, go_on, self._clock))
            file.close()
            begins = self._clock.now().replace(microsecond=0)
            return SessionFile(file.path, msgspec.structs.replace(header, started_at=begins))
        return file

    # What a session ends with

    async def _close_session(
        self, playing: RunningSession, file: SessionFile, end: StepEnd, spot: Spot | None
    ) -> str:
        """Journal first, then the session file goes; only then is anything asked."""
        keeper = Keeper(asking_on(self._app, self._clock), self._journal, self._clock, playing, file)
        if end is StepEnd.DISCARDED:
            return await keeper.discard(keeper.entry())
        entry, problem = await keeper.keep(keeper.entry())
        answered = await self._app.push_screen_wait(
            AfterScreen(
                entry,
                self._beginning.library,
                self._journal,
                self._clock,
                chosen=spot,
                names=self._beginning.spot_names(),
                ask_ratings=self._beginning.settings.ratings,
                problem=problem,
                lately=self._beginning.lately(),
            )
        )
        if problem:
            self._waiting.append(Waiting(keeper, answered, problem))
        return problem

    def store_what_waits(self) -> list[NowStored]:
        """Try again to store what found no room; returns what is stored now."""
        stored: list[NowStored] = []
        for waiting in tuple(self._waiting):
            with suppress(JournalError):  # that it waits was told when it ended
                waiting.keeper.store(waiting.entry)
                self._waiting.remove(waiting)
                stored.append(NowStored(waiting.problem, stored_in_words(waiting.entry)))
        return stored

    def let_go(self) -> None:
        """Leave what still waits to the next start, or to another copy of the program."""
        for waiting in self._waiting:
            waiting.keeper.let_go()
