"""Sessions that were cut off or found no room: cut, damaged, forged, taken by two at once."""

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import a_step
from tui.core.anatomy.body import Side
from tui.core.clock import ManualClock
from tui.core.entries.entry import Outcome, SessionEntry
from tui.core.entries.journal import ChangeKind, JournalError
from tui.core.routines.routine import Group, Routine
from tui.core.routines.vocabulary import Motion, StepSide
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase, SessionHeader, SessionState
from tui.core.sessions.running import RunningSession
from tui.core.sessions.session import Session
from tui.files.disk import Disk
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import Paths
from tui.files.sessions import checkpoint
from tui.files.sessions.checkpoint import DISCARDED, SEEN, SessionFile
from tui.files.sessions.orphans import SIZE_LIMIT, Orphan, journal_with_orphans, read_sessions
from tui.files.sessions.settling import Settled, discard, keep, settle_what_ended, take_over


@pytest.fixture
def journal(paths: Paths, clock: ManualClock) -> YearJournal:
    return YearJournal(paths, clock, UnsyncedDisk())


@pytest.fixture
def header(header: SessionHeader) -> SessionHeader:
    """Two steps on each side."""
    each = {"side": StepSide.EACH, "group": "ball", "motion": Motion.ROLL}
    steps = (a_step(id="press", seconds=20, **each), a_step(id="roll", seconds=30, **each))
    groups = (Group(id="ball", sides=(Side.LEFT, Side.RIGHT), rest_seconds=5),)
    routine = Routine(
        id="tight-shoulders", title="Tight shoulders", steps=steps, regions=("shoulder-top",), groups=groups
    )
    return msgspec.structs.replace(header, routine=routine)


DOINGS = (Event.GO, Event.MARK, Event.MARK, Event.EASED, Event.PAUSE, Event.UNDO)
DAMAGE = (
    b"-1",
    b"9e999",
    b"9" * 20,
    b'"\\ud800"',
    b"null",
    b"[]",
    b"{}",
    b"[" * 3000,
    b'""',
    b"",
    b"\0",
    b"\xff",
)


class UnsyncedDisk(Disk):
    """Does not wait for the disk, which matters to a power cut and not to these tests."""

    fsync = staticmethod(lambda _descriptor: None)


Begin = Callable[[], RunningSession]


@pytest.fixture
def begin(paths: Paths, header: SessionHeader, clock: ManualClock) -> Begin:
    """A session that has just begun, with its file."""

    def start() -> RunningSession:
        playing = running(header, clock, SessionFile.create(paths, header, UnsyncedDisk()))
        playing.start()
        return playing

    return start


def running(header: SessionHeader, clock: ManualClock, file: SessionFile) -> RunningSession:
    ids = iter(f"mark-{clock.now():%H%M%S}-{number}" for number in range(100))
    return RunningSession(Session(header, new_id=lambda: next(ids)), clock, file)


def the_file(playing: RunningSession) -> SessionFile:
    assert isinstance(playing._log, SessionFile)
    return playing._log


def pass_time(playing: RunningSession, clock: ManualClock, seconds: int) -> None:
    for _ in range(seconds):
        clock.move(1)
        playing.look()


def play_randomly(playing: RunningSession, clock: ManualClock, chance: random.Random) -> None:
    """Some twenty things that a person does, and time between them."""
    for _ in range(20):
        pass_time(playing, clock, chance.randint(0, 9))
        if not playing.session.over:
            playing.give(
                chance.choice([Event.GO, Event.MARK, Event.MARK, Event.EASED, Event.PAUSE, Event.UNDO])
            )


def play_on(playing: RunningSession, clock: ManualClock) -> None:
    """To the end, with the one press that goes on."""
    for _ in range(400):
        if playing.session.over:
            return
        playing.give(Event.GO_ON)
        playing.give(Event.EASED)
        pass_time(playing, clock, 1)
    raise AssertionError("it does not come to its end")


def the_orphan(paths: Paths) -> Orphan:
    found = read_sessions(paths)
    assert (found.problems, found.running) == ((), ())
    (orphan,) = found.orphans
    return orphan


@pytest.mark.parametrize("seed", range(4))
def test_cut_after_any_line_and_inside_it_a_session_goes_on_and_is_stored_whole(
    seed: int, begin: Begin, paths: Paths, clock: ManualClock, journal: YearJournal
) -> None:
    chance = random.Random(seed)
    playing = begin()
    play_randomly(playing, clock, chance)
    file = the_file(playing)
    file.close()
    lines = file.path.read_bytes().splitlines(keepends=True)
    now = clock.now()
    for number in range(1, len(lines)):
        after = b"".join(lines[number + 1 : number + 2])
        torn = after[: chance.randrange(len(after) - 1)] if after else b""
        confirmed = json.loads(lines[number])["state"]["marks"]
        if json.loads(lines[number])["state"]["outcome"] is not None:
            continue
        file.path.write_bytes(b"".join(lines[: number + 1]) + torn)
        later = ManualClock(now, "Europe/Paris")
        later.move(chance.randint(0, 5000))
        taken = take_over(the_orphan(paths), UnsyncedDisk())
        assert taken is not None
        assert len(read_sessions(paths).running) == 1
        again = running(taken.file.header, later, taken.file)
        again.resume(taken.orphan.state)
        play_on(again, later)
        taken.file.close()
        entry = keep(the_orphan(paths), journal, UnsyncedDisk())
        assert isinstance(entry, SessionEntry)
        assert entry.outcome is Outcome.FINISHED
        assert [point.id for point in entry.tender_points] == [mark["id"] for mark in confirmed]
        assert abs((entry.ended_at - later.now()).total_seconds()) <= 2
        assert list(paths.sessions.iterdir()) == []
        journal = YearJournal(paths, clock, UnsyncedDisk())
        (paths.journal / "2026.json").unlink()
    assert len(lines) > 10


