"""The screen on which a routine is changed: keys, limits, undo, saving, and leaving without."""

import datetime as dt
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.memory_shelf import MemoryShelf
from tests.screens.conftest import NOT_LEFT, Host
from tui.core.clock import ManualClock
from tui.core.routines.editing import copy_of
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Routine
from tui.files.routines.routine_files import load_built_in
from tui.screens.edit_routine import EditDone, EditScreen
from tui.widgets.key_help import KeyHelp
from tui.widgets.question import Question
from tui.widgets.routine_lines import StyledLines
from tui.widgets.routine_steps import RoutineSteps
from tui.widgets.said_line import SaidLine

SIZES = [(80, 24), (120, 40), (40, 20)]
NOW = dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.UTC)
LIBRARY = load_built_in()


def own(routine_id: str = "neck-tension") -> Routine:
    routine = LIBRARY.routine(routine_id)
    assert routine is not None
    return copy_of(routine, routine_id="mine", title="Mine")


class EditApp(Host):
    """The screen over a shelf in memory."""

    def __init__(self, routine_id: str = "neck-tension", *, is_new: bool = False) -> None:
        self.clock = ManualClock(NOW, "Europe/Paris")
        self.routine = own(routine_id)
        self.shelf = MemoryShelf(LIBRARY, *([] if is_new else [self.routine]))
        self.edit = EditScreen(self.routine, self.shelf, self.clock, is_new=is_new)
        super().__init__(self.edit)

    async def press(self, pilot: Pilot[Any], *keys: str) -> None:
        for key in keys:
            self.clock.move(1)
            await pilot.press(key)
            await pilot.pause()

    @property
    def rows(self) -> list[str]:
        steps = self.edit.query_one(RoutineSteps)
        return [" ".join(steps.text_of(at).split()) for at in range(len(self.routine.steps))]

    @property
    def said(self) -> str:
        return "".join(str(line.content) for line in self.edit.query(SaidLine))

    def text(self, where: str) -> str:
        return str(self.edit.query_one(where, Static).content)

    @property
    def step_text(self) -> str:
        lines = self.edit.query_one(StyledLines)
        return " ".join(text for text, _ in lines.lines(lines.size.width))


async def test_every_step_has_a_row_with_its_seconds_and_limits() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)):
        assert app.rows == [
            "▸ 1 Settle 15 s 10 to 60 s",
            "2 Squeeze and glide 60 s 30 to 120 s",
            "3 Small deep circles 90 s 30 to 150 s",
            "4 Let it hang 40 s 20 to 60 s",
        ]
        assert app.text("#head") == "Mine"
        assert "3:25 of work" in app.text("#total")
        assert "10 to 60 s" in app.step_text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("routine_id", [each.id for each in LIBRARY.routines])
async def test_every_title_stands_whole_at_every_size(routine_id: str, size: tuple[int, int]) -> None:
    app = EditApp(routine_id)
    async with app.run_test(size=size):
        for step, row in zip(app.routine.steps, app.rows, strict=True):
            assert step.title in row
            assert f"{step.seconds} s" in row


async def test_seconds_go_up_and_down_within_their_limits() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "minus")
        assert app.rows[0] == "▸ 1 Settle 10 s 10 to 60 s"
        await app.press(pilot, "minus")
        assert app.said == "10 s is the shortest this step may be."
        await app.press(pilot, "plus", "right", "equals_sign", "left")
        assert app.rows[0] == "▸ 1 Settle 20 s 10 to 60 s"
        assert app.said == ""
        assert "3:30 of work" in app.text("#total")
        assert app.text("#head") == "Mine · not saved yet"


async def test_digits_are_taken_by_enter() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "down", "4", "5", "6")
        assert "456_ s" in app.rows[1]
        await app.press(pilot, "backspace", "enter")
        assert app.rows[1] == "▸ 2 Squeeze and glide 45 s 30 to 120 s"
        await app.press(pilot, "9", "9", "9", "enter")
        assert app.said == "Squeeze and glide: 30 to 120 s, not 999."
        assert "45 s" in app.rows[1]


async def test_digits_of_one_step_are_not_those_of_another() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "5", "down", "enter")
        assert [step.seconds for step in app.edit.routine.steps] == [15, 60, 90, 40]
        await app.press(pilot, "5", "q")
        assert app.left == NOT_LEFT
        assert "5_" not in app.rows[1]


@pytest.mark.parametrize("key", ["up", "down", "end", "right_square_bracket", "x", "plus", "t"])
async def test_digits_are_taken_by_whatever_is_done_next(key: str) -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "down", "4", "5", key)
        if key == "t":
            await app.press(pilot, "enter")
        assert app.edit.query_one(RoutineSteps).typed == ""
        if key == "x":
            await app.press(pilot, "x")
        expected = 50 if key == "plus" else 45
        assert {step.id: step.seconds for step in app.edit.routine.steps}["squeeze-glide"] == expected


@pytest.mark.parametrize("key", ["s", "c", "v"])
async def test_digits_are_saved_with_the_rest(key: str) -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "down", "4", "5", key)
    assert isinstance(app.left, EditDone)
    assert app.left.routine is not None
    assert app.left.routine.steps[1].seconds == 45


async def test_digits_that_cannot_be_taken_keep_it_from_being_saved() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "plus", "down", "9", "9", "9", "s")
        assert app.said == "Squeeze and glide: 30 to 120 s, not 999."
        assert app.left == NOT_LEFT
        await app.press(pilot, "3", "down")
        assert app.said == "Squeeze and glide: 30 to 120 s, not 3."
        await app.press(pilot, "7", "z")
        assert app.edit.routine.steps[0].seconds == 20
        assert app.edit.query_one(RoutineSteps).typed == ""


