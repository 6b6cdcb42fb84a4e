"""The rooms beside the body: what each is made of, and the one place that loads them.

To open the body nothing is imported that it does not show. Every other room is asked for here, and is
imported and made when it is entered for the first time; while nobody presses a key, those that are likely
next are imported ahead of that. A new room is a new property, and its module a name in FROM_THE_BODY.
"""

import os
from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import App

from tui.core.clock import Clock
from tui.core.cues.channels import Surroundings
from tui.core.entries.due_question import due_question
from tui.core.entries.entry import Entry, SessionEntry
from tui.core.entries.journal import Journal
from tui.core.places.findings import regions_of_library
from tui.core.places.kept_history import KeptHistory
from tui.core.preferences.effective_settings import SettingsKeeper
from tui.core.preferences.settings import Settings
from tui.core.routines.routine import Library, Routine
from tui.core.routines.shelf import DraftingShelf
from tui.files.choices import read_choices
from tui.files.favourites import KeptFavourites
from tui.files.kept_health import KeptHealth
from tui.files.paths import Paths

if TYPE_CHECKING:
    from tui.rooms.beginning import Beginning
    from tui.rooms.changing_settings import ChangingSettings
    from tui.rooms.channels_here import ChannelsHere
    from tui.rooms.cue_check import CueCheck
    from tui.rooms.daily_question import DailyQuestion
    from tui.rooms.fitting_time import FittingTime
    from tui.rooms.guiding import Guide
    from tui.rooms.looking_back import LookingBack
    from tui.rooms.own_routines import OwnRoutines
    from tui.rooms.returning import Returning
    from tui.rooms.welcoming import Welcoming

Guided = Callable[[Routine], Awaitable[None]]

IN_A_SESSION = (
    *("tui.core.sessions.running", "tui.files.sessions.checkpoint", "tui.rooms.beginning"),
    *("tui.widgets.before_parts", "tui.screens.before"),
    *("tui.rooms.channels_here", "tui.rooms.cue_check", "tui.remote.server"),
    *("tui.widgets.motion.pictures", "tui.widgets.motion.cue", "tui.widgets.hold_panel"),
    *("tui.widgets.step_view", "tui.screens.step", "tui.screens.after", "tui.rooms.guiding"),
)
FROM_THE_BODY = (
    *("tui.widgets.key_help", "tui.widgets.suggestions", "tui.widgets.place_search", "tui.widgets.palette"),
    *("textual.widgets._text_area", "tui.core.searching.search", "tui.widgets.journal_list"),
    *("tui.screens.journal", "tui.screens.check_in"),
    *("tui.core.weeks.week", "tui.widgets.week.page", "tui.screens.week", "tui.rooms.looking_back"),
    *("tui.rooms.fitting_time", "tui.screens.routines", "tui.rooms.own_routines"),
)
"""The modules of the rooms, as they are likely to be entered, in parts of a few milliseconds.

Each stays in memory. So what is seldom entered is loaded then, as settings, report and editor are, and so are
TinyDB and the lock with OpenSSL, when something is stored.
"""


