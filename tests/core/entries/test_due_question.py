"""One question a day at most: which, when, and when none."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pytest

from tests.builders import a_check_in, a_session, a_tender_point
from tui.core.anatomy.body import Side, Spot
from tui.core.clock import ManualClock
from tui.core.entries.due_question import (
    DueQuestion,
    MorningAfter,
    OnceAWeek,
    QuestionsAsked,
    due_question,
    place_to_rate,
    with_question,
)
from tui.core.entries.entry import Entry, NextMorning, PassOutcome, PassResult, Rating
from tui.core.routines.routine import Library
from tui.files.routines.routine_files import load_built_in

PARIS, TOKYO, LOS_ANGELES = map(ZoneInfo, ("Europe/Paris", "Asia/Tokyo", "America/Los_Angeles"))
NEVER = QuestionsAsked()


def at(text: str, zone: ZoneInfo = PARIS) -> dt.datetime:
    """A moment as clocks tell it: with the offset it had, not with the zone."""
    moment = dt.datetime.fromisoformat(text).replace(tzinfo=zone)
    return moment.replace(tzinfo=dt.timezone(moment.utcoffset() or dt.timedelta()))


@pytest.fixture(scope="module")
def library() -> Library:
    return load_built_in()


class Person:
    """Opens the program now and then; what was put to them is remembered."""

    def __init__(self, entries: Sequence[Entry], library: Library) -> None:
        self.entries = list(entries)
        self.library = library
        self.asked = NEVER

    def open(self, now: dt.datetime) -> DueQuestion | None:
        question = due_question(self.entries, self.asked, now, self.library)
        if question is not None:
            self.asked = with_question(self.asked, question, now)
        return question


def kind(question: DueQuestion | None) -> type | None:
    return None if question is None else type(question)


EVENING = a_session(id="evening", started_at=at("2026-11-22T18:00"))


@pytest.mark.parametrize(
    ("now", "is_asked"),
    [
        ("2026-11-22T23:59", False),
        ("2026-11-23T00:30", False),
        ("2026-11-23T03:59", False),
        ("2026-11-23T04:00", True),
        ("2026-11-23T23:00", True),
        ("2026-11-24T03:59", True),
        ("2026-11-24T04:00", False),
    ],
)
def test_the_morning_after_begins_at_four_and_lasts_a_day(now: str, is_asked: bool, library: Library) -> None:
    question = Person([EVENING], library).open(at(now))
    assert question == (MorningAfter(EVENING, Spot("shoulder-top", Side.RIGHT)) if is_asked else None)


def test_a_session_after_midnight_belongs_to_the_evening_before(library: Library) -> None:
    person = Person([a_session(started_at=at("2026-11-23T01:30"))], library)
    assert kind(person.open(at("2026-11-23T09:00"))) is MorningAfter


def test_passed_over_counts_as_asked_until_the_day_turns(library: Library) -> None:
    clock = ManualClock(at("2026-11-23T08:00"))
    person = Person([EVENING], library)
    assert kind(person.open(clock.now())) is MorningAfter
    for _ in range(19):  # up to three at night
        clock.move(3600)
        assert person.open(clock.now()) is None
    person.entries.append(a_session(id="next", started_at=at("2026-11-23T19:00")))
    clock.move(3600)
    assert clock.now() == at("2026-11-24T04:00")
    assert kind(person.open(clock.now())) is MorningAfter


def test_a_session_of_today_takes_the_question_away(library: Library) -> None:
    today = a_session(id="today", started_at=at("2026-11-23T08:00"))
    assert Person([EVENING, today], library).open(at("2026-11-23T09:00")) is None


def test_what_was_answered_is_not_asked(library: Library) -> None:
    answer = a_check_in(
        started_at=at("2026-11-23T06:00"), next_morning=NextMorning.SAME, after_session="evening"
    )
    assert Person([EVENING, answer], library).open(at("2026-11-23T09:00")) is None


def test_an_answer_to_something_else_leaves_the_question(library: Library) -> None:
    note = a_check_in(started_at=at("2026-11-23T06:00"), note="slept well")
    assert kind(Person([EVENING, note], library).open(at("2026-11-23T09:00"))) is MorningAfter


@pytest.mark.parametrize(
    "session",
    [
        a_session(started_at=at("2026-11-22T18:00"), unattended=True),
        a_session(started_at=at("2026-11-22T18:00"), seconds_worked=0, passes=()),
        a_session(started_at=at("2026-11-22T18:00"), seconds_worked=29),
        a_session(started_at=at("2026-11-21T18:00")),
        a_session(started_at=at("2026-11-24T18:00")),
    ],
    ids=["unattended", "nothing worked", "hardly begun", "earlier", "of a clock that was wrong"],
)
def test_a_session_that_says_nothing_of_this_morning_asks_nothing(session: Entry, library: Library) -> None:
    assert Person([session], library).open(at("2026-11-23T09:00")) is None


def test_a_session_without_work_does_not_hide_the_one_before(library: Library) -> None:
    opened = a_session(id="opened", started_at=at("2026-11-23T07:00"), seconds_worked=0, passes=())
    question = Person([EVENING, opened], library).open(at("2026-11-23T09:00"))
    assert question == MorningAfter(EVENING, Spot("shoulder-top", Side.RIGHT))


def test_a_hold_alone_was_a_session(library: Library) -> None:
    held = a_session(started_at=at("2026-11-22T18:00"), seconds_worked=5, seconds_held=60)
    assert kind(Person([held], library).open(at("2026-11-23T09:00"))) is MorningAfter


def test_only_one_of_two_versions_is_asked_about(library: Library) -> None:
    copy = a_session(id="copy", started_at=at("2026-11-22T19:00"), copy_of="evening")
    question = Person([EVENING, copy], library).open(at("2026-11-23T09:00"))
    assert isinstance(question, MorningAfter)
    assert question.session.id == "evening"


# Travel


def test_a_journey_east_brings_the_next_morning_sooner(library: Library) -> None:
    person = Person([a_session(started_at=at("2026-11-21T20:00", LOS_ANGELES))], library)
    assert kind(person.open(at("2026-11-23T08:00", TOKYO))) is MorningAfter


def test_a_journey_west_brings_no_second_question_on_the_same_date(library: Library) -> None:
    person = Person([a_session(started_at=at("2026-11-21T21:00", TOKYO))], library)
    assert kind(person.open(at("2026-11-22T08:00", TOKYO))) is MorningAfter
    assert person.open(at("2026-11-22T08:00", LOS_ANGELES)) is None
    person.entries.append(a_session(id="there", started_at=at("2026-11-22T19:00", LOS_ANGELES)))
    assert kind(person.open(at("2026-11-23T08:00", LOS_ANGELES))) is MorningAfter


def test_a_session_of_this_morning_before_a_flight_west_is_of_today(library: Library) -> None:
    person = Person([a_session(started_at=at("2026-11-22T08:00", TOKYO))], library)
    assert person.open(at("2026-11-22T07:00", LOS_ANGELES)) is None


@pytest.mark.parametrize("evening", ["2026-10-24T23:00", "2026-03-28T23:00"])
def test_a_night_in_which_the_clocks_change_is_a_night(evening: str, library: Library) -> None:
    person = Person([a_session(started_at=at(evening))], library)
    morning = dt.datetime.fromisoformat(evening) + dt.timedelta(hours=8)
    assert kind(person.open(at(morning.isoformat()))) is MorningAfter
    assert person.open(at((morning + dt.timedelta(hours=2)).isoformat())) is None


def test_what_a_wrong_clock_remembered_silences_nobody(library: Library) -> None:
    person = Person([EVENING], library)
    person.asked = QuestionsAsked(last=at("2099-01-01T00:00"), weekly=at("2099-01-01T00:00"))
    assert kind(person.open(at("2026-11-23T09:00"))) is MorningAfter


# Once a week


def test_the_weekly_question_comes_seven_days_after_the_first_entry(library: Library) -> None:
    days = [a_session(id=f"day-{day}", started_at=at(f"2026-11-{day:02}T18:00")) for day in range(1, 16)]
    person = Person([], library)
    asked = []
    for day in range(1, 17):
        person.entries = list(days[: day - 1])
        asked.append(kind(person.open(at(f"2026-11-{day:02}T09:00"))))
    morning, weekly = MorningAfter, OnceAWeek
    assert asked == [None, *[morning] * 6, weekly, *[morning] * 6, weekly, morning]


def test_it_takes_the_place_of_the_days_question(library: Library) -> None:
    person = Person([a_session(id="first", started_at=at("2026-11-10T18:00")), EVENING], library)
    assert kind(person.open(at("2026-11-23T09:00"))) is OnceAWeek
    assert person.open(at("2026-11-23T21:00")) is None


def test_it_is_put_without_a_session_the_day_before(library: Library) -> None:
    person = Person([a_session(started_at=at("2026-11-14T18:00"))], library)
    assert kind(person.open(at("2026-11-23T09:00"))) is OnceAWeek


def test_nobody_is_asked_who_has_left_the_journal_alone(library: Library) -> None:
    person = Person([a_session(started_at=at("2026-11-08T18:00"))], library)
    assert person.open(at("2026-11-23T09:00")) is None


def test_what_was_told_unasked_counts(library: Library) -> None:
    first = a_session(id="first", started_at=at("2026-11-10T18:00"))
    told = a_check_in(started_at=at("2026-11-20T18:00"), interference=3)
    person = Person([first, told], library)
    assert person.open(at("2026-11-23T09:00")) is None
    assert kind(person.open(at("2026-11-27T09:00"))) is OnceAWeek


def test_what_was_told_today_is_the_question_of_today(library: Library) -> None:
    told = a_check_in(started_at=at("2026-11-23T07:00"), interference=3)
    assert Person([EVENING, told], library).open(at("2026-11-23T09:00")) is None


def test_an_empty_journal_asks_nothing(library: Library) -> None:
    assert Person([], library).open(at("2026-11-23T09:00")) is None


# Where the number belongs


def test_a_number_is_asked_for_where_it_was_sorest_before(library: Library) -> None:
    ratings = (
        Rating(region="shoulder-top", side=Side.LEFT, before=2),
        Rating(region="neck-back", side=Side.BOTH, before=6),
        Rating(region="upper-back", side=Side.BOTH, after=9),
    )
    session = a_session(started_at=at("2026-11-22T18:00"), ratings=ratings)
    question = Person([session], library).open(at("2026-11-23T09:00"))
    assert question == MorningAfter(session, Spot("neck-back", Side.BOTH))


def test_else_where_it_was_tender(library: Library) -> None:
    point = a_tender_point(region="neck-back", side=Side.LEFT)
    session = a_session(started_at=at("2026-11-22T18:00"), tender_points=(point,))
    question = Person([session], library).open(at("2026-11-23T09:00"))
    assert question == MorningAfter(session, Spot("neck-back", Side.LEFT))


def test_nowhere_where_the_routine_is_not_known_any_more(library: Library) -> None:
    ran = (PassResult(step="x", side=None, seconds=60, outcome=PassOutcome.DONE),)
    session = a_session(started_at=at("2026-11-22T18:00"), routine="own/gone", passes=ran)
    assert Person([session], library).open(at("2026-11-23T09:00")) == MorningAfter(session, None)


def test_of_a_routine_that_is_not_known_the_place_is_what_was_worked_first(library: Library) -> None:
    def ran(step: str, *regions: str) -> PassResult:
        return PassResult(step=step, side=Side.RIGHT, seconds=60, outcome=PassOutcome.DONE, regions=regions)

    passes = (ran("stance"), ran("rolls", "upper-back"), ran("circles", "neck-back"))
    fitted = a_session(routine="made-to-fit", passes=passes)
    assert place_to_rate(fitted, library) == Spot("upper-back", Side.RIGHT)
    assert place_to_rate(a_session(routine="gone"), library) is None
    changed = a_session(passes=(ran("rolls", "upper-back"), ran("roll-down", "shoulder-top")))
    assert place_to_rate(changed, library) == Spot("shoulder-top", Side.RIGHT)
