"""The one check after every kill, fault and power cut (storage.md 5.3)."""

import re
import stat
from collections.abc import Mapping
from pathlib import Path

import msgspec

from tests.files.operations import Home
from tui.core.entries.entry import Entry
from tui.core.entries.journal import JournalError
from tui.files.journal.atomic_json import decode
from tui.files.journal.backups import Backups
from tui.files.journal.journal_files import YearJournal
from tui.files.journal.stored_entry import is_intact
from tui.files.paths import Paths
from tui.files.sessions.orphans import journal_with_orphans, read_sessions
from tui.files.sessions.settling import settle_what_ended

Said = Mapping[str, Entry]
"""What a journal says, by id, without the times at which it was written."""
Allowed = Mapping[str, tuple[Entry | None, ...]]
"""What it may say of each id; None where the id may be absent. Of other ids it must say nothing."""

KNOWN_FILES = re.compile(
    r"""journal(/\d{4}\.json)? | journal\.lock | undo\.json | choices\.(json|lock) | unknot\.log
    | config\.toml
    | backups(/\d{4}(/\d{4}-\d\d-\d\d\.json | /before-layout-2\.json)?)?
    | quarantine(/[^/]+-[0-9a-f]{8}\.json)? | sessions(/[^/.]+\.jsonl)?""",
    re.VERBOSE,
)


class Wrong(msgspec.Struct, frozen=True):
    """What is not as it should be, a line for each."""

    lost: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    stray: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lost or self.unreadable or self.stray)


def said(entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, recorded_at=None, updated_at=None)


def exactly(said: Said) -> Allowed:
    """All of this was confirmed."""
    return {entry_id: (entry,) for entry_id, entry in said.items()}


def either(before: Said, after: Said) -> Allowed:
    """A change was going on."""
    return {each: (before.get(each), after.get(each)) for each in before.keys() | after.keys()}


def said_in_home(home: Home) -> dict[str, Entry]:
    """What is stored in a home, and what is left of sessions whose program died."""
    journal = YearJournal(home.paths, home.clock)
    return {entry.id: said(entry) for entry in journal_with_orphans(journal, home.paths)}


def undoable_in(home: Home) -> Entry | None:
    """The entry that undoing would bring back."""
    change = YearJournal(home.paths, home.clock).undoable()
    return None if change is None else said(change.before)


def wrong_in(home: Home, allowed: Allowed) -> Wrong:
    """Everything, where this and nothing else may be stored."""
    wrong = wrong_in_files(home)
    if wrong.unreadable:
        return wrong
    found = said_in_home(home)
    lost = tuple(
        f"{each}: {found.get(each)} is none of {allowed.get(each, (None,))}"
        for each in sorted(allowed.keys() | found.keys())
        if found.get(each) not in allowed.get(each, (None,))
    )
    return msgspec.structs.replace(wrong, lost=lost)


def wrong_in_files(home: Home) -> Wrong:
    """Start once as the program does, and look at every file in the home of a good journal."""
    journal = YearJournal(home.paths, home.clock)
    unreadable = [*read_sessions(home.paths).problems, *journal.problems(), *_unsealed(home.paths)]
    unreadable += _unreadable_backups(home)
    try:
        journal.clear_away_strays()
        journal.undoable()
        unreadable += settle_what_ended(home.paths, journal).problems
    except JournalError as error:
        unreadable.append(str(error))
    return Wrong(unreadable=tuple(unreadable), stray=tuple(stray_in(home.paths)))


def stray_in(paths: Paths) -> list[str]:
    """What nobody knows in the home, and what others can read."""
    found = sorted(path for path in paths.data.rglob("*"))
    unknown = [f"{path} is left over" for path in found if not KNOWN_FILES.fullmatch(_name(paths, path))]
    return unknown + [f"{path} is not for its owner only" for path in found if not _is_private(path)]


def _name(paths: Paths, path: Path) -> str:
    return path.relative_to(paths.data).as_posix()


def _is_private(path: Path) -> bool:
    mode = path.lstat().st_mode
    return stat.S_IMODE(mode) == (0o700 if stat.S_ISDIR(mode) else 0o600)


def _unsealed(paths: Paths) -> list[str]:
    """Records of years that do not say what they said when they were sealed."""
    unsealed = []
    for path in sorted(paths.journal.glob("[0-9][0-9][0-9][0-9].json")):
        try:
            tables = decode(path.read_bytes(), path.name)
        except JournalError as error:
            unsealed.append(str(error))
            continue
        if tables["schema"]["journal"]["version"] > 1:
            records = tables.get("entries", {})
            unsealed += [f"{path.name}: {each}" for each in records if not is_intact(records[each])]
    return unsealed


def _unreadable_backups(home: Home) -> list[str]:
    backups = Backups(home.paths, home.clock)
    return [each.problem for year in backups.years() for each in backups.of_year(year) if each.problem]
