"""Hostile texts through every command: on its command line, and in what it reads; looked at byte by byte."""

import json
from pathlib import Path

import msgspec
import pytest

from tests.hostile import seeds
from tests.hostile.attempts import Attempted, standard_streams
from tests.hostile.texts import HOSTILE, leaks
from tui import cli
from tui.core.entries.journal import JournalError
from tui.core.text import NOTE_LIMIT

ARGUMENTS = [
    ("start", "{}"),
    ("routines", "check", "{}"),
    ("journal", "--region", "{}"),
    ("journal", "--since", "{}"),
    ("journal", "--find", "since:{}"),
    ("journal", "--until", "{}"),
    ("journal", "restore", "{}"),
    ("journal", "merge", "{}"),
    ("week", "{}"),
    ("import", "{}"),
    ("export", "{}/x"),
    ("check-in", "--region", "{}", "--now", "3"),
    ("check-in", "--note", "x", "--at", "{}"),
    ("{}",),
    ("journal", "--{}"),
]
LINES = 60
"""More lines than this on standard error would be a flood."""


@pytest.fixture
def attempted(tmp_path: Path) -> Attempted:
    return Attempted(tmp_path / "home")


def run(attempted: Attempted, *arguments: str) -> tuple[int, bytes, str]:
    """Status, standard output and standard error of a command; AssertionError where anything leaks."""
    with standard_streams(attempted.folder) as (out, err):
        status = cli.run(arguments)
    told = err.getvalue()
    assert "error of its own" not in told, arguments
    assert leaks(out.getvalue()) == set(), arguments
    assert leaks(told.encode("utf-8", "surrogateescape")) == set(), arguments
    return status, out.getvalue(), told


def _fits_a_command_line(text: str) -> bool:
    """A system hands over no NUL, and of surrogates only those that stand for bytes."""
    try:
        return b"\x00" not in text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize("words", ARGUMENTS, ids=" ".join)
def test_a_hostile_argument_is_refused_in_lines(
    attempted: Attempted, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for text in filter(_fits_a_command_line, HOSTILE.values()):
        arguments = [word.replace("{}", text[:4_000]) for word in words]
        status, out, told = run(attempted, *arguments)
        assert status in (1, 2), arguments
        assert 0 < told.count("\n") + out.count(b"\n") < LINES
        assert all(line.startswith("unknot: ") for line in told.splitlines())
    assert sorted(each.name for each in tmp_path.iterdir()) == ["home", "home-export.json"]


def test_a_hostile_note_is_printed_harmlessly_and_kept_in_json(attempted: Attempted) -> None:
    journal = attempted.home.journal()
    kept = {}
    for number, text in enumerate(HOSTILE.values()):
        note = text[:NOTE_LIMIT]
        entry = msgspec.structs.replace(seeds.a_told_session(text), id=f"told-{number}", note=note)
        if any(0xD800 <= ord(each) <= 0xDFFF for each in text):
            with pytest.raises(JournalError, match="surrogates not allowed"):
                journal.add(entry)
        else:
            journal.add(entry)
            kept[entry.id] = note
    assert len(kept) == len(HOSTILE) - 2
    for words in (["journal"], ["week", "2026-W47"], ["week", "2026-W47", "--json"], ["doctor"]):
        assert run(attempted, *words)[1]
    _, out, _ = run(attempted, "journal", "--json")
    told = {entry["id"]: entry["note"] for entry in json.loads(out)["entries"]}
    assert kept.items() <= told.items()
    _, out, _ = run(attempted, "export", "-")
    told = {entry["id"]: entry["note"] for entry in json.loads(out)["entries"]}
    assert kept.items() <= told.items()
    run(attempted, "export", "-", "--csv")


def test_a_hostile_routine_is_listed_harmlessly_or_refused_in_lines(attempted: Attempted) -> None:
    path = attempted.home.paths.routines / "mine.json"
    document = json.loads(path.read_bytes())
    for text in HOSTILE.values():
        (routine,) = document["routines"]
        routine["title"] = routine["summary"] = routine["steps"][0]["title"] = text
        routine["steps"][0]["caution"] = routine["posture"] = text
        path.write_text(json.dumps(document))
        for words in (["routines"], ["routines", "--json"], ["routines", "check", str(path)]):
            _, out, told = run(attempted, *words)
            assert out or words[1:2] == ["check"]
            assert told.count("\n") < LINES


def test_a_hostile_configuration_is_told_harmlessly(attempted: Attempted) -> None:
    for text in HOSTILE.values():
        quoted = json.dumps(text[:3_000])
        attempted.home.paths.config_file.write_text(
            f"theme = {quoted}\ntimezone = {quoted}\n{quoted} = {quoted}\n[cues]\n{quoted} = 1\n"
        )
        _, _, told = run(attempted, "routines")
        assert 0 < told.count("\n") < LINES


def test_a_note_is_in_no_crash_log(attempted: Attempted, monkeypatch: pytest.MonkeyPatch) -> None:
    private_note = "my neck hurt after the quarrel"

    def fail(*_: object) -> None:
        note = private_note
        raise KeyError(note)

    monkeypatch.setattr("tui.commands.journal.library_for_lines", fail)
    with standard_streams(attempted.folder) as (out, err):
        assert cli.run(["journal"]) == 1
    log = attempted.home.paths.log.read_text()
    assert "KeyError" in log
    assert private_note not in log + out.getvalue().decode() + err.getvalue()
