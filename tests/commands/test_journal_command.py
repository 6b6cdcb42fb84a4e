"""`unknot journal` and `unknot check-in`: what is stored is what is shown."""

import datetime as dt
import json
import random
import textwrap
from pathlib import Path

import msgspec

from tests.builders import AT as START
from tests.builders import a_session, a_tender_point
from tests.commands.conftest import Unknot
from tui.commands.journal import _wrapped, journal_lines
from tui.core.anatomy.body import Side
from tui.core.clock import ManualClock
from tui.core.entries.entry import (
    Outcome,
    PassOutcome,
    PassResult,
    Rating,
)
from tui.core.searching.journal_filter import JournalFilter
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import find_paths
from tui.files.routines.routine_files import load_built_in

SESSION = a_session(
    started_at=START,
    outcome=Outcome.INTERRUPTED,
    passes=(PassResult(step="roll-down", side=Side.LEFT, seconds=90, outcome=PassOutcome.CUT_SHORT),),
    ratings=(Rating(region="shoulder-top", side=Side.LEFT, before=5),),
    tender_points=(
        a_tender_point(side=Side.LEFT, seconds_held=41, peak=6, release=3, word="tight", note="\x1b[2Jodd"),
    ),
)
ENTRY_KEYS = [
    "id", "kind", "started_at", "ended_at", "timezone", "recorded_at", "updated_at", "entered_later",
    "ratings", "interference", "next_morning", "after_session", "note",
]  # fmt: skip


def entries(unknot: Unknot, *filters: str) -> list[dict[str, object]]:
    answer = unknot("journal", "--json", *filters)
    assert answer.status == 0
    found = json.loads(answer.out)
    assert list(found) == ["format", "entries"]
    assert found["format"] == 1
    listed: list[dict[str, object]] = found["entries"]
    return listed


def test_an_empty_journal_is_an_empty_list(unknot: Unknot) -> None:
    assert entries(unknot) == []
    assert unknot("journal").out == "Nothing in the journal here yet.\n"


def test_a_check_in_is_in_the_journal_key_for_key(unknot: Unknot) -> None:
    saved = unknot(
        "check-in", "--region", "neck-back", "--side", "left", "--now", "4",
        "--region", "calf", "--side", "both", "--now", "0", "--interference", "2",
        "--note", "slept badly", "--at", "2026-01-05T08:30",
    )  # fmt: skip
    assert (saved.status, saved.out) == (0, "Saved: your check-in of 2026-01-05 08:30.\n")
    (entry,) = entries(unknot)
    assert sorted(entry) == sorted(ENTRY_KEYS)
    assert entry["kind"] == "check-in"
    assert entry["started_at"] == entry["ended_at"] == "2026-01-05T08:30:00+01:00"
    assert entry["timezone"] == "Europe/Paris"
    assert entry["recorded_at"] == entry["updated_at"] != entry["started_at"]
    assert entry["entered_later"] is True
    assert entry["ratings"] == [
        {"region": "neck-back", "side": "left", "now": 4},
        {"region": "calf", "side": "both", "now": 0},
    ]
    assert (entry["interference"], entry["note"]) == (2, "slept badly")


def test_a_check_in_of_now_is_not_entered_later(unknot: Unknot) -> None:
    unknot("check-in", "--interference", "0")
    (entry,) = entries(unknot)
    assert (entry["entered_later"], entry["interference"], entry["note"], entry["ratings"]) == (
        False,
        0,
        "",
        [],
    )


def test_a_side_that_is_not_said_is_both_or_the_middle(unknot: Unknot) -> None:
    unknot("check-in", "--region", "calf", "--now", "1", "--region", "sacrum", "--now", "2")
    (entry,) = entries(unknot)
    assert entry["ratings"] == [
        {"region": "calf", "side": "both", "now": 1},
        {"region": "sacrum", "side": "middle", "now": 2},
    ]


def test_oldest_first_since_a_day_and_about_a_region(unknot: Unknot) -> None:
    for day, region in (("20", "calf"), ("18", "palm"), ("19", "calf")):
        unknot("check-in", "--region", region, "--now", "3", "--at", f"2026-01-{day}T23:59")
    days = [str(entry["started_at"])[8:10] for entry in entries(unknot)]
    assert days == ["18", "19", "20"]
    assert len(entries(unknot, "--since", "2026-01-19")) == 2
    assert len(entries(unknot, "--region", "calf")) == 2
    assert len(entries(unknot, "--region", "calf", "--since", "2026-01-20")) == 1
    assert entries(unknot, "--region", "shin") == []


