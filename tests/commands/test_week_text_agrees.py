"""`unknot week` says, of every week of a seeded year, the numbers of a recount."""

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec
import pytest

from tests.agreement import LIBRARY, MONDAYS, TODAY, ZONE, a_year, named
from tests.expected_words import MONTHS, Row, change, counted, minutes, number
from tui.core.places.findings import regions_of_library
from tui.core.places.history import History
from tui.core.weeks.calendar_week import Week
from tui.core.weeks.week import summarise
from tui.core.weeks.week_text import week_text

STATES = {
    "session": "",
    "rest": "rest",
    "today": "today, no session so far",
    "ahead": "-",
    "before": "-",
}


class Told(msgspec.Struct, frozen=True):
    """The lines of a week, and its recount."""

    lines: Sequence[str]
    week: Row

    @property
    def flowing(self) -> str:
        """All of it as if the lines had no end."""
        return " ".join(" ".join(self.lines).split())


@pytest.fixture(scope="module")
def weeks() -> list[Told]:
    year = a_year(1)
    history, recount = History(year.entries, regions_of_library(LIBRARY)), year.recount()
    texts = [week_text(summarise(history, Week(monday), TODAY, ZONE), LIBRARY) for monday in MONDAYS]
    return [
        Told(text.splitlines(), recount.week(monday)) for text, monday in zip(texts, MONDAYS, strict=True)
    ]


def assert_said(told: Told, wanted: Iterator[str]) -> None:
    for words in wanted:
        assert f" {words}" in told.flowing, (told.week["week"], words)


def test_no_line_is_longer_than_80_columns(weeks: list[Told]) -> None:
    assert max(len(line) for told in weeks for line in told.lines) <= 80


def test_the_days(weeks: list[Told]) -> None:
    for told in weeks:
        lines = [" ".join(line.replace("#", "").split()) for line in told.lines]
        for day in told.week["days"]:
            date = dt.date.fromisoformat(day["date"])
            words = [
                f"{minutes(day['seconds_worked'])} min, {counted(day['sessions'], 'session')}"
                if day["sessions"]
                else "",
                STATES[day["state"]],
                counted(day["check_ins"], "check-in") if day["check_ins"] else "",
            ]
            assert f"{date:%a} {date.day} {', '.join(filter(None, words))}" in lines


def test_the_answer_stands_before_the_numbers(weeks: list[Told]) -> None:
    for told in weeks:
        rated = [row for row in told.week["compared"] if row["weeks"][-1]["n"]]
        untold = [row for row in rated if not (row["change"] or row["change_from_four_weeks"])]
        words = f"too few to say: {counted(len(untold), 'place')} "
        assert (words in told.flowing) == bool(untold), told.week["week"]
        if untold:
            assert told.flowing.index("Is it getting better? ") < told.flowing.index(words)


def test_how_sore_each_place_is_beside_the_weeks_before(weeks: list[Told]) -> None:
    for told in weeks:
        ratings = {(row["region"], row["side"]): row for row in told.week["ratings"]}
        rows = told.week["compared"]
        rated = [row for row in rows if row["weeks"][-1]["n"]]
        assert_said(told, (_level(row, ratings.get((row["region"], row["side"]))) for row in rated))
        assert told.flowing.count(", last week ") == len(rated)
        assert_said(told, (_usual(row) for row in rows if row not in rated))


def _usual(row: Row) -> str:
    weeks = sum(each["n"] > 0 for each in row["weeks"])
    return f"{named(row['region'], row['side'])} {number(row['four_weeks'])} ({counted(weeks, 'week')})"


def _level(row: Row, rating: Row | None) -> str:
    *before, now = row["weeks"]
    rated = [each for each in before if each["n"]]
    words = "not rated" if not now["n"] else "first numbers" if row["is_first"] else "too few to say"
    words = row["change"].replace("-", " ") if row["change"] else words
    usual = f"{number(row['four_weeks'])} ({counted(len(rated), 'week')})" if rated else "-"
    usual += f": {row['change_from_four_weeks'].replace('-', ' ')}" if row["change_from_four_weeks"] else ""
    severe = ""
    if rating is not None and rating["answers"]:
        severe = f"; worst {rating['worst']}, {rating['severe']} of {rating['answers']} at 7 or more"
    place = named(row["region"], row["side"])
    return f"{place}: {_with_n(now)}, last week {_with_n(before[-1])}: {words}; four weeks {usual}{severe}"


def _with_n(level: Row) -> str:
    return f"{number(level['median'])} (n {level['n']})" if level["n"] else "-"


def test_before_and_after_a_session(weeks: list[Told]) -> None:
    for told in weeks:
        assert_said(told, (_rating(row) for row in told.week["ratings"] if row["n"]))
        single = [named(row["region"], row["side"]) for row in told.week["ratings"] if not row["n"]]
        said = told.flowing.partition(" not rated both before and after: ")[2].split("; ")
        assert len(said) >= len(single)
        assert all(place in " ".join(said[: len(single)]) for place in single)


