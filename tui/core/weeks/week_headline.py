"""Is it getting better, and where: the answer of a week in a line of words."""

from collections.abc import Iterable, Iterator

from tui.core.anatomy.body import Side, Spot
from tui.core.catalogue import say
from tui.core.routines.routine import Library
from tui.core.text import clean_line
from tui.core.weeks.change_words import CHANGE_WORDS, TOO_FEW
from tui.core.weeks.trends import is_rated_lately
from tui.core.weeks.week_records import Change, PlaceCompared, Trend, WeekSummary
from tui.core.words import counted, place_in_words

NAMED, SAME_NAMED = 3, 2
"""Places named of those that went the same way, and of those that went no way; all of them stand below."""
_ORDER = {change: number for number, change in enumerate(Change)}


def headline(week: WeekSummary, library: Library, between: str = "·") -> tuple[str, ...]:
    """What can be said of the places of a week, and of the others what the months say; the clearer first.

    Such as "clearly less: top of both shoulders · about the same: back of neck · too few to say: 6 places"
    and "over the months clearly less: soles of both feet". Empty where there are no numbers at all.
    """
    rated = [row for row in week.compared if row.weeks[-1].n]
    told = [row for row in rated if _change(row)]
    of_week = list(_groups(((_words(row), row) for row in sorted(told, key=_clearer_first)), library))
    if len(told) < len(rated):
        of_week.append(f"{say(TOO_FEW)}: {counted(len(rated) - len(told), 'place')}")
    lines = [_joined(of_week, between), _joined(_over_months(week, told, library), between)]
    return tuple(
        filter(
            None,
            lines if told else [lines[1], say("this week {answer}", answer=lines[0]) if lines[0] else ""],
        )
    )


def _joined(groups: Iterable[str], between: str) -> str:
    return f" {between} ".join(groups)


def _over_months(week: WeekSummary, told: Iterable[PlaceCompared], library: Library) -> list[str]:
    """Where the week says nothing, and the place was rated lately."""
    said = {Spot(row.region, row.side) for row in told}
    rows = [
        row
        for row in week.trends
        if row.change and is_rated_lately(row, week.end) and Spot(row.region, row.side) not in said
    ]
    rows.sort(key=lambda row: _ORDER[row.change] if row.change else 0)
    groups = list(_groups(((say(CHANGE_WORDS[row.change]), row) for row in rows if row.change), library))
    return [say("over the months {answer}", answer=groups[0]), *groups[1:]] if groups else []


def _groups(rows: Iterable[tuple[str, PlaceCompared | Trend]], library: Library) -> Iterator[str]:
    """The names of those with the same words, behind them."""
    found: dict[str, list[str]] = {}
    for words, row in rows:
        found.setdefault(words, []).append(_place(row.region, row.side, library))
    for words, places in found.items():
        if words == say(CHANGE_WORDS[Change.ABOUT_THE_SAME]) and len(places) > SAME_NAMED:
            yield f"{words}: {counted(len(places), 'place')}"
            continue
        more = say(" and {count} more", count=len(places) - NAMED) if len(places) > NAMED else ""
        yield f"{words}: {'; '.join(places[:NAMED])}{more}"


def _place(region: str, side: Side | None, library: Library) -> str:
    return clean_line(place_in_words(library, region, side))


def _change(row: PlaceCompared) -> Change | None:
    return row.change or row.change_from_four_weeks


def _words(row: PlaceCompared) -> str:
    """Beside the last week; where that cannot be told, beside the four."""
    if row.change:
        return say(CHANGE_WORDS[row.change])
    if row.change_from_four_weeks:
        return say("{change} than usual", change=say(CHANGE_WORDS[row.change_from_four_weeks]))
    return say(TOO_FEW)


def _clearer_first(row: PlaceCompared) -> tuple[int, bool]:
    change = _change(row)
    return (_ORDER[change] if change else len(_ORDER)), row.change is None
