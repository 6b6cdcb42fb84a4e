"""What may be asked of the journal, and what is said of it while it is typed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.anatomy.body import Side
from tui.core.entries.entry import HoldOutcome, Outcome
from tui.core.searching.search import EVERYTHING, Kind, Query, QueryError, parse_query, read_typed
from tui.core.searching.search_hint import KEYS_IN_WORDS, completed, hint_of
from tui.core.searching.search_text import folded

TODAY = dt.date(2026, 11, 22)
REGIONS = ("calf", "calf-outer", "low-back", "neck-back", "neck-side", "shoulder-top")


def asked(text: str) -> Query:
    return parse_query(text, REGIONS, TODAY)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("  ", EVERYTHING),
        ("Slept  BADLY", Query(words=("slept", "badly"))),
        ('"long  day" café', Query(words=("long day", "cafe"))),
        ('"not closed yet', Query(words=("not closed yet",))),
        ("12:30 http://x", Query(words=("12:30", "http://x"))),
        ("inside:left", Query(words=("inside:left",))),
        ("side:left", Query(sides=(Side.LEFT,))),
        ("SIDE:r Outcome:Eased", Query(sides=(Side.RIGHT,), outcomes=(HoldOutcome.EASED,))),
        ("side:left side:middle", Query(sides=(Side.LEFT, Side.MIDDLE))),
        ("outcome:e", Query(outcomes=(Outcome.ENDED_EARLY, HoldOutcome.EASED))),
        ("outcome:not", Query(outcomes=(HoldOutcome.NOT_EASING,))),
        ("kind:check-in", Query(kinds=(Kind.CHECK_IN,))),
        ("region:calf", Query(regions=("calf",))),
        ("region:neck", Query(regions=("neck-back", "neck-side"))),
        ("region:back", Query(regions=("low-back", "neck-back"))),
        ('region:"low-back" ache', Query(regions=("low-back",), words=("ache",))),
    ],
)
def test_words_and_tokens_are_read(text: str, query: Query) -> None:
    assert asked(text) == query


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2026-11-20", "2026-11-20", "2026-11-20"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("today", "2026-11-22", "2026-11-22"),
        ("Yesterday", "2026-11-21", "2026-11-21"),
        ("10d", "2026-11-12", "2026-11-12"),
        ("4W", "2026-10-25", "2026-10-25"),
    ],
)
def test_days_may_be_whole_months_or_counted_back(text: str, since: str, until: str) -> None:
    assert asked(f"since:{text}").since == dt.date.fromisoformat(since)
    assert asked(f"until:{text}").until == dt.date.fromisoformat(until)


def test_the_narrower_of_two_days_holds() -> None:
    query = asked("since:2025 since:2026-03 until:2026-05 until:2026-12-31")
    assert (query.since, query.until) == (dt.date(2026, 3, 1), dt.date(2026, 5, 31))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("side:lft", 'side: expected left, right, both or middle, not "lft"'),
        ("kind:walk", 'kind: expected session or check-in, not "walk"'),
        ("region:sholder-top", 'region: expected one such as shoulder-top, not "sholder-top"'),
        (
            "outcome:well",
            "outcome: expected finished, ended-early, interrupted, eased, partly, not-easing, sharp or "
            "unanswered,"
            ' not "well"',
        ),
        (
            "since:2026-11-31",
            "since: expected a day such as 2026-11-22, 2026-11, today or 4w (four weeks ago),",
        ),
        ("until:soon", "until: expected a day such as"),
        ("since:0000", "since: expected a day such as"),
        ("since:\uff12\uff10\uff12\uff16", "since: expected a day such as"),
    ],
)
def test_a_wrong_token_says_what_was_expected_and_blocks_nothing(text: str, problem: str) -> None:
    with pytest.raises(QueryError) as error:
        asked(text)
    assert str(error.value).startswith(problem)
    typed = read_typed(f"ache {text} side:left", REGIONS, TODAY)
    assert typed.problem.startswith(problem) or typed.unfinished.startswith(problem)
    assert typed.query == Query(words=("ache",), sides=(Side.LEFT,))
    assert typed.told == ("“ache”", "side:left")


@pytest.mark.parametrize(
    "text", ["side:", "region:", "since:", "since:20", "since:2026-1", "until:2026-11-", "since:to"]
)
def test_what_may_still_become_a_token_is_no_problem_until_it_is_asked(text: str) -> None:
    typed = read_typed(text, REGIONS, TODAY)
    assert (typed.problem, typed.query) == ("", EVERYTHING)
    with pytest.raises(QueryError, match="expected"):
        asked(text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("ache side:r", "ache side:right"),
        ("region:sh", "region:shoulder-top"),
        ("region:calf", None),
        ("region:back", None),
        ("outc", "outcome:"),
        ("s", None),
        ("side:r ", None),
        ('"side:r', None),
        ("since:20", None),
        ("12:3", None),
        ("", None),
    ],
)
def test_the_value_of_a_token_is_completed(text: str, whole: str | None) -> None:
    assert completed(text, REGIONS) == whole


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", KEYS_IN_WORDS),
        ("ache ", KEYS_IN_WORDS),
        ("side:", "side: left · right · both · middle"),
        ("region:neck", "region: neck-back · neck-side"),
        ("side: right", "side: needs its value right behind it, without a space"),
        ("ache Side: ", "side: needs its value right behind it, without a space"),
        ("foo:bar", f"foo: is no key, only part of a word; {KEYS_IN_WORDS.removeprefix('words, or ')}"),
        ("at 12:30", KEYS_IN_WORDS),
        ("since:2", "since: a day such as 2026-11-22, 2026-11, today or 4w (four weeks ago)"),
    ],
)
def test_the_hint_says_what_may_follow(text: str, words: str) -> None:
    assert hint_of(text, read_typed(text, REGIONS, TODAY), REGIONS).words == words


def test_the_hint_says_what_is_wrong_first() -> None:
    text = "side:x since:2"
    hint = hint_of(text, read_typed(text, REGIONS, TODAY), REGIONS)
    assert (hint.is_problem, hint.words.startswith("side: expected")) == (True, True)


@given(st.text())
def test_any_text_can_be_typed(text: str) -> None:
    typed = read_typed(text, REGIONS, TODAY)
    hint_of(text, typed, REGIONS)
    whole = completed(text, REGIONS)
    assert whole is None or (whole.startswith(text) and whole != text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_accents_capitals_and_gaps_do_not_matter() -> None:
    assert folded("Ünter\n\tDEM  Straße\N{COMBINING ACUTE ACCENT}") == "unter dem strasse"
