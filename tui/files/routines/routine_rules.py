"""What the parts of a routine owe each other, and what it may refer to."""

from collections.abc import Callable, Collection, Sequence

from tui.core.anatomy.body import Target
from tui.core.catalogue import marked, say
from tui.core.routines.vocabulary import Advance, HandsBusy, KeyReach, Origin
from tui.files.describe import near, quoted
from tui.files.routines.field_rules import Fault, Faults
from tui.files.routines.group_rules import groups_are_clear, groups_hold_together
from tui.files.routines.routine_drafts import Known, RoutineDraft, repeated, sound_steps, total_seconds
from tui.files.routines.routine_fields import LEAST_TOTAL_SECONDS, MOST_TOTAL_SECONDS
from tui.files.routines.safety_rules import questions_are_asked, risky_steps_have_a_caution
from tui.files.routines.spot_rules import paths_come_by_known_spots
from tui.files.strict_json import Where

_UNKNOWN = {
    "regions": marked("the unknown region {name}"),
    "sources": marked("the unknown source {name}"),
    "contraindications": marked("the unknown contraindication {name}"),
}
RoutineRule = Callable[[RoutineDraft, Known], Faults]


def routine_faults(draft: RoutineDraft, known: Known) -> Faults:
    """Everything wrong between the parts of a routine."""
    for rule in ROUTINE_RULES:
        yield from rule(draft, known)


def step_ids_once(draft: RoutineDraft, _known: Known) -> Faults:
    """A step id names one step of its routine."""
    for place, step_id in repeated([each.step.id for each in draft.steps]):
        yield Fault(
            ("steps", place, "id"),
            say("{name} a second time", name=quoted(step_id)),
            say("an id of its own for every step"),
        )


def regions_may_be_worked(draft: RoutineDraft, known: Known) -> Faults:
    """Every region is known, may be worked, and is named by the routine.

    A slip in what the routine names is told there alone: its steps may well be right.
    """
    named = draft.routine.regions if "regions" in draft.given else ()
    slips = [
        fault
        for place, region in enumerate(named)
        for fault in _region_faults(("regions", place), region, known)
    ]
    yield from slips
    held_to = () if slips else named
    for number, step in sound_steps(draft, "regions"):
        for place, region in enumerate(step.regions):
            if region not in named:
                yield from _step_region_faults(("steps", number, "regions", place), region, held_to, known)


def _step_region_faults(where: Where, region: str, named: Sequence[str], known: Known) -> Faults:
    faults = list(_region_faults(where, region, known))
    if named and not faults:
        faults = [
            Fault(
                where,
                quoted(region),
                say("one of the routine's regions: {regions}", regions=", ".join(named)),
            )
        ]
    yield from faults


def _region_faults(where: Where, region_id: str, known: Known) -> Faults:
    region = known.regions.get(region_id)
    if region_id not in known.regions and "regions" not in known.broken:
        yield _unknown(where, region_id, known.regions, "regions")
    elif region and region.target is Target.NEVER:
        yield Fault(
            where,
            quoted(region_id),
            say("a region that may be worked: never press the {region}", region=region.name),
        )


def _unknown(where: Where, name: str, known: Collection[str], part: str) -> Fault:
    return Fault(
        where,
        say(_UNKNOWN[part], name=quoted(name)),
        say('one that is built in or defined in "{part}"', part=part) + near(name, known),
    )


def references_resolve(draft: RoutineDraft, known: Known) -> Faults:
    """Sources and contraindications are known by their ids."""
    routine = draft.routine
    yield from unresolved("contraindications", routine.contraindications, known)
    yield from unresolved("sources", routine.sources, known)
    for number, step in sound_steps(draft, "sources"):
        for fault in unresolved("sources", step.sources, known):
            yield fault.below("steps", number)


def unresolved(part: str, names: Sequence[str], known: Known) -> Faults:
    """The names that no such part of a file defines; nothing is told where that part itself is broken."""
    defined = known.sources if part == "sources" else known.contraindications
    for place, name in enumerate(names):
        if name not in defined and part not in known.broken:
            yield _unknown((part, place), name, defined, part)


