"""Plain lines alone: somebody who has nothing else follows a whole session, side by side, to its end."""

import itertools
from collections.abc import Iterable, Mapping

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_finding
from tests.core.plain_reader import BEFORE, HOLD, OVER, WORK, PassRead, Place, Reader
from tests.cues.listening import LIBRARY, ROUTINES, session_of
from tui.core.anatomy.body import Side, Spot
from tui.core.cues.cue import Cue, CueKind, Scene
from tui.core.entries.entry import HoldOutcome, Pace, PassOutcome
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction
from tui.core.places.spot_words import spot_told, where_exactly
from tui.core.sessions.events import Event, SoreNow
from tui.core.sessions.plain_cues import PlainCue, cue_line
from tui.core.sessions.plain_teller import PlainTeller
from tui.core.sessions.plain_words import all_text
from tui.core.sessions.record import Phase
from tui.core.sessions.session import Session
from tui.core.sessions.session_view import LEAD_INS

LOOK_MS = 1_000


def place_of(session: Session) -> Place:
    """Where a session is, as it knows itself."""
    doing = {Phase.WORK: WORK, Phase.HOLD: HOLD, Phase.FINISHED: OVER}
    under = BEFORE if session.under in LEAD_INS else doing[session.under]
    side = session.current.side
    return session.current.step.title, side.value if side else "", under, session.phase is Phase.PAUSED


Presses = Mapping[int, Iterable[Event | SoreNow | int]]
"""What is done at these looks, counted from the start; a number lets so many seconds pass at once."""


class Following:
    """A session that is played to its end, and a reader who must know where it is after every look."""

    def __init__(self, session: Session) -> None:
        self.reader = Reader()
        self._session = session
        self._teller = PlainTeller(session, LIBRARY, {}, lambda: "Enter")
        self._now_ms = 0

    def play(self, presses: Presses) -> None:
        self._tell(self._session.start(0))
        for look in itertools.count():
            if self._session.over:
                break
            self._now_ms += LOOK_MS
            self._tell(self._session.advance(self._now_ms))
            for does in (*presses.get(look, ()), *self._goes_on(look)):
                self._do(does)

    def _do(self, does: Event | SoreNow | int) -> None:
        if isinstance(does, int):
            self._now_ms += 1000 * does
        elif not self._session.over:
            self._tell(self._session.advance(self._now_ms))
            self._tell(self._session.handle(does, self._now_ms))

    def _goes_on(self, look: int) -> list[Event | SoreNow | int]:
        """What waits for a key has it after a while."""
        waits = {Phase.PAUSED: (8, Event.GO_ON), Phase.CONFIRM: (8, Event.GO), Phase.HOLD: (140, Event.EASED)}
        every, event = waits.get(self._session.phase, (1, None))
        return [event] if event is not None and look % every == every - 1 else []

    def _tell(self, cues: list[Cue]) -> None:
        for line in self._teller.lines(cues):
            assert "\n" not in line
            self.reader.read(line)
        assert self.reader.place == place_of(self._session)


def followed(session: Session, presses: Presses) -> Reader:
    """Play a session to its end, by its lines alone."""
    following = Following(session)
    following.play(presses)
    return following.reader


def assert_same(reader: Reader, session: Session) -> None:
    """The reader knows every pass and every tender point of the session, and how each ended."""
    runs = [
        PassRead(session.plan.passes[run.index].step.title, run.side.value if run.side else "", run.outcome)
        for run in session.state.runs
    ]
    assert reader.passes == runs
    assert [hold.outcome for hold in reader.holds] == [mark.outcome for mark in session.state.marks]
    for hold, mark in zip(reader.holds, session.state.marks, strict=True):
        assert hold.seconds in (None, mark.held_ms // 1000)
        assert hold.sore == mark.sore
        exactly = where_exactly(LIBRARY, mark.region, mark.side, mark.spot)
        assert hold.named == (exactly if mark.spot else "")


@pytest.mark.parametrize("routine_id", ROUTINES)
@pytest.mark.parametrize("pace", Pace)
def test_a_routine_can_be_followed_by_its_lines_alone(routine_id: str, pace: Pace) -> None:
    routine = LIBRARY.routine(routine_id)
    assert routine is not None
    session = session_of(routine, keys=False, pace=pace)
    assert_same(followed(session, {}), session)


def test_every_kind_of_event_can_be_read(tight_shoulders: Session) -> None:
    presses: Presses = {
        30: [Event.GO],
        52: [Event.MARK],
        60: [SoreNow(6)],
        62: [Event.NAME_SPOT],
        64: [SoreNow(3)],
        80: [Event.EASED],
        84: [Event.PAUSE],
        90: [Event.GO_ON],
        96: [Event.MARK],
        104: [Event.UNDO],
        112: [Event.MORE],
        120: [Event.NEXT],
        122: [Event.UNDO],
        128: [Event.MARK],
        132: [Event.PARTLY],
        136: [20],
        140: [Event.GO_ON],
        144: [Event.BACK],
        152: [Event.GO],
        156: [Event.AGAIN],
        180: [Event.GO],
        192: [Event.MARK],
        194: [Event.SHARP],
    }
    reader = followed(tight_shoulders, presses)
    assert_same(reader, tight_shoulders)
    assert {run.outcome for run in reader.passes} >= {
        PassOutcome.DONE,
        PassOutcome.SKIPPED,
        PassOutcome.STOPPED,
    }
    assert {hold.outcome for hold in reader.holds} == {
        HoldOutcome.EASED,
        HoldOutcome.PARTLY,
        HoldOutcome.SHARP,
    }


EVENTS = st.sampled_from([*(event for event in Event if event not in (Event.END,)), SoreNow(4), 5])


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(ROUTINES),
    st.dictionaries(st.integers(0, 500), st.lists(EVENTS, min_size=1, max_size=3), max_size=25),
)
def test_whatever_is_done_the_reader_knows_where_it_is(
    routine_id: str, presses: dict[int, list[Event | SoreNow | int]]
) -> None:
    routine = LIBRARY.routine(routine_id)
    assert routine is not None
    session = session_of(routine)
    assert_same(followed(session, presses), session)


