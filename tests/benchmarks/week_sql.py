"""The same questions asked of SQLite: a week with all it is held against, and a search while typing.

The tables are laid out for these questions: sides are spread when a session is stored, and all that is asked
for has an index. What is worked is taken from the same routine file; medians are made in Python, as there.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from tui.core.anatomy.body import Side
from tui.core.entries.entry import CheckIn, Entry, SessionEntry
from tui.core.places.findings import RegionsOf, covers, local_date, sides_by_region
from tui.core.routines.routine import Library
from tui.core.searching.journal_index import JournalIndex
from tui.core.weeks.calendar_week import Week

TABLES = """
CREATE TABLE entry (id TEXT PRIMARY KEY, at REAL, day TEXT, kind TEXT, worked INT, interference INT,
  note TEXT, searched TEXT);
CREATE TABLE answer (entry TEXT, at REAL, day TEXT, region TEXT, side TEXT, before INT, after INT);
CREATE TABLE mark (entry TEXT, at REAL, day TEXT, region TEXT, side TEXT, spot TEXT, held INT, outcome TEXT);
CREATE TABLE worked (entry TEXT, at REAL, day TEXT, region TEXT, side TEXT, marked INT);
CREATE VIRTUAL TABLE words USING fts5(searched, content='entry', content_rowid='rowid');
"""
INDEXES = """
CREATE INDEX entry_day ON entry (day);
CREATE INDEX entry_at ON entry (at);
CREATE INDEX answer_day ON answer (day);
CREATE INDEX mark_day ON mark (day);
CREATE INDEX worked_at ON worked (region, side, at, day, marked);
INSERT INTO words (words) VALUES ('rebuild');
ANALYZE;
"""
NEWEST = 200
"""Rows of a first page of results."""


def filled(
    file: Path, entries: Sequence[Entry], library: Library, regions_of: RegionsOf
) -> sqlite3.Connection:
    """A database with these entries, open and analysed."""
    base = sqlite3.connect(file)
    base.executescript(TABLES)
    index = JournalIndex(library)
    index.take(entries)
    index.finish()
    for known in reversed(index.known):
        _put(base, known.entry, known.text)
        if isinstance(known.entry, SessionEntry):
            _put_session(base, known.entry, regions_of)
    base.executescript(INDEXES)
    base.commit()
    return base


def _put(base: sqlite3.Connection, entry: Entry, searched: str) -> None:
    is_session = isinstance(entry, SessionEntry)
    at, day = entry.started_at.timestamp(), local_date(entry).isoformat()
    worked = entry.seconds_worked if isinstance(entry, SessionEntry) else 0
    interference = entry.interference if isinstance(entry, CheckIn) else None
    kind = "session" if is_session else "check-in"
    row = (entry.id, at, day, kind, worked, interference, entry.note, searched)
    base.execute("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?)", row)
    for rating in entry.ratings:
        before = rating.now if not hasattr(rating, "before") else rating.before
        after = getattr(rating, "after", None)
        answer = (entry.id, at, day, rating.region, rating.side, before, after)
        base.execute("INSERT INTO answer VALUES (?,?,?,?,?,?,?)", answer)


def _put_session(base: sqlite3.Connection, session: SessionEntry, regions_of: RegionsOf) -> None:
    at, day = session.started_at.timestamp(), local_date(session).isoformat()
    for point in session.tender_points:
        mark = (session.id, at, day, point.region, point.side, point.spot, point.seconds_held, point.outcome)
        base.execute("INSERT INTO mark VALUES (?,?,?,?,?,?,?,?)", mark)
    worked = sides_by_region(session, regions_of)
    for region in worked:
        sides = worked.get(region, frozenset())
        marked = {point.side or Side.MIDDLE for point in session.tender_points if point.region == region}
        for side in Side:
            if covers(sides, side):
                row = (session.id, at, day, region, side, covers(marked, side))
                base.execute("INSERT INTO worked VALUES (?,?,?,?,?,?)", row)


# A week


def ask_week(base: sqlite3.Connection, week: Week) -> object:
    """What the week screen needs, as records of numbers."""
    first, last = week.start.isoformat(), week.end.isoformat()
    month_ago = (week.start - dt.timedelta(weeks=4)).isoformat()
    year_ago = week.end.replace(year=week.end.year - 1).isoformat()
    return (
        _rows(base, "SELECT day, kind, count(*), sum(worked) FROM entry WHERE day BETWEEN ? AND ?"
              " GROUP BY day, kind", month_ago, last),
        _rows(base, "SELECT day, note FROM entry WHERE day BETWEEN ? AND ? AND note != ''", first, last),
        _rows(base, "SELECT interference FROM entry WHERE day BETWEEN ? AND ?", first, last),
        _medians(base, "SELECT region, side, before FROM answer WHERE day BETWEEN ? AND ?", first, last),
        _medians(base, "SELECT region, side, after FROM answer WHERE day BETWEEN ? AND ?", first, last),
        [_medians(base, "SELECT region, side, before FROM answer WHERE day BETWEEN ? AND ?", *each)
         for each in _weeks_before(week)],
        _medians(base, "SELECT region, side, held FROM mark WHERE day BETWEEN ? AND ? AND outcome = 'eased'",
                 month_ago, last),
        [_recurrence(base, region, side, last) for region, side in _places(base, month_ago, last)],
        _medians(base, "SELECT region || substr(day, 1, 7), side, before FROM answer"
                 " WHERE day BETWEEN ? AND ? ORDER BY at", year_ago, last),
    )  # fmt: skip


def _rows(base: sqlite3.Connection, query: str, *values: object) -> list[tuple[object, ...]]:
    return base.execute(query, values).fetchall()


def _medians(base: sqlite3.Connection, query: str, first: str, last: str) -> dict[object, float]:
    given: dict[object, list[int]] = {}
    for region, side, number in base.execute(query, (first, last)):
        if number is not None:
            given.setdefault((region, side), []).append(number)
    return {place: median(numbers) for place, numbers in given.items()}


def _weeks_before(week: Week) -> Iterator[tuple[str, str]]:
    for back in range(1, 5):
        start = week.start - dt.timedelta(weeks=back)
        yield start.isoformat(), (start + dt.timedelta(days=6)).isoformat()


def _places(base: sqlite3.Connection, first: str, last: str) -> list[tuple[str, str]]:
    query = "SELECT DISTINCT region, side FROM mark WHERE day BETWEEN ? AND ?"
    return [(region, side or "middle") for region, side in base.execute(query, (first, last))]


def _recurrence(base: sqlite3.Connection, region: str, side: str, last: str) -> list[tuple[object, ...]]:
    query = "SELECT marked FROM worked WHERE region = ? AND side = ? AND day <= ? ORDER BY at DESC LIMIT 5"
    return _rows(base, query, region, side, last)


# A search


def ask_like(base: sqlite3.Connection, text: str) -> object:
    """How many entries have every word somewhere, and the newest of them."""
    words = [f"%{word}%" for word in text.casefold().split()]
    where = " AND ".join(["searched LIKE ?"] * len(words)) or "1"
    found = _rows(base, f"SELECT id FROM entry WHERE {where} ORDER BY at DESC", *words)
    return len(found), found[:NEWEST]


def ask_full_text(base: sqlite3.Connection, text: str) -> object:
    """The same where words are looked for from their beginning, with the full-text index."""
    wanted = " ".join(f'"{word}"*' for word in text.casefold().split())
    joined = "words JOIN entry ON entry.rowid = words.rowid"
    found = _rows(base, f"SELECT entry.id FROM {joined} WHERE words MATCH ? ORDER BY at DESC", wanted)
    return len(found), found[:NEWEST]


Ask = Callable[[sqlite3.Connection, str], object]
