"""One history for all screens, until the journal holds something else."""

from functools import partial

from tests.builders import a_session
from tui.core.places.kept_history import MOST_KEPT, KeptHistory


def test_the_same_entries_are_laid_out_once() -> None:
    kept = KeptHistory(lambda _routine, _step: None)
    entries = [a_session(id="a"), a_session(id="b")]
    made = kept.of(entries)
    assert kept.of(list(entries)) is made
    assert len(made.entries) == 2


def test_other_entries_make_another_history() -> None:
    kept = KeptHistory(lambda _routine, _step: None)
    made = kept.of([a_session(id="a")])
    assert kept.of([a_session(id="a"), a_session(id="b")]) is not made
    assert [entry.id for entry in kept.of([a_session(id="b")]).entries] == ["b"]


def test_what_is_made_of_the_present_history_is_made_once() -> None:
    kept, made = KeptHistory(lambda _routine, _step: None), list[int]()
    history = kept.of([a_session(id="a")])

    def count() -> int:
        made.append(len(kept.of(history.entries).entries))
        return made[-1]

    assert [kept.made(history, what, count) for what in ("sum", "sum", "more")] == [1, 1, 1]
    assert len(made) == 2
    kept.of([a_session(id="a"), a_session(id="b")])
    assert kept.made(kept.of([a_session(id="a"), a_session(id="b")]), "sum", lambda: 2) == 2


def test_of_another_history_nothing_is_kept() -> None:
    kept = KeptHistory(lambda _routine, _step: None)
    before = kept.of([a_session(id="a")])
    present = kept.of([a_session(id="b")])
    assert kept.made(before, "sum", lambda: "of before") == "of before"
    assert kept.made(present, "sum", lambda: "of the present") == "of the present"


def test_not_more_than_some_things_are_kept() -> None:
    kept = KeptHistory(lambda _routine, _step: None)
    history = kept.of([a_session(id="a")])
    for number in range(MOST_KEPT):
        kept.made(history, number, partial(int, number))
    assert kept.made(history, 0, lambda: -1) == 0
    assert kept.made(history, MOST_KEPT, lambda: -2) == -2
    assert kept.made(history, 0, lambda: -3) == -3
