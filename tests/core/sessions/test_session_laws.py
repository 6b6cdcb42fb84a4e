"""What holds for a session whatever the order of events, keys and jumps of the clock."""

import datetime as dt
import itertools

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tui.core.anatomy.body import Side
from tui.core.entries.entry import Outcome, Pace, PassOutcome
from tui.core.keyboard.keys import KeyReader
from tui.core.places.spots import SpotNames
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Group, Routine, Step
from tui.core.routines.vocabulary import Advance, Motion, Setting, StepSide
from tui.core.sessions.events import Command, Event, SoreNow
from tui.core.sessions.record import Phase, SessionHeader, SessionState, entry_of, rounded_seconds
from tui.core.sessions.session import EXTENSION_MS, Session

KEYS = [
    *"tsnbrxpuwdviq?+.0123456789",
    "enter",
    "space",
    "pagedown",
    "pageup",
    "up",
    "down",
    "left",
    "right",
    "escape",
    "A",
    "[",
]
ENDING = (PassOutcome.SKIPPED, PassOutcome.CUT_SHORT, PassOutcome.STOPPED)


def step(step_id: str, seconds: int, side: StepSide = StepSide.BOTH, **fields: object) -> Step:
    given: dict[str, object] = {"regions": ("shoulder-top",), "motion": Motion.CIRCLES}
    return Step(
        id=step_id,
        title=step_id,
        instruction="Rub here.",
        seconds=seconds,
        min_seconds=5,
        max_seconds=2 * seconds,
        side=side,
        **(given | fields),  # type: ignore[arg-type]  # a plain keyword shorthand
    )


ROUTINE = Routine(
    id="law",
    title="Law",
    setting=Setting.WALL,
    regions=("shoulder-top", "upper-back"),
    groups=(Group(id="g", sides=BOTH_SIDES, rest_seconds=5),),
    steps=(
        step("stance", 10, StepSide.NONE, motion=Motion.POSITION, advance=Advance.CONFIRM),
        step("rub", 20),
        step("press", 15, StepSide.EACH, group="g", regions=("upper-back",)),
        step("roll", 25, StepSide.EACH, group="g"),
    ),
)


class AnySession(RuleBasedStateMachine):
    """A session under every event in any order, and a clock that creeps, jumps and stands still."""

    @initialize(pace=st.sampled_from(Pace), rate=st.sampled_from([1, 1.5, 20]), keys=st.booleans())
    def begin(self, pace: Pace, rate: float, keys: bool) -> None:
        numbers = itertools.count()
        header = SessionHeader(
            id="law",
            routine=ROUTINE,
            pace=pace,
            sides=BOTH_SIDES,
            keys=keys,
            started_at=dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC),
            timezone="UTC",
            clock_rate=rate,
        )
        self.session = Session(
            header,
            new_id=lambda: f"mark-{next(numbers)}",
            spot_names=SpotNames({"shoulder-top": ("neck", "ridge"), "upper-back": ("blade",)}),
        )
        self.reader = KeyReader(wall=True)
        self.now = 1_000
        self.kept: set[str] = set()
        self.last_look = self.now
        self.session.start(self.now)

    @rule(ms=st.one_of(st.integers(0, 2_999), st.integers(3_000, 4_000_000), st.just(250)))
    def pass_time(self, ms: int) -> None:
        self.now += ms
        self.look()

    def look(self) -> None:
        if not self.session.over:
            self.last_look = self.now
        self.session.advance(self.now)

    @rule(event=st.sampled_from([item for item in Event if item is not Event.UNDO]))
    def do(self, event: Event) -> None:
        self.session.handle(event, self.now)
        self.kept |= {mark.id for mark in self.session.state.marks}

    @rule(value=st.integers(0, 10), corrects=st.booleans())
    def say_how_sore(self, value: int, corrects: bool) -> None:
        self.session.handle(SoreNow(value, corrects), self.now)

    @rule()
    def take_back(self) -> None:
        before = [mark.id for mark in self.session.state.marks]
        self.session.handle(Event.UNDO, self.now)
        after = [mark.id for mark in self.session.state.marks]
        assert after in (before, before[:-1])
        self.kept -= set(before) - set(after)

    @rule(key=st.sampled_from(KEYS), wait=st.integers(0, 1_500))
    def press_in_wall_mode(self, key: str, wait: int) -> None:
        self.now += wait
        self.look()
        running = self.session.phase not in (Phase.PAUSED, Phase.FINISHED)
        runs, marks = len(self.session.state.runs), len(self.session.state.marks)
        action = self.reader.read(key, self.now, self.session) or self.reader.poll(self.now, self.session)
        if not running:
            return
        assert not isinstance(action, Command)
        if action is not None:
            self.session.handle(action, self.now)
        self.kept |= {mark.id for mark in self.session.state.marks}
        state = self.session.state
        assert len(state.marks) >= marks
        assert not any(run.outcome in ENDING for run in state.runs[runs - 1 :])
        assert state.outcome is not Outcome.ENDED_EARLY

    @invariant()
    def the_five_sums_account_for_the_whole_session(self) -> None:
        state = self.session.state
        whole = int((self.last_look - 1_000) * self.session.header.clock_rate)
        assert state.elapsed_ms <= whole
        if not self.session.over:
            assert state.elapsed_ms == whole
        assert state.worked_ms >= sum(run.worked_ms for run in state.runs)
        assert state.held_ms == sum(mark.held_ms for mark in state.marks)
        assert min(state.worked_ms, state.held_ms, state.paused_ms, state.moving_ms, state.away_ms) >= 0

    @invariant()
    def worked_time_is_that_of_the_passes(self) -> None:
        state = self.session.state
        assert state.worked_ms == sum(run.worked_ms for run in state.runs)

    @invariant()
    def no_pass_is_longer_than_planned_and_extended(self) -> None:
        for run in self.session.state.runs:
            limit = self.session.plan.passes[run.index].limit_ms
            assert run.worked_ms <= limit + run.extended_ms
            assert run.extended_ms % EXTENSION_MS == 0

    @invariant()
    def no_tender_point_is_lost(self) -> None:
        assert {mark.id for mark in self.session.state.marks} == self.kept

    @invariant()
    def only_the_last_pass_is_open(self) -> None:
        *earlier, last = self.session.state.runs
        assert all(run.outcome is not None for run in earlier)
        assert (last.outcome is None) is not self.session.over

    @invariant()
    def a_hold_is_open_in_a_hold_and_nowhere_else(self) -> None:
        assert (self.session.open_mark is not None) is (self.session.under is Phase.HOLD)
        assert sum(mark.outcome is None for mark in self.session.state.marks) <= 1

    @invariant()
    def it_can_be_written_down_and_told(self) -> None:
        written = msgspec.json.encode(self.session.state)
        assert msgspec.json.decode(written, type=SessionState) == self.session.state
        entry = entry_of(self.session.header, self.session.state, Outcome.INTERRUPTED, None)
        assert entry.seconds_worked == rounded_seconds(self.session.state.worked_ms)
        assert len(entry.tender_points) == len(self.kept)


AnySession.TestCase.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
TestAnySession = AnySession.TestCase


def test_sides_overlap_unless_one_is_left_and_the_other_right() -> None:
    assert not Side.LEFT.overlaps(Side.RIGHT)
    assert all(side.overlaps(Side.BOTH) and side.overlaps(None) for side in Side)
