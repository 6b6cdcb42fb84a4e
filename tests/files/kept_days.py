"""A journal that was kept over several days, and ways to damage it."""

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

from tests.builders import a_check_in
from tui.core.clock import ManualClock
from tui.core.entries.entry import CheckIn
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import Paths

LAST_DAY = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def keep_days(paths: Paths, days: Iterable[int] = (20, 21, 22), each: int = 3) -> YearJournal:
    """Add so many check-ins on each of these days of November 2026: e21-0, e21-1, ..."""
    for day in days:
        journal = journal_on(paths, day)
        for number in range(each):
            journal.add(entry_of(day, number))
    return journal_on(paths, 22)


def entry_of(day: int, number: int) -> CheckIn:
    return a_check_in(
        id=f"e{day}-{number}", started_at=LAST_DAY.replace(day=day), note=f"note {day}-{number}"
    )


def journal_on(paths: Paths, day: int) -> YearJournal:
    return YearJournal(paths, clock_on(day))


def clock_on(day: int) -> ManualClock:
    return ManualClock(LAST_DAY.replace(day=day), "UTC")


def year_file(paths: Paths, year: int = 2026) -> Path:
    return paths.journal / f"{year}.json"


def ids_in(paths: Paths) -> list[str]:
    """What the journal shows, as a new process would see it."""
    return sorted(entry.id for entry in journal_on(paths, 22).all())


def note_of(paths: Paths, entry_id: str) -> str:
    entry = journal_on(paths, 22).get(entry_id)
    assert entry is not None
    return entry.note


def change_outside(paths: Paths, before: str, after: str) -> None:
    """As somebody with an editor."""
    file = year_file(paths)
    assert before in file.read_text()
    file.write_text(file.read_text().replace(before, after))


def cut_off(paths: Paths, at: str) -> None:
    """The file ends in the middle of the line with these words."""
    file = year_file(paths)
    file.write_text(file.read_text()[: file.read_text().index(at) + 1])


def records_in(file: Path) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(file.read_text())["entries"]
    return found


def put_in_its_place(file: Path, kind: str, elsewhere: Path) -> None:
    """Move a file away, and put a "link" to it or a "folder" where it was."""
    file.rename(elsewhere)
    if kind == "link":
        file.symlink_to(elsewhere)
    else:
        file.mkdir()
