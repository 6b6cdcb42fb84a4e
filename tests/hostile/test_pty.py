"""The installed program at a real pseudo-terminal, hostile texts in its files: no sequence but its own."""

import codecs
import datetime as dt
import json
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from tests.homes import write_welcomed
from tests.hostile import seeds
from tests.hostile.reading import Reader, Way
from tests.hostile.texts import HOSTILE, NUMBERED
from tests.terminal.harness import UNKNOT, Terminal, clean_environ
from tui.core.clock import ManualClock
from tui.core.entries.entry import SessionEntry
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import find_paths

pytestmark = pytest.mark.terminal

MARKUP = [text for text in HOSTILE.values() if text.isprintable() and 9 < len(text) < 40][:12]
LONGEST_ANSWER, QUIET = 1.0, 0.1
"""Seconds: so long a key that changes nothing is waited for; and so long nothing comes after a picture."""
VISIBLE = ("safe\ufffd\ufffd\ufffd\ufffdevil", "safe evil", "a b\ufffdc\ufffdd")
"""What is shown of texts with characters that Unknot itself moves the cursor with."""


def read(terminal: Terminal, way: Way) -> Reader:
    """What the terminal showed from one arrival to the next."""
    reader, begin = Reader(80, 24, way), 0
    decoder = codecs.getincrementaldecoder("utf-8")()
    for arrival in terminal.arrivals:
        reader.feed(decoder.decode(terminal.raw[begin : arrival.up_to]))
        begin = arrival.up_to
    return reader


def played(home: Path, texts: Iterable[str], way: Way = Way.CHANGES) -> Reader:
    """What the program shows while somebody reads everything in it."""
    _seed(home, list(texts), way)
    with Terminal([UNKNOT], clean_environ(home), 80, 24) as terminal:
        terminal.wait_for("Unknot")
        terminal.press("o")
        terminal.wait_for("Journal")
        _press(terminal, "enter", "q", *["pagedown"] * 4, "q")
        _press(terminal, "w", *["pagedown"] * 3, "q")
        _press(terminal, "/", "Z", "escape")
        terminal.press("ctrl+q")
        assert terminal.exit_status() == 0
        assert terminal.is_restored()
        return read(terminal, way)


def _press(terminal: Terminal, *keys: str) -> None:
    """Press one key after another, each when all that the one before has changed was seen."""
    for key in keys:
        before, end = terminal.text, time.monotonic() + LONGEST_ANSWER
        terminal.press(key)
        while terminal.text == before and time.monotonic() < end:
            terminal.read()
        while terminal.read(QUIET):
            pass


def _moved(session: SessionEntry, entry_id: str, now: dt.datetime) -> SessionEntry:
    """The session under another id, as one of this week: the first of its screenfuls shows it."""
    at = now.replace(microsecond=0)
    return msgspec.structs.replace(session, id=entry_id, started_at=at, ended_at=at)


def _seed(home: Path, texts: list[str], way: Way) -> None:
    clock = ManualClock(dt.datetime.now(dt.UTC), "UTC")  # the program runs by the clock of this machine
    paths = find_paths({"UNKNOT_HOME": str(home / "unknot")})
    write_welcomed(paths)
    paths.config_file.parent.mkdir(parents=True, exist_ok=True)
    paths.config_file.write_text(f"only_changes = {str(way is Way.CHANGES).lower()}\n")
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


@pytest.mark.parametrize("way", Way)
def test_hostile_files_add_no_sequence_to_those_of_the_screens(tmp_path: Path, way: Way) -> None:
    (tmp_path / "good").mkdir()
    (tmp_path / "bad").mkdir()
    marked = [f"{mark} {text}" for mark, text in NUMBERED.items()]
    good = played(tmp_path / "good", ["harmless"] * 5, way)
    bad = played(tmp_path / "bad", [*marked, *MARKUP], way)
    assert bad.leaks - good.leaks == set()
    assert sum(map(bad.has_shown, NUMBERED)) > len(NUMBERED) / 3
    assert [each for each in VISIBLE if not bad.has_shown(each)] == []
