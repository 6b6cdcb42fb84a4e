"""The body stands before a journal that takes time is read; what that tells comes when it is known."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import a_session, a_tender_point
from tests.in_use import LEGEND, NOW, Use
from tests.rooms.test_daily_question import RATED, YESTERDAY
from tests.terminal.harness import clean_environ
from tui.files.journal.journal_files import YearJournal
from tui.screens.body import BodyScreen
from tui.screens.one_question import OneQuestionScreen
from tui.widgets.question import Question

HINT = "Where does it hurt?"


@pytest.fixture
def use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Use:
    """Somebody whose journal takes so long that every year of it is a part of its own."""
    monkeypatch.setattr("tui.files.journal.year_files.PART", 0)
    return Use(tmp_path / "home")


def begin_anew(use: Use) -> None:
    """As another process would: nothing of the journal was read."""
    use.journal = YearJournal(use.paths, use.clock)
    use.restart()


async def until_known(use: Use) -> None:
    while not use.app._visit.is_journal_known:
        await use.pilot.pause(0.01)
    await use.pilot.pause()


async def test_the_body_says_nothing_of_a_journal_that_was_not_read_yet(use: Use) -> None:
    use.configure("questions = false")
    use.journal.add(a_session(started_at=NOW, tender_points=(a_tender_point(at=NOW),)))
    begin_anew(use)
    async with use.app.run_test(size=(120, 40)) as use.pilot:
        assert isinstance(use.app.screen, BodyScreen)
        shown = use.text()
        assert not use.app._visit.is_journal_known
        assert LEGEND not in shown
        assert HINT not in shown
        assert "what fits now" in shown
        await until_known(use)
        assert LEGEND in use.text()
        assert "what fits now" in use.text()  # nothing moves up where nothing fits


async def test_the_question_of_the_day_comes_when_the_journal_is_known(use: Use) -> None:
    use.journal.add(a_session(started_at=YESTERDAY, ratings=RATED))
    begin_anew(use)
    async with use.app.run_test() as use.pilot:
        assert isinstance(use.app.screen, BodyScreen)
        await until_known(use)
        assert isinstance(use.app.screen, OneQuestionScreen)
        await use.press("enter")
        assert isinstance(use.app.screen, BodyScreen)


async def test_who_has_pressed_a_key_is_asked_on_the_way_back_to_the_body(use: Use) -> None:
    use.journal.add(a_session(started_at=YESTERDAY, ratings=RATED))
    begin_anew(use)
    async with use.app.run_test() as use.pilot:
        await use.press("down")
        await until_known(use)
        assert isinstance(use.app.screen, BodyScreen)
        await use.press("o", "q")
        assert isinstance(use.app.screen, OneQuestionScreen)
        await use.press("enter")
        assert isinstance(use.app.screen, BodyScreen)


async def test_a_damaged_year_is_asked_about_over_the_body(use: Use) -> None:
    use.journal.add(a_session(started_at=NOW))
    use.journal.add(a_session(id="second", started_at=NOW))
    file = use.paths.year_file(NOW.year)
    file.write_bytes(file.read_bytes()[:-30])
    begin_anew(use)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await until_known(use)
        assert isinstance(use.app.screen, Question)
        await use.press("enter")
        assert isinstance(use.app.screen, BodyScreen)
        assert file.name in use.text()


FIRST_PICTURE = """
import sys
import tui.commands.screen
import tui.app, tui.leaving, tui.files.journal.journal_files, tui.files.routines.shelf_at_start
print(*sys.modules)
"""
OWN_MODULES = 136
"""What is loaded of our own before the first picture, at most; 329 when every screen was."""
NOT_BEFORE_IT = (
    *("click", "tinydb", "filelock", "pendulum", "statistics", "tomllib"),
    *("tui.rooms.guiding", "tui.rooms.beginning", "tui.rooms.looking_back"),
    *("tui.rooms.own_routines", "tui.rooms.mending", "tui.rooms.returning"),
    *("tui.files.routines.file_check", "tui.widgets.key_help", "tui.cues", "tui.reports", "tui.remote"),
)


def test_the_first_picture_loads_no_room_but_the_body(tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", FIRST_PICTURE],
        env=clean_environ(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = found.stdout.split()
    screens = {name for name in loaded if name.startswith("tui.screens.")}
    assert screens == {"tui.screens.body"}
    own = [name for name in loaded if name.startswith("tui")]
    assert len(own) <= OWN_MODULES, f"{len(own)}: {' '.join(sorted(own))}"
    assert [name for name in loaded if name.startswith(NOT_BEFORE_IT)] == []


async def test_an_app_that_ends_while_it_catches_up_has_nothing_in_front(use: Use) -> None:
    async with use.app.run_test() as use.pilot:
        await until_known(use)
        assert use.app._visit._is_at_rest()
    assert use.app.screen_stack == []
    assert not use.app._visit._is_at_rest()
