"""A question over a screen: every word of it on the screen, and only its own keys answer."""

import datetime as dt
from typing import Any

import pytest

from tui.core.asking import Choice
from tui.core.clock import ManualClock
from tui.widgets.key_gate import KeyGate
from tui.widgets.question import Question
from tui.widgets.theme import DARK

SIZES = [(80, 24), (120, 40), (40, 20)]
LONG = "Knots beside the shoulder blade, Sun 22 Nov 14:03, was interrupted after 12:03 of work."
CHOICES = [
    Choice("enter", "Enter", "leave it marked as unattended, and go on from here", False),
    Choice("y", "y", "yes, it was done", True),
]


class Asking(KeyGate):
    """Asks one question, and remembers the answer."""

    def __init__(self, *lines: str) -> None:
        super().__init__()
        self.clock = ManualClock(dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
        self.question: Question[bool] = Question("A session was left open", lines, CHOICES, self.clock)
        self.answers: list[Any] = []
        self.register_theme(DARK)
        self.theme = DARK.name

    def on_mount(self) -> None:
        self.push_screen(self.question, self.answers.append)


def rows_shown(app: KeyGate) -> list[str]:
    """What stands inside the box, row by row, without its border."""
    rows = ("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())
    return [row.strip(" │╭╮╰╯─").strip() for row in rows]


@pytest.mark.parametrize("size", SIZES)
async def test_every_word_is_on_the_screen(size: tuple[int, int]) -> None:
    app = Asking(LONG, "No tender points so far.")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = " ".join(" ".join(rows_shown(app)).split())
        for words in (
            "A session was left open",
            LONG,
            "No tender points so far.",
            *(c.words for c in CHOICES),
        ):
            assert words in shown


async def test_a_choice_that_wraps_hangs_under_its_words() -> None:
    app = Asking("Was it done?")
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        rows = ["".join(segment.text for segment in strip) for strip in strips]
        first = next(row for row in rows if "Enter  leave" in row)
        second = rows[rows.index(first) + 1]
        assert second.index(second.strip(" │")) == first.index("leave")


async def test_only_its_own_keys_answer() -> None:
    app = Asking("Was it done?")
    async with app.run_test(size=(80, 24)) as pilot:
        app.clock.move(1)
        await pilot.press("x", "down", "space")
        assert app.answers == []
        await pilot.press("y")
        assert app.answers == [True]


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+q", "ctrl+c"])
async def test_the_keys_that_leave_change_least(key: str) -> None:
    app = Asking("Was it done?")
    async with app.run_test(size=(80, 24)) as pilot:
        app.clock.move(1)
        await pilot.press(key)
        assert app.answers == [False]


async def test_an_enter_that_is_still_held_answers_nothing() -> None:
    app = Asking("Was it done?")
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(30):
            app.clock.move(0.04)
            await pilot.press("enter")
        assert app.answers == []


async def test_what_does_not_fit_can_be_scrolled_to() -> None:
    app = Asking(*[f"line {number}" for number in range(30)])
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("pagedown", "pagedown", "pagedown")
        await pilot.pause()
        assert "y      yes, it was done" in rows_shown(app)
