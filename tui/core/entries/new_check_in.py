"""A check-in before it is stored: its moment and its id, and what the question of the day adds to them."""

import datetime as dt

from msgspec.structs import replace

from tui.core.anatomy.body import Spot
from tui.core.clock import Clock
from tui.core.entries.due_question import DueQuestion, OnceAWeek
from tui.core.entries.entry import CheckIn, CheckInRating, NextMorning
from tui.core.ids import new_id


def begun_check_in(clock: Clock, randomness: bytes, at: dt.datetime | None = None) -> CheckIn:
    """One with nothing answered, of now or of an earlier moment `at`; the journal stamps it.

    `randomness` as of new_id.
    """
    now = clock.now().replace(microsecond=0)
    moment = now if at is None else at
    return CheckIn(
        id=new_id(int(now.timestamp() * 1000), randomness),
        started_at=moment,
        ended_at=moment,
        timezone=clock.timezone,
        recorded_at=None,
        updated_at=None,
        entered_later=moment < now,
    )


def with_answer(
    begun: CheckIn, question: DueQuestion, answer: NextMorning | None, number: int | None
) -> CheckIn | None:
    """The check-in with what was answered; None where that is nothing, as a number alone is of a morning."""
    if isinstance(question, OnceAWeek):
        return None if number is None else replace(begun, interference=number)
    if answer is None:
        return None
    ratings = _ratings(question.place, number)
    return replace(begun, next_morning=answer, after_session=question.session.id, ratings=ratings)


def _ratings(place: Spot | None, number: int | None) -> tuple[CheckInRating, ...]:
    if place is None or number is None:
        return ()
    return (CheckInRating(region=place.region, side=place.side, now=number),)
