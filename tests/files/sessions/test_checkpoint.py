"""The file of a running session, and what becomes of it when its program is gone."""

import fcntl
import json
import os

import msgspec
import pendulum
import pytest

from tui.core.clock import ManualClock
from tui.core.entries.entry import Outcome, SessionEntry
from tui.core.entries.journal import JournalError
from tui.core.sessions.record import Phase, SessionHeader, SessionState
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import Paths
from tui.files.sessions.checkpoint import SessionFile
from tui.files.sessions.orphans import Orphan, journal_with_orphans, read_sessions, unsettled
from tui.files.sessions.settling import Settled, discard, keep, settle_what_ended, take_over


def worked(milliseconds: int) -> SessionState:
    return SessionState(phase=Phase.WORK, worked_ms=milliseconds)


def left_behind(paths: Paths, header: SessionHeader, milliseconds: int = 4000) -> Orphan:
    """A session whose program is gone after so much work."""
    file = SessionFile.create(paths, header)
    file.append("go", worked(milliseconds))
    file.close()
    (orphan,) = read_sessions(paths).orphans
    return orphan


@pytest.fixture
def journal(paths: Paths, clock: ManualClock) -> YearJournal:
    return YearJournal(paths, clock)


def test_each_event_is_a_line_with_the_whole_state(paths: Paths, header: SessionHeader) -> None:
    file = SessionFile.create(paths, header)
    file.append("go", worked(1))
    file.append("tick", worked(2))
    file.close()
    lines = [json.loads(line) for line in (paths.sessions / "session-1.jsonl").read_text().splitlines()]
    assert (lines[0]["format"], lines[0]["header"]["id"]) == (1, "session-1")
    assert [(line["event"], line["state"]["worked_ms"]) for line in lines[1:]] == [("go", 1), ("tick", 2)]


def test_it_is_for_its_owner_only_under_any_umask(paths: Paths, header: SessionHeader) -> None:
    before = os.umask(0)
    try:
        SessionFile.create(paths, header).close()
    finally:
        os.umask(before)
    assert paths.sessions.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in paths.sessions.iterdir()] == [0o600]


def test_times_of_pendulum_are_written_too(paths: Paths, header: SessionHeader) -> None:
    moment = pendulum.datetime(2026, 11, 22, 9, tz="Europe/Paris")
    orphan = left_behind(paths, msgspec.structs.replace(header, started_at=moment))
    assert orphan.entry().started_at == moment


def test_a_session_of_the_same_id_is_not_begun_twice(paths: Paths, header: SessionHeader) -> None:
    orphan = left_behind(paths, header)
    with pytest.raises(JournalError, match="there already"):
        SessionFile.create(paths, header)
    assert read_sessions(paths).orphans == (orphan,)


def test_a_session_is_running_while_its_file_is_open_and_gone_when_finished(
    paths: Paths, header: SessionHeader
) -> None:
    file = SessionFile.create(paths, header)
    found = read_sessions(paths)
    assert (found.running, found.orphans, found.problems) == ((header,), (), ())
    file.finish()
    assert list(paths.sessions.iterdir()) == []
    with pytest.raises(JournalError, match="it has ended"):
        file.append("late", worked(1))
    assert list(paths.sessions.iterdir()) == []


def test_an_orphan_is_an_interrupted_entry_of_its_last_line(paths: Paths, header: SessionHeader) -> None:
    entry = left_behind(paths, header, 12_400).entry()
    assert (entry.id, entry.outcome, entry.seconds_worked) == ("session-1", Outcome.INTERRUPTED, 12)
    assert (entry.recorded_at, entry.updated_at) == (None, None)


@pytest.mark.parametrize("tail", [b'{"event":"tick","state":{"pha', b"\0" * 50, b"\n\n", b"{}\n", b"\xff\n"])
def test_a_torn_tail_is_dropped(tail: bytes, paths: Paths, header: SessionHeader) -> None:
    orphan = left_behind(paths, header)
    with orphan.path.open("ab") as file:
        file.write(tail)
    assert read_sessions(paths).orphans == (orphan,)


def test_a_session_without_an_event_yet_has_zero_seconds(paths: Paths, header: SessionHeader) -> None:
    SessionFile.create(paths, header).close()
    (orphan,) = read_sessions(paths).orphans
    assert orphan.entry().ended_at == header.started_at


@pytest.mark.parametrize("content", [b"", b"\0" * 9, b"{}\n", b'{"header":{},"format":1}\n'])
def test_an_unreadable_file_is_reported_and_hides_no_other(
    content: bytes, paths: Paths, header: SessionHeader
) -> None:
    orphan = left_behind(paths, header)
    bad = paths.sessions / "bad.jsonl"
    bad.write_bytes(content)
    found = read_sessions(paths)
    assert found.orphans == (orphan,)
    (problem,) = found.problems
    assert str(bad) in problem
    assert "\n" not in problem
    assert bad.read_bytes() == content


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b'"clock_rate":1', b'"clock_rate":0'),
        (b'"group":null', b'"group":"gone"'),
        (b"+01:00", b""),
    ],
)
def test_a_header_that_makes_no_entry_is_reported(
    good: bytes, bad: bytes, paths: Paths, header: SessionHeader, journal: YearJournal
) -> None:
    orphan = left_behind(paths, header)
    content = orphan.path.read_bytes()
    assert good in content
    orphan.path.write_bytes(content.replace(good, bad))
    assert len(read_sessions(paths).problems) == 1
    assert journal_with_orphans(journal, paths) == []


