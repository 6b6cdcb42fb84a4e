"""Own routine files as they were before they were changed, so that a change can be taken back later."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.digests import digest_of
from tui.core.entries.entry import Moment, plain_moment
from tui.core.entries.journal import JournalError
from tui.files.disk import Disk, one_line, read_own
from tui.files.paths import Paths

KEPT_DAYS = 30
KEPT_STEPS = 100
SIZE_LIMIT = 20_000_000
"""Bytes of texts kept, the newest; a routine file has a few kB, and at most a million."""


class UndoStep(msgspec.Struct, frozen=True, kw_only=True):
    """A change of one file: its text before (None without one) and the mark of the text it got.

    `what` was done to the routine of that title. `link` is where a link that was taken away led to.
    """

    at: Moment
    what: str
    title: str
    file: str
    before: str | None
    after: str | None
    link: str | None = None

    @property
    def is_safe(self) -> bool:
        """Whether it names a file of the folder, and nothing elsewhere."""
        return Path(self.file).name == self.file and self.file.endswith(".json")


def mark_of(text: str | None) -> str | None:
    """What tells one text of a file from another; None for no file."""
    return None if text is None else digest_of(text.encode())


class OwnUndo:
    """The list on disk, oldest change first; whoever changes it holds the lock of the routines."""

    def __init__(self, paths: Paths, clock: Clock, disk: Disk) -> None:
        """Nothing is read or created before it is needed."""
        self._path = paths.routines_undo
        self._clock = clock
        self._disk = disk

    def steps(self) -> list[UndoStep]:
        """Every change that is still kept, oldest first. Raises JournalError."""
        with one_line(say("cannot read {file}", file=self._path)):
            try:
                data = read_own(self._path, 4 * SIZE_LIMIT)[0]
            except FileNotFoundError:
                return []
            return [step for step in msgspec.json.decode(data, type=list[UndoStep]) if step.is_safe]

    def remember(self, step: UndoStep) -> None:
        """Write a change down before it is made: one that then fails is known by its mark.

        A list that is damaged is set aside: it must not stand in the way of a change.
        """
        try:
            kept = self.steps()
        except JournalError as error:
            if not isinstance(error.__cause__, ValueError):
                raise
            with one_line(say("cannot set {file} aside", file=self._path)):
                self._disk.replace(self._path, self._path.with_name(f"{self._path.name}.damaged"))
            kept = []
        self.write([*kept, step])

    def write(self, steps: Sequence[UndoStep]) -> None:
        """Keep these, without the oldest of too many. Raises JournalError."""
        oldest = self._clock.now() - dt.timedelta(days=KEPT_DAYS)
        kept = [step for step in steps if step.at >= oldest][-KEPT_STEPS:]
        while len(kept) > 1 and sum(len(step.before or "") for step in kept) > SIZE_LIMIT:
            del kept[0]
        with one_line(say("cannot save to {file}", file=self._path)):
            self._disk.replace_whole(self._path, msgspec.json.encode(kept, enc_hook=plain_moment) + b"\n")
