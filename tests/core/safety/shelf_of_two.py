"""Two small routines, a contraindication of every kind, and answers, for the tests beside this file."""

import datetime as dt

import msgspec

from tui.core.anatomy.body import Region, Side, Spot, View
from tui.core.routines.routine import Contraindication, Group, Library, Routine, Step
from tui.core.routines.vocabulary import Asked, Contact, Equipment, Motion, StepSide, StopAction
from tui.core.safety.adapting import Adapted, adapt
from tui.core.safety.health import Health, HealthAnswer

DAY = dt.date(2026, 11, 22)


def bare(name: str, region: str, **fields: object) -> Step:
    """A step of 60 s with the fields that it must have, and these."""
    needed: dict[str, object] = {
        "id": name,
        "title": name,
        "instruction": "Rub.",
        "seconds": 60,
        "min_seconds": 30,
        "max_seconds": 120,
        "regions": (region,),
    }
    return msgspec.convert(needed | fields, Step)


def step(name: str, region: str, **fields: object) -> Step:
    """One of work, at pressure 5."""
    usual = {"motion": Motion.CIRCLES, "contact": Contact.FINGERTIPS, "pressure_max": 5}
    return bare(name, region, **usual | fields)


def each(name: str, region: str, **fields: object) -> Step:
    """The same in a group, on each side."""
    return step(name, region, side=StepSide.EACH, group="g", **fields)


def position(name: str, region: str, **fields: object) -> Step:
    """Getting into position for what comes next."""
    return step(name, region, motion=Motion.POSITION, contact=Contact.NONE, pressure_max=0, **fields)


BALL_AT_WALL = Routine(
    id="ball-at-wall",
    title="Ball at the wall",
    regions=("neck-back", "upper-back"),
    equipment=(Equipment.WALL, Equipment.BALL),
    contraindications=("skin", "thinner", "knees", "fever"),
    groups=(Group(id="g", sides=(Side.LEFT, Side.RIGHT), rest_seconds=5),),
    steps=(
        step("rub", "neck-back"),
        position("place", "upper-back", side=StepSide.EACH, group="g"),
        each("roll", "upper-back", motion=Motion.ROLL, contact=Contact.BALL),
    ),
)
FEET = Routine(
    id="feet",
    title="Feet",
    regions=("calf", "foot-sole"),
    groups=(Group(id="g", sides=(Side.LEFT, Side.RIGHT), rest_seconds=5),),
    steps=(
        position("leg-up", "calf", side=StepSide.EACH, group="g"),
        each("calf", "calf"),
        position("foot-up", "foot-sole", side=StepSide.EACH, group="g"),
        each("sole", "foot-sole"),
    ),
)


def item(name: str, action: StopAction, **fields: object) -> Contraindication:
    return msgspec.convert({"id": name, "text": f"{name}.", "action": action} | fields, Contraindication)


ITEMS = (
    item("clot", StopAction.STOP, asked=Asked.ALONE),
    item("fever", StopAction.STOP),
    item("heart", StopAction.STOP, asked=Asked.ONCE, regions=["chest"]),
    item("skin", StopAction.SKIP_AREA),
    item("eye", StopAction.SKIP_AREA, asked=Asked.ONCE, regions=["eye-rim"]),
    item("thinner", StopAction.ASK, asked=Asked.ONCE, without=["ball", "roller"], pressure_max=3),
    item(
        "numb",
        StopAction.ASK,
        advice="Ask first.",
        asked=Asked.ONCE,
        regions=["foot-sole", "calf"],
        pressure_max=2,
    ),
    item("knees", StopAction.GENTLE, advice="Bend less.", asked=Asked.ONCE),
)
NAMES = ("neck-back", "upper-back", "calf", "foot-sole", "chest", "eye-rim")
LIBRARY = Library(
    language="en",
    regions=tuple(Region(id=name, name=name, views=(View.BACK,), sided=True) for name in NAMES),
    sources=(),
    contraindications=ITEMS,
    routines=(BALL_AT_WALL, FEET),
)


def yes(*places: Spot, was_allowed: bool = False) -> HealthAnswer:
    """It is so, at these places, or wherever."""
    return HealthAnswer(is_true=True, on=DAY, places=places, was_allowed=was_allowed)


def adapted(routine: Routine, **answers: HealthAnswer) -> Adapted:
    """What these answers leave of it."""
    return adapt(routine, Health(answers=answers), LIBRARY)
