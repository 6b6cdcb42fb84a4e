"""Everything that changes a home, one by one: what every fault, kill and power cut is let loose on."""

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from tests.builders import a_check_in, a_session, a_step, a_tender_point
from tests.files.bad_storages import open_journal
from tui.core.clock import ManualClock
from tui.core.entries.entry import CheckIn, Entry, Pace
from tui.core.entries.journal import JournalError
from tui.core.routines.routine import Routine
from tui.core.sessions.record import Phase, SessionHeader, SessionState
from tui.files.care.restore import Restorer
from tui.files.disk import Disk
from tui.files.journal.journal_files import YearJournal
from tui.files.journal.stored_entry import Record, record_of, with_earlier
from tui.files.paths import Paths, find_paths
from tui.files.sessions.checkpoint import SessionFile
from tui.files.sessions.orphans import read_sessions
from tui.files.sessions.settling import keep

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
LAST_YEAR = NOON.replace(year=2025)
NEXT_DAY = 24 * 3600


class Home(msgspec.Struct, frozen=True):
    """A home, and how it is written to."""

    paths: Paths
    clock: ManualClock
    disk: Disk
    storage: str = "good"

    def journal(self) -> YearJournal:
        """A journal as a new process would open it."""
        return open_journal(self.storage, self.paths, self.clock, self.disk)


Operation = Callable[[Home], object]


def open_home(folder: Path, disk: Disk | None = None, *, storage: str = "good", days: int = 0) -> Home:
    """The home of a folder, so many days after it was seeded."""
    clock = ManualClock(NOON, "UTC")
    clock.move(3600 + days * NEXT_DAY)
    return Home(find_paths({"UNKNOT_HOME": str(folder)}), clock, disk or Disk(), storage)


def seed(folder: Path, size: int = 500) -> None:
    """A home with an entry to change, a long one beside it, one in another year, a deleted and an edited one.

    A session file lies there too, whose program has died.
    """
    home = open_home(folder)
    home.clock.move(-3600)
    journal = home.journal()
    for entry in (
        note("x", "old " * size),
        note("y", "beside"),
        note("z", "before", LAST_YEAR),
        a_session(id="s", started_at=NOON, tender_points=(a_tender_point(at=NOON),)),
        note("gone", "deleted"),
    ):
        journal.add(entry)
    journal.remove("gone")
    session = SessionFile.create(home.paths, header_of("orphan"))
    session.append("go", SessionState(phase=Phase.WORK, worked_ms=3000))
    session.close()


def note(entry_id: str, text: str, started_at: dt.datetime = NOON) -> CheckIn:
    return a_check_in(id=entry_id, note=text, started_at=started_at, timezone="UTC")


def header_of(session_id: str) -> SessionHeader:
    step = a_step(id="roll", seconds=90, max_seconds=180)
    return SessionHeader(
        id=session_id,
        routine=Routine(id="own", title="Own", steps=(step,), regions=step.regions),
        pace=Pace.NORMAL,
        sides=(),
        keys=True,
        started_at=NOON,
        timezone="UTC",
    )


def layout_1(folder: Path) -> None:
    """Turn the years of a home into what the first release wrote."""
    for path in (folder / "journal").glob("*.json"):
        tables = json.loads(path.read_bytes())
        tables["schema"]["journal"]["version"] = 1
        records = {key: _plain(record) for key, record in tables["entries"].items()}
        tables["entries"] = {key: record for key, record in records.items() if record["kind"] != "deleted"}
        path.write_text(json.dumps(tables))
    shutil.rmtree(folder / "backups", ignore_errors=True)
    (folder / "undo.json").unlink()


def _plain(record: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in record.items() if key not in ("earlier", "check", "copy_of")}


# The operations


def add(home: Home) -> object:
    return home.journal().add(note("new", "new"))


def add_a_first_of_another_year(home: Home) -> object:
    return home.journal().add(note("new", "new", NOON.replace(year=2024)))


def edit(home: Home) -> object:
    return home.journal().replace(note("x", "short"))


def complete(home: Home) -> object:
    return home.journal().complete(note("y", "longer " * 1000))


def move_to_another_year(home: Home) -> object:
    return home.journal().replace(note("x", "moved", LAST_YEAR))


def remove(home: Home) -> object:
    return home.journal().remove("x")


def undo(home: Home) -> object:
    return home.journal().undo()


def discard(home: Home) -> None:
    home.journal().discard(note("left-out", "discarded"))


def combine(home: Home) -> object:
    return home.journal().combine([incoming(note("new", "imported")), incoming(note("y", "theirs"))])


def combine_two_years(home: Home) -> object:
    """As an import does, with entries for several years."""
    return home.journal().combine(
        [incoming(note("new", "imported")), incoming(note("old", "imported", LAST_YEAR))]
    )


def incoming(entry: Entry) -> Record:
    """An entry as another journal would say it."""
    stamped = msgspec.structs.replace(entry, recorded_at=NOON, updated_at=NOON)
    return with_earlier(record_of(stamped), ())


def keep_an_orphan(home: Home) -> object:
    sessions = read_sessions(home.paths)
    if sessions.problems:
        raise JournalError(sessions.problems[0])
    return [keep(orphan, home.journal(), home.disk) for orphan in sessions.orphans]


def migrate(home: Home) -> object:
    """The first save into a year of layout 1."""
    return edit(home)


def restore(home: Home) -> object:
    """Put the damaged year back together."""
    return Restorer(home.paths, home.clock, home.disk).restore(NOON.year)


def damage(folder: Path) -> None:
    """A year of which a backup was made, and then half of it was lost."""
    edit(open_home(folder, days=1))
    year = folder / "journal" / "2026.json"
    data = year.read_bytes()
    year.write_bytes(data[: len(data) // 2])


def prepared(operation: Operation, start: Path, folder: Path) -> Path:
    """A home in which this operation has something to do, as a copy of the one that was seeded."""
    shutil.copytree(start, folder)
    if operation is migrate:
        layout_1(folder)
    if operation is restore:
        damage(folder)
    return folder


OPERATIONS: tuple[Operation, ...] = (
    add,
    add_a_first_of_another_year,
    edit,
    complete,
    move_to_another_year,
    remove,
    undo,
    discard,
    combine,
    combine_two_years,
    keep_an_orphan,
    migrate,
)
IDEMPOTENT = tuple(each for each in OPERATIONS if each not in (undo, discard, keep_an_orphan))
"""Those that can simply be tried again after an error: the others would do the next thing."""
