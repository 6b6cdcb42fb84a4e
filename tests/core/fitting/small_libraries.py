"""Small libraries of any shape, and what somebody may ask of them."""

from hypothesis import strategies as st

from tests.core.conftest import make_step
from tui.core.anatomy.body import Region, Side, Spot, View
from tui.core.entries.entry import Pace
from tui.core.fitting.fit import FitRequest
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Contraindication, Group, Library, Routine, Step
from tui.core.routines.vocabulary import Asked, Contact, Motion, Setting, StepSide, StopAction

PLACES = ("neck-back", "shoulder-top", "foot-sole")
REGIONS = tuple(Region(id=place, name=place, views=(View.BACK,), sided=True) for place in PLACES)
SKIN = Contraindication(id="skin", text="Open skin.", action=StopAction.SKIP_AREA)
BLOOD = Contraindication(
    id="blood-thinner",
    text="Blood thinners.",
    action=StopAction.ASK,
    asked=Asked.ONCE,
    without=(Contact.BALL,),
    pressure_max=3,
)


@st.composite
def _a_step(draw: st.DrawFn, step_id: str, group: str | None, motions: tuple[Motion, ...]) -> Step:
    seconds = draw(st.integers(10, 120))
    contact = draw(st.sampled_from((Contact.FINGERTIPS, Contact.BALL)))
    return make_step(
        step_id,
        seconds,
        min_seconds=draw(st.integers(5, seconds)),
        max_seconds=draw(st.integers(seconds, 200)),
        regions=tuple(draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=2, unique=True))),
        motion=draw(st.sampled_from(motions)),
        contact=contact,
        pressure_max=4,
        instruction=" ".join(["go"] * draw(st.integers(3, 40))),
        side=StepSide.EACH if group else StepSide.BOTH,
        group=group,
    )


_WORK = (Motion.CIRCLES, Motion.PRESS_WAIT, Motion.ROLL)


@st.composite
def _a_routine(draw: st.DrawFn, number: int) -> Routine:
    steps: list[Step] = []
    groups: list[Group] = []
    for block in range(draw(st.integers(1, 2))):
        group = f"group-{block}" if draw(st.booleans()) else None
        if group:
            groups.append(Group(id=group, sides=BOTH_SIDES, rest_seconds=draw(st.integers(0, 30))))
        motions = (Motion.POSITION, *_WORK)
        steps += [
            draw(_a_step(f"step-{block}-{at}", group, motions if at == 0 else _WORK))
            for at in range(draw(st.integers(1, 2)))
        ]
    return Routine(
        id=f"routine-{number}",
        title=f"Routine {number}",
        setting=draw(st.sampled_from((Setting.DESK, Setting.STANDING, Setting.WALL))),
        posture="Here.",
        steps=tuple(steps),
        groups=tuple(groups),
        regions=PLACES,
        contraindications=draw(st.sampled_from(((), ("skin",), ("skin", "blood-thinner")))),
    )


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """One to three routines of one to four steps each."""
    return Library(
        language="en",
        regions=REGIONS,
        sources=(),
        contraindications=(SKIN, BLOOD),
        routines=tuple(draw(_a_routine(number)) for number in range(draw(st.integers(1, 3)))),
    )


SPOTS = st.builds(Spot, st.sampled_from(PLACES), st.sampled_from((None, Side.LEFT, Side.RIGHT, Side.BOTH)))
REQUESTS = st.builds(
    FitRequest,
    minutes=st.integers(1, 12),
    places=st.lists(SPOTS, min_size=1, max_size=3, unique_by=lambda spot: spot.region).map(tuple),
    pace=st.sampled_from(Pace),
)
