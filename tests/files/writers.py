"""A program for test_processes.py: forked processes write a journal, are killed, and the rest is checked.

`kill HOME KILLS [default]`: mixed changes in a child that is killed again and again.
`together HOME COUNT [unlocked]`: two children add COUNT entries each, at the same time.
`session HOME`: begins a session, says so, and waits to be killed.
Exit status 0 if nothing that was confirmed is lost, 1 otherwise.
"""

import datetime as dt
import json
import os
import random
import select
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from tinydb.storages import JSONStorage

from tui.core.clock import ManualClock
from tui.core.entry import CheckIn, Pace
from tui.core.record import Phase, SessionHeader, SessionState
from tui.core.routine import Routine, Step
from tui.files.atomic_json import AtomicJSON, Tables
from tui.files.checkpoint import SessionFile
from tui.files.disk import Disk
from tui.files.journal_files import YearJournal
from tui.files.paths import Paths, find_paths

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
Change = tuple[str, str, int, int]
Notes = dict[str, tuple[int, int]]


class DefaultStorage(AtomicJSON):
    """What TinyDB does by itself, and what must never be used: known bad."""

    def __init__(self, path: Path, disk: Disk) -> None:
        super().__init__(path, disk)
        self._default: JSONStorage | None = JSONStorage(str(path)) if path.exists() else None
        self._default_path = path

    def read(self) -> Tables | None:
        return self._default.read() if self._default else None

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        self._default = self._default or JSONStorage(str(self._default_path), create_dirs=True)
        tables = {name: dict(table) for name, table in data.items()}
        self._default.write(tables | {"schema": {"journal": {"version": 1}}})


class DefaultJournal(YearJournal):
    """The journal on the storage that is known to be bad."""

    storage = DefaultStorage


class UnlockedJournal(YearJournal):
    """The journal without its lock: known bad."""

    @contextmanager
    def _lock(self) -> Iterator[None]:
        yield


def check_in(entry_id: str, length: int, year: int) -> CheckIn:
    moment = NOON.replace(year=year)
    return CheckIn(
        id=entry_id,
        started_at=moment,
        ended_at=moment,
        timezone="UTC",
        recorded_at=None,
        updated_at=None,
        note="n" * length,
    )


def changes(seed: int, notes: Notes) -> Iterator[Change]:
    """Additions, longer and shorter notes, moves to another year, and removals, at random."""
    chance = random.Random(seed)
    known = set(notes)
    for number in range(10_000):
        kind = chance.choice(["add", "replace", "replace", "remove"]) if len(known) > 5 else "add"
        entry_id = f"{seed}-{number}" if kind == "add" else chance.choice(sorted(known))
        (known.discard if kind == "remove" else known.add)(entry_id)
        yield kind, entry_id, chance.choice([0, 50, 4000]), chance.choice([2025, 2026, 2026, 2026])


def applied(change: Change, notes: Notes) -> Notes:
    kind, entry_id, length, year = change
    rest = {known: note for known, note in notes.items() if known != entry_id}
    return rest if kind == "remove" else rest | {entry_id: (length, year)}


def make_changes(journal: YearJournal, seed: int, notes: Notes, told: int) -> None:
    """In the child: tell each change before it, and confirm it after it."""
    for change in changes(seed, notes):
        os.write(told, json.dumps(change).encode() + b"\n")
        kind, entry_id, length, year = change
        if kind == "remove":
            journal.remove(entry_id)
        else:
            (journal.add if kind == "add" else journal.replace)(check_in(entry_id, length, year))
        os.write(told, b"done\n")


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """Start work in a child; the process, and the pipe that it tells into."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        status = 1
        try:
            work(told)
            status = 0
        finally:
            os._exit(status)
    os.close(told)
    return child, heard


def heard_until_killed(child: int, heard: int, chance: random.Random) -> list[str]:
    """Listen to some confirmations, kill at a random moment after them, and return all that was told."""
    text, wanted = b"", chance.randint(1, 6)
    while text.count(b"done\n") < wanted and (more := os.read(heard, 65536)):
        text += more
    select.select([], [], [], chance.uniform(0, 0.006))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(heard, 65536):
        text += more
    os.close(heard)
    return text.decode().splitlines()


def expected_after(told: list[str], notes: Notes) -> list[Notes]:
    """What may be stored now: every confirmed change, and with or without the one that was not confirmed."""
    for line, confirmation in zip(told[::2], told[1::2], strict=False):
        assert confirmation == "done"
        notes = applied(json.loads(line), notes)
    return [notes, applied(json.loads(told[-1]), notes)] if len(told) % 2 else [notes]


def stored_in(journal: YearJournal) -> Notes:
    assert journal.problems() == (), journal.problems()
    entries = journal.all()
    return {entry.id: (len(entry.note), entry.started_at.year) for entry in entries}


def kill(paths: Paths, kills: int, kind: type[YearJournal]) -> None:
    clock = ManualClock(NOON)
    notes: Notes = {}
    for seed in range(kills):
        child, heard = forked(partial(make_changes, kind(paths, clock), seed, notes))
        allowed = expected_after(heard_until_killed(child, heard, random.Random(seed)), notes)
        notes = stored_in(kind(paths, clock))
        assert notes in allowed, f"after kill {seed}"
    left = {path.name for path in paths.journal.iterdir()}
    assert left <= {"2025.json", "2026.json", "2025.json.new", "2026.json.new"}, left


def together(paths: Paths, count: int, kind: type[YearJournal]) -> None:
    start, go = os.pipe()

    def add_all(name: str, told: int) -> None:
        journal = kind(paths, ManualClock(NOON))
        os.read(start, 1)
        for number in range(count):
            journal.add(check_in(f"{name}-{number}", 10, 2026))
            os.write(told, f"{name}-{number}\n".encode())

    children = [forked(partial(add_all, name)) for name in "ab"]
    os.write(go, b"gg")
    statuses = [os.waitpid(child, 0)[1] for child, _ in children]
    confirmed = {line for _, heard in children for line in os.read(heard, 65536).decode().split()}
    lost = confirmed - stored_in(kind(paths, ManualClock(NOON))).keys()
    assert not lost, f"lost {len(lost)} of {len(confirmed)} confirmed"
    assert statuses == [0, 0], statuses
    assert len(confirmed) == 2 * count


def session(paths: Paths) -> None:
    step = Step(id="s", title="S", instruction="I.", seconds=5, min_seconds=5, max_seconds=5, regions=("r",))
    routine = Routine(id="own", title="Own", steps=(step,), regions=("r",))
    header = SessionHeader(
        id="killed", routine=routine, pace=Pace.NORMAL, sides=(), keys=True, started_at=NOON, timezone="UTC"
    )
    file = SessionFile.create(paths, header)
    file.append("go", SessionState(phase=Phase.WORK, worked_ms=3000))
    print("ready", flush=True)
    sys.stdin.read()


def main(command: str, home: str, *rest: str) -> None:
    paths = find_paths({"UNKNOT_HOME": home})
    kinds = {"default": DefaultJournal, "unlocked": UnlockedJournal}
    kind = kinds[rest[1]] if len(rest) > 1 else YearJournal
    if command == "session":
        session(paths)
    else:
        {"kill": kill, "together": together}[command](paths, int(rest[0]), kind)


if __name__ == "__main__":
    main(*sys.argv[1:])
