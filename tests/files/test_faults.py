"""Every call that writes fails, once and for ever, before and after it did its work (storage.md 5.1)."""

import errno
import itertools
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tinydb.storages import JSONStorage

from tui.core.clock import ManualClock
from tui.core.entry import CheckIn, Entry
from tui.core.journal import JournalError
from tui.core.record import Phase, SessionHeader, SessionState
from tui.files.atomic_json import AtomicJSON
from tui.files.checkpoint import SessionFile
from tui.files.choices import Choices, read_choices, write_choices
from tui.files.disk import Disk
from tui.files.journal_files import YearJournal
from tui.files.orphans import read_sessions
from tui.files.paths import Paths, find_paths

CheckInMaker = Callable[..., CheckIn]
CALLS = ("open", "write", "fsync", "close", "replace", "unlink", "mkdir")


class FailingDisk(Disk):
    """Fails at one call, before or after it does its work or when half is written; then perhaps always."""

    def __init__(self, at: int, code: int, how: str, *, for_ever: bool) -> None:
        self._calls, self._at, self._code, self._how, self._for_ever = 0, at, code, how, for_ever
        for name in CALLS:
            setattr(self, name, self._watched(name, getattr(Disk, name)))

    @property
    def failed(self) -> bool:
        return self._calls >= self._at

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*arguments: Any) -> Any:
            self._calls += 1
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


FAULTS = list(itertools.product((errno.EIO, errno.ENOSPC), ("before", "after", "short"), (False, True)))


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


@pytest.fixture
def seeded(tmp_path: Path, clock: ManualClock, check_in: CheckInMaker) -> Path:
    """A home with an entry that is changed, one beside it, and one in another year."""
    journal = YearJournal(home(tmp_path / "seeded"), clock)
    for entry in (
        check_in("x", note="old " * 500),
        check_in("y"),
        check_in("z", started_at=_other_year(clock)),
    ):
        journal.add(entry)
    clock.move(60)
    return tmp_path / "seeded"


def _other_year(clock: ManualClock) -> Any:
    return clock.now().replace(year=2025)


def add(journal: YearJournal, check_in: CheckInMaker, clock: ManualClock) -> object:
    return journal.add(check_in("new", note="new"))


def replace(journal: YearJournal, check_in: CheckInMaker, clock: ManualClock) -> object:
    return journal.replace(check_in("x", note="new"))


def move(journal: YearJournal, check_in: CheckInMaker, clock: ManualClock) -> object:
    return journal.replace(check_in("x", note="new", started_at=_other_year(clock)))


def remove(journal: YearJournal, check_in: CheckInMaker, clock: ManualClock) -> object:
    return journal.remove("x")


Change = Callable[[YearJournal, CheckInMaker, ManualClock], object]


def without_stamp(entries: object) -> list[object]:
    assert isinstance(entries, list)
    return [_without_stamp(entry) for entry in entries]


def _without_stamp(entry: Entry) -> object:
    return (entry.id, entry.started_at, entry.note)


@pytest.mark.parametrize("change", [add, replace, move, remove])
@pytest.mark.parametrize(("code", "how", "for_ever"), FAULTS)
def test_no_fault_loses_an_entry_or_makes_two_of_it(
    change: Change,
    code: int,
    how: str,
    for_ever: bool,
    seeded: Path,
    tmp_path: Path,
    clock: ManualClock,
    check_in: CheckInMaker,
) -> None:
    before = without_stamp(YearJournal(home(seeded), clock).all())
    good = home(shutil.copytree(seeded, tmp_path / "good"))
    change(YearJournal(good, clock), check_in, clock)
    after = without_stamp(YearJournal(good, clock).all())
    assert before != after
    for at in itertools.count(1):
        paths = home(shutil.copytree(seeded, tmp_path / f"fault-{at}"))
        disk = FailingDisk(at, code, how, for_ever=for_ever)
        journal = YearJournal(paths, clock, disk)
        with refusals() as told:
            change(journal, check_in, clock)
        found = YearJournal(paths, clock)
        assert found.problems() == ()
        assert without_stamp(found.all()) in ([before, after] if told else [after])
        assert without_stamp(journal.all()) == without_stamp(found.all())
        change(found, check_in, clock)
        assert without_stamp(YearJournal(paths, clock).all()) == after
        left = {path.name for path in paths.journal.iterdir()}
        assert left == {"2025.json", "2026.json"} or (for_ever and left >= {"2025.json", "2026.json"})
        if not disk.failed:
            break
    assert at > 8


