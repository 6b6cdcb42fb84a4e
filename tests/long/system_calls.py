"""Every system call of every operation is killed, or fails once, until it runs through (storage.md 2.3).

strace does it, so that calls are hit which no wrapper in the program knows of: those of Python, of filelock,
of TinyDB. For each call, fault and number one process is forked in which everything is loaded already; strace
is attached to it; then it forks one child for each operation, whose calls are counted from its first one on.
"""

import itertools
import mmap
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from tests.files.home_check import Allowed, Wrong, either, exactly, said_in_home, wrong_in
from tests.files.operations import (
    IDEMPOTENT,
    OPERATIONS,
    Operation,
    open_home,
    prepared,
    restore,
    seed,
)
from tests.long.figures import Figure, Tally
from tui.core.entries.journal import JournalError

CALLS = ("openat", "read", "write", "fsync", "rename", "unlink", "close", "flock", "link", "mkdir", "fchmod")
FAULTS = ("signal=KILL", "error=EIO", "error=ENOSPC")
DONE, TOLD, TRACEBACK, KILLED = 0, 3, 4, -signal.SIGKILL
_HIT = re.compile(r"^(\d+) .*(?:\(INJECTED\)|\+\+\+ killed by SIGKILL)", re.MULTILINE)


class Case(msgspec.Struct, frozen=True):
    """An operation, the home it begins with, and what may be found after it."""

    operation: Operation
    start: Path
    either: Allowed
    after: Allowed

    @property
    def name(self) -> str:
        return self.operation.__name__

    def is_after(self, folder: Path) -> bool:
        said = said_in_home(open_home(folder, days=1))
        return exactly(said) == self.after


class Outcome(msgspec.Struct, frozen=True):
    """What became of one operation: how its process ended, and whether it was hit at all."""

    status: int
    is_hit: bool


def run(scale: float, storage: str) -> Iterator[Figure]:
    """Every number of every call at scale 1; every tenth at 0.1."""
    if shutil.which("strace") is None:
        yield Figure("every system call killed or failed", 0, note="COULD NOT RUN HERE: there is no strace")
        return
    for fault in FAULTS:
        tally, started = Tally(f"every system call, {fault.replace('=', ' ')}"), time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            cases = make_cases(Path(folder))
            for call in CALLS:
                _hit_each(call, fault, cases, storage, Path(folder) / "work", max(1, round(1 / scale)), tally)
        yield tally.figure(time.monotonic() - started)


def make_cases(folder: Path, seeded: Callable[[Path], None] = seed) -> list[Case]:
    """Every operation, played once as it should go: that loads all that is loaded late, too."""
    seeded(folder / "seeded")
    cases = []
    for operation in (*OPERATIONS, restore):
        start = prepared(operation, folder / "seeded", folder / "start" / operation.__name__)
        before = said_in_home(open_home(start, days=1))
        good = open_home(shutil.copytree(start, folder / "good" / operation.__name__), days=1)
        operation(good)
        after = said_in_home(good)
        cases.append(Case(operation, start, either(before, after), exactly(after)))
    return cases


def _hit_each(
    call: str, fault: str, cases: Sequence[Case], storage: str, folder: Path, step: int, tally: Tally
) -> None:
    """The first, second, ... call of this name in each operation, until none of them has so many."""
    for number in itertools.count(1, step):
        for case in cases:
            shutil.copytree(case.start, folder / case.name)
        outcomes = played(cases, storage, folder, f"{call}:{fault}:when={number}")
        for case, outcome in zip(cases, outcomes, strict=True):
            if outcome.is_hit:
                wrong = judged(case, outcome.status, folder / case.name)
                lines = (*wrong.lost, *wrong.unreadable, *wrong.stray)
                tally.count(
                    lost=len(wrong.lost),
                    unreadable=len(wrong.unreadable),
                    stray=len(wrong.stray),
                    example=f"{call} {number} of {case.name}: {' '.join(lines)[:200]}".replace("|", "/"),
                )
        shutil.rmtree(folder)
        cases = [case for case, outcome in zip(cases, outcomes, strict=True) if outcome.is_hit]
        if not cases:
            return


def judged(case: Case, status: int, folder: Path) -> Wrong:
    """Right after it; then once more after it was tried again where that is for the person to do."""
    home = open_home(folder, days=1)
    if status not in (DONE, TOLD, KILLED):
        return Wrong(unreadable=("it ended with a traceback",))
    if case.operation is not restore:
        wrong = wrong_in(home, case.after if status == DONE else case.either)
        if wrong:
            return wrong
    if case.operation in (*IDEMPOTENT, restore) or not case.is_after(folder):
        case.operation(home)
    return wrong_in(home, case.after)


def played(cases: Sequence[Case], storage: str, folder: Path, injection: str) -> list[Outcome]:
    """Each operation in a child of its own, with this fault in each."""
    told = mmap.mmap(-1, 16 * len(cases))
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    process = os.fork()
    if process == 0:
        signal.sigwait({signal.SIGUSR1})
        _play(cases, storage, folder, told)
        os._exit(0)
    trace = folder / "trace"
    name = injection.partition(":")[0]
    command = ["strace", "-f", "-o", str(trace), "-e", f"trace={name}", "-e", f"inject={injection}"]
    with subprocess.Popen([*command, "-p", str(process)], stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        assert "attached" in strace.stderr.readline()
        os.kill(process, signal.SIGUSR1)
        os.waitpid(process, 0)
    hit = set(map(int, _HIT.findall(trace.read_text())))
    trace.unlink()
    numbers = [int.from_bytes(told[at : at + 8], signed=True) for at in range(0, len(told), 8)]
    return [Outcome(status, child in hit) for child, status in zip(numbers[::2], numbers[1::2], strict=True)]


def _play(cases: Sequence[Case], storage: str, folder: Path, told: mmap.mmap) -> None:
    """In the traced process: nothing but forking and waiting, so that its own calls are never counted."""
    for number, case in enumerate(cases):
        child = os.fork()
        if child == 0:
            os._exit(_status_of(case, storage, folder))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        told[16 * number : 16 * number + 16] = child.to_bytes(8) + status.to_bytes(8, signed=True)


def _status_of(case: Case, storage: str, folder: Path) -> int:
    try:
        case.operation(open_home(folder / case.name, storage=storage, days=1))
    except JournalError as error:
        return TOLD if "\n" not in str(error) else TRACEBACK
    except BaseException:  # whatever else it is, the person would see a traceback
        return TRACEBACK
    return DONE
