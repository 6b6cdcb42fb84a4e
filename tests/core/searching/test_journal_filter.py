"""Entries in words, and which of them a filter leaves."""

import datetime as dt
import runpy
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from tests.builders import a_check_in, a_session, a_tender_point
from tui.core.anatomy.body import Region, Side, View
from tui.core.entries.entry import CheckIn, CheckInRating, Entry, HoldOutcome, Outcome, Rating, SessionEntry
from tui.core.entries.entry_words import flags_of, name_of, sections_of, soreness_of
from tui.core.routines.routine import Library
from tui.core.searching.journal_filter import JournalFilter
from tui.files.routines.routine_files import load_built_in

SEEDED = runpy.run_path(str(Path(__file__).parents[3] / "screenshots" / "seeded.py"))
NOW = dt.datetime(2026, 11, 22, 14, 3, tzinfo=ZoneInfo("Europe/Paris"))
LIBRARY = Library(
    language="en",
    regions=(
        Region(id="low-back", name="lower back", views=(View.BACK,), sided=True),
        Region(id="shoulder-top", name="top of the shoulder", views=(View.BACK,), sided=True),
    ),
    sources=(),
    contraindications=(),
    routines=(),
)


@pytest.fixture
def entries() -> list[Entry]:
    found: list[Entry] = SEEDED["seeded_entries"](NOW)
    return found


@pytest.fixture
def journal(entries: list[Entry]) -> JournalFilter:
    taken = JournalFilter(LIBRARY, NOW.date())
    taken.take(entries)
    return taken


def test_without_a_wish_all_are_found_newest_first(journal: JournalFilter, entries: list[Entry]) -> None:
    assert list(journal.found()) == entries[::-1]
    assert journal.in_words(25) == "25 entries"
    assert not journal.is_on


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("SLEPT badly", 1),
        ("badly shoulders", 1),
        ("2026-11-18", 2),
        ("wed nov", 2),
        ("interrupted", 1),
        ("entered later", 1),
        ("top of the shoulder", 10),
        ("between blade and spine", 4),
        ("nothing like it", 0),
        (" ", 25),
    ],
)
def test_every_word_must_be_somewhere_in_the_entry(journal: JournalFilter, words: str, count: int) -> None:
    journal.words = words
    assert len(journal.found()) == count


def test_regions_come_one_after_another_and_then_all_again(journal: JournalFilter) -> None:
    seen = []
    for _ in range(20):
        journal.next_region()
        if journal.region is None:
            break
        seen.append(journal.region)
    assert seen == sorted(seen, key=LIBRARY.region_name)
    assert {"low-back", "shoulder-top"} <= set(seen)
    assert len(journal.found()) == len(journal)


def test_a_region_and_words_are_both_wanted(journal: JournalFilter) -> None:
    journal.region, journal.words = "low-back", "check-in"
    assert journal.in_words(len(journal.found())) == "1 of 25 entries · “check-in” · lower back"
    journal.clear()
    assert not journal.is_on


def test_a_session_that_only_worked_a_region_is_found_by_it(entries: list[Entry]) -> None:
    silent = [
        msgspec.structs.replace(each, ratings=(), tender_points=())
        for each in entries
        if isinstance(each, SessionEntry) and each.routine == "tight-shoulders"
    ]
    journal = JournalFilter(load_built_in(), NOW.date())
    journal.take(silent)
    journal.region = "shoulder-top"
    assert len(journal.found()) == len(silent) > 0
    journal.region, journal.words = None, "top of the shoulder"
    assert len(journal.found()) == len(silent)
    journal.region = "foot-sole"
    assert journal.found() == []


