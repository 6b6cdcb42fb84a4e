"""What fits now, and the reason for it."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_check_in
from tests.core.routines.people import (
    BONE,
    HEART,
    LEFT_SHOULDER,
    NOW,
    RIGHT_SHOULDER,
    a_library,
    a_routine,
    left_early,
    passed,
    said_yes_to,
    sat,
)
from tui.core.anatomy.body import Spot
from tui.core.entries.entry import Entry, NextMorning, PassOutcome
from tui.core.places.findings import regions_of_library
from tui.core.places.history import History
from tui.core.routines.routine import Library, Routine
from tui.core.routines.suggesting import suggest, times_of_day
from tui.core.routines.suggestion import MOST_SUGGESTIONS, Suggestion
from tui.core.routines.vocabulary import TimeOfDay
from tui.core.safety.health import Health
from tui.files.routines.routine_files import load_built_in

SHOULDERS = a_routine("shoulders", "shoulder-top", "upper-back", "palm", "calf")
NECK = a_routine("neck", "neck-back", "skull-base", "forehead", "scalp")
FEET = a_routine("feet", "foot-sole", "toes", "ankle", "shin")
QUICK = a_routine("quick", "forearm-inner")
LIBRARY = a_library(SHOULDERS, NECK, FEET, QUICK)
FAVOURITE = "One of your favourites."


def suggested(
    *entries: Entry,
    library: Library = LIBRARY,
    health: Health | None = None,
    favourites: tuple[str, ...] = (),
    now: dt.datetime = NOW,
    minutes: int | None = None,
) -> list[Suggestion]:
    history = History(entries, regions_of_library(library))
    return list(suggest(library, history, health or Health(), favourites, now, minutes=minutes))


def ids(found: list[Suggestion]) -> list[str]:
    return [each.routine.id for each in found]


def made_for(*times: TimeOfDay, **fields: Any) -> Routine:
    routine_id = fields.pop("id", "desk")
    return a_routine(
        routine_id, "hand-back", "forearm-outer", "upper-arm", "face", times_of_day=times, **fields
    )


DESK, EVENING = made_for(TimeOfDay.WORKDAY), made_for(TimeOfDay.EVENING, id="evening")
WITH_TIMES = a_library(SHOULDERS, NECK, DESK, EVENING)


def test_a_new_person_gets_what_goes_with_the_time_of_day_and_nothing_else() -> None:
    found = suggested(library=WITH_TIMES)
    assert [(each.routine, each.reason) for each in found] == [(DESK, "Made for a working day.")]
    assert suggested(library=WITH_TIMES, now=NOW.replace(hour=20))[0].reason == "Made for the evening."
    assert suggested(library=WITH_TIMES, now=NOW.replace(hour=3)) == []


def test_what_is_made_for_this_hour_alone_comes_first() -> None:
    any_hour = made_for(TimeOfDay.WORKDAY, TimeOfDay.EVENING, id="any")
    library = a_library(any_hour, DESK, EVENING)
    assert ids(suggested(library=library)) == ["desk", "any"]
    assert ids(suggested(library=library, now=NOW.replace(hour=20))) == ["evening", "any"]


@pytest.mark.parametrize(("hour", "first"), [(7, "lower-back"), (14, "neck-tension"), (21, "wind-down")])
def test_a_new_person_is_offered_what_the_hour_is_for(hour: int, first: str) -> None:
    assert ids(suggested(library=load_built_in(), now=NOW.replace(hour=hour)))[0] == first


@pytest.mark.parametrize(
    ("day", "hour", "times"),
    [
        (25, 4, ()),
        (25, 5, (TimeOfDay.MORNING,)),
        (25, 9, (TimeOfDay.MORNING, TimeOfDay.WORKDAY)),
        (25, 17, (TimeOfDay.WORKDAY,)),
        (25, 18, (TimeOfDay.EVENING,)),
        (27, 12, (TimeOfDay.WORKDAY,)),
        (28, 12, ()),
        (29, 1, (TimeOfDay.EVENING,)),
    ],
)
def test_the_times_of_day(day: int, hour: int, times: tuple[TimeOfDay, ...]) -> None:
    assert times_of_day(NOW.replace(day=day, hour=hour)) == times


def test_a_place_that_comes_back_is_said_with_its_numbers_and_its_side() -> None:
    entries = [sat(days, "shoulders", *([RIGHT_SHOULDER] if days > 2 else [])) for days in (2, 3, 5, 8, 9)]
    (found, *_) = suggested(*entries)
    assert found.routine is SHOULDERS
    assert found.reason == "Your right shoulder top: tender in 4 of the last 5 sessions there."
    assert found.place == RIGHT_SHOULDER


def test_a_place_that_comes_back_on_both_sides_alike_is_said_once() -> None:
    entries = [sat(days, "shoulders", LEFT_SHOULDER, RIGHT_SHOULDER) for days in (2, 3)]
    assert [each.reason for each in suggested(*entries)] == [
        "Both sides, shoulder top: tender in 2 of the last 2 sessions there."
    ]


@pytest.mark.parametrize("days", [(2,), (40, 41, 42)])
def test_a_place_marked_once_or_long_ago_is_no_reason(days: tuple[int, ...]) -> None:
    assert suggested(*(sat(each, "shoulders", RIGHT_SHOULDER) for each in days)) == []


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        (1, "You left it early yesterday."),
        (2, "You left it early on Monday."),
        (6, "You left it early on Thursday."),
    ],
)
def test_what_was_left_early_is_said_with_its_day(days: int, reason: str) -> None:
    assert [(each.routine, each.reason) for each in suggested(left_early(days))] == [(SHOULDERS, reason)]


@pytest.mark.parametrize(
    "entries",
    [
        [left_early(7)],
        [left_early(3), sat(2)],
        [left_early(2, seconds_worked=0)],
        [left_early(2, passes=(passed("at-shoulder-top", PassOutcome.STOPPED),))],
        [left_early(2, routine="own/gone")],
    ],
    ids=["long ago", "done since", "only looked at", "it hurt", "not there any more"],
)
def test_it_is_no_reason(entries: list[Entry]) -> None:
    assert suggested(*entries) == []


def a_part(days: float) -> Entry:
    passes = (passed("at-shoulder-top"), passed("at-palm", PassOutcome.SKIPPED))
    return sat(days, passes=passes)


def test_a_part_that_was_left_out_is_said_once_but_a_habit_is_left_alone() -> None:
    reason = "You left out a part of it on Monday."
    assert [each.reason for each in suggested(a_part(2))] == [reason]
    assert [each.reason for each in suggested(sat(4), a_part(2))] == [reason]
    assert suggested(a_part(4), a_part(2)) == []


def test_a_pass_that_was_gone_back_to_was_not_left_out() -> None:
    back = (passed("at-shoulder-top", PassOutcome.SKIPPED), passed("at-shoulder-top"))
    assert suggested(sat(2, passes=back)) == []


def test_favourites_are_suggested_what_was_not_done_for_longest_first() -> None:
    found = suggested(sat(3), sat(9, "feet"), favourites=("shoulders", "feet", "neck", "own/gone"))
    assert [(each.routine.id, each.reason) for each in found] == [
        ("neck", FAVOURITE),
        ("feet", "One of your favourites, last done 9 days ago."),
        ("shoulders", "One of your favourites, last done 3 days ago."),
    ]


def test_a_favourite_of_the_hour_says_both() -> None:
    found = suggested(library=WITH_TIMES, favourites=("desk", "evening"), now=NOW.replace(hour=21))
    assert (found[0].routine, found[0].reason) == (EVENING, "Evening, and one of your favourites.")


def test_the_usual_length_is_a_reason_after_some_sessions() -> None:
    usual = {"seconds_worked": 240, "seconds_moving": 50}
    before = [sat(days, routine, **usual) for days, routine in ((4, "feet"), (5, "shoulders"), (6, "feet"))]
    assert suggested(*before[:2]) == []
    assert [each.reason for each in suggested(*before)] == ["Fits the 5 minutes you usually take."] * 2


def test_reasons_take_turns_and_a_routine_is_said_once() -> None:
    comes_back = [sat(days, "shoulders", RIGHT_SHOULDER) for days in (5, 4)]
    found = suggested(*comes_back, left_early(2, "feet"), favourites=("shoulders", "neck", "quick"))
    assert ids(found) == ["shoulders", "feet", "neck"]
    assert found[0].place == RIGHT_SHOULDER


# What is never suggested


def test_what_was_worked_today_is_not_suggested_again_today() -> None:
    assert ids(suggested(sat(0.4), favourites=("shoulders",))) == []
    assert ids(suggested(sat(0.6), favourites=("shoulders",))) == ["shoulders"]


def test_a_small_break_can_be_had_again_after_some_hours() -> None:
    def at_quick(hours: float) -> Entry:
        return sat(hours / 24, "quick", passes=(passed("at-forearm-inner"),))

    assert ids(suggested(at_quick(1), favourites=("quick",))) == []
    assert ids(suggested(at_quick(4), favourites=("quick",))) == ["quick"]


def test_the_hours_go_on_over_midnight() -> None:
    midnight = NOW.replace(hour=0, minute=30)
    entry = sat(0.5 + 1 / 24)
    assert entry.started_at.date() < midnight.date()
    assert suggested(entry, favourites=("shoulders",), now=midnight) == []


def test_an_area_that_another_routine_worked_today_is_not_suggested() -> None:
    worked_neck = sat(0.4, "neck", passes=(passed("at-neck-back"),))
    assert ids(suggested(worked_neck, favourites=("shoulders", "neck"))) == ["shoulders"]


def test_nothing_that_the_health_answers_close_is_suggested() -> None:
    neck = a_routine("neck", "neck-back", contraindications=("heart",))
    library = a_library(neck, SHOULDERS, contraindications=(HEART, BONE))
    assert suggested(library=library, favourites=("neck",), health=said_yes_to(HEART)) == []
    comes_back = [sat(days, "shoulders", RIGHT_SHOULDER) for days in (2, 3)]
    assert ids(suggested(*comes_back, library=library)) == ["shoulders"]
    assert suggested(*comes_back, library=library, health=said_yes_to(BONE, RIGHT_SHOULDER)) == []


def test_a_place_that_was_worse_the_next_morning_is_left_alone() -> None:
    session = sat(1.1)
    morning = NOW - dt.timedelta(hours=4)
    worse = a_check_in(started_at=morning, next_morning=NextMorning.WORSE, after_session=session.id)
    assert ids(suggested(session, worse, favourites=("shoulders", "neck"))) == ["neck"]
    better = a_check_in(started_at=morning, next_morning=NextMorning.BETTER, after_session=session.id)
    assert "shoulders" in ids(suggested(session, better, favourites=("shoulders", "neck")))


def test_what_lies_ahead_of_the_clock_is_not_looked_at() -> None:
    assert suggested(left_early(-1)) == []


def test_with_minutes_only_what_fits_them_is_suggested() -> None:
    found = suggested(favourites=("shoulders", "quick"), minutes=2)
    assert [(each.routine.id, each.minutes) for each in found] == [("quick", 2)]
    assert suggested(minutes=1) == []
    found = suggested(minutes=6)
    assert [each.minutes for each in found] == sorted([each.minutes for each in found], reverse=True)
    assert found[0].reason == "Takes 5 of your 6 minutes."


ROUTINES = ("shoulders", "neck", "feet", "quick", "own/gone")
PLACES = st.sampled_from([RIGHT_SHOULDER, LEFT_SHOULDER, Spot("neck-back", None), Spot("gone", None)])
OUTCOMES = st.sampled_from(list(PassOutcome))
JOURNALS = st.lists(
    st.builds(
        lambda days, routine, marks, outcome: sat(
            days, routine, *marks, passes=(passed("at-shoulder-top", outcome),)
        ),
        st.floats(0, 40, allow_nan=False),
        st.sampled_from(ROUTINES),
        st.lists(PLACES, max_size=2),
        OUTCOMES,
    ),
    max_size=12,
    unique_by=lambda entry: entry.id,
)


@given(JOURNALS, st.lists(st.sampled_from(ROUTINES), unique=True), st.none() | st.integers(1, 30))
def test_whatever_happened_there_are_at_most_three_each_once_each_with_a_reason(
    entries: list[Entry], favourites: list[str], minutes: int | None
) -> None:
    found = suggested(*entries, favourites=tuple(favourites), minutes=minutes)
    assert found == suggested(*reversed(entries), favourites=tuple(favourites), minutes=minutes)
    assert len(found) <= MOST_SUGGESTIONS
    assert len(set(ids(found))) == len(found)
    assert all(each.reason.endswith(".") and each.minutes for each in found)
    assert minutes is None or all(each.minutes <= minutes for each in found)
