"""Words that every screen and every printed line shares."""

import datetime as dt

import pytest

from tui.core.entries.entry import HoldOutcome
from tui.core.words import (
    HOLD_WORDS,
    counted,
    day_in_words,
    hold_in_words,
    minutes_and_seconds,
    notices_in_words,
)


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (59, "0:59"), (60, "1:00"), (3661, "61:01")])
def test_seconds_are_shown_as_on_a_clock(seconds: int, shown: str) -> None:
    assert minutes_and_seconds(seconds) == shown


def test_every_end_of_a_hold_has_words_of_its_own() -> None:
    assert len(set(HOLD_WORDS.values())) == len(HoldOutcome)
    assert hold_in_words(HoldOutcome.EASED, 41) == "eased after 41 s"


def test_a_count_of_one_is_singular_and_none_is_no() -> None:
    assert [counted(number, "session") for number in range(3)] == ["no sessions", "1 session", "2 sessions"]


def test_a_day_is_named_whatever_the_locale() -> None:
    assert day_in_words(dt.date(2026, 11, 22)) == "Sun 22 Nov 2026"


def test_a_notice_that_does_not_fit_says_who_tells_the_rest() -> None:
    long = ("2026.json cannot be read (" + "why " * 60 + "): unknot journal restore 2026",)
    lines = notices_in_words(long, 38).splitlines()
    assert len(lines) == 3
    assert max(map(len, lines)) <= 38
    assert lines[-1].endswith("… unknot doctor says more")
    assert notices_in_words(("short",), 38) == "! short"
    assert notices_in_words(("one", "two"), 78) == "! one  (and 1 more: unknot doctor)"
