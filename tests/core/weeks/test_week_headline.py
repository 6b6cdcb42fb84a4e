"""The answer of a week in a line of words."""

import datetime as dt

from tests.core.shoulders import NECK, SHOULDER, at, check_in, history, session, sore
from tui.core.anatomy.body import Region, Side, View
from tui.core.entries.entry import CheckIn, CheckInRating, Entry
from tui.core.routines.routine import Library
from tui.core.weeks.calendar_week import Week
from tui.core.weeks.week import summarise
from tui.core.weeks.week_headline import headline

W47 = Week(dt.date(2026, 11, 16))
PLACES = (SHOULDER, NECK, "calf", "sole", "palm")
LIBRARY = Library(
    language="en",
    regions=tuple(Region(id=each, name=each, views=(View.BACK,), sided=True) for each in PLACES),
    sources=(),
    contraindications=(),
    routines=(),
)


def told(region: str, *numbers: int, day: int = 16, month: int = 11) -> list[CheckIn]:
    """A check-in of a region for each number."""
    return [
        check_in(
            at(day, hour, month),
            id=f"{region}-{month}-{day}-{hour}",
            ratings=(CheckInRating(region=region, side=Side.RIGHT, now=number),),
        )
        for hour, number in enumerate(numbers, 1)
    ]


def said(*entries: Entry, between: str = "·") -> tuple[str, ...]:
    return headline(summarise(history(*entries), W47, dt.date(2027, 1, 1), "UTC"), LIBRARY, between)


def test_places_are_grouped_by_what_became_of_them_and_those_that_cannot_be_told_counted() -> None:
    entries = (
        *told("calf", 3, 3, 3, day=10),
        *told("calf", 8, 8, 8),
        *told(NECK, 5, 5, 5, day=10),
        *told(NECK, 5, 5, 5),
        *told(SHOULDER, 8, 8, 8, day=10),
        *told(SHOULDER, 2, 2, 2),
        *told("sole", 9),
        *told("palm", 9),
    )
    assert said(*entries) == (
        f"clearly less: right {SHOULDER} · about the same: right {NECK} · clearly more: right calf"
        " · too few to say: 2 places",
    )
    assert " - about the same" in said(*entries, between="-")[0]


def test_beside_the_four_weeks_where_the_last_one_says_nothing() -> None:
    entries = (*told(NECK, 8, 8, 8, day=3), *told(NECK, 8, 8, 8, day=26, month=10), *told(NECK, 4, 4, 4))
    assert said(*entries) == (f"clearly less than usual: right {NECK}",)


def test_where_the_week_says_nothing_the_months_stand_first() -> None:
    months = (*told("sole", 8, 8, 8, 8, 8, 8, 8, day=1, month=6), *told("sole", 3, 3, 3, 3, 3, 3, day=2))
    assert said(*months, *told("sole", 3), *told("calf", 4)) == (
        "over the months clearly less: right sole",
        "this week too few to say: 2 places",
    )
    assert said(*months, session(at(17))) == ("over the months clearly less: right sole",)


def test_months_that_ended_long_ago_say_nothing_of_now() -> None:
    assert said(*told("sole", *[8] * 7, day=1, month=6), *told("sole", *[3] * 7, day=2, month=9)) == ()


def test_many_places_that_went_the_same_way_are_counted_behind_the_sorest() -> None:
    entries = [each for place in PLACES for each in told(place, 8, 8, 8, day=10)]
    entries += [each for number, place in enumerate(PLACES) for each in told(place, *[4 - number] * 3)]
    assert said(*entries) == (f"clearly less: right {SHOULDER}; right {NECK}; right calf and 2 more",)


def test_three_places_that_went_no_way_are_counted() -> None:
    entries = [each for place in PLACES[:3] for day in (10, 16) for each in told(place, 5, 5, 5, day=day)]
    assert said(*entries) == ("about the same: 3 places",)


def test_nothing_is_said_where_there_are_no_numbers() -> None:
    assert said() == ()
    assert said(*sore(5, 5, day=10)) == ()
