"""The hook: run for every cue, in order, never waited for; what is wrong with it is told once."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cues.scenes import a_cue, a_pass
from tui.core.anatomy.body import Side
from tui.core.cues.cue import CueKind
from tui.core.sessions.record import Phase
from tui.cues.hook import AT_ONCE, STARTED_WITHIN, WAITING_AT_MOST, CueHook, variables_of

WRITES = """
import os, sys
names = sorted(name for name in os.environ if name.startswith("UNKNOT_"))
with open(sys.argv[1], "a") as file:
    file.write(" ".join(f"{name[7:]}={os.environ[name]}" for name in names) + chr(10))
"""

NEVER = threading.Event()
"""To wait for with a time limit, so that the processor is free meanwhile."""


@contextmanager
def hook_with(*command: str, **environ: str) -> Iterator[CueHook]:
    """A hook that is closed in the end."""
    hook = CueHook(command, {"PATH": os.environ["PATH"], **environ})
    yield hook
    hook.close()


def waited_until(path: Path, lines: int, seconds: float = 20) -> list[str]:
    """The lines of a file, as soon as there are so many."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = path.read_text().splitlines() if path.exists() else []
        if len(found) >= lines:
            return found
        NEVER.wait(0.01)
    raise AssertionError(f"not {lines} lines in {seconds} s")


def children() -> set[str]:
    """Processes of ours that run, or have ended and were not waited for."""
    listed = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {number for each in listed for number in each.read_text().split()}


def test_everything_a_cue_knows_is_in_the_environment() -> None:
    assert variables_of(a_cue(CueKind.AWAY, 41)) == {
        "UNKNOT_CUE": "away",
        "UNKNOT_SECONDS": "41",
        "UNKNOT_STEP": "roll-down",
        "UNKNOT_TITLE": "Roll down",
        "UNKNOT_SIDE": "right",
        "UNKNOT_PHASE": "get-ready",
        "UNKNOT_LEFT": "8",
        "UNKNOT_PASS": "4",
        "UNKNOT_PASSES": "7",
        "UNKNOT_NEXT": "Roll up",
    }


def test_what_there_is_not_is_empty_and_every_name_is_always_there() -> None:
    bare = variables_of(a_cue(CueKind.GO, now=a_pass(side=None), upcoming=None, counts_up=True))
    assert {name for name, text in bare.items() if not text} == {
        "UNKNOT_SECONDS",
        "UNKNOT_SIDE",
        "UNKNOT_LEFT",
        "UNKNOT_NEXT",
    }


def test_a_step_that_waits_for_a_key_has_no_seconds_left() -> None:
    assert variables_of(a_cue(CueKind.CONFIRM, under=Phase.CONFIRM))["UNKNOT_LEFT"] == ""


def test_no_byte_of_a_title_can_keep_a_command_from_being_started() -> None:
    cue = a_cue(CueKind.GO, now=a_pass("a\0b\x1b[2J\nc\ud800"))
    assert variables_of(cue)["UNKNOT_TITLE"] == "a\ufffdb\ufffd[2J c\ufffd"


def test_the_command_is_run_with_its_arguments_and_no_shell(tmp_path: Path) -> None:
    path = tmp_path / "$(touch x); heard"
    with hook_with(sys.executable, "-c", WRITES, str(path)) as hook:
        hook.give(a_cue(CueKind.CHANGE_SIDE, now=a_pass(side=Side.LEFT)))
        (line,) = waited_until(path, 1)
    assert line.startswith(
        "CUE=change-side LEFT=8 NEXT=Roll up PASS=4 PASSES=7 PHASE=get-ready SECONDS= SIDE=left"
    )
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_commands_begin_in_the_order_of_the_cues(tmp_path: Path) -> None:
    path = tmp_path / "heard"
    with hook_with("sh", "-c", 'echo "$UNKNOT_SECONDS" >>"$0"; sleep 0.3', str(path)) as hook:
        for seconds in (3, 2, 1):
            hook.give(a_cue(CueKind.LAST_SECONDS, seconds))
            assert waited_until(path, 4 - seconds)[-1] == str(seconds)  # while the ones before still run


def test_a_command_that_does_not_end_makes_nobody_wait_and_is_told(tmp_path: Path) -> None:
    busy, began = tmp_path / "busy", tmp_path / "began"
    busy.touch()
    with hook_with(
        "sh", "-c", 'echo >>"$1"; while [ -e "$0" ]; do sleep 0.1; done', str(busy), str(began)
    ) as hook:
        begun = time.monotonic()
        for _ in range(AT_ONCE):
            hook.give(a_cue(CueKind.GO))
        waited_until(began, AT_ONCE)
        for _ in range(WAITING_AT_MOST - 1):  # the last that began may not be counted as begun yet
            hook.give(a_cue(CueKind.GO))
        assert hook.problem is None
        for _ in range(2):
            hook.give(a_cue(CueKind.GO))
        assert hook.problem == (
            'cues.on_cue: "sh" does not end: 4 of them still run. Cues are left out until one ends.'
        )
        assert len(waited_until(began, AT_ONCE)) == AT_ONCE
        begun = time.monotonic()
        hook.close()
        assert time.monotonic() - begun < STARTED_WITHIN + 1
        busy.unlink()
        waited_until(began, AT_ONCE + WAITING_AT_MOST - 1)


def test_a_command_that_is_not_there_is_told_once_and_disturbs_nothing() -> None:
    with hook_with("no-such-program-of-unknot", "--now") as hook:
        for _ in range(3):
            hook.give(a_cue(CueKind.GO))
        hook.close()
        assert hook.problem == (
            'cues.on_cue: "no-such-program-of-unknot" cannot be run: No such file or directory.'
        )


def test_an_argument_that_no_command_can_get_is_told() -> None:
    with hook_with("true", "a\0b") as hook:
        hook.give(a_cue(CueKind.GO))
        hook.close()
        assert hook.problem == 'cues.on_cue: "true" cannot be run: embedded null byte.'


def test_the_last_cue_is_run_although_the_session_ends_at_once(tmp_path: Path) -> None:
    path = tmp_path / "heard"
    hook = CueHook((sys.executable, "-c", WRITES, str(path)), {"PATH": os.environ["PATH"]})
    hook.give(a_cue(CueKind.FINISHED))
    hook.close()
    assert waited_until(path, 1)[0].startswith("CUE=finished")


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc to see the processes")
def test_no_process_and_no_thread_is_left_behind() -> None:
    before, threads = children(), threading.active_count()
    hook = CueHook(("true",), {"PATH": os.environ["PATH"]})
    for _ in range(6):
        hook.give(a_cue(CueKind.GO))
    hook.close()
    deadline = time.monotonic() + 20
    while (children() - before or threading.active_count() > threads) and time.monotonic() < deadline:
        NEVER.wait(0.01)
    assert children() - before == set()
    assert threading.active_count() <= threads


def test_it_prints_nothing_and_gets_no_key(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "done"
    with hook_with("sh", "-c", 'echo out; echo err >&2; cat; echo >"$0"', str(path)) as hook:
        hook.give(a_cue(CueKind.GO))
        waited_until(path, 1)
    assert capfd.readouterr() == ("", "")
