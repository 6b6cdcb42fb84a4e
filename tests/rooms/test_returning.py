"""What is left over is asked about, gone on with, or stored once there is room."""

from pathlib import Path

import pytest

from tests.in_use import NOW, FullDisk, Use, cannot_begin, leave_open
from tui.core.anatomy.body import Side, Spot
from tui.core.cues.channels import Heard
from tui.core.entries.entry import HoldOutcome, Outcome
from tui.core.preferences.settings import StartRequest
from tui.core.safety.health import HealthAnswer
from tui.core.sessions.record import Phase
from tui.files.disk import Disk
from tui.files.kept_health import KeptHealth
from tui.files.sessions.checkpoint import SessionFile
from tui.files.sessions.orphans import read_sessions
from tui.files.sessions.settling import take_over
from tui.rooms.returning import LEFT_OPEN, TAKEN
from tui.screens.after import AfterScreen
from tui.screens.before import BeforeScreen
from tui.screens.body import BodyScreen
from tui.screens.step import StepScreen
from tui.widgets.question import Question

SIZE = (80, 24)


@pytest.fixture
def use(tmp_path: Path) -> Use:
    return Use(tmp_path / "home")


def session_of(use: Use) -> StepScreen:
    screen = use.app.screen
    assert isinstance(screen, StepScreen)
    return screen


async def test_enter_resumes_where_it_was_left_and_one_press_goes_on(use: Use) -> None:
    leave_open(use)
    use.clock.move(47 * 60)
    async with use.app.run_test(size=SIZE) as use.pilot:
        await use.pilot.pause()
        await use.press("enter")
        session = session_of(use)._session
        assert (session.phase, session.under) == (Phase.PAUSED, Phase.HOLD)
        assert "Away for 47 min. The step waited for you." in use.text()
        assert len(read_sessions(use.paths).running) == 1
        await use.press("enter")
        assert session.phase is Phase.HOLD
        await use.wait(5)
        await use.press("enter")
        await use.press("q", "e")
        assert isinstance(use.app.screen, AfterScreen)
        await use.press("s")
        assert isinstance(use.app.screen, BodyScreen)
    (entry,) = use.sessions()
    assert (entry.id, entry.outcome) == ("01a2-left-open", Outcome.ENDED_EARLY)
    assert [(point.id, point.outcome) for point in entry.tender_points] == [("mark-1", HoldOutcome.EASED)]
    assert abs(entry.seconds_away - 47 * 60) <= 3
    assert abs((entry.ended_at - use.clock.now()).total_seconds()) <= 3
    assert not list(use.paths.sessions.iterdir())


async def test_what_was_asked_for_comes_after_the_session_that_was_left_open(use: Use) -> None:
    leave_open(use)
    routine = use.library.routine("tired-feet")
    assert routine is not None
    use.has_heard(Heard())
    use.restart(StartRequest(routine=routine))
    async with use.app.run_test(size=SIZE) as use.pilot:
        await use.pilot.pause()
        assert "Lower back" in use.text()
        await use.press("enter", "q", "e")
        assert isinstance(use.app.screen, AfterScreen)
        await use.press("s")
        assert isinstance(use.app.screen, BeforeScreen)
        assert "Tired feet" in use.text()
    assert [entry.routine for entry in use.sessions()] == ["lower-back"]


@pytest.mark.parametrize("answer", [["enter"], ["k"], ["d", "y"]])
async def test_whoever_answers_second_is_told_that_it_is_taken(use: Use, answer: list[str]) -> None:
    leave_open(use)
    async with use.app.run_test(size=SIZE) as use.pilot:
        await use.pilot.pause()
        taken = take_over(read_sessions(use.paths).orphans[0])
        assert taken is not None
        await use.press(*answer)
        assert isinstance(use.app.screen, Question)
        assert TAKEN in use.text()
        await use.press("enter")
        assert isinstance(use.app.screen, BodyScreen)
        assert use.sessions() == []
        assert len(read_sessions(use.paths).running) == 1
        taken.file.close()


