"""Whole sessions with the installed command in a real terminal, and what the journal then holds."""

import re
import signal
from collections.abc import Callable

import pytest

from tests.terminal.conftest import Sit
from tests.terminal.harness import UNKNOT
from tests.terminal.person import (
    GET_READY,
    HOLD,
    PRESS_APART,
    WORK,
    answer,
    begin,
    go_on_to,
    hold,
    press_until,
    skip_to,
)
from tests.terminal.rehearse import rehearse

pytestmark = pytest.mark.terminal

Journal = Callable[[], list[dict[str, object]]]

HOSTILE = "[/b] [@click=app.quit]x[/]\x1b[2J"
SHOWN = "[/b] [@click=app.quit]x[/]"


@pytest.mark.parametrize(
    ("columns", "rows", "rate"), [(80, 24, 1), (120, 40, 3), (40, 20, 3)], ids=["80x24", "120x40", "40x20"]
)
def test_a_whole_session_is_in_the_journal_as_it_was(
    sit: Sit, journal: Journal, columns: int, rows: int, rate: int
) -> None:
    terminal = sit("start", "short", columns=columns, rows=rows, UNKNOT_CLOCK_RATE=str(rate))
    begin(terminal, sore="5")
    hold(terminal, 1.2)
    go_on_to(terminal, "Second")
    hold(terminal, 2.2)
    skip_to(terminal, "Third")
    skip_to(terminal, "Fourth")
    press_until(terminal, "enter", WORK)
    terminal.wait_for("Finished")
    press_until(terminal, "enter", "How sore is it now")
    answer(terminal, "3")
    press_until(terminal, "enter", "Tender point 1 of 2")
    terminal.linger(PRESS_APART)
    terminal.press("s")
    assert terminal.exit_status() == 0
    assert terminal.is_restored()

    (entry,) = journal()
    assert (entry["kind"], entry["routine"], entry["outcome"]) == ("session", "short", "finished")
    assert (entry["seconds_planned"], entry["seconds_paused"], entry["seconds_away"]) == (20, 0, 0)
    assert 10 <= whole(entry["seconds_worked"]) <= 14
    assert (entry["unattended"], entry["clock_rate"], entry["timezone"]) == (False, rate, "Europe/Paris")
    passes = listed(entry["passes"])
    assert [(each["step"], each["side"], each["outcome"]) for each in passes] == [
        ("first", "both", "done"),
        ("second", "both", "skipped"),
        ("third", "both", "skipped"),
        ("fourth", "both", "done"),
    ]
    assert [each["seconds"] for each in passes if each["outcome"] == "done"] == [5, 5]
    assert entry["ratings"] == [{"region": "upper-arm", "side": "both", "before": 5, "after": 3}]
    first, second = listed(entry["tender_points"])
    assert (first["step"], second["step"]) == ("first", "second")
    for point, waited in ((first, 1.2), (second, 2.2)):
        assert (point["region"], point["side"], point["outcome"]) == ("upper-arm", "both", "eased")
        assert int(waited * rate) <= whole(point["seconds_held"]) <= int(waited + 2) * rate
    assert entry["seconds_held"] == pytest.approx(
        whole(first["seconds_held"]) + whole(second["seconds_held"]), abs=1
    )


def test_a_kill_in_a_hold_loses_nothing(sit: Sit, journal: Journal) -> None:
    terminal = sit("start", "short")
    begin(terminal)
    press_until(terminal, "t", HOLD)
    terminal.signal(signal.SIGKILL)
    terminal.exit_status()
    (entry,) = journal()
    (point,) = listed(entry["tender_points"])
    assert (entry["outcome"], entry["recorded_at"]) == ("interrupted", None)
    assert (point["step"], point["outcome"]) == ("first", "unanswered")


def test_a_session_that_was_cut_off_is_asked_about(sit: Sit, journal: Journal) -> None:
    terminal = sit("start", "short")
    begin(terminal)
    press_until(terminal, "t", HOLD)
    terminal.signal(signal.SIGKILL)
    terminal.exit_status()
    again = sit()
    again.wait_for("A session was left open")
    press_until(again, "k", "BACK")
    (entry,) = journal()
    assert entry["outcome"] == "interrupted"
    assert entry["recorded_at"] is not None


