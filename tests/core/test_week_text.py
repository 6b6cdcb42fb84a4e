"""The week on plain lines."""

import datetime as dt
from typing import Any

from tui.core.body import Region, Side, View
from tui.core.findings import Recurrence
from tui.core.routine import Library
from tui.core.week import DaySummary, RatingSummary, TenderSummary, WeekSummary
from tui.core.week_text import week_text

MONDAY = dt.date(2026, 11, 30)
LIBRARY = Library(
    language="en",
    regions=(
        Region(
            id="shoulder-top",
            name="top of the shoulder",
            views=(View.BACK,),
            sided=True,
            said="top of your {side} shoulder",
        ),
    ),
    sources=(),
    contraindications=(),
    routines=(),
)

SUNDAY = MONDAY + dt.timedelta(days=6)


def day(number: int, seconds: int = 0, sessions: int = 0, check_ins: int = 0) -> DaySummary:
    return DaySummary(
        date=MONDAY + dt.timedelta(days=number),
        sessions=sessions,
        seconds_worked=seconds,
        check_ins=check_ins,
    )


def week(**fields: Any) -> WeekSummary:
    given: dict[str, Any] = {
        "week": "2026-W49",
        "start": MONDAY,
        "end": MONDAY + dt.timedelta(days=6),
        "timezone": "Europe/Paris",
        "sessions": 0,
        "seconds_worked": 0,
        "days": tuple(day(number) for number in range(7)),
        "ratings": (),
        "tender_points": (),
    }
    return WeekSummary(**(given | fields))


def tender(ease: float | None, spot: str = "edge") -> TenderSummary:
    return TenderSummary(
        region="shoulder-top",
        side=Side.RIGHT,
        spot=spot,
        count=3,
        worked=5,
        recurrence=Recurrence.RECURRING,
        seconds_to_ease=ease,
    )


def test_a_full_week_says_every_number_in_words() -> None:
    this = week(
        sessions=3,
        seconds_worked=900,
        days=(day(0, 300, 1), day(1, 600, 2, 1), *(day(number) for number in range(2, 7))),
        ratings=(
            RatingSummary(region="shoulder-top", side=Side.RIGHT, n=2, before=6, after=3.5),
            RatingSummary(region="gone", side=Side.BOTH, n=0, before=None, after=None),
        ),
        tender_points=(tender(41),),
    )
    assert (
        week_text(this, week(sessions=1, seconds_worked=335, tender_points=(tender(70),)), LIBRARY, SUNDAY)
        == """\
Week 49, 30 Nov - 6 Dec 2026 (Europe/Paris)

  Mon 30  ###############                 5 min, 1 session
  Tue  1  ##############################  10 min, 2 sessions, 1 check-in
  Wed  2                                  rest
  Thu  3                                  rest
  Fri  4                                  rest
  Sat  5                                  rest
  Sun  6                                  rest

3 sessions on 2 days, 15 min, 1 check-in; week before: 1 session, 6 min

Sore before -> after, 0 to 10, median of n sessions
  top of right shoulder                   6 -> 3.5    clearly less   n 2
  gone, both sides                        -           rated once     n 0

Tender points: in how many of the last sessions there, seconds until it eased
  top of right shoulder (edge): recurring, 3 of 5; eased 41 s, was 70 s
"""
    )


def test_an_empty_week_is_no_failure() -> None:
    text = week_text(week(), week(), LIBRARY, SUNDAY)
    assert text.endswith("\nno sessions; week before: no sessions\n")
    assert "Tender" not in text


def test_long_and_unsafe_text_of_a_person_stays_within_80_columns_and_harmless() -> None:
    text = week_text(week(tender_points=(tender(None, "\x1b[2J " + "very " * 40),)), week(), LIBRARY, SUNDAY)
    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_days_to_come_are_no_rest() -> None:
    lines = week_text(week(), week(), LIBRARY, MONDAY + dt.timedelta(days=4)).splitlines()
    assert [line.split()[-1] for line in lines[2:9]] == ["rest"] * 5 + ["-"] * 2
