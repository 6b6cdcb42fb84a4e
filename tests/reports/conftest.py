"""Reports to be written: a usual one, and one of a person whose texts would like to be more than texts."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest

from tests.builders import AT, a_check_in, a_session, a_tender_point
from tui.core.anatomy.body import Side
from tui.core.entries.entry import CheckInRating, Entry, NextMorning, Rating
from tui.core.places.findings import regions_of_library
from tui.core.places.history import History
from tui.core.reporting.report import Report, last_weeks, make_report
from tui.core.routines.routine import Library
from tui.files.routines.routine_files import load_built_in

TODAY = AT.date()
HOSTILE = (
    '<script>alert(1)</script> | **b** [l](http://x.example) "q" \x1b[31m \u202e肩 & =1+1 `c` ~~s~~ _u_\n# h'
)
"""Everything that some format would take for more than words."""

ReportMaker = Callable[..., Report]


@pytest.fixture(scope="session")
def library() -> Library:
    """The routines as shipped."""
    return load_built_in()


@pytest.fixture(scope="session")
def make(library: Library) -> ReportMaker:
    """The report of some entries over four weeks; the fields replace those of the request."""

    def build(entries: Sequence[Entry], *, is_complete: bool = True, **fields: Any) -> Report:
        request = msgspec.structs.replace(last_weeks(4, TODAY), **fields)
        history = History(entries, regions_of_library(library))
        return make_report(history, request, TODAY, "Europe/Paris", is_complete=is_complete)

    return build


def some_entries(text: str = "long day") -> list[Entry]:
    """Eight sessions and a check-in of the morning after, with this text wherever one can be."""
    sessions: list[Entry] = [
        a_session(
            id=f"s{days}",
            routine_title=text[:60] if days else "Tight shoulders",
            started_at=AT - dt.timedelta(days=days),
            note=text,
            ratings=(Rating(region="shoulder-top", side=Side.RIGHT, before=7 - days % 2, after=4),),
            tender_points=(
                a_tender_point(
                    id=f"m{days}", spot=text[:40], word=text[:40], note=text, seconds_held=40 + days
                ),
                a_tender_point(id=f"l{days}", side=Side.LEFT, region="upper-back", seconds_held=20),
            ),
        )
        for days in range(0, 24, 3)
    ]
    morning = a_check_in(
        started_at=AT - dt.timedelta(days=2),
        ratings=(CheckInRating(region="neck-back", side=Side.BOTH, now=8),),
        next_morning=NextMorning.BETTER,
        interference=3,
        note=text,
    )
    return [*sessions, morning]
