"""The only wiring: opens screens one after another and hands each what it needs."""

import os
from collections.abc import Iterable, Mapping
from functools import partial

from textual import work
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from tui.core.body import Side, Spot
from tui.core.clock import Clock
from tui.core.cue import Cue
from tui.core.entry import Entry, Outcome, Pace
from tui.core.findings import Finding, finding, regions_of_library
from tui.core.ids import new_id
from tui.core.journal import Journal, JournalError
from tui.core.plan import BOTH_SIDES
from tui.core.record import SessionHeader, entry_of
from tui.core.routine import Library, Routine
from tui.core.running import RunningSession
from tui.core.session import Session
from tui.core.settings import Settings, StartRequest
from tui.cues.bell import rings
from tui.files.checkpoint import SessionFile
from tui.files.paths import Paths
from tui.keeping import Keeper
from tui.returning import settle_what_was_left
from tui.screens.after import AfterScreen
from tui.screens.before import BeforeResult, BeforeScreen
from tui.screens.body import BodyScreen, OpenCheckIn, OpenJournal, OpenWeek, Quit, StartRoutine
from tui.screens.check_in import CheckInScreen
from tui.screens.journal import JournalResult, JournalScreen
from tui.screens.step import StepEnd, StepScreen
from tui.screens.week import WeekResult, WeekScreen
from tui.terminal import TerminalSafe
from tui.widgets.key_gate import KeyGate
from tui.widgets.key_names import keys_by_description
from tui.widgets.line_drawing import Charset, charset_of
from tui.widgets.question import Choice, Question
from tui.widgets.theme import DARK, THEMES

REHEARSAL_RATE = 60
RING_APART_SECONDS = 0.25


