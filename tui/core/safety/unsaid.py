"""What an own step leaves unsaid, taken for what is careful: its motion, what touches, how hard.

All three may be left out of an own file, and read like nothing then.
"""

from collections.abc import Collection, Iterable

from tui.core.routines.routine import Routine, Step
from tui.core.routines.vocabulary import TOOLS, Contact, Equipment, HandsBusy, Motion, Origin

USUAL_PRESSURE = 5
"""What a step is taken to press with that says no pressure, of 10 (content.md B.1)."""


def is_plainly_a_rest(step: Step) -> bool:
    """Whether nothing touches: so it says in a built-in step, an own one rests where it only breathes."""
    if step.motion is not Motion.REST or step.contact is not Contact.NONE or step.pressure_max > 0:
        return False
    only_breathes = step.hands_busy is HandsBusy.NONE and step.breath is not None
    return step.origin is not Origin.USER or only_breathes


def is_unsaid_work(step: Step) -> bool:
    """Whether an own step may be work, though it says no motion."""
    return step.origin is Origin.USER and step.motion is Motion.REST and not is_plainly_a_rest(step)


def says_no_contact(step: Step) -> bool:
    """Whether an own step may be done with anything."""
    return step.origin is Origin.USER and step.contact is Contact.NONE and not is_plainly_a_rest(step)


def may_touch(step: Step) -> bool:
    """Whether something touches the body; an own step that says nothing at all may be any."""
    return step.contact is not Contact.NONE or is_unsaid_work(step)


def may_be_done_with(step: Step, contacts: Collection[Contact]) -> bool:
    """Whether one of these touches in a step; what rolls, and says over nothing, rolls over any tool."""
    rolls = says_no_contact(step) and step.motion is Motion.ROLL
    return step.contact in contacts or (rolls and not TOOLS.keys().isdisjoint(contacts))


def unnamed_tools(routine: Routine) -> frozenset[Equipment]:
    """The tools that a routine needs, and no step of it says it uses."""
    named = {TOOLS[step.contact] for step in routine.steps if step.contact in TOOLS}
    return frozenset(TOOLS.values()) & (frozenset(routine.equipment) - named)


def tools_of(contacts: Iterable[Contact]) -> frozenset[Equipment]:
    """The things that these contacts need."""
    return frozenset(TOOLS[contact] for contact in contacts if contact in TOOLS)


def pressure_of(step: Step) -> int:
    """How hard it presses at most, of 10; the usual where it does not say."""
    return step.pressure_max or USUAL_PRESSURE
