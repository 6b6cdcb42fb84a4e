"""The week on plain lines: all that the screen says, in 80 columns."""

import datetime as dt

import pytest
from hypothesis import given

from tests.core.shoulders import ENTRIES, NECK, SHOULDER, at, check_in, history, mark, rated, session, sore
from tui.core.anatomy.body import Region, Side, View
from tui.core.entries.entry import Entry, NextMorning
from tui.core.line_folding import cells
from tui.core.routines.routine import Library
from tui.core.weeks.calendar_week import Week
from tui.core.weeks.week import summarise
from tui.core.weeks.week_text import week_text

W47 = Week(dt.date(2026, 11, 16))
LATER = dt.date(2027, 1, 10)
LIBRARY = Library(
    language="en",
    regions=(
        Region(
            id=SHOULDER,
            name="top of the shoulder",
            views=(View.BACK,),
            sided=True,
            said="top of your {side} shoulder",
            both="top of both shoulders",
        ),
        Region(id=NECK, name="neck", views=(View.BACK,), sided=True),
    ),
    sources=(),
    contraindications=(),
    routines=(),
)


def text(*entries: Entry, week: Week = W47, today: dt.date = LATER, is_complete: bool = True) -> str:
    found = summarise(history(*entries), week, today, "Europe/Paris", is_complete=is_complete)
    return week_text(found, LIBRARY)


WEEK: tuple[Entry, ...] = (
    *sore(8, 8, 8, day=3),
    *sore(7, 7, 7, day=10),
    session(at(11), mark(70, spot="edge"), worked=335),
    session(at(16, 9), mark(41, spot="edge"), mark(200, side=Side.LEFT), worked=300, ratings=rated(6, 4)),
    session(at(17, 9), worked=400, ratings=rated(5, 2), note="slept badly"),
    session(at(17, 10), mark(47), worked=500, ratings=rated(4, 2)),
    check_in(at(17, 11), next_morning=NextMorning.BETTER, after_session="x", interference=3),
    check_in(at(18, 8), next_morning=NextMorning.WORSE, entered_later=True),
)


def test_a_full_week_says_every_number_with_what_it_rests_on() -> None:
    assert (
        text(*WEEK)
        == """\
Week 47, 16 - 22 Nov 2026 (Europe/Paris)

  Mon 16  ##########                      5 min, 1 session
  Tue 17  ##############################  15 min, 2 sessions, 1 check-in
  Wed 18                                  rest, 1 check-in
  Thu 19                                  rest
  Fri 20                                  rest
  Sat 21                                  rest
  Sun 22                                  rest

20 min, 3 sessions on 2 days, 2 check-ins
last week: 6 min, 1 session; median of 2 weeks: 3 min, 0.5 sessions

Is it getting better?
  a little less: top of right shoulder

How sore, 0 to 10: median of n answers, not of those right after a session
  top of right shoulder: 5 (n 3), last week 7 (n 3): a little less;
      four weeks 7.5 (2 weeks): clearly less; worst 6, 0 of 3 at 7 or more

Before -> after a session, 0 to 10: median of n sessions with both
  top of right shoulder                   5 -> 2      clearly less   n 3

Tender points: in how many of the last sessions there, time to ease
  top of right shoulder: recurring, 3 of 4; 2 of 2 eased after 44 s
      not named: new, 1 of 4; 1 of 1 eased after 47 s
      edge: fading, 2 of 4; 1 of 1 eased after 41 s
  top of left shoulder: new, 1 of 1; 1 of 1 eased after 200 s

Left and right, of the sessions that worked it
  top of the shoulder:
      left: 1 tender point, in 1 of 1 session, 1 eased after 200 s;
      right: 2 tender points, in 2 of 3 sessions, 2 eased after 44 s

Notes
  Tue  slept badly

Beside                  this week        last week  2 weeks, median
  sessions                      3                1              0.5
  minutes                      20                6                3
  active days                   2                1              0.5
  tender points                 3                1              0.5
  eased after          47 s (n 3)       70 s (n 1)       70 s (n 1)
  5 days of rest, longest rest 5 days, 1 entered later

Mornings after: 1 better, 0 same, 1 worse (n 2)
How much it got in the way, 0 to 10: median 3, worst 3 (n 1)

Over the months: now and before are medians of up to 7 answers
  top of right shoulder: now 7, before -: too few to say; n 9; Nov 2026 7 (n 9)
"""
    )


