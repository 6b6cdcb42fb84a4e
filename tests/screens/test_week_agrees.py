"""The week screen shows, of every week of a seeded year, the numbers of a recount."""

import asyncio
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import pytest

from tests.agreement import LIBRARY, MONDAYS, TODAY, ZONE, a_year, named
from tests.expected_words import Row, change, counted, minutes, number
from tests.screens.conftest import Host
from tests.seeded_year import moment
from tui.core.clock import ManualClock
from tui.core.entries.journal import MemoryJournal
from tui.screens.week import WeekScreen
from tui.widgets.week.page import WeekPage

WIDTH = 108
"""One column in which every number has its room."""
STEPS = "▁▂▃▄▅▆▇█"
Fact = tuple[str, str]
"""What a row is about, and the rest of it with single spaces."""


class Page(msgspec.Struct, frozen=True):
    """A week as it is shown: the lines of each section under its first words."""

    sections: dict[str, list[str]]
    week: Row
    last: Row

    @property
    def flowing(self) -> str:
        """All of it as if the lines had no end."""
        return " ".join(line for head, lines in self.sections.items() for line in (head, *lines))

    def lines(self, title: str) -> list[str]:
        """The lines of a section, none where it is not there."""
        return next((lines for head, lines in self.sections.items() if head.startswith(title)), [])


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    """Every week from the first to the present one, read off the screen."""
    return asyncio.run(_read())


async def _read() -> list[Page]:
    year, now = a_year(1), ManualClock(moment(TODAY, "21:00", ZONE), ZONE)
    recount = year.recount()
    screen = WeekScreen(MemoryJournal(year.entries), LIBRARY, now)
    found: list[Page] = []
    async with Host(screen).run_test(size=(WIDTH, 40)) as pilot:
        for monday in reversed(MONDAYS[2:-1]):
            await pilot.pause()
            week, last = recount.week(monday), recount.week(monday - dt.timedelta(weeks=1))
            assert screen.shown.start == monday
            found.append(Page(_sections(screen.query(WeekPage).first().lines), week, last))
            await pilot.press("left")
    return found


def _sections(lines: Iterable[str]) -> dict[str, list[str]]:
    text = "\n".join(" ".join(line.split()) for line in lines)
    blocks = [block.splitlines() for block in re.split(r"\n{2,}", text.strip("\n"))]
    return {block[0]: block[1:] for block in blocks}


def assert_rows(lines: Sequence[str], wanted: Sequence[Fact]) -> None:
    """Each fact stands on a line behind its name, which may be folded and go on below."""
    for name, facts in wanted:
        assert any(_says(line, name, facts) for line in lines), (name, facts, lines)


def _says(line: str, name: str, facts: str) -> bool:
    return line.endswith(facts) and f"{name} ".startswith(line.removesuffix(facts).strip() or "?")


def heights(levels: Iterable[float | None]) -> str:
    return "".join("·" if level is None else STEPS[round(7 * level / 10)] for level in levels)


def with_n(value: float | None, n: int) -> str:
    return f"{number(value)} ({n})" if n else "-"


def test_the_days(pages: list[Page]) -> None:
    for page in pages:
        shown = [" ".join(filter(None, _day(day))) for day in page.week["days"]]
        wanted = " ".join(filter(None, shown))
        below = [line for lines in page.sections.values() for line in lines]
        assert wanted in [*page.sections, *below], page.week["week"]


def _day(day: Row) -> Iterator[str]:
    words = {"rest": "rest", "today": "today"}
    yield f"{minutes(day['seconds_worked'])} min" if day["sessions"] else words.get(day["state"], "")
    sessions, check_ins = day["sessions"], day["check_ins"]
    yield ("●" * sessions if sessions <= 2 else f"{sessions}●") + (
        "+" * check_ins if check_ins <= 1 else f"{check_ins}+"
    )


def test_how_sore_each_place_is_beside_the_weeks_before(pages: list[Page]) -> None:
    for page in pages:
        ratings = {(row["region"], row["side"]): row for row in page.week["ratings"]}
        rated = [row for row in page.week["compared"] if row["weeks"][-1]["n"]]
        lines = [*page.lines("is it getting better?"), *page.lines("more places of the week")]
        assert_rows(lines, [_level(row, ratings[row["region"], row["side"]]) for row in rated])
        usual = [row["change_from_four_weeks"] for row in rated]
        told = [row["change"] for row in rated]
        beside = [
            f"{each.replace('-', ' ')} than usual"
            for each, last in zip(usual, told, strict=True)
            if each and each != last
        ]
        assert sorted(beside) == sorted(line for line in lines if line.endswith("than usual"))


