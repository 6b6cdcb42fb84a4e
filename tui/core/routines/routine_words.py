"""What is said about a routine before it is chosen: its steps, its evidence, who should not."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tui.core.anatomy.body import Side
from tui.core.anatomy.body_words import EVIDENCE_WORDS, SETTING_WORDS
from tui.core.catalogue import marked, say, say_count
from tui.core.routines.before_words import equipment_in_words
from tui.core.routines.plan import Plan, make_plan
from tui.core.routines.routine import Contraindication, Library, Routine, Source, Step
from tui.core.routines.vocabulary import Evidence, StepSide, StopAction, TimeOfDay
from tui.core.text import sentence_case
from tui.core.words import minutes_and_seconds

EVIDENCE_SENTENCES: Mapping[Evidence, str] = {
    Evidence.SMALL_TRIALS: marked("The same kind of self-massage was tried in small controlled studies."),
    Evidence.INDIRECT: marked("Shown for massage by somebody trained, or for a neighbouring technique."),
    Evidence.MIXED: marked("Studies disagree."),
    Evidence.WEAK: marked("Hardly studied."),
    Evidence.PRACTICE: marked("From practice and tradition: nobody has studied it."),
}
"""What each evidence mark stands for (content.md C.1)."""
KIND_WORDS: Mapping[str, str] = {
    "T": marked("a trial"),
    "R": marked("a review of studies"),
    "G": marked("a guideline"),
    "E": marked("expert advice"),
    "C": marked("a case report"),
}
ACTION_WORDS: Mapping[StopAction, str] = {
    StopAction.STOP: marked("then not this routine"),
    StopAction.SKIP_AREA: marked("then leave out that place"),
    StopAction.ASK: marked("then ask somebody trained first"),
    StopAction.GENTLE: marked("then only with care"),
}
TIME_WORDS: Mapping[TimeOfDay, str] = {
    TimeOfDay.MORNING: marked("in the morning"),
    TimeOfDay.WORKDAY: marked("on a working day"),
    TimeOfDay.EVENING: marked("in the evening"),
}
_FOLDER = re.compile(r"^.*?/(?=[^/]*\.json)")
NO_SOURCES = marked("It names no source.")


class StepLine(msgspec.Struct, frozen=True, kw_only=True):
    """A step in a list: its title, its sides, and its time as a clock shows it."""

    title: str
    sides: str
    sides_in_short: str
    time: str


def facts_line(routine: Routine, plan: Plan | None = None) -> str:
    """How long and where, such as "7 min · standing"."""
    minutes = (plan or make_plan(routine)).minutes
    return f"{say('{minutes} min', minutes=minutes)} · {say(SETTING_WORDS[routine.setting])}"


def needs_line(routine: Routine) -> str:
    """What one needs, such as "You need: wall, ball (a rolled towel)"."""
    return say("You need: {things}", things=equipment_in_words(routine))


def times_line(routine: Routine) -> str:
    """When it fits best; empty where any time will do."""
    times = say(" or ").join(say(TIME_WORDS[time]) for time in routine.times_of_day)
    return say("Fits best {times}.", times=times) if times else ""


def step_lines(routine: Routine) -> Iterator[StepLine]:
    """Every step as it is done at normal pace."""
    for step in routine.steps:
        sides = sides_in_words(routine, step)
        yield StepLine(
            title=step.title,
            sides=sides,
            sides_in_short=say("each") if sides == say("each side") else sides,
            time=minutes_and_seconds(step.seconds),
        )


def sides_in_words(routine: Routine, step: Step) -> str:
    """On which sides a step is done, in a word or two; empty where it is done once, for both or neither."""
    if step.group is not None:
        sides = routine.group(step.group).sides
        return say("each side") if len(sides) > 1 else _one_side(sides[0])
    return _one_side(Side(step.side.value)) if step.side in (StepSide.LEFT, StepSide.RIGHT) else ""


def _one_side(side: Side) -> str:
    return say("left") if side is Side.LEFT else say("right")


def instruction_of(routine: Routine, step: Step) -> str:
    """What to do, said for every side at once: a session says the one it is about."""
    sides = routine.group(step.group).sides if step.group is not None else ()
    if len(sides) == 1:
        side, other = _one_side(sides[0]), _one_side(sides[0].other)
    else:
        side, other = say("left or right"), say("other")
    return step.instruction.replace("{side}", side).replace("{other}", other)


def total_line(plan: Plan) -> str:
    """The sum: the work, and with everything between."""
    return say(
        "{work} of work, {whole} with getting ready",
        work=minutes_and_seconds(round(plan.work_ms / 1000)),
        whole=minutes_and_seconds(round(plan.whole_ms / 1000)),
    )


def evidence_line(routine: Routine) -> str:
    """The evidence mark, and how many sources are named."""
    count = len(sources_of(routine))
    named = say_count("{count} source", "{count} sources", count) if count else say("no source named")
    return f"{say(EVIDENCE_WORDS[routine.evidence])} · {named}"


def sources_of(routine: Routine) -> tuple[str, ...]:
    """The ids of all sources it names, those of its steps after its own."""
    of_steps = [source for step in routine.steps for source in step.sources]
    return tuple(dict.fromkeys((*routine.sources, *of_steps)))


def sources_named(routine: Routine, library: Library) -> tuple[Source, ...]:
    """The same as records; one that no file defines is left out."""
    return library.sources_called(sources_of(routine))


def source_lines(source: Source) -> tuple[str, str, str]:
    """Its title; who says it, when, and what kind of word it is; where to read it."""
    parts = (source.publisher, str(source.year or ""), say(KIND_WORDS[source.kind]))
    return source.title, " · ".join(part for part in parts if part), source.url


def question_line(item: Contraindication) -> str:
    """Who should not, and what a yes asks for."""
    text, then = item.text.rstrip("."), say(ACTION_WORDS[item.action])
    return f"{text} {sentence_case(then)}." if text.endswith(("?", "!")) else f"{text}: {then}."


def cautions_of(routine: Routine) -> tuple[tuple[str, str], ...]:
    """The titles of its steps with what to take care of in each."""
    return tuple((step.title, step.caution) for step in routine.steps if step.caution)


def told_by_name(problem: str) -> str:
    """A line about a file with its name alone: where there are many, the folder is said elsewhere."""
    return _FOLDER.sub("", problem, count=1)


def is_found(routine: Routine, library: Library, typed: str) -> bool:
    """Whether every typed word stands somewhere in its title, summary, places, where or what it needs."""
    said = [
        routine.title,
        routine.summary,
        routine.id,
        say(SETTING_WORDS[routine.setting]),
        *(thing.value for thing in routine.equipment),
        *map(library.region_name, routine.regions),
        *(step.title for step in routine.steps),
    ]
    words = " ".join(said).casefold()
    return all(word in words for word in typed.casefold().split())


class RoutineSection(msgspec.Struct, frozen=True):
    """Routines under one heading."""

    heading: str
    routines: tuple[Routine, ...]


def sections_of(
    library: Library, own: Sequence[str], favourites: Sequence[str], typed: str = ""
) -> tuple[RoutineSection, ...]:
    """Favourites, then the built-in ones, then the person's own; only those that have what was typed."""
    found = [routine for routine in library.routines if is_found(routine, library, typed)]
    liked = [routine for routine in found if routine.id in favourites]
    others = [routine for routine in found if routine.id not in favourites]
    sections = (
        RoutineSection(say("Favourites"), tuple(liked)),
        RoutineSection(say("Built in"), tuple(each for each in others if each.id not in own)),
        RoutineSection(say("Your own"), tuple(each for each in others if each.id in own)),
    )
    return tuple(section for section in sections if section.routines)
