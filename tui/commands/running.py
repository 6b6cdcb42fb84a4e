"""The session that runs now, or was left open: asked by its socket, else read from its file."""

import os

import msgspec

from tui.commands.errors import CommandError
from tui.core.remote.remote import NoAnswerError, RemoteAction, Reply, Request, RunState, Status
from tui.files.paths import Paths, find_paths
from tui.remote.client import ask


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """How it is, the same in one line for a person, and one line for each thing that could not be read."""

    status: Status = Status()
    line: str = ""
    problems: tuple[str, ...] = ()


def paths_here() -> Paths:
    """Where things are. Raises CommandError where the person has no home folder."""
    try:
        return find_paths(os.environ)
    except ValueError as error:
        raise CommandError(str(error)) from None


def find_session(paths: Paths) -> Found:
    """The newest session: one that answers, else one that another process has locked, else an orphan.

    What reads session files is loaded only where there are any: a prompt asks all day long.
    """
    reply = _ask_for_status(paths)
    if reply is not None and not _is_over(reply):
        return Found(status=reply.status, line=line_of(reply))
    return _from_files(paths) if _has_files(paths) else Found()


def _is_over(reply: Reply) -> bool:
    """Whether it only answers for who looked on; where it has not been stored yet its file tells."""
    return reply.shown is not None and bool(reply.shown.outcome)


def line_of(reply: Reply) -> str:
    """How a session is, in one line."""
    from tui.core.remote.remote_words import BEGINS, shown_line

    return shown_line(reply.shown) if reply.shown else BEGINS


def _ask_for_status(paths: Paths) -> Reply | None:
    try:
        return ask(Request(action=RemoteAction.STATUS), paths.state)
    except NoAnswerError:  # its file tells as much
        return None


def _has_files(paths: Paths) -> bool:
    try:
        return bool(os.listdir(paths.sessions))
    except FileNotFoundError:
        return False
    except OSError:  # told by whoever reads it
        return True


def _from_files(paths: Paths) -> Found:
    from tui.core.remote.remote_views import status_written, written_line
    from tui.files.sessions.glance import glance

    found = glance(paths)
    if found.newest is None:
        return Found(problems=found.problems)
    header, state = found.newest.header, found.newest.state
    run_state = RunState.RUNNING if found.newest.runs else RunState.INTERRUPTED
    return Found(
        status=status_written(header, state, run_state),
        line=written_line(header, state, runs=found.newest.runs),
        problems=found.problems,
    )