def repeated_steps_are_known(draft: RoutineDraft, known: Known) -> Faults:
    """A step that repeats another names one there is, and not itself.

    In a file of somebody's own that is only warned about: the other may be in a file that is not here.
    """
    for number, step in sound_steps(draft, "same_as", "id"):
        if step.same_as is None:
            continue
        where: Where = ("steps", number, "same_as")
        if step.same_as == f"{draft.routine.id}/{step.id}":
            yield Fault(where, say("the step itself"), say("another step, or nothing"), known.shipped)
        elif step.same_as.removeprefix("own/") not in known.steps:
            found = say("the unknown step {name}", name=quoted(step.same_as))
            yield Fault(where, found, f"ROUTINE/STEP{near(step.same_as, known.steps)}", known.shipped)


def steps_follow_earlier_ones(draft: RoutineDraft, known: Known) -> Faults:
    """A step goes on from one before it, in its own group or in none.

    Somebody who leaves out or moves a step of an own routine is only told: it can be done all the same.
    """
    for number, step in sound_steps(draft, "follows", "group"):
        if step.follows is None:
            continue
        before = [each.step for each in draft.steps[:number] if each.step.group in (None, step.group)]
        names = [each.id for each in before]
        if step.follows not in names:
            yield Fault(
                ("steps", number, "follows"),
                quoted(step.follows),
                say("an earlier step, of the same group or of none") + near(step.follows, names),
                known.shipped,
            )


def claims_have_a_source(draft: RoutineDraft, _known: Known) -> Faults:
    """Only a routine of the person's own needs no source."""
    routine = draft.routine
    if (
        draft.broken.isdisjoint({"sources", "origin"})
        and routine.origin is not Origin.USER
        and not routine.sources
    ):
        yield Fault(
            ("sources",),
            say("no source with origin {origin}", origin=routine.origin),
            say("at least one source id, or origin user"),
        )


def alternatives_are_needed(draft: RoutineDraft, _known: Known) -> Faults:
    """An alternative stands for a thing the routine needs."""
    if draft.broken.isdisjoint({"equipment", "equipment_alternatives"}):
        needed = [str(thing) for thing in draft.routine.equipment]
        for thing in draft.routine.equipment_alternatives:
            if thing not in needed:
                yield Fault(
                    ("equipment_alternatives", thing),
                    say("a thing that is not in equipment"),
                    say("one of {words}", words=", ".join(needed) or say("none")),
                )


def keys_can_be_pressed(draft: RoutineDraft, _known: Known) -> Faults:
    """A step that waits for a key must leave a hand for it; the first is started from the keyboard."""
    for place, step in sound_steps(draft, "advance", "hands_busy", "keyboard"):
        waits = step.advance is Advance.CONFIRM and place > 0
        if waits and (step.hands_busy is HandsBusy.BOTH or step.keyboard is KeyReach.NO):
            yield Fault(
                ("steps", place, "advance"),
                say(
                    "confirm with hands_busy {hands} and keyboard {keyboard}",
                    hands=step.hands_busy,
                    keyboard=step.keyboard,
                ),
                say("timer: nobody could press the key"),
            )


def total_adds_up(draft: RoutineDraft, _known: Known) -> Faults:
    """The whole is neither a blink nor an hour, and a total typed in is right."""
    if (
        "steps" in draft.broken
        or not groups_are_clear(draft)
        or any("seconds" in each.broken for each in draft.steps)
    ):
        return
    total, typed = total_seconds(draft.routine), draft.routine.seconds_total
    if not LEAST_TOTAL_SECONDS <= total <= MOST_TOTAL_SECONDS:
        limits = say("{least} to {most} s", least=LEAST_TOTAL_SECONDS, most=MOST_TOTAL_SECONDS)
        yield Fault(
            ("steps",),
            say("{total} s in all", total=total),
            say("steps of {limits} in all, both sides counted", limits=limits),
        )
    elif typed is not None and "seconds_total" not in draft.broken and typed != total:
        yield Fault(
            ("seconds_total",),
            str(typed),
            say("{total}, the sum of the steps, or no total at all", total=total),
        )


ROUTINE_RULES: tuple[RoutineRule, ...] = (
    step_ids_once,
    groups_hold_together,
    regions_may_be_worked,
    paths_come_by_known_spots,
    references_resolve,
    repeated_steps_are_known,
    steps_follow_earlier_ones,
    claims_have_a_source,
    alternatives_are_needed,
    keys_can_be_pressed,
    total_adds_up,
    risky_steps_have_a_caution,
    questions_are_asked,
)
