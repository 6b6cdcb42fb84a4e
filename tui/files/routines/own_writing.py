"""Changes own routine files, one copy of the program after the other, so that each can be taken back."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.entries.journal import JournalError
from tui.core.routines.shelf import ShelfError
from tui.files.disk import LINK, Disk, one_line
from tui.files.paths import Paths
from tui.files.refusals import SO, refused
from tui.files.routines.file_check import SIZE_LIMIT
from tui.files.routines.own_undo import OwnUndo, UndoStep, mark_of
from tui.files.text_files import MissingError, RefusedError, read_own_text

LOCK_SECONDS, POLL_SECONDS = 2, 0.01
"""A change takes milliseconds: who waits longer has another problem."""

NEW, CHANGED, DELETED = marked("new"), marked("changed"), marked("deleted")
_TAKEN_BACK = {
    NEW: marked('"{title}" is taken away again'),
    CHANGED: marked('"{title}" is as it was before'),
    DELETED: marked('"{title}" is there again'),
}


class UnconfirmedError(ShelfError):
    """The change is in place, but a power cut may still undo it."""


class FileChange(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the own folder from one text to another, None for no file; what was done to which routine."""

    path: Path
    before: str | None
    after: str | None
    what: str
    title: str


class OwnWriting:
    """The writing side of the folder of own routines."""

    def __init__(self, paths: Paths, clock: Clock, disk: Disk) -> None:
        """Nothing is created before something is changed."""
        self._paths = paths
        self._clock = clock
        self._disk = disk
        self._undo = OwnUndo(paths, clock, disk)

    def carry_out(self, change: FileChange) -> None:
        """Make the change, and keep what was there for undo; ShelfError where it is not there any more."""
        if change.before == change.after:
            return
        with shelf_errors(), self._alone():
            _refuse_changed(change)
            step = UndoStep(
                at=self._clock.now(),
                what=change.what,
                title=change.title,
                file=change.path.name,
                before=change.before,
                after=mark_of(change.after),
                link=_link_of(change.path) if change.after is None else None,
            )
            self._undo.remember(step)
            self._make(change)

    def take_back(self) -> str:
        """Take back the last change whose file is still as it left it; what was done, in words."""
        with shelf_errors(), self._alone():
            steps = self._undo.steps()
            step = next((step for step in reversed(steps) if self._fits(step)), None)
            if step is None:
                raise ShelfError(self._why_not(steps))
            self._bring_back(step)
            with suppress(JournalError):  # it is done: a step whose text is there again is passed over
                self._undo.write([each for each in steps if each is not step])
        return say(_TAKEN_BACK.get(step.what, _TAKEN_BACK[CHANGED]), title=step.title)

    def _fits(self, step: UndoStep) -> bool:
        return mark_of(text_of(self._path(step))) == step.after

    def _why_not(self, steps: list[UndoStep]) -> str:
        missed = [step for step in steps if text_of(self._path(step)) != step.before]
        if not missed:
            return say("there is nothing to take back")
        last = missed[-1]
        return say(
            '{file} was changed since by something else, so what was done to "{title}" cannot be taken back',
            file=last.file,
            title=last.title,
        )

    def _bring_back(self, step: UndoStep) -> None:
        path = self._path(step)
        if step.link is not None:
            with one_line(say("cannot bring back {file}", file=path)):
                self._disk.make_folder(path.parent)
                os.symlink(step.link, path)
                self._disk.sync_folder(path.parent)
            return
        now = text_of(path)
        self._make(FileChange(path=path, before=now, after=step.before, what=step.what, title=step.title))

    def _path(self, step: UndoStep) -> Path:
        return self._paths.routines / step.file

    def _make(self, change: FileChange) -> None:
        """Change the file; where the disk only could not confirm it, that is what is said."""
        deleting, saving = marked("cannot delete {file}"), marked("cannot save to {file}")
        with one_line(say(deleting if change.after is None else saving, file=change.path)):
            try:
                self._write(change)
            except OSError as error:
                if text_of(change.path) == change.after:
                    done = say("it is done, but the disk did not confirm that it will last")
                    raise UnconfirmedError(f"{change.path}: {done} ({refused(error)})") from error
                raise

    def _write(self, change: FileChange) -> None:
        if change.after is None:
            self._disk.unlink(change.path)
            self._disk.sync_folder(change.path.parent)
            return
        self._disk.make_folder(self._paths.routines)
        # A link stays a link, and what it leads to is changed.
        place = change.path.resolve() if change.path.is_symlink() else change.path
        self._disk.replace_whole(place, change.after.encode(), lambda: _refuse_changed(change))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While no other copy of the program changes own routines."""
        from filelock import FileLock, Timeout  # most commands change nothing, and need not load it

        path = self._paths.routines_lock
        lock = FileLock(path, timeout=LOCK_SECONDS, mode=0o600)
        with one_line(say("cannot lock {file}", file=path)):
            self._disk.make_folder(self._paths.state)
            if path.is_symlink():
                raise ValueError(f"{say(LINK)}{say(SO)}{say('remove that link')}")
            try:
                lock.acquire(poll_interval=POLL_SECONDS)
            except Timeout:
                raise JournalError(
                    say("another copy of Unknot is changing your routines: try again")
                ) from None
        try:
            yield
        finally:
            lock.release()


def text_of(path: Path) -> str | None:
    """What is in an own file now, None where there is none. Raises JournalError where it cannot be read."""
    try:
        return read_own_text(path, SIZE_LIMIT)
    except MissingError:
        return None
    except RefusedError as error:
        cause = error.__cause__
        raise JournalError(f"{path}: {refused(cause) if isinstance(cause, OSError) else error}") from error


@contextmanager
def shelf_errors() -> Iterator[None]:
    """What the disk refuses, as those know it who use a shelf."""
    try:
        yield
    except JournalError as error:
        raise ShelfError(str(error)) from error


def _link_of(path: Path) -> str | None:
    return str(path.readlink()) if path.is_symlink() else None


def _refuse_changed(change: FileChange) -> None:
    """Raises ShelfError where the file is not what was read."""
    is_other = text_of(change.path) != change.before or (
        change.before is None and os.path.lexists(change.path)
    )
    if is_other:
        raise ShelfError(
            say(
                "{file} was changed by something else meanwhile: nothing was done to it; load it again first",
                file=change.path,
            )
        )