def test_a_file_of_a_newer_version_is_reported(paths: Paths, header: SessionHeader) -> None:
    orphan = left_behind(paths, header)
    orphan.path.write_bytes(orphan.path.read_bytes().replace(b'"format":1', b'"format":2'))
    assert "newer Unknot" in read_sessions(paths).problems[0]


def test_looking_creates_and_changes_nothing(
    paths: Paths, header: SessionHeader, journal: YearJournal
) -> None:
    assert journal_with_orphans(journal, paths) == []
    assert not paths.state.exists()
    orphan = left_behind(paths, header)
    before = (orphan.path.read_bytes(), orphan.path.stat().st_mtime_ns)
    assert journal_with_orphans(journal, paths) == [orphan.entry()]
    assert (orphan.path.read_bytes(), orphan.path.stat().st_mtime_ns) == before
    assert not paths.journal.exists()


def test_keeping_puts_the_entry_into_the_journal_and_then_removes_the_file(
    paths: Paths, header: SessionHeader, journal: YearJournal
) -> None:
    kept = keep(left_behind(paths, header), journal)
    assert kept is not None
    assert kept.recorded_at is not None
    assert journal.all() == [kept]
    assert read_sessions(paths).orphans == ()


def test_discarding_removes_the_file_and_can_be_undone(
    paths: Paths, header: SessionHeader, journal: YearJournal
) -> None:
    orphan = left_behind(paths, header)
    assert discard(orphan, journal)
    assert journal_with_orphans(journal, paths) == []
    assert list(paths.sessions.iterdir()) == []
    change = journal.undo()
    assert change is not None
    assert change.before == orphan.entry()
    assert [entry.id for entry in journal.all()] == ["session-1"]


def test_only_one_copy_of_the_program_can_settle_an_orphan(
    paths: Paths, header: SessionHeader, journal: YearJournal
) -> None:
    orphan = left_behind(paths, header)
    claimed = orphan.claim()
    assert claimed is not None
    assert orphan.claim() is None
    assert not discard(orphan, journal)
    assert keep(orphan, journal) is None
    assert take_over(orphan) is None
    claimed.close()
    assert discard(orphan, journal)
    assert not discard(orphan, journal)
    assert keep(orphan, journal) is None
    assert journal.all() == []


def test_an_orphan_that_is_settled_just_before_it_is_locked_cannot_be_claimed(
    paths: Paths, header: SessionHeader, monkeypatch: pytest.MonkeyPatch
) -> None:
    orphan, lock = left_behind(paths, header), fcntl.flock

    def settled_meanwhile(descriptor: int, kind: int) -> None:
        orphan.path.unlink()
        lock(descriptor, kind)

    monkeypatch.setattr(fcntl, "flock", settled_meanwhile)
    assert orphan.claim() is None


def test_what_another_copy_went_on_with_is_kept_as_it_is_now(
    paths: Paths, header: SessionHeader, journal: YearJournal
) -> None:
    seen = left_behind(paths, header, 4000)
    other = seen.claim()
    assert other is not None
    other.append("resumed", worked(60_000))
    other.close()
    kept = keep(seen, journal)
    assert isinstance(kept, SessionEntry)
    assert kept.seconds_worked == 60
    assert journal_with_orphans(journal, paths) == [kept]


def test_a_session_that_reached_the_journal_is_not_shown_twice(
    paths: Paths, header: SessionHeader, journal: YearJournal
) -> None:
    orphan = left_behind(paths, header)
    stored = journal.add(orphan.entry())
    assert journal_with_orphans(journal, paths) == [stored]
    assert unsettled(paths, journal) == ()
    assert settle_what_ended(paths, journal) == Settled()
    assert list(paths.sessions.iterdir()) == []


def test_clearing_away_leaves_what_nobody_has_answered_yet(
    paths: Paths, header: SessionHeader, journal: YearJournal
) -> None:
    orphan = left_behind(paths, header)
    assert settle_what_ended(paths, journal) == Settled()
    assert unsettled(paths, journal) == (orphan,)


def test_an_orphan_whose_keeping_fails_stays_an_orphan(
    paths: Paths, header: SessionHeader, journal: YearJournal
) -> None:
    orphan = left_behind(paths, header)
    paths.journal.mkdir()
    (paths.journal / "2026.json").write_bytes(b"")
    with pytest.raises(JournalError):
        keep(orphan, journal)
    assert read_sessions(paths).orphans == (orphan,)
