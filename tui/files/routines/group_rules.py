"""What groups and their steps owe each other."""

from collections.abc import Sequence

from tui.core.catalogue import say
from tui.core.routines.vocabulary import StepSide
from tui.files.describe import near, quoted
from tui.files.routines.field_rules import Fault, Faults
from tui.files.routines.routine_drafts import Known, RoutineDraft, repeated, sound_steps


def groups_hold_together(draft: RoutineDraft, _known: Known) -> Faults:
    """Groups are defined once and used, and their steps stand in one run."""
    if "groups" in draft.broken:
        return
    names = [group.id for group in draft.routine.groups]
    for place, name in repeated(names):
        yield Fault(
            ("groups", place, "id"),
            say("{name} a second time", name=quoted(name)),
            say("an id of its own for every group"),
        )
    yield from _unused_groups(draft, names)
    before: str | None = None
    met: set[str] = set()
    for place, step in sound_steps(draft, "group"):
        if step.group and step.group not in names:
            yield Fault(
                ("steps", place, "group"),
                quoted(step.group),
                say('a group defined in "groups" of the routine') + near(step.group, names),
            )
        elif step.group and step.group in met and step.group != before:
            yield Fault(
                ("steps", place, "group"),
                say("group {group} a second time, after other steps", group=step.group),
                say("its steps together"),
            )
        met |= {step.group} if step.group else set()
        before = step.group


def _unused_groups(draft: RoutineDraft, names: Sequence[str]) -> Faults:
    """Groups without a step, told only where no step misses its group: one mistake, one line."""
    if not groups_are_clear(draft):
        return
    used = {each.step.group for each in draft.steps}
    for place, name in enumerate(names):
        if name not in used:
            yield Fault(
                ("groups", place),
                say("group {group}, which no step uses", group=name),
                say("a step with it, or no such group"),
            )


def groups_are_clear(draft: RoutineDraft) -> bool:
    """Whether every step that should have a group has one that is defined."""
    names = {group.id for group in draft.routine.groups}
    return "groups" not in draft.broken and all(
        not {"side", "group"} & each.broken
        and (each.step.side is StepSide.EACH) == (each.step.group is not None)
        and (each.step.group is None or each.step.group in names)
        for each in draft.steps
    )
