"""The page that shows a file of somebody else before it is taken in."""

import datetime as dt

import pytest

from tests.screens.conftest import NOT_LEFT, Host
from tui.core.clock import ManualClock
from tui.core.routines.editing import copy_of
from tui.core.routines.routine import Contraindication, Source
from tui.core.routines.shelf import Arrival
from tui.core.routines.vocabulary import StopAction
from tui.files.routines.routine_files import load_built_in
from tui.screens.arrival import ArrivalScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.routine_lines import StyledLines

NOW = dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.UTC)
LIBRARY = load_built_in()
NECK = LIBRARY.routines[0]
HOSTILE = "[@click=app.quit]x[/]"
ARRIVAL = Arrival(
    path="/tmp/anna.json",
    routines=(copy_of(NECK, routine_id="own/neck-tension", title=f"Anna's neck {HOSTILE}"),),
    renamed=(("neck-tension", "own/neck-tension"),),
    adds=("side of the ribs",),
    contraindications=(Contraindication(id="ribs", text="A rib is broken.", action=StopAction.STOP),),
    sources=(
        Source(id="a", title="A book", publisher="Anna", year=2020, url="https://x.org", kind="E", seen=None),
    ),
    warnings=("no caution in a neck step",),
)
WRONG = Arrival(path="/tmp/anna.json", problems=("/tmp/anna.json:3:1: one", "/tmp/anna.json:4:1: two"))


class ArrivalApp(Host):
    def __init__(self, arrival: Arrival) -> None:
        self.clock = ManualClock(NOW, "Europe/Paris")
        super().__init__(ArrivalScreen(arrival, LIBRARY, self.clock))

    def text(self, width: int) -> str:
        return "\n".join(line for line, _ in self.shown.query_one(StyledLines).lines(width))


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_all_of_the_file_is_shown(size: tuple[int, int]) -> None:
    app = ArrivalApp(ARRIVAL)
    async with app.run_test(size=size):
        text = app.text(size[0] - 4)
        assert all(len(line) <= size[0] - 4 for line in text.splitlines())
        said = " ".join(text.split())
        for words in (
            f"Anna's neck {HOSTILE}",
            *(step.instruction for step in NECK.steps),
            *(step.caution for step in NECK.steps),
            "neck-tension will be own/neck-tension",
            "side of the ribs",
            "A rib is broken: then not this routine.",
            "https://x.org",
            "no caution in a neck step",
        ):
            assert words in said
        for item in LIBRARY.contraindications_of(NECK):
            assert item.text.rstrip(".") in said


@pytest.mark.parametrize(("key", "result"), [("enter", True), ("q", None), ("escape", None)])
async def test_enter_takes_it_in_and_nothing_else_does(key: str, *, result: bool | None) -> None:
    app = ArrivalApp(ARRIVAL)
    async with app.run_test(size=(80, 24)) as pilot:
        app.clock.move(1)
        await pilot.press(key)
    assert app.left is result


async def test_an_enter_that_is_still_held_takes_nothing() -> None:
    app = ArrivalApp(ARRIVAL)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert app.left == NOT_LEFT


async def test_a_file_with_mistakes_shows_them_and_cannot_be_taken() -> None:
    app = ArrivalApp(WRONG)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "2 mistakes keep it out" in app.text(70)
        assert "! anna.json:4:1: two" in app.text(70)
        assert ("Enter", "take it in") not in app.shown.query_one(KeyLine).pairs
        app.clock.move(1)
        await pilot.press("enter")
    assert app.left is None
