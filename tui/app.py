"""The app: what Textual asks of it. Which screen comes when is told in visiting, what it needs in rooms."""

import os
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from tui.core.catalogue import say
from tui.core.charset import has_colours
from tui.core.clock import Clock
from tui.core.cues.channels import Surroundings
from tui.core.entries.journal import Journal
from tui.core.entries.journal_watch import WATCH_SECONDS, JournalWatch
from tui.core.preferences.effective_settings import SettingsKeeper
from tui.core.preferences.settings import ANIMATION_LEVELS, Settings
from tui.core.routines.shelf import DraftingShelf
from tui.files.paths import Paths
from tui.rooms.making import Rooms
from tui.rooms.visiting import Notices, Start, Visit
from tui.screens.body import BodyScreen
from tui.toolkit.memory import collect_what_was_left
from tui.toolkit.remembered_styles import QuickStyles
from tui.toolkit.taking_down import TakesDownLater
from tui.toolkit.terminal_safe import TerminalSafe
from tui.widgets.key_gate import KeyGate
from tui.widgets.key_names import keys_by_description
from tui.widgets.leaf import Between, Leaf
from tui.widgets.theme import DARK, THEMES
from tui.widgets.toasts import SeldomToasts

if TYPE_CHECKING:
    from tui.screens.settings import SettingsScreen


class UnknotApp(KeyGate, QuickStyles, SeldomToasts, TakesDownLater, TerminalSafe, inherit_bindings=False):
    """Unknot on a full screen."""

    TITLE = "Unknot"
    CSS_PATH = "app.tcss"

    def __init__(
        self,
        paths: Paths,
        keeper: SettingsKeeper,
        shelf: DraftingShelf,
        journal: Journal,
        clock: Clock,
        surroundings: Surroundings | None = None,
        *,
        start: Start = None,
        notices: tuple[str, ...] = (),
        clock_rate: float = 1,
    ) -> None:
        """`start` begins with a routine, or with trying the channels, and leaves after it.

        `notices` are shown on the body screen. Without `surroundings` they are found when they are needed.
        """
        super().__init__()
        self.crash_log = paths.log
        self._keeper = keeper
        self._start = start
        self._watch = JournalWatch(journal)
        told = Notices(notices)
        rooms = Rooms(
            self,
            paths,
            keeper,
            shelf,
            journal,
            clock,
            tell=told.tell,
            surroundings=surroundings,
            clock_rate=clock_rate,
        )
        self._visit = Visit(self, rooms, told)
        self._shown: Screen[object] | None = None
        self._has_begun = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._theme_to_use()
        self.stylesheet.set_variables(self.get_css_variables())  # before the rules are read the first time
        self.sends_changes = self._settings.only_changes

    @property
    def _settings(self) -> Settings:
        return self._keeper.now.settings

    def _theme_to_use(self) -> str:
        return self._settings.theme if has_colours(os.environ) else "ansi-dark"

    def get_default_screen(self) -> Screen[object]:
        """Below all others there is nothing to be seen."""
        return Between(id="_default")

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

    # From the first screen to the last

    def on_mount(self) -> None:
        """Go from screen to screen, and keep an eye on the journal."""
        self.set_interval(WATCH_SECONDS, self.look_at_the_journal)
        self._go_through_screens()

    @work
    async def _go_through_screens(self) -> None:
        await self._visit.go_through_screens(self._start)
        self.exit(return_code=0)

    async def on_event(self, event: events.Event) -> None:
        """A key comes before everything that was put off."""
        if isinstance(event, events.Key):
            self._visit.put_off.take_key()
        await super().on_event(event)

    def post_display_hook(self) -> None:
        """After the first picture comes what it did not need.

        When the body is painted again, and not at a key, the screens that were left are collected.
        """
        super().post_display_hook()
        if not self._has_begun and isinstance(self.screen, Leaf):
            self._has_begun = True
            self._catch_up()
        if self._shown is not self.screen and isinstance(self.screen, BodyScreen):
            self.call_later(collect_what_was_left)
        self._shown = self.screen

    @work
    async def _catch_up(self) -> None:
        await self._visit.catch_up()

    # What changes meanwhile

    @on(events.AppFocus)
    def look_again(self) -> None:
        """The person is back at this terminal: another copy of the program may have added something."""
        if self._visit.is_journal_known:
            self._visit.look_again()

    def look_at_the_journal(self) -> None:
        """Look again where another program has changed what an open screen shows; not while all is closed."""
        if (
            self.is_running
            and self._visit.is_journal_known
            and any(_shows_journal(screen) for screen in self.screen_stack)
            and self._watch.has_changed()
        ):
            self._visit.look_again()

    def on_settings_screen_changed(self, event: "SettingsScreen.Changed") -> None:
        """Let what was just chosen hold at once."""
        self._visit.take_settings(event.settings)
        self.theme = self._theme_to_use()
        self.animation_level = ANIMATION_LEVELS[event.settings.motion]
        self.sends_changes = event.settings.only_changes


def _shows_journal(screen: Screen[object]) -> bool:
    """Whether it is the body, or a screen that says how to look at the journal again."""
    looks_again = isinstance(screen, Leaf) and type(screen).look_again is not Leaf.look_again
    return isinstance(screen, BodyScreen) or looks_again
