"""What is said at each cue, in each amount."""

import itertools
import re
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_step
from tui.core.anatomy.body import Side
from tui.core.cues.cue import Cue, CueKind, Scene
from tui.core.cues.speaking_time import speaking_ms
from tui.core.cues.spoken import Manner, spoken, tells_what_to_do
from tui.core.cues.telling import telling_ms
from tui.core.entries.entry import HoldOutcome
from tui.core.preferences.settings import SpeechAmount
from tui.core.routines.plan import Pass
from tui.core.routines.vocabulary import Motion, StepSide
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LAST_COUNT_MS, TOLD_AT_MOST_MS

FULL, SHORT, NAMES = SpeechAmount.FULL, SpeechAmount.SHORT, SpeechAmount.NAMES
UNDER = {
    CueKind.GET_READY: Phase.GET_READY,
    CueKind.CONFIRM: Phase.CONFIRM,
    CueKind.CHANGE_SIDE: Phase.CHANGE_SIDE,
    CueKind.HOLD_STARTED: Phase.HOLD,
    CueKind.HOLD_MARK: Phase.HOLD,
    CueKind.LET_GO: Phase.HOLD,
}


def a_pass(side: Side | None = Side.LEFT, **step: Any) -> Pass:
    usual: dict[str, Any] = {
        "title": "Roll up",
        "instruction": "Sink slowly, so that the ball climbs to the {side} shoulder. Then rest.",
        "side": StepSide.EACH,
        "group": "ball",
        "tender_point_advice": "Wait 30 s. Breathe.",
    }
    return Pass(
        step=a_step(**usual | step),
        side=side,
        planned_ms=60_000,
        limit_ms=60_000,
        get_ready_ms=5_000,
        change_over_ms=20_000,
        change_side=False,
        confirm=False,
    )


def a_cue(kind: CueKind, seconds: int | None = None, **scene: Any) -> Cue:
    usual: dict[str, Any] = {
        "number": 2,
        "of": 7,
        "now": a_pass(),
        "upcoming": a_pass(Side.RIGHT, title="Place the ball"),
        "under": UNDER.get(kind, Phase.WORK),
        "elapsed_ms": 0,
        "left_ms": 33_400,
        "counts_up": False,
        "changes_side": False,
    }
    return Cue(kind, Scene(**usual | scene), seconds)


def words(cue: Cue, amount: SpeechAmount = FULL) -> str | None:
    utterance = spoken(cue, amount)
    return utterance.text if utterance else None


TOLD = "Sink slowly, so that the ball climbs to the left shoulder."


class Said(NamedTuple):
    """A cue, and what is said in each amount."""

    cue: Cue
    full: str | None
    short: str | None
    names: str | None


def same(cue: Cue, words: str | None) -> Said:
    """The same in every amount."""
    return Said(cue, words, words, words)