class UnknotApp(KeyGate, TerminalSafe, inherit_bindings=False):
    """Unknot on a full screen. The screens are leaves: this class alone knows the order they come in."""

    TITLE = "Unknot"
    CSS_PATH = "app.tcss"

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        library: Library,
        journal: Journal,
        clock: Clock,
        *,
        start: StartRequest | None = None,
        notices: tuple[str, ...] = (),
        clock_rate: float = 1,
    ) -> None:
        """`start` begins with a routine and leaves after it; `notices` are shown on the body screen."""
        super().__init__()
        self.crash_log = paths.log
        self._paths = paths
        self._settings = settings
        self._library = library
        self._journal = journal
        self._clock = clock
        self._start = start
        self._notices = notices
        self._clock_rate = clock_rate
        self._charset = charset_of(os.environ)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "ansi-dark" if "NO_COLOR" in os.environ else settings.theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that do not know them."""
        return dict(DARK.variables)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette offers what the keys of the present screen do, and nothing else."""
        keys = {words: shown for shown, words in keys_by_description(screen.BINDINGS)}
        for binding in Binding.make_bindings(screen.BINDINGS):
            if binding.description in keys:
                shown = keys.pop(binding.description)
                run = partial(screen.run_action, binding.action)
                yield SystemCommand(binding.description.capitalize(), f"key: {shown}", run)

    def on_mount(self) -> None:
        """Begin with what was left over, then go from screen to screen."""
        self._go_through_screens()

    @work
    async def _go_through_screens(self) -> None:
        if self._start is not None and self._start.rehearse:
            await self._rehearse(self._start)
        else:
            for line in await settle_what_was_left(self, self._paths, self._journal, self._clock):
                self._tell(line)
            if self._start is not None:
                await self._guide(self._start.routine, self._start.side, self._start.pace)
            else:
                await self._visit_body()
        self.exit(return_code=0)

    # Screens

    async def _visit_body(self) -> None:
        spot: Spot | None = None
        while True:
            entries = self._entries()
            screen = BodyScreen(
                self._library,
                entries,
                self._clock,
                notices=self._notices,
                spot=spot,
                ascii_only=self._charset is Charset.ASCII,
            )
            match await self.push_screen_wait(screen):
                case StartRoutine(routine=routine, spot=spot):
                    await self._guide(routine, None, self._settings.pace, spot)
                case OpenJournal(spot):
                    await self._visit_journal()
                case OpenWeek(spot):
                    await self._visit_week()
                case OpenCheckIn(spot):
                    await self._check_in(spot)
                case Quit():
                    return

    async def _check_in(self, spot: Spot | None = None) -> None:
        await self.push_screen_wait(CheckInScreen(self._journal, self._library, self._clock, spot=spot))

    async def _visit_journal(self) -> None:
        while True:
            screen = JournalScreen(self._journal, self._library, self._clock, notices=self._notices)
            match await self.push_screen_wait(screen):
                case JournalResult.CHECK_IN:
                    await self._check_in()
                case JournalResult.WEEK:
                    return await self._visit_week()
                case JournalResult.BACK:
                    return None

    async def _visit_week(self) -> None:
        first_day = self._settings.week_starts.number
        screen = WeekScreen(
            self._journal, self._library, self._clock, week_starts=first_day, notices=self._notices
        )
        if await self.push_screen_wait(screen) is WeekResult.JOURNAL:
            await self._visit_journal()

    def _entries(self) -> list[Entry]:
        """What is known so far; where the journal cannot be read, nothing, and a line that says so."""
        try:
            return list(self._journal.all())
        except JournalError as error:
            self._tell(str(error))
            return []

    def _tell(self, line: str) -> None:
        """Show one more line on the body screen, if there is anything to say."""
        if line and line not in self._notices:
            self._notices = (*self._notices, line)

    # A session

    async def _guide(self, routine: Routine, side: Side | None, pace: Pace, spot: Spot | None = None) -> None:
        """Before, the steps, after: one whole session."""
        before = await self.push_screen_wait(
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
            return
        header = self._header(routine, pace, before)
        log = await self._open_log(header)
        playing = RunningSession(self._session(header), self._clock, log)
        end = await self.push_screen_wait(self._step_screen(playing))
        await self._close_session(playing, log, end, spot)

    async def _rehearse(self, request: StartRequest) -> None:
        """The same session sixty times as fast, without keys and without a trace."""
        sides = BOTH_SIDES if request.side is None else (request.side,)
        header = self._header(request.routine, request.pace, BeforeResult(sides, ()), rehearse=True)
        playing = RunningSession(self._session(header), self._clock, None)
        await self.push_screen_wait(self._step_screen(playing, rehearsal=True))

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

    def _step_screen(self, playing: RunningSession, *, rehearsal: bool = False) -> StepScreen:
        return StepScreen(
            playing,
            self._library,
            channels=[self._ring] if self._settings.bell else [],
            findings=self._findings(playing.session.header.routine),
            motion=self._settings.motion,
            rehearsal=rehearsal,
            charset=self._charset,
        )

    def _findings(self, routine: Routine) -> Mapping[Spot, Finding]:
        """What the journal knows of every place this routine works."""
        entries, regions_of = self._entries(), regions_of_library(self._library)
        spots = [Spot(region, side) for region in routine.regions for side in Side]
        found = {spot: finding(entries, spot, regions_of) for spot in spots}
        return {spot: item for spot, item in found.items() if item is not None}

    def _ring(self, cue: Cue) -> None:
        for number in range(rings(cue)):
            self.set_timer(number * RING_APART_SECONDS + 0.001, self.bell)

    async def _open_log(self, header: SessionHeader) -> SessionFile | None:
        """The session file; where it cannot be written the session may go on, and that is said."""
        try:
            return SessionFile.create(self._paths, header)
        except JournalError as error:
            lines = [str(error), "The session can still run; only its end would be saved."]
            go_on = [Choice("enter", "Enter", "go on", None)]
            await self.push_screen_wait(Question("Not saved as it goes", lines, go_on, self._clock))
            return None

    async def _close_session(
        self, playing: RunningSession, log: SessionFile | None, end: StepEnd, spot: Spot | None
    ) -> None:
        """Journal first, then the session file goes; only then is anything asked."""
        outcome = playing.session.state.outcome or Outcome.INTERRUPTED
        entry = entry_of(
            playing.session.header,
            playing.session.state,
            outcome,
            self._clock.now().replace(microsecond=0),
            unattended=outcome is Outcome.FINISHED,
        )
        keeper = Keeper(self, self._journal, self._clock, log)
        if end is StepEnd.DISCARDED:
            self._tell(await keeper.discard(entry))
            return
        entry, problem = await keeper.keep(entry)
        self._tell(problem)
        await self.push_screen_wait(
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
