"""What the fields of one step owe each other."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tui.core.catalogue import say
from tui.core.routines.routine import Step
from tui.core.routines.vocabulary import Motion, StepSide
from tui.files.describe import near, quoted
from tui.files.routines.field_rules import Fault, Faults
from tui.files.routines.routine_drafts import StepDraft

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_PLACEHOLDERS = ("{side}", "{other}")


@dataclass(frozen=True)
class StepRule:
    """A rule over some fields of a step; it waits until all of them are sound."""

    needs: frozenset[str]
    faults: Callable[[Step], Faults]


def step_faults(draft: StepDraft) -> Faults:
    """Everything wrong between the fields of a step."""
    for rule in STEP_RULES:
        if not rule.needs & draft.broken:
            yield from rule.faults(draft.step)


def seconds_between_limits(step: Step) -> Faults:
    """The file's own limits must hold its own seconds."""
    if not step.min_seconds <= step.seconds <= step.max_seconds:
        yield Fault(
            ("seconds",),
            say(
                "min {least}, seconds {seconds}, max {most}",
                least=step.min_seconds,
                seconds=step.seconds,
                most=step.max_seconds,
            ),
            "min_seconds <= seconds <= max_seconds",
        )


def stroke_fits(step: Step) -> Faults:
    """At least one stroke must fit."""
    if step.pace_bpm and step.pace_bpm * step.seconds < 60:
        yield Fault(
            ("pace_bpm",),
            say("{pace} strokes a minute in {seconds} s", pace=step.pace_bpm, seconds=step.seconds),
            say("at least one whole stroke: {pace} a minute or more", pace=-(-60 // step.seconds)),
        )


def breath_fits(step: Step) -> Faults:
    """At least one breath must fit."""
    if step.breath and step.breath.seconds > step.seconds:
        yield Fault(
            ("breath",),
            say(
                "a breath of {parts} = {breath} s in a step of {seconds} s",
                parts=_sum(step),
                breath=step.breath.seconds,
                seconds=step.seconds,
            ),
            say("a breath that fits into the step"),
        )


def breath_keeps_pace(step: Step) -> Faults:
    """Squeezing follows the breath, so both must name the same speed."""
    if step.motion is Motion.SQUEEZE_GLIDE and step.breath and step.pace_bpm:
        cycle = step.breath.seconds
        if step.pace_bpm * cycle != 60:
            yield Fault(
                ("pace_bpm",),
                say(
                    "a pace of {pace} a minute with a breath of {parts} = {cycle} s",
                    pace=step.pace_bpm,
                    parts=_sum(step),
                    cycle=cycle,
                ),
                say("the pace of the breath, 60 / {cycle} = {pace}", cycle=cycle, pace=f"{60 / cycle:g}"),
            )


def _sum(step: Step) -> str:
    breath = step.breath
    return f"{breath.in_}+{breath.hold}+{breath.out}" if breath else ""


def group_fits_side(step: Step) -> Faults:
    """`each` is done once per side of its group, and nothing else has one."""
    if step.side is StepSide.EACH and step.group is None:
        yield Fault(
            ("group",), say("side each without a group"), say('the id of a group in "groups" of the routine')
        )
    if step.side is not StepSide.EACH and step.group is not None:
        yield Fault(
            ("group",),
            say("group {group} with side {side}", group=step.group, side=step.side),
            say("no group, or side each: only those belong together"),
        )


def _braces(field: str, said: Callable[[Step], str], *, allowed: bool) -> StepRule:
    """The rule for the braces of one text; `allowed` where the side is put into it."""

    def faults(step: Step) -> Faults:
        text = said(step)
        for match in _BRACES.finditer(text):
            expected = _brace_fault(match.group(), step.side, allowed=allowed)
            if expected:
                yield Fault(tuple(field.split(".")), _marked(text, match), expected)

    return StepRule(frozenset({field.split(".")[0], "side"}), faults)


def _brace_fault(braced: str, side: StepSide, *, allowed: bool) -> str | None:
    """What was expected instead of these braces, or None where they are right."""
    if braced in "{}":
        return say("no stray brace: only {side} and {other} are put into texts")
    if braced not in _PLACEHOLDERS:
        return say("{side} or {other}") + near(braced, _PLACEHOLDERS)
    if not allowed:
        return say("{side} and {other} only in instruction, tender_point_advice and caution")
    if side in (StepSide.BOTH, StepSide.NONE):
        return say("no {braced}, since the side is {side}", braced=braced, side=side)
    return None


def _marked(text: str, match: re.Match[str]) -> str:
    """The words around a spot, with the spot marked."""
    before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + 20]
    return f"{quoted(before + '»' + match.group()[:40] + '«' + after, limit=90)}"


STEP_RULES = (
    StepRule(frozenset({"min_seconds", "seconds", "max_seconds"}), seconds_between_limits),
    StepRule(frozenset({"pace_bpm", "seconds"}), stroke_fits),
    StepRule(frozenset({"breath", "seconds"}), breath_fits),
    StepRule(frozenset({"breath", "pace_bpm", "motion"}), breath_keeps_pace),
    StepRule(frozenset({"side", "group"}), group_fits_side),
    _braces("instruction", lambda step: step.instruction, allowed=True),
    _braces("tender_point_advice", lambda step: step.tender_point_advice, allowed=True),
    _braces("caution", lambda step: step.caution, allowed=True),
    _braces("title", lambda step: step.title, allowed=False),
    _braces("path.from", lambda step: step.path.from_ if step.path else "", allowed=False),
    _braces("path.to", lambda step: step.path.to if step.path else "", allowed=False),
)
