"""Ten years of a diligent person: 11,000 sessions of about 2 kB each, three a day, written by rules.

The sessions are those of tests/seeded_session.py with a longer note; every fifth day has a check-in. More
than fifty years of them are written six a day: nothing from before 1970 is an entry.
"""

import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.seeded_session import Sitting, level_of, play
from tui.core.anatomy.body import Side
from tui.core.clock import ManualClock
from tui.core.entries.entry import CheckIn, CheckInRating, Entry, SessionEntry, entry_json
from tui.files.journal.journal_files import YearJournal
from tui.files.journal.stored_entry import record_of, with_earlier
from tui.files.paths import Paths, find_paths
from tui.files.routines.routine_files import load_built_in

ZONE = "UTC"
NOW = dt.datetime(2026, 11, 19, 22, tzinfo=dt.UTC)
SESSIONS = 11_000
A_DAY = 3
MOST_DAYS = 50 * 365
BYTES = 2_000
TENDER = 2.5
"""So that a session has two to three tender points."""
WORDS = (
    *(
        "slept",
        "badly",
        "long",
        "day",
        "looser",
        "warm",
        "stiff",
        "neck",
        "desk",
        "train",
        "garden",
        "better",
    ),
    *("worse", "cold", "rain", "swim", "ball", "wall", "left", "right", "again", "less", "more", "typing"),
    *("meeting", "holiday", "bicycle", "pillow", "window", "lifting", "day", "shoulder", "evening"),
)


def ten_years(sessions: int = SESSIONS, until: dt.datetime = NOW) -> Iterator[Entry]:
    """Up to the evening of a Thursday, or of another day, oldest first."""
    chance, library = random.Random(5), load_built_in()
    a_day = A_DAY if sessions <= A_DAY * MOST_DAYS else 2 * A_DAY
    first = until.replace(hour=8) - dt.timedelta(days=sessions // a_day)
    for number in range(sessions):
        at = first + dt.timedelta(
            days=number // a_day, hours=4 * (number % a_day), minutes=chance.randint(0, 99)
        )
        sitting = Sitting(
            id=f"ten-years-{number:05}",
            routine=chance.choice(library.routines),
            start=at,
            zone=ZONE,
            progress=number / sessions,
            tender=TENDER,
        )
        yield _made_long(play(chance, library, sitting), chance)
        if number % (5 * a_day) == 0:
            yield _check_in(chance, f"check-{number:05}", at + dt.timedelta(hours=2), sitting.progress)


def _made_long(session: SessionEntry, chance: random.Random) -> SessionEntry:
    missing = BYTES - len(json.dumps(entry_json(session), default=str))
    note = " ".join(chance.choice(WORDS) for _ in range(max(0, missing) // 6))
    return msgspec.structs.replace(session, note=note, unattended=False)  # else the start asks about it


def _check_in(chance: random.Random, entry_id: str, at: dt.datetime, progress: float) -> CheckIn:
    now = level_of(chance, "neck-back", progress)
    return CheckIn(
        id=entry_id,
        started_at=at,
        ended_at=at,
        timezone=ZONE,
        recorded_at=at,
        updated_at=at,
        ratings=(CheckInRating(region="neck-back", side=Side.BOTH, now=now),),
        interference=chance.randint(0, 8),
    )


def write_ten_years(home: Path, sessions: int = SESSIONS, until: dt.datetime = NOW) -> Paths:
    """Put them into the journal of a home, as an import does; or so many sessions until another evening."""
    paths = find_paths({"UNKNOT_HOME": str(home)})
    records = [with_earlier(record_of(entry), ()) for entry in ten_years(sessions, until)]
    open_journal(paths).combine(records)
    return paths


def open_journal(paths: Paths) -> YearJournal:
    """The journal as a new process would open it."""
    return YearJournal(paths, ManualClock(NOW, ZONE))
