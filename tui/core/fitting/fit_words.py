"""What is said about a session that was made to fit."""

from collections.abc import Sequence

from tui.core.anatomy.body import Spot, Target
from tui.core.anatomy.body_words import target_in_words
from tui.core.catalogue import marked, say, say_count
from tui.core.fitting.fit import FitRequest
from tui.core.fitting.moves import Material
from tui.core.line_folding import cells
from tui.core.routines.routine import Library, Routine
from tui.core.routines.titles import TITLE_CELLS
from tui.core.routines.vocabulary import Advance, Setting
from tui.core.text import sentence_case
from tui.core.words import minutes_and_seconds

SUMMARY_CELLS = 120
STATION_WORDS = {
    Setting.DESK: marked("at the desk"),
    Setting.CHAIR: marked("on a chair"),
    Setting.STANDING: marked("standing"),
    Setting.WALL: marked("at the wall"),
    Setting.FLOOR: marked("on the floor"),
}


def names_in_words(names: Sequence[str]) -> str:
    """Several names as one phrase: "neck, shoulder and palm"."""
    *others, last = names
    return say("{others} and {last}", others=", ".join(others), last=last) if others else last


def places_in_words(request: FitRequest, library: Library) -> str:
    """The wanted places, such as "top of your shoulder and back of your neck"."""
    return names_in_words([library.where(place.region, place.side) for place in request.places])


def title_of(request: FitRequest, library: Library) -> str:
    """The name in the journal, such as "7 minutes: neck and shoulder"; at most TITLE_CELLS long."""
    names = list(dict.fromkeys(library.region_name(place.region) for place in request.places))
    brief = list(dict.fromkeys(_brief(name, names) for name in names))
    minutes = say_count("{count} minute", "{count} minutes", request.minutes)
    shorter = (_first_of(brief, known) for known in range(len(brief) - 1, 0, -1))
    last = _first_of([name.rpartition(" of the ")[2] for name in names], 1) if len(names) > 1 else names[0]
    for phrase in (names_in_words(names), names_in_words(brief), *shorter, last):
        title = say("{minutes}: {places}", minutes=minutes, places=phrase)
        if cells(title) <= TITLE_CELLS:
            return title
    return say_count("{minutes}: {count} place", "{minutes}: {count} places", len(names), minutes=minutes)


def _brief(name: str, names: Sequence[str]) -> str:
    """A name without its "back of the", where the rest is not said of another place too."""
    rest = name.rpartition(" of the ")[2]
    return name if any(rest in other for other in names if not other.endswith(f" of the {rest}")) else rest


def _first_of(names: Sequence[str], known: int) -> str:
    """The first few names, and how many more there are."""
    return names_in_words([*names[:known], say("{count} more", count=len(names) - known)])


def summary_of(routines: Sequence[Routine]) -> str:
    """What it is made of; at most SUMMARY_CELLS long."""
    titles = [routine.title for routine in routines]
    for known in range(len(titles), 0, -1):
        told = names_in_words(titles) if known == len(titles) else _first_of(titles, known)
        summary = say("Made of steps from: {routines}.", routines=told)
        if cells(summary) <= SUMMARY_CELLS:
            return summary
    return say_count(
        "Made of steps from {count} routine.", "Made of steps from {count} routines.", len(titles)
    )


def posture_of(routine: Routine) -> str:
    """Where it is done, one place after another: "First at the desk, then at the wall."."""
    stations = [routine.setting_of(step) for step in routine.steps]
    turns = [here for at, here in enumerate(stations) if not at or here is not stations[at - 1]]
    first, *others = [say(STATION_WORDS[turn]) for turn in turns]
    if not others:
        return f"{sentence_case(first)}."
    return say("First {first}, then {others}.", first=first, others=say(", then ").join(others))


def waits_in_words(routine: Routine) -> str:
    """Where it waits for a key, which no plan can count; empty where it never does."""
    titles = [step.title for step in routine.steps if step.advance is Advance.CONFIRM]
    if not titles:
        return ""
    return say("Waits for your key at {steps}: that is not counted.", steps=names_in_words(titles))


def never_in_words(place: Spot, library: Library) -> str:
    """Why a place is never worked; empty where it may be."""
    region = library.region(place.region)
    if region is None or region.target is not Target.NEVER:
        return ""
    return f"{sentence_case(region.name)}: {target_in_words(region)}"


def no_routine_for(request: FitRequest, library: Library) -> str:
    """That no step of any routine works what is wanted."""
    return say("No routine works {places} yet.", places=places_in_words(request, library))


def nothing_left(request: FitRequest, material: Material, library: Library) -> str:
    """Why there is nothing a plan could be made of."""
    if not material.left_out:
        return no_routine_for(request, library)
    why = names_in_words(list(dict.fromkeys(each.why for each in material.left_out)))
    return say("Nothing is left for {places}: {why}", places=places_in_words(request, library), why=why)


def too_short(request: FitRequest, least: int, library: Library) -> str:
    """That even the briefest step takes longer, and what would do."""
    return say_count(
        "{minutes} min is too short for {places}: it takes at least {least}. Try {count} minute.",
        "{minutes} min is too short for {places}: it takes at least {least}. Try {count} minutes.",
        -(-least // 60),
        minutes=request.minutes,
        places=places_in_words(request, library),
        least=minutes_and_seconds(least),
    )


def all_there_is(request: FitRequest, seconds: int, library: Library) -> str:
    """That every step there is takes no longer than that."""
    return say(
        "That is all there is for {places}: {time} at most. Another place would fill the rest.",
        places=places_in_words(request, library),
        time=minutes_and_seconds(seconds),
    )


def no_room(minutes: int) -> str:
    """Why a step is not in the plan."""
    return say_count("no room in {count} minute", "no room in {count} minutes", minutes)


def nothing_fits_the_rest(seconds: int) -> str:
    """That it ends early, although there are more steps."""
    return say("It ends {seconds} s early: no other step makes good use of that.", seconds=seconds)
