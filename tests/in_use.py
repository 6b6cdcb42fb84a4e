"""The program in use: a real journal in a folder of its own, and a clock set by hand."""

import datetime as dt
import errno
import os
from pathlib import Path
from typing import Any

import pytest

from tests.homes import write_welcomed
from tests.said_on import said_on
from tui.app import UnknotApp
from tui.core.clock import ManualClock
from tui.core.cues.channels import Heard, Surroundings
from tui.core.entries.entry import Entry, Pace, SessionEntry
from tui.core.entries.journal import JournalError
from tui.core.preferences.settings import CheckRequest, StartRequest
from tui.core.routines.plan import BOTH_SIDES
from tui.core.sessions.events import Event
from tui.core.sessions.record import SessionHeader
from tui.core.sessions.session import Session
from tui.files.choices import read_choices
from tui.files.journal.journal_files import YearJournal
from tui.files.kept_settings import find_settings
from tui.files.paths import Paths, find_paths
from tui.files.routines.shelf import OwnShelf
from tui.files.sessions.checkpoint import SessionFile
from tui.screens.step import StepScreen
from tui.widgets.line_drawing import LineDrawing

LEGEND = "Numbers: tender points, 28 days"


NOW = dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.timezone(dt.timedelta(hours=1)))


HERE = Surroundings(terminal="of these tests", notification="osc9")
"""A terminal without a voice, so that nothing is spoken while tests run."""


class Use:
    """Somebody in front of the program."""

    def __init__(self, home: Path) -> None:
        self.clock = ManualClock(NOW, "Europe/Paris")
        self.paths: Paths = find_paths({"UNKNOT_HOME": str(home)})
        write_welcomed(self.paths)
        self.shelf = OwnShelf(self.paths, self.clock)
        self.library = self.shelf.library
        self.journal = YearJournal(self.paths, self.clock)
        self.surroundings = HERE
        self.restart()
        self.pilot: Any = None

    def restart(self, start: StartRequest | CheckRequest | None = None) -> None:
        """The program is called once more."""
        keeper = find_settings(self.paths)
        self.app = UnknotApp(
            self.paths, keeper, self.shelf, self.journal, self.clock, self.surroundings, start=start
        )

    def configure(self, toml: str, start: CheckRequest | None = None) -> None:
        """Write the configuration, and call the program with it."""
        self.paths.config.mkdir(parents=True, exist_ok=True)
        self.paths.config_file.write_text(toml)
        self.restart(start)

    def has_heard(self, answers: Heard) -> None:
        """The channels were tried here before."""
        write_welcomed(self.paths, heard={HERE.terminal: answers})

    def heard(self) -> Heard | None:
        """What is kept of trying them."""
        return read_choices(self.paths).heard.get(HERE.terminal)

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.clock.move(1)
            await self.pilot.press(key)
            await self.pilot.pause()

    async def wait(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.move(1)
            if isinstance(self.app.screen, StepScreen):
                self.app.screen.look()
        await self.pilot.pause()

    async def go_to_first_step(self) -> None:
        """From the body, with Enter alone."""
        while not isinstance(self.app.screen, StepScreen):
            await self.press("enter")

    def sessions(self) -> list[SessionEntry]:
        return [entry for entry in self.journal.all() if isinstance(entry, SessionEntry)]

    def text(self) -> str:
        screen = self.app.screen
        drawn = [line for part in screen.query(LineDrawing).results(LineDrawing) for line in part.lines]
        return "\n".join([said_on(screen), *drawn])


def leave_open(use: Use, routine_id: str = "lower-back") -> None:
    """What a killed program leaves behind: a session in the middle of a hold."""
    routine = use.library.routine(routine_id)
    assert routine is not None
    header = SessionHeader(
        id="01a2-left-open",
        routine=routine,
        pace=Pace.NORMAL,
        sides=BOTH_SIDES,
        keys=True,
        started_at=NOW,
        timezone="Europe/Paris",
    )
    session = Session(header, new_id=lambda: "mark-1")
    session.start(0)
    session.handle(Event.MARK, 100)
    session.advance(2_100)
    file = SessionFile.create(use.paths, header)
    file.append("bank", session.state)
    file.close()


class FullDisk:
    """A journal that cannot be written to until there is room."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        add = YearJournal.add

        def refuse(journal: YearJournal, entry: Entry) -> Entry:
            if self.full:
                raise JournalError("cannot save the journal: no space left on the disk.")
            return add(journal, entry)

        monkeypatch.setattr(YearJournal, "add", refuse)


def cannot_begin(*_arguments: object) -> None:
    """A folder that cannot be written to."""
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))
