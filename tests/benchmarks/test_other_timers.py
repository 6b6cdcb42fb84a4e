"""What cannot be had is told with its reason."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.benchmarks.other_timers import timers


def test_timers_that_cannot_be_had_say_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "a warning\nno network here\n")

    monkeypatch.setattr(subprocess, "run", fail)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    bare, termdown, tty_clock = timers(tmp_path)
    assert bare.command
    assert not bare.missing
    assert (termdown.command, termdown.missing) == ([], "pip install termdown: no network here")
    assert (tty_clock.command, tty_clock.missing) == ([], "apt-get install tty-clock")
