"""`unknot export`, `unknot import` and `unknot journal merge`: the journal out and in, whole."""

import csv
import io
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import click
import msgspec

from tui.commands.errors import CommandError, complain, complain_all
from tui.commands.setup import Setup, setup_for_lines
from tui.core.catalogue import say, say_count
from tui.core.entries.entry import Entry
from tui.core.text import clean_line
from tui.core.words import counted
from tui.files.disk import Disk, Identity, read_whole
from tui.files.exchange.exports import (
    EXPORT_BEGINS,
    EXPORT_LIMIT,
    archive,
    export_text,
    refuse_own_years,
    write_export,
)
from tui.files.exchange.given_files import GivenFile, RefusedFileError, given_in, read_given
from tui.files.journal.conflict_copies import copies_of_years
from tui.files.journal.journal_files import YearJournal
from tui.files.journal.merge_rule import Combined, id_of
from tui.files.journal.stored_entry import Record, is_deleted, read_entry
from tui.files.sessions.orphans import Sessions, read_sessions
from tui.reports.csv_rows import COLUMNS, csv_text, rows_of

STANDARD_STREAM = "-"
_CSV_BEGINS = re.compile(",".join(COLUMNS[:6]).encode())


def export_journal(file: str, *, as_csv: bool) -> int:
    """Write everything that is stored to a file, or to standard output; the exit status.

    What cannot be read is named, and the rest is exported. Raises JournalError.
    """
    setup = setup_for_lines()
    journal = YearJournal(setup.paths, setup.clock)
    records = list(journal.records())
    entries = _entries_of(records)
    text = csv_text(entries) if as_csv else export_text(records)
    if file == STANDARD_STREAM:
        sys.stdout.buffer.write(text.encode())
    else:
        begins = _CSV_BEGINS if as_csv else EXPORT_BEGINS
        _refuse_to_lose(Path(file), begins, {id_of(record) for record in records}, as_csv=as_csv)
        write_export(Path(file), text, begins, setup.paths, Disk())
        click.echo(say("{entries} in {file}.", entries=counted(len(entries), "entry"), file=clean_line(file)))
    sessions = read_sessions(setup.paths)
    problems = (*journal.problems(), *sessions.problems)
    complain_all((*_left_out(sessions, {entry.id for entry in entries}), *problems))
    if problems:
        complain(say("the export has all that could be read, and nothing else"))
    if as_csv:
        complain_all(_without_row(entries))
    return 1 if problems else 0


def _refuse_to_lose(file: Path, begins: re.Pattern[bytes], known: Collection[str], *, as_csv: bool) -> None:
    """Raises CommandError where an older export has what is not in the journal: of a damaged year perhaps."""
    try:
        data = read_whole(file, EXPORT_LIMIT)[0]
        if not begins.match(data):
            return  # no export of ours: what becomes of it is not for this to say
        ids = _ids_in_csv(data) if as_csv else {id_of(record) for record in given_in(data, file.name).records}
    except FileNotFoundError:
        return
    except (OSError, ValueError, RefusedFileError):
        raise CommandError(
            say("{file} is there already and cannot be read: choose another name", file=file)
        ) from None
    if lost := ids - set(known):
        raise CommandError(
            say(
                "{file} has {entries} that this journal has not: import it first, or choose another name",
                file=file,
                entries=counted(len(lost), "entry"),
            )
        )


def _ids_in_csv(data: bytes) -> set[str]:
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)
    return {row["entry"] for row in rows}


def _entries_of(records: Sequence[Record]) -> list[Entry]:
    entries = [read_entry(record, id_of(record)) for record in records if not is_deleted(record)]
    return sorted(entries, key=lambda entry: (entry.started_at, entry.id))


def _left_out(sessions: Sessions, stored: Collection[str]) -> Iterator[str]:
    headers = [*sessions.running, *(orphan.header for orphan in sessions.orphans)]
    number = sum(header.id not in stored for header in headers)
    if number:
        yield (
            say(
                "{sessions} not in the export: running, or cut off and not yet settled. "
                "Once kept, export again",
                sessions=counted(number, "session"),
            )
        )


def _without_row(entries: Sequence[Entry]) -> Iterator[str]:
    number = sum(not any(rows_of(entry)) for entry in entries)
    if number:
        yield say(
            "CSV has no row for {entries} without a rating or tender point; JSON has everything",
            entries=counted(number, "entry"),
        )


def import_file(file: str, *, dry_run: bool) -> int:
    """Take in the entries of a file, all or none; the exit status. Raises JournalError."""
    setup = setup_for_lines()
    try:
        given = _given(file)
    except RefusedFileError as error:
        complain_all((*error.problems, say("nothing was changed")))
        return 1
    complain_all(given.notices)
    click.echo(in_words(_taken_in(given, setup, dry_run=dry_run), dry_run=dry_run))
    return 0


