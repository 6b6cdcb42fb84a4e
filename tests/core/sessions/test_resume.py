"""A session that was killed at any moment goes on where its last line says, and loses nothing."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.conftest import SessionMaker, make_routine
from tests.core.sessions.test_session import Player
from tui.core.clock import ManualClock
from tui.core.cues.cue import CueKind
from tui.core.entries.entry import HoldOutcome, Outcome, Pace
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.vocabulary import Setting, StepSide
from tui.core.sessions.events import Command, Event, SoreNow
from tui.core.sessions.record import Phase, SessionHeader, SessionState, entry_of
from tui.core.sessions.record_rules import check_session
from tui.core.sessions.running import RunningSession
from tui.core.sessions.session import Session

START = dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.timezone(dt.timedelta(hours=1)))
AWAY_MS = 47 * 60_000
ENOUGH_LOOKS = 400


class Lines:
    """A session file in memory: every line as it was written, and when."""

    def __init__(self, clock: ManualClock) -> None:
        self.clock = clock
        self.written: list[tuple[str, bytes, dt.datetime]] = []

    def append(self, event: str, state: SessionState) -> None:
        self.written.append((event, msgspec.json.encode(state), self.clock.now()))

    @property
    def last(self) -> SessionState:
        return read(self.written[-1][1])


class Returned(Player):
    """Plays on a session that was left open 47 minutes ago."""

    def __init__(self, session: Session, state: SessionState) -> None:
        self.session, self.now = session, 5_000
        self.cues = session.resume(state, 5_000, AWAY_MS)


def read(line: bytes) -> SessionState:
    return msgspec.json.decode(line, type=SessionState)


def header_of(pace: Pace = Pace.NORMAL, rate: float = 1) -> SessionHeader:
    return SessionHeader(
        id="session",
        routine=make_routine(),
        pace=pace,
        sides=BOTH_SIDES,
        keys=True,
        started_at=START,
        timezone="Europe/Paris",
        clock_rate=rate,
    )


def running(header: SessionHeader, clock: ManualClock, prefix: str = "mark") -> tuple[RunningSession, Lines]:
    numbers = itertools.count(1)
    session = Session(header, new_id=lambda: f"{prefix}-{next(numbers)}")
    lines = Lines(clock)
    return RunningSession(session, clock, lines), lines


def play_on(playing: RunningSession, clock: ManualClock) -> None:
    """Go on to the end with the one button where something waits."""
    for _ in range(ENOUGH_LOOKS):
        if playing.session.over:
            return
        if playing.session.phase in (Phase.PAUSED, Phase.CONFIRM, Phase.HOLD):
            waits_for = {Phase.PAUSED: Event.GO_ON, Phase.CONFIRM: Event.GO, Phase.HOLD: Event.EASED}
            playing.give(waits_for[playing.session.phase])
        clock.move(2)
        playing.look()
    raise AssertionError("it does not come to its end")


Act = float | Event | SoreNow
ACTS = st.lists(
    st.one_of(
        st.floats(0, 2.9).map(lambda seconds: round(seconds, 3)),
        st.sampled_from([5.0, 400.0]),
        st.sampled_from([event for event in Event if event is not Event.END]),
        st.sampled_from([Event.GO, Event.MARK]),
        st.builds(SoreNow, st.integers(0, 10)),
    ),
    max_size=30,
)


@given(ACTS, st.sampled_from(Pace), st.sampled_from([1, 2.5, 20]), st.integers(0, AWAY_MS))
@settings(max_examples=150, deadline=None)
def test_a_kill_after_any_line_loses_no_mark_and_no_second(
    acts: Iterable[Act], pace: Pace, rate: float, away_ms: int
) -> None:
    clock, header = ManualClock(START, "Europe/Paris"), header_of(pace, rate)
    playing, lines = running(header, clock)
    playing.start()
    for act in acts:
        if isinstance(act, float):
            clock.move(act)
            playing.look()
        elif not playing.session.over:
            playing.give(act)
            assert lines.last == playing.session.state
    for _, line, killed_at in lines.written:
        state = read(line)
        check_session(header, state)
        if state.outcome is None:
            assert_goes_on(header, state, killed_at + dt.timedelta(milliseconds=away_ms))


def assert_goes_on(header: SessionHeader, state: SessionState, back_at: dt.datetime) -> None:
    clock = ManualClock(back_at, "Europe/Paris")
    playing, lines = running(header, clock, "later")
    cue = playing.resume(state)[-1]
    session = playing.session
    assert (cue.kind, session.phase) == (CueKind.AWAY, Phase.PAUSED)
    assert session.under is (state.resume_to or state.phase)
    assert (session.state.worked_ms, session.state.held_ms) == (state.worked_ms, state.held_ms)
    assert (session.state.runs, session.state.marks) == (state.runs, state.marks)
    assert_sums_are_the_wall_time(header, session.state, clock)
    assert lines.last == session.state
    play_on(playing, clock)
    assert_sums_are_the_wall_time(header, session.state, clock, slack_ms=4_000)
    assert [mark.id for mark in session.state.marks] == [mark.id for mark in state.marks]
    assert all(mark.outcome is not None for mark in session.state.marks)
    entry = entry_of(header, session.state, session.state.outcome or Outcome.INTERRUPTED, None)
    assert (entry.outcome, len(entry.tender_points)) == (Outcome.FINISHED, len(state.marks))


def assert_sums_are_the_wall_time(
    header: SessionHeader, state: SessionState, clock: ManualClock, slack_ms: int = 2
) -> None:
    """The last look after the end may have been later than the end."""
    real_ms = (clock.now() - header.started_at) / dt.timedelta(milliseconds=1)
    assert 0 <= real_ms - state.elapsed_ms / header.clock_rate + 2 <= slack_ms + 2


@pytest.fixture
def in_a_hold(make_session: SessionMaker) -> SessionState:
    """18 s before the end of the second pass, with a hold of 7 s open."""
    player = Player(make_session())
    player.do(Event.GO, Event.DONE, Event.GO)
    player.wait(12)
    player.do(Event.MARK, SoreNow(6))
    player.wait(7)
    return player.session.state


@pytest.fixture
def resumed(make_session: SessionMaker, in_a_hold: SessionState) -> Returned:
    """The same session 47 minutes later, in a program that has just started."""
    return Returned(make_session(), in_a_hold)


def test_an_open_hold_stays_open_and_one_press_goes_on_in_it(resumed: Player) -> None:
    session = resumed.session
    assert [(cue.kind, cue.seconds) for cue in resumed.cues] == [
        (CueKind.PAUSED, None),
        (CueKind.AWAY, 47 * 60),
    ]
    assert (session.phase, session.under) == (Phase.PAUSED, Phase.HOLD)
    resumed.do(Event.GO_ON)
    resumed.wait(5)
    resumed.do(Event.EASED)
    (mark,) = session.state.marks
    assert (mark.held_ms, mark.outcome, mark.sore) == (12_000, HoldOutcome.EASED, [6])
    assert (session.phase, session.work_left_ms) == (Phase.WORK, 18_000)
    assert session.state.away_ms == AWAY_MS


def test_a_mark_can_still_be_taken_back_and_a_skip_not(resumed: Player) -> None:
    resumed.do(Event.UNDO)
    session = resumed.session
    assert (session.state.marks, session.state.held_ms, session.under) == ([], 0, Phase.WORK)
    assert not session.can_undo


def test_what_goes_on_changes_nothing_in_the_state_that_was_read(
    in_a_hold: SessionState, resumed: Player
) -> None:
    before = msgspec.json.encode(in_a_hold)
    resumed.do(Event.GO_ON)
    resumed.wait(30)
    assert msgspec.json.encode(in_a_hold) == before


def test_a_pause_stays_the_pause_it_was(make_session: SessionMaker, in_a_hold: SessionState) -> None:
    first, second = make_session(), make_session()
    first.resume(in_a_hold, 0, 1_000)
    second.resume(first.state, 0, 2_000)
    assert (second.phase, second.under, second.state.away_ms) == (Phase.PAUSED, Phase.HOLD, 3_000)


def test_a_session_killed_before_its_first_event_begins(make_session: SessionMaker) -> None:
    session = make_session()
    session.resume(SessionState(phase=Phase.GET_READY), 0, 9_000)
    assert (session.phase, session.under, session.run.index) == (Phase.PAUSED, Phase.CONFIRM, 0)
    assert session.state.away_ms == 9_000


def test_a_clock_that_was_set_back_makes_no_time_away() -> None:
    clock = ManualClock(START - dt.timedelta(days=1), "Europe/Paris")
    playing, _ = running(header_of(), clock)
    playing.resume(SessionState(phase=Phase.GET_READY))
    assert playing.session.state.away_ms == 0


@pytest.mark.parametrize(
    ("events", "phase"),
    [
        ([], Phase.CONFIRM),
        ([Event.GO, Event.DONE], Phase.GET_READY),
        ([Event.GO, Event.DONE, Event.GO, Event.MARK], Phase.HOLD),
        ([Event.GO, Event.PAUSE], Phase.WORK),
    ],
)
def test_a_stopped_process_or_a_sleeping_laptop_pauses_in_every_phase(
    make_session: SessionMaker, events: list[Event], phase: Phase
) -> None:
    player = Player(make_session())
    player.do(*events)
    player.wait(1)
    before = msgspec.structs.replace(player.session.state)
    player.now += AWAY_MS
    player.cues = player.session.advance(player.now)
    state = player.session.state
    assert (state.phase, player.session.under) == (Phase.PAUSED, phase)
    assert (player.cues[-1].kind, player.cues[-1].seconds) == (CueKind.AWAY, 47 * 60)
    assert (state.held_ms, state.worked_ms, state.moving_ms, state.paused_ms) == (
        before.held_ms,
        before.worked_ms,
        before.moving_ms,
        before.paused_ms,
    )
    assert state.away_ms == AWAY_MS


Damage = Callable[[SessionState], object]


@pytest.mark.parametrize(
    "damage",
    [
        lambda state: setattr(state, "worked_ms", -1),
        lambda state: setattr(state, "away_ms", 10**15),
        lambda state: setattr(state, "hold", 1),
        lambda state: setattr(state, "hold", -1),
        lambda state: setattr(state, "hold", None),
        lambda state: setattr(state, "phase", Phase.WORK),
        lambda state: setattr(state, "phase", Phase.PAUSED),
        lambda state: setattr(state, "phase", Phase.FINISHED),
        lambda state: setattr(state, "resume_to", Phase.WORK),
        lambda state: setattr(state, "outcome", Outcome.FINISHED),
        lambda state: setattr(state.runs[-1], "index", 99),
        lambda state: setattr(state.runs[-1], "index", -1),
        lambda state: setattr(state.runs[-1], "step", "other"),
        lambda state: setattr(state.runs[-1], "worked_ms", 31_000),
        lambda state: setattr(state.runs[0], "outcome", None),
        lambda state: setattr(state.marks[0], "held_ms", -5),
        lambda state: setattr(state.marks[0], "sore", [11]),
        lambda state: setattr(state.marks[0], "at", dt.datetime(2026, 11, 22)),  # noqa: DTZ001 - the damage
        lambda state: state.runs.clear(),
    ],
)
def test_a_state_that_no_session_can_have_is_refused(in_a_hold: SessionState, damage: Damage) -> None:
    check_session(header_of(), in_a_hold)
    damage(in_a_hold)
    with pytest.raises(ValueError, match=r"Expected|fit together"):
        check_session(header_of(), in_a_hold)


# What the person switched


def at_the_wall_last() -> SessionHeader:
    """On a chair, but for its last step, a roll at the wall on each side."""
    routine = make_routine()
    *before, roll = routine.steps
    steps = (*before, msgspec.structs.replace(roll, setting=Setting.WALL, group=None, side=StepSide.BOTH))
    return msgspec.structs.replace(header_of(), routine=msgspec.structs.replace(routine, steps=steps))


def killed_and_back(lines: Lines, header: SessionHeader, clock: ManualClock) -> RunningSession:
    playing, _ = running(header, clock, "later")
    playing.resume(lines.last)
    return playing


def test_wall_and_distance_mode_come_and_go_with_the_place() -> None:
    clock, header = ManualClock(START, "Europe/Paris"), at_the_wall_last()
    playing, _ = running(header, clock)
    playing.start()
    modes = []
    for _ in header.plan().passes:
        modes.append((playing.keys.wall, playing.session.wall_mode, playing.session.distance_mode))
        playing.give(Event.NEXT)
    assert modes == [(False,) * 3] * (len(modes) - 1) + [(True,) * 3]
    playing, _ = running(header, clock)
    playing.start()
    for _ in range(len(modes) - 1):
        playing.give(Event.NEXT)
    playing.give(Event.BACK)
    assert not playing.keys.wall


def test_the_step_after_is_announced_early_at_the_wall_only() -> None:
    clock, header = ManualClock(START, "Europe/Paris"), at_the_wall_last()
    playing, _ = running(header, clock)
    cues = list(playing.start())
    while not playing.session.over:
        if playing.session.phase is Phase.CONFIRM:
            cues += playing.give(Event.GO)
        clock.move(1)
        cues += playing.look()[0]
    soon = [cue.scene.now.step.id for cue in cues if cue.kind is CueKind.NEXT_SOON]
    assert soon == [header.routine.steps[-1].id]


@pytest.mark.parametrize("is_killed", [False, True])
def test_what_was_switched_by_hand_stays_so_wherever_it_goes_on(is_killed: bool) -> None:
    clock, header = ManualClock(START, "Europe/Paris"), at_the_wall_last()
    playing, lines = running(header, clock)
    playing.start()
    for mode in (Command.WALL_MODE, Command.DISTANCE_MODE, Command.MUTE):
        playing.switch(mode)
    playing.switch(Command.WALL_MODE)
    if is_killed:
        playing = killed_and_back(lines, header, clock)
    for _ in header.plan().passes[1:]:
        playing.give(Event.NEXT)
    assert playing.session.current.hands_free
    session = playing.session
    assert (playing.keys.wall, session.wall_mode, session.distance_mode) == (False, False, True)
    assert playing.channels.muted


def test_taking_a_skip_back_switches_nothing_back() -> None:
    clock = ManualClock(START, "Europe/Paris")
    playing, lines = running(header_of(), clock)
    playing.start()
    playing.give(Event.NEXT)
    playing.switch(Command.WALL_MODE)
    playing.give(Event.UNDO)
    assert playing.session.run.index == 0
    assert playing.keys.wall
    assert lines.last.by_hand.wall is True


def test_a_session_file_from_before_modes_were_kept_goes_on_as_the_place_wants_it() -> None:
    clock = ManualClock(START, "Europe/Paris")
    playing, lines = running(header_of(), clock)
    playing.start()
    line = msgspec.json.decode(lines.written[-1][1])
    del line["by_hand"]
    old = read(msgspec.json.encode(line))
    playing, _ = running(header_of(), clock)
    playing.resume(old)
    assert (playing.keys.wall, playing.channels.muted) == (False, False)
