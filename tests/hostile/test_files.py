"""Whatever else may lie where a file of ours should: nothing waits, nothing floods, nothing is followed."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.hostile.attempts import COMMANDS, Attempted
from tui.files.text_files import RefusedError, read_own_text, read_text

LONGEST_SECONDS = 20
SPARSE = 10 << 30


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_socket(path: Path) -> None:
    """By a relative name: a socket's address has room for a hundred characters."""
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(path.name)
    finally:
        os.chdir(before)


def an_endless_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_terminal(path: Path) -> None:
    path.symlink_to("/dev/tty")


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def ten_gigabytes_of_nothing(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(SPARSE)


KINDS: tuple[Callable[[Path], None], ...] = (
    a_pipe,
    a_folder,
    a_socket,
    an_endless_device,
    a_terminal,
    a_link_to_nowhere,
    a_link_to_itself,
    ten_gigabytes_of_nothing,
)


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """AssertionError where something waits longer."""

    def give_up(*_: object) -> None:
        raise AssertionError(f"waited for {seconds} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_refused_in_lines_and_left_as_it_is(tmp_path: Path, kind: Callable[[Path], None]) -> None:
    attempted = Attempted(tmp_path / "home")
    for number, path in enumerate(attempted.tries):
        path.unlink()
        kind(path)
        before = _identity(path)
        with at_most(LONGEST_SECONDS):
            if path != attempted.export:
                lines = list(attempted.tries[path](b""))
                assert all("\n" not in line for line in lines)
            for words in (COMMANDS[(number + turn) % len(COMMANDS)] for turn in range(0, 15, 3)):
                attempted.command(words, path)
            if path == attempted.export:
                assert attempted.command(("import", str(path)), path)
        assert _identity(path) == before
        _remove(path)
        path.write_bytes(attempted.good[path])
    assert not (tmp_path / "home" / "nowhere").exists()


def _identity(path: Path) -> tuple[int, int, int]:
    found = os.lstat(path)
    return found.st_ino, found.st_mode, found.st_mtime_ns


def _remove(path: Path) -> None:
    if stat.S_ISDIR(os.lstat(path).st_mode):
        path.rmdir()
    else:
        path.unlink()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to somebody else")
def test_what_belongs_to_somebody_else_is_refused_but_where_it_was_named(open_folder: Path) -> None:
    """Read as user 1234 from a home of theirs; one file after another belongs to user 4321 or to root."""
    attempted = Attempted(open_folder / "home")
    for each in (attempted.folder, *attempted.folder.rglob("*")):
        os.chown(each, 1234, 1234)
    for path in attempted.tries:
        if path == attempted.export or path == attempted.home.paths.choices:
            continue
        os.chown(path, 4321, 4321)
        path.chmod(0o644)
        told = _as_user_1234(attempted, "doctor", "journal", "routines", "journal check")
        assert "somebody else" in told, path
        os.chown(path, 0, 0)
        assert "somebody else" not in _as_user_1234(attempted, "doctor", "journal", "routines"), path
        os.chown(path, 1234, 1234)
    attempted.export.chmod(0o644)
    assert "somebody else" not in _as_user_1234(attempted, f"import {attempted.export} --dry-run")
    path = attempted.home.paths.journal / "2026.json"
    path.chmod(0)
    told = _as_user_1234(attempted, "journal")
    assert "Permission denied" in told
    assert "Traceback" not in told


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """One that user 1234 can come to. Those of pytest are closed whenever another pytest begins."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in (folder, *folder.parents):
            if each != Path("/") and not each.stat().st_mode & stat.S_IXOTH:
                each.chmod(each.stat().st_mode | stat.S_IXOTH)
        yield folder


def _as_user_1234(attempted: Attempted, *commands: str) -> str:
    """All that the commands say, run by somebody who is not root; skips where no such program can start."""
    script = "import sys, tui.cli\nfor line in sys.argv[1:]: tui.cli.run(line.split())"
    command = [sys.executable, "-c", script, *commands]
    environ = {
        "PATH": os.defpath,
        "UNKNOT_HOME": str(attempted.folder),
        "TZ": "UTC",
        "PYTHONPATH": str(Path.cwd()),
    }
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("no setpriv to become somebody else with")
    become = [setpriv, "--reuid=1234", "--regid=1234", "--clear-groups"]
    if subprocess.run([*become, sys.executable, "-c", "import tui.cli"], env=environ, check=False).returncode:
        pytest.skip("somebody else cannot read this checkout and its Python")
    done = subprocess.run([*become, *command], env=environ, capture_output=True, text=True, check=False)
    assert "error of its own" not in done.stderr, done.stderr
    return done.stdout + done.stderr


def test_a_file_that_grows_while_it_is_read_ends_at_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "growing.json"
    file.write_bytes(b"x" * 100)
    reads = os.read

    def growing(handle: int, most: int) -> bytes:
        with file.open("ab") as more:
            more.write(b"y" * 1_000)
        return reads(handle, min(most, 64))

    monkeypatch.setattr(os, "read", growing)
    for read in (read_text, read_own_text):
        with at_most(LONGEST_SECONDS), pytest.raises(RefusedError, match="more than 5,000 bytes"):
            read(file, 5_000)


def test_folders_and_files_are_for_their_owner_only_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        attempted = Attempted(tmp_path / "home")
        attempted.command(("check-in", "--note", "sore"), attempted.export)
    finally:
        os.umask(before)
    given = {attempted.home.paths.config_file, attempted.home.paths.routines}
    for each in (attempted.folder, *attempted.folder.rglob("*")):
        if not given & {each, each.parent}:
            allowed = 0o700 if each.is_dir() else 0o600
            assert stat.S_IMODE(each.stat().st_mode) == allowed, each