AT = NOW.replace(hour=9)
LEFT_EASED = a_session(
    id="left",
    started_at=AT,
    passes=(),
    tender_points=(
        a_tender_point(region="low-back", side=Side.LEFT, outcome=HoldOutcome.EASED, spot="Hüfte"),
        a_tender_point(region="shoulder-top", side=Side.RIGHT, outcome=HoldOutcome.SHARP),
    ),
    outcome=Outcome.ENDED_EARLY,
)
BOTH_RATED = a_session(
    id="both",
    started_at=AT - dt.timedelta(days=1),
    passes=(),
    ratings=(Rating(region="low-back", side=Side.BOTH, before=3),),
)
TWO_SIDES = a_check_in(
    id="two",
    started_at=AT - dt.timedelta(days=30),
    ratings=(
        CheckInRating(region="low-back", side=Side.LEFT, now=2),
        CheckInRating(region="low-back", side=Side.RIGHT, now=2),
        CheckInRating(region="shoulder-top", side=None, now=2),
    ),
)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("side:left", "left both two"),
        ("side:right", "left both two"),
        ("side:both", "both two"),
        ("side:middle", "two"),
        ("region:shoulder-top", "left two"),
        ("region:shoulder-top side:right", "left"),
        ("region:shoulder-top side:left", ""),
        ("region:low-back side:right", "both two"),
        ("outcome:eased", "left"),
        ("outcome:eased region:low-back", "left"),
        ("outcome:eased region:shoulder-top", ""),
        ("outcome:eased side:right", ""),
        ("outcome:sharp side:right", "left"),
        ("outcome:ended-early region:shoulder-top side:right", "left"),
        ("outcome:finished", "both"),
        ("outcome:finished outcome:sharp", "left both"),
        ("kind:check-in", "two"),
        ("kind:session hufte", "left"),
        ("since:yesterday", "left both"),
        ("until:yesterday", "both two"),
        ("since:2026-10-23 until:2026-11-21", "both two"),
        ("since:2026-10-24 until:2026-11-20", ""),
        ('"top of the shoulder"', "left two"),
        ('"of top"', ""),
    ],
)
def test_a_region_and_a_side_are_meant_of_one_place(words: str, ids: str) -> None:
    journal = JournalFilter(LIBRARY, NOW.date())
    journal.take([TWO_SIDES, BOTH_RATED, LEFT_EASED])
    journal.words = words
    assert [entry.id for entry in journal.found()] == ids.split()


def test_what_is_shown_is_said_with_its_tokens(journal: JournalFilter) -> None:
    journal.words = "side:r walk  kind:check-in"
    assert journal.in_words(1) == "1 of 25 entries · “walk” · side:r · kind:check-in"
    assert journal.in_words(1, 20) == "1 of 25 · “walk” · side:r · kind:check-in"


def test_a_side_is_meant_of_the_region_that_the_key_has_chosen() -> None:
    journal = JournalFilter(LIBRARY, NOW.date())
    journal.take([LEFT_EASED])
    journal.region, journal.words = "shoulder-top", "side:left"
    assert list(journal.found()) == []
    journal.words = "side:right"
    assert list(journal.found()) == [LEFT_EASED]


def test_a_token_that_is_wrong_leaves_the_rest_to_be_found(journal: JournalFilter) -> None:
    journal.words = "walk side:nowhere"
    assert len(journal.found()) == 1
    assert "side: expected left" in journal.typed.problem


def test_a_session_is_told_whole(entries: list[Entry]) -> None:
    entry = next(each for each in entries if each.note.startswith("long day"))
    assert name_of(entry) == "Tight shoulders, Fri 20 Nov 2026 12:30"
    told = dict(sections_of(entry, LIBRARY))
    assert told["Tight shoulders"] == [
        "Fri 20 Nov 2026, 12:30 - 12:37",
        "5:35 worked · 0:41 held · 0:52 getting ready",
        "normal pace",
    ]
    assert told["note"] == ["long day, but looser"]
    assert told["sore before → after"] == ["top of the shoulder, both sides: 5 → 3"]
    assert "eased after 41 s" in told["tender points"][0]
    assert told["tender points"][0].endswith("; ache")
    assert told["steps"][2] == "1:30  roll-down, left"


def test_how_a_pass_ended_is_told_where_it_was_not_done(entries: list[Entry]) -> None:
    entry = next(each for each in entries if flags_of(each) == ["interrupted"])
    assert dict(sections_of(entry, LIBRARY))["steps"][-1] == "1:00  creep-up, both (the session ended here)"


def test_a_check_in_is_told_whole(entries: list[Entry]) -> None:
    entry = next(each for each in entries if each.entered_later)
    assert isinstance(entry, CheckIn)
    assert sections_of(entry, LIBRARY) == [
        ("Check-in", ["Tue 17 Nov 2026, 20:00", "entered later", "in the way: 1 of 10"]),
        ("sore now", ["lower back, both sides: 3"]),
    ]


def test_a_rating_given_once_has_a_dash_and_no_zero(entries: list[Entry]) -> None:
    entry = next(each for each in entries if isinstance(each, SessionEntry) and each.outcome == "interrupted")
    assert soreness_of(entry) == [("low-back", "4 → -")]


def test_the_seed_is_the_same_for_the_same_moment_and_never_in_the_future(entries: list[Entry]) -> None:
    assert entries == SEEDED["seeded_entries"](NOW)
    assert all(entry.ended_at <= NOW for entry in entries)
    assert len({entry.id for entry in entries}) == len(entries)
    early = SEEDED["seeded_entries"](NOW.replace(hour=8))
    assert len(early) == len(entries) - 1