def test_a_killed_session_goes_on_in_its_hold_with_the_next_start(sit: Sit, journal: Journal) -> None:
    terminal = sit("start", "short")
    begin(terminal)
    press_until(terminal, "t", HOLD)
    terminal.signal(signal.SIGKILL)
    terminal.exit_status()
    again = sit("start", "short")
    again.wait_for("one hold open")
    press_until(again, "enter", "Away for")
    press_until(again, "enter", "eased")
    press_until(again, "t", WORK)
    press_until(again, "q", "end here and keep")
    again.press("e")
    again.wait_for("Ended early")
    (entry,) = journal()
    (point,) = listed(entry["tender_points"])
    assert (entry["outcome"], point["outcome"]) == ("ended-early", "eased")
    assert whole(entry["seconds_away"]) >= 1
    press_until(again, "s", "You need")


_COLOURED = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:[34][0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")
"""A sequence that sets a colour of text or background, in any of the ways there are."""


@pytest.mark.parametrize(
    ("columns", "rows", "environ"),
    [(80, 24, {}), (120, 40, {"NO_COLOR": "1"}), (40, 20, {"LANG": "C", "TERM": "linux"})],
    ids=["80x24", "120x40-no-color", "40x20-linux-console"],
)
def test_the_body_opens_and_q_leaves(sit: Sit, columns: int, rows: int, environ: dict[str, str]) -> None:
    terminal = sit(columns=columns, rows=rows, **environ)
    terminal.wait_for("BACK")
    terminal.linger(PRESS_APART)
    terminal.press("q")
    assert terminal.exit_status() == 0
    assert terminal.is_restored()
    assert "NO_COLOR" not in environ or not _COLOURED.search(terminal.raw)


def test_a_rehearsal_runs_to_its_end_by_itself_and_leaves_no_trace() -> None:
    rehearse(UNKNOT, "lower-back")


def test_a_hostile_note_is_shown_and_sends_nothing(sit: Sit, journal: Journal) -> None:
    terminal = sit("start", "short", UNKNOT_CLOCK_RATE="60")
    terminal.wait_for("You need")
    assert "Short [/b] [@click=app.quit]x[/]" in terminal.text
    press_until(terminal, "enter", GET_READY)
    terminal.wait_for("Finished", 30)
    press_until(terminal, "enter", "Anything to remember")
    terminal.linger(PRESS_APART)
    before = len(terminal.raw)
    terminal.send(f"\x1b[200~{HOSTILE}\x1b[201~".encode())
    terminal.wait_for(SHOWN)
    assert b"\x1b[2J" not in terminal.raw[before:]
    terminal.press("enter")
    terminal.exit_status()
    (entry,) = journal()
    assert SHOWN in str(entry["note"])
    assert "\x1b" not in str(entry["note"])


def test_a_session_in_a_terminal_that_cannot_draw_is_told_in_lines(sit: Sit) -> None:
    terminal = sit("start", "short", TERM="dumb")
    terminal.wait_for("Ready?")
    assert "unknot: no full screen can be drawn here, so this runs as plain lines" in terminal.text
    terminal.linger(PRESS_APART)
    terminal.press("q")
    assert terminal.exit_status() == 0
    assert b"\x1b" not in terminal.raw


def test_the_body_in_a_terminal_that_cannot_draw_is_one_line(sit: Sit) -> None:
    terminal = sit(TERM="dumb")
    assert terminal.exit_status() == 2
    assert terminal.raw.decode() == (
        'unknot: this terminal (TERM is "dumb") cannot show a screen; without one: '
        "unknot routines, journal, week, check-in\r\n"
    )


def test_an_unknown_routine_is_one_line(sit: Sit) -> None:
    terminal = sit("start", "tired-feets")
    assert terminal.exit_status() == 1
    assert b'no routine "tired-feets". Did you mean "tired-feet"?' in terminal.raw


def listed(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)
    return value


def whole(value: object) -> int:
    assert isinstance(value, int)
    return value
