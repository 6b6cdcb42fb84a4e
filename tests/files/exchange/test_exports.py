"""Exports and files from elsewhere: complete on the way out, checked whole on the way in."""

import json
import os
import random
import re
from pathlib import Path
from typing import Any

import pytest

from tests.builders import AT, a_check_in, a_session, a_tender_point
from tui.core.entries.entry import entry_json
from tui.core.entries.journal import JournalError
from tui.files.disk import Disk, look
from tui.files.exchange import given_files
from tui.files.exchange.exports import EXPORT_BEGINS, archive, export_text, refuse_own_years, write_export
from tui.files.exchange.given_files import GivenFile, RefusedFileError, given_in, read_given
from tui.files.journal.merge_rule import combine, merge_into
from tui.files.journal.stored_entry import (
    Record,
    earlier_of,
    next_version,
    tombstone,
    version_of,
    with_earlier,
)
from tui.files.paths import Paths

STAMPS = {"recorded_at": AT, "updated_at": AT}


def stored(entry_id: str = "a", **fields: Any) -> dict[str, Any]:
    return plain(with_earlier(entry_json(a_check_in(id=entry_id, **STAMPS, **fields)), ()))


def plain(record: Record) -> dict[str, Any]:
    """The record as it comes out of a file: lists for tuples."""
    read: dict[str, Any] = json.loads(json.dumps(record))
    return read


def export_of(*records: Record) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(export_text(records))
    return document


def given(document: object) -> GivenFile:
    return given_in(json.dumps(document).encode(), "back.json")


def problems_of(data: bytes | object) -> tuple[str, ...]:
    with pytest.raises(RefusedFileError) as refusal:
        given_in(data if isinstance(data, bytes) else json.dumps(data).encode(), "back.json")
    assert all("\n" not in problem for problem in refusal.value.problems)
    return refusal.value.problems


# Out


def test_an_export_has_one_record_on_each_line_oldest_first_and_no_checksum() -> None:
    old, new = stored("z", note="old", started_at=AT.replace(year=2020)), stored("a", note="new")
    gone = tombstone(stored("gone"), AT)
    lines = export_text([new, gone, old]).splitlines()
    assert lines[:2] == ['{"format": 1, "unknot": "journal export",', '"entries": [']
    assert [json.loads(line.rstrip(","))["note"] for line in lines[2:4]] == ["old", "new"]
    assert json.loads(lines[6])["kind"] == "deleted"
    assert '"check"' not in export_text([new, gone, old])
    assert EXPORT_BEGINS.match(export_text([]).encode())


def test_an_export_of_nothing_is_one_all_the_same() -> None:
    assert export_of() == {"format": 1, "unknot": "journal export", "entries": [], "deleted": []}
    assert given(export_of()) == GivenFile(records=())


def test_everything_of_a_record_is_there_again_after_an_export() -> None:
    record = {**stored(note="é 🙂\n" + "x" * 9_000), "mood": {"new": [1, 2.5, None]}}
    edited = next_version(record, {**record, "note": "changed"})
    whole = [edited, tombstone(stored("b"), AT), plain(with_earlier(entry_json(a_session(**STAMPS)), ()))]
    assert sorted(given(export_of(*whole)).records, key=version_of) == sorted(whole, key=version_of)


def test_an_export_has_nothing_that_a_terminal_acts_on_and_says_the_same() -> None:
    record = {**stored(), "odd": "\x1b[2J\x7f\x9b\u202e🙂"}
    text = export_text([record])
    assert not {"\x1b", "\x7f", "\x9b", "\u202e"} & set(text)
    assert json.loads(text)["entries"][0]["odd"] == record["odd"]


def test_an_export_is_for_its_owner_only_and_replaces_only_its_like(tmp_path: Path, paths: Paths) -> None:
    file, text = tmp_path / "x.json", export_text([stored()])
    for _ in range(2):
        write_export(file, text, EXPORT_BEGINS, paths, Disk())
    assert file.read_text() == text
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]
    file.write_text('{"format": 1, "entries": []}')
    with pytest.raises(JournalError, match="choose another name"):
        write_export(file, text, EXPORT_BEGINS, paths, Disk())
    assert file.read_text() == '{"format": 1, "entries": []}'
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]


