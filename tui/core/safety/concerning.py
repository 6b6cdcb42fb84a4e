"""Which contraindications a routine is about, and which of its work is at a place."""

from tui.core.anatomy.body import Side, Spot
from tui.core.routines.routine import Contraindication, Library, Routine, Step
from tui.core.routines.vocabulary import TOOLS, Asked, Contact, StopAction
from tui.core.safety.health import Health, HealthAnswer
from tui.core.safety.unsaid import is_unsaid_work, may_be_done_with, unnamed_tools

LEGS_AND_FEET = frozenset(
    ("thigh-front", "thigh-back", "shin", "calf", "knee-hollow", "ankle", "foot-top", "foot-sole", "toes")
)
"""Where the clot question is asked; and before every tool that rolls (content.md B.3, row clot)."""
ARMS = frozenset(("upper-arm", "forearm-inner", "forearm-outer", "palm", "hand-back"))
"""Where a clot can be too: one that was said closes them, though it is not asked about before them."""


def works(step: Step) -> bool:
    """Whether a step presses or moves anything: a position without pressure does not.

    An own step that does not say how it moves may do either, so it counts as work.
    """
    presses = step.contact is not Contact.NONE and step.pressure_max > 0
    return not step.is_still or presses or is_unsaid_work(step)


def leaves_out(item: Contraindication, answer: HealthAnswer) -> bool:
    """Whether a yes leaves its places out: by its nature, or until somebody trained was asked about them."""
    return item.action is StopAction.SKIP_AREA or is_to_be_asked(item, answer)


def is_to_be_asked(item: Contraindication, answer: HealthAnswer) -> bool:
    """Whether it is true, and somebody trained is still to be asked about it."""
    return item.action is StopAction.ASK and answer.is_true and not answer.was_allowed


def places_of(item: Contraindication, answer: HealthAnswer) -> tuple[Spot, ...]:
    """The places it is about: those pointed at, else its regions on all sides; none is all of the body."""
    return answer.places or tuple(Spot(region, None) for region in item.regions)


def works_place(step: Step, side: Side | None, item: Contraindication, answer: HealthAnswer) -> bool:
    """Whether a step on this side (None: on any) comes near what an answer is about."""
    places = places_of(item, answer)
    return not places or any(place.region in step.regions and place.is_on(side) for place in places)


def needs_clot_question(routine: Routine) -> bool:
    """Whether it works legs or feet, or rolls over something: one is asked about clots then, every time."""
    return bool(unnamed_tools(routine)) or any(
        may_be_done_with(step, TOOLS.keys()) or LEGS_AND_FEET.intersection(step.regions)
        for step in routine.steps
        if works(step)
    )


def concerning(routine: Routine, library: Library, health: Health) -> tuple[Contraindication, ...]:
    """What matters before this routine: what it names, and what was said about a place that it works."""
    return tuple(
        item
        for item in library.contraindications
        if item.id in routine.contraindications
        or (item.asked is Asked.ALONE and needs_clot_question(routine))
        or _meets(item, health.answers.get(item.id), routine)
    )


def _meets(item: Contraindication, answer: HealthAnswer | None, routine: Routine) -> bool:
    """Whether a true answer is about work of a routine that does not name it.

    One that has no place is about the whole person only where it says to ask first, such as blood thinners:
    sore knees, a fever or a headache are asked about where a routine names them.
    """
    if answer is None or not answer.is_true:
        return False
    if item.asked is Asked.ALONE:
        return any(works(step) and ARMS.intersection(step.regions) for step in routine.steps)
    if not places_of(item, answer):
        return item.action is StopAction.ASK
    return any(works(step) and works_place(step, None, item, answer) for step in routine.steps)
