"""How long holds took to ease in a span, by place and by named spot: what "was 70 s" compares with."""

import datetime as dt
from typing import NamedTuple

from tui.core.anatomy.body import Side
from tui.core.entries.entry import SessionEntry, TenderPoint
from tui.core.places.history import History
from tui.core.weeks.answers_given import middle, seconds_to_ease
from tui.core.weeks.week_records import Number

EasedKey = tuple[str, Side | None, str | None]
"""Region, side and name of the spot: "" for marks without a name, None for all of the place."""


class Eased(NamedTuple):
    """The median seconds over the holds that eased."""

    seconds: Number
    holds: int


def eased_in(history: History, first: dt.date, last: dt.date) -> dict[EasedKey, Eased]:
    """The median seconds of the holds that eased, where any did."""
    marks: dict[EasedKey, list[TenderPoint]] = {}
    for entry in history.between(first, last):
        for mark in entry.tender_points if isinstance(entry, SessionEntry) else ():
            for name in (None, mark.spot):
                marks.setdefault((mark.region, mark.side, name), []).append(mark)
    eased = {key: seconds_to_ease(found) for key, found in marks.items()}
    return {key: Eased(middle(times) or 0, len(times)) for key, times in eased.items() if times}
