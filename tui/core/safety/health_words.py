"""What is said about health answers, on whatever front end; English, to be said through the catalogue."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from tui.core.anatomy.body import Side, Spot, Target
from tui.core.catalogue import marked, say, say_count
from tui.core.routines.plan import Plan
from tui.core.routines.routine import Contraindication, Library
from tui.core.routines.vocabulary import StopAction
from tui.core.safety.adapting import Adapted, LeftOutStep, lowers_pressure, pressure_left
from tui.core.safety.concerning import is_to_be_asked, leaves_out, places_of
from tui.core.safety.health import Health, HealthAnswer
from tui.core.words import MONTHS, day_in_words

WELCOME = marked("Before you begin")
WHAT_IT_IS = marked(
    "Unknot guides you, step by step, while you rub tired muscles. It is not medical care: it cannot look at "
    "you, and it heals nothing."
)
WHAT_TO_KEEP_OFF = marked(
    "Leave out any place that is injured, broken, infected, swollen or numb. Sharp, electric or numb means "
    "stop."
)
AFTERWARDS = marked(
    "A little soreness for a day is common. If pain lasts for weeks, wakes you at night or keeps growing, "
    "see a doctor."
)
WHERE_IT_STAYS = marked("What you answer stays on this machine: no export, report or journal has it.")
IS_IT_TRUE = marked("Is this true for you?")
LASTING_AT_FIRST = marked("Is one of these true for you?")
LASTING_BEFORE = marked("And is one of these true for you? It is asked once, and again after three months.")
EACH_TIME = marked("Is one of these true today?")
ALONE = marked("Is this true today?")
WHY_ALONE = marked("Asked each time before legs, feet and a ball: pressing on a clot can set it loose.")
STILL_SO = marked("Is it still so?")
WHAT_IS_LEFT = marked("So this is what is left of it")
AS_WRITTEN = marked("All of it, as it is written.")
HOW_TO_CHANGE = marked("The command health shows and changes what you said.")
LEAVE_IT_OUT = marked("Leave this routine out if one of these is true today:")
TAKE_CARE = marked("Take care if one of these is:")
HOW_TO_SAY_YES = marked("Mark it and press y.")
WHERE_IS_IT = marked("Where is it?")
POINT_AT_IT = marked("Mark each place and press y; l or r where it is one side only.")
HAVE_YOU_ASKED = marked("Have you asked somebody trained about it?")
WHERE_TO_CHANGE = marked("h: change what you said")
_DOES = {
    StopAction.STOP: marked("closes routines that name it"),
    StopAction.SKIP_AREA: marked("left out there"),
}


def places_in_words(places: tuple[Spot, ...], library: Library) -> str:
    """Such as "back of both shoulders, left palm"."""
    if is_everywhere(places, library):
        return say("everywhere")
    return ", ".join(library.where_in_short(place.region, place.side or Side.BOTH) for place in places)


def is_everywhere(places: tuple[Spot, ...], library: Library) -> bool:
    """Whether no place is left that could be worked."""
    named = {place.region for place in places if place.side not in (Side.LEFT, Side.RIGHT)}
    return named >= {region.id for region in library.regions if region.target is not Target.NEVER}


def short_day(day: dt.date, today: dt.date) -> str:
    """A day of this year without its year, such as "22 Nov"."""
    words = say("{day} {month}", day=day.day, month=say(MONTHS[day.month - 1]))
    return words if day.year == today.year else f"{words} {day.year}"


def answer_in_words(item: Contraindication, answer: HealthAnswer | None, library: Library) -> str:
    """What was said and what that does, in one line."""
    if answer is None:
        return say("Not asked yet.")
    day = day_in_words(answer.on)
    if not answer.is_true:
        return say("No, said on {day}.", day=day)
    return say("Yes, said on {day}: {does}.", day=day, does=_what_it_does(item, answer, library))


def _what_it_does(item: Contraindication, answer: HealthAnswer, library: Library) -> str:
    if is_everywhere(answer.places, library):
        return say("left out everywhere")
    if answer.places:
        return say("left out at {places}", places=places_in_words(answer.places, library))
    if is_to_be_asked(item, answer):
        return _until_asked(item)
    if item.action in _DOES:
        return say(_DOES[item.action])
    if not lowers_pressure(item):
        return say("shorter, as firm as it is written")
    return say("lighter and shorter, up to {number} of 10", number=pressure_left(item))


def _until_asked(item: Contraindication) -> str:
    if item.regions:
        return say("left out where it matters, until you have asked somebody trained")
    return say("closed until you have asked somebody trained")


def yes_in_short(answer: HealthAnswer, library: Library) -> str:
    """A yes beside the line it was said to."""
    if answer.places:
        return say("Yes: {places}", places=places_in_words(answer.places, library))
    return say("Yes, and lightly is fine") if answer.was_allowed else say("Yes")


def said_on(item: Contraindication, answer: HealthAnswer, today: dt.date) -> str:
    """What was said, and when."""
    if answer.on == today:
        return say("You said today: {text}", text=item.text)
    return say("On {day} you said: {text}", day=short_day(answer.on, today), text=item.text)


# What the answers do to a routine


class Told(msgspec.Struct, frozen=True):
    """What is different from the routine as it is written, and the answers it is so for."""

    does: str
    because: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        """The same as lines, one thing on each."""
        return [self.does, *self.because]


def what_differs(adapted: Adapted, health: Health, today: dt.date) -> list[Told]:
    """What is left out or made gentler; nothing where it is done as it is written."""

    def said(item: Contraindication) -> tuple[str, ...]:
        answer = health.answers[item.id]
        is_told_what_to_do = item.action is StopAction.GENTLE or is_to_be_asked(item, answer)
        advice = (item.advice,) if is_told_what_to_do and item.advice else ()
        return (said_on(item, answer, today), *advice)

    told = []
    for item in adapted.left_out_for:
        gone = [each for each in adapted.left_out if each.because.id == item.id]
        told.append(Told(_left_out_in_words(gone), said(item)))
    if adapted.softened_by:
        most = _most_left(adapted)
        words = (
            say("Lighter and shorter: up to {number} of 10.", number=most)
            if most is not None
            else say("Shorter, and as firm as it is written.")
        )
        because = [line for item in adapted.softened_by for line in said(item)]
        told.append(Told(words, (*because, *_what_to_see_to(adapted))))
    return told


def _what_to_see_to(adapted: Adapted) -> Iterator[str]:
    """What cannot be left out, for the routine does not say where it is."""
    if adapted.says_no_contact and any(item.without for item in adapted.softened_by):
        yield say("Its steps do not say what touches you: use your hands, no ball and no roller.")


_LEFT_OUT = {
    None: marked("Left out: {steps}."),
    Side.LEFT: marked("Left out on your left side: {steps}."),
    Side.RIGHT: marked("Left out on your right side: {steps}."),
}


def _left_out_in_words(left_out: list[LeftOutStep]) -> str:
    """Such as "Left out: Press the sacrum. Left out on your left side: Roll down, Roll up."."""
    told = []
    for side, words in _LEFT_OUT.items():
        titles = [each.step.title for each in left_out if each.side is side]
        if titles:
            told.append(say(words, steps=", ".join(dict.fromkeys(titles))))
    return " ".join(told)


def now_takes(plan: Plan) -> str:
    """How long it takes now."""
    return say_count("It takes {count} minute so.", "It takes {count} minutes so.", plan.minutes)


def light_aim(adapted: Adapted) -> str:
    """What to aim for where it is softened; empty where it is not."""
    most = _most_left(adapted)
    if most is None:
        return ""
    return say("Lightly: up to {number} of 10. Sharp, electric or numb means stop.", number=most)


def _most_left(adapted: Adapted) -> int | None:
    """What is left of the pressure; None where no answer asks for less."""
    return min((pressure_left(item) for item in adapted.softened_by if lowers_pressure(item)), default=None)


def refused_lines(item: Contraindication, answer: HealthAnswer | None, today: dt.date) -> list[str]:
    """Why a routine is closed, and what to do instead."""
    said = say("You said yes to: {text}", text=item.text)
    if answer is not None and answer.on != today:
        said = said_on(item, answer, today)
    return [
        say("Not today, then."),
        said,
        *([say("This routine works nothing else.")] if _is_about_places(item, answer) else []),
        item.advice or say("Please have it looked at before you rub here."),
        say("Nothing was started."),
    ]


def _is_about_places(item: Contraindication, answer: HealthAnswer | None) -> bool:
    """Whether it leaves out some places, and these were all."""
    if item.action is StopAction.ASK:
        return answer is not None and leaves_out(item, answer) and bool(places_of(item, answer))
    return item.action is StopAction.SKIP_AREA
