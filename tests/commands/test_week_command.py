"""`unknot week`: the keys, and which week."""

import json
from pathlib import Path

from tests.commands.conftest import Unknot

KEYS = [
    "format", "week", "start", "end", "timezone", "sessions", "seconds_worked",
    "days", "ratings", "tender_points",
]  # fmt: skip


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
    assert [list(day) for day in found["days"]] == [["date", "sessions", "seconds_worked", "check_ins"]] * 7
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
