"""`unknot week`: the keys, and which week."""

import json
from pathlib import Path

from tests.commands.conftest import Unknot

KEYS = [
    "format", "week", "start", "end", "timezone", "is_complete", "sessions", "seconds_worked", "check_ins",
    "active_days", "rest_days", "longest_gap_days", "entered_later", "days", "ratings", "tender_places",
    "tender_points", "sides", "eased", "seconds_to_ease", "next_mornings", "interference", "notes",
    "compared", "last_week", "four_weeks", "trends",
]  # fmt: skip
"""Keys are for ever: others read them."""


def test_the_json_has_the_documented_keys(unknot: Unknot) -> None:
    unknot("check-in", "--note", "x", "--at", "2026-01-07T10:00")
    found = json.loads(unknot("week", "2026-W02", "--json").out)
    assert list(found) == KEYS
    assert (found["format"], found["week"], found["start"], found["end"]) == (
        1,
        "2026-W02",
        "2026-01-05",
        "2026-01-11",
    )
    assert found["timezone"] == "Europe/Paris"
    assert [list(day) for day in found["days"]] == [
        ["date", "state", "sessions", "seconds_worked", "check_ins"]
    ] * 7
    assert [day["check_ins"] for day in found["days"]] == [0, 0, 1, 0, 0, 0, 0]


def test_any_date_names_its_week(unknot: Unknot) -> None:
    assert unknot("week", "2026-01-07", "--json").out == unknot("week", "2026-W02", "--json").out


def test_the_week_starts_on_the_day_that_is_configured(unknot: Unknot, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text('week_starts = "sunday"\n')
    found = json.loads(unknot("week", "2026-01-07", "--json").out)
    assert (found["start"], found["end"]) == ("2026-01-04", "2026-01-10")


def test_the_lines_say_which_week_it_is_in_80_columns(unknot: Unknot) -> None:
    answer = unknot("week", "2026-W02")
    assert answer.status == 0
    assert answer.out.startswith("Week 2, 5 - 11 Jan 2026 (Europe/Paris)")
    assert max(map(len, answer.out.splitlines())) <= 80


def test_the_lines_say_what_was_answered_and_how_many_said_it(unknot: Unknot) -> None:
    where = ("--region", "neck-back", "--side", "both")
    unknot("check-in", *where, "--now", "7", "--note", "long day", "--at", "2026-01-07T10:00")
    lines = unknot("week", "2026-W02").out.splitlines()
    assert "no sessions, 1 check-in" in lines
    assert "  back of neck, both sides: 7 (n 1), last week -: first numbers; four weeks -;" in lines
    assert "      worst 7, 1 of 1 at 7 or more" in lines
    assert "  Wed  long day" in lines


def test_where_a_file_cannot_be_read_no_day_is_called_rest(unknot: Unknot, home: Path) -> None:
    unknot("check-in", "--note", "x", "--at", "2026-01-07T10:00")
    (home / "journal" / "2026.json").write_text("{")
    answer = unknot("week", "2026-W02")
    assert answer.status == 1
    assert answer.out.startswith("Not everything could be read: what is missing is not counted here.\n")
    assert answer.out.count("not known") == 7
    assert json.loads(unknot("week", "2026-W02", "--json").out)["is_complete"] is False