def test_no_damage_to_a_file_is_more_than_a_line_and_what_is_read_can_go_on(
    begin: Begin, paths: Paths, clock: ManualClock, journal: YearJournal
) -> None:
    playing = begin()
    play_randomly(playing, clock, random.Random(1))
    file = the_file(playing)
    file.close()
    whole = file.path.read_bytes()

    @given(st.integers(0, len(whole) - 1), st.integers(0, 12), st.sampled_from(DAMAGE))
    @settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def damaged(at: int, length: int, put: bytes) -> None:
        file.path.write_bytes(whole[:at] + put + whole[at + length :])
        found = read_sessions(paths)
        assert all("\n" not in line and len(line) < 500 for line in found.problems)
        assert len(found.problems) + len(found.orphans) == 1
        for orphan in found.orphans:
            again = running(orphan.header, clock, SessionFile(file.path, orphan.header))
            again._log = None
            if not orphan.is_over:
                again.resume(orphan.state)
                again.give(Event.GO_ON)
                again.give(Event.END)
            assert orphan.entry() in journal_with_orphans(journal, paths)

    damaged()


@pytest.mark.parametrize("break_it", ["link", "pipe", "large", "deep", "copy", "nothing to do"])
def test_what_is_no_session_file_of_ours_is_one_line_and_stays(
    break_it: str, begin: Begin, paths: Paths, tmp_path: Path
) -> None:
    file = the_file(begin())
    file.close()
    path, text = file.path, file.path.read_bytes()
    if break_it == "copy":
        path = path.with_name("other.jsonl")
    path.unlink(missing_ok=True)
    file.path.unlink(missing_ok=True)
    if break_it == "link":
        (tmp_path / "elsewhere").write_bytes(text)
        path.symlink_to(tmp_path / "elsewhere")
    elif break_it == "pipe":
        os.mkfifo(path)
    elif break_it == "large":
        path.write_bytes(text)
        os.truncate(path, SIZE_LIMIT + 1)
    elif break_it == "deep":
        path.write_bytes(text.replace(b'"header":', b'"more":' + b"[" * 100_000 + b',"header":'))
    elif break_it == "nothing to do":
        path.write_bytes(text.replace(b'"sides":["left","right"]', b'"sides":[]'))
    else:
        path.write_bytes(text)
    found = read_sessions(paths)
    assert (found.orphans, found.running) == ((), ())
    (line,) = found.problems
    assert path.name in line
    assert ". To mend it: " in line
    assert os.path.lexists(path)


def test_a_file_is_begun_afresh_before_it_becomes_large(
    begin: Begin, clock: ManualClock, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "LARGEST", 10_000)
    playing = begin()
    playing.give(Event.PAUSE)
    largest = 0
    for _ in range(100):
        pass_time(playing, clock, 6)
        largest = max(largest, the_file(playing).path.stat().st_size)
        assert len(read_sessions(paths).running) == 1
    assert 5_000 < largest <= 10_000
    the_file(playing).close()
    assert the_orphan(paths).state == playing.session.state


