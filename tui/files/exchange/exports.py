"""The journal as one file for other machines: complete, one record on each line, the same bytes each time."""

import datetime as dt
import os
import re
import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from tui.core.catalogue import marked, say
from tui.core.digests import digest_of
from tui.core.entries.entry import Moment
from tui.core.entries.journal import JournalError
from tui.core.text import spelt_in_ascii
from tui.files.disk import Disk, Identity, listed, look, one_line, read_own, read_whole
from tui.files.journal.backups import is_year_file
from tui.files.journal.stored_entry import Record, is_deleted
from tui.files.paths import Paths

EXPORT_FORMAT = 1
EXPORT_LIMIT = 64 << 20
"""The largest file taken in, in bytes: thirty years of three sessions a day."""
NO_EXPORT = marked("there is another file of that name, and it is no such export: choose another name")
EXPORT_BEGINS = re.compile(rb'\{"format": [0-9]+, "unknot": "journal export",')

WhyItStays = Callable[[bytes], str]
"""Why a file with these bytes must not be replaced; empty where it may be."""

_HEAD = f'{{"format": {EXPORT_FORMAT}, "unknot": "journal export",\n'
_ENCODER = msgspec.json.Encoder(order="sorted")


def export_text(records: Iterable[Record]) -> str:
    """Everything the records say, entries before deletions, oldest first.

    The checksum of the journal file stays behind: it is made anew wherever the record is stored.
    """
    records = sorted(records, key=_when)
    entries = [record for record in records if not is_deleted(record)]
    deleted = [record for record in records if is_deleted(record)]
    return f'{_HEAD}"entries": {_lines(entries)},\n"deleted": {_lines(deleted)}}}\n'


def _lines(records: Iterable[Record]) -> str:
    lines = [spelt_in_ascii(_ENCODER.encode(_portable(record)).decode()) for record in records]
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def _portable(record: Record) -> Mapping[str, object]:
    left_out = {"check"} if record.get("earlier") else {"check", "earlier"}
    return {key: value for key, value in record.items() if key not in left_out}


def _when(record: Record) -> tuple[dt.datetime, str]:
    try:
        started_at = msgspec.convert(record.get("started_at"), Moment)
    except ValueError:  # a deletion that came without: it is in the export all the same
        started_at = dt.datetime.min.replace(tzinfo=dt.UTC)
    return started_at, str(record["id"])


def write_export(file: Path, text: str, begins: re.Pattern[bytes], paths: Paths, disk: Disk) -> None:
    """Write an export, for its owner only. What is there already goes only if it `begins` like one too.

    Raises JournalError.
    """

    def why_it_stays(data: bytes) -> str:
        return "" if begins.match(data) else say(NO_EXPORT)

    write_over(file, text, why_it_stays, paths, disk)


def write_over(file: Path, text: str, why_it_stays: WhyItStays, paths: Paths, disk: Disk) -> None:
    """Write a file for its owner only, if nothing that must stay is there. Raises JournalError."""
    target = Path(os.path.realpath(file))

    def refuse() -> None:
        _refuse_another_file(target, why_it_stays)

    with one_line(say("cannot write {file}", file=file)):
        if any(target.is_relative_to(os.path.realpath(folder)) for folder in _own_folders(paths)):
            raise ValueError(say("this folder is Unknot's own: choose another place"))
        if not target.parent.is_dir():
            raise ValueError(say("there is no folder {parent}", parent=target.parent))
        refuse()
        disk.replace_whole(target, text.encode(), refuse)


def write_named(name: str, text: str, why_it_stays: WhyItStays, paths: Paths) -> Path:
    """The same for a name as a person types it; where the file is. Raises JournalError."""
    file = Path(os.path.expanduser(name))
    write_over(file, text, why_it_stays, paths, Disk())
    return file.resolve()


def _own_folders(paths: Paths) -> tuple[Path, ...]:
    return paths.journal, paths.backups, paths.quarantine, paths.sessions, paths.routines


def _refuse_another_file(target: Path, why_it_stays: WhyItStays) -> None:
    try:
        found = os.lstat(target)
    except FileNotFoundError:
        return
    if not stat.S_ISREG(found.st_mode):
        raise ValueError(say("it is not a regular file; - writes to the standard output"))
    with open(os.open(target, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW), "rb") as file:
        if found.st_size and (reason := why_it_stays(file.read(EXPORT_LIMIT + 1))):
            raise ValueError(reason)


def archive(copy: Path, read: Identity, paths: Paths, disk: Disk) -> Path | None:
    """Move a copy that was merged out of the journal's folder; where to, or None for a file elsewhere.

    `read` is the version of it that was merged; JournalError if it is another by now.
    """
    if Path(os.path.realpath(copy.parent)) != Path(os.path.realpath(paths.journal)) or copy.is_symlink():
        return None
    with one_line(
        say("{copy} was merged, but cannot be moved to {quarantine}", copy=copy, quarantine=paths.quarantine)
    ):
        data, found = read_whole(copy, EXPORT_LIMIT)
        if found != read:
            raise ValueError(say("it has changed meanwhile: merge it again"))
        kept = paths.quarantine / f"merged-{copy.stem}-{digest_of(data)[:8]}{copy.suffix}"
        if look(kept) is None:
            disk.replace_whole(kept, data)
        elif read_own(kept)[0] != data:
            raise ValueError(say("{name} is there already and says something else", name=kept.name))
        disk.sync_folder(kept.parent)  # also if an error came between the two the last time
        disk.unlink(copy)
        disk.sync_folder(copy.parent)
    return kept


def refuse_own_years(file: Path, paths: Paths) -> None:
    """Raises JournalError for a file that is the journal itself, whatever name leads to it."""
    with one_line(say("cannot read {file}", file=file)):
        years = listed(paths.journal, is_year_file)
        if any(year.exists() and file.exists() and year.samefile(file) for year in years):
            raise JournalError(say("{file} is the journal itself, not a copy of it", file=file))
