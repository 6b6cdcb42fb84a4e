"""The bell: seventeen patterns that can be told apart, and a session that is followed by them alone."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cues.ear import HeardNothingKnownError, Listener, SimulatedOut, State, heard, kinds_by_sound
from tests.cues.players import ROUTINES, UNSIDED, Player, session_of
from tui.core.anatomy.body import Side
from tui.core.cues.cue import CueKind
from tui.core.entries.entry import Pace
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase
from tui.cues.bell import BELL_PATTERNS, BellRinger
from tui.cues.desk import CueDesk

UNEVEN = 0.15
"""Seconds by which a ring may come late, by a network or a busy machine, and still be understood."""

TOO_SHORT = 4.0
"""Seconds; the longest pattern and what has to lie behind it take longer."""


def rung(*kinds: CueKind, apart: float = 0) -> list[float]:
    """When the bell rings for kinds that come so many seconds apart."""
    out = SimulatedOut()
    ringer = BellRinger(out)
    for number, kind in enumerate(kinds):
        out.run_until(number * apart)
        ringer.ring(kind)
    out.run_until(1000)
    return out.rings


def listened(routine: str, **chosen: object) -> tuple[Player, SimulatedOut]:
    """A session that rings."""
    out = SimulatedOut()
    session = session_of(routine, **chosen)  # type: ignore[arg-type]  # names of its own arguments
    return Player(session, CueDesk([BellRinger(out)]), out), out


def assert_followed(player: Player, rings: list[float]) -> None:
    """Whoever heard only these rings knows each pass, side and phase, and in which order they came.

    What was over before it could be rung is not missed: an answer just before the next pass begins.
    """
    story = [state for _, state in Listener(player.session.plan, UNSIDED).listen(heard(rings))]
    ends = [begun for begun, _ in player.story[1:]]
    found: list[State] = []
    for (begun, state), end in zip(player.story, [*ends, 1e9], strict=True):
        is_heard = len(found) < len(story) and story[len(found)] == state
        goes_on = bool(found) and found[-1] == state
        if is_heard:
            found.append(state)
        else:
            begins_pass = not any(state[0] == earlier[0] for earlier in found)
            assert goes_on or (end - begun < TOO_SHORT and not begins_pass), (
                f"{state} at {begun} was not heard"
            )
    assert found == story


# The patterns


def test_every_kind_of_cue_has_a_pattern_of_its_own() -> None:
    assert set(BELL_PATTERNS) == set(CueKind)
    assert len(kinds_by_sound()) == len(CueKind)


def test_only_a_tick_is_a_ring_by_itself() -> None:
    singles = [kind for kind, pattern in BELL_PATTERNS.items() if "." in pattern.split()]
    assert singles == [CueKind.LAST_SECONDS]


def test_two_kinds_that_sound_the_same_are_found_out() -> None:
    same = {**BELL_PATTERNS, CueKind.CHANGE_SIDE: BELL_PATTERNS[CueKind.GET_READY]}
    with pytest.raises(ValueError, match="sounds like"):
        heard([1.0], same)


@pytest.mark.parametrize("kind", CueKind)
def test_a_pattern_is_understood(kind: CueKind) -> None:
    assert [found for _, found in heard(rung(kind))] == [kind]


def test_any_two_kinds_one_behind_the_other_are_understood_as_these_two() -> None:
    for first, second in itertools.product(set(CueKind) - {CueKind.LAST_SECONDS}, repeat=2):
        for apart in (0.02, 0.5, 1.3, 2.4, 3.1):
            found = [kind for _, kind in heard(rung(first, second, apart=apart))]
            assert found in ([first, second], [first])
            assert len(found) == 2 or second in (CueKind.HALFWAY, CueKind.NEXT_SOON)


def test_ticks_around_a_pattern_change_nothing_of_it() -> None:
    tick = CueKind.LAST_SECONDS
    for kind in set(CueKind) - {tick}:
        found = [each for _, each in heard(rung(tick, tick, tick, kind, tick, tick, tick, apart=1.0))]
        assert found[:4] == [tick, tick, tick, kind]
        assert set(found[4:]) <= {tick}


def test_a_tick_that_would_come_late_is_left_out() -> None:
    found = heard(rung(CueKind.FINISHED, CueKind.LAST_SECONDS, apart=1.0))
    assert [kind for _, kind in found] == [CueKind.FINISHED]


def test_what_is_over_before_it_could_be_rung_is_left_out() -> None:
    found = heard(rung(CueKind.FINISHED, CueKind.PAUSED, CueKind.RESUMED, apart=0.1))
    assert [kind for _, kind in found] == [CueKind.FINISHED, CueKind.RESUMED]


def test_a_cue_of_the_clock_takes_no_answer_out_of_the_ear() -> None:
    found = heard(rung(CueKind.HOLD_MARK, CueKind.EASED, CueKind.HALFWAY, apart=0.8))
    assert [kind for _, kind in found] == [CueKind.HOLD_MARK, CueKind.EASED]


def test_a_change_of_sides_is_rung_although_the_step_has_begun_meanwhile() -> None:
    found = heard(rung(CueKind.SHARP, CueKind.CHANGE_SIDE, CueKind.GO, apart=0.5))
    assert [kind for _, kind in found] == [CueKind.SHARP, CueKind.CHANGE_SIDE, CueKind.GO]


def test_that_a_step_has_begun_is_rung_also_where_it_is_paused_at_once() -> None:
    assert [kind for _, kind in heard(rung(CueKind.GO, CueKind.PAUSED))] == [CueKind.GO, CueKind.PAUSED]


def test_a_tender_point_marked_ahead_of_its_step_tells_that_it_has_begun() -> None:
    assert [kind for _, kind in heard(rung(CueKind.GO, CueKind.HOLD_STARTED))] == [CueKind.HOLD_STARTED]


def test_every_pass_that_is_skipped_is_heard() -> None:
    found = heard(rung(*[CueKind.GET_READY] * 5, apart=0.1))
    assert [kind for _, kind in found] == [CueKind.GET_READY] * 5


def test_the_bell_never_rings_twice_within_what_xterm_swallows() -> None:
    rings = rung(*CueKind, *reversed(CueKind), apart=0.3)
    assert min(later - ring for ring, later in itertools.pairwise(rings)) > 0.2


@pytest.mark.parametrize("apart", [0.3, 1.0, 4.0])
def test_a_terminal_that_flashes_in_its_place_does_so_three_times_a_second_at_most(apart: float) -> None:
    rings = rung(*CueKind, *reversed(CueKind), apart=apart)
    assert all(fourth - ring > 1 for ring, fourth in zip(rings, rings[3:], strict=False))


def test_hush_breaks_off_what_is_rung_and_what_comes_after_it_is_understood() -> None:
    out = SimulatedOut()
    ringer = BellRinger(out)
    ringer.ring(CueKind.FINISHED)
    out.run_until(0.4)
    ringer.hush()
    out.run_until(0.8)
    assert len(out.rings) == 2
    ringer.ring(CueKind.GO)
    out.run_until(10)
    assert [kind for _, kind in heard(out.rings)][-1] is CueKind.GO


# Sessions, followed by nothing but the bell


@pytest.mark.parametrize("routine", ROUTINES)
@pytest.mark.parametrize("sides", [(Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT), (Side.LEFT,)])
def test_every_seed_routine_is_followed_to_its_end(routine: str, sides: tuple[Side, ...]) -> None:
    player, out = listened(routine, sides=sides)
    player.finish()
    assert_followed(player, out.rings)
    assert player.story[-1][1][3] is Phase.FINISHED


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_seed_routine_is_followed_through_holds_pauses_and_a_sharp_stop(routine: str) -> None:
    player, out = listened(routine)
    player.wait(4)
    for event, seconds in (
        (Event.GO, 31),  # into the second step, or in the first
        (Event.GO, 6),
        (Event.MARK, 95),
        (Event.PAUSE, 5),
        (Event.GO_ON, 4),
        (Event.EASED, 4.5),
        (Event.PAUSE, 12),
        (Event.MARK, 21),
        (Event.PARTLY, 5),
        (Event.NEXT, 2.5),
        (Event.MARK, 8),
        (Event.SHARP, 20),
        (Event.GO, 16),
    ):
        player.do(event)
        player.wait(seconds)
    player.sleep(7)
    player.finish()
    assert_followed(player, out.rings)
    assert {state[3] for _, state in player.story} >= {Phase.WORK, Phase.HOLD, Phase.PAUSED, Phase.FINISHED}


def test_what_has_a_place_that_felt_sharp_is_left_out_also_for_the_ear() -> None:
    player, out = listened("tight-shoulders")
    while player.session.current.step.id != "roll-down" or player.session.phase is not Phase.WORK:
        player.wait(5)
        player.do(Event.GO)
    player.wait(5)
    player.do(Event.SHARP)
    player.finish()
    assert_followed(player, out.rings)
    assert any(state[3] is Phase.CHANGE_SIDE for _, state in player.story)


def test_a_session_that_is_ended_before_its_end_is_heard_to_end() -> None:
    player, out = listened("neck-tension")
    player.wait(20)
    player.do(Event.END)
    player.finish()
    assert_followed(player, out.rings)


EVENTS = sorted(set(Event) - {Event.BACK, Event.AGAIN, Event.UNDO, Event.END})
"""Those that tell the bell something new; back, again and undo are known to who presses them."""


@settings(max_examples=150, deadline=None)
@given(
    routine=st.sampled_from(ROUTINES),
    pace=st.sampled_from([Pace.QUICK, Pace.NORMAL, Pace.SLOW]),
    script=st.lists(st.tuples(st.sampled_from(EVENTS), st.integers(20, 600)), max_size=12),
    seed=st.integers(0, 1000),
)
def test_any_session_is_followed_by_the_bell_even_if_it_rings_unevenly(
    routine: str, pace: Pace, script: list[tuple[Event, int]], seed: int
) -> None:
    player, out = listened(routine, pace=pace)
    for event, tenths in script:
        player.wait(tenths / 10)
        player.do(event)
    player.wait(5)
    player.finish()
    late = random.Random(seed)
    assert_followed(player, [ring + late.uniform(0, UNEVEN) for ring in out.rings])


@pytest.mark.parametrize("routine", ROUTINES)
def test_the_bell_is_hardly_ever_late(routine: str) -> None:
    player, out = listened(routine)
    player.finish()
    story = Listener(player.session.plan, UNSIDED).listen(heard(out.rings))
    late = [when - true for (when, _), (true, _) in zip(story, player.story, strict=True)]
    assert min(late) >= 0
    assert max(late) < 0.3


def test_at_twenty_times_the_pace_the_end_is_still_heard() -> None:
    player, out = listened("tired-feet", rate=20)
    player.finish()
    assert heard(out.rings)[-1][1] is CueKind.FINISHED


def test_a_listener_notices_a_pass_that_is_one_too_many() -> None:
    player, out = listened("neck-tension", rate=1)
    player.finish()
    cues = [*heard(out.rings), (9999.0, CueKind.GET_READY)]
    with pytest.raises(HeardNothingKnownError):
        Listener(player.session.plan, UNSIDED).listen(cues)
