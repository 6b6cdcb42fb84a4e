"""`unknot remote ACTION` and `unknot status`: a session that runs, was left open, or is not there."""

import asyncio
import datetime as dt
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest

from tests.commands.conftest import Unknot
from tui import cli
from tui.core.clock import ManualClock
from tui.core.entries.entry import Pace
from tui.core.remote.remote import RemoteAction
from tui.core.routines.plan import BOTH_SIDES
from tui.core.sessions.events import Event
from tui.core.sessions.record import SessionHeader
from tui.core.sessions.running import RunningSession
from tui.core.sessions.session import Session
from tui.files.paths import Paths
from tui.files.routines.routine_files import load_built_in
from tui.files.sessions.checkpoint import DISCARDED, SessionFile
from tui.remote.server import RemoteServer, serve

NONE = {
    "format": 1,
    "state": "none",
    "routine": None,
    "step": None,
    "side": None,
    "phase": None,
    "seconds_left": None,
}
WORKING = {
    "format": 1,
    "state": "running",
    "routine": "tight-shoulders",
    "step": "roll-down",
    "side": "left",
    "phase": "work",
    "seconds_left": 88,
}
LINE = "go 1:28 · your left · Rise, ball rolls down · 3 of 7 · Tight shoulders\n"


@pytest.fixture(autouse=True)
def meeting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder with a short path, in which nobody else meets."""
    with TemporaryDirectory(prefix="unknot") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


def play(home: Path, session: str = "s1") -> RunningSession:
    """A session two seconds into rolling down on the left, written down in its file."""
    clock = ManualClock(dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.UTC))
    routine = load_built_in().routine("tight-shoulders")
    assert routine is not None
    header = SessionHeader(
        id=session,
        routine=routine,
        pace=Pace.NORMAL,
        sides=BOTH_SIDES,
        keys=True,
        started_at=clock.now(),
        timezone="UTC",
    )
    file = SessionFile.create(Paths(home, home, home), header)
    playing = RunningSession(Session(header, new_id=lambda: "mark"), clock, file)
    playing.start()
    for event in (Event.NEXT, Event.NEXT, Event.GO):
        playing.give(event)
    clock.move(2)
    playing.bank()
    return playing


def let_go(playing: RunningSession) -> None:
    """Its program is gone."""
    file = playing._log
    assert isinstance(file, SessionFile)
    file.close()


async def _say_goodbye(server: RemoteServer) -> None:
    """Close, and let whoever was just answered go."""
    server.close()
    await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))
    await asyncio.sleep(0)


@contextmanager
def served(home: Path, playing: RunningSession) -> Iterator[None]:
    """In a thread of its own: the command blocks the one of the test."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    opening = asyncio.run_coroutine_threadsafe(serve(playing, playing.give, home), loop)
    server = opening.result(10)
    assert server.problem == ""
    try:
        yield
    finally:
        asyncio.run_coroutine_threadsafe(_say_goodbye(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


@pytest.fixture
def playing(home: Path) -> Iterator[RunningSession]:
    """A session that runs and can be reached."""
    playing = play(home)
    with served(home, playing):
        yield playing
    let_go(playing)


def test_the_actions_are_those_of_the_socket() -> None:
    assert list(cli._REMOTE_ACTIONS) == [action.value for action in RemoteAction]


def test_an_action_is_done_and_answered_by_one_line(unknot: Unknot, playing: RunningSession) -> None:
    answer = unknot("remote", "tender")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == (
        "hold 0 s, the step waits at 1:28 · your left · Rise, ball rolls down · 3 of 7 · Tight shoulders\n"
    )
    answer = unknot("remote", "eased")
    assert answer.out == f"Noted, held for 0 s. G{LINE[1:]}"


def test_how_sore_takes_its_number(unknot: Unknot, playing: RunningSession) -> None:
    unknot("remote", "tender")
    assert unknot("remote", "sore", "6").status == 0
    assert playing.session.state.marks[0].sore == [6]


@pytest.mark.parametrize("arguments", [["sore"], ["next", "5"], ["sore", "11"], ["dance"]])
def test_wrong_usage_is_one_line_and_status_2(
    unknot: Unknot, playing: RunningSession, arguments: list[str]
) -> None:
    answer = unknot("remote", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.complaint


@pytest.mark.parametrize(
    ("action", "said"), [("eased", "no tender point is being held"), ("resume", "it is not paused")]
)
def test_what_does_not_apply_is_one_line_and_status_1(
    unknot: Unknot, playing: RunningSession, action: str, said: str
) -> None:
    answer = unknot("remote", action)
    assert (answer.status, answer.out, answer.complaint) == (1, "", said)


@pytest.mark.parametrize("action", ["next", "status", "end"])
def test_without_a_session_an_action_is_one_line_and_status_1(
    unknot: Unknot, home: Path, action: str
) -> None:
    answer = unknot("remote", action)
    assert (answer.status, answer.out, answer.complaint) == (1, "", "no session is running")
    answer = unknot("remote", action, "--session", "abc\x1b[2J")
    assert (answer.status, answer.complaint) == (1, 'no session "abc\N{REPLACEMENT CHARACTER}[2J" is running')
    assert not home.exists()


def test_a_session_can_be_named(unknot: Unknot, playing: RunningSession) -> None:
    assert unknot("remote", "status", "--session", "s1").out == LINE
    assert unknot("remote", "status", "--session", "s2").status == 1


def test_a_session_of_another_home_is_not_meant(
    unknot: Unknot, playing: RunningSession, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("UNKNOT_HOME", str(tmp_path / "other"))
    assert unknot("remote", "next").complaint == "no session is running"
    assert json.loads(unknot("status", "--json").out) == NONE


def test_the_status_of_a_session_that_runs(unknot: Unknot, playing: RunningSession) -> None:
    assert unknot("status").out == LINE
    assert json.loads(unknot("status", "--json").out) == WORKING


def test_the_status_of_none_is_an_empty_line_for_nobody(unknot: Unknot, home: Path) -> None:
    answer = unknot("status")
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    assert json.loads(unknot("status", "--json").out) == NONE
    assert not home.exists()


def test_a_person_is_told_that_there_is_none(
    unknot: Unknot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert unknot("status").out == "No session is running.\n"


def test_a_session_without_a_socket_is_running_as_its_file_has_it(unknot: Unknot, home: Path) -> None:
    playing = play(home)
    assert json.loads(unknot("status", "--json").out) == WORKING
    assert unknot("status").out == LINE
    let_go(playing)


def test_a_session_whose_program_is_gone_is_interrupted(unknot: Unknot, home: Path) -> None:
    let_go(play(home))
    assert json.loads(unknot("status", "--json").out) == {**WORKING, "state": "interrupted"}
    assert unknot("status").out == "interrupted: step 3, your left side, 1:28 left · Tight shoulders\n"
    assert unknot("remote", "next").complaint == "no session is running"


def test_of_several_the_one_that_runs_counts_then_the_newest(unknot: Unknot, home: Path) -> None:
    for session in ("s3", "s1", "s2"):
        playing = play(home, session)
        if session == "s1":
            playing.give(Event.MARK)
            running = playing
        else:
            playing.give(Event.PAUSE if session == "s2" else Event.SHARP)
            let_go(playing)
    assert json.loads(unknot("status", "--json").out)["phase"] == "hold"
    let_go(running)
    assert json.loads(unknot("status", "--json").out)["phase"] == "change-side"


def _end(playing: RunningSession) -> None:
    playing.give(Event.END)


def _discard(playing: RunningSession) -> None:
    playing.note(DISCARDED)


@pytest.mark.parametrize("settle", [_end, _discard])
def test_what_only_waits_to_be_stored_is_no_session(
    unknot: Unknot, home: Path, settle: Callable[[RunningSession], None]
) -> None:
    playing = play(home)
    settle(playing)
    let_go(playing)
    assert json.loads(unknot("status", "--json").out) == NONE


def test_a_session_file_that_cannot_be_read_is_told(unknot: Unknot, home: Path) -> None:
    (home / "sessions").mkdir(parents=True)
    (home / "sessions" / "x.jsonl").write_text("nonsense\n")
    answer = unknot("status", "--json")
    assert (answer.status, json.loads(answer.out)) == (1, NONE)
    assert "x.jsonl" in answer.complaint


def test_a_session_that_is_just_about_to_begin(unknot: Unknot, home: Path) -> None:
    playing = play(home)
    header = msgspec.structs.replace(playing.session.header, id="s0")
    let_go(playing)
    (home / "sessions" / "s1.jsonl").unlink()
    file = SessionFile.create(Paths(home, home, home), header)
    assert json.loads(unknot("status", "--json").out) == {
        **NONE,
        "state": "running",
        "routine": "tight-shoulders",
    }
    assert unknot("status").out == "about to begin\n"
    file.close()


def test_the_pad_needs_a_terminal(unknot: Unknot) -> None:
    answer = unknot("remote")
    assert answer.status == 2
    assert answer.complaint == (
        "this needs a terminal; without one: unknot remote press, tender, eased, partly, not-easing, "
        "sore NUMBER, spot, sharp, next, back, again, pause, resume, more, undo, end or status"
    )


def test_a_soreness_without_its_number_is_told_how(unknot: Unknot) -> None:
    said = unknot("remote", "sore").complaint
    assert said.startswith("sore takes a number from 0 to 10, such as: unknot remote sore 7")
    assert unknot("remote", "next", "5").complaint.startswith("next takes no number, only sore does")


HEAVY = {"textual", "rich", "tinydb", "pendulum", "asyncio", "filelock", "tempfile", "tui.files.journal"}
SESSIONS = {"tui.core.sessions.session", "tui.core.sessions.record", "tui.files.sessions"}


def loaded_by(*arguments: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after a command."""
    code = (
        f"import sys\nfrom tui.cli import run\nrun({arguments!r})\nprint(*sys.modules, file=sys.__stderr__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("command", [["status"], ["status", "--json"], ["remote", "next"]], ids=" ".join)
def test_a_prompt_that_asks_all_day_loads_next_to_nothing(home: Path, command: list[str]) -> None:
    """What keeps it under 0.1 s (issue 4); where nothing is kept, what reads sessions is left out too."""
    loaded = loaded_by(*command)
    assert "tui.remote.client" in loaded
    assert loaded & (HEAVY | SESSIONS) == set()
    let_go(play(home))
    assert loaded_by(*command) & HEAVY == set()


def test_a_status_while_a_session_runs_loads_next_to_nothing(playing: RunningSession) -> None:
    assert loaded_by("status") & (HEAVY | SESSIONS) == set()