def _rating(row: Row) -> str:
    pair = f"{number(row['before'])} -> {number(row['after'])}" if row["n"] else "-"
    what = change(row, without_a_pair="no pair")
    return f"{named(row['region'], row['side'])} {pair} {what} n {row['n']}"


def test_tender_points(weeks: list[Told]) -> None:
    for told in weeks:
        places, spots = told.week["tender_places"], told.week["tender_points"]
        has_names = {(row["region"], row["side"]) for row in spots if row["spot"]}
        assert_said(told, (f"{named(row['region'], row['side'])}: {_tender(row)}" for row in places))
        below = [row for row in spots if (row["region"], row["side"]) in has_names]
        assert_said(told, (f"{row['spot'] or 'not named'}: {_tender(row)}" for row in below))


def _tender(row: Row) -> str:
    ease = f"{row['eased']} of {row['holds']} eased" if row["holds"] else "not this week"
    ease += f" after {number(row['seconds_to_ease'])} s" if row["eased"] else ""
    return f"{row['recurrence']}, {row['count']} of {row['worked']}; {ease}"


def test_left_and_right(weeks: list[Told]) -> None:
    for told in weeks:
        assert_said(told, map(_sides, told.week["sides"]))


def _sides(row: Row) -> str:
    region = LIBRARY.region_name(row["region"])
    return f"{region}: left: {_side(row['left'])}; right: {_side(row['right'])}"


def _side(side: Row) -> str:
    if not side["sessions"]:
        return "not worked"
    often = f"in {side['marked']} of {counted(side['sessions'], 'session')}"
    words = f"{counted(side['tender_points'], 'tender point')}, {often}"
    eased = f", {side['eased']} eased after {number(side['seconds_to_ease'])} s" if side["eased"] else ""
    return words + eased


def test_the_sums_beside_other_weeks(weeks: list[Told]) -> None:
    for told in weeks:
        week = told.week
        this = {**week, "tender_points": sum(row["holds"] for row in week["tender_places"])}
        columns = (this, week["last_week"], week["four_weeks"])
        assert_said(told, _sums(columns))
        rest = [f"{counted(week['rest_days'], 'day')} of rest"] if week["rest_days"] else []
        if week["longest_gap_days"]:
            rest.append(f"longest rest {counted(week['longest_gap_days'], 'day')}")
        rest += [f"{week['entered_later']} entered later"] if week["entered_later"] else []
        assert f"  {', '.join(rest)}" in told.lines or not rest


def _sums(columns: Sequence[Row]) -> Iterator[str]:
    yield f"sessions {' '.join(number(each['sessions']) for each in columns)}"
    worked = [each["seconds_worked"] for each in columns]
    yield f"minutes {' '.join('-' if each is None else str(minutes(round(each))) for each in worked)}"
    yield f"active days {' '.join(number(each['active_days']) for each in columns)}"
    yield f"tender points {' '.join(number(each['tender_points']) for each in columns)}"
    yield f"eased after {' '.join(map(_ease, columns))}"


def _ease(totals: Row) -> str:
    return f"{number(totals['seconds_to_ease'])} s (n {totals['eased']})" if totals["eased"] else "-"


def test_what_was_asked_in_passing(weeks: list[Told]) -> None:
    for told in weeks:
        mornings, way = told.week["next_mornings"], told.week["interference"]
        if mornings["n"]:
            answers = ", ".join(f"{mornings[each]} {each}" for each in ("better", "same", "worse"))
            assert f"Mornings after: {answers} (n {mornings['n']})" in told.lines
        if way["n"]:
            words = f"median {number(way['median'])}, worst {way['worst']} (n {way['n']})"
            assert f"How much it got in the way, 0 to 10: {words}" in told.lines
        assert told.flowing.count("Mornings after: ") == bool(mornings["n"])


def test_the_months(weeks: list[Told]) -> None:
    for told in weeks:
        end = dt.date.fromisoformat(told.week["end"])
        assert_said(told, (_trend(row, end) for row in told.week["trends"]))


def _trend(row: Row, end: dt.date) -> str:
    months = [
        f"{MONTHS[int(each['month'][5:]) - 1]} {each['month'][:4]} {number(each['median'])} (n {each['n']})"
        for each in row["months"]
        if each["n"]
    ]
    last_on = dt.date.fromisoformat(row["last_on"])
    when = "now" if (end - last_on).days < 28 else f"last rated in {MONTHS[last_on.month - 1]}:"
    numbers = f"{when} {number(row['latest'])}, before {number(row['earlier'])}"
    what = change(row, without_a_pair="")
    return f"{named(row['region'], row['side'])}: {numbers}: {what}; n {row['n']}; {', '.join(months)}"


def test_the_notes(weeks: list[Told]) -> None:
    for told in weeks:
        for note in told.week["notes"]:
            day = dt.date.fromisoformat(note["date"])
            assert any(line.startswith(f"  {day:%a}  {note['text'].split()[0]}") for line in told.lines)