SAID = [
    Said(
        a_cue(CueKind.GET_READY),
        f"Get ready. Roll up. Your left side. {TOLD} Then rest.",
        f"Get ready. Roll up. Your left side. {TOLD}",
        "Get ready. Roll up. Your left side.",
    ),
    Said(
        a_cue(CueKind.CONFIRM),
        f"When you are ready: Roll up. Your left side. {TOLD} Then rest. Press to begin.",
        f"When you are ready: Roll up. Your left side. {TOLD} Press to begin.",
        "When you are ready: Roll up. Your left side.",
    ),
    Said(
        a_cue(CueKind.CHANGE_SIDE),
        f"Change sides. Now your left side. Roll up. {TOLD} Then rest.",
        f"Change sides. Now your left side. Roll up. {TOLD}",
        "Change sides. Now your left side. Roll up.",
    ),
    Said(a_cue(CueKind.GO), "Go. 34 seconds.", "Go. 34 seconds.", "Go."),
    same(a_cue(CueKind.GO, counts_up=True), "Go."),
    Said(a_cue(CueKind.HALFWAY), "Halfway.", "Halfway.", None),
    same(a_cue(CueKind.NEXT_SOON), "Next in five, your right side: Place the ball."),
    same(a_cue(CueKind.NEXT_SOON, upcoming=a_pass(title="Rise")), "Next in five: Rise."),
    same(a_cue(CueKind.NEXT_SOON, upcoming=None), "Last five."),
    same(a_cue(CueKind.LAST_SECONDS, 3), "Last three."),
    same(a_cue(CueKind.LAST_SECONDS, 2), None),
    Said(a_cue(CueKind.LAST_SECONDS, 3, under=Phase.GET_READY), "Three.", "Three.", None),
    Said(a_cue(CueKind.LAST_SECONDS, 1, under=Phase.CHANGE_SIDE), "One.", "One.", None),
    Said(
        a_cue(CueKind.HOLD_STARTED),
        "Tender point. Hold. Wait 30 seconds. Breathe.",
        "Tender point. Hold.",
        "Tender point. Hold.",
    ),
    Said(
        a_cue(CueKind.HOLD_STARTED, now=a_pass(tender_point_advice="")),
        "Tender point. Hold. Lean only as hard as you can breathe.",
        "Tender point. Hold.",
        "Tender point. Hold.",
    ),
    same(a_cue(CueKind.HOLD_MARK, 20), "20 seconds."),
    Said(
        a_cue(CueKind.LET_GO, 120),
        "Let go, or ease off. 2 minutes.",
        "Let go, or ease off. 2 minutes.",
        "Let go, or ease off.",
    ),
    Said(
        a_cue(CueKind.EASED, 41, hold=HoldOutcome.EASED),
        "Eased. Go on. 34 seconds.",
        "Eased. Go on.",
        "Eased. Go on.",
    ),
    Said(
        a_cue(CueKind.EASED, 41, hold=HoldOutcome.UNANSWERED),
        "Hold over. Go on. 34 seconds.",
        "Hold over. Go on.",
        "Hold over. Go on.",
    ),
    same(
        a_cue(CueKind.SHARP),
        "Stopped. That place is left out from here on. "
        "If it stays sharp, tingles or goes numb, have it looked at.",
    ),
    Said(a_cue(CueKind.PAUSED), "Paused. The step waits for you.", "Paused.", "Paused."),
    Said(a_cue(CueKind.RESUMED), "Going on. 34 seconds.", "Going on. 34 seconds.", "Going on."),
    same(a_cue(CueKind.RESUMED, under=Phase.HOLD), "Going on. Hold."),
    Said(
        a_cue(CueKind.RESUMED, under=Phase.GET_READY),
        f"Going on. Get ready. Roll up. Your left side. {TOLD} Then rest.",
        f"Going on. Get ready. Roll up. Your left side. {TOLD}",
        "Going on. Get ready. Roll up. Your left side.",
    ),
    Said(
        a_cue(CueKind.AWAY, 300),
        "Away for 5 minutes. The step waited for you. It was Roll up. Your left side.",
        "Away for 5 minutes. The step waited for you.",
        "Away for 5 minutes. The step waited for you.",
    ),
    Said(
        a_cue(CueKind.FINISHED),
        "Finished. Well done. Take your time.",
        "Finished. Well done. Take your time.",
        "Finished.",
    ),
    Said(
        a_cue(CueKind.ENDED),
        "Ended here. What you did is kept.",
        "Ended here. What you did is kept.",
        "Ended.",
    ),
]


def taken_back(kind: CueKind, under: Phase, **scene: Any) -> Cue:
    """What is given at `u`."""
    return msgspec.structs.replace(a_cue(kind, under=under, **scene), taken_back=True)


ELSEWHERE = [
    Said(
        taken_back(CueKind.RESUMED, Phase.WORK),
        "Taken back. Roll up. Your left side. Go on. 34 seconds.",
        "Taken back. Roll up. Your left side. Go on. 34 seconds.",
        "Taken back. Roll up. Your left side. Go on.",
    ),
    same(taken_back(CueKind.RESUMED, Phase.HOLD), "Taken back. Roll up. Your left side. Hold."),
    Said(
        taken_back(CueKind.RESUMED, Phase.GET_READY),
        f"Taken back. Get ready. Roll up. Your left side. {TOLD} Then rest.",
        f"Taken back. Get ready. Roll up. Your left side. {TOLD}",
        "Taken back. Get ready. Roll up. Your left side.",
    ),
    same(
        taken_back(CueKind.PAUSED, Phase.WORK, is_paused=True),
        "Taken back. Still paused. Roll up. Your left side.",
    ),
    same(a_cue(CueKind.GET_READY, is_paused=True), "Paused before Roll up. Your left side."),
    same(
        a_cue(CueKind.CHANGE_SIDE, is_paused=True, now=a_pass(None)),
        "Paused before Roll up.",
    ),
]


@pytest.mark.parametrize("said", [*SAID, *ELSEWHERE], ids=lambda said: said.cue.kind)
def test_what_is_said(said: Said) -> None:
    assert [words(said.cue, amount) for amount in (FULL, SHORT, NAMES)] == [said.full, said.short, said.names]


def test_every_kind_of_cue_is_said() -> None:
    assert {said.cue.kind for said in SAID} == set(CueKind)


