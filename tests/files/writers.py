"""Processes that write a journal, are killed, and what is then checked: for test_processes.py and tests/long.

`python -m tests.files.writers kill HOME KILLS [STORAGE [WRITERS [SEED_BYTES]]]`: mixed changes in one or two
children that are killed again and again.
`... together HOME COUNT [STORAGE [WRITERS]]`: children add COUNT entries each, at the same time.
`... watch HOME COUNT`: four children change things at random while two others look all the time.
`... wait HOME SECONDS`: a session ends while another process holds the lock for so long.
`... session HOME`: begins a session, says so, and waits to be killed.
Exit status 0 if nothing that was confirmed is lost, 1 otherwise.
"""

import fcntl
import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from tests.files.home_check import Wrong, wrong_in_files
from tests.files.ledger import FAILED, Ledger, Told, Value, value_of
from tests.files.operations import NOON, Home, header_of, incoming, note, open_home
from tui.core.entries.entry import CheckIn
from tui.core.entries.journal import JournalError
from tui.core.sessions.record import Phase, SessionState
from tui.files.journal.journal_files import YearJournal
from tui.files.sessions.checkpoint import SessionFile
from tui.files.sessions.orphans import read_sessions
from tui.files.sessions.settling import keep

KINDS = ("add", "edit", "edit", "complete", "remove", "undo", "discard", "import")
YEARS = (2025, 2026, 2026, 2026)
LENGTHS = (20, 60, 4000)


class Child(msgspec.Struct, frozen=True):
    """A process of ours, and the pipe that it tells into."""

    process: int
    heard: int


class Writer:
    """Makes changes at random; tells each before it, and confirms it after it."""

    def __init__(self, home: Home, name: str, told: int) -> None:
        """`name` begins the ids of its entries: nobody else changes those, except by undoing."""
        self._journal = home.journal()
        self._name = name
        self._told = told
        self._chance = random.Random(name)
        self._count = 0

    def work(self, changes: int) -> None:
        """Make so many changes."""
        for _ in range(changes):
            own = sorted(entry.id for entry in self._journal.all() if entry.id.startswith(self._name[0]))
            kind = self._chance.choice(KINDS) if len(own) > 5 else "add"
            {"undo": self._undo, "import": self._import}.get(kind, partial(self._change, kind, own))()

    def _change(self, kind: str, own: Sequence[str]) -> None:
        is_new = kind in ("add", "discard")
        entry = self._entry(self._new_id() if is_new else self._chance.choice(own))
        value = value_of(entry)
        told = Told(
            kind,
            {entry.id: "" if kind in ("remove", "discard") else value},
            undone={entry.id: value} if kind == "discard" else {},
        )
        self._tell(told)
        do: dict[str, Callable[[CheckIn], object]] = {
            "add": self._journal.add,
            "edit": self._journal.replace,
            "complete": self._journal.complete,
            "discard": self._journal.discard,
            "remove": lambda entry: self._journal.remove(entry.id),
        }
        do[kind](entry)
        self._tell(msgspec.structs.replace(told, done=True))

    def _import(self) -> None:
        """Entries for one or two years at once."""
        entries = [self._entry(self._new_id()) for _ in range(2)]
        told = Told("import", {entry.id: value_of(entry) for entry in entries})
        self._tell(told)
        self._journal.combine([incoming(entry) for entry in entries])
        self._tell(msgspec.structs.replace(told, done=True))

    def _undo(self) -> None:
        change = self._journal.undoable()
        self._tell(Told("undo", {change.before.id: value_of(change.before)} if change else {}))
        change = self._journal.undo()
        self._tell(Told("undo", {change.before.id: value_of(change.before)} if change else {}, done=True))

    def _new_id(self) -> str:
        self._count += 1
        return f"{self._name}-{self._count}"

    def _entry(self, entry_id: str) -> CheckIn:
        length = self._chance.choice(LENGTHS)
        text = f"{self._chance.random():.10f}".ljust(length, "n")
        return note(entry_id, text, NOON.replace(year=self._chance.choice(YEARS)))

    def _tell(self, told: Told) -> None:
        os.write(self._told, told.line())


def forked(work: Callable[[int], None]) -> Child:
    """Start work in a child."""
    heard, told = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(heard)
        status = 1
        try:
            work(told)
            status = 0
        except BaseException as error:
            failure = " ".join(f"{type(error).__name__}: {error}".split())
            os.write(told, Told(FAILED, {failure: ""}).line())
        finally:
            os._exit(status)
    os.close(told)
    return Child(process, heard)


