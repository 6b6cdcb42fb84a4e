"""Sessions that are read have once what is common to them, and say what they said."""

from collections.abc import Iterator

import msgspec

from tests.builders import a_check_in, a_session, a_tender_point
from tui.core.entries.entry import PassOutcome, PassResult, Rating, SessionEntry
from tui.files.journal.shared_words import SharedWords


def read_anew(number: int, *, last_pass: int = 60) -> SessionEntry:
    """A session with words of its own, as from a file; `last_pass` took so many seconds."""
    passes = (
        PassResult(step="roll-out", side=None, seconds=seconds, outcome=PassOutcome.DONE, regions=("calf",))
        for seconds in (60, 60, last_pass)
    )
    entry = a_session(
        id=f"session-{number}",
        passes=tuple(passes),
        ratings=(Rating(region="lower-back", side=None, before=last_pass % 11),),
        tender_points=(a_tender_point(step="roll-out", region="lower-back", spot="edge", word="dull"),),
    )
    return msgspec.json.decode(msgspec.json.encode(entry), type=SessionEntry)


def kept_in(entry: SessionEntry) -> Iterator[object]:
    yield from (entry.routine, entry.routine_title, entry.timezone, entry.passes, entry.ratings)
    yield from (*entry.passes, *entry.ratings)
    for point in entry.tender_points:
        yield from (point.step, point.region, point.spot, point.word)


def test_what_sessions_have_in_common_is_kept_once() -> None:
    apart, words = [read_anew(number) for number in range(9)], SharedWords()
    assert len({id(each) for entry in apart for each in kept_in(entry)}) > 9 * 10
    shared = [words.share(read_anew(number)) for number in range(9)]
    assert shared == apart
    found = [each for entry in shared for each in kept_in(entry)]
    assert len({id(each) for each in found}) == len(set(found))


def test_of_sessions_that_went_otherwise_the_passes_that_went_alike_are_kept_once() -> None:
    words = SharedWords()
    shared = [words.share(read_anew(number, last_pass=number)) for number in range(9)]
    assert shared == [read_anew(number, last_pass=number) for number in range(9)]
    assert len({id(each) for entry in shared for each in entry.passes}) == 1 + 9


def test_what_is_no_session_stays_what_it_is() -> None:
    words, check_in = SharedWords(), a_check_in()
    assert words.share(check_in) is check_in
    assert words.share(None) is None
