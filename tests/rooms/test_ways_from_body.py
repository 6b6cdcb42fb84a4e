"""What the body leads to by letter: what fits now, a session made to fit, all routines."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from textual.screen import Screen

from tests.homes import write_welcomed
from tui.app import UnknotApp
from tui.core.anatomy.body import Side, Spot
from tui.core.clock import ManualClock
from tui.core.cues.channels import Heard, Surroundings
from tui.core.safety.health import HealthAnswer
from tui.files.choices import read_choices, write_choices
from tui.files.journal.journal_files import YearJournal
from tui.files.kept_settings import find_settings
from tui.files.paths import Paths, find_paths
from tui.files.routines.shelf import OwnShelf
from tui.screens.before import BeforeScreen
from tui.screens.body import BodyScreen
from tui.screens.fit import FitScreen
from tui.screens.routines import RoutinesScreen
from tui.widgets.place_panel import PlacePanel
from tui.widgets.suggestions import Suggestions

NOW = dt.datetime(2026, 11, 23, 14, 3, 11, tzinfo=dt.timezone(dt.timedelta(hours=1)))
HERE = Surroundings(terminal="of these tests")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = find_paths({"UNKNOT_HOME": str(tmp_path / "home")})
    write_welcomed(found, heard={HERE.terminal: Heard(bell=True, flash=True)})
    return found


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW, "Europe/Paris")


@pytest.fixture
def app(paths: Paths, clock: ManualClock) -> UnknotApp:
    shelf, journal = OwnShelf(paths, clock), YearJournal(paths, clock)
    return UnknotApp(paths, find_settings(paths), shelf, journal, clock, HERE)


def panel(app: UnknotApp) -> str:
    return " ".join(" ".join(app.screen.query_one(PlacePanel).lines).split())


@pytest.mark.parametrize(("key", "screen"), [("s", Suggestions), ("m", FitScreen), ("u", RoutinesScreen)])
async def test_each_letter_leads_to_its_screen_and_q_back(
    app: UnknotApp, clock: ManualClock, key: str, screen: type[Screen[object]]
) -> None:
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, screen)
        clock.move(1)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, BodyScreen)


async def test_what_fits_now_begins_and_leads_back_to_its_place(app: UnknotApp, clock: ManualClock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("s", "1")
        await pilot.pause()
        assert isinstance(app.screen, BeforeScreen)
        clock.move(1)
        await pilot.press("q")
        await pilot.pause()
        assert "of your neck" in panel(app)


async def test_a_favourite_of_the_routines_screen_stands_first_on_the_body(
    app: UnknotApp, paths: Paths
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "▸ 1 Tight shoulders" in panel(app)
        await pilot.press("u")
        await pilot.pause()
        await pilot.press("*", "q")
        await pilot.pause()
        assert read_choices(paths).favourites == ("neck-tension",)
        assert "▸*1 Neck tension" in panel(app)


async def test_what_was_said_about_ones_health_is_seen_on_the_body(app: UnknotApp, paths: Paths) -> None:
    kept = read_choices(paths)
    shoulders = (Spot("shoulder-top", Side.LEFT), Spot("shoulder-top", Side.RIGHT))
    bone = HealthAnswer(is_true=True, on=NOW.date(), places=shoulders)
    health = msgspec.structs.replace(kept.health, answers={**kept.health.answers, "bone": bone})
    write_choices(paths, msgspec.structs.replace(kept, health=health))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Left out for one of your health answers." in panel(app)
