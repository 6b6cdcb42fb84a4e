"""What stands on the pages before a session, apart from what is asked there."""

from collections.abc import Mapping, Sequence

from textual.widget import Widget
from textual.widgets import Static

from tui.core.anatomy.body import Side, Spot
from tui.core.anatomy.body_words import EVIDENCE_WORDS, source_in_words
from tui.core.catalogue import say
from tui.core.places.dose import Dose, first_dose
from tui.core.places.finding_words import TENDER_BEFORE, lines_before
from tui.core.places.findings import Finding
from tui.core.routines.before_words import (
    AIM_WORDS,
    NO_SOURCE_CITED,
    WALL_WORDS,
    equipment_in_words,
    length_line,
)
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Contraindication, Library, Routine, Source
from tui.core.routines.vocabulary import StopAction
from tui.core.safety.health_words import (
    ALONE,
    AS_WRITTEN,
    HAVE_YOU_ASKED,
    STILL_SO,
    WHAT_IS_LEFT,
    WHERE_TO_CHANGE,
    WHY_ALONE,
    light_aim,
    now_takes,
    said_on,
    what_differs,
)
from tui.core.safety.preparing import Preparation
from tui.core.text import sentence_case
from tui.widgets.bulleted import Bulleted
from tui.widgets.text import literal


def need_parts(preparation: Preparation, told: Sequence[Widget]) -> list[Widget]:
    """What it is, how long it takes and what it needs; `told` comes after its length."""
    routine = preparation.routine
    lines: list[Widget] = [
        Static(literal(routine.summary)),
        Static(literal(length_line(preparation.plan())), classes="ask"),
        *adapted_parts(preparation),
        *told,
        Static(literal(say("You need: {things}", things=equipment_in_words(routine)))),
        Static(literal(routine.posture)),
    ]
    if len(routine.sides) > 1 and len(preparation.open_sides) > 1:
        lines.append(Static(literal(_side_line(preparation.sides)), id="sides"))
    if any(routine.is_hands_free_in(step) for step in routine.steps):
        lines.append(Static(literal(say(WALL_WORDS)), classes="quiet close"))
    aim = light_aim(preparation.adapted) or say(AIM_WORDS)
    return [*lines, Static(literal(aim), classes="quiet")]


def _side_line(chosen: tuple[Side, ...]) -> str:
    words = {BOTH_SIDES: say("both"), (Side.LEFT,): say("left only"), (Side.RIGHT,): say("right only")}
    parts = [f"[{word}]" if sides == chosen else f" {word} " for sides, word in words.items()]
    return f"{say('Which sides?')}\n{' '.join(parts)}"


def adapted_parts(preparation: Preparation) -> list[Widget]:
    """What is left out or made gentler, for which answer, and how to change it."""
    parts: list[Widget] = []
    for told in what_differs(preparation.adapted, preparation.health, preparation.today):
        parts.append(Static(literal(told.does), classes="different close"))
        *others, last = told.because
        parts += [Static(literal(line), classes="quiet close") for line in others]
        parts.append(Static(literal(last), classes="quiet"))
    return [*parts, Static(literal(say(WHERE_TO_CHANGE)), classes="quiet")] if parts else []


def known_parts(
    preparation: Preparation, findings: Mapping[Spot, Finding], doses: Sequence[Dose], library: Library
) -> list[Widget]:
    """Where it was tender before on these sides, and what speaks for less there today."""
    told = lines_before(findings, preparation.routine, preparation.sides, library)
    dose = first_dose(doses, preparation.sides)
    return [
        *([Static(literal(f"{say(TENDER_BEFORE)}:"), classes="close")] if told else []),
        *(Bulleted(line, classes="close") for line in told),
        *([Static(classes="close")] if told else []),
        *([Static(literal(dose.words_at(library)), classes="known")] if dose else []),
    ]


def source_parts(routine: Routine, library: Library) -> list[Widget]:
    """How well it is supported, and who says what."""
    cited = library.sources_called(routine.sources)
    nothing = "" if cited else say(NO_SOURCE_CITED)
    return [
        Static(literal(say("Where this comes from")), classes="ask"),
        Static(literal(f"{sentence_case(say(EVIDENCE_WORDS[routine.evidence]))}.")),
        *(part for source in cited for part in _told_by(source)),
        Static(literal(nothing), classes="quiet"),
    ]


def _told_by(source: Source) -> list[Widget]:
    """What it found or says, and under it where that can be read."""
    if not source.fact:
        return [Bulleted(source_in_words(source))]
    return [
        Bulleted(source.fact, classes="close"),
        Bulleted(source_in_words(source), mark=" ", classes="quiet"),
    ]


def refused_parts(lines: Sequence[str]) -> list[Widget]:
    """Why the routine is closed, and what to do instead."""
    heading, *reasons, last = lines
    return [
        Static(literal(heading), classes="ask"),
        *(Static(literal(line)) for line in reasons),
        Static(literal(last), classes="quiet"),
    ]


def still_parts(preparation: Preparation, item: Contraindication) -> list[Widget]:
    """Something said earlier that closes the routine: is it still so?"""
    answer = preparation.answer_to(item)
    if answer is None:  # taken back meanwhile, in another copy of the program
        return []
    asks = HAVE_YOU_ASKED if item.action is StopAction.ASK else STILL_SO
    return [
        Static(literal(said_on(item, answer, preparation.today))),
        Static(literal(say(asks)), classes="ask"),
        Static(literal(item.advice), classes="quiet"),
    ]


def alone_parts(item: Contraindication) -> list[Widget]:
    """The one question that has a page of its own."""
    return [
        Static(literal(say(ALONE)), classes="ask"),
        Static(literal(item.text)),
        Static(literal(say(WHY_ALONE)), classes="quiet"),
    ]


def changed_parts(preparation: Preparation) -> list[Widget]:
    """What today's answers leave of it."""
    heading = Static(literal(say(WHAT_IS_LEFT)), classes="ask")
    if preparation.adapted.is_as_written:
        return [heading, Static(literal(say(AS_WRITTEN)))]
    takes = Static(literal(now_takes(preparation.plan())), classes="quiet")
    return [heading, *adapted_parts(preparation), takes]
