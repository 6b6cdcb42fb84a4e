"""Which editor is run, and what comes of it."""

import json
import signal
import sys
from pathlib import Path

import pytest

from tui.rooms.editor import NoEditorError, edit_file, find_editor


@pytest.fixture
def search(tmp_path: Path) -> str:
    """A folder of commands, as PATH names it."""
    for name in ("code", "my editor", "nano"):
        editor = tmp_path / name
        editor.write_text("#!/bin/sh\n")
        editor.chmod(0o755)
    return str(tmp_path)


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "nano"}, ("code", "--wait")),
        ({"VISUAL": " ", "EDITOR": "'my editor' -n"}, ("my editor", "-n")),
        ({}, ("nano",)),
    ],
)
def test_the_editor_of_the_person_is_found(
    environ: dict[str, str], command: tuple[str, ...], search: str
) -> None:
    assert find_editor({**environ, "PATH": search}) == command


@pytest.mark.parametrize(
    ("environ", "why"),
    [
        ({"PATH": "/nowhere"}, "such as EDITOR=nano"),
        ({"EDITOR": "nano '"}, "EDITOR: a quote is not closed in nano '"),
        ({"VISUAL": "ned -x"}, "VISUAL: there is no command ned"),
    ],
)
def test_where_none_can_be_found_that_is_said(environ: dict[str, str], why: str, search: str) -> None:
    with pytest.raises(NoEditorError, match=why):
        find_editor({"PATH": search, **environ})


def test_the_file_is_edited_and_signals_are_as_before(tmp_path: Path) -> None:
    path = tmp_path / "a file.json"
    path.write_text("1")
    before = signal.getsignal(signal.SIGINT)
    script = (
        "import signal, sys, json; open(sys.argv[1], 'w').write(json.dumps(signal.getsignal(2) is not None))"
    )
    edit_file([sys.executable, "-c", script], str(path))
    assert json.loads(path.read_text())
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (["/nowhere/ed"], "/nowhere/ed: No such file"),
        ([sys.executable, "-c", "raise SystemExit(3)"], "ended with status 3"),
    ],
)
def test_an_editor_that_fails_is_told(command: list[str], why: str) -> None:
    with pytest.raises(NoEditorError, match=why):
        edit_file(command, "x.json")
