"""Every question of the program at every size: each of its words is on the screen."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.containers import VerticalScroll

from tests.builders import a_session
from tests.in_use import Use, leave_open
from tui.core.entries.entry import Outcome, Pace, Rating
from tui.core.entries.journal import JournalError
from tui.core.routines.plan import BOTH_SIDES
from tui.core.sessions.record import SessionHeader
from tui.core.sessions.session import Session
from tui.files.sessions.checkpoint import SessionFile
from tui.widgets.question import Question

SIZES = [(80, 24), (120, 40), (40, 20)]
START = dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.UTC)


@pytest.fixture
def use(tmp_path: Path) -> Use:
    return Use(tmp_path / "home")


def refuse(*_arguments: object) -> None:
    """A disk on which nothing can be written."""
    raise JournalError("cannot write down the session: no space left on the disk.")


def leave_open_untouched(use: Use, *ratings: Rating) -> None:
    """What is left behind where a session was opened and the window closed at once."""
    routine = use.library.routine("lower-back")
    assert routine is not None
    header = SessionHeader(
        id="01a2-untouched",
        routine=routine,
        pace=Pace.NORMAL,
        sides=BOTH_SIDES,
        keys=True,
        started_at=START,
        timezone="Europe/Paris",
        ratings=ratings,
    )
    session = Session(header, new_id=lambda: "mark-1")
    session.start(0)
    file = SessionFile.create(use.paths, header)
    file.append("start", session.state)
    file.close()


def shown_in_box(use: Use) -> str:
    """The words inside the box of the question, as they stand on the screen."""
    region = use.app.screen.query_one(VerticalScroll).region.shrink((1, 1, 1, 1))
    strips = use.app.screen._compositor.render_strips()[region.y : region.bottom]
    rows = ["".join(segment.text for segment in strip.crop(region.x, region.right)) for strip in strips]
    return " ".join(" ".join(rows).split())


def assert_all_is_shown(use: Use) -> None:
    question: Any = use.app.screen
    assert isinstance(question, Question)
    shown = shown_in_box(use)
    wanted = [*question._lines, *(f"{choice.shown} {choice.words}" for choice in question._choices)]
    assert [words for words in wanted if words not in shown] == []
    box = question.query_one(VerticalScroll)
    assert len(question._title) + 4 <= box.region.width
    assert box.region.right <= use.app.size.width


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_asked_about_a_session_left_open(use: Use, size: tuple[int, int]) -> None:
    leave_open(use)
    async with use.app.run_test(size=size) as use.pilot:
        await use.pilot.pause()
        assert_all_is_shown(use)
        await use.press("d")
        assert_all_is_shown(use)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_asked_about_a_session_not_begun(use: Use, size: tuple[int, int]) -> None:
    leave_open_untouched(use)
    async with use.app.run_test(size=size) as use.pilot:
        await use.pilot.pause()
        assert_all_is_shown(use)
        assert "Lower back, Sun 22 Nov 14:03: just before step 1, both sides, 0:" in shown_in_box(use)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_asked_about_a_session_that_ran_alone(use: Use, size: tuple[int, int]) -> None:
    entry = a_session(routine_title="Knots beside the shoulder blade", unattended=True)
    use.journal.add(msgspec.structs.replace(entry, outcome=Outcome.FINISHED))
    async with use.app.run_test(size=size) as use.pilot:
        await use.pilot.pause()
        assert_all_is_shown(use)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_asked_on_leaving_a_session(use: Use, size: tuple[int, int]) -> None:
    async with use.app.run_test(size=size) as use.pilot:
        await use.go_to_first_step()
        await use.press("q")
        await use.wait(1)
        await use.press("q")
        assert_all_is_shown(use)
        await use.press("d")
        assert_all_is_shown(use)
        await use.press("y")
        assert_all_is_shown(use)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_said_where_nothing_can_be_written(
    use: Use, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SessionFile, "begin", refuse)
    async with use.app.run_test(size=size) as use.pilot:
        while not isinstance(use.app.screen, Question):
            await use.press("enter")
        assert_all_is_shown(use)