@pytest.fixture
def tight_shoulders() -> Session:
    routine = LIBRARY.routine("tight-shoulders")
    assert routine is not None
    return session_of(routine)


# What stands in a line


def scene_of(session: Session, **fields: object) -> Scene:
    """The scene of the last cue of a session that has just begun; the fields replace what they name."""
    cues = session.start(0)
    return msgspec.structs.replace(cues[-1].scene, **fields)


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT, Side.BOTH, Side.MIDDLE, None])
def test_time_and_side_come_first_and_are_short(tight_shoulders: Session, side: Side | None) -> None:
    first = tight_shoulders.plan.passes[2]
    scene = scene_of(
        tight_shoulders, now=msgspec.structs.replace(first, side=side), elapsed_ms=3_599_000, under=Phase.WORK
    )
    line = cue_line(PlainCue(cue=Cue(CueKind.GO, scene)))
    named = f" {side}." if side in (Side.LEFT, Side.RIGHT, Side.BOTH) else ""
    assert line.startswith(f"59:59{named} Go, ")
    assert line.index("Go, ") + len("Go, 1:30") <= 40


def test_no_kind_says_the_same_as_another(tight_shoulders: Session) -> None:
    for _ in range(3):
        tight_shoulders.start(0)
    scene = msgspec.structs.replace(scene_of(tight_shoulders), under=Phase.WORK, hold=HoldOutcome.EASED)
    lines = {kind: cue_line(PlainCue(cue=Cue(kind, scene, 3))) for kind in CueKind}
    assert all(lines.values())
    assert len(set(lines.values())) == len(CueKind)


@pytest.mark.parametrize("seconds", [2, 1])
def test_the_last_seconds_are_told_once(tight_shoulders: Session, seconds: int) -> None:
    scene = scene_of(tight_shoulders)
    assert cue_line(PlainCue(cue=Cue(CueKind.LAST_SECONDS, scene, 3)))
    assert cue_line(PlainCue(cue=Cue(CueKind.LAST_SECONDS, scene, seconds))) == ""


def test_everything_there_is_to_read_is_told_before_a_pass(tight_shoulders: Session) -> None:
    tight_shoulders.start(0)
    tight_shoulders.handle(Event.NEXT, 0)
    (cue,) = tight_shoulders.handle(Event.NEXT, 0)
    line = cue_line(PlainCue(cue=cue))
    item = tight_shoulders.current
    assert item.instruction in line
    assert f"Caution: {item.in_words(item.step.caution)}" in line
    assert line.startswith("0:00 left. Get ready, 12 s: Rise, ball rolls down, 3 of 7. ")


def test_a_hold_tells_where_what_to_do_and_what_was_there_before(tight_shoulders: Session) -> None:
    for event in (Event.NEXT, Event.NEXT, Event.GO):
        tight_shoulders.state.runs or tight_shoulders.start(0)
        tight_shoulders.handle(event, 0)
    spot = Spot(tight_shoulders.current.region, tight_shoulders.current.side)
    finding = a_finding(spot=spot, count=2, worked=3, last_seconds_held=41)
    teller = PlainTeller(tight_shoulders, LIBRARY, {spot: finding}, lambda: "Enter")
    teller.look()
    (line,) = teller.lines(tight_shoulders.handle(Event.MARK, 0))
    assert line.startswith("0:00 left. Hold: ")
    assert LIBRARY.where(spot.region, spot.side) in line
    assert "The step waits, 1:30 to go." in line
    assert tight_shoulders.current.step.tender_point_advice in line
    assert line.endswith("Here before: recurring, 2 of 3; eased after 41 s.")


def test_a_hold_proposes_a_spot_in_its_line_and_a_key_accepts_it(tight_shoulders: Session) -> None:
    for event in (Event.NEXT, Event.NEXT, Event.GO):
        tight_shoulders.state.runs or tight_shoulders.start(0)
        tight_shoulders.handle(event, 0)
    teller = PlainTeller(
        tight_shoulders, LIBRARY, {}, lambda: "Enter", lambda: spot_told(tight_shoulders, LIBRARY)
    )
    teller.look()
    (line,) = teller.lines(tight_shoulders.handle(Event.MARK, 0))
    assert line.endswith(" Here: close to the neck? Dot: yes.")
    assert teller.lines(tight_shoulders.handle(Event.NAME_SPOT, 0)) == [
        "Here: top of your left shoulder, close to the neck."
    ]
    assert teller.lines(tight_shoulders.handle(Event.NAME_SPOT, 0)) == [
        "Here: your left upper back, upper corner of the blade."
    ]


def test_nothing_is_proposed_where_the_key_was_taken_away(tight_shoulders: Session) -> None:
    tight_shoulders.start(0)
    for event in (Event.NEXT, Event.NEXT, Event.GO, Event.MARK):
        tight_shoulders.handle(event, 0)
    keyless = DEFAULT_KEYS.with_keys(KeyAction.SPOT, ())
    assert spot_told(tight_shoulders, LIBRARY, keyless) == ""


def test_all_text_says_where_it_is_and_how_long(tight_shoulders: Session) -> None:
    tight_shoulders.start(0)
    first, *rest = all_text(tight_shoulders)
    assert first == "Take your stance, 1 of 7, it starts when you are ready. 6:27 in all."
    assert rest[-1] == "Next: Place the ball."
