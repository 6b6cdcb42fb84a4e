"""When less is suggested at a place: what counts, for how long, and in which words."""

import datetime as dt
from collections.abc import Sequence

import msgspec
import pytest

from tests.builders import a_check_in, a_session, a_tender_point
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import (
    CheckInRating,
    Entry,
    HoldOutcome,
    NextMorning,
    PassOutcome,
    PassResult,
    Rating,
    TenderPoint,
)
from tui.core.places.dose import DoseReason, dose_after, dose_at, doses_at, entries_lately, first_dose
from tui.core.places.findings import regions_of_library
from tui.core.places.history import History
from tui.files.routines.routine_files import load_built_in

LIBRARY = load_built_in()
REGIONS_OF = regions_of_library(LIBRARY)
NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
EVENING = NOW - dt.timedelta(hours=14)
RIGHT, LEFT = Spot("shoulder-top", Side.RIGHT), Spot("shoulder-top", Side.LEFT)
ENOUGH = "Enough here for today: another place, or less pressure."
CALF = Spot("calf", Side.RIGHT)
BEFORE_5 = (Rating(region="shoulder-top", side=Side.RIGHT, before=5, after=3),)


def said(entries: Sequence[Entry], place: Spot = RIGHT, now: dt.datetime = NOW) -> str | None:
    dose = dose_at(History(entries, REGIONS_OF), place, now)
    return dose.words if dose else None


def marks(count: int, at: dt.datetime = NOW, **fields: object) -> tuple[TenderPoint, ...]:
    return tuple(a_tender_point(id=f"mark-{number}", at=at, **fields) for number in range(count))


def morning(answer: NextMorning, now: int | None = None, **fields: object) -> Entry:
    rated = () if now is None else (CheckInRating(region="shoulder-top", side=Side.RIGHT, now=now),)
    usual: dict[str, object] = {"started_at": NOW, "next_morning": answer, "after_session": "session-1"}
    return a_check_in(**usual | {"ratings": rated} | fields)


def test_usually_nothing_is_said() -> None:
    assert said([]) is None
    easy = a_session(started_at=EVENING, ratings=BEFORE_5, tender_points=marks(3, EVENING))
    assert said([easy]) is None


# A hold that felt sharp


@pytest.mark.parametrize(
    ("hours_ago", "words"),
    [
        (1, "Felt sharp today. Better another place today, or a rest day."),
        (14, "Felt sharp yesterday. Better another place today, or a rest day."),
        (28, "Felt sharp yesterday. Better another place today, or a rest day."),  # from four in the morning
        (30, None),
        (48, None),
    ],
)
def test_a_sharp_hold_counts_today_and_yesterday(hours_ago: int, words: str | None) -> None:
    at = NOW - dt.timedelta(hours=hours_ago)
    session = a_session(started_at=at, tender_points=marks(1, at, outcome=HoldOutcome.SHARP))
    assert said([session]) == words


def test_it_counts_at_its_own_place_only() -> None:
    sharp = marks(1, EVENING, outcome=HoldOutcome.SHARP)
    session = a_session(started_at=EVENING, tender_points=sharp)
    assert said([session], LEFT) is None
    assert said([session], CALF) is None
    both = a_session(
        started_at=EVENING, tender_points=marks(1, EVENING, outcome=HoldOutcome.SHARP, side=Side.BOTH)
    )
    assert said([both], LEFT) == said([both], RIGHT) is not None


def test_a_sharp_stop_without_a_hold_counts_where_the_step_works() -> None:
    stopped = (PassResult(step="roll-down", side=Side.LEFT, seconds=20, outcome=PassOutcome.STOPPED),)
    session = a_session(started_at=EVENING, passes=stopped)
    assert said([session], LEFT) == "Felt sharp yesterday. Better another place today, or a rest day."
    assert said([session], RIGHT) is None


