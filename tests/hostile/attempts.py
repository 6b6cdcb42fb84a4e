"""What the program does with files that were changed at random: it may refuse, but only in one line each."""

import hashlib
import io
import os
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tests.builders import a_step
from tests.files.operations import Home, note, open_home, seed
from tests.hostile.mutations import mutated
from tests.hostile.texts import leaks
from tui import cli
from tui.core.cues.channels import Heard
from tui.core.entries.entry import Entry, entry_from, entry_json
from tui.core.entries.journal import JournalError
from tui.core.preferences.effective_settings import ChosenSetting
from tui.core.routines.routine import Routine
from tui.files.care.journal_check import JournalCheck
from tui.files.care.restore import Restorer
from tui.files.care.salvage import salvage
from tui.files.choices import Choices, read_choices, write_choices
from tui.files.config_file import read_settings
from tui.files.exchange.exports import export_text
from tui.files.exchange.given_files import RefusedFileError, given_in
from tui.files.kept_settings import KeptSettings
from tui.files.routines.file_check import check_routine_file
from tui.files.routines.routine_files import load_built_in
from tui.files.sessions.orphans import journal_with_orphans, read_sessions
from tui.files.time_zone import find_time_zone

BUILT_IN = load_built_in()
LONGEST_LINE = 1_500
WRITTEN_TO = 0.2
"""In how many attempts something is also written beside what is damaged."""
CONFIG = """# As the README has it
timezone = "Europe/Paris"
week_starts = "sunday"
theme = "unknot-light"
motion = "calm"
pace = "slow"
ratings = true
hold_marks = [20, 60, 90]
mouse = true
[cues]
bell = true
on_cue = ["say", "{cue}"]
[keys]
tender = "t"
"""
CHOICES = Choices(
    asked_unattended=("a", "b"),
    settings={
        "pace": ChosenSetting(value="quick", instead_of="slow"),
        "keys.tender": ChosenSetting(value=["z"]),
    },
    heard={"kitty": Heard(bell=True, speech=False)},
)
COMMANDS = (
    ("journal",),
    ("journal", "--json"),
    ("journal", "--region", "shoulder-top"),
    ("week", "2026-W47"),
    ("week", "2026-W47", "--json"),
    ("routines",),
    ("routines", "--json"),
    ("routines", "check", "{file}"),
    ("journal", "restore"),
    ("status", "--json"),
    ("doctor",),
    ("doctor", "--json"),
    ("export", "-"),
    ("import", "{file}", "--dry-run"),
)
"""Commands that only read; `journal check` also writes down when it was asked."""


