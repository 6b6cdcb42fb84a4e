"""Changes what is remembered, one copy of the program after the other."""

from collections.abc import Callable

from tui.core.catalogue import say
from tui.core.entries.journal import JournalError
from tui.files.choices import Choices, find_choices, set_aside, write_choices
from tui.files.disk import LINK, Disk, one_line
from tui.files.paths import Paths
from tui.files.refusals import SO

LOCK_SECONDS, POLL_SECONDS = 2, 0.01
"""A change takes milliseconds: who waits longer has another problem."""


def change_choices(paths: Paths, change: Callable[[Choices], Choices]) -> None:
    """Change them as they are by now, while no other copy of the program does.

    JournalError where the disk refuses; what `change` raises leaves them as they were.
    """
    from filelock import FileLock, Timeout  # most commands change nothing, and need not load it

    lock = FileLock(paths.choices_lock, timeout=LOCK_SECONDS, mode=0o600)
    with one_line(say("cannot lock {file}", file=paths.choices_lock)):
        Disk().make_folder(paths.state)
        if paths.choices_lock.is_symlink():
            raise ValueError(f"{say(LINK)}{say(SO)}{say('remove that link')}")
        try:
            lock.acquire(poll_interval=POLL_SECONDS)
        except Timeout:
            raise JournalError(
                say("another copy of Unknot is changing what it remembers: try again")
            ) from None
    try:
        kept, unreadable = find_choices(paths)
        changed = change(kept)
        if changed != kept:
            if unreadable:
                set_aside(paths)
            write_choices(paths, changed)
    finally:
        lock.release()
