"""The installed program at a real pseudo-terminal, hostile texts in its files: no sequence but its own."""

import datetime as dt
import json
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from tests.homes import write_welcomed
from tests.hostile import seeds
from tests.hostile.texts import HOSTILE, NUMBERED
from tests.terminal.harness import UNKNOT, Terminal, clean_environ
from tui.core.clock import ManualClock
from tui.core.entries.entry import SessionEntry
from tui.core.text import is_safe
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import find_paths

pytestmark = pytest.mark.terminal

_SEQUENCE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]?"
    rb"|[\x00-\x09\x0b-\x1f\x7f]"
)
_STYLE_OR_PLACE = re.compile(rb"\x1b\[[0-9;]*[mH]")
MARKUP = [text for text in HOSTILE.values() if text.isprintable() and 9 < len(text) < 40][:12]


def sequences(raw: bytes) -> set[bytes]:
    """The kinds of control sequences in what was written; styles and places are one kind each."""
    return {_STYLE_OR_PLACE.sub(rb"style or place", each) for each in _SEQUENCE.findall(raw)}


def played(home: Path, texts: Iterable[str]) -> bytes:
    """What the program writes while somebody reads everything in it."""
    _seed(home, list(texts))
    with Terminal([UNKNOT], clean_environ(home), 80, 24) as terminal:
        terminal.wait_for("Unknot")
        terminal.press("o")
        terminal.wait_for("Journal")
        terminal.press("enter")
        terminal.linger(0.3)
        terminal.press("q", *["pagedown"] * 6)
        terminal.linger(0.5)
        terminal.press("q")
        terminal.linger(0.3)
        terminal.press("w")
        terminal.linger(0.3)
        terminal.press("pagedown", "pagedown", "pagedown")
        terminal.linger(0.3)
        terminal.press("q")
        terminal.linger(0.3)
        terminal.press("/", "Z")
        terminal.linger(0.3)
        terminal.press("escape")
        terminal.linger(0.3)
        terminal.press("ctrl+q")
        assert terminal.exit_status() == 0
        assert terminal.is_restored()
        return terminal.raw


def _moved(session: SessionEntry, entry_id: str, now: dt.datetime) -> SessionEntry:
    """The session under another id, as one of this week: the first of its screenfuls shows it."""
    at = now.replace(microsecond=0)
    return msgspec.structs.replace(session, id=entry_id, started_at=at, ended_at=at)


def _seed(home: Path, texts: list[str]) -> None:
    clock = ManualClock(dt.datetime.now(dt.UTC), "UTC")  # the program runs by the clock of this machine
    paths = find_paths({"UNKNOT_HOME": str(home / "unknot")})
    write_welcomed(paths)
    journal = YearJournal(paths, clock)
    for number, text in enumerate(texts):
        if not any(0xD800 <= ord(each) <= 0xDFFF for each in text):
            journal.add(_moved(seeds.a_told_session(text), f"told-{number}", clock.now()))
    paths.routines.mkdir(parents=True)
    step = {
        "id": "a",
        "instruction": "Roll slowly.",
        "seconds": 30,
        "regions": ["shoulder-top"],
        "title": "x",
    }
    routines = [
        {"id": f"r{number}", "title": text, "summary": text, "posture": text, "steps": [step]}
        for number, text in enumerate(each for each in texts if each in MARKUP or each == "harmless")
    ]
    (paths.routines / "own.json").write_text(json.dumps({"routines": routines or [{"id": "none"}]}))


def test_hostile_files_add_no_sequence_to_those_of_the_screens(tmp_path: Path) -> None:
    (tmp_path / "good").mkdir()
    (tmp_path / "bad").mkdir()
    marked = [f"{mark} {text}" for mark, text in NUMBERED.items()]
    good = played(tmp_path / "good", ["harmless"] * 5)
    bad = played(tmp_path / "bad", [*marked, *MARKUP])
    assert sequences(bad) - sequences(good) == set()
    shown = _SEQUENCE.sub(b"", bad).decode()
    assert {each for each in shown if not is_safe(each) and each != "\n"} == set()
    assert sum(mark in shown for mark in NUMBERED) > len(NUMBERED) / 3
