"""The app as a whole: screens in their order, a real journal in a folder of its own, a clock set by hand."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual import events
from textual.widgets import Input

from tests.builders import a_session, a_tender_point
from tests.in_use import HERE, LEGEND, NOW, FullDisk, Use, cannot_begin, leave_open
from tui.core.cues.channels import Heard
from tui.core.entries.entry import CheckIn, HoldOutcome, Outcome
from tui.core.entries.journal import ChangeKind, JournalError
from tui.core.preferences.settings import CheckRequest, MotionAmount, StartRequest
from tui.files.choices import read_choices
from tui.files.journal.journal_files import YearJournal
from tui.files.kept_settings import find_settings
from tui.files.sessions.checkpoint import SessionFile
from tui.files.sessions.orphans import read_sessions
from tui.screens.after import AfterScreen
from tui.screens.before import BeforeScreen
from tui.screens.body import BodyScreen
from tui.screens.cue_check import CueCheckScreen
from tui.screens.journal import JournalScreen
from tui.screens.report import ReportScreen
from tui.screens.settings import SettingsScreen
from tui.screens.week import WeekScreen
from tui.widgets.journal_list import JournalList
from tui.widgets.question import Question
from tui.widgets.setting_list import SettingList
from tui.widgets.week.figure import Figure


@pytest.fixture
def use(tmp_path: Path) -> Use:
    return Use(tmp_path / "home")


async def test_from_the_body_through_a_session_into_the_journal(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        assert isinstance(use.app.screen, BodyScreen)
        await use.go_to_first_step()
        assert len(read_sessions(use.paths).running) == 1
        await use.press("a")
        await use.wait(25 + 3 + 15 + 12 + 5)
        await use.press("k")
        await use.wait(6)
        await use.press("k")
        await use.wait(700)
        assert isinstance(use.app.screen, AfterScreen)
        entry = use.sessions()[0]
        assert (entry.outcome, entry.unattended, entry.timezone) == (Outcome.FINISHED, True, "Europe/Paris")
        assert [(point.step, point.seconds_held, point.outcome) for point in entry.tender_points] == [
            ("roll-down", 7, HoldOutcome.EASED)
        ]
        await use.press("s")
        assert not use.sessions()[0].unattended
        assert isinstance(use.app.screen, BodyScreen)
        assert not list(use.paths.sessions.iterdir())


async def test_what_another_copy_stored_is_there_when_the_person_comes_back(use: Use) -> None:
    async with use.app.run_test(size=(120, 40)) as use.pilot:
        await use.pilot.pause()
        YearJournal(use.paths, use.clock).add(
            a_session(started_at=NOW, tender_points=(a_tender_point(at=NOW),))
        )
        assert LEGEND not in use.text()
        use.app.post_message(events.AppFocus())
        await use.pilot.pause()
        assert LEGEND in use.text()
        await use.press("o")
        YearJournal(use.paths, use.clock).add(a_session(id="other", started_at=NOW))
        assert use.app.screen.query_one(JournalList).virtual_size.height == 2  # a day and a session
        use.app.post_message(events.AppFocus())
        await use.pilot.pause()
        assert use.app.screen.query_one(JournalList).virtual_size.height == 3  # a day and two sessions


async def until(use: Use, is_so: Callable[[], bool]) -> bool:
    """Whether it becomes so within the time that a person waits for it."""
    for _ in range(300):
        if is_so():
            return True
        await use.pilot.pause(0.01)
    return False


async def test_an_open_screen_takes_in_what_another_program_stored(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    use.configure("questions = false")
    monkeypatch.setattr("tui.app.WATCH_SECONDS", 0.02)
    other = YearJournal(use.paths, use.clock)
    async with use.app.run_test(size=(120, 40)) as use.pilot:
        await use.pilot.pause()
        other.add(a_session(started_at=NOW, tender_points=(a_tender_point(at=NOW),)))
        assert await until(use, lambda: LEGEND in use.text())
        await use.press("w", "question_mark")  # and below the help as well
        other.add(a_session(id="second", started_at=NOW))
        await use.press("q")
        week = use.app.screen
        assert isinstance(week, WeekScreen)
        assert await until(use, lambda: len(week.history.entries) == 2)
        await use.press("q", "o", "slash", "t", "i")
        other.add(a_session(id="third", started_at=NOW - dt.timedelta(minutes=1)))
        assert await until(use, lambda: "3 of 3" in use.text())
        await use.press("g")
        assert use.app.screen.query_one(Input).value == "tig"


async def test_journal_week_and_check_in_are_a_key_away_and_lead_back(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("o")
        assert isinstance(use.app.screen, JournalScreen)
        await use.press("q", "w")
        assert isinstance(use.app.screen, WeekScreen)
        await use.press("ctrl+q")
        assert isinstance(use.app.screen, BodyScreen)


async def test_the_journal_and_the_report_lead_back_to_the_week_and_its_figure(
    use: Use,
) -> None:
    use.configure("questions = false")
    use.journal.add(a_session(started_at=NOW - dt.timedelta(days=9)))
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("w", "left", "f", "f")
        for key, kind in (("o", JournalScreen), ("r", ReportScreen)):
            await use.press(key)
            assert isinstance(use.app.screen, kind)
            await use.press("q")
            assert isinstance(use.app.screen, WeekScreen)
            assert (use.app.screen.shown.iso, use.app.screen.figure) == ("2026-W46", Figure.FOUR_WEEKS)
        await use.press("o", "w")
        assert isinstance(use.app.screen, WeekScreen)
        assert use.app.screen.shown.iso == "2026-W46"
        await use.press("q")
        assert isinstance(use.app.screen, BodyScreen)


async def test_from_the_journal_the_week_leads_back_to_the_journal(use: Use) -> None:
    use.configure("questions = false")
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("o", "w")
        assert isinstance(use.app.screen, WeekScreen)
        await use.press("q")
        assert isinstance(use.app.screen, JournalScreen)
        await use.press("w", "o")
        assert isinstance(use.app.screen, JournalScreen)
        await use.press("q")
        assert isinstance(use.app.screen, BodyScreen)


async def test_a_report_of_the_week_is_written_and_leads_back_to_that_week(
    use: Use, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use.configure("questions = false")
    use.journal.add(a_session(started_at=NOW - dt.timedelta(days=9), note="slept badly"))
    monkeypatch.chdir(tmp_path)
    async with use.app.run_test(size=(120, 40)) as use.pilot:
        await use.press("w", "left", "r")
        assert isinstance(use.app.screen, ReportScreen)
        await use.press("enter")
        written = tmp_path / "unknot-2026-11-15.html"
        assert f"The report is in {written}" in " ".join(use.text().split())
        assert "slept badly" in written.read_text("utf-8")
        await use.press("q")
        assert isinstance(use.app.screen, WeekScreen)
        assert use.app.screen.shown.iso == "2026-W46"


async def test_a_discarded_session_can_be_taken_back(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.go_to_first_step()
        await use.press("q")
        await use.wait(1)
        await use.press("q", "d", "y")
        assert use.sessions() == []
        await use.press("u")
        assert [entry.outcome for entry in use.sessions()] == [Outcome.ENDED_EARLY]


@pytest.mark.parametrize(("keys", "kept"), [(["k"], 1), (["d", "y"], 0), (["d", "enter", "k"], 1)])
async def test_an_open_session_is_asked_about(use: Use, keys: list[str], kept: int) -> None:
    leave_open(use)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        assert isinstance(use.app.screen, Question)
        assert "Lower back, Sun 22 Nov 14:03: step 1, " in use.text()
        assert " left, one hold open." in use.text()
        assert use.sessions() == []
        await use.press(*keys)
        assert isinstance(use.app.screen, BodyScreen)
        assert len(use.sessions()) == kept
        assert all(entry.outcome is Outcome.INTERRUPTED for entry in use.sessions())
        assert not list(use.paths.sessions.iterdir())


async def test_until_it_is_answered_an_open_session_stays_as_it_was(use: Use) -> None:
    leave_open(use)
    before = {path: path.read_bytes() for path in use.paths.sessions.iterdir()}
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("x", "q", "t")
    assert {path: path.read_bytes() for path in use.paths.sessions.iterdir()} == before


async def test_an_unattended_session_is_asked_about_once(use: Use) -> None:
    leave_open(use)
    entry = read_sessions(use.paths).orphans[0].entry()
    use.journal.add(msgspec.structs.replace(entry, outcome=Outcome.FINISHED, unattended=True))
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        assert "ran to its end, and no key came after it" in use.text()
        await use.press("y")
        assert not use.sessions()[0].unattended
    assert read_choices(use.paths).asked_unattended == ("01a2-left-open",)
    use.restart()
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        assert isinstance(use.app.screen, BodyScreen)


async def test_a_rehearsal_leaves_nothing_behind_and_ends_by_itself(use: Use) -> None:
    routine = use.library.routine("lower-back")
    assert routine is not None
    use.restart(StartRequest(routine=routine, rehearse=True))
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.wait(6)
        await use.pilot.pause()
    assert use.app.return_code == 0
    assert [path.name for path in use.paths.data.iterdir()] == [use.paths.choices.name]


async def test_start_leads_straight_to_before_and_leaves_after_it(use: Use) -> None:
    routine = use.library.routine("tired-feet")
    assert routine is not None
    use.restart(StartRequest(routine=routine))
    use.has_heard(Heard(bell=True))
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        assert "Tired feet" in use.text()
        await use.press("q")
    assert use.app.return_code == 0


async def test_a_full_disk_is_told_and_the_entry_is_stored_once_there_is_room(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.go_to_first_step()
        await use.press("q")
        await use.wait(1)
        await use.press("q", "e")
        assert "no space left" in use.text()
        await use.press("enter")
        assert (use.sessions(), len(read_sessions(use.paths).running)) == ([], 1)
        disk.full = False
        await use.press("enter")
        assert isinstance(use.app.screen, AfterScreen)
        assert len(use.sessions()) == 1
        assert not list(use.paths.sessions.iterdir())


async def test_going_on_without_leaves_the_session_in_its_file(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    FullDisk(monkeypatch)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.go_to_first_step()
        await use.press("q")
        await use.wait(1)
        await use.press("q", "e", "g")
        assert "It is not in your journal yet." in use.text()
        assert len(read_sessions(use.paths).running) == 1
        await use.press("s", "q")
    assert use.app.return_code == 0
    assert len(read_sessions(use.paths).orphans) == 1


async def test_without_a_session_file_it_is_said_that_leaving_loses_the_session(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)
    monkeypatch.setattr(SessionFile, "_begin_afresh", cannot_begin)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.go_to_first_step()
        await use.press("q")
        await use.wait(1)
        await use.press("q", "e")
        assert "leaving now loses it" in use.text()
        disk.full = False
        await use.press("enter")
        assert len(use.sessions()) == 1


async def test_a_discarded_session_can_be_undone_later_too(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.go_to_first_step()
        await use.press("q")
        await use.wait(1)
        await use.press("q", "d", "y")
        assert use.sessions() == []
        assert not list(use.paths.sessions.iterdir())
        await use.press("enter")
        assert use.sessions() == []
    change = use.journal.undo()
    assert change is not None
    assert change.kind is ChangeKind.DISCARDED
    assert [entry.id for entry in use.sessions()] == [change.before.id]


@pytest.mark.parametrize("burst", ["qqe", "q?e", "qdyy", "nnnnnnnnn", "qdyuu", "ttqqdyy"])
async def test_a_burst_of_keys_in_a_session_leaves_no_screen_twice(use: Use, burst: str) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("2")
        await use.go_to_first_step()
        await type_at_once(use, burst)
        for key in ("q", "e", "enter", "s") * 10:
            if isinstance(use.app.screen, BodyScreen):
                break
            await use.press(key)
        assert isinstance(use.app.screen, BodyScreen)


@pytest.mark.parametrize("burst", ["o", "ow", "wo", "cc", "oqq", "wqqq", "?q?", "//", "occ"])
async def test_a_burst_of_keys_on_the_body_leaves_no_screen_twice(use: Use, burst: str) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await type_at_once(use, burst)
        for _ in range(20):
            await use.pilot.pause()
    assert use.app.return_code in (None, 0)


async def test_nothing_is_looked_at_while_all_is_closed(use: Use, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[object] = []
    take_down = use.app._prune

    async def take_down_and_look(*parts: Any, **more: Any) -> None:
        await take_down(*parts, **more)
        closed.extend(parts)
        use.app.look_at_the_journal()

    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        monkeypatch.setattr(use.app, "_prune", take_down_and_look)
    assert any(isinstance(part, BodyScreen) for part in closed)


async def type_at_once(use: Use, keys: str) -> None:
    """Keys as a link delivers them that was stuck for a moment."""
    for key in keys:
        use.app.post_message(events.Key(key, key))
    await use.pilot.pause()


async def test_a_check_in_goes_into_the_journal(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("c", "4", "up", "s")
        assert isinstance(use.app.screen, BodyScreen)
    (entry,) = use.journal.all()
    assert isinstance(entry, CheckIn)
    assert [rating.now for rating in entry.ratings] == [4]


# Did you hear that?


async def test_before_the_first_session_in_a_terminal_its_channels_are_tried_once(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("enter")
        assert isinstance(use.app.screen, CueCheckScreen)
        await use.press("y", "enter", "n")
        assert isinstance(use.app.screen, BeforeScreen)
        await use.press("q", "enter")
        assert isinstance(use.app.screen, BeforeScreen)
    assert use.heard() == Heard(bell=True, notification=False)


async def test_enter_alone_is_an_answer_too_and_is_not_asked_for_again(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.go_to_first_step()
    assert use.heard() == Heard()


async def test_going_back_leads_to_where_it_came_from_and_it_is_asked_again(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("enter", "y", "q")
        assert isinstance(use.app.screen, BodyScreen)
        assert use.heard() is None
        await use.press("enter")
        assert isinstance(use.app.screen, CueCheckScreen)


async def test_another_terminal_is_asked_about_anew(use: Use) -> None:
    use.has_heard(Heard(bell=True))
    use.surroundings = msgspec.structs.replace(HERE, terminal="another one")
    use.restart()
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("enter")
        assert isinstance(use.app.screen, CueCheckScreen)


async def test_what_is_set_is_not_asked_about(use: Use) -> None:
    use.configure("[cues]\nbell = true\nflash = false\nnotification = false\n")
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("enter")
        assert isinstance(use.app.screen, BeforeScreen)


async def test_the_doctor_tries_everything_and_leaves(use: Use) -> None:
    use.has_heard(Heard(bell=False))
    use.configure("[cues]\nbell = true\n", CheckRequest())
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        assert "In your settings this is on" in use.text()
        await use.press("y", "y", "y")
    assert use.app.return_code == 0
    assert use.heard() == Heard(bell=True, flash=True, notification=True)


def refuse(*_arguments: object) -> None:
    raise JournalError("cannot save what was heard")


async def test_an_unwritable_answer_holds_until_the_end_and_is_told(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.rooms.channels_here.change_choices", refuse)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("enter", "n", "n", "n", "enter")
        assert isinstance(use.app.screen, Question)
        assert "cannot save what was heard. Your answers hold until you leave." in use.text()
        await use.press("enter")
        assert isinstance(use.app.screen, BeforeScreen)
        await use.press("q", "enter")
        assert isinstance(use.app.screen, BeforeScreen)


async def test_unwritable_answers_are_told_also_where_the_person_goes_back(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.rooms.channels_here.change_choices", refuse)
    async with use.app.run_test(size=(40, 20)) as use.pilot:
        await use.pilot.pause()
        await use.press("enter", "n", "n", "n", "q")
        assert isinstance(use.app.screen, Question)
        await use.press("q")
        assert isinstance(use.app.screen, BodyScreen)


# Settings


async def test_settings_are_a_key_away_and_hold_at_once(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("comma")
        assert isinstance(use.app.screen, SettingsScreen)
        for name, key in (("theme", "right"), ("motion", "left")):
            listed = use.app.screen.query_one(SettingList)
            listed.at = [row.name for row in listed.rows].index(name)
            await use.press(key)
        assert (use.app.theme, use.app.animation_level) == ("unknot-light", "none")
        await use.press("q")
        assert isinstance(use.app.screen, BodyScreen)
    assert find_settings(use.paths).now.settings.motion is MotionAmount.NONE


async def test_from_the_settings_the_channels_are_tried_and_it_leads_back(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("comma", "t")
        assert isinstance(use.app.screen, CueCheckScreen)
        await use.press("n", "y", "n", "enter")
        assert isinstance(use.app.screen, SettingsScreen)
        await use.press("q", "enter")
        assert isinstance(use.app.screen, BeforeScreen)
    assert use.heard() == Heard(bell=False, flash=True, notification=False)


async def test_a_session_that_no_second_terminal_can_reach_says_so_afterwards(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.remote.server.possible_folders", lambda _environ: (use.paths.config_file,))
    use.configure("")
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.go_to_first_step()
        await use.press("q")
        await use.wait(1)
        await use.press("q", "e", "s")
        assert isinstance(use.app.screen, BodyScreen)
        assert "unknot remote cannot reach this session" in use.text()
