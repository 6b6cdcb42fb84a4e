"""What the numbers of a week mean: one source for the help of the week screen and for the README."""

from typing import NamedTuple

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
    """A number as it is called, and what it is."""

    name: str
    meaning: str


DEFINITIONS = (
    Definition("missing", "What was not answered is a dash and counts nowhere; it is never 0."),
    Definition(
        "day", "An entry counts once, on the local day on which it started, in the zone it started in."
    ),
    Definition(
        "minutes",
        "What you worked, without pauses, holds and getting ready. Each figure is rounded by itself; "
        "less than one is one.",
    ),
    Definition(
        "dots, +, ?",
        "Below a day each dot is a session, + a check-in; of more than two, or than one, their number is "
        "before it. ? is a day that could not be read.",
    ),
    Definition("active days", "Days with a session."),
    Definition("rest", "A day without a session, from your first entry on. It is no failure."),
    Definition("longest rest", "The most days of rest in a row within the week."),
    Definition(
        "now",
        "How sore: the median of the numbers of the week that were not given right after a session, "
        "those before one and those of check-ins.",
    ),
    Definition(
        "weeks",
        "The last five weeks, this one at the right, each as high as its median; a dot where there is none. "
        "In plain characters each is a digit, and X is 10.",
    ),
    Definition("last", "The same of the week before."),
    Definition(
        "usual",
        f"The median of the weeks before, {WEEKS_BESIDE} at most: of those with numbers where it is about "
        "soreness, and of all since your first entry where it is about sums.",
    ),
    Definition("(n)", "How many numbers stand behind a figure; behind what is usual, how many weeks (wk)."),
    Definition("max", "The highest of the numbers of this week."),
    Definition(
        f"{SEVERE}+",
        f"How many of the numbers of this week were {SEVERE} or more; where there is room, of how many.",
    ),
    Definition(
        "before and after",
        "Medians over the n sessions of the week that you rated both before and after. The line from 0 "
        "to 10 goes from the empty dot to the full one, in plain characters from o to *.",
    ),
    Definition(
        "clearly less, clearly more",
        f"At least {CLEAR_POINTS} points and {CLEAR_SHARE:.0%} of the number before: "
        "a change most people would notice.",
    ),
    Definition("a little", f"At least {CLEAR_POINTS} points, but less than {CLEAR_SHARE:.0%}."),
    Definition("about the same", f"Less than {CLEAR_POINTS} points: one point is noise."),
    Definition(
        "too few to say",
        f"A change is only named with {ENOUGH} numbers or more on both sides; from what is usual, "
        "with as many in this week and in two of the weeks before.",
    ),
    Definition(
        "first numbers", "Rated in this week and never before, in a journal that could be read whole."
    ),
    Definition(
        "3 of 5",
        f"How many of the last {SESSIONS_LOOKED_AT} sessions that worked this region and side, "
        "up to the end of the week, marked a tender point there: as many dots are full.",
    ),
    Definition("new", "The first mark ever was in the latest of them."),
    Definition("unknown", "The same, where not all of the journal could be read: it may not be the first."),
    Definition("recurring", "Marked in 3 or more of them, or in the latest after an earlier mark."),
    Definition("fading", "Marked in 1 or 2 of them, but not in the latest."),
    Definition("quiet", "Marked in none of them."),
    Definition(
        "eased after",
        "The median time of the holds of the week that eased, and how many did; others do not count. "
        "was is the same of the week before, with the number of holds that eased then.",
    ),
    Definition(
        "left and right",
        "Tender points of each side, and in how many of the sessions that worked it; "
        "a mark on both sides counts on each.",
    ),
    Definition(
        "figure",
        f"The tender points of the week by place; with f those of the {7 * WEEKS_BESIDE} days up to its end. "
        "One on both sides counts on each.",
    ),
    Definition(
        "mornings after",
        "Your answers on the morning after a session: better, same or worse than before it. "
        "Of several about one session the latest counts.",
    ),
    Definition(
        "in the way",
        "Your answers to how much it got in your way, 0 not at all, 10 completely: "
        "median and worst of n answers.",
    ),
    Definition(
        "over the months",
        f"The median of each month, from {ENOUGH_FOR_TREND} numbers in twelve months on; now is the median "
        f"of the last {TREND_LATEST} of them, before that of up to {TREND_LATEST} earlier ones. "
        f"Without a number in the last {LATELY.days} days it says when the last one was.",
    ),
)


def definitions_in_markdown() -> str:
    """The table of the README."""
    rows = [f"| {each.name} | {each.meaning} |" for each in DEFINITIONS]
    return "\n".join(["| number | what it is |", "|---|---|", *rows])
