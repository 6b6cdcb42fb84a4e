"""Ids never become paths: whatever a file calls itself, nothing elsewhere is made, changed or removed."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.files.operations import note
from tests.hostile.attempts import Attempted
from tui.core.entries.journal import JournalError
from tui.files.exchange.exports import export_text
from tui.files.journal.stored_entry import record_of
from tui.files.sessions.orphans import read_sessions
from tui.files.sessions.settling import discard, keep, settle_what_ended

PRECIOUS = "precious"
IDS = [
    "../precious",
    "../../precious",
    "/precious",
    "a/b",
    "..",
    ".",
    "",
    "a\x00b",
    "a\nb",
    "x" * 65,
    "x" * 5_000,
    "a\\..\\b",
    "C:x",
    "~root",
    "$HOME",
    "*",
    "\u202e",
    "-rf",
]


@pytest.fixture
def attempted(tmp_path: Path) -> Attempted:
    """A home, and files outside and inside of it that somebody could reach by a path."""
    made = Attempted(tmp_path / "home")
    for folder in (tmp_path, made.folder, made.home.paths.sessions.parent, made.home.paths.sessions):
        for name in ("precious", "precious.jsonl", "precious.json"):
            (folder / name).write_text(PRECIOUS)
    return made


def everything(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def session_called(attempted: Attempted, session_id: str) -> Path:
    """The orphan's file with another id in its first line."""
    (path,) = (each for each in attempted.home.paths.sessions.glob("*.jsonl") if each.stem != PRECIOUS)
    first, *rest = path.read_text().split("\n")
    header = json.loads(first)
    header["header"]["id"] = session_id
    path.write_text("\n".join([json.dumps(header), *rest]))
    return path


@pytest.mark.parametrize("settle", [keep, discard])
@pytest.mark.parametrize("session_id", IDS)
def test_the_id_in_a_session_file_leads_nowhere(
    attempted: Attempted, tmp_path: Path, session_id: str, settle: Callable[..., Any]
) -> None:
    path = session_called(attempted, session_id)
    before = everything(tmp_path)
    found = read_sessions(attempted.home.paths)
    assert found.orphans == ()
    assert len(found.problems) == 2  # the file called precious.jsonl is none either
    assert path.exists()
    settle_what_ended(attempted.home.paths, attempted.home.journal())
    assert everything(tmp_path) == before


def test_a_session_that_changes_its_id_while_it_is_settled_leads_nowhere(
    attempted: Attempted, tmp_path: Path
) -> None:
    (orphan,) = read_sessions(attempted.home.paths).orphans
    session_called(attempted, "../precious")
    before = everything(tmp_path)
    for settle in (keep, discard):
        with pytest.raises(JournalError, match="not of the one it is named after"):
            settle(orphan, attempted.home.journal())
    assert everything(tmp_path) == before


@pytest.mark.parametrize("entry_id", IDS)
def test_the_id_of_an_entry_leads_nowhere(attempted: Attempted, tmp_path: Path, entry_id: str) -> None:
    before = everything(tmp_path)
    journal = attempted.home.journal()
    if entry_id != "-rf":
        with pytest.raises(JournalError):
            journal.add(note(entry_id, "x"))
    assert journal.remove(entry_id) is None
    assert everything(tmp_path) == before


@pytest.mark.parametrize("entry_id", [each for each in IDS if each != "-rf"])
def test_an_import_with_such_an_id_is_refused(attempted: Attempted, tmp_path: Path, entry_id: str) -> None:
    record = {**record_of(note("fine", "x")), "id": entry_id}
    attempted.export.write_text(export_text([record]))
    before = everything(tmp_path)
    told = attempted.command(("import", str(attempted.export)), attempted.export)
    assert any("id: " in line for line in told), told
    assert everything(tmp_path) == before


@pytest.mark.parametrize("routine_id", [each for each in IDS if each != "-rf"])
def test_a_routine_with_such_an_id_is_refused(attempted: Attempted, tmp_path: Path, routine_id: str) -> None:
    path = attempted.home.paths.routines / "mine.json"
    document = json.loads(path.read_bytes())
    document["routines"][0]["id"] = routine_id
    path.write_text(json.dumps(document))
    before = everything(tmp_path)
    assert any("expected an id" in line for line in attempted.tries[path](b""))
    assert any("mine.json" in line for line in attempted.command(("routines",), path))
    attempted.command(("start", routine_id), path)
    assert everything(tmp_path) == before
    assert os.listdir(attempted.folder / "routines") == ["mine.json"]