@pytest.mark.parametrize(("code", "how", "for_ever"), FAULTS)
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
    assert at > 8


@pytest.mark.parametrize(("code", "how", "for_ever"), FAULTS)
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
    assert at > 12


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


def test_a_save_is_on_disk_before_it_takes_the_place_and_its_name_after(
    seeded: Path, clock: ManualClock, check_in: CheckInMaker
) -> None:
    disk = Disk()
    called: list[tuple[str, tuple[Any, ...]]] = []

    def noted(name: str) -> Callable[..., Any]:
        def noting(*arguments: Any) -> Any:
            called.append((name, arguments))
            return getattr(Disk, name)(*arguments)

        return noting

    for name in CALLS:
        setattr(disk, name, noted(name))
    YearJournal(home(seeded), clock, disk).add(check_in("a"))
    assert [name for name, _ in called] == [
        *("unlink", "open", "write", "fsync", "close"),
        *("replace", "open", "fsync", "close"),
    ]
    opened = [arguments for name, arguments in called if name == "open"]
    assert opened[0][0].name == "2026.json.new"
    assert opened[0][1] & os.O_EXCL
    assert opened[0][1] & os.O_NOFOLLOW
    assert opened[1][0] == home(seeded).journal


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


def test_a_file_replaced_meanwhile_is_read_again(
    seeded: Path, clock: ManualClock, check_in: CheckInMaker
) -> None:
    journal = YearJournal(home(seeded), clock, _disk_with_a_rival(home(seeded), clock, check_in, times=1))
    journal.add(check_in("mine"))
    assert [entry.id for entry in journal.all()] == ["z", "mine", "rival-1", "x", "y"]


def test_a_file_that_is_replaced_without_end_is_given_up_in_one_line(
    seeded: Path, clock: ManualClock, check_in: CheckInMaker
) -> None:
    journal = YearJournal(home(seeded), clock, _disk_with_a_rival(home(seeded), clock, check_in, times=99))
    with pytest.raises(JournalError, match="another program keeps changing"):
        journal.add(check_in("mine"))
    assert "mine" not in [entry.id for entry in journal.all()]
    assert [entry.id for entry in journal.all()][-3:] == ["rival-5", "x", "y"]


def test_without_the_look_before_replacing_the_rival_would_be_lost(
    seeded: Path, clock: ManualClock, check_in: CheckInMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AtomicJSON, "_refuse_if_changed", lambda _: None)
    journal = YearJournal(home(seeded), clock, _disk_with_a_rival(home(seeded), clock, check_in, times=1))
    journal.add(check_in("mine"))
    assert "rival-1" not in [entry.id for entry in journal.all()]


def _disk_with_a_rival(paths: Paths, clock: ManualClock, check_in: CheckInMaker, times: int) -> Disk:
    """A disk on which a program that takes no lock replaces the file, as a sync tool does."""
    done = 0

    def fsync(descriptor: int) -> None:
        nonlocal done
        if done < times:
            done += 1
            file = paths.journal / "2026.json"
            record = b'"rival-%d": {' % done
            text = file.read_bytes()
            start = text.index(b'"y": {')
            line = text[start : text.index(b"\n", start)].replace(b'"y": {', record)
            line = line.replace(b'"id":"y"', b'"id":"rival-%d"' % done)
            theirs = file.with_suffix(".sync")
            theirs.write_bytes(text.replace(b'"x": {', line + b',\n"x": {'))
            theirs.replace(file)
        os.fsync(descriptor)

    disk = Disk()
    disk.fsync = fsync
    return disk


# The storage that is known to be bad


def test_a_fault_after_writing_in_place_destroys_the_file_of_the_default_storage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = JSONStorage(str(tmp_path / "2026.json"))
    storage.write({"entries": {"x": {"note": "long " * 100}}})

    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        storage.write({"entries": {}})
    monkeypatch.undo()
    with pytest.raises(ValueError, match="Extra data"):
        storage.read()