def killed(children: Sequence[Child]) -> None:
    """Kill them all."""
    for child in children:
        os.kill(child.process, signal.SIGKILL)


def heard_until(
    children: Sequence[Child], chance: random.Random, end: Callable[[Sequence[Child]], None]
) -> list[bytes]:
    """Listen to some confirmations, end it all at a random moment after them, and return what each told."""
    texts = dict.fromkeys((child.heard for child in children), b"")
    wanted, open_ones = chance.randint(1, 6), set(texts)
    while open_ones and sum(text.count(b'"done":true') for text in texts.values()) < wanted:
        for heard in select.select(sorted(open_ones), [], [])[0]:
            more = os.read(heard, 65536)
            texts[heard] += more
            open_ones -= set() if more else {heard}
    select.select([], [], [], chance.uniform(0, 0.006))
    for heard in select.select(sorted(open_ones), [], [], 0)[0]:
        texts[heard] += os.read(heard, 65536)
    end(children)
    for child in children:
        os.waitpid(child.process, 0)
        while more := os.read(child.heard, 65536):
            # What is told after a power cut would not have been: XFS lets a folder be synced then (no error).
            texts[child.heard] += more if end is killed else more.replace(b'"done":true', b'"done":false')
        os.close(child.heard)
    return list(texts.values())


def stored_in(journal: YearJournal) -> dict[str, Value]:
    """What a journal says, as writers tell it."""
    return {entry.id: value_of(entry) for entry in journal.all()}


