"""Help folds to the width there is: keys stay in their column, words in theirs, and nothing is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App
from textual.binding import Binding

from tui.widgets.key_help import KeyHelp, key_lines

ROWS = [
    (("Enter", "Page Down", "→", "↓"), "go now · tender point · eased · go on"),
    (("t",), "tender point, and again: eased"),
]
NAMES = st.tuples(*[st.sampled_from(["Enter", "Page Down", "Shift+Enter", "→", "0-9", "q"])] * 3)
WORDS = st.text(st.sampled_from("ab "), min_size=1, max_size=60)


def test_with_room_every_row_is_one_line() -> None:
    assert key_lines(ROWS, 80) == [
        ("Enter Page Down → ↓  ", "go now · tender point · eased · go on"),
        ("t                    ", "tender point, and again: eased"),
    ]


def test_on_a_phone_words_hang_beside_the_column_of_keys() -> None:
    assert ["".join(line).rstrip() for line in key_lines(ROWS, 34)] == [
        "Enter        go now · tender point",
        "Page Down →  · eased · go on",
        "↓",
        "t            tender point, and",
        "             again: eased",
    ]


@given(st.lists(st.tuples(NAMES, WORDS), max_size=5), st.integers(20, 120))
def test_no_line_is_too_wide_and_nothing_is_lost(rows: list[tuple[tuple[str, ...], str]], width: int) -> None:
    lines = key_lines(rows, width)
    assert all(cell_len(keys + words) <= width or len(words) == 1 for keys, words in lines)
    assert len({cell_len(keys) for keys, _ in lines}) <= 1
    assert " ".join(" ".join(keys for keys, _ in lines).split()) == " ".join(
        name for names, _ in rows for name in names
    )
    assert "".join(words for _, words in lines).replace(" ", "") == "".join(
        words for _, words in rows
    ).replace(" ", "")


class HelpApp(App[None]):
    def on_mount(self) -> None:
        bindings = [
            Binding("q,escape,ctrl+q,ctrl+c", "back", "back to where this was opened, and nothing is lost"),
            *(Binding(letter, "go", f"what {letter} does") for letter in "abcdefghijklmno"),
        ]
        self.push_screen(KeyHelp("Keys", bindings, ["a note [b]as it is"]))

    @property
    def lines(self) -> list[str]:
        """What stands on the screen."""
        return [
            "".join(segment.text for segment in strip) for strip in self.screen._compositor.render_strips()
        ]


@pytest.mark.parametrize(
    ("size", "said"), [((80, 30), "? q Enter close"), ((40, 20), "↑↓ scroll · q closes")]
)
async def test_it_says_how_to_go_on(size: tuple[int, int], said: str) -> None:
    app = HelpApp()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert said in "\n".join(app.lines)


async def test_ctrl_q_is_said_once_and_below_the_keys() -> None:
    app = HelpApp()
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert any("q Esc  back to where this was" in line for line in app.lines)
        await pilot.press(*["down"] * 9)
        await pilot.pause()
        shown = "\n".join(app.lines)
        assert "a note [b]as it is" in shown
        assert "Ctrl+Q and Ctrl+C are q." in shown
        await pilot.press("q")
        assert not isinstance(app.screen, KeyHelp)