async def test_a_session_that_runs_elsewhere_is_not_asked_about(use: Use) -> None:
    leave_open(use)
    taken = take_over(read_sessions(use.paths).orphans[0])
    assert taken is not None
    async with use.app.run_test(size=SIZE) as use.pilot:
        await use.pilot.pause()
        assert isinstance(use.app.screen, BodyScreen)
    taken.file.close()


async def test_what_another_copy_went_on_with_is_resumed_as_it_is_now(use: Use) -> None:
    leave_open(use)
    async with use.app.run_test(size=SIZE) as use.pilot:
        await use.pilot.pause()
        other = take_over(read_sessions(use.paths).orphans[0])
        assert other is not None
        other.orphan.state.held_ms = other.orphan.state.marks[0].held_ms = 9_000
        other.file.append("bank", other.orphan.state)
        other.file.close()
        await use.press("enter")
        assert session_of(use)._session.state.held_ms == 9_000


async def end_without_room(use: Use) -> None:
    """End a session that the full disk does not take, go on without, and leave its questions."""
    await use.go_to_first_step()
    await use.press("q")
    await use.wait(1)
    await use.press("q", "e", "g", "s")


async def test_what_found_no_room_is_stored_when_the_body_opens_again(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)
    async with use.app.run_test(size=SIZE) as use.pilot:
        await end_without_room(use)
        assert isinstance(use.app.screen, BodyScreen)
        assert "stored as soon as that is possible" in use.text()
        assert use.sessions() == []
        disk.full = False
        await use.press("w", "q")
        assert "it is in your journal now" in use.text()
        assert "stored as soon as that is possible" not in use.text()
        assert [entry.outcome for entry in use.sessions()] == [Outcome.ENDED_EARLY]
        assert not list(use.paths.sessions.iterdir())


async def test_what_found_no_room_at_all_is_stored_by_the_next_start_without_a_question(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)
    async with use.app.run_test(size=SIZE) as use.pilot:
        await end_without_room(use)
        await use.press("q")
    disk.full = False
    use.restart()
    async with use.app.run_test(size=SIZE) as use.pilot:
        await use.pilot.pause()
        assert isinstance(use.app.screen, BodyScreen)
        assert "it is in your journal now" in use.text()
    assert [entry.outcome for entry in use.sessions()] == [Outcome.ENDED_EARLY]


