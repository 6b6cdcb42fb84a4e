"""The other end: asks a running session one line, and takes one."""

import os
import socket
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from tui.core.catalogue import say
from tui.core.remote.remote import NoAnswerError, Reply, Request
from tui.remote.meeting import is_too_long, possible_folders, socket_name, sockets_in
from tui.remote.peers import peer_user

PATIENCE_SECONDS = 1.0
"""How long an answer may take: the session looks at its socket many times a second."""
LONGEST_REPLY = 1 << 16


def ask(
    request: Request, state: Path, session: str | None = None, environ: Mapping[str, str] = os.environ
) -> Reply | None:
    """Ask the session of this id, or the newest kept under `state`; None where none runs.

    Raises NoAnswerError where one is there and does not answer.
    """
    silent = False
    for path in _newest_first(_found(state, session, environ)):
        try:
            return _ask_at(path, request)
        except (ConnectionRefusedError, FileNotFoundError):  # it is gone
            continue
        except (OSError, ValueError):
            silent = True
    if silent:
        raise NoAnswerError(say("the session does not answer; look whether its window is stopped"))
    return None


def _found(state: Path, session: str | None, environ: Mapping[str, str]) -> Iterable[Path]:
    name = None if session is None else socket_name(state, session)
    for folder in possible_folders(environ):
        yield from (path for path in sockets_in(folder, state) if name in (None, path.name))


def _newest_first(paths: Iterable[Path]) -> list[Path]:
    """By when they began to listen: the session that was begun or resumed last comes first."""
    begun: list[tuple[int, Path]] = []
    for path in paths:
        with suppress(OSError):  # it has just gone
            begun.append((path.stat().st_mtime_ns, path))
    return [path for _, path in sorted(begun, reverse=True) if not is_too_long(path)]


def _ask_at(path: Path, request: Request) -> Reply:
    """OSError where nobody answers in time, ValueError where it is no answer."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        asking.settimeout(PATIENCE_SECONDS)
        asking.connect(os.fspath(path))
        if peer_user(asking) not in (None, os.getuid()):
            raise PermissionError(say("{path} is not listened at by you", path=path))
        asking.sendall(msgspec.json.encode(request) + b"\n")
        return msgspec.json.decode(_line_from(asking), type=Reply)


def _line_from(asking: socket.socket) -> bytes:
    taken = b""
    while not taken.endswith(b"\n") and len(taken) < LONGEST_REPLY:
        more = asking.recv(LONGEST_REPLY)
        if not more:
            break
        taken += more
    return taken
