"""The only wiring: opens screens one after another and hands each what it needs."""

import os
from collections.abc import Iterable
from functools import partial
from zoneinfo import available_timezones

from textual import events, on, work
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from tui.beginning import Beginning
from tui.channels_here import ChannelsHere
from tui.core.anatomy.body import Spot
from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.cues.channels import Surroundings
from tui.core.cues.cue_check import CheckRequest
from tui.core.entries.entry import Entry
from tui.core.entries.journal import Journal, JournalError
from tui.core.entries.journal_watch import WATCH_SECONDS, JournalWatch
from tui.core.places.findings import regions_of_library
from tui.core.places.kept_history import KeptHistory
from tui.core.preferences.effective_settings import SettingsKeeper
from tui.core.preferences.setting_rows import HEALTH, TRY_CUES
from tui.core.preferences.settings import ANIMATION_LEVELS, Settings, StartRequest
from tui.core.routines.left_out_words import BY_KEYS, left_out_lines
from tui.core.routines.routine import Library, Routine
from tui.core.routines.shelf import RoutineShelf
from tui.cue_check import CueCheck
from tui.daily_question import DailyQuestion
from tui.files.favourites import KeptFavourites
from tui.files.paths import Paths
from tui.files.sessions.settling import Claimed
from tui.fitting_time import FittingTime
from tui.guiding import Guide
from tui.looking_back import LookingBack
from tui.memory import collect_what_was_left
from tui.mending import mend_what_is_damaged
from tui.own_routines import OwnRoutines
from tui.resuming import Resuming
from tui.returning import Returning, stored_in_words
from tui.screens.body import (
    BodyResult,
    BodyScreen,
    OpenCheckIn,
    OpenFit,
    OpenJournal,
    OpenRoutines,
    OpenSettings,
    OpenWeek,
    Quit,
    StartRoutine,
)
from tui.screens.journal import JournalScreen
from tui.screens.report import ReportScreen
from tui.screens.settings import SettingsResult, SettingsScreen
from tui.screens.week import WeekScreen
from tui.terminal import TerminalSafe
from tui.welcoming import Welcoming
from tui.widgets.key_gate import KeyGate
from tui.widgets.key_names import keys_by_description
from tui.widgets.leaf import Leaf
from tui.widgets.line_drawing import Charset, charset_of
from tui.widgets.plain_scroll_bar import draw_scroll_bars_in
from tui.widgets.question import asking_on
from tui.widgets.theme import DARK, THEMES

_OF_THE_JOURNAL = (BodyScreen, JournalScreen, WeekScreen, ReportScreen)
"""The screens that show what the journal holds."""


