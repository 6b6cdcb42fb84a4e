"""What stands on the pages before a session, apart from what is asked there."""

from collections.abc import Mapping, Sequence

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
from tui.widgets.paragraphs import ASK, BULLET, QUIET, STRONG, PagePart, Paragraph


def need_parts(preparation: Preparation, told: Sequence[PagePart]) -> list[PagePart]:
    """What it is, how long it takes and what it needs; `told` comes after its length."""
    routine = preparation.routine
    lines: list[PagePart] = [
        Paragraph(routine.summary),
        Paragraph(length_line(preparation.plan()), ASK),
        *adapted_parts(preparation),
        *told,
        Paragraph(say("You need: {things}", things=equipment_in_words(routine))),
        Paragraph(routine.posture),
    ]
    if len(routine.sides) > 1 and len(preparation.open_sides) > 1:
        lines.append(Paragraph(_side_line(preparation.sides)))
    if any(routine.is_hands_free_in(step) for step in routine.steps):
        lines.append(Paragraph(say(WALL_WORDS), QUIET, is_close=True))
    aim = light_aim(preparation.adapted) or say(AIM_WORDS)
    return [*lines, Paragraph(aim, QUIET)]


def _side_line(chosen: tuple[Side, ...]) -> str:
    words = {BOTH_SIDES: say("both"), (Side.LEFT,): say("left only"), (Side.RIGHT,): say("right only")}
    parts = [f"[{word}]" if sides == chosen else f" {word} " for sides, word in words.items()]
    return f"{say('Which sides?')}\n{' '.join(parts)}"


def adapted_parts(preparation: Preparation) -> list[PagePart]:
    """What is left out or made gentler, for which answer, and how to change it."""
    parts: list[PagePart] = []
    for told in what_differs(preparation.adapted, preparation.health, preparation.today):
        parts.append(Paragraph(told.does, STRONG, is_close=True))
        *others, last = told.because
        parts += [Paragraph(line, QUIET, is_close=True) for line in others]
        parts.append(Paragraph(last, QUIET))
    return [*parts, Paragraph(say(WHERE_TO_CHANGE), QUIET)] if parts else []


def known_parts(
    preparation: Preparation, findings: Mapping[Spot, Finding], doses: Sequence[Dose], library: Library
) -> list[PagePart]:
    """Where it was tender before on these sides, and what speaks for less there today."""
    told = lines_before(findings, preparation.routine, preparation.sides, library)
    dose = first_dose(doses, preparation.sides)
    return [
        *([Paragraph(f"{say(TENDER_BEFORE)}:", is_close=True)] if told else []),
        *(Paragraph(line, is_close=True, mark=BULLET) for line in told),
        *([Paragraph("", is_close=True)] if told else []),
        *([Paragraph(dose.words_at(library))] if dose else []),
    ]


def source_parts(routine: Routine, library: Library) -> list[PagePart]:
    """How well it is supported, and who says what."""
    cited = library.sources_called(routine.sources)
    nothing = "" if cited else say(NO_SOURCE_CITED)
    return [
        Paragraph(say("Where this comes from"), ASK),
        Paragraph(f"{sentence_case(say(EVIDENCE_WORDS[routine.evidence]))}."),
        *(part for source in cited for part in _told_by(source)),
        Paragraph(nothing, QUIET),
    ]


def _told_by(source: Source) -> list[PagePart]:
    """What it found or says, and under it where that can be read."""
    if not source.fact:
        return [Paragraph(source_in_words(source), mark=BULLET)]
    return [
        Paragraph(source.fact, is_close=True, mark=BULLET),
        Paragraph(source_in_words(source), QUIET, mark=" "),
    ]


def refused_parts(lines: Sequence[str]) -> list[PagePart]:
    """Why the routine is closed, and what to do instead."""
    heading, *reasons, last = lines
    return [
        Paragraph(heading, ASK),
        *(Paragraph(line) for line in reasons),
        Paragraph(last, QUIET),
    ]


def still_parts(preparation: Preparation, item: Contraindication) -> list[PagePart]:
    """Something said earlier that closes the routine: is it still so?"""
    answer = preparation.answer_to(item)
    if answer is None:  # taken back meanwhile, in another copy of the program
        return []
    asks = HAVE_YOU_ASKED if item.action is StopAction.ASK else STILL_SO
    return [
        Paragraph(said_on(item, answer, preparation.today)),
        Paragraph(say(asks), ASK),
        Paragraph(item.advice, QUIET),
    ]


def alone_parts(item: Contraindication) -> list[PagePart]:
    """The one question that has a page of its own."""
    return [
        Paragraph(say(ALONE), ASK),
        Paragraph(item.text),
        Paragraph(say(WHY_ALONE), QUIET),
    ]


def changed_parts(preparation: Preparation) -> list[PagePart]:
    """What today's answers leave of it."""
    heading = Paragraph(say(WHAT_IS_LEFT), ASK)
    if preparation.adapted.is_as_written:
        return [heading, Paragraph(say(AS_WRITTEN))]
    takes = Paragraph(now_takes(preparation.plan()), QUIET)
    return [heading, *adapted_parts(preparation), takes]
