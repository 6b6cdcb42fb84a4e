"""The session's end of the socket: asked one line, it answers one, and is disturbed by nobody."""

import asyncio
import os
import select
import socket
import stat
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from tui.core.catalogue import say
from tui.core.remote.remote import RemoteAction, Reply, Request
from tui.core.remote.remote_control import RemoteControl, Take
from tui.core.sessions.running import RunningSession
from tui.remote.meeting import FRESH, MeetingError, is_too_long, make_folder, possible_folders, socket_name
from tui.remote.peers import peer_user

LONGEST_REQUEST = 1024
"""Bytes of a line that is read at all."""
PATIENCE_SECONDS = 1.0
"""How long somebody may take to ask and to take the answer."""
LAST_LOOK_SECONDS = 1.0
"""How lately somebody has looked who looks on, such as a pad, and how long they may see how it ended."""
AT_ONCE = 8
"""Connections that are open at the same time; one more is closed unheard."""
DEAD_AFTER_SECONDS = 60
"""Age from which a socket that never came to listen was left behind by a crash."""

_Result = TypeVar("_Result")


async def serve(
    playing: RunningSession, take: Take, state: Path, environ: Mapping[str, str] = os.environ
) -> "RemoteServer":
    """Let others drive a session until the server is closed; `take` lets an event happen in the front end.

    `state` is the folder of states whose sessions are meant. Never raises: where nothing can be opened, the
    session goes on without, and `problem` says why.
    """
    server = RemoteServer(RemoteControl(playing, take).answer)
    await server.open(possible_folders(environ), socket_name(state, playing.session.header.id))
    return server


class RemoteServer:
    """Listens at one socket. `problem` is one line where it could not be opened, else empty."""

    def __init__(self, answer: Callable[[Request], Reply]) -> None:
        """`answer` is called in the event loop, so that nothing happens beside the session."""
        self.problem = ""
        self.path: Path | None = None
        self._answer = answer
        self._server: asyncio.Server | None = None
        self._guests = 0
        self._looked_at: float | None = None
        self._parting: asyncio.Task[None] | None = None

    async def open(self, folders: tuple[Path, ...], name: str) -> None:
        """Begin to listen in the first folder where that is possible."""
        for folder in folders:
            try:
                await self._open_in(folder, name)
            except MeetingError as error:
                self.problem = self.problem or say(
                    "unknot remote cannot reach this session: {error}", error=error
                )
            else:
                self.problem = ""
                return

    async def _open_in(self, folder: Path, name: str) -> None:
        path = folder / name
        if is_too_long(path):
            raise MeetingError(say("{folder}: the path is too long for a socket", folder=folder))
        make_folder(folder)
        fresh = path.with_name(name + FRESH)
        try:
            with suppress(FileNotFoundError):
                fresh.unlink()
            listening = _bound(fresh)
            self._server = await asyncio.start_unix_server(self._meet, sock=listening, limit=LONGEST_REQUEST)
            fresh.rename(path)  # whoever finds the name finds somebody listening, or a dead socket
        except OSError as error:
            self.close()
            raise MeetingError(f"{folder}: {error.strerror}") from None
        self.path = path
        _clear_dead(folder, path)

    def close(self) -> None:
        """Listen no more; the socket goes."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self.path is not None:
            with suppress(OSError):  # a dead socket is cleared by the next session
                self.path.unlink()
            self.path = None

    def close_when_seen(self) -> None:
        """The session is over: let whoever looks on see how it ended, then close; else close at once."""
        now = asyncio.get_running_loop().time()
        if self._looked_at is None or now - self._looked_at > LAST_LOOK_SECONDS:
            self.close()
            return
        self._parting = asyncio.create_task(asyncio.sleep(LAST_LOOK_SECONDS))
        self._parting.add_done_callback(lambda _: self.close())  # also where the program ends before that

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._guests += 1
        try:
            if self._guests <= AT_ONCE and peer_user(writer.get_extra_info("socket")) in (None, os.getuid()):
                await self._converse(reader, writer)
        finally:
            self._guests -= 1
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = await _in_time(reader.readline())
        if line and not _has_hung_up(writer.get_extra_info("socket")):
            writer.write(msgspec.json.encode(self._reply_to(line)) + b"\n")
            await _in_time(writer.drain())

    def _reply_to(self, line: bytes) -> Reply:
        try:
            request = msgspec.json.decode(line, type=Request)
        except (ValueError, RecursionError) as error:
            now = self._answer(Request(action=RemoteAction.STATUS))
            return msgspec.structs.replace(now, done=False, said=say("not understood: {error}", error=error))
        if request.action is RemoteAction.STATUS:
            self._looked_at = asyncio.get_running_loop().time()
        return self._answer(request)


async def _in_time(waiting: Awaitable[_Result]) -> _Result | None:
    """None for whoever is too slow, too long or gone: they know it, and nobody else is to hear of it."""
    with suppress(OSError, ValueError):
        return await asyncio.wait_for(waiting, PATIENCE_SECONDS)
    return None


def _has_hung_up(guest: socket.socket) -> bool:
    """Whether nobody waits for the answer: what was asked before we were stopped is not meant now."""
    poll = select.poll()
    poll.register(guest.fileno(), 0)
    return any(events & select.POLLHUP for _, events in poll.poll(0))


def _bound(path: Path) -> socket.socket:
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listening.bind(os.fspath(path))
        path.chmod(0o600)
    except OSError:
        listening.close()
        raise
    return listening


def _clear_dead(folder: Path, own: Path) -> None:
    """Take away what sessions left behind that were killed; nothing that might still be listened at."""
    with suppress(OSError):  # others clear at the same time; what stays is harmless
        now = own.stat().st_mtime
        for path in (*folder.glob("*.sock"), *folder.glob(f"*{FRESH}")):
            if path != own and _is_dead(path, now):
                path.unlink(missing_ok=True)


def _is_dead(path: Path, now: float) -> bool:
    found = path.lstat()
    if not stat.S_ISSOCK(found.st_mode):
        return False
    if path.suffix == FRESH:
        return now - found.st_mtime > DEAD_AFTER_SECONDS
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knocking:
        knocking.setblocking(False)
        try:
            knocking.connect(os.fspath(path))
        except ConnectionRefusedError:
            return True
        except OSError:  # too many wait there already, or it has just gone
            return False
    return False
