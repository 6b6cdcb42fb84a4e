"""Bars, rating rows and tender rows of a week, as they are read on the screen."""

import datetime as dt

import msgspec
import pytest
from textual.app import App, ComposeResult
from textual.widget import Widget

from tui.core.body import Region, Side, View
from tui.core.findings import Recurrence
from tui.core.routine import Library
from tui.core.week import DaySummary, RatingSummary, TenderSummary, WeekSummary
from tui.widgets.week_chart import RatingRows, TenderRows, WeekBars

MONDAY = dt.date(2026, 11, 16)
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
MINUTES = (8, 0, 14, 5, 9, 0, 3)
DAYS = tuple(
    DaySummary(
        date=MONDAY + dt.timedelta(days=number),
        sessions=int(worked > 0),
        seconds_worked=60 * worked,
        check_ins=0,
    )
    for number, worked in enumerate(MINUTES)
)
RATED = RatingSummary(region="shoulder-top", side=Side.RIGHT, n=4, before=6, after=3.5)
TENDER = TenderSummary(
    region="shoulder-top",
    side=Side.RIGHT,
    spot="[b]edge[/b]",
    count=3,
    worked=5,
    recurrence=Recurrence.RECURRING,
    seconds_to_ease=41,
)
BEFORE = WeekSummary(
    week="2026-W46",
    start=MONDAY - dt.timedelta(days=7),
    end=MONDAY - dt.timedelta(days=1),
    timezone="UTC",
    sessions=0,
    seconds_worked=0,
    days=(),
    ratings=(),
    tender_points=(
        TenderSummary(
            region="shoulder-top",
            side=Side.RIGHT,
            spot="[b]edge[/b]",
            count=1,
            worked=1,
            recurrence=Recurrence.NEW,
            seconds_to_ease=70,
        ),
    ),
)


class One(App[None]):
    """One widget alone on the screen."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


async def lines(widget: Widget, width: int) -> list[str]:
    """The widget's lines as drawn at a width, without the spaces at their ends."""
    async with One(widget).run_test(size=(width, 24)):
        return [widget.render_line(row).text.rstrip() for row in range(widget.size.height)]


def bars() -> WeekBars:
    chart = WeekBars()
    chart.days = DAYS
    chart.today = MONDAY + dt.timedelta(days=6)
    return chart


async def test_seven_days_stand_as_high_as_their_minutes_and_say_them() -> None:
    assert await lines(bars(), 78) == [
        "                         █████",
        "   ▆▆▆▆▆                 █████      ▁▁▁▁▁      ▇▇▇▇▇",
        "   █████                 █████      █████      █████                 ▅▅▅▅▅",
        "   8 min        ·        14 min     5 min      9 min        ·        3 min",
        "   Mon 16     Tue 17     Wed 18     Thu 19     Fri 20     Sat 21    [Sun 22]",
    ]


async def test_the_days_fit_a_phone() -> None:
    drawn = await lines(bars(), 36)
    assert drawn[-2:] == ["  8    ·    14   5    9    ·    3", " Mon  Tue  Wed  Thu  Fri  Sat [Sun]"]


async def test_a_week_without_work_has_no_bars_and_no_zero() -> None:
    chart = WeekBars()
    chart.days = tuple(DaySummary(date=day.date, sessions=0, seconds_worked=0, check_ins=0) for day in DAYS)
    drawn = await lines(chart, 36)
    assert drawn[:3] == ["", "", ""]
    assert "0" not in "".join(drawn)


def rating_rows(*rows: RatingSummary) -> RatingRows:
    widget = RatingRows(LIBRARY)
    widget.rows = rows
    return widget


def tender_rows(*rows: TenderSummary) -> TenderRows:
    widget = TenderRows(LIBRARY)
    widget.before, widget.rows = BEFORE, rows
    return widget


async def test_before_and_after_stand_on_one_line_with_n_and_words() -> None:
    assert await lines(rating_rows(RATED), 76) == [
        "sore before → after  medians, 0 to 10",
        "top of right shoulder            ····●━○····  6 → 3.5    n 4  clearly less",
    ]


async def test_before_and_after_stand_below_the_place_on_a_phone() -> None:
    assert await lines(rating_rows(RATED), 36) == [
        "sore before → after  medians",
        "top of right shoulder",
        "  ····●━○····  6 → 3.5    n 4",
        "  clearly less",
    ]


async def test_a_place_rated_only_once_has_no_number() -> None:
    once = RatingSummary(region="gone", side=Side.BOTH, n=0, before=None, after=None)
    drawn = await lines(rating_rows(once), 76)
    assert drawn[1] == "gone, both sides                 ···········  -          n 0  rated once"


async def test_a_tender_place_says_how_often_and_how_long_and_is_literal() -> None:
    assert await lines(tender_rows(TENDER), 76) == [
        "tender points  in the last sessions there",
        "top of right shoulder          recurring  ●●●○○ 3 of 5  eased 41 s, was 70 s",
        "  [b]edge[/b]",
    ]


async def test_a_place_with_two_spots_is_one_row_with_both_below_it() -> None:
    other = msgspec.structs.replace(TENDER, spot="inner corner", seconds_to_ease=30)
    assert await lines(tender_rows(TENDER, other), 76) == [
        "tender points  in the last sessions there",
        "top of right shoulder          recurring  ●●●○○ 3 of 5",
        "  [b]edge[/b]: eased 41 s, was 70 s",
        "  inner corner: eased 30 s",
    ]


@pytest.mark.parametrize("width", [36, 40, 55, 70, 76, 116])
async def test_no_line_is_wider_than_there_is_room(width: int) -> None:
    for widget in (rating_rows(RATED), tender_rows(TENDER)):
        async with One(widget).run_test(size=(width, 24)):
            assert max(line.rstrip().cell_length for line in widget.picture(width).split("\n")) <= width
