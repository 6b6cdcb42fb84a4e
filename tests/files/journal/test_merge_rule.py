"""Two versions of an entry: what descends replaces, what does not is kept beside; no text is ever lost."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.long.histories import histories, keep_both, last_writer_wins
from tui.files.journal.merge_rule import Combined, combine, copy_of, merge, merge_into, resolve
from tui.files.journal.stored_entry import (
    EARLIER_LIMIT,
    Record,
    earlier_of,
    is_deleted,
    is_intact,
    next_version,
    rising,
    tombstone,
    version_of,
    with_earlier,
)

START = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def first(note: str = "first", **fields: Any) -> Record:
    """An entry that was just stored."""
    usual = {
        "id": "a",
        "kind": "check-in",
        "note": note,
        "started_at": START.isoformat(),
        "recorded_at": START.isoformat(),
        "updated_at": START.isoformat(),
    }
    return with_earlier({**usual, **fields}, ())


def edited(before: Record, note: str, minutes: int = 1) -> Record:
    """What it is after an edit, so many minutes after the start."""
    known = {key: value for key, value in before.items() if key not in ("earlier", "check", "mood")}
    stamp = rising(before, START + dt.timedelta(minutes=minutes)).isoformat()
    return next_version(before, {**known, "note": note, "updated_at": stamp})


def deleted(before: Record, minutes: int = 1) -> Record:
    return tombstone(before, START + dt.timedelta(minutes=minutes))


def notes(records: Mapping[str, Record]) -> set[object]:
    return {record["note"] for record in records.values() if not is_deleted(record)}


# The rule, case by case


def test_the_same_version_is_one_record_with_the_history_of_both() -> None:
    mine, theirs = with_earlier(first(), ["0" * 12]), with_earlier(first(), ["1" * 12])
    (merged,) = merge(mine, theirs)
    assert version_of(merged) == version_of(mine)
    assert set(earlier_of(merged)) == {"0" * 12, "1" * 12}


@pytest.mark.parametrize("minutes", [-60, 60])
def test_an_edit_replaces_what_it_was_made_of_whatever_the_clock_says(minutes: int) -> None:
    old = first()
    new = edited(edited(old, "second", minutes), "third", minutes)
    assert merge(old, new) == merge(new, old) == (new,)


def test_two_edits_of_one_entry_are_both_kept_and_the_later_keeps_the_id() -> None:
    old = first()
    mine, theirs = edited(old, "mine", 1), edited(old, "theirs", 2)
    winner, copy = merge(mine, theirs)
    assert (winner["id"], winner["note"]) == ("a", "theirs")
    assert version_of(mine) in earlier_of(winner)
    assert version_of(old) in earlier_of(winner)
    assert (copy["copy_of"], copy["note"], copy["earlier"]) == ("a", "mine", [])
    assert copy == copy_of(mine)
    assert uuid.UUID(str(copy["id"])).version == 8


def test_both_know_that_it_is_settled() -> None:
    old = first()
    mine, theirs = edited(old, "mine", 1), edited(old, "theirs", 2)
    winner, _ = merge(mine, theirs)
    assert merge(winner, mine) == merge(winner, theirs) == (winner,)


def test_an_edit_survives_a_deletion_that_did_not_know_of_it() -> None:
    old = first()
    edit, gone = edited(old, "still wanted", 1), deleted(old, 2)
    (merged,) = merge(edit, gone)
    assert merged["note"] == "still wanted"
    assert {version_of(gone), version_of(old)} <= set(earlier_of(merged))
    assert merge(gone, merged) == (merged,)


def test_a_deletion_of_what_was_seen_deletes() -> None:
    old = first()
    (merged,) = merge(old, deleted(old))
    assert is_deleted(merged)
    assert "note" not in merged


def test_two_deletions_are_one() -> None:
    old = first()
    one, other = deleted(old, 1), deleted(old, 2)
    assert merge(one, other) == merge(other, one)
    assert len(merge(one, other)) == 1


def test_the_same_words_written_twice_are_one_entry() -> None:
    old = first()
    one, other = edited(old, "same", 1), edited(old, "same", 2)
    (merged,) = merge(one, other)
    assert version_of(merged) == version_of(other)
    assert version_of(one) in earlier_of(merged)


def test_a_version_without_the_fields_of_a_newer_unknot_adds_nothing() -> None:
    whole = first(mood={"new": 1}, ratings=[{"now": 3, "depth": 2}])
    listed = first(ratings=[{"now": 3}], updated_at=(START + dt.timedelta(days=1)).isoformat())
    (merged,) = merge(whole, listed)
    assert (merged["mood"], merged["ratings"]) == ({"new": 1}, [{"now": 3, "depth": 2}])
    assert len(merge(whole, first(ratings=[{"now": 4}]))) == 2
    assert len(merge(whole, first(ratings=[]))) == 2
    assert len(merge(first(unattended=True), first(unattended=1))) == 2


def test_fields_of_a_newer_unknot_travel_with_both_sides() -> None:
    old = first(mood="calm")
    for record in merge(edited(old, "mine", 1), edited(old, "theirs", 2)):
        assert record["mood"] == "calm"


def test_a_copy_is_of_the_first_entry_however_often_it_splits() -> None:
    old = first()
    _, copy = merge(edited(old, "mine", 1), edited(old, "theirs", 2))
    _, second = merge(edited(copy, "x", 3), edited(copy, "y", 4))
    assert second["copy_of"] == "a"
    assert second["id"] not in ("a", copy["id"])


def test_versions_that_claim_each_other_are_both_kept() -> None:
    one, other = first("one"), first("other")
    forged = with_earlier(one, [version_of(other)]), with_earlier(other, [version_of(one)])
    assert notes(merge_into({}, forged)) == {"one", "other"}


# Many at once


def test_a_chain_of_edits_makes_no_copy_in_any_order() -> None:
    versions = [first()]
    for number in range(5):
        versions.append(edited(versions[-1], f"edit {number}", minutes=-number))
    assert resolve(versions[::-1]) == resolve(versions) == (versions[-1],)
    other = edited(versions[2], "elsewhere", 60)
    winner, *copies = resolve([*versions, other])
    assert {winner["note"], *(copy["note"] for copy in copies)} == {"edit 4", "elsewhere"}


def test_a_copy_that_was_edited_or_deleted_here_is_not_made_again() -> None:
    mine, theirs = edited(first(), "mine", 1), edited(first(), "theirs", 2)
    both = merge_into({"a": mine}, [theirs])
    copy = next(record for record in both.values() if record["id"] != "a")
    for changed in (edited(copy, "edited copy", 5), deleted(copy, 5)):
        now = {**both, str(copy["id"]): changed}
        assert merge_into(now, [mine, theirs]) == now
        assert merge_into({"a": mine, str(copy["id"]): changed}, [theirs]) == now


def test_what_became_of_them_is_counted_as_a_person_sees_it() -> None:
    old = first()
    stored = {
        "a": edited(old, "mine", 1),
        "same": first(id="same"),
        "old": first(id="old"),
        "gone": deleted(first(id="gone")),
        "unwanted": first(id="unwanted"),
    }
    theirs = [
        edited(old, "theirs", 2),
        first(id="same"),
        edited(first(id="old"), "new"),
        first(id="gone"),
        deleted(first(id="unwanted")),
        first(id="added"),
        deleted(first(id="never seen")),
    ]
    written, counts = combine(stored, theirs)
    assert counts == Combined(added=1, changed=1, deleted=1, kept_both=1, unchanged=1)
    assert "same" not in written
    again = combine({**stored, **written}, theirs)
    assert again == ({}, Combined(unchanged=4))


def test_a_record_whose_seal_is_broken_is_not_written_over_by_itself() -> None:
    stored = {**first(), "check": "00000000"}
    assert combine({"a": stored}, [first()])[0] == {}


def test_long_histories_settle_too() -> None:
    one = with_earlier(first(), [f"{number:012x}" for number in range(60)])
    other = with_earlier(first(), [f"{number:012x}" for number in range(100, 160)])
    (both,) = merge(one, other)
    assert len(earlier_of(both)) == EARLIER_LIMIT
    assert merge(both, one) == merge(both, other) == (both,)


# For all records


@st.composite
def families(draw: st.DrawFn) -> list[Record]:
    """Versions of one entry that grew from each other, and some that did not."""
    versions = [first(draw(st.sampled_from("xyz")))]
    for number in range(draw(st.integers(1, 6))):
        before = draw(st.sampled_from(versions))
        minutes = draw(st.integers(-3, 3))
        act = draw(st.sampled_from(["edit", "edit", "delete", "stranger"]))
        if act == "stranger":
            versions.append(first(draw(st.sampled_from("xyz")), mood=draw(st.none() | st.integers(0, 1))))
        elif act == "delete":
            versions.append(deleted(before, minutes))
        else:
            base = {key: value for key, value in before.items() if key != "kind"} | {"kind": "check-in"}
            versions.append(next_version(before, edited(base, f"note {number}", minutes)))
    return versions


@given(families(), st.randoms())
def test_it_does_not_matter_who_merges_with_whom(versions: list[Record], chance: Any) -> None:
    one, other = chance.choice(versions), chance.choice(versions)
    assert merge(one, other) == merge(other, one)
    assert all(map(is_intact, merge(one, other)))
    shuffled = chance.sample(versions, len(versions))
    assert resolve(shuffled) == resolve(versions)


@given(families(), st.randoms())
def test_merging_again_changes_nothing(versions: list[Record], chance: Any) -> None:
    stored = merge_into({}, chance.sample(versions, len(versions)))
    for again in (versions, [chance.choice(versions)], list(stored.values())):
        assert combine(stored, again)[0] == {}


@given(families())
def test_every_text_is_there_or_known_to_be_replaced(versions: list[Record]) -> None:
    there = merge_into({}, versions)
    replaced = {version for record in versions for version in earlier_of(record)}
    wanted = {
        record["note"] for record in versions if not is_deleted(record) and version_of(record) not in replaced
    }
    assert wanted <= notes(there)


# Three machines, clocks that are wrong, and one that is set up again from an old copy


def test_no_text_is_lost_in_200_histories_of_three_devices() -> None:
    for seed, history in enumerate(histories(200, keep_both)):
        assert history.lost() == set(), f"seed {seed}"
        assert history.stripped() == 0, f"seed {seed}"
        assert history.agree(), f"seed {seed}"


def test_the_same_histories_find_out_that_the_last_writer_must_not_win() -> None:
    lossy = sum(bool(history.lost()) for history in histories(200, last_writer_wins))
    assert lossy > 60
    assert any(history.lost() for history in histories(200, last_writer_wins, clock_off_by=0))
