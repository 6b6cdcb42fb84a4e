"""How places went over twelve months, and from when on that is said at all."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tests.core.shoulders import ENTRIES, NECK, SHOULDER, at, check_in, history, rated, session, sore
from tui.core.anatomy.body import Side
from tui.core.entries.entry import CheckIn, CheckInRating, Entry
from tui.core.weeks.change_words import latest_in_words, latest_level
from tui.core.weeks.trends import trends_of
from tui.core.weeks.week_records import Change, MonthLevel, Trend

END = dt.date(2026, 11, 22)


def trend(*entries: Entry, until: dt.date = END) -> Trend:
    (found,) = trends_of(history(*entries), until)
    return found


def day(year: int, month: int, number: int) -> dt.datetime:
    return at(1).replace(year=year, month=month, day=number)


def test_a_place_that_was_not_rated_lately_stands_last_and_says_when_it_was() -> None:
    neck = (CheckInRating(region=NECK, side=None, now=2),)
    known = history(
        *sore(9, 9, 9, 9, 9, day=25, month=10),
        *[check_in(at(26, hour, 10), id=f"n{hour}", ratings=neck) for hour in range(1, 6)],
    )
    lately, late = trends_of(known, END)
    assert (lately.region, lately.last_on) == (NECK, dt.date(2026, 10, 26))
    assert (late.region, late.last_on) == (SHOULDER, dt.date(2026, 10, 25))
    assert latest_in_words(lately, END) == "now 2"
    assert latest_in_words(late, END) == "last rated in Oct: 9"
    assert (latest_level(lately, END), latest_level(late, END)) == ("2", "9 in Oct")
    assert [row.region for row in trends_of(known, dt.date(2026, 11, 21))] == [SHOULDER, NECK]


def test_places_with_a_change_stand_before_sorer_ones_without() -> None:
    neck = (CheckInRating(region=NECK, side=None, now=2),)
    eased = [check_in(at(1, hour), id=f"n{hour}", ratings=neck) for hour in range(1, 13)]
    assert [row.region for row in trends_of(history(*sore(9, 9, 9, 9, 9), *eased), END)] == [NECK, SHOULDER]


def test_there_is_no_trend_with_four_answers_and_one_with_five() -> None:
    assert trends_of(history(*sore(5, 5, 5, 5)), END) == ()
    assert trend(*sore(5, 6, 7, 8, 9)).latest == 7


def test_a_trend_has_every_month_of_twelve_and_a_month_without_answers_no_number() -> None:
    found = trend(*sore(5, 6, month=3), *sore(4, 4, 3), *sore(9, day=29))
    assert [month.month for month in found.months] == [
        "2025-12",
        *(f"2026-{each:02}" for each in range(1, 12)),
    ]
    assert found.months[3] == MonthLevel(month="2026-03", n=2, median=5.5)
    assert found.months[4] == MonthLevel(month="2026-04", n=0, median=None)
    assert found.months[-1] == MonthLevel(month="2026-11", n=3, median=4)
    assert found.n == 5


def test_answers_of_a_year_ago_and_of_after_the_day_are_not_looked_at() -> None:
    old = [check_in(day(2025, 11, number), 9) for number in range(1, 9)]
    assert trends_of(history(*old, *sore(1, 1, 1, 1)), END) == ()
    assert trend(*old, *sore(1, 1, 1, 1, 1)).n == 5
    assert trends_of(history(*sore(5, 5, 5, 5, 5, day=23)), END) == ()


def test_now_is_the_median_of_the_last_seven_and_before_that_of_the_seven_before_them() -> None:
    found = trend(*sore(0, 9, 9, 9, 8, 8, 8, 8, day=2), *sore(1, 2, 3, 4, 5, 6, 7))
    assert (found.latest, found.earlier, found.change) == (4, 8, Change.CLEARLY_LESS)


def test_with_fewer_than_five_before_nothing_is_said_of_a_change() -> None:
    found = trend(*sore(9, 9, 9, 9, day=2), *sore(1, 2, 3, 4, 5, 6, 7))
    assert (found.latest, found.earlier, found.change) == (4, None, None)
    assert trend(*sore(9, 9, 9, 9, 9, day=2), *sore(1, 2, 3, 4, 5, 6, 7)).earlier == 9


def test_numbers_right_after_a_session_are_no_part_of_it() -> None:
    before = [session(at(number), ratings=rated(6, 0)) for number in range(1, 6)]
    after = [session(at(number), ratings=rated(None, 0)) for number in range(6, 9)]
    found = trend(*before, *after)
    assert (found.n, found.latest) == (5, 6)


def test_the_sorest_place_stands_first_and_regions_can_be_chosen() -> None:
    neck: list[CheckIn] = [
        check_in(at(number), id=f"n{number}", ratings=(CheckInRating(region=NECK, side=None, now=number),))
        for number in range(1, 6)
    ]
    known = history(*sore(2, 2, 2, 2, 2), *neck)
    assert [(row.region, row.side) for row in trends_of(known, END)] == [(NECK, None), (SHOULDER, Side.RIGHT)]
    assert [row.region for row in trends_of(known, END, [SHOULDER])] == [SHOULDER]


@given(ENTRIES, st.dates(dt.date(2026, 10, 1), dt.date(2027, 1, 10)))
def test_months_add_up_to_all_answers(entries: list[Entry], until: dt.date) -> None:
    for row in trends_of(history(*entries), until):
        assert sum(month.n for month in row.months) == row.n >= 5
        assert (row.change is None) == (row.earlier is None)
