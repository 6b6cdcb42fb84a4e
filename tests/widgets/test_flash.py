"""The flash: seen from the corner of the eye, and never more than three times a second."""

from collections.abc import Callable
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.timer import Timer

from tui.core.cues.cue import Cue, CueKind, Scene
from tui.core.preferences.settings import MotionAmount
from tui.widgets.flash import HALF_SECONDS, Flash

NO_SCENE = cast(Scene, None)


class Ticks:
    """A timer that ticks when it is told to."""

    def __init__(self) -> None:
        self.turn: Callable[[], None] | None = None

    def every(self, _seconds: float, turn: Callable[[], None]) -> Timer:
        self.turn = turn
        return cast(Timer, self)

    def stop(self) -> None:
        self.turn = None

    def tick(self) -> None:
        if self.turn is not None:
            self.turn()


class Band:
    """What is lit, and its timer."""

    def __init__(self, motion: MotionAmount) -> None:
        self.is_lit, self.ticks = False, Ticks()
        self.flash = Flash(self.light, motion, self.ticks.every)

    def give(self, kind: CueKind) -> None:
        self.flash.give(Cue(kind, NO_SCENE))

    def light(self, is_lit: bool) -> None:
        self.is_lit = is_lit


def flashes(band: Band, kinds: list[CueKind | None]) -> list[int]:
    """At which half beats it was lit, when such cues come beside them."""
    lit, was_lit = [], False
    for beat, kind in enumerate([*kinds, *[None] * 12]):
        if kind is not None:
            band.give(kind)
        if band.is_lit and not was_lit:
            lit.append(beat)
        was_lit = band.is_lit
        band.ticks.tick()
        was_lit = was_lit and band.is_lit
    return lit


@pytest.mark.parametrize(
    ("kind", "often"),
    [(CueKind.GO, 1), (CueKind.CHANGE_SIDE, 2), (CueKind.LET_GO, 3), (CueKind.LAST_SECONDS, 0)],
)
def test_what_matters_more_flashes_more(kind: CueKind, often: int) -> None:
    assert len(flashes(Band(MotionAmount.FULL), [kind])) == often


@given(st.lists(st.sampled_from([None, *CueKind]), max_size=60))
def test_there_are_never_more_than_three_in_a_second(kinds: list[CueKind | None]) -> None:
    lit = flashes(Band(MotionAmount.FULL), kinds)
    beats = round(1 / HALF_SECONDS)
    assert all(sum(start <= at < start + beats for at in lit) <= 3 for start in lit)


@given(st.lists(st.sampled_from([None, *CueKind]), max_size=30))
def test_it_is_never_left_lit(kinds: list[CueKind | None]) -> None:
    band = Band(MotionAmount.FULL)
    flashes(band, kinds)
    assert (band.is_lit, band.ticks.turn) == (False, None)


def test_less_motion_is_less_flashing() -> None:
    assert len(flashes(Band(MotionAmount.CALM), [CueKind.FINISHED])) == 1
    assert flashes(Band(MotionAmount.NONE), [CueKind.FINISHED]) == []