def _level(row: Row, rating: Row) -> Fact:
    *before, now = row["weeks"]
    last = before[-1]
    words = str(row["change"] or ("first numbers" if row["is_first"] else "too few to say"))
    facts = [
        heights(each["median"] for each in row["weeks"]),
        words.replace("-", " "),
        with_n(now["median"], now["n"]),
        with_n(last["median"], last["n"]),
        with_n(row["four_weeks"], sum(each["n"] > 0 for each in before)),
        str(rating["worst"]),
        str(rating["severe"]),
    ]
    return named(row["region"], row["side"]), " ".join(facts)


def test_the_answer_stands_first_and_counts_every_place_that_cannot_be_told(pages: list[Page]) -> None:
    for page in pages:
        rated = [row for row in page.week["compared"] if row["weeks"][-1]["n"]]
        untold = [row for row in rated if not (row["change"] or row["change_from_four_weeks"])]
        said = " ".join(page.lines("is it getting better?"))
        assert (f"too few to say: {counted(len(untold), 'place')} " in said) == bool(untold)
        for row in rated:
            if row["change"] in ("clearly-less", "clearly-more"):
                assert said.index(row["change"].replace("-", " ")) < said.index("sore, 0 to 10")


def test_places_that_were_rated_in_other_weeks_only(pages: list[Page]) -> None:
    for page in pages:
        missing = [row for row in page.week["compared"] if not row["weeks"][-1]["n"]]
        told = " ".join(page.lines("not rated this week")) if missing else ""
        for row in page.week["compared"]:
            if not row["weeks"][-1]["n"]:
                usual = with_n(row["four_weeks"], sum(each["n"] > 0 for each in row["weeks"][:-1]))
                assert f"{named(row['region'], row['side'])} {usual}" in told


def test_before_and_after_a_session(pages: list[Page]) -> None:
    for page in pages:
        paired = [row for row in page.week["ratings"] if row["n"]]
        lines = [*page.lines("before ○ → ● after"), *page.lines("more before and after")]
        assert_rows(lines, [_dumbbell(row) for row in paired])
        assert sum(" n " in line for line in lines) == len(paired)
        unpaired = page.flowing.partition("not rated both before and after: ")[2]
        for row in page.week["ratings"]:
            assert row["n"] or named(row["region"], row["side"]) in unpaired


def _dumbbell(row: Row) -> Fact:
    scale = ["·"] * 21
    before, after = round(row["before"] * 2), round(row["after"] * 2)
    low, high = sorted((before, after))
    scale[low:high] = "━" * (high - low)
    scale[before], scale[after] = "○", "●"
    pair = f"{number(row['before'])} → {number(row['after'])}"
    words = change(row, without_a_pair="no pair")
    return named(row["region"], row["side"]), f"{''.join(scale)} {pair} n {row['n']} {words}"


def test_tender_points(pages: list[Page]) -> None:
    for page in pages:
        lines = page.lines("tender points")
        for kind in ("tender_places", "tender_points"):
            was = {_key(row): row for row in page.last[kind]}
            for row in page.week[kind]:
                if row.get("spot") != "" or _has_named(page.week, row):
                    _assert_tender(row, was.get(_key(row)), lines)


def _has_named(week: Row, row: Row) -> bool:
    """Whether marks without a name stand beside named ones, and so in a row of their own."""
    here = [each for each in week["tender_points"] if _key(each)[:2] == _key(row)[:2]]
    return any(each["spot"] for each in here)


def _key(row: Row) -> tuple[str, str | None, str]:
    return row["region"], row["side"], row.get("spot", "")


def _assert_tender(row: Row, was: Row | None, lines: Sequence[str]) -> None:
    place, often = named(row["region"], row["side"]), f"{row['count']} of {row['worked']}"
    if row["recurrence"] == "quiet" and "spot" not in row:
        assert f"{place} {often}" in " ".join(lines)
        return
    dots = "●" * row["count"] + "○" * (row["worked"] - row["count"])
    facts = f"{row['recurrence']} {dots} {often} {_ease(row, was)}"
    names = [row["spot"], f"{place} ({row['spot']})"] if row.get("spot") else ["not named", place]
    names = names if "spot" in row else [place]
    is_told = any(_says(line, name, facts) for line in lines for name in names)
    is_told |= row.get("spot") in lines and any(_says(line, place, facts) for line in lines)
    is_told |= row["recurrence"] == "quiet" and f"{place} {often}" in " ".join(lines)
    assert is_told, (place, row.get("spot"), facts, lines)