def test_a_step_that_a_hold_stopped_counts_where_the_hold_felt_sharp_alone() -> None:
    stopped = tuple(
        PassResult(step="squeeze-glide", side=side, seconds=20, outcome=PassOutcome.STOPPED)
        for side in (Side.LEFT, Side.RIGHT)
    )
    sharp = marks(1, EVENING, outcome=HoldOutcome.SHARP, step="squeeze-glide")
    eased = marks(1, EVENING, step="squeeze-glide", side=Side.LEFT)
    session = a_session(
        routine="neck-tension", started_at=EVENING, passes=stopped[1:], tender_points=(*sharp, *eased)
    )
    back_of_neck = Spot("neck-back", Side.RIGHT)
    assert said([session]) is not None
    assert said([session], back_of_neck) is None
    other_side = a_session(
        routine="neck-tension", started_at=EVENING, passes=stopped, tender_points=(*sharp, *eased)
    )
    assert said([other_side], Spot("neck-back", Side.LEFT)) is not None
    assert said([other_side], back_of_neck) is None


# The next morning


def test_a_worse_morning_counts_where_the_session_worked() -> None:
    session = a_session(started_at=EVENING)
    entries = [session, morning(NextMorning.WORSE)]
    assert said(entries) == "Worse the next morning. Less pressure today, or a rest day."
    assert said(entries, LEFT) is None  # the builder's session worked the right alone
    assert said(entries, CALF) is None
    assert said([session, morning(NextMorning.SAME)]) is None
    assert said([session, morning(NextMorning.BETTER)]) is None


@pytest.mark.parametrize(("now", "is_said"), [(6, False), (7, True), (10, True)])
def test_two_points_more_than_before_it_count(now: int, is_said: bool) -> None:
    entries = [a_session(started_at=EVENING, ratings=BEFORE_5), morning(NextMorning.SAME, now)]
    words = f"Sorer the next morning ({now}, was 5). Less pressure today, or a rest day."
    assert said(entries) == (words if is_said else None)


def test_without_a_number_before_there_is_nothing_to_compare() -> None:
    after = Rating(region="shoulder-top", side=Side.RIGHT, after=1)
    session = a_session(started_at=EVENING, ratings=(after,))
    assert said([session, morning(NextMorning.SAME, 9)]) is None


def test_a_better_morning_takes_the_worse_one_back() -> None:
    first = a_session(started_at=NOW - dt.timedelta(hours=40))
    worse = morning(NextMorning.WORSE, id="worse", started_at=NOW - dt.timedelta(hours=24))
    second = a_session(id="session-2", started_at=EVENING)
    better = morning(NextMorning.BETTER, id="better", after_session="session-2")
    assert said([first, worse]) is not None
    assert said([first, worse, second, better]) is None


def test_a_worse_morning_is_over_after_its_next_day() -> None:
    answer = morning(NextMorning.WORSE)
    entries = [a_session(started_at=EVENING), answer]
    assert said(entries, now=NOW + dt.timedelta(days=1)) is not None
    assert said(entries, now=NOW + dt.timedelta(days=2)) is None


# Many holds


@pytest.mark.parametrize(("count", "is_said"), [(3, False), (4, True), (9, True)])
def test_four_holds_at_one_place_in_a_day_are_enough(count: int, is_said: bool) -> None:
    words = f"{count} holds today. {ENOUGH}"
    session = a_session(started_at=NOW - dt.timedelta(hours=1), tender_points=marks(count))
    assert said([session]) == (words if is_said else None)


@pytest.mark.parametrize(
    ("names", "is_said"), [("abca", False), ("aaaa", True), (" aaa", True), (" abc", False)]
)
def test_spots_of_other_names_are_others_and_one_without_a_name_may_be_any(names: str, is_said: bool) -> None:
    points = [
        msgspec.structs.replace(point, spot=name.strip()) for point, name in zip(marks(4), names, strict=True)
    ]
    session = a_session(started_at=NOW - dt.timedelta(hours=1), tender_points=tuple(points))
    assert (said([session]) is not None) is is_said


def test_holds_of_several_sessions_are_counted_together_and_those_of_yesterday_not() -> None:
    today = [
        a_session(id=f"s{hours}", started_at=NOW - dt.timedelta(hours=hours), tender_points=marks(2))
        for hours in (1, 2)
    ]
    yesterday = a_session(started_at=EVENING, tender_points=marks(9, EVENING))
    assert said([*today, yesterday]) == f"4 holds today. {ENOUGH}"
    assert said([today[0], yesterday]) is None