class Attempted:
    """A home with one file of every kind, of which one is changed at a time."""

    def __init__(self, folder: Path) -> None:
        """Fill an empty folder."""
        seed(folder, 3)
        self.home: Home = open_home(folder)
        self.folder = folder
        paths = self.home.paths
        step = a_step(instruction="Roll slowly and gently.", caution="Keep off the spine.")
        routine = Routine(id="mine", title="Mine", steps=(step,), regions=step.regions)
        paths.routines.mkdir()
        (paths.routines / "mine.json").write_bytes(msgspec.json.encode({"routines": [routine]}))
        paths.config_file.write_text(CONFIG)
        write_choices(paths, CHOICES)
        self.export = folder.parent / f"{folder.name}-export.json"
        self.export.write_text(export_text(self.home.journal().records()))
        self.tries: dict[Path, Callable[[bytes], Iterable[str]]] = {
            paths.routines / "mine.json": self._routine,
            paths.config_file: self._config,
            paths.choices: self._choices,
            paths.journal / "2026.json": self._year,
            next(paths.sessions.glob("*.jsonl")): self._session,
            paths.state / "undo.json": self._undo,
            next(paths.backups.rglob("*.json")): self._backup,
            self.export: self._import,
        }
        self.good = {path: path.read_bytes() for path in self.tries}
        self.whole = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    def attempt(self, path: Path, rng: random.Random, *, with_commands: bool) -> bool:
        """Change one file and let the program meet it; whether it was refused. AssertionError if badly."""
        data = mutated(self.good[path], rng)
        path.write_bytes(data)
        before = self._state()
        try:
            lines = [str(line) for line in self.tries[path](data)]
            if with_commands:
                lines += self.command(rng.choice(COMMANDS), path)
            changed = {Path(name).name for name, _ in self._state().items() ^ before.items()}
            assert not changed, f"changed by looking at them: {changed}"
            if rng.random() < WRITTEN_TO and self.folder in path.parents:
                lines += self._write_beside(path)
            for line in lines:
                assert "\n" not in line.rstrip("\n"), line
                assert len(line) <= LONGEST_LINE, line
            return bool(lines)
        finally:
            self._put_back()

    def _write_beside(self, path: Path) -> list[str]:
        """Change an entry and add one beside what is damaged: nothing that could be read may go."""
        data, known = path.read_bytes(), {entry.id: entry for entry in self.home.journal().all()}
        told = [
            *_refusal(lambda: self.home.journal().add(note("new", "new"))),
            *_refusal(lambda: self.home.journal().remove("y")),
            *_refusal(self.home.journal().undo),
        ]
        now = {entry.id: entry for entry in self.home.journal().all()}
        gone = {entry_id for entry_id, entry in known.items() if _says(now.get(entry_id)) != _says(entry)}
        assert gone <= {"y"}, f"gone: {gone}"
        if len(told) == 3:
            assert path.read_bytes() == data
        return told

    def _put_back(self) -> None:
        for file in self.folder.rglob("*"):
            if file.is_file() and file not in self.whole:
                file.unlink()
        for file, data in self.whole.items():
            file.write_bytes(data)
        self.export.write_bytes(self.good[self.export])

    def _state(self) -> dict[str, str]:
        """What lies in the home; copies of damaged years that were set aside do not count."""
        files = [
            each for each in self.folder.rglob("*") if each.is_file() and each.parent.name != "quarantine"
        ]
        return {
            str(each): hashlib.sha256(each.read_bytes()).hexdigest()
            for each in files
            if each.name != "journal.lock"
        }

    # One file after another

    def _routine(self, _data: bytes) -> Iterator[str]:
        file = self.home.paths.routines / "mine.json"
        yield from map(str, check_routine_file(file, BUILT_IN)[1])

    def _config(self, _data: bytes) -> Iterator[str]:
        found = read_settings(self.home.paths.config_file)
        yield from found.problems
        yield from find_time_zone(found.settings.timezone, {}).problems

    def _choices(self, _data: bytes) -> Iterator[str]:
        """What cannot be read is forgotten: a question more. A setting that does not fit is told."""
        choices = read_choices(self.home.paths)
        assert all(len(entry_id) <= 64 for entry_id in choices.asked_unattended)
        if choices == Choices():
            yield "forgotten"
        yield from KeptSettings(self.home.paths, read_settings(self.home.paths.config_file)).problems

    def _year(self, data: bytes) -> Iterator[str]:
        journal = self.home.journal()
        yield from journal.problems()
        for entry in journal.all():
            assert entry_from(entry_json(entry)) == entry
        yield from _refusal(lambda: list(journal.records()))
        yield from _refusal(journal.undoable)
        salvage(data)
        yield from _refusal(lambda: Restorer(self.home.paths, self.home.clock).look_at(2026))
        yield from self._check()

    def _session(self, _data: bytes) -> Iterator[str]:
        found = read_sessions(self.home.paths)
        yield from found.problems
        for entry in journal_with_orphans(self.home.journal(), self.home.paths):
            assert entry_from(entry_json(entry)) == entry

    def _undo(self, _data: bytes) -> Iterator[str]:
        yield from _refusal(self.home.journal().undoable)
        yield from self._check()

    def _backup(self, _data: bytes) -> Iterator[str]:
        yield from _refusal(lambda: Restorer(self.home.paths, self.home.clock).look_at(2026))
        yield from self._check()

    def _import(self, data: bytes) -> Iterator[str]:
        try:
            given = given_in(data, "export.json")
        except RefusedFileError as error:
            yield from error.problems
            return
        yield from given.notices
        yield from _refusal(lambda: self.home.journal().combine(given.records, dry_run=True))

    def _check(self) -> Iterator[str]:
        yield from JournalCheck(self.home.paths, self.home.clock).look().problems

    # Commands

    def command(self, words: Iterable[str], path: Path) -> list[str]:
        """The lines on standard error, after looking whether the command ended as it should."""
        arguments = [word.format(file=path) for word in words]
        with standard_streams(self.folder) as (out, err):
            status = cli.run(arguments)
        told = err.getvalue()
        assert status in (0, 1, 2), arguments
        assert "error of its own" not in told, f"{arguments}: {_log(self.folder)}"
        lines = told.splitlines()
        assert all(line.startswith("unknot: ") for line in lines), told
        assert leaks(out.getvalue()) | leaks(told.encode()) == set(), arguments
        return lines


def _refusal(look: Callable[[], object]) -> list[str]:
    try:
        look()
    except JournalError as error:
        return [str(error)]
    return []


def _says(entry: Entry | None) -> Entry | None:
    """An entry without the time at which it was written: undoing writes it again."""
    return None if entry is None else msgspec.structs.replace(entry, updated_at=None)


def _log(folder: Path) -> str:
    return (folder / "unknot.log").read_text()[-3_000:]


@contextmanager
def standard_streams(home: Path) -> Iterator[tuple[io.BytesIO, io.StringIO]]:
    """Streams of our own while a command runs, and the home in its environment."""
    out, err = io.BytesIO(), io.StringIO()
    before = sys.stdout, sys.stderr, os.environ.get("UNKNOT_HOME")
    sys.stdout, sys.stderr = (
        io.TextIOWrapper(out, encoding="utf-8", errors="replace", write_through=True),
        err,
    )
    os.environ["UNKNOT_HOME"] = str(home)
    try:
        yield out, err
    finally:
        sys.stdout.flush()
        sys.stdout.detach()
        sys.stdout, sys.stderr = before[:2]
        os.environ.pop("UNKNOT_HOME")
        if before[2] is not None:
            os.environ["UNKNOT_HOME"] = before[2]
