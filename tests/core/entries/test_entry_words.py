"""What an entry says in the journal."""

from tests.builders import a_check_in, a_session
from tui.core.entries.entry import NextMorning
from tui.core.entries.entry_words import answers_of, sections_of
from tui.files.routines.routine_files import load_built_in

LIBRARY = load_built_in()


def test_a_check_in_says_what_was_answered() -> None:
    told = a_check_in(next_morning=NextMorning.SAME, after_session="session-1", interference=0)
    assert answers_of(told) == ["the morning after: about the same", "in the way: 0 of 10"]
    (_, head), *_ = sections_of(told, LIBRARY)
    assert head[1:] == answers_of(told)


def test_what_was_not_answered_is_not_there() -> None:
    assert answers_of(a_check_in()) == []
    assert answers_of(a_session()) == []
