"""The question of the day in the whole program: put once, stored as a check-in, never where it disturbs."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.builders import a_check_in, a_session
from tests.in_use import NOW, Use, leave_open
from tui.core.anatomy.body import Side
from tui.core.cues.channels import Heard
from tui.core.entries.due_question import QuestionsAsked
from tui.core.entries.entry import CheckIn, CheckInRating, NextMorning, Rating
from tui.core.entries.journal import JournalError
from tui.core.preferences.settings import StartRequest
from tui.files.choices import Choices, read_choices
from tui.files.choices_change import change_choices
from tui.files.paths import Paths
from tui.screens.before import BeforeScreen
from tui.screens.body import BodyScreen
from tui.screens.one_question import OneQuestionScreen
from tui.widgets.question import Question

SIZES = [(80, 24), (120, 40), (40, 20)]
YESTERDAY = NOW - dt.timedelta(hours=20)
RATED = (Rating(region="shoulder-top", side=Side.RIGHT, before=5, after=3),)


@pytest.fixture
def use(tmp_path: Path) -> Use:
    """Somebody who was here yesterday evening."""
    use = Use(tmp_path / "home")
    use.journal.add(a_session(started_at=YESTERDAY, ratings=RATED))
    return use


async def opened_on(use: Use) -> type:
    """The screen that the program opens on, called once more."""
    use.restart()
    async with use.app.run_test() as use.pilot:
        await use.pilot.pause()
        return type(use.app.screen)


def check_ins(use: Use) -> list[CheckIn]:
    return [entry for entry in use.journal.all() if isinstance(entry, CheckIn)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_next_morning_is_asked_and_stored_with_its_number(use: Use, size: tuple[int, int]) -> None:
    async with use.app.run_test(size=size) as use.pilot:
        await use.pilot.pause()
        assert isinstance(use.app.screen, OneQuestionScreen)
        assert "Yesterday, 18:03: Tight shoulders" in use.text()
        await use.press("b", "4", "enter")
        assert isinstance(use.app.screen, BodyScreen)
    (told,) = check_ins(use)
    assert (told.next_morning, told.after_session) == (NextMorning.BETTER, "session-1")
    assert told.ratings == (CheckInRating(region="shoulder-top", side=Side.RIGHT, now=4),)
    assert told.interference is None


async def test_passed_over_it_is_not_put_again_before_the_day_turns(use: Use) -> None:
    async with use.app.run_test() as use.pilot:
        await use.press("enter")
        assert isinstance(use.app.screen, BodyScreen)
    assert check_ins(use) == []
    assert await opened_on(use) is BodyScreen
    use.journal.add(a_session(id="today", started_at=use.clock.now()))
    use.clock.move((dt.datetime(2026, 11, 23, 3, 59, tzinfo=NOW.tzinfo) - use.clock.now()).total_seconds())
    assert await opened_on(use) is BodyScreen
    use.clock.move(60)
    assert await opened_on(use) is OneQuestionScreen
    assert await opened_on(use) is BodyScreen


async def test_a_program_that_is_killed_over_the_question_has_asked_it(use: Use) -> None:
    assert await opened_on(use) is OneQuestionScreen
    assert read_choices(use.paths).questions == QuestionsAsked(last=NOW)
    assert await opened_on(use) is BodyScreen


async def test_two_programs_at_once_put_one_question(use: Use) -> None:
    other = Use(use.paths.data)
    async with use.app.run_test() as use.pilot, other.app.run_test() as other.pilot:
        await use.pilot.pause()
        await other.pilot.pause()
        shown = [type(use.app.screen), type(other.app.screen)]
        assert sorted(shown, key=lambda each: each.__name__) == [BodyScreen, OneQuestionScreen]


async def test_what_another_program_remembers_meanwhile_stays(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have found that a question is due, and this one comes second to the lock."""

    def taken_first(paths: Paths, change: Callable[[Choices], Choices]) -> None:
        first = Choices(asked_unattended=("a",), questions=QuestionsAsked(last=NOW))
        change_choices(paths, lambda _: first)
        change_choices(paths, change)

    monkeypatch.setattr("tui.rooms.daily_question.change_choices", taken_first)
    assert await opened_on(use) is BodyScreen
    assert read_choices(use.paths).asked_unattended == ("a",)


