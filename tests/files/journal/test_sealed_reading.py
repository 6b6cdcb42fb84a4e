"""A record that stands as it was sealed is read quickly; whatever else stands there is looked at closely."""

import copy
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
import pytest

from tui.core.clock import ManualClock
from tui.core.entries.entry import CheckIn, Entry, SessionEntry
from tui.files.journal.atomic_json import AtomicJSON
from tui.files.journal.journal_files import YearJournal
from tui.files.journal.stored_entry import (
    Deleted,
    check_deleted,
    is_deleted,
    is_intact,
    read_entry,
    read_sealed,
    record_of,
    sealed,
    tombstone,
    with_earlier,
)
from tui.files.journal.year_files import YearFiles
from tui.files.paths import Paths

ODD: tuple[object, ...] = (
    None,
    "",
    "a b",
    "a\n",
    "é",
    "own/x",
    "own/own/x",
    "x" * 65,
    -1,
    11,
    10**11,
    0.5,
    True,
    [],
    {},
    "deleted",
)
ODD_TIMES = ("2026-11-22T12:00:00", "1969-12-31T23:59:59Z", "9999-01-01T00:00:00Z", "0001-01-01T00:00:00Z")
_ENCODER = msgspec.json.Encoder(order="sorted")
Path = tuple[str | int, ...]


@pytest.fixture
def records(
    session: SessionEntry, check_in: Callable[..., CheckIn], clock: ManualClock
) -> list[dict[str, Any]]:
    """A session, a check-in and a deleted entry, as they are stored."""
    said = msgspec.structs.replace(session, id="a", note='"check":"00000000", she said \\ é', copy_of="b")
    stored = [with_earlier(record_of(each), ("1" * 12,)) for each in (said, check_in("a", after_session="c"))]
    return [*stored, tombstone(stored[0], clock.now())]


def as_closely_read(record: Mapping[str, Any]) -> Entry | Deleted | None:
    """What the careful way finds; None where it tells that something is wrong."""
    if not is_intact(record) or "check" not in record:
        return None
    try:
        if not is_deleted(record):
            return read_entry(record, "a")
        check_deleted(record, "a")
    except ValueError:
        return None
    return Deleted(id="a", started_at=dt.datetime.fromisoformat(record["started_at"]))


def read(record: object) -> Entry | Deleted | None:
    return read_sealed(msgspec.Raw(_ENCODER.encode(record)), "a")


def paths_in(value: object, way: Path = ()) -> Iterator[Path]:
    """The way to every part of a record."""
    if way:
        yield way
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from paths_in(part, (*way, key))


def changed(record: Mapping[str, Any], way: Path, value: object) -> dict[str, Any]:
    new: Any = copy.deepcopy(msgspec.json.decode(_ENCODER.encode(record)))
    place = new
    for key in way[:-1]:
        place = place[key]
    place[way[-1]] = value
    return {**new}


def test_what_was_sealed_is_read_as_it_was(records: list[dict[str, Any]]) -> None:
    assert [read(record) for record in records] == [as_closely_read(record) for record in records]
    assert None not in [read(record) for record in records]


def test_a_changed_record_is_never_taken_for_a_sealed_one(records: list[dict[str, Any]]) -> None:
    for record in records:
        for way in paths_in(record):
            for value in ODD:
                other = changed(record, way, value)
                assert read(other) == as_closely_read(other), (way, value)


def test_a_record_sealed_by_somebody_else_is_judged_as_the_careful_way_judges(
    records: list[dict[str, Any]],
) -> None:
    judged = []
    for record in records:
        for way in paths_in(record):
            for value in (*ODD, *ODD_TIMES):
                if way != ("check",):
                    forged = sealed(changed(record, way, value))
                    assert read(forged) == as_closely_read(forged), (way, value)
                    judged.append(read(forged) is None)
    assert set(judged) == {True, False}


def test_a_year_with_one_changed_record_still_tells_which(
    paths: Paths, clock: ManualClock, check_in: Callable[..., CheckIn]
) -> None:
    journal = YearJournal(paths, clock)
    for entry_id in ("a", "b", "c"):
        journal.add(check_in(entry_id, note="slept well"))
    journal.remove("c")
    file = paths.year_file(2026)
    file.write_bytes(file.read_bytes().replace(b"slept well", b"slept ill!", 1))
    again = YearJournal(paths, clock)
    assert sorted(entry.note for entry in again.all()) == ["slept ill!", "slept well"]
    (problem,) = again.problems()
    assert "entry a was changed outside Unknot" in problem
    assert again.knows("c")


def test_a_file_of_the_program_is_read_the_quick_way(
    paths: Paths, clock: ManualClock, check_in: Callable[..., CheckIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = YearJournal(paths, clock)
    for number in range(3):
        monkeypatch.setattr(AtomicJSON, "read", AtomicJSON.read)
        journal.add(check_in(f"id-{number}"))
        with monkeypatch.context() as patched:
            patched.setattr(AtomicJSON, "read", lambda _: pytest.fail("read the careful way"))
            assert len(YearJournal(paths, clock).all()) == number + 1


def test_the_same_entry_twice_is_not_read_the_quick_way(
    paths: Paths, clock: ManualClock, check_in: Callable[..., CheckIn]
) -> None:
    YearJournal(paths, clock).add(check_in("a"))
    file = paths.year_file(2026)
    line = next(each for each in file.read_bytes().splitlines() if each.startswith(b'"a"'))
    file.write_bytes(file.read_bytes().replace(line, line + b",\n" + line))
    (problem,) = YearJournal(paths, clock).problems()
    assert "has the same entry twice" in problem
    assert YearFiles.storage is AtomicJSON