def test_words_sides_outcomes_and_days_are_found_as_on_the_screen(unknot: Unknot, home: Path) -> None:
    journal = YearJournal(find_paths({"UNKNOT_HOME": str(home)}), ManualClock(START, "Europe/Paris"))
    journal.add(SESSION)
    unknot("check-in", "--region", "calf", "--side", "right", "--now", "3", "--note", "Long day",
           "--at", "2026-11-20T23:59")  # fmt: skip
    session, check_in = (
        ["--outcome", "eased", "--region", "shoulder-top", "--side", "left"],
        ["--until", "2026-11-21"],
    )
    for filters, kinds in (
        (session, ["session"]),
        (check_in, ["check-in"]),
        (["--side", "right"], ["check-in"]),
        (["--find", "long"], ["check-in"]),
        (["--find", '"long day" side:right', "--region", "calf"], ["check-in"]),
        (["--find", "side:left", "--region", "calf"], []),
        (["--outcome", "interrupted", "--outcome", "sharp"], ["session"]),
        (["--outcome", "sharp"], []),
        (["--since", "2026-11-20", "--until", "2026-11-22"], ["check-in", "session"]),
    ):
        assert [entry["kind"] for entry in entries(unknot, *filters)] == kinds


def test_nothing_found_is_not_told_as_an_empty_journal(unknot: Unknot) -> None:
    unknot("check-in", "--note", "x")
    assert unknot("journal", "--find", "zzz").out == "Nothing in the journal matches.\n"
    assert unknot("journal", "--since", "2040-01-01").out == "Nothing in the journal matches.\n"


