"""The socket of a session: who is answered, and that nobody disturbs it."""

import asyncio
import json
import os
import socket
import stat
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tui.core.remote.remote import NoAnswerError, RemoteAction, Reply, Request, RunState, Status
from tui.remote import client, server
from tui.remote.client import ask
from tui.remote.meeting import FRESH, possible_folders, socket_name
from tui.remote.server import AT_ONCE, LONGEST_REQUEST, RemoteServer

NOW = Status(state=RunState.RUNNING, routine="sample")


class Far:
    """A session that remembers what it was asked, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.environ = {"XDG_RUNTIME_DIR": str(folder)}
        self.state = folder / "state"
        self.asked: list[Request] = []
        self.servers: list[RemoteServer] = []

    @property
    def folder(self) -> Path:
        return possible_folders(self.environ)[0]

    async def serve(self, session: str = "s1") -> RemoteServer:
        """Begin a session that answers with its own name."""

        def answer(request: Request) -> Reply:
            self.asked.append(request)
            return Reply(done=True, said=session, status=NOW)

        opened = RemoteServer(answer)
        self.servers.append(opened)
        await opened.open((self.folder,), socket_name(self.state, session))
        return opened

    async def ask(self, action: str = "status", session: str | None = None) -> Reply | None:
        request = Request(action=RemoteAction(action))
        return await asyncio.to_thread(ask, request, self.state, session, self.environ)

    async def who(self, session: str | None = None) -> str | None:
        """The session that answers."""
        reply = await self.ask(session=session)
        return reply.said if reply else None


Talk = Callable[[bytes], Awaitable[bytes]]


@pytest.fixture
async def far() -> AsyncIterator[Far]:
    """In a folder with a short path: a socket has room for no long one."""
    with TemporaryDirectory(prefix="unknot") as folder:
        far = Far(Path(folder))
        yield far
        for opened in far.servers:
            opened.close()


async def talk(path: Path, said: bytes, *, ends: bool = True) -> bytes:
    """Send bytes as they are; all that comes back until the other end closes."""
    reader, writer = await asyncio.open_unix_connection(path)
    answered = b""
    with suppress(ConnectionError):  # closed while there was still something to read for it
        writer.write(said)
        if ends:
            writer.write_eof()
        answered = await reader.read()
    writer.close()
    return answered


def path_of(opened: RemoteServer) -> Path:
    assert opened.path is not None
    return opened.path


async def test_one_line_each_way(far: Far) -> None:
    opened = await far.serve()
    answered = await talk(path_of(opened), b'{"action": "tender"}\n', ends=False)
    assert answered.count(b"\n") == 1
    assert json.loads(answered) == {
        "done": True,
        "said": "s1",
        "status": {
            "format": 1,
            "state": "running",
            "routine": "sample",
            "step": None,
            "side": None,
            "phase": None,
            "seconds_left": None,
        },
        "shown": None,
        "format": 1,
    }
    assert [request.action for request in far.asked] == [RemoteAction.TENDER]


async def test_what_a_newer_program_adds_is_passed_over(far: Far) -> None:
    opened = await far.serve()
    await talk(path_of(opened), b'{"format": 2, "action": "next", "politely": true}')
    assert [request.action for request in far.asked] == [RemoteAction.NEXT]


async def test_the_socket_is_for_its_owner_alone(far: Far) -> None:
    opened = await far.serve()
    assert stat.S_IMODE(path_of(opened).stat().st_mode) == 0o600
    assert stat.S_IMODE(far.folder.stat().st_mode) == 0o700


async def test_it_goes_with_the_session(far: Far) -> None:
    opened = await far.serve()
    assert await far.who() == "s1"
    opened.close()
    opened.close()
    assert await far.who() is None
    assert list(far.folder.iterdir()) == []


async def test_whoever_looks_on_sees_how_it_ended_before_it_closes(
    far: Far, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "LAST_LOOK_SECONDS", 0.05)
    opened = await far.serve()
    await far.ask("status")
    path = path_of(opened)
    opened.close_when_seen()
    assert await far.who() == "s1"
    while path.exists():
        await asyncio.sleep(0.01)
    assert await far.who() is None


@pytest.mark.parametrize("action", [None, "end"])
async def test_where_nobody_looks_on_it_closes_at_once(far: Far, action: str | None) -> None:
    opened = await far.serve()
    if action:
        await far.ask(action)
    opened.close_when_seen()
    assert await far.who() is None


async def test_a_program_that_ends_before_it_is_seen_leaves_no_socket(far: Far) -> None:
    opened = await far.serve()
    await far.ask("status")
    opened.close_when_seen()
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:  # as asyncio.run does at its end
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    assert list(far.folder.iterdir()) == []


async def test_the_newest_session_is_meant_unless_one_is_named(far: Far) -> None:
    for number, session in enumerate(("first", "second", "third")):
        opened = await far.serve(session)
        os.utime(path_of(opened), ns=(0, (5, 9, 7)[number] * 10**9))
    assert await far.who() == "second"
    assert await far.who("first") == "first"
    assert await far.who("fourth") is None


async def test_a_session_that_was_killed_is_passed_over_and_cleared_by_the_next(far: Far) -> None:
    dead = far.folder / socket_name(far.state, "dead")
    alive = await far.serve("alive")
    _leave(dead)
    os.utime(dead, ns=(0, path_of(alive).stat().st_mtime_ns + 10**9))
    assert await far.who() == "alive"
    await far.serve("next")
    assert not dead.exists()
    assert await far.who("alive") == "alive"


async def test_what_was_left_behind_before_it_listened_goes_once_it_is_old(far: Far) -> None:
    await far.serve("first")
    old, young = far.folder / f"old{FRESH}", far.folder / f"young{FRESH}"
    for path in (old, young):
        _leave(path)
    os.utime(old, (0, 0))
    await far.serve("second")
    assert (old.exists(), young.exists()) == (False, True)


async def test_a_file_that_is_no_socket_is_not_touched(far: Far) -> None:
    far.folder.mkdir(mode=0o700)
    (far.folder / "notes.sock").write_text("mine")
    await far.serve()
    assert (far.folder / "notes.sock").read_text() == "mine"


async def test_a_session_that_goes_on_after_a_kill_is_met_again(far: Far) -> None:
    far.folder.mkdir(mode=0o700)
    _leave(far.folder / socket_name(far.state, "s1"))
    opened = await far.serve("s1")
    assert opened.problem == ""
    assert await far.who("s1") == "s1"


def _leave(path: Path) -> None:
    """A socket that nobody listens at any more."""
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(path))


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"hello\n",
        b"{}\n",
        b'{"action": "explode"}\n',
        b'{"action": ["end"]}\n',
        b'{"action": "sore", "number": 11}\n',
        b'{"action": "sore", "number": -1}\n',
        b'{"action": "end"',
        b"[" * 1_000 + b"\n",
        b"\xff\xfe\x00\n",
        b"GET / HTTP/1.1\r\n\r\n",
    ],
)
async def test_what_is_not_understood_is_told_in_one_line_and_does_nothing(far: Far, line: bytes) -> None:
    opened = await far.serve()
    answered = await talk(path_of(opened), line)
    assert answered.count(b"\n") == 1
    reply = json.loads(answered)
    assert reply["done"] is False
    assert reply["said"].startswith("not understood: ")
    assert {request.action for request in far.asked} <= {RemoteAction.STATUS}
    assert await far.who() == "s1"


@pytest.mark.parametrize("said", [b"", b"x" * (LONGEST_REQUEST + 2_000), b"x" * 1_000_000])
async def test_nothing_and_too_much_are_not_answered(far: Far, said: bytes) -> None:
    opened = await far.serve()
    assert await talk(path_of(opened), said) == b""
    assert far.asked == []
    assert await far.who() == "s1"


async def test_who_says_nothing_is_left_and_others_do_not_wait(
    far: Far, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "PATIENCE_SECONDS", 0.05)
    opened = await far.serve()
    silent = await asyncio.open_unix_connection(path_of(opened))
    assert await far.who() == "s1"
    assert await silent[0].read() == b""
    silent[1].close()


async def test_of_too_many_at_once_the_last_are_left_and_then_others_are_answered(
    far: Far, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "PATIENCE_SECONDS", 0.2)
    opened = await far.serve()
    guests = [await asyncio.open_unix_connection(path_of(opened)) for _ in range(AT_ONCE)]
    assert await talk(path_of(opened), b'{"action": "end"}\n') == b""
    for reader, writer in guests:
        assert await reader.read() == b""
        writer.close()
    assert await far.who() == "s1"
    assert [request.action for request in far.asked] == [RemoteAction.STATUS]


async def test_who_hangs_up_before_the_answer_disturbs_nobody(far: Far) -> None:
    said: list[Any] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: said.append(context))
    opened = await far.serve()
    for _ in range(20):
        _, writer = await asyncio.open_unix_connection(path_of(opened))
        writer.write(b'{"action": "status"}\n')
        writer.transport.abort()
    assert await far.who() == "s1"
    assert said == []


async def test_what_nobody_waits_for_any_more_is_not_done(far: Far) -> None:
    """As after the program was stopped: whoever asked has long been told that it did not answer."""
    opened = await far.serve()
    with socket.socket(socket.AF_UNIX) as impatient:
        impatient.connect(str(path_of(opened)))  # the loop does not run meanwhile
        impatient.sendall(b'{"action": "next"}\n')
    assert await far.who() == "s1"
    assert [request.action for request in far.asked] == [RemoteAction.STATUS]


async def test_another_user_is_not_answered(far: Far, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "peer_user", lambda _socket: os.getuid() + 1)
    opened = await far.serve()
    assert await talk(path_of(opened), b'{"action": "end"}\n', ends=False) == b""
    assert far.asked == []


async def test_a_socket_of_another_user_is_not_told_anything(
    far: Far, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "peer_user", lambda _socket: os.getuid() + 1)
    await far.serve()
    with pytest.raises(NoAnswerError):
        await far.ask("end")
    assert far.asked == []


async def test_a_folder_that_others_can_write_to_is_not_looked_into(far: Far) -> None:
    await far.serve()
    far.folder.chmod(0o770)
    assert await far.who() is None


async def test_a_session_that_is_stopped_is_told_apart_from_none(
    far: Far, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "PATIENCE_SECONDS", 0.05)
    far.folder.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as stopped:
        stopped.bind(str(far.folder / socket_name(far.state, "s1")))
        stopped.listen()
        with pytest.raises(NoAnswerError, match="does not answer"):
            await far.ask()


async def test_an_answer_that_is_none_is_no_answer(far: Far) -> None:
    async def babble(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"\x1b[2J{")
        writer.close()

    far.folder.mkdir(mode=0o700)
    path = far.folder / socket_name(far.state, "s1")
    async with await asyncio.start_unix_server(babble, path):
        with pytest.raises(NoAnswerError):
            await far.ask()


async def test_where_no_socket_can_be_opened_that_is_one_line(far: Far) -> None:
    far.folder.write_text("in the way")
    opened = await far.serve()
    assert opened.path is None
    assert opened.problem == (
        f"unknot remote cannot reach this session: {far.folder} is not a folder of your own"
    )
    opened.close()


async def test_the_next_folder_is_taken_where_the_first_cannot_be(far: Far) -> None:
    long, second = far.state.with_name("x" * 100), far.state.with_name("second")
    long.mkdir()
    opened = RemoteServer(lambda _: Reply(done=True, status=NOW))
    far.servers.append(opened)
    await opened.open((long / "unknot", second), "name.sock")
    assert (opened.problem, path_of(opened)) == ("", second / "name.sock")