async def test_once_a_week_it_is_how_much_was_in_the_way(use: Use) -> None:
    use.journal.add(a_session(id="first", started_at=NOW - dt.timedelta(days=8)))
    async with use.app.run_test() as use.pilot:
        await use.pilot.pause()
        assert "How much has soreness got in your way these last days?" in use.text()
        await use.press("1", "enter")
    (told,) = check_ins(use)
    assert (told.interference, told.next_morning, told.ratings) == (1, None, ())
    assert read_choices(use.paths).questions.weekly == NOW
    assert await opened_on(use) is BodyScreen


# Where it would disturb


async def test_never_where_it_is_turned_off(use: Use) -> None:
    use.configure("questions = false")
    before = use.paths.choices.read_bytes()
    assert await opened_on(use) is BodyScreen
    assert use.paths.choices.read_bytes() == before


async def test_never_before_a_routine_that_was_asked_for(use: Use) -> None:
    routine = use.library.routine("tired-feet")
    assert routine is not None
    use.has_heard(Heard())
    use.restart(StartRequest(routine=routine))
    async with use.app.run_test() as use.pilot:
        await use.pilot.pause()
        assert isinstance(use.app.screen, BeforeScreen)


@pytest.mark.parametrize("answer", ["q", "k"])
async def test_never_with_a_session_that_was_left_open(use: Use, answer: str) -> None:
    leave_open(use)
    async with use.app.run_test() as use.pilot:
        await use.pilot.pause()
        assert isinstance(use.app.screen, Question)
        await use.press(answer)
        assert isinstance(use.app.screen, BodyScreen)


async def test_never_while_a_session_runs_in_another_terminal(use: Use) -> None:
    other = Use(use.paths.data)
    async with other.app.run_test() as other.pilot:
        await other.press("enter")
        await other.go_to_first_step()
        write = msgspec.structs.replace(read_choices(use.paths), questions=QuestionsAsked())
        change_choices(use.paths, lambda _: write)
        assert await opened_on(use) is BodyScreen
    assert read_choices(use.paths).questions == QuestionsAsked()


async def test_nothing_is_asked_on_top_of_another_question(use: Use) -> None:
    alone = a_session(id="alone", started_at=NOW - dt.timedelta(hours=19), unattended=True)
    use.journal.add(alone)
    async with use.app.run_test() as use.pilot:
        await use.press("y")
        assert isinstance(use.app.screen, BodyScreen)
    assert await opened_on(use) is OneQuestionScreen  # it was done: now there is a morning after it


async def test_nothing_is_asked_that_could_not_be_remembered(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise JournalError("cannot save to choices.json: the disk is read-only")

    monkeypatch.setattr("tui.files.choices_change.write_choices", refuse)
    assert await opened_on(use) is BodyScreen


async def test_nothing_is_asked_where_an_answer_could_be_missing(use: Use) -> None:
    use.paths.year_file(2025).write_text("{}")
    assert await opened_on(use) is not OneQuestionScreen


async def test_a_home_that_was_only_welcomed_stays_as_it_is(tmp_path: Path) -> None:
    use = Use(tmp_path / "new")
    assert await opened_on(use) is BodyScreen
    assert list(use.paths.data.iterdir()) == [use.paths.choices]


async def test_where_nothing_is_due_nothing_is_written(tmp_path: Path) -> None:
    use = Use(tmp_path / "home")
    use.journal.add(a_check_in(started_at=YESTERDAY, note="slept badly"))
    assert await opened_on(use) is BodyScreen
    assert not use.paths.choices_lock.exists()
