"""Sessions that are read have the words that are common to them once, and say what they said."""

from collections.abc import Iterator

import msgspec

from tests.builders import a_check_in, a_session, a_tender_point
from tui.core.entries.entry import PassOutcome, PassResult, Rating, SessionEntry
from tui.files.journal.shared_words import SharedWords


def read_anew(number: int) -> SessionEntry:
    """A session with words of its own, as from a file."""
    passed = PassResult(
        step="roll-out", side=None, seconds=number, outcome=PassOutcome.DONE, regions=("calf",)
    )
    entry = a_session(
        id=f"session-{number}",
        passes=(passed, passed),
        ratings=(Rating(region="lower-back", side=None),),
        tender_points=(a_tender_point(step="roll-out", region="lower-back"),),
    )
    return msgspec.json.decode(msgspec.json.encode(entry), type=SessionEntry)


def words_of(entry: SessionEntry) -> Iterator[str]:
    yield from (entry.routine, entry.routine_title, entry.timezone)
    for each in entry.passes:
        yield each.step
        yield from each.regions or ()
    for point in entry.tender_points:
        yield from (point.step, point.region)
    yield from (rating.region for rating in entry.ratings)


def test_common_words_of_sessions_are_kept_once() -> None:
    apart, words = [read_anew(number) for number in range(9)], SharedWords()
    assert len({id(word) for entry in apart for word in words_of(entry)}) > 9 * 4
    shared = [words.share(read_anew(number)) for number in range(9)]
    assert shared == apart
    found = [word for entry in shared for word in words_of(entry)]
    assert len({id(word) for word in found}) == len(set(found))
    assert len({id(each.regions) for entry in shared for each in entry.passes}) == 1


def test_what_is_no_session_stays_what_it_is() -> None:
    words, check_in = SharedWords(), a_check_in()
    assert words.share(check_in) is check_in
    assert words.share(None) is None
