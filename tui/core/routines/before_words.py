"""What is said before a session, on whatever front end: how long, what it needs, who should not."""

from tui.core.anatomy.body_words import SETTING_WORDS
from tui.core.catalogue import say
from tui.core.entries.entry import Pace
from tui.core.routines.plan import Plan
from tui.core.routines.routine import Contraindication, Equipment, Routine

WALL_WORDS = "Wall mode: there any key marks a tender point, and any key goes on."
AIM_WORDS = "Aim for 3 to 5 of 10. Sharp, electric or numb means stop."
CARE_WORDS = "Take care if one of these is:"
SORE_BEFORE = "How sore is it right now?"
NO_NUMBER_WORDS = "No number is fine too: not answered is not 0."


def length_line(plan: Plan) -> str:
    """How long it takes, where, and at which pace, such as "7 minutes · standing"."""
    minutes = "minute" if plan.minutes == 1 else "minutes"
    pace = "" if plan.pace is Pace.NORMAL else f" · {plan.pace.value}"
    where = dict.fromkeys(say(SETTING_WORDS[setting]) for setting in plan.routine.settings)
    return f"{plan.minutes} {minutes} · {', '.join(where)}{pace}"


def equipment_in_words(routine: Routine) -> str:
    """The things a routine needs, with what can stand in for them."""
    names = [_with_alternatives(routine, item) for item in routine.equipment]
    return ", ".join(names) if names else "nothing but your hands"


def _with_alternatives(routine: Routine, item: Equipment) -> str:
    *others, last = routine.equipment_alternatives.get(item.value, ("",))
    instead = f"{', '.join(others)} or {last}" if others else last
    return f"{item.value} ({instead})" if instead else item.value


def refused_lines(said_yes_to: Contraindication) -> list[str]:
    """Why the routine is closed, and what to do instead."""
    return [
        "Not today, then.",
        f"You said yes to: {said_yes_to.text}",
        said_yes_to.advice or "Please have it looked at before you rub here.",
        "Nothing was started.",
    ]