def test_every_kind_begins_in_its_own_way() -> None:
    """None of the lines above begins like one of another kind, as far as the first words go."""
    for one, two in itertools.combinations(SAID, 2):
        assert one.cue.kind is two.cue.kind or not _beginnings(one) & _beginnings(two)


def _beginnings(said: Said) -> set[str]:
    return {re.split(r"[.:]", line)[0] for line in (said.full, said.short, said.names) if line}


def test_both_sides_are_said_and_no_side_is_not() -> None:
    both = a_cue(CueKind.GET_READY, now=a_pass(Side.BOTH, instruction="Rub."))
    none = a_cue(CueKind.GET_READY, now=a_pass(None, instruction="Rub."))
    assert words(both) == "Get ready. Roll up. Both sides. Rub."
    assert words(none) == "Get ready. Roll up. Rub."


@pytest.mark.parametrize(
    ("kind", "manner"),
    [
        (CueKind.GO, Manner.AT_ONCE),
        (CueKind.HOLD_STARTED, Manner.AT_ONCE),
        (CueKind.SHARP, Manner.AT_ONCE),
        (CueKind.GET_READY, Manner.AFTER_ADVICE),
        (CueKind.PAUSED, Manner.AFTER_ADVICE),
        (CueKind.FINISHED, Manner.AFTER_ADVICE),
        (CueKind.AWAY, Manner.IN_TURN),
        (CueKind.HOLD_MARK, Manner.IN_TURN),
        (CueKind.HALFWAY, Manner.IN_SILENCE),
    ],
)
def test_what_may_be_cut_for_it(kind: CueKind, manner: Manner) -> None:
    utterance = spoken(a_cue(kind, 20), FULL)
    assert utterance is not None
    assert utterance.manner is manner
    assert utterance.is_advice is (kind is CueKind.SHARP)


def test_what_was_being_said_is_cut_when_it_is_taken_back() -> None:
    utterance = spoken(taken_back(CueKind.RESUMED, Phase.WORK), FULL)
    assert utterance is not None
    assert utterance.manner is Manner.AT_ONCE


def test_a_lead_in_waits_for_what_tells_what_to_do_and_for_nothing_else() -> None:
    waited_for = {kind for kind in CueKind if tells_what_to_do(a_cue(kind))}
    assert waited_for == {CueKind.GET_READY, CueKind.CONFIRM, CueKind.CHANGE_SIDE}
    assert tells_what_to_do(a_cue(CueKind.RESUMED, under=Phase.GET_READY))
    assert not tells_what_to_do(a_cue(CueKind.GET_READY, is_paused=True))


def test_a_text_too_long_for_the_longest_lead_in_ends_with_a_whole_sentence() -> None:
    long = a_pass(
        instruction=" ".join(f"Sentence number {number} tells you what to do." for number in range(40))
    )
    told = words(a_cue(CueKind.GET_READY, now=long))
    assert told is not None
    assert told.endswith("what to do.")
    assert speaking_ms(told) <= TOLD_AT_MOST_MS - LAST_COUNT_MS
    assert telling_ms(long, False, FULL) == speaking_ms(told)


@given(st.text(max_size=60), st.text(max_size=200), st.sampled_from(SpeechAmount))
def test_whatever_a_routine_file_says_it_is_one_line_that_begins_with_the_cue(
    title: str, instruction: str, amount: SpeechAmount
) -> None:
    told = words(a_cue(CueKind.GET_READY, now=a_pass(title=title, instruction=instruction)), amount)
    assert told is not None
    assert told.startswith("Get ready.")
    assert "\n" not in told


def test_a_longer_text_takes_longer_and_none_takes_no_time() -> None:
    assert speaking_ms("") == 0
    times = [speaking_ms(text) for text in ("Go.", "Go. 90 seconds.", TOLD, f"{TOLD} Then rest.")]
    assert times == sorted(set(times))


def test_a_light_step_is_told_to_be_light_before_what_to_do() -> None:
    def told(amount: SpeechAmount, **step: Any) -> str | None:
        return words(a_cue(CueKind.GET_READY, now=a_pass(motion=Motion.STROKE, **step)), amount)

    assert told(FULL, pressure_max=3) == f"Get ready. Roll up. Your left side. Lightly. {TOLD} Then rest."
    assert told(SHORT, pressure_max=3) == f"Get ready. Roll up. Your left side. Lightly. {TOLD}"
    assert told(NAMES, pressure_max=3) == "Get ready. Roll up. Your left side."
    assert told(FULL, pressure_max=5) == f"Get ready. Roll up. Your left side. {TOLD} Then rest."
