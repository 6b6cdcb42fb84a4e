"""One history for all screens, until the journal holds something else."""

from tests.builders import a_session
from tui.core.places.kept_history import KeptHistory


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