class UnknotApp(KeyGate, TerminalSafe, inherit_bindings=False):
    """Unknot on a full screen. The screens are leaves: this class alone knows the order they come in."""

    TITLE = "Unknot"
    CSS_PATH = "app.tcss"

    def __init__(
        self,
        paths: Paths,
        keeper: SettingsKeeper,
        shelf: RoutineShelf,
        journal: Journal,
        clock: Clock,
        surroundings: Surroundings,
        *,
        start: StartRequest | CheckRequest | None = None,
        notices: tuple[str, ...] = (),
        clock_rate: float = 1,
    ) -> None:
        """`start` begins with a routine, or with trying the channels, and leaves after it.

        `notices` are shown on the body screen.
        """
        super().__init__()
        self.crash_log = paths.log
        self._paths = paths
        self._keeper = keeper
        self._shelf = shelf
        self._favourites = KeptFavourites(paths)
        self._journal = journal
        self._clock = clock
        self._start = start
        self._notices = notices
        self._is_anything_left = False
        self._watch = JournalWatch(journal)
        self._charset = charset_of(os.environ)
        draw_scroll_bars_in(self._charset)
        self._channels = ChannelsHere(paths, surroundings)
        self._check = CueCheck(self, self._channels, clock)
        self._beginning = Beginning(
            paths, self._settings, shelf.library, journal, clock, clock_rate=clock_rate
        )
        self._guide = Guide(
            self, self._beginning, self._channels, self._check, self._tell, charset=self._charset
        )
        self._returning = self._find_what_was_left()
        self._welcoming = Welcoming(self, self._beginning, self._tell)
        self._fitting = FittingTime(self, self._beginning.health_today, clock, self._guide.guide)
        self._own_routines = OwnRoutines(
            self, shelf, self._favourites, clock, start=self._start_routine, rehearse=self._rehearse
        )
        self._take_library(shelf.library)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._theme_to_use()

    def _find_what_was_left(self) -> Returning:
        ask = asking_on(self, self._clock)
        resuming = Resuming(ask, self._beginning.health, lambda: self._library, self._clock)
        return Returning(ask, self._paths, self._journal, resuming.may_go_on)

    def _take_library(self, library: Library) -> None:
        """Know these routines from here on, and no others."""
        self._library = library
        self._beginning.library = library
        self._histories = KeptHistory(regions_of_library(library))
        self._looking_back = LookingBack(
            self,
            self._paths,
            self._keeper,
            library,
            self._journal,
            self._clock,
            self._histories,
            charset=self._charset,
        )
        self._daily = DailyQuestion(self, self._paths, self._journal, library, self._clock)

    @property
    def _settings(self) -> Settings:
        return self._keeper.now.settings

    def _theme_to_use(self) -> str:
        return "ansi-dark" if "NO_COLOR" in os.environ else self._settings.theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that do not know them."""
        return dict(DARK.variables)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette offers what the keys of the present screen do, and nothing else."""
        keys = {words: shown for shown, words in keys_by_description(screen.BINDINGS)}
        for binding in Binding.make_bindings(screen.BINDINGS):
            words = say(binding.description)
            if words in keys:
                shown = keys.pop(words)
                run = partial(screen.run_action, binding.action)
                yield SystemCommand(words.capitalize(), say("key: {key}", key=shown), run)

    def on_mount(self) -> None:
        """Begin with what was left over, then go from screen to screen; and keep an eye on the journal."""
        self.set_interval(WATCH_SECONDS, self.look_at_the_journal)
        self._go_through_screens()

    @work
    async def _go_through_screens(self) -> None:
        match self._start:
            case CheckRequest():
                await self._check.try_everything(self._settings)
            case StartRequest(rehearse=True) as start:
                await self._guide.rehearse(start)
            case _ if not await self._welcoming.welcome():
                pass
            case StartRequest(routine=routine, side=side, pace=pace):
                await self._settle_what_was_left()
                self._tell(await self._guide.guide(routine, side, pace))
                self._store_what_waits()
            case None:
                await self._settle_what_was_left()
                if not self._returning.has_asked:
                    await self._daily.ask(self._settings)
                await self._visit_body()
        self._guide.let_go()
        self.exit(return_code=0)

    async def _settle_what_was_left(self) -> None:
        """Damaged years first: a session that was left open may have to go into one of them."""
        self._notices = tuple(await mend_what_is_damaged(self, self._paths, self._clock, self._notices))
        for line in await self._returning.settle(self._resume):
            self._tell(line)

    async def _resume(self, claimed: Claimed) -> None:
        self._tell(await self._guide.resume(claimed))

    # Screens

    @on(events.AppFocus)
    def look_again(self) -> None:
        """The person is back at this terminal: another copy of the program may have added something."""
        for screen in self.screen_stack:
            if isinstance(screen, BodyScreen) and screen.is_ready:
                screen.show_entries(self._entries())
            elif isinstance(screen, Leaf) and screen.is_ready:
                screen.look_again()

    def look_at_the_journal(self) -> None:
        """Look again where another program has changed what an open screen shows; not while all is closed."""
        if (
            self.is_running
            and any(isinstance(screen, _OF_THE_JOURNAL) for screen in self.screen_stack)
            and self._watch.has_changed()
        ):
            self.look_again()

    def post_display_hook(self) -> None:
        """The body is painted again: now, and not at a key, the screens that were left are collected."""
        if self._is_anything_left and isinstance(self.screen, BodyScreen):
            self._is_anything_left = False
            self.call_later(collect_what_was_left)

    async def _visit_body(self) -> None:
        spot: Spot | None = None
        while True:
            self._store_what_waits()
            screen = self._body_screen(spot)
            self._is_anything_left = True
            result = await self.push_screen_wait(screen)
            if isinstance(result, Quit):
                return
            spot = result.spot
            await self._go_from_body(result)

    def _body_screen(self, spot: Spot | None) -> BodyScreen:
        entries = self._entries()
        return BodyScreen(
            self._library,
            entries,
            self._clock,
            notices=(*self._notices, *left_out_lines(self._shelf.left_out, say(BY_KEYS))),
            health=self._beginning.health_today(),
            favourites=self._favourites.now,
            spot=spot,
            ascii_only=self._charset is Charset.ASCII,
            histories=self._histories,
        )

    async def _go_from_body(self, result: BodyResult) -> None:
        """To what was chosen there, until that is left."""
        match result:
            case StartRoutine(routine=routine, spot=spot):
                self._tell(await self._guide.guide(routine, None, self._settings.pace, spot))
            case OpenFit(spot):
                self._tell(await self._fitting.visit(self._library, self._settings.pace, spot))
            case OpenRoutines():
                await self._visit_routines()
            case OpenJournal():
                await self._looking_back.visit_journal(self._notices)
            case OpenWeek():
                await self._looking_back.visit_week(self._notices)
            case OpenCheckIn(spot):
                await self._looking_back.check_in(spot)
            case OpenSettings():
                await self._visit_settings()

    async def _visit_routines(self) -> None:
        """Afterwards every screen knows the routines as they are then."""
        await self._own_routines.visit()
        self._take_what_changed()

    def _take_what_changed(self) -> None:
        if self._shelf.library != self._library:
            self._take_library(self._shelf.library)

    async def _start_routine(self, routine: Routine) -> None:
        self._take_what_changed()
        self._tell(await self._guide.guide(routine, None, self._settings.pace))
        self._store_what_waits()

    async def _rehearse(self, routine: Routine) -> None:
        await self._guide.rehearse(
            StartRequest(routine=routine, side=None, pace=self._settings.pace, rehearse=True)
        )

    async def _visit_settings(self) -> None:
        row, zones = "", sorted(available_timezones())
        while True:
            screen = SettingsScreen(
                self._keeper, self._clock, zones=zones, channels=self._channels.in_use, at=row
            )
            match await self.push_screen_wait(screen):
                case SettingsResult.TRY_CUES:
                    await self._check.try_everything(self._settings)
                    row = TRY_CUES
                case SettingsResult.HEALTH:
                    await self._welcoming.visit_health()
                    row = HEALTH
                case SettingsResult.BACK:
                    return

    @on(SettingsScreen.Changed)
    def take_settings(self, event: SettingsScreen.Changed) -> None:
        """Let what was just chosen hold at once."""
        self._beginning.settings = event.settings
        self.theme = self._theme_to_use()
        self.animation_level = ANIMATION_LEVELS[event.settings.motion]

    def _entries(self) -> list[Entry]:
        """What is known so far; where the journal cannot be read, nothing, and a line that says so."""
        try:
            return list(self._journal.all())
        except JournalError as error:
            self._tell(str(error))
            return []

    def _store_what_waits(self) -> None:
        """Store what found no room when it ended, if there is room now, and say so once."""
        for waiting in self._guide.store_what_waits():
            self._notices = tuple(line for line in self._notices if line != waiting.problem)
            self._tell(stored_in_words(waiting.entry))
        for line in self._returning.store_what_ended():
            self._tell(line)

    def _tell(self, line: str) -> None:
        """Show one more line on the body screen, if there is anything to say."""
        if line and line not in self._notices:
            self._notices = (*self._notices, line)
