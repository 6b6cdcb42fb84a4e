"""What a routine owes the body: cautions where it is delicate, questions before it starts."""

from collections.abc import Iterator

from tui.core.routines.routine import Contact, Routine, Step
from tui.files.describe import quoted
from tui.files.routines.field_rules import Fault, Faults
from tui.files.routines.routine_drafts import Known, RoutineDraft, sound_steps

NECK = frozenset({"neck-back", "skull-base"})
LEGS = frozenset({"thigh-front", "thigh-back", "shin", "calf", "ankle", "foot-top", "foot-sole", "toes"})
CLOT, NECK_QUESTIONS = "clot", ("neck-red-flags", "artery")


def risky_steps_have_a_caution(draft: RoutineDraft, known: Known) -> Faults:
    """Neck, ball and leg steps say what to keep off."""
    for place, step in sound_steps(draft, "regions", "contact", "caution"):
        risk = _risk(step)
        if risk and not step.caution.strip():
            yield Fault(
                ("steps", place, "caution"),
                f"no caution in a {risk} step",
                "a word on what to keep off",
                known.shipped,
            )


def _risk(step: Step) -> str | None:
    if NECK & set(step.regions):
        return "neck"
    if step.contact is Contact.BALL:
        return "ball"
    return "leg" if LEGS & set(step.regions) else None


def questions_are_asked(draft: RoutineDraft, known: Known) -> Faults:
    """Leg, foot and ball routines ask about clots, neck routines about the neck."""
    if "contraindications" in draft.broken or any(
        {"regions", "contact"} & each.broken for each in draft.steps
    ):
        return
    for name, why in _questions(draft.routine):
        if name not in draft.routine.contraindications:
            yield Fault(
                ("contraindications",),
                f"no {quoted(name)}, but {why} steps",
                f"{quoted(name)} among them",
                known.shipped,
            )


def _questions(routine: Routine) -> Iterator[tuple[str, str]]:
    worked = {region for step in routine.steps for region in step.regions}
    ball = any(step.contact is Contact.BALL for step in routine.steps)
    if LEGS & worked or ball:
        yield CLOT, "leg" if LEGS & worked else "ball"
    if NECK & worked:
        yield from ((name, "neck") for name in NECK_QUESTIONS)
