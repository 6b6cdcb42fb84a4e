"""What a second terminal can make a session do, and what it is told when that does not apply."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest

from tests.core.conftest import SessionMaker, make_routine
from tui.core.clock import ManualClock
from tui.core.entries.entry import HoldOutcome, Outcome, Pace, PassOutcome
from tui.core.places.spots import SpotNames
from tui.core.remote.remote import RemoteAction, Reply, Request, RunState, Shown, Status
from tui.core.remote.remote_control import RemoteControl
from tui.core.remote.remote_views import status_of, status_written, written_line
from tui.core.remote.remote_words import shown_line
from tui.core.routines.vocabulary import Setting
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase
from tui.core.sessions.running import RunningSession


class Far:
    """A session, and somebody who drives it from elsewhere."""

    def __init__(self, make_session: SessionMaker, **fields: object) -> None:
        self.clock = ManualClock(dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.UTC))
        self.session = make_session(**fields)
        self.playing = RunningSession(self.session, self.clock, None)
        self.control = RemoteControl(self.playing, self.playing.give)
        self.playing.start()

    def ask(self, action: str, **more: object) -> Reply:
        return self.control.answer(msgspec.convert({"action": action, **more}, Request))

    @property
    def phase(self) -> Phase:
        return self.session.phase

    @property
    def shown(self) -> Shown:
        shown = self.ask("status").shown
        assert shown is not None
        return shown

    def let_pass(self, seconds: float) -> None:
        for _ in range(round(seconds * 2)):
            self.clock.move(0.5)
            self.playing.look()

    def work(self) -> None:
        """On to the work of the second step, which rubs both sides."""
        self.playing.give(Event.NEXT)
        self.playing.give(Event.GO)


@pytest.fixture
def far(make_session: SessionMaker) -> Far:
    return Far(make_session)


@pytest.fixture
def working(far: Far) -> Far:
    far.work()
    return far


def test_a_hold_from_afar_has_its_seconds_and_its_end(working: Far) -> None:
    assert working.ask("tender").status.phase == "hold"
    working.let_pass(5)
    reply = working.ask("eased")
    assert (reply.done, reply.said) == (True, "noted, held for 5 s")
    assert [(mark.held_ms, mark.outcome) for mark in working.session.state.marks] == [
        (5_000, HoldOutcome.EASED)
    ]
    assert working.phase is Phase.WORK


@pytest.mark.parametrize(
    ("action", "outcome"), [("partly", HoldOutcome.PARTLY), ("not-easing", HoldOutcome.NOT_EASING)]
)
def test_a_hold_ends_as_it_is_said(working: Far, action: str, outcome: HoldOutcome) -> None:
    working.ask("tender")
    working.ask(action)
    assert working.session.state.marks[0].outcome is outcome


def test_a_hold_ends_as_eased_also_under_a_pause(working: Far) -> None:
    working.ask("tender")
    working.ask("pause")
    assert working.ask("eased").done
    assert working.phase is Phase.WORK


def test_tender_in_a_pause_goes_on_in_the_hold_that_is_open(working: Far) -> None:
    working.ask("tender")
    working.ask("pause")
    assert working.ask("tender").done
    assert working.phase is Phase.HOLD
    assert len(working.session.state.marks) == 1


def test_how_sore_it_is_goes_to_the_open_hold(working: Far) -> None:
    working.ask("tender")
    for number in (4, 1):
        assert working.ask("sore", number=number).done
    assert working.ask("sore", number=10, corrects=True).done
    assert working.session.state.marks[0].sore == [4, 10]


def test_the_spot_of_a_hold_is_named_from_afar(make_session: SessionMaker) -> None:
    far = Far(make_session, spot_names=SpotNames({"shoulder-top": ("close to the neck",)}))
    far.work()
    far.ask("tender")
    assert far.ask("spot").said == "here: close to the neck"
    assert far.session.state.marks[0].spot == "close to the neck"
    assert far.ask("spot").said == "not named"


def test_sharp_stops_the_pass_and_its_advice_is_told(working: Far) -> None:
    reply = working.ask("sharp")
    assert working.session.state.runs[-2].outcome is PassOutcome.STOPPED
    assert reply.said.startswith("Stopped. That place is left out")


def test_next_back_and_again_go_through_the_passes(working: Far) -> None:
    steps = []
    for action in ("next", "back", "again"):
        working.ask(action)
        steps.append((working.session.current.step.id, working.session.phase))
    assert steps == [("press", Phase.GET_READY), ("rub", Phase.GET_READY), ("rub", Phase.GET_READY)]


def test_more_pause_resume_and_undo(working: Far) -> None:
    working.ask("more")
    assert working.session.run.extended_ms == 15_000
    assert working.ask("pause").status.phase == "paused"
    working.ask("resume")
    working.ask("tender")
    assert working.ask("undo").done
    assert working.session.state.marks == []
    assert working.phase is Phase.WORK


def test_undo_says_what_it_takes_back(working: Far) -> None:
    working.ask("tender")
    working.ask("eased")
    assert working.ask("undo").said == "taken back: the tender point"
    working.ask("next")
    assert working.ask("undo").said == "taken back: you are where you were"
    assert working.ask("undo").said == "there is nothing to take back"


def test_end_keeps_what_was_done(working: Far) -> None:
    reply = working.ask("end")
    assert working.session.state.outcome is Outcome.ENDED_EARLY
    assert reply.status.phase == "finished"
    assert reply.shown is not None
    assert reply.shown.outcome == "ended-early"


def test_how_it_ended_is_told_once_it_has_ended(working: Far) -> None:
    assert working.shown.outcome == ""
    for _ in range(4):
        working.ask("next")
        working.ask("resume")
    working.let_pass(120)
    assert working.session.over
    assert working.shown.outcome == "finished"


def test_the_one_button_does_what_it_does_on_the_desk(far: Far) -> None:
    phases = []
    for _ in range(5):
        far.clock.move(1)
        far.ask("press")
        phases.append(far.session.phase)
    assert phases == [Phase.WORK, Phase.GET_READY, Phase.WORK, Phase.HOLD, Phase.WORK]


def test_a_press_that_bounces_is_one_press(working: Far) -> None:
    assert working.ask("press").status.phase == "hold"
    for _ in range(3):
        working.clock.move(0.3)
        reply = working.ask("press")
        assert (reply.done, reply.status.phase) == (False, "hold")
        assert reply.said == "that was still the same press: a new one counts after 0.7 s"
    working.clock.move(0.7)
    assert working.ask("press").said == "noted, held for 1 s"


def test_other_actions_need_not_wait_for_a_press(working: Far) -> None:
    working.ask("press")
    assert working.ask("eased").done
    assert working.ask("press").said.startswith("that was still the same press")
    assert working.ask("next").done
    assert working.ask("next").done


def test_the_one_button_does_nothing_just_after_a_change_that_came_by_itself(far: Far) -> None:
    far.work()
    far.let_pass(30)
    assert far.phase is Phase.GET_READY
    reply = far.ask("press")
    assert (reply.done, far.session.phase) == (False, Phase.GET_READY)
    far.clock.move(0.7)
    assert far.ask("press").done


def test_giving_up_in_wall_mode_does_not_count_as_eased(make_session: SessionMaker) -> None:
    far = Far(make_session, routine=make_routine(Setting.WALL))
    far.work()
    far.ask("press")
    far.let_pass(89)
    assert far.shown.button == "eased"
    far.let_pass(1)
    assert far.shown.button == "let go"
    far.ask("press")
    assert far.session.state.marks[0].outcome is HoldOutcome.UNANSWERED


def _hold(far: Far) -> None:
    far.ask("tender")


def _pause(far: Far) -> None:
    far.ask("pause")


def _lead_in(far: Far) -> None:
    far.ask("next")


def _back(far: Far) -> None:
    far.ask("back")


def _stay(_: Far) -> None:
    pass


def _end(far: Far) -> None:
    far.ask("end")


@pytest.mark.parametrize(
    ("before", "action", "said"),
    [
        (_stay, "eased", "no tender point is being held"),
        (_stay, "partly", "no tender point is being held"),
        (_stay, "not-easing", "no tender point is being held"),
        (_stay, "sore", "no tender point is being held"),
        (_stay, "spot", "no tender point is being held"),
        (_hold, "spot", "the spots of this place have no names here"),
        (_hold, "sore", "how sore, from 0 to 10?"),
        (_hold, "tender", "a tender point is being held already"),
        (_hold, "more", "the step waits while a tender point is held"),
        (_lead_in, "sharp", "the step has not started: next leaves it out"),
        (_pause, "pause", "it is paused already"),
        (_stay, "resume", "it is not paused"),
        (_back, "undo", "there is nothing to take back"),
        *[(_end, action.value, "the session is over") for action in RemoteAction if action != "status"],
    ],
)
def test_what_does_not_apply_changes_nothing_and_is_one_clear_line(
    working: Far, before: Callable[[Far], None], action: str, said: str
) -> None:
    before(working)
    state = msgspec.json.encode(working.session.state)
    reply = working.ask(action)
    assert (reply.done, reply.said) == (False, said)
    assert msgspec.json.encode(working.session.state) == state


def _never(event: object) -> None:
    raise AssertionError(event)


def test_a_session_that_has_not_begun_is_running_and_takes_nothing(make_session: SessionMaker) -> None:
    session = make_session()
    clock = ManualClock(dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    control = RemoteControl(RunningSession(session, clock, None), _never)
    assert control.answer(Request(action=RemoteAction.STATUS)).status == Status(
        state=RunState.RUNNING, routine="sample"
    )
    reply = control.answer(Request(action=RemoteAction.NEXT))
    assert (reply.done, reply.said) == (False, "the session has not begun yet")


def test_the_status_has_the_keys_that_are_for_ever(working: Far) -> None:
    working.let_pass(4)
    assert msgspec.to_builtins(working.ask("status").status) == {
        "format": 1,
        "state": "running",
        "routine": "sample",
        "step": "rub",
        "side": "both",
        "phase": "work",
        "seconds_left": 26,
    }
    assert list(msgspec.to_builtins(Status())) == [
        "format",
        "state",
        "routine",
        "step",
        "side",
        "phase",
        "seconds_left",
    ]


def test_the_seconds_left_wait_in_a_hold_and_in_a_pause(working: Far) -> None:
    working.let_pass(10)
    working.ask("tender")
    working.let_pass(3)
    assert working.ask("status").status.seconds_left == 20
    working.ask("pause")
    working.let_pass(3)
    assert (working.ask("status").status.phase, working.ask("status").status.seconds_left) == ("paused", 20)


def test_nothing_is_left_to_count_where_the_session_waits_or_counts_up(make_session: SessionMaker) -> None:
    assert Far(make_session).ask("status").status.seconds_left is None
    far = Far(make_session, pace=Pace.UNTIMED)
    far.work()
    assert far.ask("status").status.seconds_left is None


def test_a_step_without_a_side_has_none(far: Far) -> None:
    assert far.ask("status").status.side is None


@pytest.mark.parametrize(
    ("prepare", "line"),
    [
        (_stay, "go 0:30 · both sides · Rub · 2 of 6 · Sample"),
        (_hold, "hold 0 s, the step waits at 0:30 · both sides · Rub · 2 of 6 · Sample"),
        (_pause, "paused, 0:30 · both sides · Rub · 2 of 6 · Sample"),
        (_lead_in, "get ready 3 · your left · Press · 3 of 6 · Sample"),
        (_end, "ended, and kept · both sides · Rub · 2 of 6 · Sample"),
    ],
)
def test_the_line_begins_with_what_matters_most(
    working: Far, prepare: Callable[[Far], None], line: str
) -> None:
    prepare(working)
    assert shown_line(working.shown) == line


def test_a_wait_for_a_key_and_a_change_of_sides_have_their_words(far: Far) -> None:
    assert shown_line(far.shown).startswith("ready when you are · Settle")
    for _ in range(3):
        far.ask("next")
    far.ask("press")
    far.ask("next")
    assert shown_line(far.shown) == "change sides 10 · your right · Press · 5 of 6 · Sample"


def test_a_session_as_it_was_written_says_the_same(working: Far) -> None:
    working.let_pass(4)
    header, state = working.session.header, working.session.state
    assert status_written(header, state, RunState.RUNNING) == status_of(working.session)
    assert status_written(header, state, RunState.INTERRUPTED).state is RunState.INTERRUPTED
    assert written_line(header, state, runs=True) == "go 0:26 · both sides · Rub · 2 of 6 · Sample"
    assert written_line(header, state, runs=False) == "interrupted: step 2, both sides, 0:26 left · Sample"