def _ease(row: Row, was: Row | None) -> str:
    if not row["holds"]:
        return "no mark this week"
    if row["seconds_to_ease"] is None:
        return f"0 of {row['holds']} eased"
    before = f", was {number(was['seconds_to_ease'])} s ({was['eased']})" if was and was["eased"] else ""
    return f"{number(row['seconds_to_ease'])} s ({row['eased']} of {row['holds']}){before}"


def test_left_and_right(pages: list[Page]) -> None:
    for page in pages:
        lines = page.lines("left and right")
        for row in page.week["sides"]:
            left, right = row["left"], row["right"]
            often = f"in {left['marked']} of {left['sessions']} │ {right['marked']} of {right['sessions']}"
            here = [
                at for at, line in enumerate(lines) if line.startswith(LIBRARY.region_name(row["region"]))
            ]
            assert here, row["region"]
            first, below = lines[here[0]], " ".join(lines[here[0] + 1 : here[0] + 3])
            assert re.search(
                rf" {left['tender_points']}( █+)? │( █+)? {right['tender_points']} {often}", first
            )
            if left["eased"] or right["eased"]:
                assert f"eased {_side_ease(left)} │ {_side_ease(right)}" in f"{first} {below}"


def _side_ease(side: Row) -> str:
    return f"{number(side['seconds_to_ease'])} s ({side['eased']})" if side["eased"] else "-"


def test_the_sums_beside_other_weeks(pages: list[Page]) -> None:
    for page in pages:
        week, last, usual = page.week, page.week["last_week"], page.week["four_weeks"]
        lines = page.lines("how much")
        this = {**week, "tender_points": sum(row["holds"] for row in week["tender_places"])}
        wanted = [
            ("sessions", " ".join(number(each["sessions"]) for each in (this, last, usual))),
            ("minutes", " ".join(_minutes(each) for each in (this, last, usual))),
            ("active days", " ".join(number(each["active_days"]) for each in (this, last, usual))),
            ("tender points", " ".join(number(each["tender_points"]) for each in (this, last, usual))),
            ("eased after", " ".join(_side_ease(each) for each in (this, last, usual))),
        ]
        if week["sessions"] or usual["weeks"]:
            assert_rows(lines, wanted)
        rest = [f"{counted(week['rest_days'], 'day')} of rest"] if week["rest_days"] else []
        rest += (
            [f"longest rest {counted(week['longest_gap_days'], 'day')}"] if week["longest_gap_days"] else []
        )
        rest += [f"{week['entered_later']} entered later"] if week["entered_later"] else []
        assert ", ".join(rest) in lines or not rest


def _minutes(totals: Row) -> str:
    seconds = totals["seconds_worked"]
    return "-" if seconds is None else str(minutes(round(seconds)))


def test_what_was_asked_in_passing(pages: list[Page]) -> None:
    for page in pages:
        lines = [
            line.replace("█", "").replace("  ", " ") for line in page.lines("mornings after, in the way")
        ]
        mornings, way = page.week["next_mornings"], page.week["interference"]
        told = " ".join(f"{each} {mornings[each]}" for each in ("better", "same", "worse"))
        said = f"mornings after {told} n {mornings['n']}" if mornings["n"] else ""
        assert [line for line in lines if line.startswith("mornings")] == [said][: bool(said)]
        said = f"in the way, 0 to 10 median {number(way['median'])} worst {way['worst']} n {way['n']}"
        assert [line for line in lines if line.startswith("in the way")] == [said][: way["n"]]


def test_the_months(pages: list[Page]) -> None:
    for page in pages:
        end = dt.date.fromisoformat(page.week["end"])
        assert_rows(page.lines("over the months"), [_trend(row, end) for row in page.week["trends"]])


def _trend(row: Row, end: dt.date) -> Fact:
    months = heights(each["median"] for each in row["months"])
    numbers = f"{number(row['latest'])} {number(row['earlier'])} {change(row, without_a_pair='')}"
    last_on = dt.date.fromisoformat(row["last_on"])
    if (end - last_on).days >= 28:
        numbers = f"last rated in {last_on:%b}: {number(row['latest'])}"
    return named(row["region"], row["side"]), f"{months} {numbers} {row['n']}"


def test_the_notes(pages: list[Page]) -> None:
    for page in pages:
        days = [f"{dt.date.fromisoformat(note['date']):%a} " for note in page.week["notes"]]
        lines = page.lines("notes")
        assert [
            line[:4] for line in lines if line[:4] in {"Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun "}
        ] == days
        for note in page.week["notes"]:
            assert any(note["text"].split()[0] in line for line in lines)