def test_a_fresh_file_whose_name_is_not_surely_on_disk_is_begun_once_more(
    paths: Paths, header: SessionHeader, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, state = SessionFile.create(paths, header), SessionState(phase=Phase.GET_READY)
    with monkeypatch.context() as failing:
        failing.setattr(checkpoint, "LARGEST", 1)
        failing.setattr(Disk, "sync_folder", _no_room)
        with pytest.raises(JournalError):
            file.append("go", state)
    synced: list[Path] = []
    monkeypatch.setattr(Disk, "sync_folder", lambda _disk, folder: synced.append(folder))
    file.append("go", state)
    file.append("go", state)
    assert synced == [paths.sessions]


def test_a_file_that_could_not_be_begun_is_begun_by_the_next_event(
    paths: Paths, header: SessionHeader, clock: ManualClock
) -> None:
    paths.state.mkdir()
    paths.sessions.write_text("in the way")
    file = SessionFile(checkpoint.session_path(paths, header), header)
    with pytest.raises(JournalError):
        file.begin()
    playing = running(header, clock, file)
    playing.start()
    playing.give(Event.GO)
    assert playing.problem is not None
    assert not file.is_there
    assert not file.catch_up()
    paths.sessions.unlink()
    playing.give(Event.MARK)
    assert playing.problem is None
    assert file.catch_up()
    file.close()
    assert the_orphan(paths).state == playing.session.state


def test_an_end_that_found_no_room_is_written_as_soon_as_there_is_some(
    begin: Begin, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    playing = begin()
    with monkeypatch.context() as full:
        full.setattr(Disk, "append", _no_room)
        playing.give(Event.END)
        assert not the_file(playing).catch_up()
    assert the_file(playing).catch_up()
    the_file(playing).close()
    assert the_orphan(paths).is_over


def _no_room(*_arguments: object) -> None:
    raise OSError(28, "No space left on device")


def test_finishing_what_could_never_be_begun_is_no_problem(paths: Paths, header: SessionHeader) -> None:
    SessionFile(checkpoint.session_path(paths, header), header).finish()
    assert not paths.state.exists()


@pytest.fixture
def finished(begin: Begin, clock: ManualClock) -> SessionFile:
    """A session that ran to its end, and whose program was killed before it reached the journal."""
    playing = begin()
    play_on(playing, clock)
    playing.note("finished")
    file = the_file(playing)
    file.close()
    return file


def test_a_session_that_had_ended_is_stored_without_a_question_as_it_ended(
    finished: SessionFile, paths: Paths, journal: YearJournal
) -> None:
    (shown,) = journal_with_orphans(journal, paths)
    assert isinstance(shown, SessionEntry)
    assert (shown.outcome, shown.recorded_at, shown.unattended) == (Outcome.FINISHED, None, True)
    settled = settle_what_ended(paths, journal)
    assert settled == Settled(tuple(journal.all()))
    assert [entry.id for entry in settled.stored] == [finished.header.id]
    assert list(paths.sessions.iterdir()) == []
    assert settle_what_ended(paths, journal) == Settled()


def test_it_is_attended_where_a_key_came_after_its_end(
    finished: SessionFile, paths: Paths, journal: YearJournal
) -> None:
    add_event(finished, SEEN)
    (entry,) = settle_what_ended(paths, journal).stored
    assert isinstance(entry, SessionEntry)
    assert not entry.unattended


def test_it_waits_until_there_is_room(
    finished: SessionFile, paths: Paths, journal: YearJournal, clock: ManualClock
) -> None:
    paths.journal.mkdir()
    (paths.journal / "2026.json").write_bytes(b"")
    settled = settle_what_ended(paths, journal)
    assert settled.stored == ()
    assert len(settled.problems) == 1
    (paths.journal / "2026.json").unlink()
    paths.journal.rmdir()
    assert len(settle_what_ended(paths, YearJournal(paths, clock)).stored) == 1


def test_a_session_that_was_being_discarded_is_left_out_and_can_be_undone(
    finished: SessionFile, paths: Paths, journal: YearJournal
) -> None:
    add_event(finished, DISCARDED)
    assert journal_with_orphans(journal, paths) == []
    assert settle_what_ended(paths, journal) == Settled()
    assert (journal.all(), list(paths.sessions.iterdir())) == ([], [])
    change = journal.undo()
    assert change is not None
    assert (change.kind, change.before.id) == (ChangeKind.DISCARDED, finished.header.id)
    assert len(journal.all()) == 1


def test_a_kill_between_discarding_and_removing_the_file_discards_it_once(
    finished: SessionFile, paths: Paths, journal: YearJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(SessionFile, "finish", lambda _file: None)
        assert discard(the_orphan(paths), journal)
    assert discard(the_orphan(paths), journal)
    assert journal.undo() is not None
    assert journal.undo() is None


def test_a_session_deleted_meanwhile_does_not_come_back_from_its_file(
    finished: SessionFile, paths: Paths, journal: YearJournal
) -> None:
    journal.add(the_orphan(paths).entry())
    journal.remove(finished.header.id)
    assert journal_with_orphans(journal, paths) == []
    assert settle_what_ended(paths, journal) == Settled()
    assert (journal.all(), list(paths.sessions.iterdir())) == ([], [])


def test_what_another_copy_is_beginning_is_left_alone_and_what_is_left_of_a_killed_one_goes(
    paths: Paths, journal: YearJournal, begin: Begin
) -> None:
    file = the_file(begin())
    new = file.path.with_name(file.path.name + ".new")
    os.link(file.path, new)
    settle_what_ended(paths, journal)
    assert new.exists()
    new.unlink()
    new.write_bytes(b"half a line")
    settle_what_ended(paths, journal)
    assert [path.name for path in paths.sessions.iterdir()] == [file.path.name]


def add_event(file: SessionFile, event: str) -> None:
    """What happened after the end, as the last line of the file."""
    *_, last = file.path.read_bytes().splitlines()
    line = json.loads(last) | {"event": event}
    with file.path.open("ab") as appended:
        appended.write(json.dumps(line).encode() + b"\n")