def test_a_session_of_new_years_night_is_found_in_the_year_before_in_utc(unknot: Unknot, home: Path) -> None:
    journal = YearJournal(find_paths({"UNKNOT_HOME": str(home)}), ManualClock(START, "Europe/Paris"))
    at = dt.datetime(2024, 1, 1, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    journal.add(msgspec.structs.replace(SESSION, started_at=at, ended_at=at))
    assert [path.name for path in (home / "journal").iterdir()] == ["2023.json"]
    assert len(entries(unknot, "--since", "2024-01-01")) == 1
    assert entries(unknot, "--since", "2024-01-02") == []


def test_a_wrong_token_is_wrong_usage_in_one_line(unknot: Unknot) -> None:
    answer = unknot("journal", "--find", "ache side:lft")
    assert answer.status == 2
    assert 'side: expected left, right, both or middle, not "lft"' in answer.complaint
    assert answer.complaint.count("\n") <= 1


def test_lines_hold_no_command_for_the_terminal_and_80_columns(unknot: Unknot) -> None:
    note = "[/b]\x1b[2J\u202e " + "a long story " * 20 + "\nsecond line"
    unknot("check-in", "--note", note, "--region", "neck-back", "--now", "7", "--interference", "9")
    answer = unknot("journal")
    assert "[/b]\N{REPLACEMENT CHARACTER}[2J" in answer.out
    assert "\x1b" not in answer.out
    assert "second line" in answer.out
    assert "sore: back of neck, both sides: 7" in answer.out
    assert "in the way: 9 of 10" in answer.out
    assert max(map(len, answer.out.splitlines())) <= 80


def test_a_damaged_year_is_said_and_the_rest_is_shown(unknot: Unknot, home: Path) -> None:
    unknot("check-in", "--note", "kept", "--at", "2025-05-05T10:00")
    paths = find_paths({"UNKNOT_HOME": str(home)})
    (paths.journal / "2024.json").write_text("{")
    answer = unknot("journal", "--json")
    assert answer.status == 1
    assert [entry["note"] for entry in json.loads(answer.out)["entries"]] == ["kept"]
    assert "2024.json" in answer.complaint
    assert unknot("journal").out.startswith("Not everything could be read: ")


def test_what_could_not_be_read_does_not_count_as_nothing(unknot: Unknot, home: Path) -> None:
    paths = find_paths({"UNKNOT_HOME": str(home)})
    paths.journal.mkdir(parents=True)
    (paths.journal / "2026.json").write_text("{")
    assert "Nothing in the journal" not in unknot("journal").out
    week = unknot("week", "2026-W20").out
    assert week.startswith("Not everything could be read: ")
    assert ("rest" in week, week.count("not known")) == (False, 7)


def test_an_entry_changed_by_hand_is_told_but_nothing_is_missing(unknot: Unknot, home: Path) -> None:
    unknot("check-in", "--note", "kept", "--at", "2026-05-05T10:00")
    year = find_paths({"UNKNOT_HOME": str(home)}).journal / "2026.json"
    year.write_text(year.read_text().replace("kept", "kepT"))
    answer = unknot("journal")
    assert "changed outside Unknot" in answer.complaint
    assert (answer.status, "Not everything" in answer.out, "kepT" in answer.out) == (1, False, True)


def test_a_disk_that_refuses_is_one_line_and_status_1(unknot: Unknot, home: Path) -> None:
    home.mkdir()
    (home / "journal").write_text("a file where the folder should be")
    answer = unknot("check-in", "--note", "x")
    assert answer.status == 1
    assert answer.complaint


def test_a_session_is_told_with_its_tender_points_in_80_columns() -> None:
    library = load_built_in()
    lines = list(journal_lines([SESSION], library))
    assert lines[0] == "Sun 22 Nov 2026"
    assert lines[1] == "  14:03  Tight shoulders, interrupted"
    told = " ".join(" ".join(lines).split())
    assert "tender: top of your left shoulder" in told
    assert (
        "eased after 41 s, 6 of 10 at the peak, 3 at release; tight; \N{REPLACEMENT CHARACTER}[2Jodd" in told
    )
    assert "top of left shoulder: 5 → -" in told
    assert max(map(len, lines)) <= 80


def test_the_region_of_the_command_is_that_of_the_journal_screen(unknot: Unknot, home: Path) -> None:
    library = load_built_in()
    bare = msgspec.structs.replace(SESSION, ratings=(), tender_points=())
    journal = YearJournal(find_paths({"UNKNOT_HOME": str(home)}), ManualClock(START, "Europe/Paris"))
    journal.add(bare)
    unknot("check-in", "--region", "upper-back", "--now", "3", "--at", "2026-11-20T23:59")
    seen = JournalFilter(library, START.date())
    for region in library.regions:
        seen.region = region.id
        seen.take(journal.all())
        listed = [entry["id"] for entry in entries(unknot, "--region", region.id)]
        assert listed == [entry.id for entry in reversed(seen.found())]
    assert len(entries(unknot, "--region", "upper-back")) == 2


def test_a_check_in_says_how_many_characters_it_made_visible(unknot: Unknot) -> None:
    said = unknot("check-in", "--note", "odd\x1b[2J").out.splitlines()
    assert said[1:] == ["1 character was made visible as \ufffd, to keep the terminal safe."]
    assert len(unknot("check-in", "--note", "plain").out.splitlines()) == 1


def test_a_note_too_long_to_keep_whole_is_refused(unknot: Unknot) -> None:
    answer = unknot("check-in", "--note", "x" * 10_001)
    assert answer.status == 2
    assert "this one is 1 too long" in answer.complaint
    assert entries(unknot) == []


def test_json_escapes_what_a_terminal_would_act_on_and_loses_nothing(unknot: Unknot, home: Path) -> None:
    unknot("check-in", "--note", "kept")
    note = "a\x9b2J\u202e\x7f\N{DANCER} é\nb"
    (file,) = (home / "journal").glob("*.json")
    file.write_text(file.read_text().replace('"kept"', json.dumps(note)))
    out = unknot("journal", "--json").out
    assert json.loads(out)["entries"][0]["note"] == note
    assert not {"\x9b", "\u202e", "\x7f"} & set(out)
    assert "\N{DANCER} é" in out


def test_undo_takes_back_what_an_earlier_start_deleted(unknot: Unknot, home: Path) -> None:
    unknot("check-in", "--note", "keep me", "--at", "2026-01-05T08:30")
    clock = ManualClock(START)
    (entry,) = YearJournal(find_paths({"UNKNOT_HOME": str(home)}), clock).all()
    YearJournal(find_paths({"UNKNOT_HOME": str(home)}), clock).remove(entry.id)
    assert entries(unknot) == []
    assert unknot("journal", "undo").out == "Back in the journal: Check-in, Mon 5 Jan 2026 08:30.\n"
    assert [each["note"] for each in entries(unknot)] == ["keep me"]
    again = unknot("journal", "undo")
    assert (again.status, again.complaint.split(":")[0]) == (1, "nothing to undo")


def test_days_in_the_wrong_order_are_refused(unknot: Unknot) -> None:
    answer = unknot("journal", "--since", "2026-02-02", "--until", "2026-02-01")
    assert (answer.status, answer.out) == (2, "")
    assert answer.complaint == "--since 2026-02-02 is after --until, 2026-02-01. See: unknot journal --help"


def test_a_wrong_search_is_a_sentence(unknot: Unknot) -> None:
    answer = unknot("journal", "--find", "side:up")
    assert answer.status == 2
    assert answer.complaint.endswith(', not "up". See: unknot journal --help')


def test_long_lines_are_broken_as_textwrap_breaks_them() -> None:
    chance, words = random.Random(7), ["a", "sore", "é·—", "looser", "half-an-hour", "é" * 70, "a" * 85]
    for _ in range(3_000):
        between, hanging = chance.choice(["  ", " ", " "]), chance.choice(["  ", "      "])
        chosen = chance.choices(words, [9, 9, 9, 9, 1, 1, 0.3], k=chance.randint(1, 50))
        line = " " * chance.randint(0, 12) + between.join(chosen)
        wrapped = textwrap.wrap(line, 80, subsequent_indent=" " * 9 + hanging)
        assert _wrapped(line, hanging) == (wrapped if len(line) > 80 else [line.rstrip()])