def test_a_week_of_rest_is_no_failure_and_says_nothing_of_what_was_not_noted() -> None:
    found = text(session(at(1)))
    assert "A week of rest: nothing was noted. That is no failure, only a pause.\n" in found
    assert not any(heading in found for heading in ("sore", "Tender", "Left", "Notes", "Mornings", "months"))
    assert "  eased after                   -                -                -\n" in found


def test_a_week_that_is_not_over_says_so_far_and_its_days_to_come_are_no_rest() -> None:
    lines = text(session(at(16)), today=dt.date(2026, 11, 18)).splitlines()
    assert [line[42:] for line in lines[2:9]] == [
        "2 min, 1 session",
        "rest",
        "today, no session so far",
        "-",
        "-",
        "-",
        "-",
    ]
    assert lines[10] == "2 min, 1 session on 1 day so far"
    assert "Nothing this week yet" in text(session(at(1)), today=dt.date(2026, 11, 18))


def test_the_first_week_is_held_against_nothing() -> None:
    found = text(session(at(18)))
    assert "\nthe first week: nothing to hold it against yet\n" in found
    assert "  sessions                      1                -                -\n" in found
    assert [line.split()[-1] for line in found.splitlines()[2:4]] == ["-", "-"]


def test_where_not_all_could_be_read_nothing_is_called_rest() -> None:
    found = text(is_complete=False)
    assert found.count("not known") == 7
    assert "\nNothing that could be read.\n" in found
    assert "of rest" not in found
    assert "\nthe weeks before could not be read\n" in found
    assert "  sessions                      -                -                -\n" in found
    partly = text(session(at(17)), session(at(4)), *sore(5), is_complete=False)
    assert "\nlast week: not known\n" in partly
    assert "last week -: too few to say" in partly


def test_a_place_that_no_session_rated_twice_has_a_dash_and_no_claim() -> None:
    found = text(*sore(5), session(at(17), ratings=rated(None, 2)))
    assert "top of right shoulder: 5 (n 1), last week -: first numbers; four weeks -;\n" in found
    assert "\n  not rated both before and after: top of right shoulder\n" in found
    assert "no pair" not in found
    assert "top of right shoulder: 5 (n 1), last week -: too few to say" in text(*sore(4, month=2), *sore(5))


def test_a_place_not_rated_this_week_says_so() -> None:
    words = "\n  not rated this week; in the four before: top of right shoulder 6 (1 week)\n"
    assert words in text(*sore(6, 6, day=10), session(at(16)))


def test_long_and_unsafe_text_of_a_person_stays_within_80_columns_and_harmless() -> None:
    spot, note = "\x1b[2J" + "very " * 30, "肩こり" * 60 + "\x07 [b]end[/b]"
    found = text(session(at(16), mark(spot=spot), note=note))
    assert not {"\x1b", "\x07"} & set(found)
    assert max(map(cells, found.splitlines())) <= 80
    assert "[b]end[/b]" in found
    assert found.count("very") == 30


@pytest.mark.parametrize("is_complete", [True, False])
@given(entries=ENTRIES)
def test_no_line_is_wider_than_80_columns_and_all_of_it_is_ascii(
    entries: list[Entry], is_complete: bool
) -> None:
    for day in ("2026-10-26", "2026-11-16", "2026-12-28"):
        found = text(
            *entries,
            week=Week(dt.date.fromisoformat(day)),
            today=dt.date(2026, 11, 18),
            is_complete=is_complete,
        )
        assert found.isascii()
        assert max(map(cells, found.splitlines())) <= 80
        assert all(line == line.rstrip() for line in found.splitlines())
