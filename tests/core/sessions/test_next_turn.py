"""Between two turns the clock alone changes nothing, and at the turn it does: no look is missed."""

import copy
import datetime as dt
import itertools
import random

import pytest

from tests.builders import a_header
from tests.core.conftest import make_routine
from tui.core.clock import ManualClock
from tui.core.cues.cue import CueKind, Silence
from tui.core.entries.entry import Pace
from tui.core.routines.motion_path import quantised_ms
from tui.core.routines.vocabulary import Setting
from tui.core.sessions.events import Event
from tui.core.sessions.next_turn import ms_to_next_turn
from tui.core.sessions.record import Phase, SessionState
from tui.core.sessions.running import (
    LOOK_MS,
    LOOK_WHILE_PAUSED_MS,
    LOOK_WHILE_TOLD_MS,
    LOOK_WHILE_WAITING_MS,
    LOOKS_APART_MS,
    RunningSession,
)
from tui.core.sessions.session import GAP_MS, GAP_WHILE_PAUSED_MS, Session
from tui.core.sessions.step_words import time_text

CHANGES = 3
EVENTS = [*Event, *[Event.GO, Event.MARK, Event.GO_ON, Event.EASED, Event.NEXT] * 3]


def play(pace: Pace = Pace.NORMAL, setting: Setting = Setting.CHAIR, rate: float = 1) -> Session:
    numbers = itertools.count()
    header = a_header(make_routine(setting), pace=pace, clock_rate=rate)
    return Session(header, new_id=lambda: str(next(numbers)))


def shown(session: Session) -> tuple[object, ...]:
    """What of it the clock alone changes."""
    mark = session.open_mark
    moves = session.run.worked_ms if mark is None else mark.held_ms
    held = None if mark is None else mark.held_ms // 1000
    return session.phase, time_text(session), session.seconds_left, held, quantised_ms(moves, CHANGES)


@pytest.mark.parametrize("setting", [Setting.CHAIR, Setting.WALL])
@pytest.mark.parametrize("pace", Pace)
def test_nothing_changes_before_the_turn_and_something_does_at_it(pace: Pace, setting: Setting) -> None:
    chance = random.Random(7)
    seen: set[Phase] = set()
    for _ in range(12):
        session, now = play(pace, setting), 0
        session.start(now)
        while not session.over:
            turn = ms_to_next_turn(session, CHANGES)
            seen.add(session.phase)
            waits = session.phase in (Phase.CONFIRM, Phase.PAUSED)
            assert (turn is None) == waits
            turn = 2_500 if turn is None else turn
            before, ahead = shown(session), copy.deepcopy(session)
            assert ahead.advance(now + turn - 1) == []
            assert shown(ahead) == before
            cues = session.advance(now + turn)
            assert waits or cues or shown(session) != before
            now += turn
            if chance.random() < 0.08:
                now += chance.randrange(240)
                session.handle(chance.choice(EVENTS), now)
    assert seen >= {Phase.GET_READY, Phase.WORK, Phase.HOLD, Phase.PAUSED, Phase.CONFIRM}


@pytest.mark.parametrize("rate", [1, 1.5, 20])
def test_the_turn_is_not_missed_by_a_millisecond_at_any_rate_of_the_clock(rate: float) -> None:
    session, now = play(rate=rate), 40
    session.start(now)
    session.handle(Event.GO, now)
    for _ in range(50):
        turn = ms_to_next_turn(session)
        if turn is None:
            return
        due, before = session.due_at(turn), shown(session)[:4]
        ahead = copy.deepcopy(session)
        assert ahead.advance(due - 1) == []
        assert shown(ahead)[:4] == before
        cues = session.advance(due)
        assert cues or shown(session)[:4] != before
        now = due
    assert now > 40


def run(rate: float = 1, channels: Silence | None = None) -> tuple[RunningSession, ManualClock]:
    clock = ManualClock(dt.datetime(2026, 11, 22, 14, tzinfo=dt.UTC))
    running = RunningSession(play(rate=rate), clock, None, channels)
    running.start()
    return running, clock


def test_a_session_that_waits_is_looked_at_often_enough_to_tell_it_from_a_machine_that_slept() -> None:
    running, clock = run()
    assert LOOK_MS < LOOK_WHILE_WAITING_MS < GAP_MS
    running.give(Event.PAUSE)
    assert running.next_look_ms() == LOOK_WHILE_PAUSED_MS < GAP_WHILE_PAUSED_MS
    clock.move(0.3)
    assert running.next_look_ms() == LOOK_WHILE_PAUSED_MS


def test_a_pause_that_was_looked_at_seldom_is_no_absence_but_a_long_gap_is() -> None:
    running, clock = run()
    running.give(Event.PAUSE)
    clock.move(LOOK_WHILE_PAUSED_MS / 1000 + 1)
    assert running.look() == ([], None)
    assert running.session.state.away_ms == 0
    clock.move(GAP_WHILE_PAUSED_MS / 1000)
    assert [cue.kind for cue in running.look()[0]] == [CueKind.AWAY]
    assert running.session.state.away_ms == GAP_WHILE_PAUSED_MS


class Lines:
    """A session file that keeps what its lines are called."""

    def __init__(self) -> None:
        self.events: list[str] = []

    def append(self, event: str, state: SessionState) -> None:
        self.events.append(event)


@pytest.mark.parametrize(("event", "seconds", "banked"), [(Event.MARK, 16, 3), (Event.PAUSE, 61, 2)])
def test_the_session_file_has_its_lines_in_time_and_few_of_a_pause(
    event: Event, seconds: int, banked: int
) -> None:
    clock, lines = ManualClock(dt.datetime(2026, 11, 22, 14, tzinfo=dt.UTC)), Lines()
    running = RunningSession(play(), clock, lines)
    running.start()
    running.give(Event.GO)
    running.give(event)
    end = clock.elapsed_ms() + 1000 * seconds
    while clock.elapsed_ms() < end:
        clock.move(running.next_look_ms() / 1000)
        running.look()
    assert lines.events.count("bank") == banked


def test_however_fast_the_clock_runs_the_looks_are_apart() -> None:
    running, _ = run(rate=1_000)
    running.give(Event.GO)
    assert running.next_look_ms(CHANGES) == LOOKS_APART_MS


class Telling(Silence):
    """A voice that goes on for ever."""

    is_speaking = True


def test_while_a_voice_tells_what_to_do_its_end_is_soon_noticed() -> None:
    running, _ = run(channels=Telling())
    running.give(Event.PAUSE)
    assert running.next_look_ms() == LOOK_WHILE_TOLD_MS
