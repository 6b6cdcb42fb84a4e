"""What the question of the day says, and what is said of its answer."""

import datetime as dt

from tui.core.entries.due_question import MorningAfter, day_of
from tui.core.entries.entry import CheckIn, NextMorning, SessionEntry
from tui.core.routines.routine import Library
from tui.core.text import sentence_case

MORNING_TITLE = "The morning after"
WEEKLY_TITLE = "Once a week"
HOW_IS_IT = "How is it today, compared with before that session?"
IN_THE_WAY = "How much has soreness got in your way these last days?"
NOT_AT_ALL, COMPLETELY = "not at all", "completely"
HOW_RARELY = "One question a day at most. To turn them off: settings (, on the body)."
MORNING_WORDS = {
    NextMorning.BETTER: "better",
    NextMorning.SAME: "about the same",
    NextMorning.WORSE: "worse",
}
MORNING_KEYS = {"b": NextMorning.BETTER, "s": NextMorning.SAME, "w": NextMorning.WORSE}


def session_asked_about(session: SessionEntry, now: dt.datetime) -> str:
    """Which session, such as "Yesterday 18:05: Tight shoulders"."""
    at = session.started_at
    late = " late" if day_of(at) != at.date() else ""
    return f"Yesterday{late}, {at:%H:%M}: {session.routine_title}"


def how_sore_where(question: MorningAfter, library: Library) -> str:
    """What the number is asked for, such as "Top of your right shoulder: how sore is it now?"."""
    place = question.place
    where = "" if place is None else library.where(place.region, place.side)
    return f"{sentence_case(where)}: how sore is it now?" if where else ""


def morning_in_words(answer: NextMorning) -> str:
    """The answer in an entry, such as "the morning after: better"."""
    return f"the morning after: {MORNING_WORDS[answer]}"


def kept_in_words(stored: CheckIn) -> str:
    """What was kept, with its numbers: a slip of the finger is seen at once."""
    if stored.next_morning is None:
        return f"Kept: in the way, {stored.interference} of 10."
    sore = f", sore {stored.ratings[0].now} of 10" if stored.ratings else ""
    return f"Kept: {MORNING_WORDS[stored.next_morning]}{sore}."
