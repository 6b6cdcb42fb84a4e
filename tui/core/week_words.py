"""Words for the numbers of a week, the same on the screen and on plain lines."""

from tui.core.week import Number, WeekSummary

CLEAR_POINTS, CLEAR_SHARE = 2, 0.3
"""Two points and 30 % are a change most people would notice; one point is noise (content.md B.4)."""


def change_in_words(before: Number, after: Number) -> str:
    """What a change of soreness amounts to; less than two points is about the same."""
    by = abs(after - before)
    if by < CLEAR_POINTS:
        return "about the same"
    share = "clearly" if by >= CLEAR_SHARE * before else "a little"
    return f"{share} {'less' if after < before else 'more'} sore"


def minutes(seconds: int) -> int:
    """Whole minutes, rounded half up; what was worked at all is at least one."""
    return max(1, (seconds + 30) // 60) if seconds else 0


def compared_in_words(this: WeekSummary, before: WeekSummary) -> str:
    """This week beside the one before, such as "the week before: 4 sessions, 31 min"."""
    if not before.sessions:
        return "the week before: no sessions"
    return f"the week before: {counted(before.sessions, 'session')}, {minutes(before.seconds_worked)} min"


def counted(number: int, word: str) -> str:
    """A number with its word, such as "1 session" or "3 sessions"."""
    return f"{number} {word}{'' if number == 1 else 's'}"
