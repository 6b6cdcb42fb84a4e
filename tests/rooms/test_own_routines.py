"""The routines among the other screens of the app: started, tried, copied, and then known everywhere."""

import json
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.homes import write_welcomed
from tests.in_use import HERE, Use
from tui.core.cues.channels import Heard
from tui.core.routines.plan import make_plan
from tui.files.routines.shelf import OwnShelf
from tui.screens.arrival import ArrivalScreen
from tui.screens.before import BeforeScreen
from tui.screens.body import BodyScreen
from tui.screens.edit_routine import EditScreen
from tui.screens.journal import JournalScreen
from tui.screens.routines import RoutinesScreen
from tui.screens.step import StepScreen
from tui.widgets.journal_list import JournalList
from tui.widgets.routine_list import RoutineList
from tui.widgets.said_line import SaidLine


@pytest.fixture
def use(tmp_path: Path) -> Use:
    use = Use(tmp_path / "home")
    write_welcomed(use.paths, heard={HERE.terminal: Heard(bell=True, flash=False)})
    return use


def current(use: Use) -> str:
    routine = use.app.screen.query_one(RoutineList).current
    assert routine is not None
    return routine.id


def said(use: Use) -> str:
    return "".join(str(line.content) for line in use.app.screen.query(SaidLine))


async def find(use: Use, words: str) -> None:
    """From the body to a routine of the list."""
    await use.press("u", "slash", *words, "enter")
    assert isinstance(use.app.screen, RoutinesScreen)


async def test_a_session_leads_back_to_the_routine_it_was_of(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await find(use, "lower")
        await use.press("enter")
        assert isinstance(use.app.screen, BeforeScreen)
        await use.press("q")
        assert isinstance(use.app.screen, RoutinesScreen)
        assert current(use) == "lower-back"
        await use.press("q")
        assert isinstance(use.app.screen, BodyScreen)


async def test_trying_a_routine_leaves_nothing_behind(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await find(use, "lower")
        await use.press("t")
        assert isinstance(use.app.screen, StepScreen)
        await use.wait(10)
        await use.pilot.pause()
        assert isinstance(use.app.screen, RoutinesScreen)
        assert current(use) == "lower-back"
    assert use.sessions() == []


async def test_a_changed_copy_is_known_on_every_screen(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await find(use, "neck tension")
        await use.press("m")
        use.app.screen.query_one(Input).value = "Neck at noon"
        await use.press("enter")
        assert isinstance(use.app.screen, EditScreen)
        await use.press("down", "3", "0", "enter", "down", "x", "s")
        routine = use.shelf.library.routine("neck-at-noon")
        assert routine is not None
        assert said(use) == f"Saved: Neck at noon, {make_plan(routine).minutes} min. z takes it back."
        await use.press("enter")
        await use.go_to_first_step()
        await use.press("q", "e", "s")
        assert isinstance(use.app.screen, RoutinesScreen)
        await use.press("q")
        assert isinstance(use.app.screen, BodyScreen)
        await use.press("slash", *"neck at noon")
        await use.press("escape", "o")
        assert isinstance(use.app.screen, JournalScreen)
        entries = use.app.screen.query_one(JournalList)
        assert any("Neck at noon" in entries.text_of(at) for at in range(len(entries.lines)))
    (entry,) = use.sessions()
    assert (entry.routine, entry.routine_title) == ("neck-at-noon", "Neck at noon")
    assert OwnShelf(use.paths, use.clock).library.routine("neck-at-noon") == routine


async def test_a_copy_of_nothing_new_is_not_kept(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await find(use, "neck tension")
        await use.press("m", "enter")
        assert isinstance(use.app.screen, EditScreen)
        await use.press("q", "d")
        assert isinstance(use.app.screen, RoutinesScreen)
    assert not use.paths.routines.exists() or list(use.paths.routines.iterdir()) == []


async def test_a_file_of_somebody_else_is_taken_in_and_taken_back(use: Use, tmp_path: Path) -> None:
    step = {"id": "a", "title": "Press", "instruction": "Press slowly.", "seconds": 30, "regions": ["palm"]}
    path = tmp_path / "anna.json"
    path.write_text(json.dumps({"id": "neck-tension", "title": "Of Anna", "steps": [step]}))
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("u", "i")
        use.app.screen.query_one(Input).value = str(path)
        await use.press("enter")
        assert isinstance(use.app.screen, ArrivalScreen)
        await use.press("enter")
        assert said(use) == "1 routine brought in. z takes it back."
        assert current(use) == "own/neck-tension"
        await use.press("z")
        assert use.shelf.library.routine("own/neck-tension") is None


async def test_a_file_that_is_mended_meanwhile_is_there_again(use: Use) -> None:
    use.paths.routines.mkdir(parents=True)
    path = use.paths.routines / "mine.json"
    path.write_text("{")
    use.shelf.load()
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        assert "mine.json" in use.text()
        step = {
            "id": "a",
            "title": "Press",
            "instruction": "Press slowly.",
            "seconds": 30,
            "regions": ["palm"],
        }
        path.write_text(json.dumps({"id": "mine", "title": "Mine", "steps": [step]}))
        await use.press("u", "end")
        assert current(use) == "mine"
        await use.press("q")
        assert isinstance(use.app.screen, BodyScreen)
        assert "mine.json" not in use.text()


async def test_a_file_that_was_broken_by_hand_is_mended_in_the_editor(
    use: Use, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\nfile = pathlib.Path(sys.argv[1])\n"
        "file.write_text(file.read_text().replace(',,', ','))\n"
    )
    monkeypatch.setenv("VISUAL", f"'{sys.executable}' '{script}'")
    monkeypatch.setattr(type(use.app), "suspend", lambda _app: nullcontext())
    use.paths.routines.mkdir(parents=True)
    step = '{"id": "press", "title": "Press", "instruction": "Press here.",'
    step += '"seconds": 30, "regions": ["low-back"]}'
    path = use.paths.routines / "mine.json"
    path.write_text('{"id": "mine", "title": "Mine",, "steps": [' + step + "]}\n")
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("u", "p", "v")
        assert said(use).startswith("Saved: Mine")
        assert current(use) == "mine"
        assert ",," not in path.read_text()
        await use.press("z")
        assert ",," in path.read_text()
    assert not list(use.paths.drafts.iterdir())
