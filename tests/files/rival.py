"""A program that takes no lock and replaces a year while it is being saved, as a sync tool does."""

import os
import stat

import msgspec

from tests.files.operations import Home, incoming, note
from tui.files.journal.atomic_json import encode


def rival_on(home: Home, times: int, year: int = 2026) -> None:
    """Have it bring an entry, rival-1, rival-2, ..., whenever a file is synced, so many times."""
    done = 0

    def fsync(descriptor: int) -> None:
        nonlocal done
        if done < times and stat.S_ISREG(os.fstat(descriptor).st_mode):
            done += 1
            bring(home, f"rival-{done}", year)
        os.fsync(descriptor)

    home.disk.fsync = fsync


def bring(home: Home, entry_id: str, year: int) -> None:
    """Put a version of the year with one more entry in its place."""
    file = home.paths.journal / f"{year}.json"
    tables = msgspec.json.decode(file.read_bytes())
    tables["entries"][entry_id] = incoming(note(entry_id, "theirs"))
    theirs = file.with_suffix(".sync")
    theirs.touch(0o600)
    theirs.write_bytes(encode(tables))
    theirs.replace(file)