def test_the_evening_goes_on_after_midnight() -> None:
    late = dt.datetime(2026, 11, 23, 23, 50, tzinfo=NOW.tzinfo)
    session = a_session(started_at=late, tender_points=marks(4, late))
    assert said([session], now=late + dt.timedelta(minutes=40)) is not None
    assert said([session], now=late + dt.timedelta(hours=5)) is None


# Several reasons, and several places


def test_the_weightiest_reason_is_the_one_that_is_said() -> None:
    sharp = marks(4, NOW - dt.timedelta(hours=1), outcome=HoldOutcome.SHARP)
    entries = [
        a_session(started_at=EVENING),
        a_session(id="session-2", started_at=NOW - dt.timedelta(hours=1), tender_points=sharp),
        morning(NextMorning.WORSE, started_at=NOW - dt.timedelta(hours=2)),
    ]
    doses = doses_at(History(entries, REGIONS_OF), [CALF, LEFT, RIGHT], NOW)
    assert [(dose.place, dose.reason) for dose in doses] == [(RIGHT, DoseReason.SHARP)]
    assert doses[0].words_at(LIBRARY) == (
        "Top of your right shoulder: felt sharp today. Better another place today, or a rest day."
    )


def test_what_is_the_same_on_both_sides_is_told_once_of_both() -> None:
    many = marks(4, NOW - dt.timedelta(hours=1), side=Side.BOTH)
    history = History([a_session(started_at=NOW - dt.timedelta(hours=1), tender_points=many)], REGIONS_OF)
    (dose,) = doses_at(history, [LEFT, RIGHT], NOW)
    assert dose.words_at(LIBRARY) == f"Top of both shoulders: 4 holds today. {ENOUGH}"
    assert first_dose([dose], [Side.LEFT]) == dose
    one_side = marks(5, NOW, side=Side.LEFT)
    history = History([a_session(started_at=NOW, tender_points=(*many, *one_side))], REGIONS_OF)
    assert [each.place.side for each in doses_at(history, [LEFT, RIGHT], NOW)] == [Side.LEFT, Side.RIGHT]


def test_after_marks_on_both_sides_one_line_is_said_of_both() -> None:
    entry = a_session(started_at=NOW, tender_points=marks(4, side=Side.BOTH))
    assert dose_after(entry, [], LIBRARY, NOW) == f"Top of both shoulders: 4 holds today. {ENOUGH}"


def test_of_places_only_those_on_the_sides_that_are_done_count() -> None:
    sharp = a_session(started_at=EVENING, tender_points=marks(1, EVENING, outcome=HoldOutcome.SHARP))
    doses = doses_at(History([sharp], REGIONS_OF), [LEFT, RIGHT], NOW)
    assert first_dose(doses, [Side.LEFT]) is None
    assert first_dose(doses, [Side.LEFT, Side.RIGHT]) == doses[0]


def test_after_a_session_its_holds_count_with_those_before_it() -> None:
    earlier = a_session(id="earlier", started_at=NOW - dt.timedelta(hours=2), tender_points=marks(2))
    entry = a_session(started_at=NOW - dt.timedelta(minutes=5), tender_points=marks(2))
    words = f"Top of your right shoulder: 4 holds today. {ENOUGH}"
    assert dose_after(entry, [earlier, entry], LIBRARY, NOW) == words
    assert dose_after(entry.without_last_tender_point(), [earlier, entry], LIBRARY, NOW) == ""


def test_after_a_session_nothing_is_said_of_other_places() -> None:
    earlier = a_session(id="earlier", started_at=NOW - dt.timedelta(hours=2), tender_points=marks(4))
    elsewhere = a_session(started_at=NOW, tender_points=marks(1, region="calf"))
    assert dose_after(elsewhere, [earlier], LIBRARY, NOW) == ""


def test_only_a_few_days_are_looked_at() -> None:
    entries = [
        a_session(id=f"day-{days}", started_at=NOW - dt.timedelta(days=days)) for days in range(10, -2, -1)
    ]
    assert [entry.id for entry in entries_lately(entries, NOW)] == [
        f"day-{days}" for days in range(4, -1, -1)
    ]