def test_an_export_goes_where_a_link_leads_and_into_an_empty_file(tmp_path: Path, paths: Paths) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.touch()
    link.symlink_to(real)
    write_export(link, export_text([]), EXPORT_BEGINS, paths, Disk())
    assert link.is_symlink()
    assert real.read_text() == export_text([])


def test_an_export_is_refused_where_it_would_do_harm(tmp_path: Path, paths: Paths) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    places = [paths.journal / "2031.json", tmp_path / "no" / "x.json", tmp_path / "folder", tmp_path / "pipe"]
    for place in places:
        with pytest.raises(JournalError, match=r"^cannot write ") as refusal:
            write_export(place, export_text([]), EXPORT_BEGINS, paths, Disk())
        assert "\n" not in str(refusal.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "pipe"]


# In: what is taken


def test_what_journal_json_prints_is_taken_and_what_was_not_stored_yet_counts_from_its_end() -> None:
    open_session = a_session(recorded_at=None, updated_at=None)
    taken = given({"format": 1, "entries": [entry_json(open_session), entry_json(a_check_in(**STAMPS))]})
    assert taken.unconfirmed == {"session-1"}
    assert taken.records[0]["recorded_at"] == entry_json(open_session)["ended_at"]
    assert [earlier_of(record) for record in taken.records] == [(), ()]


@pytest.mark.parametrize("layout", [1, 2])
def test_a_year_file_of_either_layout_is_taken(layout: int) -> None:
    record = entry_json(a_check_in(id="a", **STAMPS)) if layout == 1 else stored()
    taken = given({"schema": {"journal": {"version": layout}}, "entries": {"a": record}})
    assert taken.records == (stored(),)
    assert taken.notices == ()


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    data = b"\xef\xbb\xbf" + export_text([stored()]).replace("\n", "\r\n").encode()
    assert given_in(data, "x").records == (stored(),)


def test_what_is_left_out_or_was_changed_by_others_is_said() -> None:
    changed = {**stored(), "note": "edited by hand"}
    taken = given(
        {"schema": {"journal": {"version": 2}}, "entries": {"a": changed}, "moods": {}, "zones": {}}
    )
    assert taken.notices == (
        "back.json: this Unknot does not know what moods, zones is for; that part is left out",
        "back.json: 1 entry was changed by another program than Unknot; taken as it is now",
    )
    assert taken.records[0]["note"] == "edited by hand"


# In: what is refused

WHOLE = {
    b"": "is empty",
    b" \n": "is empty",
    b"[]": "is neither an export of Unknot nor a year of its journal",
    b"null": "is neither",
    b"{}": "is neither",
    b'{"format": 1}': "entries: found null, expected up to 200,000 entries in a list",
    b'{"format": 1, "entries": {}}': "entries: found an object with 0 fields",
    b'{"format": 1, "entries": [], "deleted": 3}': "deleted: found 3, expected",
    b'{"format": 2, "entries": []}': "was written by a newer Unknot (format 2, this one reads 1): update",
    b'{"format": true, "entries": []}': "format: found true, expected a number from 1 to 1",
    b'{"format": 0, "entries": []}': "format: found 0",
    b'{"schema": {"journal": {"version": 3}}, "entries": {}}': "was written by a newer Unknot (layout 3",
    b'{"schema": 1, "entries": {}}': "layout: found null",
    b'{"schema": {"journal": {"version": 2}}, "entries": []}': "entries: found a list of 0",
    b'{"format": 1, "format": 1, "entries": []}': 'line 1, column 15: found "format" twice in one object',
    b'{"format": 1, "entries": [NaN]}': "line 1, column 27: found the number NaN",
    b'{"format": 1, "entries": ["\xe9"]}': "it is not UTF-8 text: byte 0xE9, line 1",
    b'<<<<<<< HEAD\n{"format": 1}': "git left conflict markers in it, line 1",
    b"kind,entry,started_at\r\nrating,a,2026": "this is CSV; import takes the JSON of an export",
    b'"kind";"entry"\n"rating";"a"': "this is CSV",
}


@pytest.mark.parametrize(("data", "told"), WHOLE.items())
def test_a_file_of_another_kind_is_refused_in_one_line(data: bytes, told: str) -> None:
    (problem,) = problems_of(data)
    assert problem.startswith(f"back.json: {told}")


