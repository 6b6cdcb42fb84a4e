"""The line of keys, and how keys are written."""

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding

from tui.core.keyboard.key_names import key_in_words
from tui.widgets.key_line import KeyLine, fitting
from tui.widgets.key_names import keys_by_description

PAIRS = (("Enter", "start"), ("/", "find"), ("w", "week"))


@pytest.mark.parametrize(("width", "kept"), [(80, 3), (27, 3), (26, 2), (19, 2), (18, 1), (11, 1), (10, 0)])
def test_what_does_not_fit_is_left_out_from_the_end(width: int, kept: int) -> None:
    assert fitting(PAIRS, width) == PAIRS[:kept]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("question_mark", "?"),
        ("ctrl+q", "Ctrl+Q"),
        ("enter", "Enter"),
        ("k", "k"),
        ("shift+tab", "Shift+Tab"),
    ],
)
def test_keys_are_written_as_on_the_keyboard(key: str, name: str) -> None:
    assert key_in_words(key) == name


def test_keys_that_do_the_same_stand_together_and_hidden_ones_are_left_out() -> None:
    bindings = [
        Binding("up,k", "move", "go up"),
        *(Binding(str(n), "start", "start") for n in range(1, 10)),
        Binding("z", "secret"),
        Binding("w", "move", "go up"),
    ]
    assert keys_by_description(bindings) == [("↑ k w", "go up"), ("1-9", "start")]


class LineApp(App[None]):
    def compose(self) -> ComposeResult:
        yield KeyLine(PAIRS, pinned=[("?", "help")])


@pytest.mark.parametrize(
    ("width", "rows"),
    [
        (60, ["Enter start  / find  w week                         ? help"]),
        (30, ["Enter start  / find  w week", "                      ? help"]),
        (24, ["Enter start  / find", "w week          ? help"]),
        (14, ["Enter start", "      ? help"]),
    ],
)
async def test_help_stays_at_the_right_edge_and_a_narrow_line_has_a_second_row(
    width: int, rows: list[str]
) -> None:
    app = LineApp()
    async with app.run_test(size=(width, 3)):
        line = app.query_one(KeyLine)
        assert line.lines == rows
        assert line.size.height == len(rows)


async def test_the_line_follows_its_pairs() -> None:
    app = LineApp()
    async with app.run_test(size=(40, 3)) as pilot:
        app.query_one(KeyLine).pairs = (("q", "quit"),)
        await pilot.pause()
        assert "\n".join(app.query_one(KeyLine).lines).startswith("q quit  ")
