"""What a routine owes the body: cautions where it is delicate, questions before it starts."""

from collections.abc import Iterator, Sequence

import msgspec

from tui.core.catalogue import marked, say
from tui.core.routines.routine import Contraindication, Routine, Step
from tui.core.routines.vocabulary import Contact, Setting, StopAction
from tui.files.describe import near, quoted
from tui.files.routines.field_rules import Fault, Faults
from tui.files.routines.routine_drafts import Known, RoutineDraft, sound_steps

NECK = frozenset({"neck-back", "skull-base"})
HEAD = frozenset({"forehead", "face", "eye-rim", "scalp"})
EYES = frozenset({"eye-rim"})
HANDS = frozenset({"palm", "hand-back"})
FEET = frozenset({"ankle", "foot-top", "foot-sole", "toes"})
LEGS = FEET | {"thigh-front", "thigh-back", "shin", "calf"}
HIPS = frozenset({"low-back", "sacrum", "buttock", "hip-side"})
CHEST = frozenset({"chest"})
CLOT, KNEES = "clot", "knee-balance"
OF_ALL = ("injury-recent", "skin", "bone", "blood-thinner", "fever")
"""Asked before every shipped routine (content.md B.3)."""
_ASKED_FOR: tuple[tuple[str, frozenset[str], str], ...] = (
    ("neck-red-flags", NECK, marked("neck steps")),
    ("artery", NECK, marked("neck steps")),
    ("head-red-flags", HEAD | NECK, marked("head or neck steps")),
    ("eye", EYES, marked("eye steps")),
    ("hand-nerve", HANDS, marked("hand steps")),
    ("back-red-flags", HIPS, marked("lower back or hip steps")),
    ("numb-feet", FEET | {"calf"}, marked("foot or calf steps")),
    ("pregnancy", HIPS | LEGS, marked("lower back, hip, leg or foot steps")),
    ("heart", CHEST, marked("chest steps")),
)
"""The contraindications that go with regions (content.md B.3); clot and knees follow other facts."""
OF_OWN = frozenset({CLOT, "neck-red-flags", "artery"})
"""What an own file is reminded of: the others are asked by what the person has said before."""


def risky_steps_have_a_caution(draft: RoutineDraft, known: Known) -> Faults:
    """Neck, eye, ball and leg steps say what to keep off."""
    for place, step in sound_steps(draft, "regions", "contact", "caution"):
        risk = _risk(step)
        if risk and not step.caution.strip():
            yield Fault(
                ("steps", place, "caution"),
                say("no caution in {risk} step", risk=say(risk)),
                say("a word on what to keep off"),
                known.shipped,
            )


def _risk(step: Step) -> str | None:
    if NECK & set(step.regions):
        return marked("a neck")
    if step.contact is Contact.BALL:
        return marked("a ball")
    if EYES & set(step.regions) and not step.is_still:
        return marked("an eye")
    return marked("a leg") if LEGS & set(step.regions) else None


def questions_are_asked(draft: RoutineDraft, known: Known) -> Faults:
    """A routine asks what its places call for: leg and ball ones about clots, neck ones about the neck."""
    if {"contraindications", "setting"} & draft.broken or any(
        {"regions", "contact"} & each.broken for each in draft.steps
    ):
        return
    for name, why in _questions(draft.routine):
        if name not in draft.routine.contraindications and (known.shipped or name in OF_OWN):
            yield Fault(
                ("contraindications",),
                say("no {name}, but {why}", name=quoted(name), why=say(why)),
                say("{name} among them", name=quoted(name)),
                known.shipped,
            )


def _questions(routine: Routine) -> Iterator[tuple[str, str]]:
    """What has to be asked, and why; the order is that of the table."""
    worked = {region for step in routine.steps for region in step.regions}
    ball = any(step.contact is Contact.BALL for step in routine.steps)
    if LEGS & worked or ball:
        yield CLOT, marked("leg steps") if LEGS & worked else marked("ball steps")
    yield from ((name, why) for name, regions, why in _ASKED_FOR if regions & worked)
    if routine.setting is Setting.WALL:
        yield KNEES, marked("it is done at a wall")
    yield from ((name, marked("every routine asks it")) for name in OF_ALL)


def contraindication_faults(stop: Contraindication, known: Known) -> Faults:
    """The regions a contraindication is about are known."""
    for place, region in enumerate(stop.regions):
        if region not in known.regions and "regions" not in known.broken:
            hint = near(region, known.regions)
            yield Fault(
                ("regions", place),
                say("the unknown region {name}", name=quoted(region)),
                say('one that is built in or defined in "{part}"', part="regions") + hint,
            )


def stops_as_repeated(stops: Sequence[Contraindication]) -> tuple[Contraindication, ...]:
    """The same, whole and with less: older files repeat them without what a yes leaves out."""
    bare = Contraindication(id="", text="", action=StopAction.STOP)
    plain = {name: getattr(bare, name) for name in ("asked", "regions", "without", "pressure_max")}
    return (*stops, *(msgspec.structs.replace(stop, **plain) for stop in stops))
