"""One row drawn for all of them is what each of them would be."""

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui.widgets.blank_rows import BlankRows


class Box(BlankRows, Vertical):
    """Holds one line."""

    DEFAULT_CSS = "Box { background: $panel; padding: 1; height: 6; width: 20; }"


class Boxes(App[None]):
    """The same twice, once drawn row by row."""

    def compose(self) -> ComposeResult:
        yield Box(Static("here"))
        yield Vertical(Static("here"))


@pytest.mark.parametrize("is_framed", [False, True])
async def test_its_rows_are_those_of_any_box(*, is_framed: bool) -> None:
    app = Boxes()
    async with app.run_test() as pilot:
        ours, plain = app.query_one(Box), app.screen.children[1]
        for box in ours, plain:
            box.styles.border = ("round", "red") if is_framed else None
            box.styles.background, box.styles.padding = "blue", 1
            box.styles.width, box.styles.height = 20, 6
        await pilot.pause()
        drawn, told = (box.render_lines(box.outer_size.region) for box in (ours, plain))
        assert [list(strip.simplify()) for strip in drawn] == [list(strip.simplify()) for strip in told]
        assert (drawn[2] is drawn[1]) is not is_framed


async def test_rules_find_it_by_the_names_of_what_it_is_made_of() -> None:
    assert {"Box", "Vertical", "Widget"} <= Box()._css_type_names