def _taken_in(given: GivenFile, setup: Setup, *, dry_run: bool) -> Combined:
    """What became of the records; entries that are known have nothing to learn from a file in part."""
    journal = YearJournal(setup.paths, setup.clock)
    records = _without_own_sessions(given, setup)
    known = {id_of(record) for record in journal.records()} if given.is_in_part else set()
    new = [record for record in records if id_of(record) not in known]
    combined = journal.combine(new, dry_run=dry_run)
    return msgspec.structs.replace(combined, unchanged=combined.unchanged + len(records) - len(new))


def _given(file: str) -> GivenFile:
    if file != STANDARD_STREAM:
        return read_given(Path(file))[0]
    data = sys.stdin.buffer.read(EXPORT_LIMIT + 1)
    if len(data) > EXPORT_LIMIT:
        raise RefusedFileError(
            say("standard input"), [say("is larger than {most} MB", most=EXPORT_LIMIT >> 20)]
        )
    return given_in(data, say("standard input"))


def _without_own_sessions(given: GivenFile, setup: Setup) -> list[Record]:
    """The records but for sessions that still lie here in their own files: those know more of them."""
    sessions = read_sessions(setup.paths)
    here = {header.id for header in sessions.running} | {orphan.header.id for orphan in sessions.orphans}
    left_out = here & given.unconfirmed
    if left_out:
        complain(
            say(
                "{sessions} left out: not yet settled here. Open unknot to keep it",
                sessions=counted(len(left_out), "session"),
            )
        )
    return [record for record in given.records if id_of(record) not in left_out]


def merge_files(files: Sequence[str]) -> int:
    """Take in copies of year files, all or none, and put those away that lie in the journal's folder.

    Without files, all copies that lie there. The exit status. Raises JournalError.
    """
    setup = setup_for_lines()
    paths = [*map(Path, files)] or copies_of_years(setup.paths.journal)
    if not paths:
        click.echo(say("Nothing to merge: no copy from another machine lies in the journal's folder."))
        return 0
    read: list[tuple[Path, GivenFile, Identity]] = []
    problems: list[str] = []
    for path in dict.fromkeys(paths):
        refuse_own_years(path, setup.paths)
        try:
            given, identity = read_given(path)
            if given.is_in_part:
                raise RefusedFileError(
                    str(path), [say("is a report with parts left out, no copy: import it")]
                )
            read.append((path, given, identity))
        except RefusedFileError as error:
            problems += error.problems
    if problems:
        complain_all((*problems, say("nothing was changed")))
        return 1
    complain_all(notice for _, given, _ in read for notice in given.notices)
    records = [record for _, given, _ in read for record in given.records]
    combined = YearJournal(setup.paths, setup.clock).combine(records)
    click.echo(in_words(combined, dry_run=False))
    for path, _, identity in read:
        _put_away(path, identity, setup)
    return 0


def _put_away(path: Path, identity: Identity, setup: Setup) -> None:
    kept = archive(path, identity, setup.paths, Disk())
    where = say("moved to {kept}", kept=kept) if kept else say("left where it is")
    click.echo(f"{clean_line(str(path))}: {where}.")


def in_words(combined: Combined, *, dry_run: bool) -> str:
    """What became, or would become, of the entries: "12 added, 40 were there already." """
    words = ", ".join(_would_become(combined) if dry_run else _became(combined))
    words = f"{words or say('No entries in it')}."
    return f"{words} {say('Nothing was written.')}" if dry_run else words


def _became(combined: Combined) -> Iterator[str]:
    if combined.added:
        yield say("{count} added", count=combined.added)
    if combined.changed:
        yield say("{count} changed", count=combined.changed)
    if combined.deleted:
        yield say("{count} deleted", count=combined.deleted)
    if combined.kept_both:
        yield say("{count} kept beside each other", count=combined.kept_both)
    if combined.unchanged:
        yield say_count("{count} was there already", "{count} were there already", combined.unchanged)


def _would_become(combined: Combined) -> Iterator[str]:
    if combined.added:
        yield say("{count} would be added", count=combined.added)
    if combined.changed:
        yield say("{count} would be changed", count=combined.changed)
    if combined.deleted:
        yield say("{count} would be deleted", count=combined.deleted)
    if combined.kept_both:
        yield say("{count} would be kept beside each other", count=combined.kept_both)
    if combined.unchanged:
        yield say_count("{count} is there already", "{count} are there already", combined.unchanged)
