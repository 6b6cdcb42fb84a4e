"""The settings screen: what it shows, what each key changes, and what it leads to."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from textual import on
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.screens.conftest import NOT_LEFT, Host
from tui.core.clock import ManualClock
from tui.core.cues.channels import ChannelsInUse, Heard, Surroundings, channels_in_use
from tui.core.keyboard.key_map import KeyMap
from tui.core.preferences.effective_settings import Origin
from tui.core.preferences.setting_rows import HEALTH, TRY_CUES, setting_sections
from tui.core.preferences.settings import Settings
from tui.files.kept_settings import find_settings
from tui.files.paths import Paths
from tui.screens.settings import SettingsResult, SettingsScreen
from tui.widgets.key_catcher import KeyCatcher
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine
from tui.widgets.line_drawing import rows_of
from tui.widgets.line_entry import LineEntry
from tui.widgets.search import Search
from tui.widgets.setting_list import SettingList

SIZES = [(80, 24), (120, 40), (40, 20)]
NOW = dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.UTC)
PACE, TENDER_KEYS, BESIDE_ALL = (20, 11), (70, 3), (58, 11)
"""Where lines stand on 120x40, and where none does."""
ZONES = ["America/New_York", "Asia/Tokyo", "Europe/Paris", "UTC"]


def heard_here(settings: Settings) -> ChannelsInUse:
    return channels_in_use(settings, Surroundings(terminal="xterm"), Heard(flash=False))


class SettingsApp(Host):
    """The screen over real files, with a configuration of its own."""

    def __init__(self, home: Path, config: str = "", at: str = "") -> None:
        self.paths = Paths(home, home, home)
        (home / "config.toml").write_text(config)
        self.keeper = find_settings(self.paths)
        self.clock = ManualClock(NOW, "Europe/Paris")
        self.changed: list[Settings] = []
        super().__init__(
            SettingsScreen(self.keeper, self.clock, zones=lambda: ZONES, channels=heard_here, at=at)
        )

    @on(SettingsScreen.Changed)
    def _remember(self, event: SettingsScreen.Changed) -> None:
        self.changed.append(event.settings)

    @property
    def settings(self) -> Settings:
        return self.keeper.now.settings

    @property
    def list(self) -> SettingList:
        return self.shown.query_one(SettingList)

    def text(self, name: str) -> str:
        return self.list.text_of(name)

    def said(self, where: str) -> str:
        return str(self.screen.query_one(where, Static).render())

    @property
    def about(self) -> str:
        return self.said("#foot").split("\n")[0]

    @property
    def origin(self) -> str:
        return self.said("#foot").split("\n")[1]

    def go_to(self, name: str) -> None:
        self.list.at = [row.name for row in self.list.rows].index(name)

    async def press(self, pilot: Pilot[Any], *keys: str) -> None:
        """Each key a second after the one before it."""
        for key in keys:
            self.clock.move(1)
            await pilot.press(key)


async def test_every_setting_has_a_line_with_its_value_and_where_it_comes_from(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path, 'pace = "slow"\n[keys]\ntender = ["y", "F5"]\n')
    app.keeper.choose("motion", "calm")
    async with app.run_test(size=(80, 24)):
        assert app.text("pace").split() == ["Pace", "slow", "config.toml"]
        assert app.text("motion").split() == ["Motion", "calm", "chosen", "here"]
        assert app.text("ratings").split() == ["Ratings", "asked", "for"]
        assert app.text("timezone").split() == ["Time", "zone", "the", "system's:", "Europe/Paris"]
        assert app.text("keys.tender").split() == ["Tender", "point", "y", "F5", "config.toml"]
        assert app.text("keys.one-button").split() == ["One", "button", "Enter", "Page", "Down", "→", "↓"]


async def test_automatic_channels_say_what_that_is_here(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path, "[cues]\nspeech = true\nnotification = false\n")
    async with app.run_test(size=(80, 24)):
        assert "auto · on here" in app.text("cues.bell")
        assert "auto · off here" in app.text("cues.flash")
        assert "on · not possible here" in app.text("cues.speech")
        assert app.text("cues.notification").split() == ["Messages", "off", "config.toml"]


async def test_what_stands_below_is_not_cut(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path, "[cues]\nspeech = true\n", at="cues.speech")
    async with app.run_test(size=(80, 24)):
        assert app.origin == "Not possible here. From config.toml."


@pytest.mark.parametrize("name", ["cues.bell", "cues.flash", "cues.speech"])
async def test_it_is_also_said_where_there_is_little_room(tmp_path: Path, name: str) -> None:
    app = SettingsApp(tmp_path, "[cues]\nbell = true\nspeech = true\n", at=name)
    app.keeper.choose("cues.bell", None)
    async with app.run_test(size=(40, 20)):
        assert "auto · on here" in app.text("cues.bell")
        assert "auto · off here" in app.text("cues.flash")
        assert "on · not possible" in app.text("cues.speech")


async def test_right_and_left_and_enter_go_through_the_values_and_hold_at_once(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path, at="pace")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "right")
        assert app.settings.pace == "slow"
        await app.press(pilot, "enter", "right")
        assert app.settings.pace == "quick"
        await app.press(pilot, "left")
        assert app.settings.pace == "untimed"
        assert [settings.pace for settings in app.changed] == ["slow", "untimed", "quick", "untimed"]
        assert "← untimed →" in app.text("pace")
    assert find_settings(app.paths).now.settings.pace == "untimed"


async def test_u_takes_a_choice_back_to_the_file(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path, 'pace = "slow"\n', at="pace")
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.origin.startswith("From config.toml.")
        await app.press(pilot, "right")
        assert app.origin == "Chosen here. u takes it back to config.toml."
        assert ("u", "take back") in app.screen.query_one(KeyLine).pairs
        await app.press(pilot, "u")
        assert (app.settings.pace, app.keeper.now.origin_of("pace")) == ("slow", Origin.FILE)
        assert app.changed[-1].pace == "slow"


async def test_a_command_of_the_configuration_is_among_the_values_and_literal(tmp_path: Path) -> None:
    app = SettingsApp(
        tmp_path, '[cues]\nspeech = ["say", "[red]"]\non_cue = ["[b]", "x"]\n', at="cues.speech"
    )
    async with app.run_test(size=(80, 24)) as pilot:
        assert "say [red]" in app.text("cues.speech")
        assert "[b] x" in app.text("cues.on_cue")
        await app.press(pilot, "right")
        assert app.settings.speech is None
        app.go_to("cues.on_cue")
        await app.press(pilot, "right", "enter")
        assert app.settings.on_cue == ("[b]", "x")


async def test_the_arrows_reach_every_line_and_each_says_what_it_is_for(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path)
    names = [row.name for section in setting_sections(["unknot"]) for row in section.rows]
    async with app.run_test(size=(40, 20)) as pilot:
        seen = []
        for _ in names:
            seen.append(app.list.row.name)
            await app.shown.run_action("step(1)")
        assert seen == names
        await pilot.press("home", "down", "down", "up")
        assert app.list.row.name == names[1]
        assert app.about == "A band on the screen reverses for a moment."


# Keys of a session


async def test_a_key_is_added_and_one_taken_away(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path, at="keys.tender")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "enter")
        assert isinstance(app.screen, KeyCatcher)
        await app.press(pilot, "f5")
        assert app.said("#keys") == "F5   t"
        await app.press(pilot, "t", "q")
        assert app.screen is app.shown
        assert app.settings.keys == KeyMap(tender=("f5",))
        assert "F5" in app.text("keys.tender")
        await app.press(pilot, "u")
        assert app.settings.keys == KeyMap()


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("s", "s is the key for sharp already. Give that another one first."),
        ("space", "Space is the key for pause already. Give that another one first."),
        ("ctrl+t", '"ctrl+t": keys with Ctrl, Alt or Shift cannot be used'),
        ("7", '"7": digits say how sore it is'),
    ],
)
async def test_a_key_that_cannot_be_given_is_refused_with_the_reason(
    tmp_path: Path, key: str, said: str
) -> None:
    app = SettingsApp(tmp_path, at="keys.tender")
    async with app.run_test(size=(40, 20)) as pilot:
        await app.press(pilot, "enter", key)
        assert app.said("#said") == said
        assert (app.settings.keys, app.changed) == (KeyMap(), [])
        await app.press(pilot, "escape")
        assert app.screen is app.shown


async def test_a_held_key_is_one_press(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path, at="keys.tender")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "enter")
        assert app.settings.keys == KeyMap()
        await pilot.press("y", "y", "y", "y")
        assert app.settings.keys == KeyMap(tender=("y", "t"))


async def test_the_one_button_keeps_a_key(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path, '[keys]\none-button = "z"\n', at="keys.one-button")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "enter", "z")
        assert app.said("#said") == "the one button needs a key"
        assert app.settings.keys.one_button == ("z",)


# What opens something


async def test_hold_marks_can_be_typed(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path, at="hold_marks")
    async with app.run_test(size=(40, 20)) as pilot:
        await app.press(pilot, "right")
        assert list(app.settings.hold_marks) == [30, 60, 120]
        await app.press(pilot, "enter")
        assert isinstance(app.screen, LineEntry)
        for wrong in ("60 20", "0 5", "20 x", "601", "-5"):
            app.screen.query_one(Input).value = wrong
            await app.press(pilot, "enter")
            assert app.said("#said") == "Seconds that rise, from 1 to 600."
        app.screen.query_one(Input).value = "15, 45"
        await app.press(pilot, "enter")
        await pilot.pause()
        assert app.screen is app.shown
        assert list(app.settings.hold_marks) == [15, 45]
        assert "15, 45 s" in app.text("hold_marks")


async def test_a_time_zone_is_found_by_its_name(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path, at="timezone")
    async with app.run_test(size=(40, 20)) as pilot:
        await app.press(pilot, "enter")
        assert isinstance(app.screen, Search)
        await app.press(pilot, *"tokyo", "enter")
        await pilot.pause()
        assert app.settings.timezone == "Asia/Tokyo"
        await app.press(pilot, "enter", "enter")
        await pilot.pause()
        assert app.settings.timezone == "Asia/Tokyo"
        await app.press(pilot, "enter", *"system", "enter")
        await pilot.pause()
        assert app.settings.timezone is None


# Where it leads


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        (("q",), SettingsResult.BACK),
        (("escape",), SettingsResult.BACK),
        (("ctrl+c",), SettingsResult.BACK),
        (("t",), SettingsResult.TRY_CUES),
        (("enter",), SettingsResult.TRY_CUES),
    ],
)
async def test_it_is_left_with_what_comes_next(
    tmp_path: Path, keys: tuple[str, ...], result: SettingsResult
) -> None:
    app = SettingsApp(tmp_path, at=TRY_CUES)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.left == NOT_LEFT
        await app.press(pilot, *keys)
        assert app.left is result


async def test_enter_leads_to_what_was_said_about_health(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path, at=HEALTH)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "enter")
        assert app.left is SettingsResult.HEALTH


async def test_help_lists_the_keys(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "question_mark")
        assert isinstance(app.screen, KeyHelp)


async def test_what_cannot_be_saved_holds_and_is_told(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path, at="pace")
    app.paths.choices.mkdir()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "right")
        assert app.settings.pace == "slow"
        assert "cannot save to" in app.said("SaidLine")
        assert app.said("SaidLine").endswith("It holds until you leave.")
        assert app.changed[-1].pace == "slow"


async def test_a_click_reaches_a_line_and_another_changes_it(tmp_path: Path) -> None:
    app = SettingsApp(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.click(SettingList, offset=PACE)
        assert app.list.row.name == "pace"
        assert app.settings.pace == "normal"
        await pilot.click(SettingList, offset=PACE)
        assert app.settings.pace == "slow"
        await pilot.click(SettingList, offset=TENDER_KEYS)
        assert app.list.row.name == "keys.tender"
        await pilot.click(SettingList, offset=BESIDE_ALL)
        assert app.list.row.name == "keys.tender"


@pytest.mark.parametrize("size", SIZES)
async def test_no_value_and_no_word_is_cut(tmp_path: Path, size: tuple[int, int]) -> None:
    app = SettingsApp(tmp_path)
    async with app.run_test(size=size) as pilot:
        names = [row.name for row in app.list.rows]
        for name in [each for each in names if not each.startswith("keys.")] + [
            "keys.one-button",
            "keys.sharp",
        ]:
            app.go_to(name)
            await pilot.pause()
            assert "…" not in app.text(name).rstrip().removesuffix(" …").rstrip()[:-1]
            foot = app.screen.query_one("#foot").size
            assert app.about
            assert rows_of(app.said("#foot"), foot.width) <= foot.height
        assert app.screen.max_scroll_x == 0
        assert app.list.max_scroll_x == 0