def filled(home: Home, size: int, ledger: Ledger) -> None:
    """Put entries into a new home until its files have about so many bytes."""
    entries = [note(f"seed-{number}", f"{number}".ljust(2000, "s")) for number in range(size // 2000)]
    if entries:
        journal = YearJournal(home.paths, home.clock)
        journal.combine([incoming(entry) for entry in entries])
        ledger.expect(stored_in(journal))


def _write(home: Home, name: str, told: int) -> None:
    Writer(home, name, told).work(1000)


def one_kill(
    home: Home,
    ledger: Ledger,
    writers: int,
    seed: int,
    end: Callable[[Sequence[Child]], None],
    back: Callable[[], None],
) -> Wrong:
    """Let writers write, end them, perhaps bring the disk `back`, and say what is wrong then."""
    chance = random.Random(seed)
    children = [forked(partial(_write, home, f"{name}{seed}")) for name in "abcdefgh"[:writers]]
    ledger.read(*heard_until(children, chance, end))
    back()
    wrong = wrong_in_files(home)
    if wrong.unreadable or (ledger.failures and end is killed):
        return msgspec.structs.replace(wrong, unreadable=(*wrong.unreadable, *ledger.failures))
    found = ledger.wrong_in(stored_in(YearJournal(home.paths, home.clock)))
    return msgspec.structs.replace(wrong, lost=found.lost)


def kills(
    folder: Path,
    count: int,
    storage: str = "good",
    writers: int = 1,
    size: int = 0,
    end: Callable[[Sequence[Child]], None] = killed,
    back: Callable[[], None] = lambda: None,
) -> Iterator[tuple[Wrong, Ledger]]:
    """So many kills; what was wrong after each. A home is used for 100, or until it is broken."""
    wrong = Wrong(unreadable=("there is no home yet",))
    for number in range(count):
        if number % 100 == 0 or wrong.unreadable:
            home, ledger = open_home(folder / f"home-{number}", storage=storage), Ledger()
            filled(home, size, ledger)
        wrong = one_kill(home, ledger, writers, number, end, back)
        yield wrong, ledger


def first_wrong(found: Iterator[tuple[Wrong, Ledger]]) -> list[Wrong]:
    """What was wrong the first time that anything was."""
    return next(([wrong] for wrong, _ in found if wrong), [])


def together(home: Home, count: int, writers: int = 2) -> Wrong:
    """Several processes add entries at the same time, and none of them may be lost."""
    start, go = os.pipe()

    def add_all(name: str, told: int) -> None:
        journal = home.journal()
        os.read(start, 1)
        for number in range(count):
            entry = note(f"{name}-{number}", "together")
            try:
                journal.add(entry)
                line = Told("add", {entry.id: value_of(entry)}, done=True)
            except JournalError as error:
                line = Told(FAILED, {str(error): ""})
            os.write(told, line.line())

    children = [forked(partial(add_all, name)) for name in "abcdefgh"[:writers]]
    os.write(go, b"g" * writers)
    ledger, failures = Ledger(), []
    for child in children:
        with open(child.heard, "rb") as heard:
            ledger.read(heard.read())
        failures += ledger.failures
        os.waitpid(child.process, 0)
    lost = ledger.wrong_in(stored_in(YearJournal(home.paths, home.clock))).lost
    return Wrong(lost=lost or tuple(f"not stored: {each}" for each in failures))


def watch(folder: Path, count: int) -> list[str]:
    """Four writers of everything, two readers that must see every entry that they have seen before."""
    home, names = open_home(folder), "abcd"
    stop, stopped = os.pipe()
    readers = [forked(partial(_look_on, home, stop)) for _ in range(2)]
    writers = [forked(partial(_keep_and_change, home, name, count)) for name in names]
    statuses = [os.waitpid(child.process, 0)[1] for child in writers]
    expected = {f"keep-{name}-{number}" for name in names for number in range(count)}
    os.write(stopped, b"s" * len(readers))
    looks = []
    for child in readers:
        with open(child.heard, encoding="utf-8") as heard:
            looks.append(json.loads(heard.read() or "[]"))
        statuses.append(os.waitpid(child.process, 0)[1])
    wrong = [f"a process failed: {statuses}"] if any(statuses) else []
    wrong += [
        f"a reader has not seen {sorted(expected - set(seen))}" for seen in looks if expected - set(seen)
    ]
    return wrong + [f"{each}" for each in [wrong_in_files(home)] if each]


def _keep_and_change(home: Home, name: str, count: int, told: int) -> None:
    """Entries that stay, though they move between years, among all the other changes."""
    journal, writer = home.journal(), Writer(home, name, told)
    for number in range(count):
        journal.add(note(f"keep-{name}-{number}", "kept"))
        writer.work(1)
        moved = random.Random(number).choice(YEARS)
        journal.replace(note(f"keep-{name}-{number // 2}", "moved", NOON.replace(year=moved)))


def _look_on(home: Home, stop: int, told: int) -> None:
    journal = home.journal()
    seen: set[str] = set()
    is_last = False
    while not is_last:
        is_last = bool(select.select([stop], [], [], 0)[0])
        found = {entry.id for entry in journal.all() if entry.id.startswith("keep-")}
        assert seen <= found, f"out of sight: {seen - found}"
        assert not journal.problems(), journal.problems()
        list(journal.records())
        seen = found
    os.write(told, json.dumps(sorted(seen)).encode())


def wait(folder: Path, seconds: float) -> list[str]:
    """A session that ends meanwhile is stored, and its file is gone."""
    home = open_home(folder)
    file = SessionFile.create(home.paths, header_of("waits"))
    file.append("go", SessionState(phase=Phase.WORK, worked_ms=3000))
    file.close()
    home.journal().add(note("before", "before"))
    holder = forked(partial(_hold, home, seconds))
    os.read(holder.heard, 1)
    (orphan,) = read_sessions(home.paths).orphans
    started = time.monotonic()
    keep(orphan, home.journal())
    waited = time.monotonic() - started
    os.waitpid(holder.process, 0)
    wrong = [] if waited > seconds / 2 else [f"the lock did not hold it: {waited} s"]
    left = [] if list(stored_in(home.journal())) == ["before", "waits"] else ["it is not stored"]
    return wrong + left + [f"{each}" for each in [wrong_in_files(home)] if each]


def _hold(home: Home, seconds: float, told: int) -> None:
    with home.paths.lock.open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        os.write(told, b"h")
        select.select([], [], [], seconds)


def session(folder: Path) -> None:
    """A session that goes on until the process is killed."""
    file = SessionFile.create(open_home(folder).paths, header_of("killed"))
    file.append("go", SessionState(phase=Phase.WORK, worked_ms=3000))
    print("ready", flush=True)
    sys.stdin.read()


def main(command: str, home: str, *rest: str) -> int:
    """What the command line says."""
    folder, defaults = Path(home), ("0", "good", "0", "0")
    number, storage, writers, size = (*rest, *defaults[len(rest) :])
    if command == "session":
        session(folder)
        return 0
    found: dict[str, Callable[[], Sequence[object]]] = {
        "kill": lambda: first_wrong(kills(folder, int(number), storage, int(writers) or 1, int(size))),
        "together": lambda: [together(open_home(folder, storage=storage), int(number), int(writers) or 2)],
        "watch": lambda: watch(folder, int(number)),
        "wait": lambda: wait(folder, float(number)),
    }
    wrong = list(filter(None, found[command]()))
    for each in wrong:
        print(each, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
