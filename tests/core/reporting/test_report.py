"""What a report is about: days, regions, parts; worst first."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from tests.builders import AT, a_check_in, a_session, a_tender_point
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import CheckInRating, Entry, Rating
from tui.core.places.history import History
from tui.core.reporting.report import Named, Report, ReportRequest, keys_left_out, last_weeks, make_report
from tui.core.reporting.report_parts import Part

TODAY = AT.date()
USUAL = last_weeks(4, TODAY)


def report_of(entries: Sequence[Entry], request: ReportRequest = USUAL) -> Report:
    history = History(entries, lambda routine, step: ("shoulder-top",))
    return make_report(history, request, TODAY, "Europe/Paris")


def days_ago(days: int) -> dt.datetime:
    return AT - dt.timedelta(days=days)


def a_number(number: int, region: str, **fields: object) -> Entry:
    rated = (CheckInRating(region=region, side=Side.BOTH, now=number),)
    return a_check_in(id=f"{region}-{number}", ratings=rated, **fields)


def test_four_weeks_end_today() -> None:
    assert (USUAL.first, USUAL.last, USUAL.days) == (TODAY - dt.timedelta(days=27), TODAY, 28)


def test_only_entries_of_these_days_count() -> None:
    entries = [a_session(id=f"s{days}", started_at=days_ago(days)) for days in (28, 27, 0)]
    report = report_of(entries)
    assert [entry.id for entry in report.entries] == ["s27", "s0"]
    assert report.summary.sessions == 2
    assert report.routines == (Named("Tight shoulders", 2),)


def test_nothing_noted_is_empty() -> None:
    assert report_of([]).is_empty
    assert report_of([a_session(started_at=days_ago(40))]).is_empty


def test_the_worst_place_comes_first_then_the_higher_median() -> None:
    entries = [a_number(4, "sole"), a_number(7, "neck"), a_number(3, "neck"), a_number(7, "back")]
    rows = report_of(entries).worst_first
    assert [(row.region, row.worst, row.median) for row in rows] == [
        ("back", 7, 7),
        ("neck", 7, 5),
        ("sole", 4, 4),
    ]


def described(*words: str | None) -> Report:
    points = [a_tender_point(id=f"m{number}", word=word) for number, word in enumerate(words)]
    return report_of([a_session(tender_points=tuple(points))])


def test_words_are_counted_whatever_their_case() -> None:
    report = described("Ache", "ache ", None)
    assert (report.words, report.described) == ((Named("ache", 2),), 2)


def test_a_word_is_spelt_as_it_was_last() -> None:
    assert described("klösse", "Klöße", "Ärger").words == (Named("Klöße", 2), Named("Ärger", 1))


def test_a_place_rated_only_after_sessions_stands_apart() -> None:
    after = Rating(region="palm", side=Side.LEFT, before=None, after=4)
    report = report_of([a_session(ratings=(after,)), a_number(3, "neck")])
    assert [row.region for row in report.worst_first] == ["neck"]
    assert [row.region for row in report.rated_after] == ["palm"]
    bare = report_of(
        [a_session(ratings=(after,))], msgspec.structs.replace(USUAL, without=frozenset({Part.RATINGS}))
    )
    assert bare.rated_after == ()


def test_about_a_region_nothing_of_another_is_told() -> None:
    points = (a_tender_point(word="ache"), a_tender_point(id="m2", region="palm", word="dull"))
    ratings = (Rating(region="palm", side=Side.BOTH, before=9),)
    session = a_session(tender_points=points, ratings=ratings)
    report = report_of(
        [session, a_number(3, "palm")], msgspec.structs.replace(USUAL, regions=("shoulder-top",))
    )
    assert report.marks == {Spot("shoulder-top", Side.RIGHT): 1}
    assert report.worst_first == ()
    assert report.words == (Named("ache", 1),)
    assert [entry.id for entry in report.entries] == [session.id]


def test_a_mark_on_both_sides_counts_on_each() -> None:
    report = report_of([a_session(tender_points=(a_tender_point(side=Side.BOTH),))])
    assert report.marks == {Spot("shoulder-top", Side.LEFT): 1, Spot("shoulder-top", Side.RIGHT): 1}


FULL = a_session(
    note="private",
    ratings=(Rating(region="shoulder-top", side=Side.RIGHT, before=6, after=4),),
    tender_points=(
        a_tender_point(spot="private spot", word="private word", note="private mark"),
        a_tender_point(id="m2", spot="other private", word=None),
    ),
)


def test_what_is_left_out_is_nowhere_in_it() -> None:
    parts = frozenset({Part.NOTES, Part.WORDS, Part.SPOTS})
    report = report_of([FULL], msgspec.structs.replace(USUAL, without=parts))
    assert "private" not in repr(msgspec.structs.replace(report))
    assert [(row.spot, row.holds) for row in report.summary.tender_points] == [("", 2)]
    assert report.summary.tender_places[0].holds == 2


def test_leaving_parts_out_changes_no_other_number() -> None:
    whole = report_of([FULL])
    for part in Part:
        bare = report_of([FULL], msgspec.structs.replace(USUAL, without=frozenset({part})))
        hidden = keys_left_out(bare.request) | ({"tender_points"} if part is Part.SPOTS else set())
        for key in set(whole.summary.__struct_fields__) - hidden:
            assert getattr(bare.summary, key) == getattr(whole.summary, key), (part, key)


def test_every_part_hides_something_that_was_there() -> None:
    check_in = a_number(5, "shoulder-top", interference=3, next_morning="better", started_at=days_ago(1))
    many = [a_session(id=f"s{n}", started_at=days_ago(n), ratings=FULL.ratings) for n in range(2, 8)]
    entries = [FULL, check_in, *many]
    whole = report_of(entries)
    for part in Part:
        bare = report_of(entries, msgspec.structs.replace(USUAL, without=frozenset({part})))
        assert repr(bare).replace(repr(bare.request), "") != repr(whole).replace(repr(whole.request), ""), (
            part
        )
