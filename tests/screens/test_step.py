"""The step screen, driven by keys and a clock that is moved by hand."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot

from tests.builders import a_finding
from tests.session_on_screen import SessionOnScreen
from tui.core.anatomy.body import Side, Spot
from tui.core.cues.cue import Cue, CueKind, Silence
from tui.core.entries.entry import HoldOutcome, Outcome
from tui.core.entries.journal import JournalError
from tui.core.places.findings import Finding
from tui.core.routines.routine import Library, Routine
from tui.core.routines.vocabulary import Setting
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase, SessionState
from tui.core.sessions.session import Session
from tui.core.sessions.step_words import next_words
from tui.screens.step import StepEnd
from tui.widgets.big_font import BigFont, big_rows
from tui.widgets.far_view import FarView
from tui.widgets.hold_panel import HoldPanel
from tui.widgets.step_picture import StepPicture
from tui.widgets.step_view import StepView

SIZES = [(80, 24), (120, 40), (40, 20)]


class FullDisk:
    """A session log that cannot write until there is room."""

    def __init__(self) -> None:
        self.full = True
        self.held_ms = 0

    def append(self, event: str, state: SessionState) -> None:
        self.held_ms = state.held_ms
        if self.full:
            raise JournalError("cannot write down the session: no space left")


class Heard(Silence):
    """Channels that keep the cues they are given."""

    def __init__(self, cues: list[Cue]) -> None:
        self.cues = cues

    def give(self, cues: Sequence[Cue]) -> None:
        if not self.muted:
            self.cues += cues


class Play(SessionOnScreen):
    """A routine on the step screen."""

    def __init__(self, host: Callable[..., Any], library: Library, which: str | Routine, **more: Any) -> None:
        self.cues: list[Cue] = []
        super().__init__(library, which, channels=Heard(self.cues), **more)
        self.app = host(self.screen)
        self.pilot: Pilot[None] | None = None

    async def wait(self, seconds: float) -> None:
        """Let time pass in looks of a second."""
        assert self.pilot is not None
        for _ in range(int(seconds)):
            self.clock.move(1)
            self.screen.look()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys a second apart, so that none is taken for the repeat of another."""
        assert self.pilot is not None
        for key in keys:
            self.clock.move(1)
            await self.pilot.press(key)
        await self.pilot.pause()

    def notice(self) -> str:
        """What is said now, beside what comes next or in a line of its own."""
        said = self.picture.notice
        assert " ".join(said.split()) in self.words
        return said

    @property
    def picture(self) -> StepPicture:
        """What stands there."""
        picture = self.screen.query_one(StepView).picture
        assert picture is not None
        return picture

    @property
    def panel(self) -> HoldPanel:
        """The hold that stands there."""
        assert self.picture.panel is not None
        return self.picture.panel

    @property
    def far(self) -> FarView:
        """What stands there across the room."""
        assert self.picture.far is not None
        return self.picture.far

    @property
    def lines(self) -> list[str]:
        """All rows of the screen."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(part.text for part in strip).rstrip() for strip in strips]

    @property
    def words(self) -> str:
        """All words on the screen, as one line."""
        return " ".join(" ".join(self.lines).split())


@pytest.fixture
def play(host: Callable[..., Any], library: Library) -> Callable[..., Play]:
    return lambda routine_id="lower-back", **more: Play(host, library, routine_id, **more)


@pytest.mark.parametrize("size", SIZES)
async def test_a_tender_point_stops_the_clock_and_shows_the_hold(
    play: Callable[..., Play], size: tuple[int, int]
) -> None:
    it = play()
    async with it.app.run_test(size=size) as it.pilot:
        await it.press("enter", "enter", "enter")
        await it.wait(5)
        left = it.session.work_left_ms
        await it.press("t")
        await it.wait(23)
        assert it.panel.hold.seconds == 23
        await it.press("t")
        assert it.picture.panel is None
        assert it.session.work_left_ms == left - 1_000
        assert it.session.state.marks[0].outcome is HoldOutcome.EASED


async def test_a_key_neither_styles_nor_lays_out_anything(
    play: Callable[..., Play], monkeypatch: pytest.MonkeyPatch
) -> None:
    it = play("neck-tension", flash=False)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.pause()
        done: list[object] = []
        monkeypatch.setattr(it.screen, "_refresh_layout", lambda *asked, **_: done.append(asked))
        monkeypatch.setattr(it.app.stylesheet, "apply", lambda *asked, **_: done.append(asked))
        await it.press("enter", "t", "space", "space", "t", "d", "w", "w", "d", "plus", "n", "i")
        await it.wait(9)
        assert done == []


async def test_the_time_left_is_what_the_session_says(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.wait(3)
        assert it.picture.stage.time.words == "0:15"
        await it.wait(4)
        assert it.picture.stage.time.words == "0:11"


async def test_a_large_terminal_keeps_the_step_together_and_in_its_middle(play: Callable[..., Play]) -> None:
    it = play("tired-feet")
    async with it.app.run_test(size=(200, 60)) as it.pilot:
        await it.press("enter")
        await it.press("enter")
        head = it.lines[0]
        assert (head.index("Tired feet"), len(head)) == (35, 34 + 132 - 1)
        assert not any(it.lines[3:9])
        await it.press("d")
        head = it.lines[0]
        assert (head.index("Tired feet"), len(head)) == (1, 200 - 1)


async def test_the_side_stands_where_it_is(play: Callable[..., Play]) -> None:
    it = play("tired-feet")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter")
        assert it.picture.stage.side.words == "LEFT"
        assert any(line.startswith(" █    █▀▀▀ █▀▀▀ ▀█▀") for line in it.lines)
        while it.session.current.side is not Side.RIGHT:
            await it.press("n")
        assert it.picture.stage.side.words == "RIGHT"
        assert any(line.endswith("█▀▀█ █ █▀▀▀ █  █ ▀█▀") and len(line) == 79 for line in it.lines)


async def test_each_side_is_a_large_word_on_a_phone_too(play: Callable[..., Play]) -> None:
    it = play("hands-forearms")
    async with it.app.run_test(size=(40, 20)) as it.pilot:
        seen = set()
        for _ in it.session.plan.passes:
            await it.press("enter")
            for word in (it.picture.stage.side, it.picture.stage.time):
                rows = big_rows(word.words, BigFont.SMALL)
                assert all(any(row.strip() in line for line in it.lines[1:6]) for row in rows), word.words
                seen.add(word.words)
            await it.press("n")
        assert seen >= {"LEFT", "RIGHT", "BOTH"}


async def test_wall_and_distance_mode_come_on_by_themselves_at_the_wall(play: Callable[..., Play]) -> None:
    it = play("tight-shoulders")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        assert it.picture.is_far
        assert it.lines[-1].startswith(" WALL any key: go now · q pause, then s: sharp")
        await it.press("a")
        assert it.is_in(Phase.WORK)


async def test_they_come_and_go_with_the_step_that_is_at_the_wall_and_that_is_said(
    play: Callable[..., Play], library: Library
) -> None:
    desk = library.routine("lower-back")
    assert desk is not None
    first, second, *others = desk.steps
    second = msgspec.structs.replace(second, setting=Setting.WALL)
    it = play(msgspec.structs.replace(desk, steps=(first, second, *others)))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        assert not it.picture.is_far
        assert "WALL" not in it.words
        await it.press("n")
        assert it.picture.is_far
        assert "WALL any key" in it.words
        assert it.notice() == "Wall mode on: any key is the one button."
        await it.press("a")
        assert it.is_in(Phase.WORK)
        await it.wait(it.session.work_left_ms // 1000 + 1)
        assert not it.picture.is_far
        assert "WALL any key" not in it.words
        assert it.notice() == "Wall mode off: every key is itself."


async def test_every_key_is_the_one_button_in_wall_mode_even_tab_and_the_palette(
    play: Callable[..., Play],
) -> None:
    it = play("tight-shoulders")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("tab")
        await it.wait(25 + 3 + 15 + 12)
        await it.press("ctrl+p")
        assert it.is_in(Phase.HOLD)
        await it.press("n")
        assert it.is_in(Phase.WORK)
        assert [mark.outcome for mark in it.session.state.marks] == [HoldOutcome.EASED]


async def test_q_pauses_and_asks_and_enter_goes_on(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.wait(5)
        await it.press("q")
        assert it.is_in(Phase.PAUSED)
        await it.press("enter")
        assert it.is_in(Phase.WORK)


async def test_ending_keeps_what_was_done(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.wait(5)
        await it.press("q", "e")
        assert (it.app.left, it.session.state.outcome) == (StepEnd.KEPT, Outcome.ENDED_EARLY)


async def test_discarding_takes_a_second_key(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.wait(5)
        await it.press("q", "d", "enter")
        assert (it.app.left, it.session.phase) == ("not left", Phase.WORK)
        await it.press("q", "d", "y")
        assert it.app.left is StepEnd.DISCARDED


async def test_a_split_arrow_key_leaves_the_session_alone(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.wait(5)
        await it.pilot.press("escape", "[", "A")
        it.clock.move(1)
        it.screen.look()
        assert it.is_in(Phase.WORK)
        assert it.app.screen is it.screen


async def test_help_pauses_and_lists_the_keys(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.wait(5)
        await it.press("question_mark")
        assert it.is_in(Phase.PAUSED)
        assert it.app.screen is not it.screen


async def test_what_was_found_here_before_is_told_in_the_hold(play: Callable[..., Play]) -> None:
    spot = Spot("low-back", Side.RIGHT)
    found = a_finding(spot=spot, last_seconds_held=41, previous_seconds_held=70)
    it = play(findings={spot: found})
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter", "enter", "enter", "t")
        history = it.panel.hold.history
        assert history == "Here, on your right, before: recurring, 3 of 5; eased after 41 s, was 70 s."


async def test_channels_get_the_cues_unless_muted(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.wait(3)
        assert CueKind.GO in [cue.kind for cue in it.cues]
        await it.press("v")
        count = len(it.cues)
        await it.wait(20)
        assert len(it.cues) == count


async def test_a_disk_that_refuses_is_told_and_the_session_goes_on(play: Callable[..., Play]) -> None:
    log = FullDisk()
    it = play(log=log)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter")
        assert it.notice() == "cannot write down the session: no space left"
        log.full = False
        await it.press("enter")
        assert it.notice() == ""


async def test_a_screen_taken_down_writes_how_far_it_came(play: Callable[..., Play]) -> None:
    log = FullDisk()
    log.full = False
    it = play(log=log)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter", "enter", "enter", "t")
        it.clock.move(2)
    assert log.held_ms == 2_000


async def test_time_away_is_told(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.wait(5)
        it.clock.move(2_820)
        it.screen.look()
        assert it.is_in(Phase.PAUSED)
        assert it.notice() == "Away for 47 min. The step waited for you."


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("routine", ["neck-tension", "tight-shoulders", "lower-back", "tired-feet"])
async def test_a_whole_routine_runs_to_its_end_at_every_size(
    play: Callable[..., Play], routine: str, size: tuple[int, int]
) -> None:
    it = play(routine)
    async with it.app.run_test(size=size) as it.pilot:
        await it.press("enter")
        for _ in range(4_000):
            if it.session.over:
                break
            it.clock.move(2.9)  # three seconds would be time away
            it.screen.look()
            if it.session.phase is Phase.CONFIRM:
                it.screen.take(Event.GO)
        await it.pilot.pause()
        assert (it.app.left, it.session.state.outcome) == (StepEnd.KEPT, Outcome.FINISHED)
        assert it.session.state.worked_ms == it.session.plan.work_ms


async def test_what_a_key_did_is_said_for_a_moment(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter", "enter", "enter", "t")
        await it.wait(4)
        await it.press("x")
        assert it.notice().startswith("Noted: ")
        assert it.notice().endswith(", 5 s, did not ease. u takes it back.")
        await it.press("u")
        assert it.notice() == "Taken back: the tender point."
        await it.wait(5)
        assert it.notice() == ""


async def test_taking_back_a_stop_takes_its_advice_away(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter", "enter", "enter", "s")
        assert "left out for the rest of this session" in it.notice()
        await it.press("u")
        assert it.notice() == "Taken back: you are where you were."


async def test_mute_and_wall_mode_say_that_they_are_on(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("v")
        assert it.lines[0].startswith(" Lower back · muted ")
        await it.press("space", "w")
        assert it.notice() == "Wall mode on: any key is the one button."


async def test_a_pause_in_a_hold_says_that_enter_goes_on_in_it(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter", "enter", "enter", "t", "space")
        assert it.panel.hold.keys[0].does == "go on in the hold"
        await it.press("enter")
        assert it.is_in(Phase.HOLD)


async def test_what_another_terminal_asks_for_closes_the_question_above(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.wait(5)
        await it.press("q")
        assert it.app.screen is not it.screen
        it.screen.take(Event.GO_ON)
        await it.pilot.pause()
        assert it.is_in(Phase.WORK)
        assert it.app.screen is it.screen
        await it.press("t")
        assert not it.is_in(Phase.PAUSED)


async def test_a_pause_from_elsewhere_leaves_the_question_where_it_is(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.wait(5)
        await it.press("q", "d")
        it.screen.take(Event.PAUSE)
        await it.pilot.pause()
        assert it.app.screen is not it.screen
        await it.press("y")
        assert it.app.left is StepEnd.DISCARDED


@pytest.mark.parametrize("over", ["question_mark", "q"])
async def test_an_end_from_elsewhere_leaves_the_screen_whatever_lies_over_it(
    play: Callable[..., Play], over: str
) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.wait(5)
        await it.press(over)
        it.screen.take(Event.END)
        await it.pilot.pause()
        assert (it.app.left, it.session.state.outcome) == (StepEnd.KEPT, Outcome.ENDED_EARLY)


async def test_what_came_from_elsewhere_is_said_like_a_key(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter", "enter", "enter", "t")
        it.screen.take(Event.EASED)
        assert it.notice().startswith("Noted: ")


@pytest.mark.parametrize("size", SIZES)
async def test_across_the_room_side_state_and_seconds_are_large_in_every_phase(
    play: Callable[..., Play], size: tuple[int, int]
) -> None:
    it = play("tight-shoulders")
    async with it.app.run_test(size=size) as it.pilot:
        await it.press("a", "a", "a", "a", "a")
        assert it.is_in(Phase.WORK)
        for key, word in ((None, "▶ GO"), ("t", "● HOLD"), ("q", "‖ PAUSE")):
            if key is not None:
                await it.press(key)
            await it.wait(1)
            assert it.far.state.words == word
            rows_above = 5 + 3 if size == (40, 20) else 5
            rows_of_count = 5 if word == "‖ PAUSE" else 8
            assert sum(not set("█▀▄").isdisjoint(row) for row in it.lines) >= rows_above + rows_of_count


async def test_across_the_room_on_a_phone_the_whole_caution_can_be_read(play: Callable[..., Play]) -> None:
    it = play("tired-feet")
    async with it.app.run_test(size=(40, 20)) as it.pilot:
        await it.press("d")
        await it.wait(1)
        assert it.far.words.endswith("keys get greasy.")
        assert " ".join(it.far.words.split()) in it.words
        assert it.far.time.words == "LEFT GO?"


async def test_across_the_room_on_a_phone_a_pause_in_a_lead_in_is_a_word_too(
    play: Callable[..., Play],
) -> None:
    it = play("tight-shoulders")
    async with it.app.run_test(size=(40, 20)) as it.pilot:
        await it.press("q")
        assert it.lines[1].strip() == "▮ ▮ PAUSED before you begin ▮ ▮"


async def test_across_the_room_on_a_phone_no_title_is_cut(play: Callable[..., Play]) -> None:
    it = play("tight-shoulders")
    async with it.app.run_test(size=(40, 20)) as it.pilot:
        await it.press("a")
        await it.wait(5)
        assert it.is_in(Phase.WORK)
        assert it.far.words == it.lines[-2].strip() == "Take your stance"


async def test_nothing_flashes_where_it_is_switched_off(play: Callable[..., Play]) -> None:
    it = play(flash=False)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        it.screen.take(Event.PAUSE)
        assert not it.screen.query_one(StepView).is_lit
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        assert it.screen._flash is not None
        it.screen._flash.close()
        it.screen.take(Event.PAUSE)
        assert it.screen.query_one(StepView).is_lit


async def test_a_channel_that_fails_is_told_once_for_a_while(play: Callable[..., Play]) -> None:
    it = play()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        it.running.channels.problem = "cannot start /no/such: No such file"  # type: ignore[misc]  # Heard has a plain one
        await it.wait(1)
        assert it.notice() == "cannot start /no/such: No such file"
        await it.press("v")
        assert it.notice() == "Muted: v brings the cues back."
        await it.wait(5)
        assert it.notice() == "cannot start /no/such: No such file"
        await it.wait(9)
        assert "cannot start" not in it.notice()
        await it.wait(20)
        assert "cannot start" not in it.notice()


async def test_across_the_room_a_caution_is_shown_whole_or_not_at_all(play: Callable[..., Play]) -> None:
    it = play("tired-feet")
    async with it.app.run_test(size=(40, 20)) as it.pilot:
        await it.press("d", "enter")
        while it.session.upcoming and it.session.upcoming.step.title != "Knuckles on the sole":
            it.screen.take(Event.NEXT)
        it.screen.take(Event.GO)
        it.screen.take(Event.SHARP)
        await it.wait(1)
        await it.wait(1)
        assert "have it looked at" in it.notice()
        assert " ".join(it.far.words.split()) in it.words
        assert it.session.current.step.title == "Knuckles on the sole"
        assert it.far.words.startswith(it.session.current.step.title)


# Where exactly


async def held_in_circles(it: Play) -> None:
    """Hold a tender point 27 s into the small circles, at the base of the skull."""
    await it.pilot.pause()  # type: ignore[union-attr]  # it runs
    for event in (Event.NEXT, Event.NEXT, Event.GO):
        it.screen.take(event)
    await it.wait(27)
    await it.press("t")


@pytest.mark.parametrize("size", SIZES)
async def test_the_likely_spot_of_a_hold_is_proposed_and_accepted_by_one_key(
    play: Callable[..., Play], size: tuple[int, int]
) -> None:
    it = play("neck-tension")
    async with it.app.run_test(size=size) as it.pilot:
        await held_in_circles(it)
        proposed = it.lines
        assert "base of the skull, in the hollow?" in "\n".join(proposed).lower()
        assert any(". yes" in line for line in proposed)
        await it.press("full_stop")
        mark = it.session.state.marks[0]
        assert (mark.region, mark.spot) == ("skull-base", "in the hollow")
        assert any(". another" in line for line in it.lines)
        assert "ase of your skull" in "".join(it.lines[1:3])
        frames = [[row for row, line in enumerate(lines) if "┗" in line] for lines in (proposed, it.lines)]
        assert frames[0] == frames[1]


async def test_a_named_spot_is_told_when_it_is_noted(play: Callable[..., Play]) -> None:
    it = play("neck-tension")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await held_in_circles(it)
        await it.press("full_stop")
        await it.wait(1)
        await it.press("enter")
        assert "Noted: base of your skull, both sides, in the hollow, 3 s, eased." in it.notice()


async def test_in_wall_mode_only_a_pause_can_name_the_spot(
    play: Callable[..., Play],
) -> None:
    it = play("neck-tension")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await held_in_circles(it)
        await it.press("w")
        await it.wait(2)
        assert it.panel.hold.here == ""
        await it.press("q")
        await it.wait(2)
        assert it.panel.hold.here_key is not None
        await it.press("full_stop")
        assert it.session.state.marks[0].spot == "in the hollow"


async def test_across_the_room_a_named_spot_stands_with_its_place(play: Callable[..., Play]) -> None:
    it = play("neck-tension")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await held_in_circles(it)
        await it.press("full_stop")
        await it.press("d")
        await it.wait(1)
        assert it.far.words == "base of your skull, both sides, in the hollow"


async def test_a_step_without_a_way_offers_its_spots_without_a_guess(play: Callable[..., Play]) -> None:
    it = play("lower-back")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.pause()
        for event in (Event.NEXT, Event.GO, Event.MARK):
            it.screen.take(event)
        await it.pilot.pause()
        assert it.panel.hold.here == "Where exactly?"
        await it.press("full_stop")
        assert it.panel.hold.here == "Here: just below the ribs."


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_across_the_room_a_paused_hold_proposes_its_spot(
    play: Callable[..., Play], size: tuple[int, int]
) -> None:
    it = play("neck-tension", flash=False)
    async with it.app.run_test(size=size) as it.pilot:
        await held_in_circles(it)
        await it.press("d", "w")
        assert "?" not in it.far.words
        await it.press("q")
        await it.pilot.pause()
        proposed = it.session.next_spot
        assert proposed is not None
        assert f"{proposed.spot}? . yes" in it.words
        await it.press("full_stop")
        await it.pilot.pause()
        assert it.session.state.marks[0].spot == proposed.spot
        assert proposed.spot in it.words
        assert ". yes" not in it.words


class TenderEverywhere(dict[Spot, Finding]):
    """Every place was tender at the present step."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def get(self, spot: Spot, _otherwise: object = None) -> Finding:
        return a_finding(spot=spot, last_step=self.session.current.step.id)


