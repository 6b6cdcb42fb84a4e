"""What the question of the day says, and what is said of its answer."""

import datetime as dt

from tui.core.catalogue import marked, say
from tui.core.entries.due_question import MorningAfter, day_of
from tui.core.entries.entry import CheckIn, NextMorning, SessionEntry
from tui.core.routines.routine import Library
from tui.core.text import sentence_case

MORNING_TITLE = marked("The morning after")
WEEKLY_TITLE = marked("Once a week")
HOW_IS_IT = marked("How is it today, compared with before that session?")
IN_THE_WAY = marked("How much has soreness got in your way these last days?")
NOT_AT_ALL, COMPLETELY = marked("not at all"), marked("completely")
HOW_RARELY = marked("One question a day at most. To turn them off: settings (, on the body).")
MORNING_WORDS = {
    NextMorning.BETTER: marked("better"),
    NextMorning.SAME: marked("about the same"),
    NextMorning.WORSE: marked("worse"),
}
MORNING_KEYS = {"b": NextMorning.BETTER, "s": NextMorning.SAME, "w": NextMorning.WORSE}


def session_asked_about(session: SessionEntry, now: dt.datetime) -> str:
    """Which session, such as "Yesterday 18:05: Tight shoulders"."""
    at = session.started_at
    told = marked("Yesterday, {at:%H:%M}: {routine}")
    if day_of(at) != at.date():
        told = marked("Yesterday late, {at:%H:%M}: {routine}")
    return say(told, at=at, routine=session.routine_title)


def how_sore_where(question: MorningAfter, library: Library) -> str:
    """What the number is asked for, such as "Top of your right shoulder: how sore is it now?"."""
    place = question.place
    where = "" if place is None else library.where(place.region, place.side)
    return say("{place}: how sore is it now?", place=sentence_case(where)) if where else ""


def morning_in_words(answer: NextMorning) -> str:
    """The answer in an entry, such as "the morning after: better"."""
    return say("the morning after: {answer}", answer=say(MORNING_WORDS[answer]))


def kept_in_words(stored: CheckIn) -> str:
    """What was kept, with its numbers: a slip of the finger is seen at once."""
    if stored.next_morning is None:
        return say("Kept: in the way, {number} of 10.", number=stored.interference)
    answer = say(MORNING_WORDS[stored.next_morning])
    if not stored.ratings:
        return say("Kept: {answer}.", answer=answer)
    return say("Kept: {answer}, sore {number} of 10.", answer=answer, number=stored.ratings[0].now)
