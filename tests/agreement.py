"""A seeded year beside its recount: what the tests of every view of a week are held against."""

import datetime as dt
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from tests.recount import Json, Recount, steps_worked
from tests.seeded_year import FIRST_MONDAY, WEEKS, last_day, seeded_year
from tui.core.anatomy.body import Side
from tui.core.entries.entry import Entry, entry_json
from tui.core.words import place_in_words
from tui.files.routines.routine_files import load_built_in

ZONE = "Europe/Paris"
TODAY = last_day() - dt.timedelta(days=3)
"""A Thursday: the last week of the year is not over."""
LIBRARY = load_built_in()
STEPS = steps_worked(json.loads((Path(__file__).parents[1] / "routines.json").read_text("utf-8")))
MONDAYS = [FIRST_MONDAY + dt.timedelta(weeks=week) for week in range(-2, WEEKS + 1)]
"""Every week of the year, two before it and the one after."""
UNTOLD = ("format", "timezone", "is_complete")
"""Keys of a week that are no numbers."""


class Year(msgspec.Struct, frozen=True):
    """One seed: its entries, their JSON, and the recount of it."""

    entries: Sequence[Entry]
    told: Sequence[Json]

    def recount(self, regions: Sequence[str] = ()) -> Recount:
        """Counted on the Thursday of the last week."""
        return Recount(self.told, STEPS, TODAY, regions)


@cache
def a_year(seed: int) -> Year:
    """The year of a seed; made once."""
    entries = seeded_year(seed)
    return Year(entries, json.loads(msgspec.json.encode([entry_json(entry) for entry in entries])))


def sorted_rows(value: Any) -> Any:
    """Rows by what they are about: no definition says in which order equals stand."""
    if isinstance(value, dict):
        return {key: sorted_rows(part) for key, part in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict) and "region" in value[0]:
        return sorted(
            map(sorted_rows, value), key=lambda row: f"{row['region']} {row.get('side')} {row.get('spot')}"
        )
    return [sorted_rows(each) for each in value] if isinstance(value, list) else value


def same(told: Json, recounted: Json) -> None:
    """Every key but those that are no numbers."""
    told, recounted = (
        {key: value for key, value in sorted_rows(dict(each)).items() if key not in UNTOLD}
        for each in (told, recounted)
    )
    assert told.keys() == recounted.keys()
    for key, value in recounted.items():
        assert told[key] == value, key


def named(region: str, side: str | None) -> str:
    """A place as every view names it."""
    return place_in_words(LIBRARY, region, None if side is None else Side(side))