async def test_a_full_disk_from_the_start_makes_the_session_safe_once_there_is_room(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    use.has_heard(Heard())
    async with use.app.run_test(size=SIZE) as use.pilot:
        with monkeypatch.context() as full:
            full.setattr(Disk, "append", cannot_begin)
            while not isinstance(use.app.screen, Question):
                await use.press("enter")
            assert "saved as soon as that is possible" in use.text()
            await use.press("enter")
            assert "cannot write down the session" in use.text()
            assert not list(use.paths.sessions.glob("*.jsonl"))
        await use.press("enter")
        assert "cannot write down the session" not in use.text()
        assert len(read_sessions(use.paths).running) == 1


async def test_a_discarded_session_whose_file_stays_is_discarded_by_the_next_start(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with use.app.run_test(size=SIZE) as use.pilot:
        await use.go_to_first_step()
        await use.press("q")
        await use.wait(1)
        with monkeypatch.context() as killed:
            killed.setattr(SessionFile, "finish", SessionFile.close)
            await use.press("q", "d", "y", "enter")
    assert len(read_sessions(use.paths).orphans) == 1
    use.restart()
    async with use.app.run_test(size=SIZE) as use.pilot:
        await use.pilot.pause()
        assert isinstance(use.app.screen, BodyScreen)
    assert use.sessions() == []
    assert not list(use.paths.sessions.iterdir())
    assert use.journal.undo() is not None
    assert use.journal.undo() is None


async def test_several_sessions_are_asked_about_one_after_another(use: Use) -> None:
    leave_open(use)
    first = read_sessions(use.paths).orphans[0].path
    second = first.with_name("01a3-left-open.jsonl")
    second.write_bytes(first.read_bytes().replace(b"01a2-left-open", b"01a3-left-open"))
    async with use.app.run_test(size=SIZE) as use.pilot:
        await use.pilot.pause()
        for _ in range(2):
            assert isinstance(use.app.screen, Question)
            assert use.app.screen._title == LEFT_OPEN
            await use.press("k")
        assert isinstance(use.app.screen, BodyScreen)
    assert [entry.id for entry in use.sessions()] == ["01a2-left-open", "01a3-left-open"]


async def test_one_session_that_cannot_be_kept_hides_no_other(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)
    leave_open(use)
    first = read_sessions(use.paths).orphans[0].path
    second = first.with_name("01a3-left-open.jsonl")
    second.write_bytes(first.read_bytes().replace(b"01a2-left-open", b"01a3-left-open"))
    async with use.app.run_test(size=SIZE) as use.pilot:
        await use.pilot.pause()
        await use.press("k")
        disk.full = False
        await use.press("k")
        assert isinstance(use.app.screen, BodyScreen)
        assert "no space left" in use.text()
    assert [entry.id for entry in use.sessions()] == ["01a3-left-open"]
    assert [orphan.path for orphan in read_sessions(use.paths).orphans] == [first]


async def test_a_session_can_be_left_for_later(use: Use) -> None:
    leave_open(use)
    for _ in range(2):
        use.restart()
        async with use.app.run_test(size=SIZE) as use.pilot:
            await use.pilot.pause()
            assert isinstance(use.app.screen, Question)
            await use.press("q")
            assert isinstance(use.app.screen, BodyScreen)
    assert len(read_sessions(use.paths).orphans) == 1
    assert use.sessions() == []


async def test_who_said_since_that_a_place_is_sore_does_not_go_on_there(use: Use) -> None:
    leave_open(use)
    skin = HealthAnswer(is_true=True, on=NOW.date(), places=(Spot("low-back", Side.BOTH),))
    KeptHealth(use.paths).answer({"skin": skin})
    async with use.app.run_test(size=SIZE) as use.pilot:
        await use.pilot.pause()
        await use.press("enter")
        assert "You said today: The skin in this area" in use.text()
        assert "still so" in use.text()
        await use.press("enter")
        assert "resume it" not in use.text()
        await use.press("enter")
        assert isinstance(use.app.screen, BodyScreen)
        assert len(read_sessions(use.paths).orphans) == 1
    use.restart()
    async with use.app.run_test(size=SIZE) as use.pilot:
        await use.pilot.pause()
        await use.press("enter", "n")
        assert isinstance(use.app.screen, StepScreen)
    assert "skin" not in KeptHealth(use.paths).now.answers


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_the_rest_of_a_session_for_the_feet_asks_about_a_clot(use: Use, size: tuple[int, int]) -> None:
    leave_open(use, "tired-feet")
    async with use.app.run_test(size=size) as use.pilot:
        await use.pilot.pause()
        await use.press("enter")
        assert "blood clot" in " ".join(use.text().split())
        await use.press("y")
        assert "looked at today" in " ".join(use.text().split())
        await use.press("enter", "k")
        assert isinstance(use.app.screen, BodyScreen)
    assert [entry.outcome for entry in use.sessions()] == [Outcome.INTERRUPTED]
    assert KeptHealth(use.paths).now.is_true("clot")


async def test_without_a_clot_it_goes_on(use: Use) -> None:
    leave_open(use, "tired-feet")
    async with use.app.run_test(size=SIZE) as use.pilot:
        await use.pilot.pause()
        await use.press("enter", "enter")
        assert isinstance(use.app.screen, StepScreen)
