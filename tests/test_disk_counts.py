"""What each action costs the disk, counted: files read, opened for writing, put in place, and waited for.

Waiting for the disk (fsync) is what may take long: on an old phone, over a network folder. Each figure is a
bound that is met exactly today; one that rises is a regression, or has its reason beside it.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from tests.builders import a_check_in, a_session
from tests.in_use import Use
from tui import cli
from tui.core.clock import ManualClock
from tui.files.disk import Disk
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import find_paths


class Cost(NamedTuple):
    """How often each was done."""

    read: int = 0
    written: int = 0
    put_in_place: int = 0
    waited: int = 0


ONE_LINE = Cost(written=0, waited=1)
"""A line more in the session's file, which is open: nothing is opened, and the disk waited for once."""
Listen = Callable[[], AbstractContextManager[Counter[str]]]


class _Ear:
    """Hears what the interpreter does with files; an audit hook stays for ever, so there is one."""

    heard: Counter[str] | None = None
    home = ""
    is_installed = False

    @classmethod
    def hear(cls, event: str, given: tuple[Any, ...]) -> None:
        if cls.heard is None or not given or not str(given[0]).startswith(cls.home):
            return
        if event == "os.rename":
            cls.heard["put_in_place"] += 1
        elif event == "open" and not (given[2] or 0) & os.O_DIRECTORY:
            cls.heard["written" if (given[2] or 0) & (os.O_WRONLY | os.O_RDWR) else "read"] += 1


@pytest.fixture
def listen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Listen:
    """Hear what the disk is asked for while a block lasts."""
    if not _Ear.is_installed:
        sys.addaudithook(_Ear.hear)
        _Ear.is_installed = True
    monkeypatch.setattr(_Ear, "home", str(tmp_path))

    @contextmanager
    def listening() -> Iterator[Counter[str]]:
        heard: Counter[str] = Counter()

        def waiting(descriptor: int) -> None:
            heard["waited"] += 1
            os.fsync(descriptor)

        with monkeypatch.context() as patched:
            patched.setattr(Disk, "fsync", staticmethod(waiting))
            patched.setattr(_Ear, "heard", heard)
            yield heard

    return listening


async def test_a_session_from_the_body_to_the_journal(tmp_path: Path, listen: Listen) -> None:
    use, found = Use(tmp_path / "home"), {}
    with listen() as heard:

        def note(action: str) -> None:
            found[action] = Cost(**heard)
            heard.clear()

        async with use.app.run_test(size=(80, 24)) as use.pilot:
            await use.pilot.pause()
            note("the body")
            await use.go_to_first_step()
            note("a session begun")
            for action, key in (
                ("go now", "enter"),
                ("a tender press", "t"),
                ("eased", "enter"),
                ("a pause", "space"),
                ("going on", "space"),
                ("undo", "u"),
            ):
                await use.press(key)
                note(action)
            await use.wait(10)
            note("ten seconds of work")
            await use.press("q")
            await use.wait(1)
            heard.clear()
            await use.press("q", "e")
            assert len(use.sessions()) == 1
            note("the end")
    assert found == {
        "the body": Cost(read=1),
        "a session begun": Cost(read=1, written=3, put_in_place=2, waited=6),
        "go now": ONE_LINE,
        "a tender press": ONE_LINE,
        "eased": ONE_LINE,
        "a pause": ONE_LINE,
        "going on": ONE_LINE,
        "undo": ONE_LINE,
        "ten seconds of work": Cost(waited=2),
        "the end": Cost(read=2, written=2, put_in_place=1, waited=6),
    }


def test_each_change_of_the_journal(tmp_path: Path, listen: Listen) -> None:
    """A change reads its year, puts a new version in its place, and waits for file and folder."""
    session = a_session()
    journal = YearJournal(find_paths({"UNKNOT_HOME": str(tmp_path)}), ManualClock(session.ended_at))
    found = {}
    with listen() as heard:

        def note(action: str) -> None:
            found[action] = Cost(**heard)
            heard.clear()

        stored = journal.add(session)
        note("the first entry")
        journal.add(a_check_in(id="second"))
        note("one more")
        stored = journal.complete(msgspec.structs.replace(stored, note="x"))
        note("answers")
        journal.replace(msgspec.structs.replace(stored, note="y"))
        note("a note changed")
        journal.remove("second")
        note("a deletion")
        journal.undo()
        note("undo")
        journal.all()
        note("looked at again")
        YearJournal(find_paths({"UNKNOT_HOME": str(tmp_path)}), ManualClock(session.ended_at)).all()
        note("looked at by another")
    assert found == {
        "the first entry": Cost(read=1, written=2, put_in_place=1, waited=3),
        "one more": Cost(read=1, written=3, put_in_place=1, waited=5),  # and the backup of the day
        "answers": Cost(read=3, written=3, put_in_place=1, waited=2),
        "a note changed": Cost(read=4, written=4, put_in_place=2, waited=4),
        "a deletion": Cost(read=4, written=4, put_in_place=2, waited=4),
        "undo": Cost(read=6, written=4, put_in_place=2, waited=4),
        "looked at again": Cost(),
        "looked at by another": Cost(read=1),
    }


def test_commands_that_read_write_nothing(
    tmp_path: Path, listen: Listen, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session = a_session()
    paths = find_paths({"UNKNOT_HOME": str(tmp_path)})
    YearJournal(paths, ManualClock(session.ended_at)).add(session)
    monkeypatch.setenv("UNKNOT_HOME", str(tmp_path))
    monkeypatch.setenv("TZ", "Europe/Paris")
    found = {}
    for command in ("status", "week", "journal", "routines", "report", "check-in --note x"):
        with listen() as heard:
            assert cli.run(command.split()) == 0
        found[command] = Cost(**heard)
    assert capsys.readouterr().err == ""
    looking = Cost(read=3)
    """The settings, what was chosen, and the year."""
    assert found == {
        "status": Cost(),
        "week": looking,
        "journal": looking,
        "routines": looking,
        "report": looking,
        "check-in --note x": Cost(read=3, written=3, put_in_place=1, waited=5),
    }
