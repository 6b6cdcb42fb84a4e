"""A check-in before it is stored: whose moment it is, and what an answer adds to it."""

import datetime as dt

from tests.builders import AT, a_session
from tui.core.anatomy.body import Side, Spot
from tui.core.clock import ManualClock
from tui.core.entries.due_question import MorningAfter, OnceAWeek
from tui.core.entries.entry import CheckIn, CheckInRating, NextMorning
from tui.core.entries.new_check_in import begun_check_in, with_answer

CLOCK = ManualClock(AT + dt.timedelta(microseconds=7), "Europe/Paris")
RIGHT = Spot("shoulder-top", Side.RIGHT)


def begun(at: dt.datetime | None = None) -> CheckIn:
    return begun_check_in(CLOCK, bytes(10), at)


def test_it_is_of_now_in_whole_seconds_and_stamped_by_the_journal() -> None:
    found = begun()
    assert (found.started_at, found.ended_at, found.timezone) == (AT, AT, "Europe/Paris")
    assert (found.recorded_at, found.updated_at, found.entered_later) == (None, None, False)


def test_one_of_an_earlier_moment_was_entered_later() -> None:
    earlier = AT - dt.timedelta(hours=3)
    assert (begun(earlier).started_at, begun(earlier).entered_later) == (earlier, True)


def test_a_morning_has_its_session_and_the_number_of_its_place() -> None:
    session = a_session(id="evening")
    found = with_answer(begun(), MorningAfter(session, RIGHT), NextMorning.WORSE, 7)
    assert found is not None
    assert (found.next_morning, found.after_session) == (NextMorning.WORSE, "evening")
    assert found.ratings == (CheckInRating(region="shoulder-top", side=Side.RIGHT, now=7),)


def test_a_number_alone_is_no_answer_of_a_morning_and_needs_a_place() -> None:
    assert with_answer(begun(), MorningAfter(a_session(), RIGHT), None, 7) is None
    found = with_answer(begun(), MorningAfter(a_session()), NextMorning.SAME, 7)
    assert found is not None
    assert found.ratings == ()


def test_the_weekly_question_is_answered_by_its_number() -> None:
    assert with_answer(begun(), OnceAWeek(), None, None) is None
    found = with_answer(begun(), OnceAWeek(), None, 0)
    assert found is not None
    assert (found.interference, found.ratings) == (0, ())
