"""A look at the newest session that did not reach the journal, for commands that only show it."""

import msgspec

from tui.core.sessions.record import SessionHeader, SessionState
from tui.files.paths import Paths
from tui.files.sessions.checkpoint import session_path
from tui.files.sessions.orphans import Orphan, Sessions, read_orphan, read_sessions


class LastWritten(msgspec.Struct, frozen=True, kw_only=True):
    """A session as its file last said it; `runs` is whether a program still has it locked."""

    header: SessionHeader
    state: SessionState
    runs: bool


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """The newest session that runs, else the newest left open; a line for each file that was unreadable."""

    newest: LastWritten | None = None
    problems: tuple[str, ...] = ()


def glance(paths: Paths) -> Glance:
    """Look at the session files; writes nothing. What has ended and only waits to be stored is left out."""
    sessions = read_sessions(paths)
    return Glance(newest=_running(paths, sessions) or _left_open(sessions), problems=sessions.problems)


def _running(paths: Paths, sessions: Sessions) -> LastWritten | None:
    """Its last line is at most five seconds old."""
    if not sessions.running:
        return None
    header = max(sessions.running, key=lambda each: each.id)  # ids sort by the time of the start
    try:
        state = read_orphan(session_path(paths, header)).state
    except FileNotFoundError:  # it has just been stored
        return None
    return LastWritten(header=header, state=state, runs=True)


def _left_open(sessions: Sessions) -> LastWritten | None:
    orphans = [each for each in sessions.orphans if not (each.is_over or each.is_discarded)]
    if not orphans:
        return None
    newest: Orphan = max(orphans, key=lambda each: each.header.id)
    return LastWritten(header=newest.header, state=newest.state, runs=False)
