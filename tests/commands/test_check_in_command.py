"""`unknot check-in --next-morning`: what is told about the morning after a session."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.builders import a_session
from tests.commands.conftest import Unknot
from tui.core.clock import ManualClock
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import find_paths

PARIS = dt.timezone(dt.timedelta(hours=1))
EVENING = dt.datetime(2026, 1, 5, 18, tzinfo=PARIS)
MORNING = ("--at", "2026-01-06T08:30")


@pytest.fixture(autouse=True)
def evening(home: Path) -> None:
    """A session of the evening before."""
    journal = YearJournal(find_paths({"UNKNOT_HOME": str(home)}), ManualClock(EVENING, "Europe/Paris"))
    journal.add(a_session(id="01-evening", started_at=EVENING))


def told(unknot: Unknot) -> tuple[object, object]:
    (check_in,) = [
        entry
        for entry in json.loads(unknot("journal", "--json").out)["entries"]
        if entry["kind"] == "check-in"
    ]
    return check_in["next_morning"], check_in["after_session"]


def test_it_is_about_the_session_of_the_day_before(unknot: Unknot) -> None:
    assert unknot("check-in", "--next-morning", "better", *MORNING).status == 0
    assert told(unknot) == ("better", "01-evening")
    assert "  08:30  Check-in, entered later\n         the morning after: better\n" in unknot("journal").out


def test_it_says_what_it_kept_and_which_of_several_answers_counts(unknot: Unknot) -> None:
    saved = unknot("check-in", "--next-morning", "better", *MORNING).out
    about = "The morning after Tight shoulders, Mon 5 Jan 2026 18:00"
    assert saved == f"Saved: your check-in of 2026-01-06 08:30.\n{about}: better.\n"
    again = unknot("check-in", "--next-morning", "worse", "--at", "2026-01-06T08:40").out
    assert again.endswith(f"{about}: worse. Of 2 answers about it the latest counts.\n")
    told = json.loads(unknot("week", "2026-01-06", "--json").out)["next_mornings"]
    assert told == {"n": 1, "better": 0, "same": 0, "worse": 1}


def test_or_about_the_one_that_is_named(unknot: Unknot) -> None:
    named = unknot("check-in", "--next-morning", "worse", "--after", "01-evening", "--at", "2026-01-08T08:30")
    assert (named.status, named.err) == (0, "")
    assert told(unknot) == ("worse", "01-evening")


def test_without_such_a_session_nothing_is_kept(unknot: Unknot) -> None:
    later = unknot("check-in", "--next-morning", "same", "--at", "2026-01-08T08:30")
    assert later.status == 2
    assert "name one with --after ID" in later.complaint
    unknown = unknot("check-in", "--next-morning", "same", "--after", "no-such", *MORNING)
    assert (unknown.status, unknown.complaint) == (
        1,
        "--after no-such: the journal has no session of this id",
    )
    alone = unknot("check-in", "--note", "x", "--after", "01-evening", *MORNING)
    assert (alone.status, "give both" in alone.complaint) == (2, True)
    assert "Check-in" not in unknot("journal").out
