"""The pad, with a session in the same process at its other end."""

import datetime as dt
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from tests.builders import a_header
from tests.screens.conftest import NOT_LEFT
from tui.core.charset import Charset
from tui.core.clock import ManualClock
from tui.core.entries.entry import HoldOutcome, Outcome
from tui.core.keyboard.key_map import KeyMap
from tui.core.remote.remote import NoAnswerError, RemoteAction, Reply, Request
from tui.core.remote.remote_control import RemoteControl
from tui.core.routines.routine import Library
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase
from tui.core.sessions.running import RunningSession
from tui.core.sessions.session import Session
from tui.screens.pad import OtherKeys, PadScreen
from tui.widgets.big_text import BigText
from tui.widgets.key_help import KeyHelp
from tui.widgets.pad_key import LargeKey, SmallKey

SIZES = [(80, 24), (120, 40), (40, 20)]


class Far:
    """A pad, and the session it reaches, three passes in; `there` and `silent` say whether it answers."""

    def __init__(
        self,
        host: Callable[..., Any],
        library: Library,
        key_map: KeyMap | None = None,
    ) -> None:
        self.clock = ManualClock(dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.UTC))
        self.library = library
        self.there, self.silent = True, False
        self.asked: list[RemoteAction] = []
        self.begin()
        self.screen = PadScreen(self.ask, self.clock, key_map=key_map or KeyMap())
        self.app = host(self.screen)

    def begin(self) -> None:
        """Another session."""
        routine = self.library.routine("tight-shoulders")
        assert routine is not None
        header = a_header(routine, id="s1", started_at=self.clock.now())
        numbers = itertools.count(1)
        self.session = Session(header, new_id=lambda: f"mark-{next(numbers)}")
        self.playing = RunningSession(self.session, self.clock, None)
        self.playing.start()
        for event in (Event.NEXT, Event.NEXT, Event.GO):
            self.playing.give(event)
        self.control = RemoteControl(self.playing, self.playing.give)

    async def ask(self, request: Request) -> Reply | None:
        if self.silent:
            raise NoAnswerError
        if request.action is not RemoteAction.STATUS:
            self.asked.append(request.action)
        return self.control.answer(request) if self.there else None

    def let_pass(self, seconds: float) -> None:
        for _ in range(round(seconds)):
            self.clock.move(1)
            self.playing.look()

    async def look(self, pilot: Pilot[None]) -> None:
        """The pad asks again, as it does by itself four times a second."""
        self.screen._look()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    async def press(self, pilot: Pilot[None], *keys: str) -> None:
        """Press keys a second apart, and let each be answered."""
        for key in keys:
            self.clock.move(1)
            self.playing.look()
            await pilot.press(key)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

    @property
    def small(self) -> list[str]:
        return [str(key.content) for key in self.screen.query(SmallKey)]

    @property
    def large(self) -> str:
        return self.screen.query_one(LargeKey).query_one(BigText).words

    def text(self, where: str) -> str:
        return str(self.screen.query_one(where, Static).content)

    @property
    def lines(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips(self.app.size)
        return ["".join(segment.text for segment in strip) for strip in strips]


@pytest.fixture
def far(host: Callable[..., Any], library: Library) -> Far:
    return Far(host, library)


@pytest.mark.parametrize("size", SIZES)
async def test_it_shows_how_the_session_is(far: Far, size: tuple[int, int]) -> None:
    async with far.app.run_test(size=size) as pilot:
        await far.look(pilot)
        assert (far.text("#routine"), far.text("#number")) == ("Tight shoulders", "3 of 7")
        assert far.text("#phase") == "▶▶▶ GO ▶▶▶"
        assert far.screen.query_one("#time", BigText).words == "1:30"
        assert far.text("#place") == "◀ LEFT  Rise, ball rolls down"
        assert far.text("#said") == "Next: Sink, ball rolls up"
        assert far.large == "TENDER"
        assert far.small == ["PAUSE", "NEXT", "BACK", "15 S MORE", "SHARP", "END"]


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_fits(far: Far, size: tuple[int, int]) -> None:
    async with far.app.run_test(size=size) as pilot:
        await far.press(pilot, "t")
        for widget in (far.screen.query_one(LargeKey), *far.screen.query(SmallKey)):
            assert far.screen.region.contains_region(widget.region)
            assert widget.content_size.height >= 1
        assert far.screen.query_one(LargeKey).size.height >= 3
        shown = "\n".join(far.lines)
        for word in (
            "PAUSE",
            "PARTLY",
            "NOT EASING",
            "UNDO",
            "SHARP",
            "END",
            "HOLD",
            "waits at 1:29",
            "LEFT",
        ):
            assert word in shown
        assert "leave the pad" in shown


@pytest.mark.parametrize("size", [(30, 10), (20, 6), (24, 20), (80, 12), (40, 18)])
async def test_a_small_one_keeps_its_large_key_whole_and_tells_the_rest(
    far: Far, size: tuple[int, int]
) -> None:
    async with far.app.run_test(size=size) as pilot:
        await far.press(pilot, "t")
        large = far.screen.query_one(LargeKey)
        assert far.screen.region.contains_region(large.region)
        assert large.size.height >= 1
        assert far.large == "EASED"
        shown = "\n".join(far.lines)
        assert "LEFT" in shown
        assert "? help" in shown
        if size[1] > 6:
            assert "HOLD" in shown
            others = far.screen.query_one(OtherKeys)
            assert far.screen.region.contains_region(others.region)
            assert "Space pause" in shown
            assert "e end" in shown
            await far.press(pilot, "e")
            assert "e SURE? AGAIN" in "\n".join(far.lines)


async def test_what_a_small_one_says_to_a_key_has_its_row(far: Far) -> None:
    async with far.app.run_test(size=(30, 10)) as pilot:
        await far.look(pilot)
        await far.press(pilot, "x")
        assert "No tender point is being held" in " ".join(" ".join(far.lines).split())
        assert far.screen.region.contains_region(far.screen.query_one(LargeKey).region)


@pytest.mark.parametrize("size", [*SIZES, (30, 10)])
async def test_a_plain_terminal_gets_plain_characters(
    host: Callable[..., Any], library: Library, draw_with: Callable[[Charset], None], size: tuple[int, int]
) -> None:
    draw_with(Charset.ASCII)
    far = Far(host, library)
    async with far.app.run_test(size=size) as pilot:
        await far.look(pilot)
        for keys in ((), ("t",), ("space",), ("e",), ("e",)):
            await far.press(pilot, *keys)
            shown = "\n".join(far.lines)
            assert shown.isascii(), sorted({letter for letter in shown if not letter.isascii()})
            if not keys:
                assert ">>> GO >>>" in shown
                assert "< LEFT" in shown


async def test_a_hold_by_its_keys(far: Far) -> None:
    async with far.app.run_test(size=(40, 20)) as pilot:
        await far.look(pilot)
        await far.press(pilot, "t")
        assert far.large == "EASED"
        far.let_pass(5)
        await far.look(pilot)
        assert far.screen.query_one("#time", BigText).words == "5"
        assert far.text("#said") == "0-9: how sore it is now"
        await far.press(pilot, "6", "enter")
        mark = far.session.state.marks[0]
        assert (mark.sore, mark.outcome, mark.held_ms) == ([6], HoldOutcome.EASED, 7_000)
        assert far.text("#said") == "Noted, held for 7 s"


async def test_what_is_said_gives_way_to_what_comes_next(far: Far) -> None:
    async with far.app.run_test() as pilot:
        await far.press(pilot, "x")
        assert far.text("#said") == "No tender point is being held"
        assert far.screen.query_one("#said").has_class("refused")
        await far.look(pilot)
        assert far.screen.query_one("#said").has_class("refused"), "a look takes nothing back"
        far.clock.move(6)
        far.playing.look()
        await far.look(pilot)
        assert not far.screen.query_one("#said").has_class("refused")


async def test_a_thumb_does_what_the_keys_do(far: Far) -> None:
    async with far.app.run_test(size=(40, 20)) as pilot:
        await far.look(pilot)
        await pilot.click(LargeKey)
        await far.look(pilot)
        assert far.session.phase is Phase.HOLD
        await pilot.click(list(far.screen.query(SmallKey))[1])
        await far.look(pilot)
        assert [mark.outcome for mark in far.session.state.marks] == [HoldOutcome.PARTLY]


async def test_a_double_tap_on_the_large_key_is_one_press(far: Far) -> None:
    async with far.app.run_test(size=(40, 20)) as pilot:
        await far.look(pilot)
        await pilot.click(LargeKey, times=2)
        await far.look(pilot)
        assert far.asked == [RemoteAction.PRESS]


async def test_the_end_takes_two_presses_and_says_so(far: Far) -> None:
    async with far.app.run_test() as pilot:
        await far.look(pilot)
        await far.press(pilot, "e")
        assert far.small[5] == "SURE? AGAIN"
        assert not far.session.over
        await far.press(pilot, "e")
        assert far.session.state.outcome is Outcome.ENDED_EARLY


async def test_a_question_that_is_not_answered_goes_away(far: Far) -> None:
    async with far.app.run_test() as pilot:
        await far.press(pilot, "e")
        far.clock.move(6)
        await far.look(pilot)
        assert far.small[5] == "END"


async def test_it_waits_for_a_session_and_goes_on_with_the_next(far: Far) -> None:
    far.there = False
    async with far.app.run_test() as pilot:
        await far.look(pilot)
        assert far.text("#why") == "No session is running"
        await far.press(pilot, "t", "e", "e")
        assert far.asked == []
        far.there = True
        await far.look(pilot)
        assert not far.screen.has_class("-waiting")
        far.there = False
        await far.look(pilot)
        assert far.screen.has_class("-waiting")
        far.begin()
        far.there = True
        await far.look(pilot)
        assert far.text("#routine") == "Tight shoulders"


@pytest.mark.parametrize("size", SIZES)
async def test_how_it_ended_stays_until_the_next_begins(far: Far, size: tuple[int, int]) -> None:
    async with far.app.run_test(size=size) as pilot:
        await far.press(pilot, "e", "e")
        far.there = False
        for _ in range(3):
            await far.look(pilot)
            assert far.screen.query_one("#how", BigText).words == "ENDED"
            assert far.text("#why") == "Tight shoulders"
        assert far.screen.query_one("#how").size.height >= 3
        assert far.text("#what") == "The next one shows here by itself."
        far.begin()
        far.there = True
        await far.look(pilot)
        assert not far.screen.has_class("-waiting")
        far.there = False
        await far.look(pilot)
        assert (far.screen.query_one("#how").display, far.text("#why")) == (False, "No session is running")


async def test_a_session_that_came_to_its_end_by_itself_is_finished(far: Far) -> None:
    async with far.app.run_test() as pilot:
        for _ in range(4):
            far.playing.give(Event.NEXT)
        far.playing.give(Event.GO)
        await far.look(pilot)
        far.let_pass(50)
        assert far.session.over
        await far.look(pilot)
        assert far.screen.query_one("#how", BigText).words == "FINISHED"
        await far.press(pilot, "t", "enter")
        assert far.asked == []
        far.there, far.silent = False, True
        await far.look(pilot)
        assert far.text("#why") == "The session does not answer"
        far.silent = False
        await far.look(pilot)
        assert far.screen.query_one("#how", BigText).words == "FINISHED"


async def test_a_session_that_does_not_answer_is_told(far: Far) -> None:
    async with far.app.run_test() as pilot:
        far.silent = True
        await far.look(pilot)
        assert far.text("#why") == "The session does not answer"
        far.silent = False
        await far.look(pilot)
        assert not far.screen.has_class("-waiting")


async def test_it_is_left_and_the_session_goes_on(far: Far) -> None:
    async with far.app.run_test() as pilot:
        await far.look(pilot)
        await far.press(pilot, "q")
        assert far.app.left is None
        assert not far.session.over


@pytest.mark.parametrize("there", [True, False])
async def test_help_tells_its_keys(far: Far, there: bool) -> None:
    far.there = there
    async with far.app.run_test(size=(80, 40)) as pilot:
        await far.look(pilot)
        await far.press(pilot, "question_mark")
        assert isinstance(far.app.screen, KeyHelp)
        shown = "\n".join(far.lines)
        assert "twice: end the session" in shown
        assert "leave the pad; the session goes on" in shown
        await pilot.press("q")
        assert not list(far.app.query(KeyHelp))
        assert far.app.left is NOT_LEFT


async def test_the_names_of_keys_follow_the_person(host: Callable[..., Any], library: Library) -> None:
    far = Far(host, library, KeyMap(next=("j",)))
    async with far.app.run_test() as pilot:
        await far.look(pilot)
        assert str(list(far.screen.query(SmallKey))[1].border_title) == "j"
        await far.press(pilot, "n")
        assert far.asked == []
        await far.press(pilot, "j")
        assert far.asked == [RemoteAction.NEXT]


@pytest.mark.parametrize("there", [True, False])
async def test_help_and_the_way_out_follow_the_person_too(
    host: Callable[..., Any], library: Library, there: bool
) -> None:
    far = Far(host, library, KeyMap(help=("j",), leave=("z", "q")))
    far.there = there
    async with far.app.run_test(size=(80, 40)) as pilot:
        await far.look(pilot)
        footer = far.lines[-1]
        assert "j help" in footer
        assert "z leave the pad" in footer
        await far.press(pilot, "j")
        assert isinstance(far.app.screen, KeyHelp)
        table = [line.strip(" │┃▌▐▎").split() for line in far.lines]
        assert ["j", "help"] in table
        assert ["z", "q", "leave", "the", "pad;", "the", "session", "goes", "on"] in table
        await pilot.press("q")
        await far.press(pilot, "z")
        assert far.app.left is None


async def test_help_without_a_key_is_not_promised(host: Callable[..., Any], library: Library) -> None:
    far = Far(host, library, KeyMap(help=()))
    async with far.app.run_test() as pilot:
        await far.look(pilot)
        assert "help" not in far.lines[-1]
        assert "q leave the pad" in far.lines[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_title_never_hides_the_side(far: Far, size: tuple[int, int]) -> None:
    async with far.app.run_test(size=size) as pilot:
        for _ in range(2):
            far.playing.give(Event.NEXT)
        reply = far.control.answer(Request(action=RemoteAction.STATUS))
        assert reply.shown is not None
        assert reply.shown.side == "right"
        await far.look(pilot)
        place = far.text("#place")
        assert place.endswith("  RIGHT ▶")
        row = next(line for line in far.lines if "RIGHT ▶" in line)
        assert row.rstrip().endswith("RIGHT ▶")
        assert len(row.rstrip()) == size[0] - 1


@pytest.mark.parametrize("there", [True, False])
async def test_nothing_is_painted_where_nothing_changes(
    far: Far, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    far.there = there
    async with far.app.run_test() as pilot:
        await far.look(pilot)
        painted: list[Widget] = []

        def paint(widget: Widget, *_: object, **__: object) -> Widget:
            painted.append(widget)
            return widget

        monkeypatch.setattr(Widget, "refresh", paint)
        await far.look(pilot)
        assert painted == []
        far.there = not there
        await far.look(pilot)
        assert painted != []
