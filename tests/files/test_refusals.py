"""What the system refuses is told with the command that would let it, for the folder that it is about."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.files.kept_days import (
    clock_on,
    cut_off,
    entry_of,
    journal_on,
    keep_days,
    put_in_its_place,
    year_file,
)
from tests.pseudo_language import in_pseudo
from tui.core.catalogue import use_catalogue
from tui.core.diagnosis import Diagnosis
from tui.core.entries.journal import JournalError
from tui.files.care.doctor import DiskDoctor
from tui.files.care.journal_check import JournalCheck
from tui.files.disk import Disk, one_line
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import Paths
from tui.files.refusals import how_to_open, refused, without_repeats

Shut = Callable[..., None]


@pytest.fixture
def shut(monkeypatch: pytest.MonkeyPatch) -> Shut:
    """Take these rights from us on a path, also where the tests run as root."""
    real_access = os.access
    denied: dict[str, int] = {}
    monkeypatch.setattr(
        os,
        "access",
        lambda path, mode: not denied.get(str(path), 0) & mode and real_access(path, mode),
    )

    def take(path: Path, rights: int = os.W_OK) -> None:
        denied[str(path)] = rights

    return take


def no_right_to(path: Path, other: Path | None = None) -> PermissionError:
    return PermissionError(errno.EACCES, "Permission denied", str(path), None, str(other) if other else None)


def test_a_folder_that_cannot_be_written_to_is_opened_by_its_own_name(tmp_path: Path, shut: Shut) -> None:
    shut(tmp_path)
    told = refused(no_right_to(tmp_path / "2026.json.new"))
    assert told == f"Permission denied. To mend it: chmod u+rwx {tmp_path}"


def test_a_file_that_cannot_be_read_too(tmp_path: Path, shut: Shut) -> None:
    (tmp_path / "a b").touch()
    shut(tmp_path / "a b", os.R_OK)
    assert refused(no_right_to(tmp_path / "a b")).endswith(f"chmod u+rw '{tmp_path / 'a b'}'")


def test_of_two_names_the_one_that_it_is_about(tmp_path: Path, shut: Shut) -> None:
    for name in ("journal", "backups"):
        (tmp_path / name).mkdir()
    shut(tmp_path / "backups")
    error = no_right_to(tmp_path / "journal" / "2026.json", tmp_path / "backups" / "2026-11-22.json")
    assert refused(error).endswith(f"chmod u+rwx {tmp_path / 'backups'}")


def test_a_folder_above_that_cannot_be_looked_into_comes_first(tmp_path: Path, shut: Shut) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    shut(tmp_path / "a", os.X_OK)
    assert how_to_open(tmp_path / "a" / "b" / "c") == f"chmod u+rwx {tmp_path / 'a'}"


def test_what_is_of_somebody_else_is_said_to_be(
    tmp_path: Path, shut: Shut, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut(tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    assert f"ask user {tmp_path.stat().st_uid}, whose {tmp_path} is" in refused(no_right_to(tmp_path / "x"))


def test_a_right_that_is_not_missing_is_not_asked_for(tmp_path: Path) -> None:
    assert refused(no_right_to(tmp_path / "x")) == "Permission denied"
    assert refused(OSError(errno.ENOSPC, "No space left on device")) == "No space left on device"


def test_a_file_in_the_way_and_a_link_that_leads_nowhere_are_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    for name, words in (("file", f"move the file {tmp_path}/file away"), ("link", f"link {tmp_path}/link")):
        with pytest.raises(JournalError, match=r"^cannot save: ") as refusal, one_line("cannot save"):
            os.listdir(tmp_path / name / "x")
        assert words in str(refusal.value)


def test_a_disk_that_is_read_only_is_not_opened_by_a_right(
    tmp_path: Path, shut: Shut, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut(tmp_path)
    monkeypatch.setattr("tui.files.refusals._is_read_only", lambda _: True)
    assert how_to_open(tmp_path) == ""
    error = OSError(errno.EROFS, "Read-only file system", str(tmp_path / "x"))
    assert "set UNKNOT_HOME" in refused(error)


def test_a_right_is_asked_for_once() -> None:
    lines = ["a: chmod u+rwx /x", "b", "c. To mend it: chmod u+rwx /x", "d: chmod u+rwx /y", "b"]
    assert list(without_repeats(lines, str)) == ["a: chmod u+rwx /x", "b", "d: chmod u+rwx /y", "b"]


# In the journal


def ailments(paths: Paths) -> list[tuple[str, str]]:
    return [(each.what, each.to_do) for each in Diagnosis.of(DiskDoctor(paths, clock_on(23)).look()).problems]


def test_backups_that_cannot_be_written_are_named_by_all(paths: Paths, shut: Shut) -> None:
    keep_days(paths)
    folder = paths.backups / "2026"
    shut(folder)
    command = f"chmod u+rwx {folder}"
    disk = Disk()

    def refuse(file: Path, kept: Path) -> None:
        raise no_right_to(file, kept)

    disk.link = refuse
    with pytest.raises(JournalError, match=r"^cannot save to .*/2026\.json: Permission denied\. ") as refusal:
        YearJournal(paths, clock_on(23), disk).add(entry_of(22, 9))
    assert str(refusal.value).endswith(command)
    assert ailments(paths) == [(f"{folder} cannot be written to", command)]
    assert JournalCheck(paths, clock_on(23)).look().problems == (f"{folder} cannot be written to: {command}",)


def test_a_journal_that_cannot_be_listed_is_not_taken_for_an_empty_one(
    paths: Paths, shut: Shut, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_days(paths)
    shut(paths.journal, os.R_OK | os.W_OK | os.X_OK)
    real_iterdir = Path.iterdir

    def iterdir(folder: Path) -> object:
        if folder == paths.journal:
            raise no_right_to(folder)
        return real_iterdir(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    journal = journal_on(paths, 22)
    command = f"chmod u+rwx {paths.journal}"
    (problem,) = journal.problems()
    assert problem == f"cannot read {paths.journal}: Permission denied. To mend it: {command}"
    assert journal.all() == []
    assert not journal.is_complete()
    assert [to_do for _, to_do in ailments(paths)] == [f"to mend it: {command}"]
    (line,) = JournalCheck(paths, clock_on(23)).look().problems
    assert line.endswith(command)
    with pytest.raises(JournalError, match=r"chmod u\+rwx"):
        journal.remove("e20-0")


def test_a_lock_file_without_rights_says_nothing_against_the_disk(
    paths: Paths, shut: Shut, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_days(paths)
    shut(paths.lock, os.R_OK | os.W_OK)
    real_open = os.open

    def refuse(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if str(path) == str(paths.lock):
            raise no_right_to(paths.lock)
        return real_open(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    (ailment,) = ailments(paths)
    assert ailment == (f"{paths.lock}: Permission denied", f"to mend it: chmod u+rw {paths.lock}")


def test_a_backup_that_may_not_be_read_is_not_to_be_deleted(
    paths: Paths, shut: Shut, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_days(paths)
    backup = paths.backups / "2026" / "2026-11-21.json"
    shut(backup, os.R_OK)
    real_open = os.open

    def refuse(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if str(path) == str(backup):
            raise no_right_to(backup)
        return real_open(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    ((what, to_do),) = ailments(paths)
    (line,) = JournalCheck(paths, clock_on(23)).look().problems
    assert "delete" not in what + to_do + line
    assert f"chmod u+rw {backup}" in to_do
    assert line.endswith(f"chmod u+rw {backup}")


# Rights of others


def test_many_files_that_others_can_read_are_one_line(paths: Paths) -> None:
    keep_days(paths)
    for file in paths.backups.rglob("*.json"):
        file.chmod(0o644)
    (ailment,) = ailments(paths)
    where = paths.backups / "2026"
    assert ailment == (f"3 files under {where} can be read by others", f"chmod -R go= {where}")
    (line,) = JournalCheck(paths, clock_on(23)).look().problems
    assert line == f"3 files under {where} can be read by others: chmod -R go= {where}"


def test_many_links_are_one_line_too(paths: Paths, tmp_path: Path) -> None:
    keep_days(paths)
    for name in ("2026-01-01.json", "2026-01-02.json"):
        (paths.quarantine / name).parent.mkdir(mode=0o700, exist_ok=True)
        (paths.quarantine / name).symlink_to(tmp_path)
    ((what, to_do),) = ailments(paths)
    assert what.startswith(f"2 files under {paths.quarantine} are links")
    assert to_do == "put the files themselves in their place"


def test_the_folder_of_the_journal_may_be_a_link_and_is_looked_through(paths: Paths, tmp_path: Path) -> None:
    keep_days(paths)
    paths.journal.rename(tmp_path / "Dropbox")
    paths.journal.symlink_to(tmp_path / "Dropbox")
    assert ailments(paths) == []
    assert JournalCheck(paths, clock_on(23)).look().problems == ()
    journal_on(paths, 23).add(entry_of(22, 9))
    year_file(paths).chmod(0o640)
    ((what, to_do),) = ailments(paths)
    assert what == f"{tmp_path / 'Dropbox' / '2026.json'} can be read by others"
    assert to_do.startswith("chmod 600")


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_a_year_that_is_no_file_is_told_once_with_one_advice(kind: str, paths: Paths, tmp_path: Path) -> None:
    keep_days(paths)
    put_in_its_place(year_file(paths), kind, tmp_path / "elsewhere")
    advice = "put the file itself in its place" if kind == "link" else "move it away"
    (line,) = JournalCheck(paths, clock_on(23)).look().problems
    assert line.endswith(f". To mend it: {advice}")
    assert [to_do for _, to_do in ailments(paths)] == [f"to mend it: {advice}"]


def test_a_damaged_backup_is_still_to_be_deleted(paths: Paths) -> None:
    keep_days(paths)
    (paths.backups / "2026" / "2026-11-21.json").write_bytes(b"{")
    ((_, to_do),) = ailments(paths)
    assert "delete" in to_do
    cut_off(paths, '"e21-1"')
    assert len(ailments(paths)) == 2


class Pseudo:
    """Implements Catalogue in the language of the tests."""

    def gettext(self, message: str) -> str:
        return in_pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return in_pseudo(msgid1 if n == 1 else msgid2)


@pytest.fixture
def _in_another_language() -> Iterator[None]:
    use_catalogue(Pseudo())
    yield
    use_catalogue(None)


@pytest.mark.usefixtures("_in_another_language")
def test_in_another_language_the_remedy_of_a_damaged_year_stands_apart(paths: Paths) -> None:
    paths.journal.mkdir(parents=True)
    (paths.journal / "2026.json").write_text("")
    what, to_do = next(each for each in ailments(paths) if each[0].startswith("2026.json"))
    assert in_pseudo("To mend it") not in what
    assert to_do == f"{in_pseudo('to mend it')}: unknot journal restore 2026"
