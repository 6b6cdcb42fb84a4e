"""Parts of a report: their names, and what stays of an entry without them."""

import pytest

from tests.builders import a_check_in, a_session, a_tender_point
from tui.core.anatomy.body import Side
from tui.core.entries.entry import CheckInRating, NextMorning, Rating, entry_from, entry_json
from tui.core.reporting.report_parts import (
    PART_WORDS,
    Part,
    entry_about,
    entry_without,
    parse_parts,
    record_without,
    with_dependents,
)

POINT = a_tender_point(spot="above the blade", word="ache", note="hard [b]")
SESSION = a_session(
    note="slept badly",
    ratings=(Rating(region="shoulder-top", side=Side.RIGHT, before=6, after=4),),
    tender_points=(POINT,),
)
CHECK_IN = a_check_in(
    note="private",
    ratings=(CheckInRating(region="neck-back", side=Side.BOTH, now=4),),
    interference=3,
    next_morning=NextMorning.BETTER,
    after_session="session-1",
)


def test_parts_are_read_with_commas_and_spaces() -> None:
    assert parse_parts("notes, Spots,") == {Part.NOTES, Part.SPOTS}
    assert parse_parts("") == frozenset()


def test_an_unknown_part_is_told_with_the_nearest_or_with_all_there_are() -> None:
    with pytest.raises(ValueError, match='Did you mean "notes"'):
        parse_parts("words,note")
    with pytest.raises(ValueError, match="There are: notes, words, spots"):
        parse_parts("xyzzy")


def test_every_part_has_words() -> None:
    assert set(PART_WORDS) == set(Part)


def test_without_tender_points_nothing_about_them_is_told() -> None:
    assert with_dependents({Part.TENDER_POINTS}) >= {Part.WORDS, Part.SPOTS, Part.SIDES}
    assert with_dependents({Part.RATINGS}) == {Part.RATINGS, Part.TRENDS}


def test_a_session_loses_only_what_is_left_out() -> None:
    bare = entry_without(SESSION, {Part.NOTES, Part.SPOTS, Part.WORDS})
    assert (bare.note, bare.ratings) == ("", SESSION.ratings)
    assert [(point.spot, point.word, point.note) for point in bare.tender_points] == [("", None, "")]  # type: ignore[union-attr]  # it is a session
    assert entry_without(SESSION, ()) == SESSION
    assert entry_without(SESSION, {Part.TENDER_POINTS}) == a_session(
        note="slept badly", ratings=SESSION.ratings
    )


def test_a_check_in_loses_only_what_is_left_out() -> None:
    assert entry_without(CHECK_IN, set(Part)) == a_check_in()
    without = entry_without(CHECK_IN, {Part.MORNINGS})
    assert entry_json(without) == {
        **entry_json(CHECK_IN), "next_morning": None, "after_session": None,
    }  # fmt: skip


@pytest.mark.parametrize("entry", [SESSION, CHECK_IN])
def test_a_record_has_no_key_for_what_is_left_out_and_is_an_entry_all_the_same(entry: object) -> None:
    whole = entry_json(entry)  # type: ignore[arg-type]  # both are entries
    bare = record_without(whole, set(Part))
    assert not {"note", "ratings", "tender_points", "interference", "next_morning"} & bare.keys()
    assert entry_from(bare).id == whole["id"]
    assert entry_from(record_without(whole, ())) == entry


def test_a_record_of_a_tender_point_has_no_key_for_its_spot() -> None:
    points = record_without(entry_json(SESSION), {Part.SPOTS})["tender_points"]
    assert isinstance(points, list)
    assert [("spot" in point, point["word"]) for point in points] == [(False, "ache")]


def test_about_a_region_only_what_names_it_stays() -> None:
    other = a_tender_point(id="mark-2", region="upper-back")
    session = a_session(tender_points=(POINT, other), ratings=SESSION.ratings)
    about = entry_about(session, ["upper-back"])
    assert about == a_session(tender_points=(other,))
    assert entry_about(session, []) == session
    assert entry_about(CHECK_IN, ["palm"]).ratings == ()
