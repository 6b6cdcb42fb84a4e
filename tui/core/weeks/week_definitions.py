"""What the numbers of a week mean: one source for the help of the week screen and for the README."""

from typing import NamedTuple

from tui.core.catalogue import marked, say
from tui.core.places.findings import SESSIONS_LOOKED_AT
from tui.core.weeks.week_records import (
    CLEAR_POINTS,
    CLEAR_SHARE,
    ENOUGH,
    ENOUGH_FOR_TREND,
    LATELY,
    SEVERE,
    TREND_LATEST,
    WEEKS_BESIDE,
)


class Definition(NamedTuple):
    """A number as it is called, and what it is; both are to be said."""

    called: str
    text: str

    @property
    def name(self) -> str:
        """What it is called where it is shown."""
        return say(self.called, **_NUMBERS)

    @property
    def meaning(self) -> str:
        """What it is, with the limits that hold."""
        return say(self.text, **_NUMBERS)


_NUMBERS = {
    "weeks": WEEKS_BESIDE,
    "days": 7 * WEEKS_BESIDE,
    "severe": SEVERE,
    "points": CLEAR_POINTS,
    "share": CLEAR_SHARE,
    "enough": ENOUGH,
    "sessions": SESSIONS_LOOKED_AT,
    "numbers": ENOUGH_FOR_TREND,
    "latest": TREND_LATEST,
    "lately": LATELY.days,
}


DEFINITIONS = (
    Definition(
        marked("missing"), marked("What was not answered is a dash and counts nowhere; it is never 0.")
    ),
    Definition(
        marked("day"),
        marked("An entry counts once, on the local day on which it started, in the zone it started in."),
    ),
    Definition(
        marked("minutes"),
        marked(
            "What you worked, without pauses, holds and getting ready. Each figure is rounded by itself; "
            "less than one is one."
        ),
    ),
    Definition(
        marked("dots, +, ?"),
        marked(
            "Below a day each dot is a session, + a check-in; of more than two, or than one, their number is "
            "before it. ? is a day that could not be read."
        ),
    ),
    Definition(marked("active days"), marked("Days with a session.")),
    Definition(
        marked("rest"), marked("A day without a session, from your first entry on. It is no failure.")
    ),
    Definition(marked("longest rest"), marked("The most days of rest in a row within the week.")),
    Definition(
        marked("now"),
        marked(
            "How sore: the median of the numbers of the week that were not given right after a session, "
            "those before one and those of check-ins."
        ),
    ),
    Definition(
        marked("weeks"),
        marked(
            "The last five weeks, this one at the right, each as high as its median; a dot where there is "
            "none. In plain characters each is a digit, and X is 10."
        ),
    ),
    Definition(marked("last"), marked("The same of the week before.")),
    Definition(
        marked("usual"),
        marked(
            "The median of the weeks before, {weeks} at most: of those with numbers where it is about "
            "soreness, and of all since your first entry where it is about sums."
        ),
    ),
    Definition(
        marked("(n)"),
        marked("How many numbers stand behind a figure; behind what is usual, how many weeks (wk)."),
    ),
    Definition(marked("max"), marked("The highest of the numbers of this week.")),
    Definition(
        marked("{severe}+"),
        marked(
            "How many of the numbers of this week were {severe} or more; where there is room, of how many."
        ),
    ),
    Definition(
        marked("before and after"),
        marked(
            "Medians over the n sessions of the week that you rated both before and after. The line from 0 "
            "to 10 goes from the empty dot to the full one, in plain characters from o to *."
        ),
    ),
    Definition(
        marked("clearly less, clearly more"),
        marked(
            "At least {points} points and {share:.0%} of the number before: "
            "a change most people would notice."
        ),
    ),
    Definition(marked("a little"), marked("At least {points} points, but less than {share:.0%}.")),
    Definition(marked("about the same"), marked("Less than {points} points: one point is noise.")),
    Definition(
        marked("too few to say"),
        marked(
            "A change is only named with {enough} numbers or more on both sides; from what is usual, "
            "with as many in this week and in two of the weeks before."
        ),
    ),
    Definition(
        marked("first numbers"),
        marked("Rated in this week and never before, in a journal that could be read whole."),
    ),
    Definition(
        marked("3 of 5"),
        marked(
            "How many of the last {sessions} sessions that worked this region and side, "
            "up to the end of the week, marked a tender point there: as many dots are full."
        ),
    ),
    Definition(marked("new"), marked("The first mark ever was in the latest of them.")),
    Definition(
        marked("unknown"),
        marked("The same, where not all of the journal could be read: it may not be the first."),
    ),
    Definition(
        marked("recurring"), marked("Marked in 3 or more of them, or in the latest after an earlier mark.")
    ),
    Definition(marked("fading"), marked("Marked in 1 or 2 of them, but not in the latest.")),
    Definition(marked("quiet"), marked("Marked in none of them.")),
    Definition(
        marked("eased after"),
        marked(
            "The median time of the holds of the week that eased, and how many did; others do not count. "
            "was is the same of the week before, with the number of holds that eased then."
        ),
    ),
    Definition(
        marked("left and right"),
        marked(
            "Tender points of each side, and in how many of the sessions that worked it; "
            "a mark on both sides counts on each."
        ),
    ),
    Definition(
        marked("figure"),
        marked(
            "The tender points of the week by place; with f those of the {days} days up to its end. "
            "One on both sides counts on each."
        ),
    ),
    Definition(
        marked("mornings after"),
        marked(
            "Your answers on the morning after a session: better, same or worse than before it. "
            "Of several about one session the latest counts."
        ),
    ),
    Definition(
        marked("in the way"),
        marked(
            "Your answers to how much it got in your way, 0 not at all, 10 completely: "
            "median and worst of n answers."
        ),
    ),
    Definition(
        marked("over the months"),
        marked(
            "The median of each month, from {numbers} numbers in twelve months on; now is the median "
            "of the last {latest} of them, before that of up to {latest} earlier ones. "
            "Without a number in the last {lately} days it says when the last one was."
        ),
    ),
)


def definitions_in_markdown() -> str:
    """The table of the README."""
    rows = [f"| {each.name} | {each.meaning} |" for each in DEFINITIONS]
    return "\n".join(["| number | what it is |", "|---|---|", *rows])
