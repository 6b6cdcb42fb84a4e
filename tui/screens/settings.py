"""The settings: what holds, where it comes from, and another value at the press of a key."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Static

from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.cues.channels import ChannelsInUse
from tui.core.entries.journal import JournalError
from tui.core.keyboard.key_map import KeyAction, KeyMap
from tui.core.preferences.effective_settings import Origin, SettingsKeeper
from tui.core.preferences.setting_rows import HEALTH, TRY_CUES, Option, SettingRow, setting_sections
from tui.core.preferences.settings import Settings
from tui.core.preferences.settings_words import (
    action_named,
    here_in_words,
    marks_written,
    options_of,
    origin_in_words,
    value_in_words,
    value_of,
)
from tui.widgets.key_catcher import KeyCatcher
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine, KeyPair
from tui.widgets.leaf import Leaf
from tui.widgets.line_entry import LineEntry
from tui.widgets.said_line import say_below
from tui.widgets.search import Search
from tui.widgets.setting_line import ShownSetting
from tui.widgets.setting_list import SettingList
from tui.widgets.text import literal
from tui.widgets.theme import THEMES

_SYSTEM_ZONE = marked("the system's")
_PAGE_ROWS, _ALL_ROWS = 10, 1000
_ENTER = {TRY_CUES: marked("try them"), HEALTH: marked("look")}
"""What Enter does on the lines that are no settings."""


class SettingsResult(StrEnum):
    """Where to go from the settings."""

    BACK = "back"
    TRY_CUES = "try-cues"
    HEALTH = "health"


class _ZoneSearch(Search[str]):
    TITLE_WORDS = marked("Find a time zone")
    EXAMPLE = marked("paris, tokyo, utc ...")


class SettingsScreen(Leaf[SettingsResult]):
    """One line for each setting; what is changed holds at once, and is kept beside config.toml."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    BINDINGS = [
        Binding("up,k", "step(-1)", "up"),
        Binding("down,j", "step(1)", "down"),
        Binding("pageup", f"step({-_PAGE_ROWS})", "ten up"),
        Binding("pagedown", f"step({_PAGE_ROWS})", "ten down"),
        Binding("home", f"step({-_ALL_ROWS})", "the first"),
        Binding("end", f"step({_ALL_ROWS})", "the last"),
        Binding("left,h", "turn(-1)", "the value before"),
        Binding("right,l", "turn(1)", "the next value"),
        Binding("enter", "open", "the next value, or what there is to choose from"),
        Binding("u", "take_back", "back to config.toml or the default"),
        Binding("t", "try_cues", "try the channels: did you hear that?"),
        Binding("question_mark", "help", "help"),
        Binding("q,escape,ctrl+q,ctrl+c", "back", "back"),
    ]
    DEFAULT_CSS = """
    SettingsScreen #head { height: 1; padding: 0 1; color: $primary; text-style: bold; }
    SettingsScreen SettingList { padding: 0 1; }
    SettingsScreen #foot { height: 3; padding: 0 3; margin-top: 1; }
    SettingsScreen.-wide SettingList { padding: 1 2 0 2; }
    SettingsScreen.-narrow SettingList { padding: 0; }
    SettingsScreen.-narrow #foot { padding: 0 2; height: 4; }
    SettingsScreen.-narrow KeyLine { max-height: 1; }
    """

    class Changed(Message):
        """Other settings hold from now on."""

        def __init__(self, settings: Settings) -> None:
            """All of them, as they are now."""
            super().__init__()
            self.settings = settings

    def __init__(
        self,
        keeper: SettingsKeeper,
        clock: Clock,
        *,
        zones: Callable[[], Iterable[str]] = tuple,
        channels: Callable[[Settings], ChannelsInUse] | None = None,
        at: str = "",
    ) -> None:
        """`zones` finds the names of time zones, `channels` what settings come to on this terminal.

        `at` is the name of the row to begin with.
        """
        super().__init__()
        self._keeper = keeper
        self._clock = clock
        self._zones = zones
        self._channels = channels
        self._at = at

    def compose(self) -> ComposeResult:
        yield Static(say("Settings"), id="head", markup=False)
        yield SettingList(setting_sections(self._themes()), at=self._at)
        yield Static(id="foot")
        yield KeyLine(pinned=[("?", "help"), ("q", "back")])

    def _themes(self) -> list[str]:
        """Ours first."""
        ours = [theme.name for theme in THEMES]
        return ours + sorted(set(self.app.available_themes) - set(ours))

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        """Less room, fewer words."""
        self.call_after_refresh(self._show_about)

    # What is shown

    @property
    def _list(self) -> SettingList:
        return self.query_one(SettingList)

    def _show(self) -> None:
        settings = self._keeper.now.settings
        in_use = self._channels(settings) if self._channels else None
        self._list.shown = tuple(self._shown(row, settings, in_use) for row in self._list.rows)
        self._show_about()

    def _shown(self, row: SettingRow, settings: Settings, in_use: ChannelsInUse | None) -> ShownSetting:
        value = value_of(settings, row.name)
        origin = self._keeper.now.origin_of(row.name)
        words = value_in_words(row, value)
        if row.name == "timezone" and value is None:
            words = f"{say(_SYSTEM_ZONE)}: {self._clock.timezone}"
        return ShownSetting(
            value=words,
            here=here_in_words(row.name, value, in_use, settings.motion),
            origin="" if origin is Origin.DEFAULT else say(origin.value),
            is_chosen=origin is Origin.CHOSEN,
            can_turn=len(row.options) > 1,
        )

    @on(SettingList.Reached)
    def tell_about(self) -> None:
        """Another line: what it is for."""
        say_below(self._list, "")
        self._show_about()

    def _show_about(self) -> None:
        row = self._list.row
        origin = "" if row.name in _ENTER else self._origin_in_words(row.name)
        about = literal(f"{row.about}\n") + literal(origin).stylize("$text-muted")
        self.query_one("#foot", Static).update(about, layout=False)
        self.query_one(KeyLine).pairs = tuple(self._key_pairs())

    def _origin_in_words(self, name: str) -> str:
        here = self._list.shown[self._list.at].here
        words = origin_in_words(self._keeper.now, name, short=bool(here) or self.has_class("-narrow"))
        return f"{here.capitalize()}. {words}" if here else words

    def _key_pairs(self) -> list[KeyPair]:
        row = self._list.row
        chosen = self._keeper.now.origin_of(row.name) is Origin.CHOSEN
        return [
            *([("←→", "change")] if len(row.options) > 1 else []),
            *([("⏎", _ENTER.get(row.name, "choose"))] if row.opens else []),
            *([("u", "take back")] if chosen else []),
            ("↑↓", "move"),
            ("t", "try the channels"),
        ]

    # Keys

    def action_step(self, by: int) -> None:
        """Go to another line."""
        self._list.step(by)

    def action_turn(self, by: int) -> None:
        """Take the value before or after this one."""
        row = self._list.row
        value = value_of(self._keeper.now.settings, row.name)
        options: tuple[Option, ...] = options_of(row, value)
        if len(options) > 1:
            at = next(number for number, option in enumerate(options) if option.value == value)
            self._choose(row.name, options[(at + by) % len(options)].value)

    @on(SettingList.Pressed)
    def action_open(self) -> None:
        """What Enter does with the line at hand."""
        row = self._list.row
        action = action_named(row.name)
        if row.name == TRY_CUES:
            self.action_try_cues()
        elif row.name == HEALTH:
            self.dismiss(SettingsResult.HEALTH)
        elif row.name == "timezone":
            self._choose_zone()
        elif row.name == "hold_marks":
            self._type_marks()
        elif action is not None:
            self._catch_keys(action, row.label)
        else:
            self.action_turn(1)

    def action_take_back(self) -> None:
        """Let config.toml or the default hold again."""
        name = self._list.row.name
        if self._keeper.now.origin_of(name) is Origin.CHOSEN:
            self._do(lambda: self._keeper.take_back(name))

    def action_try_cues(self) -> None:
        """Try every channel: did you hear that?"""
        self.dismiss(SettingsResult.TRY_CUES)

    def action_help(self) -> None:
        """List the keys."""
        notes = [say("Choices are kept beside config.toml, which is never written.")]
        self.app.push_screen(KeyHelp(say("Settings"), self.BINDINGS, notes))

    def action_back(self) -> None:
        """Leave the settings."""
        self.dismiss(SettingsResult.BACK)

    # Changes

    def _choose(self, name: str, value: object) -> None:
        self._do(lambda: self._keeper.choose(name, value))

    def _do(self, change: Callable[[], None]) -> None:
        problem = self._problem_with(change)
        say_below(self._list, problem, is_problem=True)

    def _problem_with(self, change: Callable[[], None]) -> str:
        """Change something, show it, and let the app know; why it could not be done or kept, if so."""
        problem = ""
        try:
            change()
        except ValueError as error:
            return str(error)
        except JournalError as error:
            problem = say("{error}. It holds until you leave.", error=error)
        self._show()
        self.post_message(self.Changed(self._keeper.now.settings))
        return problem

    def _catch_keys(self, action: KeyAction, label: str) -> None:
        name = self._list.row.name

        def give(keys: tuple[str, ...]) -> tuple[KeyMap, str]:
            problem = self._problem_with(lambda: self._keeper.choose(name, list(keys)))
            return self._keeper.now.settings.keys, problem

        key_map = self._keeper.now.settings.keys
        self.app.push_screen(KeyCatcher(action, label, key_map, give, self._clock))

    @work
    async def _type_marks(self) -> None:
        marks = " ".join(map(str, self._keeper.now.settings.hold_marks))
        expected = say("Seconds at which a hold is cued. The last one says let go.")
        typed = await self.app.push_screen_wait(LineEntry(say("Hold marks"), expected, marks, marks_written))
        if typed is not None:
            self._choose("hold_marks", typed)

    @work
    async def _choose_zone(self) -> None:
        zones: list[tuple[str, str]] = [
            (say("the system's zone"), ""),
            *((zone, zone) for zone in sorted(self._zones())),
        ]
        now = self._keeper.now.settings.timezone or ""
        at = next((number for number, (_, zone) in enumerate(zones) if zone == now), 0)
        zone = await self.app.push_screen_wait(_ZoneSearch(zones, at=at))
        if zone is not None and zone != now:
            self._choose("timezone", zone or None)