FIELDS: dict[str, tuple[dict[str, Any], str]] = {
    "a number beyond": (
        {"interference": 11},
        "interference: found 11, expected a whole number of at most 10",
    ),
    "another type": ({"note": 5}, "note: found 5, expected a text"),
    "in a part": (
        {"ratings": [{"region": "calf", "side": "left", "now": 11}]},
        "ratings[0].now: found 11, expected a whole number of at most 10",
    ),
    "a key missing in a part": (
        {"ratings": [{"region": "calf", "side": "left"}]},
        "ratings[0].now is missing",
    ),
    "an unknown kind": ({"kind": "dream"}, 'kind: found "dream" (a text), expected one of the words'),
    "a time without its offset": ({"started_at": "2026-11-22T14:03:11"}, "started_at: found"),
    "a year beyond": ({"ended_at": "9999-12-31T00:00:00Z"}, "ended_at: found"),
    "a path for an id": ({"id": "../../x"}, "id: found"),
    "a long note": ({"note": "x" * 10_001}, "note: found"),
    "a control character": ({"note": "a\x1b[2J"}, "note: found the character U+001B at 2, expected none"),
    "a bidi character": ({"note": "ab\u202e"}, "note: found the character U+202E at 3"),
    "half a character": ({"note": "\ud800"}, "note: found the character U+D800 at 1"),
    "a control character in what is not known": ({"mood": [{"x": "\x00"}]}, "mood[0].x: found the character"),
    "a control character in a key": ({"mo\x07od": 1}, "mo\x07od: found the character U+0007 at 3"),
    "no history": ({"earlier": "0123456789ab"}, "earlier: found"),
    "a version that is none": ({"earlier": ["../x"]}, 'earlier[0]: found "../x" (a text), expected 12'),
    "levels without end": (
        {"mood": json.loads("[" * 25 + "]" * 25)},
        "mood[0]: found values nested",
    ),
    "a deletion without a time": (
        {"kind": "deleted", "updated_at": None},
        "updated_at: found null, expected a date and time",
    ),
    "a deletion at no time": ({"kind": "deleted", "updated_at": "0001-01-01T00:00:00Z"}, "updated_at: found"),
}


@pytest.mark.parametrize(("fields", "told"), FIELDS.values(), ids=FIELDS.keys())
def test_a_value_that_does_not_fit_is_told_with_entry_and_field(fields: dict[str, Any], told: str) -> None:
    good = stored("good")
    bad = stored("bad") | fields
    (problem,) = problems_of({"format": 1, "entries": [good, bad]})
    assert problem.startswith(f"back.json: entry 2 ({bad['id']}): {told}"), problem


@pytest.mark.parametrize("record", [None, [], "x", 5])
def test_what_is_no_record_at_all_is_refused(record: object) -> None:
    (problem,) = problems_of({"format": 1, "entries": [record]})
    assert problem.startswith("back.json: entry 1: found ")


def test_an_id_given_twice_is_refused_also_among_deletions() -> None:
    document = export_of(stored("a"), stored("b"), tombstone(stored("a"), AT))
    assert problems_of(document) == (
        "back.json: entry 1 (a): its id is given more than once",
        "back.json: deletion 1 (a): its id is given more than once",
    )


def test_a_year_file_must_have_each_record_under_its_own_id() -> None:
    (problem,) = problems_of({"schema": {"journal": {"version": 2}}, "entries": {"b": stored("a")}})
    assert problem == 'back.json: entry (a): id: found "a" (a text), expected "b" (a text)'


def test_the_first_twenty_problems_are_told_and_the_rest_counted() -> None:
    told = problems_of({"format": 1, "entries": [{"id": str(number)} for number in range(25)]})
    assert len(told) == 21
    assert told[-1] == "back.json: and 5 more"


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(given_files, "RECORDS_LIMIT", 1)
    (problem,) = problems_of(export_of(stored("a"), stored("b")))
    assert problem.startswith("back.json: entries: found a list of 2")


def test_a_pipe_a_folder_and_a_flood_are_refused_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "big").write_bytes(b" " * 2_000)
    monkeypatch.setattr(given_files, "EXPORT_LIMIT", 1_000)
    for name in ("pipe", "big", "nothing", "."):
        with pytest.raises(JournalError, match=r"^cannot read ") as refusal:
            read_given(tmp_path / name)
        assert "\n" not in str(refusal.value)


# In: what nobody foresaw

