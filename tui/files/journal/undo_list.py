"""What can be taken back, also after a restart: records as they were before they were changed."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec

from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.entries.entry import Moment, plain_moment
from tui.core.entries.journal import ChangeKind
from tui.files.disk import Disk, one_line
from tui.files.journal.atomic_json import AtomicJSON, Tables
from tui.files.journal.stored_entry import Record, read_entry, version_of
from tui.files.paths import Paths

KEPT_DAYS = 30
KEPT_STEPS = 100
_TABLE = "changes"


class UndoStep(msgspec.Struct, frozen=True, kw_only=True):
    """A change: the whole record before it, and the version it led to ("" where nothing is stored)."""

    kind: ChangeKind
    at: Moment
    before: dict[str, Any]
    after: str

    @property
    def entry_id(self) -> str:
        return str(self.before.get("id"))


class UndoFile(AtomicJSON):
    """The file of the list."""

    table = _TABLE


class UndoList:
    """The list on disk, oldest change first; whoever changes it holds the lock of the journal."""

    def __init__(self, paths: Paths, clock: Clock, disk: Disk) -> None:
        """Nothing is read or created before it is needed."""
        self._path = paths.undo
        self._clock = clock
        self._disk = disk

    def steps(self) -> Sequence[UndoStep]:
        """Every change that is still kept, oldest first. Raises JournalError."""
        with one_line(say("cannot read {path}", path=self._path)):
            changes = (UndoFile(self._path, self._disk).read() or {}).get(_TABLE, {})
            return [_step_in(changes[key]) for key in sorted(changes)]

    def remember(self, kind: ChangeKind, before: Record, after: str) -> None:
        """Write a change down before it is made: one that then fails is known by its version."""
        step = UndoStep(kind=kind, at=self._clock.now(), before=dict(before), after=after)
        self._write([*self.steps(), step])

    def drop(self, done: UndoStep, now: Record) -> None:
        """Forget a change that was taken back; those before it now lead to what is there again."""
        there_again, version = version_of(done.before), version_of(now)
        rest = [step for step in self.steps() if step != done]
        self._write([_relinked(step, done.entry_id, there_again, version) for step in rest])

    def _write(self, steps: Sequence[UndoStep]) -> None:
        oldest = self._clock.now() - dt.timedelta(days=KEPT_DAYS)
        kept = [step for step in steps if step.at >= oldest][-KEPT_STEPS:]
        with one_line(say("cannot save to {path}", path=self._path)):
            storage = UndoFile(self._path, self._disk)
            tables: Tables = storage.read() or {}
            changes = {
                f"{number:04}": msgspec.to_builtins(step, enc_hook=plain_moment)
                for number, step in enumerate(kept)
            }
            storage.write({**tables, _TABLE: changes})


def _step_in(change: Record) -> UndoStep:
    """The step that a record of the list holds; ValueError where it holds none, or one of no entry."""
    step = msgspec.convert(dict(change), UndoStep)
    read_entry(step.before, step.entry_id)
    return step


def _relinked(step: UndoStep, entry_id: str, before: str, now: str) -> UndoStep:
    leads_there = step.entry_id == entry_id and step.after == before
    return msgspec.structs.replace(step, after=now) if leads_there else step
