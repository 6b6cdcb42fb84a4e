"""Every shipped routine, walked through on the real step screen: no word of it is cut."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.session_on_screen import SessionOnScreen
from tui.core.routines.plan import Pass
from tui.core.routines.routine import Library
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase
from tui.core.sessions.step_words import first_sentence
from tui.files.routines.routine_files import load_built_in
from tui.screens.step import StepEnd
from tui.widgets.step_view import StepView

SIZES = [(80, 24), (40, 20)]
ROUTINES = [routine.id for routine in load_built_in().routines]


class Walk(SessionOnScreen):
    """A routine on the step screen, whose passes are gone through by events."""

    def __init__(self, host: Callable[..., Any], library: Library, routine_id: str) -> None:
        super().__init__(library, routine_id, flash=False)
        self.app = host(self.screen)

    def shown(self) -> str:
        """All words on the screen, as one line."""
        strips = self.app.screen._compositor.render_strips()
        return one_line(" ".join("".join(part.text for part in strip) for strip in strips))


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("routine_id", ROUTINES)
async def test_no_word_of_a_routine_is_cut(
    host: Callable[..., Any], library: Library, routine_id: str, size: tuple[int, int]
) -> None:
    it = Walk(host, library, routine_id)
    async with it.app.run_test(size=size) as pilot:
        for item in it.session.plan.passes:
            it.screen.look()
            await pilot.pause()
            assert it.is_in(Phase.GET_READY, Phase.CHANGE_SIDE, Phase.CONFIRM)
            _assert_whole(it.shown(), item)
            it.screen.take(Event.GO)
            await pilot.pause()
            assert it.is_in(Phase.WORK)
            assert item.step.title in it.shown(), item.step.id
            if not it.session.header.routine.hands_free:
                assert one_line(first_sentence(item.instruction)) in it.shown(), item.step.id
                picture = it.screen.query_one(StepView).picture
                assert picture is not None
                assert picture.has_picture
            it.screen.take(Event.NEXT)
            await pilot.pause()
        assert it.session.over
        assert it.app.left is StepEnd.KEPT


def _assert_whole(shown: str, item: Pass) -> None:
    """Title, what to do and what to take care of, each to its last word."""
    assert item.step.title in shown, item.step.id
    assert one_line(item.instruction) in shown, item.step.id
    assert one_line(item.in_words(item.step.caution)) in shown, item.step.id


@pytest.mark.parametrize(
    ("size", "head"), [((80, 24), "Between the shoulder blades "), ((40, 20), "Between the should… ")]
)
async def test_a_long_title_is_elided_where_there_is_no_room(
    host: Callable[..., Any], library: Library, size: tuple[int, int], head: str
) -> None:
    it = Walk(host, library, "between-blades")
    async with it.app.run_test(size=size) as pilot:
        await pilot.pause()
        assert it.shown().startswith(head)
