"""Salvage: everything that is still there is had back, and nothing that was altered goes unnoticed."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_check_in
from tests.files.kept_days import LAST_DAY, keep_days, year_file
from tui.files.care.salvage import lines_in_words, salvage, sort_out
from tui.files.journal.atomic_json import SCHEMA, encode
from tui.files.journal.stored_entry import Record, is_intact, record_of, tombstone, with_earlier
from tui.files.paths import Paths

COUNT = 60


def record(number: int, note: str = "") -> Record:
    entry = a_check_in(id=f"id-{number:03}", started_at=LAST_DAY, note=note or f"note é {number}")
    return with_earlier(record_of(entry), ())


RECORDS = {str(each["id"]): each for each in map(record, range(COUNT))}
GOOD = encode({"schema": {"journal": {"version": SCHEMA}}, "entries": RECORDS})
CANONICAL = {key: json.dumps(each, sort_keys=True, default=str) for key, each in RECORDS.items()}


def ids(records: tuple[Record, ...]) -> list[str]:
    return [str(each["id"]) for each in records]


def altered(records: tuple[Record, ...]) -> list[str]:
    """The ids of records that say something else than what was stored."""
    known = {key: json.loads(each) for key, each in CANONICAL.items()}
    return [str(each["id"]) for each in records if json.loads(json.dumps(each)) != known.get(str(each["id"]))]


def line_of(data: bytes, words: bytes) -> int:
    return data.count(b"\n", 0, data.index(words)) + 1


def test_all_of_a_good_file_is_read() -> None:
    found = salvage(GOOD)
    assert ids(found.intact) == list(RECORDS)
    assert (found.changed, found.lost_lines) == ((), ())


@given(st.integers(0, len(GOOD)))
def test_everything_before_a_cut_is_read(at: int) -> None:
    found = salvage(GOOD[:at])
    whole = sum(GOOD.index(b'"%s": ' % key.encode()) < at for key in RECORDS)
    assert ids(found.intact) in (list(RECORDS)[:whole], list(RECORDS)[: max(0, whole - 1)])
    assert len(found.lost_lines) <= 1
    assert altered(found.intact) == []


@given(st.integers(0, len(GOOD)), st.integers(1, 4096))
def test_only_what_a_block_of_zeros_lies_on_is_lost(at: int, size: int) -> None:
    data = GOOD[:at] + bytes(min(size, len(GOOD) - at)) + GOOD[at + size :]
    found = salvage(data)
    longest = max(len(json.dumps(each)) for each in RECORDS.values())
    assert len(found.intact) >= COUNT - 2 - size // (longest // 2)
    assert altered(found.intact) == []


@given(st.integers(0, COUNT))
@settings(max_examples=60)
def test_a_short_version_over_a_long_one_gives_both(kept: int) -> None:
    short = encode(
        {"schema": {"journal": {"version": SCHEMA}}, "entries": dict(list(RECORDS.items())[:kept])}
    )
    found = salvage(short + GOOD[len(short) :])
    assert set(ids(found.intact)) >= set(list(RECORDS)[:kept])
    assert len(set(ids(found.intact))) >= COUNT - 2
    assert altered(found.intact) == []


def test_no_flipped_bit_goes_unnoticed() -> None:
    chance = random.Random(2026)
    noticed = 0
    for _ in range(2000):
        data = bytearray(GOOD)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        found = salvage(bytes(data))
        assert altered(found.intact) == []
        assert len(found.intact) >= COUNT - 2
        noticed += len(found.intact) < COUNT
    assert noticed > 1500  # the rest hit the frame


def test_both_halves_of_a_conflict_are_read() -> None:
    mine, theirs = (with_earlier({**RECORDS["id-001"], "note": note}, ()) for note in ("mine", "theirs"))
    line = GOOD.splitlines()[line_of(GOOD, b'"id-001"') - 1]
    both = b"\n".join(
        [
            b"<<<<<<< HEAD",
            b'"id-001": ' + json.dumps(mine).encode() + b",",
            b"||||||| parent of 1a2b3c",
            line,
            b"=======",
            b'"id-001": ' + json.dumps(theirs).encode() + b",",
            b">>>>>>> other",
        ]
    )
    found = salvage(GOOD.replace(line, both))
    notes = [each["note"] for each in found.intact if each["id"] == "id-001"]
    assert notes == ["mine", "note é 1", "theirs"]
    assert (len(found.intact), found.lost_lines) == (COUNT + 2, ())


def test_lines_that_say_nothing_are_told() -> None:
    data = GOOD.replace(b'"id-007": {', b'"id-007": {{').replace(b'"id-009": {"', b'"id-009": {"\xff')
    found = salvage(data)
    assert found.lost_lines == (line_of(GOOD, b'"id-007"'), line_of(GOOD, b'"id-009"'))


def test_what_was_changed_by_hand_is_known_as_changed() -> None:
    found = salvage(GOOD.replace(b'note \xc3\xa9 7"', b'my words"')[:-5])
    assert [each["note"] for each in found.changed] == ["my words"]
    assert len(found.intact) == COUNT - 1
    assert all(map(is_intact, found.records))


def test_a_record_under_an_id_that_is_not_its_own_is_not_taken_for_the_other() -> None:
    found = salvage(GOOD.replace(b'"id":"id-007"', b'"id":"id-008"')[:-5])
    assert "id-007" not in ids(found.intact) + ids(found.changed)
    assert ids(found.intact).count("id-008") == 1


def test_deleted_entries_are_had_back_as_deleted() -> None:
    gone = tombstone(RECORDS["id-003"], LAST_DAY)
    data = encode({"schema": {"journal": {"version": SCHEMA}}, "entries": {**RECORDS, "id-003": gone}})
    found = salvage(data[:-4])
    assert [each["kind"] for each in found.intact if each["id"] == "id-003"] == ["deleted"]


def test_a_file_of_layout_1_has_no_seals_and_is_read_all_the_same(paths: Paths) -> None:
    keep_days(paths, days=[20])
    lines = year_file(paths).read_text().splitlines()
    tables = json.loads("\n".join(lines))
    for each in tables["entries"].values():
        del each["check"], each["earlier"]
    tables["schema"]["journal"]["version"] = 1
    found = salvage(encode(tables)[:-3])
    assert sorted(ids(found.intact)) == ["e20-0", "e20-1", "e20-2"]
    assert all(map(is_intact, found.intact))


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"\n\n\n",
        bytes(5000),
        b"null",
        b"[" * 100_000,
        b'"a": ' + b'{"a": ' * 20_000,
        b'"x": {"id": "x", "check": 5}',
        b'"x": {"id": ["x"], "kind": "check-in"}',
        b'"x": {"kind": "deleted"}',
        b'"x": {}, "y": {}',
        b"\xff\xfe" * 1000,
        b'"x": {"id": "\\ud800"}',
        b'"x": {"n": ' + b"9" * 5000 + b"}",
    ],
)
def test_nothing_hostile_is_taken_for_a_record(hostile: bytes) -> None:
    found = salvage(hostile)
    assert (found.intact, found.changed) == ((), ())


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_without_an_error(data: bytes) -> None:
    assert salvage(data).intact == ()


def test_records_of_a_table_are_told_apart() -> None:
    edited = {**RECORDS["id-001"], "note": "edited"}
    found = sort_out(
        {"id-000": RECORDS["id-000"], "id-001": edited, "x": RECORDS["id-002"], "y": {"kind": "dream"}}
    )
    assert (ids(found.intact), ids(found.changed), sorted(found.odd)) == (["id-000"], ["id-001"], ["x", "y"])


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "no line"),
        ([7], "line 7"),
        ([7, 9], "lines 7 and 9"),
        ([1, 2, 3, 4], "lines 1, 2, 3 and 4"),
        (range(1, 10), "lines 1, 2, 3 and 6 more"),
    ],
)
def test_lines_in_words(lines: list[int], words: str) -> None:
    assert lines_in_words(lines) == words
