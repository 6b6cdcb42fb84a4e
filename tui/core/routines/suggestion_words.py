"""Why something is suggested, in words."""

from tui.core.catalogue import marked, say, say_count
from tui.core.places.findings import Finding
from tui.core.routines.routine import Library
from tui.core.routines.vocabulary import TimeOfDay
from tui.core.text import sentence_case

_YESTERDAY = marked("yesterday")
_DAYS = (
    marked("on Monday"),
    marked("on Tuesday"),
    marked("on Wednesday"),
    marked("on Thursday"),
    marked("on Friday"),
    marked("on Saturday"),
    marked("on Sunday"),
)
_WITH_FAVOURITE = {
    TimeOfDay.MORNING: marked("Morning, and one of your favourites."),
    TimeOfDay.WORKDAY: marked("A working day, and one of your favourites."),
    TimeOfDay.EVENING: marked("Evening, and one of your favourites."),
}
_MADE_FOR = {
    TimeOfDay.MORNING: marked("Made for the morning."),
    TimeOfDay.WORKDAY: marked("Made for a working day."),
    TimeOfDay.EVENING: marked("Made for the evening."),
}


def day_in_words(days_ago: int, weekday: int) -> str:
    """A day of the last week, such as "yesterday" or "on Monday"; weekday 0 is Monday."""
    return say(_YESTERDAY) if days_ago == 1 else say(_DAYS[weekday])


def comes_back_in_words(found: Finding, library: Library) -> str:
    """How often a place was tender, such as "... tender in 3 of the last 5 sessions there."."""
    return say(
        "{where}: tender in {count} of the last {worked} sessions there.",
        where=sentence_case(library.where(found.spot.region, found.spot.side)),
        count=found.count,
        worked=found.worked,
    )


def left_early_in_words(day: str) -> str:
    """It was ended before its end on that day."""
    return say("You left it early {day}.", day=day)


def left_out_in_words(day: str) -> str:
    """Steps of it were gone past on that day."""
    return say("You left out a part of it {day}.", day=day)


def of_the_hour_in_words(time: TimeOfDay, *, is_favourite: bool) -> str:
    """What it is made for, which is now."""
    return say((_WITH_FAVOURITE if is_favourite else _MADE_FOR)[time])


def favourite_in_words(days_ago: int | None) -> str:
    """A favourite, and when it was done last; None where that is long ago, or never."""
    if not days_ago:
        return say("One of your favourites.")
    return say_count(
        "One of your favourites, last done {count} day ago.",
        "One of your favourites, last done {count} days ago.",
        days_ago,
    )


def usual_length_in_words(minutes: int) -> str:
    """It takes what the person usually has."""
    return say_count(
        "Fits the {count} minute you usually take.", "Fits the {count} minutes you usually take.", minutes
    )


def length_in_words(length: int, minutes: int) -> str:
    """It takes so many of the minutes there are."""
    return say_count(
        "Takes {length} of your {count} minute.",
        "Takes {length} of your {count} minutes.",
        minutes,
        length=length,
    )
