"""The way of somebody new, from a copy of a routine to a session under its own name, at a real terminal."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.terminal.desk import Desk
from tests.terminal.harness import UNKNOT, Terminal, clean_environ
from tests.terminal.person import GET_READY, WORK, press_until

pytestmark = pytest.mark.terminal

TITLE = "My short neck"


def open_routines(terminal: Terminal, wanted: str) -> None:
    """From the body to a routine in the list."""
    terminal.wait_for("BACK")
    press_until(terminal, "u", "Routines")
    press_until(terminal, "/", "to the list")
    terminal.press(*wanted)
    terminal.wait_for(f"with “{wanted}”")
    terminal.press("enter")
    terminal.wait_for("Enter start")


def copy_and_change(terminal: Terminal) -> None:
    """A copy of the neck routine, one step of it halved, one left out."""
    open_routines(terminal, "neck tension")
    press_until(terminal, "m", "Change a copy")
    terminal.press(*TITLE, "enter")
    terminal.wait_for("not saved yet")
    terminal.press("down")
    terminal.wait_for("▸ 2 Squeeze and glide")
    terminal.press("3", "0")
    terminal.wait_for("30_")
    terminal.press("enter")
    terminal.wait_for("30 s   30 to 120 s")
    terminal.press("down")
    terminal.wait_for("▸ 3 Small deep circles")
    terminal.press("x")
    terminal.wait_for("left out")
    terminal.press("s")
    terminal.wait_for(f"Saved: {TITLE}")


def is_getting_ready(title: str, seen: Terminal) -> bool:
    """Whether the lead-in to that step is on the screen."""
    return title in seen.text and GET_READY in seen.text


def run_it(terminal: Terminal) -> None:
    """All of it, to the end and back to the list."""
    press_until(terminal, "enter", "You need")
    press_until(terminal, "enter", WORK)
    for title in ("Squeeze and glide", "Let it hang"):
        terminal.wait_for(partial(is_getting_ready, title))
    terminal.wait_for("Finished")
    press_until(terminal, "enter", "How sore is it now")
    press_until(terminal, "s", "start")


def test_a_copy_is_changed_run_and_found_in_the_journal(desk: Desk) -> None:
    terminal = desk.sit(UNKNOT_CLOCK_RATE="20")
    copy_and_change(terminal)
    run_it(terminal)
    press_until(terminal, "q", "BACK")
    press_until(terminal, "o", "Journal")
    assert TITLE in terminal.wait_for(TITLE)
    press_until(terminal, "q", "BACK")
    terminal.press("q")
    assert terminal.exit_status() == 0
    assert terminal.is_restored()
    (entry,) = desk.journal()
    assert (entry["routine"], entry["routine_title"]) == ("my-short-neck", TITLE)
    assert (entry["outcome"], entry["seconds_planned"]) == ("finished", 15 + 30 + 40)
    listed = json.loads(desk.run("routines", "--json"))["routines"]
    assert [each["origin"] for each in listed if each["id"] == "my-short-neck"] == ["user"]


def test_a_file_broken_by_hand_is_told_line_by_line_and_keeps_nothing_else_out(desk: Desk) -> None:
    terminal = desk.sit()
    copy_and_change(terminal)
    path = desk.home / "unknot" / "routines" / "my-short-neck.json"
    break_by_hand(path)
    press_until(terminal, "q", "BACK")
    press_until(terminal, "u", "is left out")
    assert "Neck tension" in terminal.text
    press_until(terminal, "p", "instruktion")
    assert '"thirty"' in terminal.text
    press_until(terminal, "enter", "is left out")
    press_until(terminal, "q", "BACK")
    terminal.press("q")
    assert terminal.exit_status() == 0
    done = subprocess.run(
        [UNKNOT, "routines", "check", path], env=clean_environ(desk.home), capture_output=True, check=False
    )
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 2)
    assert "my-short-neck" not in desk_routines(desk)
    assert {"short", "neck-tension"} <= desk_routines(desk)


EDITOR = """
import json, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
path = sys.argv[-1]
input("EDITOR HERE ")
routine = json.load(open(path))
title = "Edited neck" if routine["title"] == "" else ""
routine["title"], routine["steps"][0]["seconds"] = title, 20
json.dump(routine, open(path, "w"))
"""
"""An editor that leaves a mistake behind the first time, and mends it the second time."""


def test_texts_are_changed_in_the_editor_of_the_person(desk: Desk, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(EDITOR)
    desk.run("routines", "copy", "neck-tension", "--title", "My neck")
    terminal = desk.sit(VISUAL=f"'{sys.executable}' '{script}'")
    open_routines(terminal, "my neck")
    press_until(terminal, "v", "EDITOR HERE")
    assert not terminal.modes_on()
    terminal.press("\x03")  # Ctrl+C is the editor's, and ends this one: nothing was edited
    terminal.wait_for("Not edited")
    press_until(terminal, "enter", "EDITOR HERE")
    terminal.press("\r")
    terminal.wait_for("Not a routine yet")
    assert "title" in terminal.text
    press_until(terminal, "enter", "EDITOR HERE")
    terminal.press("\r")
    terminal.wait_for("Saved: Edited neck")
    press_until(terminal, "v", "EDITOR HERE")
    terminal.press("\x1a")  # Ctrl+Z would stop the editor, and nobody could wake it
    terminal.press("\r")
    terminal.wait_for("Not a routine yet")
    press_until(terminal, "d", "Left as it was")
    press_until(terminal, "q", "BACK")
    terminal.press("q")
    assert terminal.exit_status() == 0
    assert terminal.is_restored()
    assert "Edited neck" in desk.run("routines").decode()
    drafts = list((desk.home / "unknot").rglob("*draft*/*"))
    assert drafts == []


def break_by_hand(path: Path) -> None:
    """Two slips of somebody who edits JSON."""
    value = json.loads(path.read_text())
    routine = value.get("routines", [value])[0]
    routine["steps"][0]["instruktion"] = "Sit."
    routine["steps"][1]["seconds"] = "thirty"
    path.write_text(json.dumps(value, indent=2))


def desk_routines(desk: Desk) -> set[str]:
    """The ids that `unknot routines --json` lists, whatever it complains about."""
    done = subprocess.run(
        [UNKNOT, "routines", "--json"], env=clean_environ(desk.home), capture_output=True, check=True
    )
    return {each["id"] for each in json.loads(done.stdout)["routines"]}
