"""Every call that writes fails, once and for ever, before and after it did its work (storage.md 5.1)."""

import errno
import itertools
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.files.bad_storages import open_journal
from tests.files.home_check import Said, either, exactly, said_in_home, undoable_in, wrong_in
from tests.files.operations import (
    IDEMPOTENT,
    OPERATIONS,
    Home,
    Operation,
    header_of,
    note,
    open_home,
    prepared,
    restore,
    seed,
)
from tests.files.rival import rival_on
from tests.files.simulated_disk import QuickDisk
from tui.core.clock import ManualClock
from tui.core.entries.entry import CheckIn, Outcome, PassOutcome
from tui.core.entries.journal import JournalError
from tui.core.sessions.record import PassRun, Phase, SessionHeader, SessionState
from tui.files import disk as real_disk
from tui.files.choices import Choices, read_choices, write_choices
from tui.files.disk import Disk
from tui.files.journal import year_files
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import Paths, find_paths
from tui.files.sessions.checkpoint import DISCARDED, SessionFile
from tui.files.sessions.orphans import read_sessions
from tui.files.sessions.settling import settle_what_ended

CheckInMaker = Callable[..., CheckIn]
CALLS = ("open", "write", "fsync", "close", "replace", "link", "unlink", "mkdir")


class FailingDisk(Disk):
    """Fails at one call, before or after it does its work, then perhaps always; "short" at half a write."""

    def __init__(self, at: int, code: int, how: str, *, for_ever: bool) -> None:
        self._calls, self._at, self._code, self._how, self._for_ever = 0, at, code, how, for_ever
        quick = QuickDisk()
        for name in CALLS:
            setattr(self, name, self._watched(name, getattr(quick, name)))

    @property
    def failed(self) -> bool:
        return self._calls >= self._at

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*arguments: Any) -> Any:
            self._calls += name == "write" or self._how != "short" or self.failed
            if not (self._calls == self._at or (self._for_ever and self.failed)):
                return call(*arguments)
            if self._how == "after" or name == "close":
                result = call(*arguments)
                if name == "open":
                    os.close(result)
            elif self._how == "short" and name == "write":
                call(arguments[0], arguments[1][: len(arguments[1]) // 2])
            raise OSError(self._code, os.strerror(self._code))

        return watched


FAULTS = [
    (errno.EIO, "before", False),
    (errno.ENOSPC, "before", True),
    (errno.EIO, "after", False),
    (errno.EROFS, "after", True),
    (errno.ENOSPC, "short", False),
    (errno.EDQUOT, "short", True),
]
faults = pytest.mark.parametrize(("code", "how", "for_ever"), FAULTS)
everything = pytest.mark.parametrize(
    "operation", [*OPERATIONS, restore], ids=[each.__name__ for each in (*OPERATIONS, restore)]
)


def home(folder: Path) -> Paths:
    return find_paths({"UNKNOT_HOME": str(folder)})


@contextmanager
def refusals() -> Iterator[list[str]]:
    """Collects what the person is told, which must be one line."""
    told: list[str] = []
    try:
        yield told
    except JournalError as error:
        told.append(str(error))
    assert all("\n" not in line and len(line) < 300 for line in told)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeded") / "home"
    seed(folder)
    return folder


@pytest.fixture
def own(seeded: Path, tmp_path: Path) -> Home:
    """A home to change."""
    return open_home(shutil.copytree(seeded, tmp_path / "own"), days=1)


@everything
@pytest.mark.parametrize(
    ("code", "how", "for_ever"), [each for each in FAULTS if each[1:] != ("after", True)]
)
def test_no_fault_loses_an_entry_or_makes_two_of_it(
    operation: Operation, code: int, how: str, for_ever: bool, seeded: Path, tmp_path: Path
) -> None:
    start = prepared(operation, seeded, tmp_path / "start")
    before = said_in_home(open_home(start, days=1))
    operation(open_home(shutil.copytree(start, tmp_path / "good"), days=1))
    after = said_in_home(open_home(tmp_path / "good", days=1))
    for at in itertools.count(1):
        folder = shutil.copytree(start, tmp_path / f"fault-{at}")
        disk = FailingDisk(at, code, how, for_ever=for_ever)
        with refusals() as told:
            operation(open_home(folder, disk, days=1))
        found = said_in_home(open_home(folder, days=1))
        assert found in ([before, after] if told else [after]) or (
            for_ever and is_between(before, found, after)
        )
        if found != after or operation in IDEMPOTENT:
            operation(open_home(folder, QuickDisk(), days=1))
        assert not wrong_in(open_home(folder, days=1), exactly(after)), f"call {at}"
        if not disk.failed:
            break
    assert at > (1 if how == "short" else 8)


READING = {
    "a file cannot be opened once": (real_disk, "open_own", False),
    "a file cannot be opened any more": (real_disk, "open_own", True),
    "the folder cannot be listed once": (year_files, "listed", False),
}


@everything
@pytest.mark.parametrize(("module", "name", "for_ever"), READING.values(), ids=READING.keys())
def test_a_read_that_fails_is_told_and_loses_nothing(
    operation: Operation,
    module: ModuleType,
    name: str,
    for_ever: bool,
    seeded: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start = prepared(operation, seeded, tmp_path / "start")
    before = said_in_home(open_home(start, days=1))
    operation(open_home(shutil.copytree(start, tmp_path / "good"), QuickDisk(), days=1))
    after = said_in_home(open_home(tmp_path / "good", days=1))
    for at in itertools.count(1):
        folder = shutil.copytree(start, tmp_path / f"fault-{at}")
        reads = FailingReads(getattr(module, name), at, for_ever=for_ever)
        with monkeypatch.context() as failing, refusals() as told:
            failing.setattr(module, name, reads)
            operation(open_home(folder, QuickDisk(), days=1))
        found = said_in_home(open_home(folder, days=1))
        # A restore without a backup that could not be read tells how much it has, and can be done again.
        assert operation is restore or found in ([before, after] if told else [after]), f"read {at}"
        if found != after or operation in IDEMPOTENT:
            operation(open_home(folder, QuickDisk(), days=1))
        assert not wrong_in(open_home(folder, days=1), exactly(after)), f"read {at}"
        if not reads.failed:
            break
    lists = name == "listed" and "combine" not in operation.__name__  # others need not look at all years
    assert at > 1 or lists


class FailingReads:
    """Reads as ever, but not at one time, or from then on."""

    def __init__(self, read: Callable[..., Any], at: int, *, for_ever: bool) -> None:
        self._read, self._reads, self._at, self._for_ever = read, 0, at, for_ever

    @property
    def failed(self) -> bool:
        return self._reads >= self._at

    def __call__(self, *arguments: Any) -> Any:
        self._reads += 1
        if self._reads == self._at or (self._for_ever and self.failed):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return self._read(*arguments)


def is_between(before: Said, found: Said, after: Said) -> bool:
    """Whether each entry is as it was or as it should become: several files cannot be taken back for ever."""
    allowed = either(before, after)
    return all(found.get(each) in allowed.get(each, ()) for each in allowed.keys() | found.keys())


@faults
def test_clearing_away_what_was_left_survives_the_same_faults(
    code: int, how: str, for_ever: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = tmp_path / "start"
    leave_sessions(open_home(start))
    for at in itertools.count(1):
        home = open_home(shutil.copytree(start, tmp_path / f"fault-{at}"))
        disk = FailingDisk(at, code, how, for_ever=for_ever)
        with monkeypatch.context() as failing:
            for name in CALLS:
                failing.setattr(Disk, name, staticmethod(getattr(disk, name)))
            settled = settle_what_ended(home.paths, home.journal())
        assert all("\n" not in line and len(line) < 300 for line in settled.problems)
        assert said_in_home(home).keys() == {"stored", "ended"}
        assert settle_what_ended(home.paths, home.journal()).problems == ()
        assert [entry.id for entry in home.journal().all()] == ["ended", "stored"]
        assert undoable_in(home) is not None
        assert list(home.paths.sessions.iterdir()) == []
        if not disk.failed:
            break
    assert at > (1 if how == "short" else 8)


def leave_sessions(home: Home) -> None:
    """One that is in the journal already, one that ended and is not, one that was to be left out."""
    first = header_of("any").plan().passes[0]
    run = PassRun(index=0, step=first.step.id, side=first.side, worked_ms=3000, outcome=PassOutcome.DONE)
    work, over = (
        SessionState(phase=Phase.WORK, worked_ms=3000),
        SessionState(phase=Phase.FINISHED, outcome=Outcome.FINISHED, runs=[run]),
    )
    for entry_id, event, state in (
        ("stored", "go", work),
        ("ended", "end", over),
        ("discarded", DISCARDED, work),
    ):
        file = SessionFile.create(home.paths, header_of(entry_id))
        file.append(event, state)
        file.close()
    stored = next(each for each in read_sessions(home.paths).orphans if each.header.id == "stored")
    home.journal().add(stored.entry())


@faults
def test_the_first_save_ever_survives_the_same_faults(
    code: int, how: str, for_ever: bool, tmp_path: Path, clock: ManualClock, check_in: CheckInMaker
) -> None:
    for at in itertools.count(1):
        paths = home(tmp_path / f"fault-{at}")
        disk = FailingDisk(at, code, how, for_ever=for_ever)
        with refusals() as told:
            YearJournal(paths, clock, disk).add(check_in("a"))
        found = YearJournal(paths, clock)
        assert found.problems() == ()
        assert told or found.all()
        found.add(check_in("a"))
        assert [entry.id for entry in found.all()] == ["a"]
        if not disk.failed:
            break
    assert at > (1 if how == "short" else 8)


@faults
def test_no_fault_loses_a_confirmed_event_and_the_session_can_go_on(
    code: int, how: str, for_ever: bool, tmp_path: Path, header: SessionHeader
) -> None:
    for at in itertools.count(1):
        paths = home(tmp_path / f"fault-{at}")
        disk = FailingDisk(at, code, how, for_ever=for_ever)
        with refusals() as told:
            file = SessionFile.create(paths, header, disk)
        assert read_sessions(paths).problems == ()
        if told:
            assert read_sessions(paths).orphans == () or for_ever or how == "after"
            continue
        confirmed = [number for number in range(6) if is_confirmed(file, number)]
        assert read_sessions(paths).orphans == () or how == "after"
        file.close()
        (orphan,) = read_sessions(paths).orphans
        assert orphan.state.worked_ms >= max(confirmed, default=0)
        assert len(confirmed) >= (0 if for_ever else 5)
        if not disk.failed:
            assert confirmed == list(range(6))
            break
    assert at > (6 if how == "short" else 12)


def is_confirmed(file: SessionFile, number: int) -> bool:
    with refusals() as told:
        file.append("tick", SessionState(phase=Phase.WORK, worked_ms=number))
    return not told


def test_a_full_disk_that_stays_full_keeps_what_was_confirmed(tmp_path: Path, header: SessionHeader) -> None:
    paths = home(tmp_path / "home")
    disk = Disk()
    file = SessionFile.create(paths, header, disk)
    file.append("go", SessionState(phase=Phase.WORK, worked_ms=1))
    full = FailingDisk(1, errno.ENOSPC, "short", for_ever=True)
    disk.write = full.write
    for number in (2, 3, 4):
        with pytest.raises(JournalError, match="No space left on device"):
            file.append("tick", SessionState(phase=Phase.WORK, worked_ms=number))
    file.close()
    (orphan,) = read_sessions(paths).orphans
    assert orphan.state.worked_ms == 1
    disk.write = os.write


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(
    paths: Paths, clock: ManualClock, check_in: CheckInMaker, header: SessionHeader
) -> None:
    disk = Disk()
    disk.write = lambda descriptor, data: os.write(descriptor, data[:7])
    assert YearJournal(paths, clock, disk).add(check_in("a")) == YearJournal(paths, clock).get("a")
    SessionFile.create(paths, header, disk).close()
    assert len(read_sessions(paths).orphans) == 1


def test_a_save_is_on_disk_before_it_takes_the_place_and_its_name_after(own: Home) -> None:
    called: list[tuple[str, tuple[Any, ...]]] = []

    def noted(name: str) -> Callable[..., Any]:
        def noting(*arguments: Any) -> Any:
            called.append((name, arguments))
            return getattr(Disk, name)(*arguments)

        return noting

    for name in CALLS:
        setattr(own.disk, name, noted(name))
    own.journal().add(note("a", "a"))
    names = [name for name, _ in called]
    assert names.index("link") < names.index("replace")  # the backup of the day
    called.clear()
    own.journal().add(note("b", "b"))
    assert [name for name, _ in called] == [
        *("unlink", "open", "write", "fsync", "close"),
        *("replace", "open", "fsync", "close"),
    ]
    opened = [arguments for name, arguments in called if name == "open" and arguments[1] & os.O_CREAT]
    assert [path.name for path, *_ in opened] == ["2026.json.new"]
    assert opened[0][1] & os.O_EXCL
    assert opened[0][1] & os.O_NOFOLLOW
    assert [arguments[0] for name, arguments in called if name == "open"][-1] == own.paths.journal


@pytest.mark.parametrize(("code", "is_told"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_only_a_file_system_that_cannot_sync_folders_is_excused(
    code: int, is_told: bool, paths: Paths, clock: ManualClock, check_in: CheckInMaker, header: SessionHeader
) -> None:
    YearJournal(paths, clock).add(check_in("a"))
    file = SessionFile.create(paths, header, disk := Disk())

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(code, os.strerror(code))

    disk.fsync = fsync
    with refusals() as told:
        YearJournal(paths, clock, disk).add(check_in("b"))
    with refusals() as told_too:
        file.finish()
    assert (bool(told), bool(told_too)) == (is_told, is_told)
    file.close()


@pytest.mark.parametrize("code", [errno.EIO, errno.EACCES])
def test_session_files_that_cannot_be_listed_are_told_in_one_line(
    code: int, own: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as failing:
        failing.setattr(Path, "iterdir", fail)
        (problem,) = read_sessions(own.paths).problems
        assert settle_what_ended(own.paths, own.journal()).stored == ()
    assert problem == f"cannot read {own.paths.sessions}: {os.strerror(code)}"
    assert len(read_sessions(own.paths).orphans) == 1


def test_a_session_file_is_let_go_where_closing_it_fails(own: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SessionFile.create(own.paths, header_of("closes"))

    def fail(descriptor: int, close: Callable[[int], None] = os.close) -> None:
        close(descriptor)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "close", fail)
    file.close()
    monkeypatch.undo()
    assert not file.is_there
    assert {each.header.id for each in read_sessions(own.paths).orphans} == {"orphan", "closes"}


def test_choices_are_the_old_or_the_new_ones(tmp_path: Path) -> None:
    old, new = Choices(asked_unattended=("a",)), Choices(asked_unattended=("a", "b"))
    for at in itertools.count(1):
        paths = home(tmp_path / f"fault-{at}")
        write_choices(paths, old)
        disk = FailingDisk(at, errno.EIO, "before", for_ever=True)
        with refusals() as told:
            write_choices(paths, new, disk)
        assert read_choices(paths) in ([old, new] if told else [new])
        if not disk.failed:
            break
    assert at > 5


# Other programs


def test_a_file_replaced_meanwhile_is_read_again(own: Home) -> None:
    rival_on(own, times=1)
    own.journal().add(note("mine", "mine"))
    assert {"mine", "rival-1", "x", "y", "z"} <= said_in_home(own).keys()


def test_a_file_that_is_replaced_without_end_is_given_up_in_one_line(own: Home) -> None:
    rival_on(own, times=99)
    with pytest.raises(JournalError, match="another program keeps changing"):
        own.journal().add(note("mine", "mine"))
    found = said_in_home(own)
    assert "mine" not in found
    assert {"rival-5", "x", "y", "z"} <= found.keys()


def test_a_journal_that_does_not_look_loses_what_a_sync_tool_brought(own: Home) -> None:
    rival_on(own, times=1)
    open_journal("no-look", own.paths, own.clock, own.disk).add(note("mine", "mine"))
    assert "rival-1" not in said_in_home(own)


# Storages that are known to be bad


def test_a_fault_while_writing_in_place_destroys_the_file_of_tinydb(
    own: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(JournalError, match="Input/output"):
        open_journal("tinydb", own.paths, own.clock).remove("x")
    monkeypatch.undo()
    assert "x" not in said_in_home(own)
    assert any("cannot be read" in problem for problem in own.journal().problems())


@pytest.mark.parametrize("storage", ["good", "empty-is-new"])
def test_a_journal_to_which_nothing_is_a_new_journal_is_found_out(storage: str, own: Home) -> None:
    (own.paths.journal / "2026.json").write_bytes(b"")
    with refusals() as told:
        open_journal(storage, own.paths, own.clock).add(note("new", "new"))
    assert bool(told) == (storage == "good")
    assert ("new" in said_in_home(own)) == (storage == "empty-is-new")