ODD = [b"null", b"{}", b"[]", b"-1", b"1e999", b"[[[[", b"\xff", b"\xe2\x80\xae", b'"\\ud800"', b"9" * 30]
ODD += [b'"0001-01-01T00:00:00+14:00"', b'"9999-12-31T23:59:59Z"', b'"../x"']
ODD += [b'"kind":"deleted",', b'"id":"a",', b""]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with something changed, lost, put in, or an odd value in the place of another."""
    at = chance.randrange(len(data))
    values = list(re.finditer(rb'(?<=:)("[^"]*"|[0-9]+|null|true|false|\[[^]]*\])', data))
    value = chance.choice(values) if values else None
    if value and chance.random() < 0.5:
        return data[: value.start()] + chance.choice(ODD) + data[value.end() :]
    return data[:at] + chance.choice([bytes([at % 256]), *ODD]) + data[at + chance.randrange(9) :]


def test_whatever_is_done_to_a_file_it_is_refused_in_lines_or_can_be_stored() -> None:
    before, taken, told = {"a": stored("a", note="here"), "b": stored("b")}, 0, list[str]()
    session = plain(with_earlier(entry_json(a_session(tender_points=(a_tender_point(),), **STAMPS)), ()))
    whole = [next_version(before["a"], {**before["a"], "note": "later"}), session, tombstone(stored("c"), AT)]
    by_id = {str(record["id"]): record for record in whole}
    year = json.dumps({"schema": {"journal": {"version": 2}}, "entries": by_id}).encode()
    for seed in range(1_500):
        chance = random.Random(seed)
        data = mutated(chance.choice([export_text(whole).encode(), year]), chance)
        try:
            records = given_in(data, "back.json").records
        except RefusedFileError as refusal:
            told += refusal.problems
            continue
        taken += 1
        after = merge_into(before, records)
        again = given_in(export_text(after.values()).encode(), "again.json")
        assert merge_into({}, again.records).keys() == after.keys(), f"seed {seed}"
        assert combine(after, records)[0] == {}, f"seed {seed}"
    assert taken > 20
    assert not [line for line in told if "\n" in line or len(line) > 400]


# Putting copies away


def test_a_copy_in_the_folder_of_the_journal_is_moved_for_its_owner_only(paths: Paths) -> None:
    paths.journal.mkdir(parents=True)
    copy = paths.journal / "2026.sync-conflict-20261122-140311-ABCDEFG.json"
    copy.write_text("{}")
    copy.chmod(0o644)
    read = look(copy)
    assert read is not None
    kept = archive(copy, read, paths, Disk())
    assert kept is not None
    assert kept.parent == paths.quarantine
    assert kept.name.startswith("merged-2026.sync-conflict-20261122-140311-ABCDEFG-")
    assert kept.read_text() == "{}"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert not copy.exists()


def test_a_copy_that_changed_since_it_was_read_stays(paths: Paths) -> None:
    paths.journal.mkdir(parents=True)
    copy = paths.journal / "2026 (conflicted copy).json"
    copy.write_text("{}")
    read = look(copy)
    assert read is not None
    copy.write_text("{ }")
    with pytest.raises(JournalError, match="it has changed meanwhile: merge it again"):
        archive(copy, read, paths, Disk())
    assert copy.read_text() == "{ }"


def test_a_file_elsewhere_and_a_link_stay_where_they_are(tmp_path: Path, paths: Paths) -> None:
    paths.journal.mkdir(parents=True)
    elsewhere, link = tmp_path / "2026.json", paths.journal / "2026.copy.json"
    elsewhere.write_text("{}")
    link.symlink_to(elsewhere)
    for file in (elsewhere, link):
        read = look(file)
        assert read is not None
        assert archive(file, read, paths, Disk()) is None
        assert file.exists()


def test_a_year_of_the_journal_is_not_taken_for_a_copy_under_any_name(tmp_path: Path, paths: Paths) -> None:
    paths.journal.mkdir(parents=True)
    year, link = paths.journal / "2026.json", tmp_path / "link.json"
    year.write_text("{}")
    link.symlink_to(year)
    (tmp_path / "copy.json").write_text("{}")
    for file in (year, link, paths.journal / ".." / "journal" / "2026.json"):
        with pytest.raises(JournalError, match="is the journal itself"):
            refuse_own_years(file, paths)
    refuse_own_years(tmp_path / "copy.json", paths)
    refuse_own_years(tmp_path / "nothing.json", paths)
