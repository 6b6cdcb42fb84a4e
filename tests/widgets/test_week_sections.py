"""The sections of a week as they are read: golden rows, missing numbers, plain characters, widths."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest

from tui.core.anatomy.body import Region, Side, View
from tui.core.charset import Charset
from tui.core.places.findings import Recurrence
from tui.core.routines.routine import Library
from tui.core.weeks.eased_before import Eased
from tui.core.weeks.week_records import (
    Change,
    DayState,
    DaySummary,
    InTheWay,
    MonthLevel,
    NextMornings,
    Noted,
    PlaceCompared,
    RatingSummary,
    SideNumbers,
    SidesSummary,
    TenderPlace,
    TenderSummary,
    Totals,
    Trend,
    WeekLevel,
    WeekSummary,
)
from tui.widgets.line_drawing import Row, row_text, row_width
from tui.widgets.week.answers import answer_rows
from tui.widgets.week.beside import beside_rows, sum_rows
from tui.widgets.week.days import day_rows
from tui.widgets.week.dumbbells import dumbbell_rows, more_dumbbell_rows
from tui.widgets.week.levels import level_rows, more_level_rows, not_rated_rows
from tui.widgets.week.notes import note_rows
from tui.widgets.week.page import ALL_SECTIONS
from tui.widgets.week.rows import Sheet
from tui.widgets.week.sides import side_rows
from tui.widgets.week.tender import TABLE_FROM, tender_rows
from tui.widgets.week.trends import trend_rows

MONDAY = dt.date(2026, 11, 16)
TODAY = MONDAY + dt.timedelta(days=5)
RIGHT, BOTH = Side.RIGHT, Side.BOTH
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
DAYS = (
    (DayState.SESSION, 1, 480, 0),
    (DayState.REST, 0, 0, 1),
    (DayState.SESSION, 3, 840, 2),
    (DayState.BEFORE, 0, 0, 0),
    (DayState.UNKNOWN, 0, 0, 0),
    (DayState.TODAY, 0, 0, 0),
    (DayState.AHEAD, 0, 0, 0),
)
NOTHING = Totals(
    weeks=0,
    sessions=None,
    seconds_worked=None,
    active_days=None,
    tender_points=None,
    seconds_to_ease=None,
    eased=0,
)
LAST = Totals(
    weeks=1, sessions=5, seconds_worked=1320, active_days=4, tender_points=3, seconds_to_ease=58, eased=3
)
USUAL = msgspec.structs.replace(LAST, weeks=4, sessions=4.5, seconds_to_ease=61.5, eased=12)
PLACE = TenderPlace(
    region="shoulder-top",
    side=RIGHT,
    count=3,
    worked=5,
    recurrence=Recurrence.RECURRING,
    holds=4,
    eased=3,
    seconds_to_ease=41,
)
SPOT = TenderSummary(**msgspec.structs.asdict(PLACE), spot="[b]edge[/b]")
RATED = RatingSummary(
    region="shoulder-top",
    side=RIGHT,
    n=4,
    before=6,
    after=3.5,
    change=Change.CLEARLY_LESS,
    answers=5,
    median=6,
    worst=8,
    severe=2,
)


def a_level(n: int, median: float | None) -> WeekLevel:
    return WeekLevel(week="2026-W47", n=n, median=median)


COMPARED = PlaceCompared(
    region="shoulder-top",
    side=RIGHT,
    weeks=(a_level(0, None), a_level(4, 10), a_level(3, 7), a_level(3, 6.5), a_level(5, 4)),
    change=Change.CLEARLY_LESS,
    four_weeks=7,
    change_from_four_weeks=Change.CLEARLY_LESS,
)
MONTHS = tuple(MonthLevel(month=f"2026-{month:02}", n=0, median=None) for month in range(1, 11))
TREND = Trend(
    region="shoulder-top",
    side=RIGHT,
    n=34,
    months=(
        MonthLevel(month="2025-12", n=3, median=0),
        *MONTHS,
        MonthLevel(month="2026-11", n=9, median=10),
    ),
    latest=4,
    earlier=6.5,
    change=Change.CLEARLY_LESS,
    last_on=MONDAY,
)


def a_week(**fields: Any) -> WeekSummary:
    """A week in which nothing was answered, but for these fields."""
    days = tuple(
        DaySummary(
            date=MONDAY + dt.timedelta(days=number),
            state=state,
            sessions=sessions,
            seconds_worked=seconds,
            check_ins=check_ins,
        )
        for number, (state, sessions, seconds, check_ins) in enumerate(DAYS)
    )
    known: dict[str, Any] = {
        "week": "2026-W47",
        "start": MONDAY,
        "end": MONDAY + dt.timedelta(days=6),
        "timezone": "UTC",
        "is_complete": True,
        "sessions": 4,
        "seconds_worked": 1320,
        "check_ins": 3,
        "active_days": 2,
        "rest_days": 1,
        "longest_gap_days": 1,
        "entered_later": 0,
        "days": days,
        "ratings": (),
        "tender_places": (),
        "tender_points": (),
        "sides": (),
        "eased": 0,
        "seconds_to_ease": None,
        "next_mornings": NextMornings(n=0, better=0, same=0, worse=0),
        "interference": InTheWay(n=0, median=None, worst=None),
        "notes": (),
        "compared": (),
        "last_week": NOTHING,
        "four_weeks": NOTHING,
        "trends": (),
    }
    return WeekSummary(**known | fields)


FULL = a_week(
    ratings=(RATED,),
    tender_places=(PLACE, msgspec.structs.replace(PLACE, side=BOTH, recurrence=Recurrence.QUIET, count=0)),
    tender_points=(SPOT,),
    sides=(
        SidesSummary(
            region="shoulder-top",
            left=SideNumbers(sessions=5, marked=1, tender_points=1, eased=0, seconds_to_ease=None),
            right=SideNumbers(sessions=5, marked=3, tender_points=20, eased=3, seconds_to_ease=41),
        ),
    ),
    eased=3,
    seconds_to_ease=41,
    next_mornings=NextMornings(n=3, better=2, same=0, worse=1),
    interference=InTheWay(n=2, median=3.5, worst=5),
    notes=(Noted(date=MONDAY, text="[b]slept[/b] badly \x1b[2J " + "and long " * 40),),
    compared=(
        COMPARED,
        msgspec.structs.replace(COMPARED, side=BOTH, weeks=(*COMPARED.weeks[:4], a_level(0, None))),
    ),
    last_week=LAST,
    four_weeks=USUAL,
    trends=(TREND,),
    is_complete=False,
    entered_later=2,
)
Section = Callable[[Sheet], Sequence[Row]]


def read(section: Section, week: WeekSummary = FULL, width: int = 78, **options: Any) -> list[str]:
    """The rows of a section as plain text."""
    sheet = Sheet(week, LIBRARY, TODAY, width, **options)
    return [row_text(row).rstrip() for row in section(sheet)]


def test_days_say_minutes_states_sessions_and_check_ins() -> None:
    assert read(day_rows) == [
        "   ▄▄▄▄▄                 ▇▇▇▇▇",
        "  8 min ●    rest +   14 min 3●2+                ?        today",
        "  Mon 16     Tue 17     Wed 18     Thu 19     Fri 20    [Sat 21]    Sun 22",
    ]


def test_days_of_a_phone_have_their_counts_below() -> None:
    assert read(day_rows, width=38)[1:] == [
        "  8  rest  14         ?",
        "  ●    +  3●2+",
        " Mon  Tue  Wed  Thu  Fri [Sat] Sun",
    ]


def test_bars_of_more_rows_grow_from_below() -> None:
    rows = read(day_rows, bar_rows=3)
    assert [row.strip() for row in rows[:3]] == [
        "▆▆▆▆▆",
        "▅▅▅▅▅                 █████",
        "█████                 █████",
    ]


def test_the_same_minutes_are_as_high_in_a_week_with_less() -> None:
    less = a_week(
        days=tuple(
            msgspec.structs.replace(day, seconds_worked=min(480, day.seconds_worked)) for day in FULL.days
        )
    )
    assert read(day_rows, less)[0].strip()[:5] == read(day_rows)[0].strip()[:5]


def test_a_level_stands_beside_the_last_and_the_usual_with_n_and_words() -> None:
    assert read(level_rows) == [
        "is it getting better?",
        "clearly less: top of right shoulder",
        "sore, 0 to 10         weeks than last week  now (n)  last usual (wk) max 7+",
        "top of right shoulder ·█▆▆▄ clearly less      4 (5)  6.5 (3)    7 (3)  8  2",
    ]
    assert read(level_rows, width=38) == [
        "is it getting better?",
        "clearly less: top of right shoulder",
        "sore, 0 to 10 (n numbers)",
        "top of right shoulder",
        "  ·█▆▆▄ 4 (5)     clearly less",
        "  last 6.5 (3), usual 7 (3 weeks)",
        "  max 8  2 of 5 at 7 or up",
    ]


@pytest.mark.parametrize("width", [38, 66, 78])
def test_longer_numbers_leave_the_form_of_the_rows_as_it_is(width: int) -> None:
    """What stands below must not jump from week to week."""
    long = msgspec.structs.replace(
        COMPARED, weeks=(*COMPARED.weeks[:3], a_level(12, 6.5), a_level(12, 5.5)), four_weeks=5.25
    )
    rows = read(level_rows, msgspec.structs.replace(FULL, compared=(long,)), width)
    assert len(rows) == len(read(level_rows, width=width))
    assert "5.5 (12)" in "".join(rows)


def test_so_many_places_stand_at_once_those_that_can_be_told_first_and_the_others_below() -> None:
    few = [
        msgspec.structs.replace(COMPARED, side=side, change=None, change_from_four_weeks=None)
        for side in (Side.LEFT, BOTH)
    ]
    week = msgspec.structs.replace(FULL, compared=(*few, COMPARED), trends=())
    rows = read(level_rows, week, places=1)
    assert rows[0].endswith("2 more places below")
    assert rows[1] == "clearly less: top of right shoulder · too few to say: 2 places"
    assert [row[:21] for row in rows[3:]] == ["top of right shoulder"]
    assert "sore, 0 to 10 (n); 2 more below" in read(level_rows, week, 38, places=1)
    below = read(more_level_rows, week, places=1)
    assert below[0] == "more places of the week"
    assert [row.strip() for row in below if "too few" not in row][2:] == ["both sides"]
    assert read(more_level_rows, week) == []


def test_before_and_after_have_the_rest_below_too() -> None:
    other = msgspec.structs.replace(RATED, side=BOTH, n=2, change=None)
    once = msgspec.structs.replace(RATED, side=Side.LEFT, n=0, before=None, after=None, change=None)
    third = msgspec.structs.replace(other, region="gone", n=1)
    week = a_week(ratings=(third, other, RATED, once))
    rows = read(dumbbell_rows, week, places=3)
    assert rows[0].endswith("1 more below; n sessions")
    assert rows[1].endswith("n 4  clearly less")
    below = read(more_dumbbell_rows, week, places=3)
    assert below[0] == "more before and after: before ○ → ●"
    assert below[-1] == "not rated both before and after: top of left shoulder"
    assert "too few to say" in "".join(below)


def test_a_change_from_the_usual_is_said_where_it_is_another() -> None:
    other = msgspec.structs.replace(COMPARED, change=None, change_from_four_weeks=Change.A_LITTLE_MORE)
    rows = read(level_rows, msgspec.structs.replace(FULL, compared=(other,), trends=()))
    assert rows[1] == "a little more than usual: top of right shoulder"
    assert "too few to say" in rows[3]
    assert rows[4].strip() == "a little more than usual"


def test_what_a_week_cannot_carry_is_said_of_the_months() -> None:
    other = msgspec.structs.replace(COMPARED, change=None, change_from_four_weeks=None)
    rows = read(level_rows, msgspec.structs.replace(FULL, compared=(other,)))
    assert rows[1:3] == [
        "over the months clearly less: top of right shoulder",
        "this week too few to say: 1 place",
    ]


def test_a_place_that_was_not_rated_has_no_number_of_this_week() -> None:
    assert read(not_rated_rows)[1:] == ["top of the shoulder, both sides 7 (3)"]


def test_what_was_rated_only_after_a_session_was_rated() -> None:
    after = msgspec.structs.replace(RATED, n=0, before=None, after=None, change=None, answers=0)
    week = msgspec.structs.replace(a_week(), ratings=(after,))
    assert "rated only after a session" in "".join(read(level_rows, week))
    assert "no session was rated both before and after" in "".join(read(dumbbell_rows, week))
    assert "nothing was rated" in "".join(read(level_rows, a_week()))


def test_before_and_after_are_the_ends_of_a_line() -> None:
    assert read(dumbbell_rows)[1:] == [
        "top of right shoulder ·······●━━━━○········ 6 → 3.5  n 4  clearly less"
    ]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [(0, 10, "○━━━━━━━━━●"), (3, 3, "···●·······"), (4, 5, "····○●·····"), (10, 0, "●━━━━━━━━━○")],
)
def test_a_line_goes_either_way(before: int, after: int, line: str) -> None:
    row = msgspec.structs.replace(RATED, before=before, after=after)
    assert line in read(dumbbell_rows, a_week(ratings=(row,)), width=60)[1]


def test_a_place_without_both_numbers_has_no_line() -> None:
    once = msgspec.structs.replace(RATED, n=0, before=None, after=None, change=None)
    week = a_week(ratings=(once,))
    assert read(dumbbell_rows, week)[1:] == ["no session was rated both before and after"]
    assert read(more_dumbbell_rows, week) == ["not rated both before and after: top of right shoulder"]


def test_a_tender_place_says_how_often_how_long_and_what_it_was() -> None:
    was = Eased(70, 2)
    before = {("shoulder-top", RIGHT, None): was, ("shoulder-top", RIGHT, "[b]edge[/b]"): was}
    assert read(tender_rows, eased_before=before)[1:] == [
        "top of right shoulder recurring ●●●○○ 3 of 5  41 s (3 of 4), was 70 s (2)",
        "  [b]edge[/b]",
        "quiet: top of the shoulder, both sides 0 of 5",
    ]


def test_a_spot_that_differs_from_its_place_has_numbers_of_its_own() -> None:
    other = msgspec.structs.replace(SPOT, spot="", count=1, holds=2, eased=0, seconds_to_ease=None)
    rows = read(tender_rows, msgspec.structs.replace(FULL, tender_points=(SPOT, other)))
    assert rows[2:4] == [
        "  [b]edge[/b]         recurring ●●●○○ 3 of 5  41 s (3 of 4)",
        "  not named           recurring ●○○○○ 1 of 5  0 of 2 eased",
    ]


def test_left_and_right_grow_away_from_the_middle() -> None:
    assert read(side_rows)[1:] == [
        "top of the shoulder            1 █ │ ████████ 20   in 1 of 5 │ 3 of 5",
        "  eased - │ 41 s (3)",
    ]


def test_sums_stand_beside_the_last_week_and_the_usual() -> None:
    assert read(sum_rows)[0] == (
        "4 sessions, 22 min, 3 check-ins  ·  last 5, 22 min; usual (4 wk) 4.5, 22 min"
    )
    assert read(sum_rows, width=38)[1:3] == ["last 5, 22 min", "usual (4 wk) 4.5, 22 min"]
    assert read(beside_rows)[0] == "how much        this week        last usual, 4 wk"
    assert [row.split()[-3:] for row in read(beside_rows)[1:3]] == [["4", "5", "4.5"], ["22", "22", "22"]]
    assert read(beside_rows)[-2:] == [
        "eased after      41 s (3)    58 s (3) 61.5 s (12)",
        "1 day of rest, longest rest 1 day, 2 entered later",
    ]


def test_where_not_all_could_be_read_nothing_is_called_the_first_week_or_none() -> None:
    rows = read(sum_rows, a_week(is_complete=False))
    assert rows[0].endswith("the weeks before could not be read")
    assert rows[1].startswith("Not all of the journal could be read")
    partly = a_week(is_complete=False, last_week=NOTHING, four_weeks=msgspec.structs.replace(USUAL, weeks=1))
    assert "last week not known" in "".join(read(sum_rows, partly))
    empty = a_week(
        is_complete=False, sessions=0, check_ins=0, four_weeks=msgspec.structs.replace(USUAL, weeks=1)
    )
    assert read(beside_rows, empty)[1].split() == ["sessions", "-", "-", "4.5"]


def test_a_first_week_is_held_against_nothing() -> None:
    assert read(sum_rows, a_week())[0].endswith("the first week")
    assert [row.split()[-2:] for row in read(beside_rows, a_week())[1:6]] == [["-", "-"]] * 5


def test_what_was_asked_in_passing_says_its_n() -> None:
    assert read(answer_rows)[1:] == [
        "mornings after        better ██ 2  same 0  worse █ 1  n 3",
        "in the way, 0 to 10   median 3.5  worst 5  n 2",
    ]
    assert read(answer_rows, a_week()) == []


def test_a_place_not_rated_lately_says_when_it_was_and_not_how_it_is_now() -> None:
    old = msgspec.structs.replace(TREND, last_on=dt.date(2026, 9, 30))
    week = msgspec.structs.replace(FULL, trends=(old,))
    assert read(trend_rows, week)[1:] == [
        "top of right shoulder ▁··········█  last rated in Sep: 4          34"
    ]
    assert read(trend_rows, week, 38)[-1] == "  last rated in Sep: 4  n 34"


def test_the_time_of_the_week_before_stands_below_where_it_has_no_room() -> None:
    before = {("shoulder-top", RIGHT, None): Eased(104.5, 12)}
    long = msgspec.structs.replace(PLACE, seconds_to_ease=104.5, eased=10, holds=12)
    rows = read(tender_rows, msgspec.structs.replace(FULL, tender_places=(long,)), 74, eased_before=before)
    assert rows[1].endswith("104.5 s (10 of 12)")
    assert rows[2].strip() == "was 104.5 s (12)"


def test_it_stands_beside_the_rest_of_a_long_name() -> None:
    before = {("shoulder-top", Side.BOTH, None): Eased(104.5, 12)}
    both = msgspec.structs.replace(PLACE, side=Side.BOTH, seconds_to_ease=104.5, eased=10, holds=12)
    rows = read(
        tender_rows, msgspec.structs.replace(FULL, tender_places=(both,)), TABLE_FROM, eased_before=before
    )
    assert rows[2].split() == ["both", "sides", "was", "104.5", "s", "(12)"]


def test_months_without_numbers_are_dots() -> None:
    assert read(trend_rows)[1:] == ["top of right shoulder ▁··········█    4     6.5  clearly less     34"]


def test_notes_are_literal_and_end_where_it_is_enough() -> None:
    rows = read(note_rows)
    assert rows[1].startswith("Mon  [b]slept[/b] badly")
    assert len(rows) == 5
    assert rows[-1].endswith("…")
    assert "\x1b" not in "".join(rows)


@pytest.mark.parametrize("section", ALL_SECTIONS)
@pytest.mark.parametrize("charset", Charset)
@pytest.mark.parametrize("width", [38, 49, 58, 67, 78, 90, 130])
def test_no_row_is_wider_than_there_is_room(section: Section, charset: Charset, width: int) -> None:
    sheet = Sheet(FULL, LIBRARY, TODAY, width, charset, 3, {("shoulder-top", RIGHT, None): Eased(104.5, 12)})
    assert max(map(row_width, section(sheet)), default=0) <= width


@pytest.mark.parametrize("section", ALL_SECTIONS)
@pytest.mark.parametrize("width", [38, 67, 78])
def test_plain_characters_draw_everything(section: Section, width: int) -> None:
    assert "".join(read(section, width=width, charset=Charset.ASCII)).isascii()


def test_plain_levels_are_digits() -> None:
    assert ".X764" in read(level_rows, charset=Charset.ASCII)[3]


@pytest.mark.parametrize("section", ALL_SECTIONS)
def test_a_week_without_answers_shows_no_made_up_number(section: Section) -> None:
    empty = a_week(sessions=0, seconds_worked=0, check_ins=0, days=())
    assert not any(character.isdigit() for row in read(section, empty) for character in row)
