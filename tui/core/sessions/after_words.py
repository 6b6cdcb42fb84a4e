"""What is said after a session, on whatever front end."""

from tui.core.catalogue import marked, say
from tui.core.entries.entry import PassOutcome, SessionEntry

SORE_NOW = marked("How sore is it now?")
SORE_AT_WORST = marked("How sore was each tender point at its worst?")
WHERE_EXACTLY = marked("Where exactly?")
HOW_IT_ENDED = marked("How did it end?")
ANY_NOTE = marked("Anything to remember about this session?")
SORE_FOR_A_DAY = marked(
    "A little soreness for a day is common. "
    "If pain lasts for weeks, wakes you at night or keeps growing, see a doctor."
)
FELT_SHARP = marked(
    "One place felt sharp: leave it out for now. If it stays sharp, tingles or goes numb, have it looked at."
)


def parting_words(entry: SessionEntry) -> str:
    """What may be expected now; after something sharp that comes first."""
    is_sharp = any(each.outcome is PassOutcome.STOPPED for each in entry.passes)
    return say(FELT_SHARP if is_sharp else SORE_FOR_A_DAY)


def saved_words(*, is_stored: bool) -> str:
    """Where the session is, and that the questions are no duty."""
    if is_stored:
        return say("It is in your journal. The questions that follow can all be left out.")
    return say("It is not in your journal yet. The questions that follow can all be left out.")
