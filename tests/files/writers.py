"""Processes that write a journal, are killed, and what is then checked: for test_processes.py and tests/long.

`python -m tests.files.writers kill HOME KILLS [STORAGE [WRITERS [SEED_BYTES]]]`: mixed changes in one or two
children that are killed again and again.
`... together HOME COUNT [STORAGE [WRITERS]]`: children add COUNT entries each, at the same time.
`... session HOME`: begins a session, says so, and waits to be killed.
Exit status 0 if nothing that was confirmed is lost, 1 otherwise.
"""

import os
import random
import select
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from tests.files.home_check import Wrong, wrong_in_files
from tests.files.ledger import Ledger, Told, Value, value_of
from tests.files.operations import NOON, Home, header, incoming, note, open_home
from tui.core.entry import CheckIn
from tui.core.record import Phase, SessionState
from tui.files.checkpoint import SessionFile
from tui.files.journal_files import YearJournal

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
        told = Told(kind, {entry.id: "" if kind in ("remove", "discard") else value_of(entry)})
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
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
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
    end(children)
    for child in children:
        os.waitpid(child.process, 0)
        while more := os.read(child.heard, 65536):
            texts[child.heard] += more
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
    end: Callable[[Sequence[Child]], None] = killed,
    back: Callable[[], None] = lambda: None,
) -> Wrong:
    """Let writers write, end them, perhaps bring the disk `back`, and say what is wrong then."""
    chance = random.Random(seed)
    children = [forked(partial(_write, home, f"{name}{seed}")) for name in "abcdefgh"[:writers]]
    ledger.read(*heard_until(children, chance, end))
    back()
    wrong = wrong_in_files(home)
    if wrong.unreadable:
        return wrong
    found = ledger.wrong_in(stored_in(YearJournal(home.paths, home.clock)))
    return msgspec.structs.replace(wrong, lost=found.lost)


def kills(
    folder: Path, count: int, storage: str = "good", writers: int = 1, size: int = 0
) -> Iterator[tuple[Wrong, Ledger]]:
    """So many kills; what was wrong after each. A home is used for 100, or until it is broken."""
    wrong = Wrong(unreadable=("there is no home yet",))
    for number in range(count):
        if number % 100 == 0 or wrong.unreadable:
            home, ledger = open_home(folder / f"home-{number}", storage=storage), Ledger()
            filled(home, size, ledger)
        wrong = one_kill(home, ledger, writers, number)
        yield wrong, ledger


def together(home: Home, count: int, writers: int = 2) -> Wrong:
    """Several processes add entries at the same time, and none of them may be lost."""
    start, go = os.pipe()

    def add_all(name: str, told: int) -> None:
        journal = home.journal()
        os.read(start, 1)
        for number in range(count):
            entry = note(f"{name}-{number}", "together")
            journal.add(entry)
            os.write(told, Told("add", {entry.id: value_of(entry)}, done=True).line())

    children = [forked(partial(add_all, name)) for name in "abcdefgh"[:writers]]
    os.write(go, b"g" * writers)
    ledger = Ledger()
    statuses = []
    for child in children:
        with open(child.heard, "rb") as heard:
            ledger.read(heard.read())
        statuses.append(os.waitpid(child.process, 0)[1])
    wrong = ledger.wrong_in(stored_in(YearJournal(home.paths, home.clock)))
    assert wrong.lost or statuses == [0] * writers, f"a writer failed: {statuses}"
    assert wrong.lost or ledger.confirmed == count * writers
    return wrong


def session(folder: Path) -> None:
    """A session that goes on until the process is killed."""
    file = SessionFile.create(open_home(folder).paths, header("killed"))
    file.append("go", SessionState(phase=Phase.WORK, worked_ms=3000))
    print("ready", flush=True)
    sys.stdin.read()


def main(
    command: str, home: str, number: str = "", storage: str = "good", writers: str = "", size: str = "0"
) -> int:
    """What the command line says."""
    folder = Path(home)
    if command == "session":
        session(folder)
        return 0
    if command == "together":
        found = [together(open_home(folder, storage=storage), int(number), int(writers or 2))]
    else:
        found = [wrong for wrong, _ in kills(folder, int(number), storage, int(writers or 1), int(size))]
    for wrong in filter(None, found):
        print(wrong, file=sys.stderr)
    return 1 if any(found) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
