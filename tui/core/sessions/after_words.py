"""What is said after a session, on whatever front end."""

from tui.core.entries.entry import PassOutcome, SessionEntry

SORE_NOW = "How sore is it now?"
SORE_AT_WORST = "How sore was each tender point at its worst?"
WHERE_EXACTLY = "Where exactly?"
HOW_IT_ENDED = "How did it end?"
ANY_NOTE = "Anything to remember about this session?"
SORE_FOR_A_DAY = (
    "A little soreness for a day is common. "
    "If pain lasts for weeks, wakes you at night or keeps growing, see a doctor."
)
FELT_SHARP = (
    "One place felt sharp: leave it out for now. If it stays sharp, tingles or goes numb, have it looked at."
)


def parting_words(entry: SessionEntry) -> str:
    """What may be expected now; after something sharp that comes first."""
    is_sharp = any(each.outcome is PassOutcome.STOPPED for each in entry.passes)
    return FELT_SHARP if is_sharp else SORE_FOR_A_DAY


def saved_words(*, is_stored: bool) -> str:
    """Where the session is, and that the questions are no duty."""
    stored = "It is in your journal." if is_stored else "It is not in your journal yet."
    return f"{stored} The questions that follow can all be left out."
