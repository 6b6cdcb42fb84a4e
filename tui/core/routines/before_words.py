"""What is said before a session, on whatever front end: how long, what it needs, who should not."""

from tui.core.anatomy.body_words import EQUIPMENT_WORDS, SETTING_WORDS
from tui.core.catalogue import marked, say, say_count
from tui.core.entries.entry import Pace
from tui.core.routines.plan import Plan
from tui.core.routines.routine import Routine
from tui.core.routines.vocabulary import Equipment

WALL_WORDS = marked("Wall mode: there any key marks a tender point, and any key goes on.")
AIM_WORDS = marked("Aim for 3 to 5 of 10. Sharp, electric or numb means stop.")
NO_SOURCE_CITED = marked("Our own routine: no source is cited.")
SORE_BEFORE = marked("How sore is it right now?")
NO_NUMBER_WORDS = marked("No number is fine too: not answered is not 0.")

PACE_WORDS = {
    Pace.QUICK: marked("quick"),
    Pace.NORMAL: marked("normal"),
    Pace.SLOW: marked("slow"),
    Pace.UNTIMED: marked("untimed"),
}


def length_line(plan: Plan) -> str:
    """How long it takes, where, and at which pace, such as "7 minutes · standing"."""
    minutes = say_count("{count} minute", "{count} minutes", plan.minutes)
    pace = "" if plan.pace is Pace.NORMAL else f" · {say(PACE_WORDS[plan.pace])}"
    where = dict.fromkeys(say(SETTING_WORDS[setting]) for setting in plan.routine.settings)
    return f"{minutes} · {', '.join(where)}{pace}"


def equipment_in_words(routine: Routine) -> str:
    """The things a routine needs, with what can stand in for them."""
    names = [_with_alternatives(routine, item) for item in routine.equipment]
    return ", ".join(names) if names else say("nothing but your hands")


def _with_alternatives(routine: Routine, item: Equipment) -> str:
    *others, last = routine.equipment_alternatives.get(item.value, ("",))
    instead = say("{others} or {last}", others=", ".join(others), last=last) if others else last
    name = say(EQUIPMENT_WORDS[item])
    return f"{name} ({instead})" if instead else name