def tender_everywhere(it: Play) -> None:
    """Let it be so in this session."""
    view = it.screen._view
    view.shown = msgspec.structs.replace(view.shown, findings=TenderEverywhere(it.session))


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
@pytest.mark.parametrize("routine_id", ["tight-shoulders", "lower-back", "tired-feet", "neck-tension"])
async def test_where_it_was_tender_before_is_told_and_hides_no_caution(
    play: Callable[..., Play], routine_id: str, size: tuple[int, int]
) -> None:
    it = play(routine_id, flash=False)
    tender_everywhere(it)
    async with it.app.run_test(size=size) as it.pilot:
        for item in it.session.plan.passes:
            it.screen.look()
            await it.pilot.pause()
            told = it.words
            assert " ".join(item.in_words(item.step.caution).split()) in told
            assert "recurring, 3 of 5" in told or "tender 3 of 5" in told, item.step.id
            it.screen.take(Event.GO)
            await it.pilot.pause()
            told = it.words
            assert "recurring, 3 of 5" in told or "tender 3 of 5" in told, item.step.id
            it.screen.take(Event.NEXT)


async def test_across_the_room_what_comes_next_is_not_called_tender(play: Callable[..., Play]) -> None:
    it = play("tight-shoulders", flash=False)
    tender_everywhere(it)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        it.screen.take(Event.GO)
        await it.pilot.pause()
        words = f"Take your stance · tender 3 of 5 · {next_words(it.session)}"
        assert it.far.words == words
        await it.wait(it.session.work_left_ms // 1000 - 3)
        assert it.far.words == next_words(it.session)


async def test_a_step_where_it_was_not_tender_says_nothing_of_it(play: Callable[..., Play]) -> None:
    it = play("lower-back", flash=False)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.pause()
        assert "ender" not in it.words.replace("tender point", "")