@pytest.mark.parametrize(("earlier", "later"), [("left_square_bracket", "right_square_bracket"), ("e", "l")])
async def test_a_step_moves_and_stays_the_current_one(earlier: str, later: str) -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "down", later)
        assert app.rows[2].startswith("▸ 3 Squeeze and glide")
        await app.press(pilot, earlier, earlier, earlier)
        assert app.rows[0].startswith("▸ 1 Squeeze and glide")
        assert app.said == "It is the first already."


async def test_a_group_moves_as_a_whole_and_that_is_said() -> None:
    app = EditApp("tight-shoulders")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "down", "left_square_bracket")
        assert (
            app.said
            == "“Take your stance” waits for a key, with no hand free for it: it can only come first."
        )
        await app.press(pilot, "up", "x", "down", "left_square_bracket")
        assert app.rows[-1] == "- Take your stance left out"
        assert app.said == "The steps of a group stay together: all of them moved."


async def test_a_step_is_left_out_and_put_back() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "down", "x")
        assert app.rows[1] == "▸ - Squeeze and glide left out"
        assert app.rows[2].startswith("2 Small deep circles")
        assert len(app.edit.routine.steps) == 3
        await app.press(pilot, "plus")
        assert app.said == "This step is left out: x puts it back."
        await app.press(pilot, "4", "enter", "x")
        assert app.rows[1] == "▸ 2 Squeeze and glide 60 s 30 to 120 s"
        assert app.text("#head") == "Mine"


async def test_changes_are_taken_back_one_by_one() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "plus", "down", "x", "z", "z")
        assert app.edit.routine.steps == app.routine.steps
        await app.press(pilot, "z")
        assert app.said == "Nothing is changed."


async def test_another_title() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "t")
        assert app.screen.query_one(Input).value == "Mine"
        await app.press(pilot, *"Ours", "enter")
        assert app.text("#head") == "Ours · not saved yet"
        assert app.edit.routine.title == "Ours"


async def test_saved_it_stands_in_the_place_of_the_old_one() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "s")
        assert app.said == "Nothing is changed."
        await app.press(pilot, "down", "x", "s")
    saved = app.shelf.library.routine("mine")
    assert saved is not None
    assert [step.id for step in saved.steps] == ["settle", "neck-circles", "neck-hang"]
    assert app.left == EditDone(routine=saved)


async def test_a_new_one_can_be_saved_as_it_is() -> None:
    app = EditApp(is_new=True)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.text("#head") == "Mine · not saved yet"
        await app.press(pilot, "s")
    assert app.shelf.is_own("mine")


async def test_what_cannot_be_saved_stays_on_the_screen() -> None:
    app = EditApp()
    app.shelf.refuses = "the disk is full"
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "plus", "s")
        assert app.said == "the disk is full. c saves it as another routine."
        assert app.left == NOT_LEFT
        assert "20 s" in app.rows[0]


async def test_it_can_be_saved_beside_the_one_it_was() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "plus", "c")
    assert [each.steps[0].seconds for each in app.shelf.library.routines if app.shelf.is_own(each.id)] == [
        15,
        20,
    ]
    assert isinstance(app.left, EditDone)
    assert app.left.routine is not None
    assert app.left.routine.id == "mine-2"
    assert app.left.routine.title == "Mine 2"


@pytest.mark.parametrize(
    ("key", "seconds", "is_left"), [("d", 15, True), ("s", 20, True), ("enter", 15, False)]
)
async def test_leaving_with_changes_is_asked_about(key: str, seconds: int, *, is_left: bool) -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "plus", "q")
        assert isinstance(app.screen, Question)
        await app.press(pilot, key)
        assert (app.left != NOT_LEFT) == is_left
    kept = app.shelf.library.routine("mine")
    assert kept is not None
    assert kept.steps[0].seconds == seconds


async def test_a_copy_that_was_not_saved_leaves_nothing_behind() -> None:
    app = EditApp(is_new=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "q", "d")
    assert app.left == EditDone()
    assert not app.shelf.is_own("mine")


async def test_without_changes_it_is_left_at_once() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "plus", "minus", "q")
    assert app.left == EditDone()


async def test_the_editor_gets_what_was_changed_here() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "plus", "v")
    saved = app.shelf.library.routine("mine")
    assert saved is not None
    assert saved.steps[0].seconds == 20
    assert app.left == EditDone(routine=saved, opens_editor=True)


@pytest.mark.parametrize("size", SIZES)
async def test_the_whole_text_of_a_step_can_be_read(size: tuple[int, int]) -> None:
    app = EditApp()
    async with app.run_test(size=size) as pilot:
        await app.press(pilot, "down", "space")
        assert app.routine.steps[1].instruction in app.step_text
        assert app.routine.steps[1].caution in app.step_text


async def test_the_sum_is_that_of_the_session() -> None:
    app = EditApp("tired-feet")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "down", "x", "down", "plus")
        whole = make_plan(app.edit.routine).whole_ms // 1000
        assert f"{whole // 60}:{whole % 60:02} with getting ready" in app.text("#total")


async def test_help_names_every_key_as_it_is_written() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "question_mark")
        assert isinstance(app.screen, KeyHelp)
        names = [name for names, _ in app.screen._rows for name in names]
        assert {"[", "<", "e", "]", ">", "l", "+", "-", "0-9"} <= set(names)
        assert not [name for name in names if "_" in name]
