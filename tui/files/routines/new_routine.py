"""The example that a new routine begins as: whole and safe to do, with every field that people change."""

import msgspec

from tui.core.anatomy.body import Side
from tui.core.routines.routine import Breath, Group, Path, Routine, Step
from tui.core.routines.vocabulary import (
    Advance,
    Contact,
    Direction,
    Equipment,
    EyesBusy,
    HandsBusy,
    KeyReach,
    Motion,
    Setting,
    StepSide,
    TimeOfDay,
)

_SETTLE = Step(
    id="settle",
    title="Settle",
    instruction="Sit tall with both feet on the floor. Let the shoulders drop and breathe out slowly.",
    seconds=15,
    min_seconds=5,
    max_seconds=60,
    regions=("shoulder-top",),
    motion=Motion.REST,
    side=StepSide.NONE,
    breath=Breath(in_=4, out=6),
    hands_busy=HandsBusy.NONE,
    keyboard=KeyReach.YES,
    advance=Advance.CONFIRM,
)
_KNEAD = Step(
    id="knead",
    title="Knead the shoulder",
    instruction=(
        "Reach across with your {other} hand. Take the muscle between your {side} shoulder and your neck, "
        "lift it a little, and let go."
    ),
    seconds=45,
    min_seconds=20,
    max_seconds=120,
    regions=("shoulder-top",),
    motion=Motion.SQUEEZE_GLIDE,
    contact=Contact.FINGERS_AND_PALM,
    side=StepSide.EACH,
    group="shoulder",
    path=Path(from_="near the neck", to="the edge of the shoulder", direction=Direction.ACROSS, repeats=6),
    pressure_max=4,
    tender_point_advice="Stay on it with a light, even press, and let your {side} arm hang heavy.",
    caution="On the muscle only: not on the collarbone, and not on the front of the neck.",
    hands_busy=HandsBusy.ONE,
    eyes_busy=EyesBusy.SCREEN,
    keyboard=KeyReach.NEAR,
)
_PRESS = msgspec.structs.replace(
    _KNEAD,
    id="press",
    title="Press and wait",
    instruction=(
        "With two fingers of your {other} hand press the middle of that muscle, as firmly as feels good. "
        "Wait, and breathe."
    ),
    seconds=30,
    min_seconds=15,
    max_seconds=90,
    motion=Motion.PRESS_WAIT,
    contact=Contact.FINGERTIPS,
    path=None,
)
_ROLL = Step(
    id="roll",
    title="Roll the shoulders",
    instruction="Roll both shoulders slowly up, back and down. Let your arms hang.",
    seconds=20,
    min_seconds=10,
    max_seconds=60,
    regions=("shoulder-top",),
    motion=Motion.CIRCLES,
    side=StepSide.BOTH,
    pace_bpm=12,
    hands_busy=HandsBusy.NONE,
    keyboard=KeyReach.YES,
)


def example_routine(routine_id: str, title: str) -> Routine:
    """A routine of four steps, of which two are done on one side and then on the other."""
    return Routine(
        id=routine_id,
        title=title,
        summary="An example to change: loosens the top of both shoulders",
        setting=Setting.CHAIR,
        posture="Sit upright, away from the back of the chair",
        equipment=(Equipment.CHAIR,),
        equipment_alternatives={Equipment.CHAIR: ("a stool", "the edge of a bed")},
        regions=("shoulder-top",),
        contraindications=("fever", "skin"),
        groups=(Group(id="shoulder", sides=(Side.LEFT, Side.RIGHT), rest_seconds=5),),
        times_of_day=(TimeOfDay.WORKDAY,),
        steps=(_SETTLE, _KNEAD, _PRESS, _ROLL),
    )
