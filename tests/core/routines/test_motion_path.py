"""Where a movement is at a moment: pure functions of worked time."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_step
from tui.core.preferences.settings import MotionAmount
from tui.core.routines.motion_parts import digit_now
from tui.core.routines.motion_path import (
    CALM_MS,
    BreathPart,
    breath_at,
    changes_a_second_of,
    laps_of,
    moment_of,
    picture_moment,
    quantised_ms,
    stroke_length_ms,
)
from tui.core.routines.motion_words import fitting, words_of
from tui.core.routines.routine import Breath, Path, Step
from tui.core.routines.vocabulary import Direction, Motion, StepSide

times = st.integers(min_value=0, max_value=900_000)
motions = st.sampled_from(list(Motion))
directions = st.one_of(st.none(), st.sampled_from(list(Direction)))


def step_of(motion: Motion, direction: Direction | None = None, **fields: object) -> Step:
    path = (
        None if direction is None else Path(from_="here", to="there", direction=direction, increment_cm=2.5)
    )
    return a_step(motion=motion, path=path, **fields)


def test_a_breath_fills_holds_and_empties() -> None:
    breath = Breath(in_=4, hold=1, out=6)
    assert (breath_at(breath, 0).part, breath_at(breath, 0).fullness) == (BreathPart.IN, 0)
    assert breath_at(breath, 2000).fullness == 0.5
    assert breath_at(breath, 4000).part is BreathPart.HOLD
    assert breath_at(breath, 4999).fullness == 1
    assert (breath_at(breath, 8000).part, breath_at(breath, 8000).fullness) == (BreathPart.OUT, 0.5)
    assert breath_at(breath, 8000).seconds_left == 3
    assert breath_at(breath, 11_000).part is BreathPart.IN


@given(times, st.integers(2, 8), st.integers(0, 4), st.integers(2, 10))
def test_a_breath_never_jumps(at_ms: int, in_: int, hold: int, out: int) -> None:
    breath = Breath(in_=in_, hold=hold, out=out)
    change = breath_at(breath, at_ms + 50).fullness - breath_at(breath, at_ms).fullness
    assert abs(change) <= 0.05


@pytest.mark.parametrize(("changes", "frames"), [(3, 3), (2, 2), (1, 1), (0, 0), (60, 3)])
def test_a_second_has_no_more_pictures_than_asked_for(changes: int, frames: int) -> None:
    seen = [quantised_ms(at, changes) for at in range(0, 999, 3)]
    assert len(set(seen)) == max(1, frames)


@given(motions, directions, times)
def test_a_moment_stays_within_its_bounds(motion: Motion, direction: Direction | None, at_ms: int) -> None:
    moment = moment_of(step_of(motion, direction), at_ms)
    assert 0 <= moment.travel <= 1
    assert 0 <= moment.stroke < 1
    assert 0 <= moment.lap < moment.laps
    assert 0 <= moment.share < 1


def test_a_path_is_run_over_as_often_as_the_step_says() -> None:
    circles = step_of(Motion.CIRCLES, Direction.UP)
    assert circles.path is not None
    thrice = msgspec.structs.replace(circles, path=msgspec.structs.replace(circles.path, repeats=3))
    assert [moment_of(thrice, at).lap for at in (0, 19_999, 20_000, 59_999)] == [0, 0, 1, 2]
    assert moment_of(thrice, 20_000).travel == 0
    assert moment_of(thrice, 19_999).travel == 1


def test_a_quick_pass_still_reaches_the_end_of_the_path() -> None:
    roll = step_of(Motion.ROLL, Direction.DOWN)
    assert moment_of(roll, 35_999, planned_ms=36_000).travel == pytest.approx(1, abs=0.01)
    assert moment_of(roll, 35_999).travel == pytest.approx(0.6, abs=0.05)


def test_a_ball_goes_an_inch_and_rests() -> None:
    roll = step_of(Motion.ROLL, Direction.DOWN, pace_bpm=15)
    places = [moment_of(roll, at).travel for at in range(0, 8001, 1000)]
    assert places == pytest.approx([0, 0.5 / 15, 1 / 15, 1 / 15, 1 / 15, 1.5 / 15, 2 / 15, 2 / 15, 2 / 15])


def test_there_and_back_returns_to_its_start() -> None:
    knuckles = step_of(Motion.KNUCKLE_PRESS, Direction.THERE_AND_BACK)
    there, turn, back = (moment_of(knuckles, at) for at in (10_000, 30_000, 50_000))
    assert not there.back
    assert turn.travel == pytest.approx(1, abs=0.1)
    assert back.back
    assert moment_of(knuckles, 59_900).travel == pytest.approx(0, abs=0.05)


def test_the_pace_of_the_step_counts_before_that_of_the_motion() -> None:
    assert stroke_length_ms(step_of(Motion.CIRCLES)) == 2000
    assert stroke_length_ms(step_of(Motion.CIRCLES, pace_bpm=20)) == 3000
    assert stroke_length_ms(step_of(Motion.PRESS_WAIT, breath=Breath(in_=3, out=5))) == 8000


def test_a_roll_without_a_path_goes_there_and_back() -> None:
    roll = step_of(Motion.ROLL)
    assert laps_of(roll) == 3
    assert {moment_of(roll, at).back for at in range(0, 20_000, 1000)} == {False, True}


def test_the_toes_change_every_ten_seconds_from_the_little_one() -> None:
    twist = step_of(Motion.SQUEEZE_TWIST, Direction.ACROSS, seconds=50, pace_bpm=6)
    assert twist.path is not None
    names = [words_of(twist, moment_of(twist, at))[-1] for at in range(0, 50_000, 10_000)]
    assert names == ["little toe", "fourth toe", "middle toe", "second toe", "big toe"]
    for at in range(0, 50_000, 2_500):
        assert digit_now(twist, moment_of(twist, at)) == 4 - at // 10_000
    from_big = msgspec.structs.replace(twist, path=msgspec.structs.replace(twist.path, from_="big toe"))
    assert words_of(from_big, moment_of(from_big, 0))[-1] == "big toe"


@given(motions, directions, times, st.integers(0, 60))
def test_words_fit_any_width(motion: Motion, direction: Direction | None, at_ms: int, width: int) -> None:
    step = step_of(motion, direction)
    words = words_of(step, moment_of(step, at_ms))
    assert len(fitting(words, width)) <= width
    assert fitting(words, 60) == words[0]


def test_a_calm_picture_turns_with_the_breath_and_tells_what_is_to_be_done() -> None:
    step = step_of(Motion.PRESS_WAIT)
    told = [picture_moment(step, 1000 * at, motion=MotionAmount.CALM) for at in range(20)]
    parts = [moment.breath.part for moment in told]
    assert parts == 2 * (4 * [BreathPart.IN] + 6 * [BreathPart.OUT])
    assert told[0].breath.fullness > told[4].breath.fullness
    assert len(set(map(repr, told[4:10]))) == 1


def test_a_calm_picture_without_a_breath_shows_both_ends_of_a_stroke_by_turns() -> None:
    step = step_of(Motion.BEND)
    told = [
        picture_moment(step, at, motion=MotionAmount.CALM) for at in (0, CALM_MS - 1, CALM_MS, 2 * CALM_MS)
    ]
    assert [moment.stroke < 0.5 for moment in told] == [True, True, False, True]
    assert told[0] == told[1]


def test_fast_strokes_are_drawn_oftener_and_a_still_picture_never_again() -> None:
    circles, rest = step_of(Motion.CIRCLES, side=StepSide.LEFT), step_of(Motion.REST)
    on_both_sides = step_of(Motion.CIRCLES, side=StepSide.BOTH)
    assert [changes_a_second_of(circles, each) for each in MotionAmount] == [3, 1, 0]
    assert [changes_a_second_of(on_both_sides, each) for each in MotionAmount] == [2, 1, 0]
    assert [changes_a_second_of(rest, each) for each in MotionAmount] == [2, 1, 0]
    assert picture_moment(rest, 7_000, motion=MotionAmount.NONE) == moment_of(rest, 0)