class Rooms:
    """Makes each room once, of what they share; `library` is what they know of routines."""

    def __init__(
        self,
        app: App[None],
        paths: Paths,
        keeper: SettingsKeeper,
        shelf: DraftingShelf,
        journal: Journal,
        clock: Clock,
        *,
        tell: Callable[[str], None],
        surroundings: Surroundings | None = None,
        clock_rate: float = 1,
    ) -> None:
        """`tell` takes what did not go well; without `surroundings` they are found when they are needed."""
        self._app = app
        self._paths = paths
        self.keeper = keeper
        self.shelf = shelf
        self.journal = journal
        self.clock = clock
        self._tell = tell
        self._surroundings = surroundings
        self._clock_rate = clock_rate
        self.favourites = KeptFavourites(paths)
        self.health = KeptHealth(paths)
        self.library = shelf.library
        self.histories = KeptHistory(regions_of_library(self.library))

    def take_library(self, library: Library) -> None:
        """Know these routines from here on, and no others."""
        self.library = library
        self.histories = KeptHistory(regions_of_library(library))
        self.beginning.take_library(library, self.histories)
        for made_of_it in "looking_back", "daily_question":
            vars(self).pop(made_of_it, None)

    def take_settings(self, settings: Settings) -> None:
        """Go by these from here on."""
        self.beginning.settings = settings

    @property
    def has_guided(self) -> bool:
        """Whether any session was begun: before that, none can wait for room in the journal."""
        return "guide" in vars(self)

    @property
    def is_session_left(self) -> bool:
        """Whether there is a file of any session: one that runs, was left open, or found no room."""
        try:
            return any(name.endswith(".jsonl") for name in os.listdir(self._paths.sessions))
        except FileNotFoundError:
            return False
        except OSError:  # whoever reads them tells what is wrong
            return True

    def is_anything_due(self, entries: Sequence[Entry], settings: Settings) -> bool:
        """Whether these entries may give something to ask: a session that ran alone, or how it is today."""
        kept = read_choices(self._paths)
        alone = (entry for entry in entries if isinstance(entry, SessionEntry) and entry.unattended)
        if any(entry.id not in kept.asked_unattended for entry in alone):
            return True
        now = self.clock.now()
        return settings.questions and due_question(entries, kept.questions, now, self.library) is not None

    # Rooms

    @cached_property
    def channels(self) -> "ChannelsHere":
        """The channels of this terminal."""
        from tui.rooms.channels_here import ChannelsHere, find_surroundings_here

        return ChannelsHere(self._paths, self._surroundings or find_surroundings_here())

    @cached_property
    def beginning(self) -> "Beginning":
        """What every session starts with."""
        from tui.rooms.beginning import Beginning

        return Beginning(
            self._paths,
            self.keeper.now.settings,
            self.library,
            self.journal,
            self.clock,
            clock_rate=self._clock_rate,
            health=self.health,
            histories=self.histories,
        )

    @cached_property
    def cue_check(self) -> "CueCheck":
        """Trying the channels."""
        from tui.rooms.cue_check import CueCheck

        return CueCheck(self._app, self.channels, self.clock)

    @cached_property
    def guide(self) -> "Guide":
        """Sessions."""
        from tui.rooms.guiding import Guide

        return Guide(self._app, self.beginning, self.channels, self.cue_check, self._tell)

    @cached_property
    def returning(self) -> "Returning":
        """What the last time left over."""
        from tui.rooms.resuming import Resuming
        from tui.rooms.returning import Returning
        from tui.widgets.question import asking_on

        ask = asking_on(self._app, self.clock)
        resuming = Resuming(ask, self.health, lambda: self.library, self.clock)
        return Returning(ask, self._paths, self.journal, resuming.may_go_on)

    @cached_property
    def welcoming(self) -> "Welcoming":
        """The first page, and the health answers."""
        from tui.rooms.welcoming import Welcoming

        return Welcoming(self._app, self.beginning, self._tell)

    @cached_property
    def fitting_time(self) -> "FittingTime":
        """A session for the minutes there are."""
        from tui.rooms.fitting_time import FittingTime

        return FittingTime(self._app, self.beginning.health_today, self.clock, self.guide.guide)

    @cached_property
    def looking_back(self) -> "LookingBack":
        """The journal, the weeks, the report, a check-in."""
        from tui.rooms.looking_back import LookingBack

        return LookingBack(
            self._app,
            self._paths,
            self.keeper,
            self.library,
            self.journal,
            self.clock,
            self.histories,
        )

    @cached_property
    def daily_question(self) -> "DailyQuestion":
        """The question of the day."""
        from tui.rooms.daily_question import DailyQuestion

        return DailyQuestion(self._app, self._paths, self.journal, self.library, self.clock)

    @cached_property
    def changing_settings(self) -> "ChangingSettings":
        """The settings."""
        from tui.rooms.changing_settings import ChangingSettings

        return ChangingSettings(
            self._app, self.keeper, self.clock, self.channels, self.cue_check, self.welcoming
        )

    async def mend_what_is_damaged(self, problems: Sequence[str]) -> list[str]:
        """Ask about years that are damaged or gone; the problems that stay."""
        if not problems:
            return []
        from tui.rooms.mending import mend_what_is_damaged

        return await mend_what_is_damaged(self._app, self._paths, self.clock, problems)

    def own_routines(self, *, start: Guided, rehearse: Guided) -> "OwnRoutines":
        """The list of routines and changing one's own; these are the ways from it into a session."""
        from tui.rooms.own_routines import OwnRoutines

        return OwnRoutines(self._app, self.shelf, self.favourites, self.clock, start=start, rehearse=rehearse)
