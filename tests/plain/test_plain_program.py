"""`unknot start --plain` as people and scripts run it: in a pipe, without a keyboard, on a bare terminal."""

import json
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any, cast

import pytest

from tests.core.plain_reader import OVER, Reader
from tests.terminal.desk import SHORT, Desk
from tests.terminal.harness import UNKNOT, Terminal, clean_environ

pytestmark = pytest.mark.terminal

FAST = {"UNKNOT_CLOCK_RATE": "1000"}
INSTEAD = "unknot: no full screen can be drawn here, so this runs as plain lines\n"
ASIDE = ("Keys: ", "Not understood: ", "Paused. Leave ", "Enter: ")
"""What is told in answer to somebody, and is no part of the story."""
STEPS = ("First [/]", "Second", "Third", "Fourth")


def run(
    desk: Desk, *arguments: str, typed: bytes | None = None, environ: Mapping[str, str] = FAST
) -> subprocess.CompletedProcess[bytes]:
    """Run it in pipes; without `typed` there is no keyboard at all."""
    program = subprocess.Popen(
        [UNKNOT, "start", *arguments],
        env=clean_environ(desk.home, **environ),
        stdin=subprocess.DEVNULL if typed is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    out, err = program.communicate(typed, 60)
    return subprocess.CompletedProcess(program.args, program.returncode, out, err)


def story_of(lines: Sequence[str]) -> Reader:
    """What a reader of the session's own lines knows at the end."""
    reader = Reader()
    begins = next(number for number, line in enumerate(lines) if line.startswith("0:00 "))
    ends = next(number for number, line in enumerate(lines) if line.endswith((" Finished.", " Ended here.")))
    for line in lines[begins : ends + 1]:
        if not line.startswith(ASIDE):
            reader.read(line)
    return reader


def test_without_a_keyboard_it_runs_to_its_end_and_says_unattended(desk: Desk) -> None:
    done = run(desk, "short", "--plain")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert b"\a" not in done.stdout
    lines = done.stdout.decode().splitlines()
    assert [(each.title, each.outcome) for each in story_of(lines).passes] == [
        (name, "done") for name in STEPS
    ]
    assert "unattended" in lines[-1]
    (entry,) = desk.journal()
    assert (entry["outcome"], entry["unattended"]) == ("finished", True)


@pytest.mark.parametrize("routine", ["neck-tension", "tight-shoulders"])
def test_a_seed_routine_can_be_read_in_a_pipe(desk: Desk, routine: str) -> None:
    done = run(desk, routine, "--plain")
    lines = done.stdout.decode().splitlines()
    reader = story_of(lines)
    assert reader.doing == OVER
    assert all(each.outcome == "done" for each in reader.passes)
    assert any(line.startswith("Leave this routine out if one of these is true today:") for line in lines)


@pytest.mark.parametrize("environ", [FAST, {**FAST, "TERM": "dumb"}])
def test_without_a_screen_it_is_chosen_by_itself_and_says_so(desk: Desk, environ: Mapping[str, str]) -> None:
    done = run(desk, "short", environ=environ)
    assert done.returncode == 0
    assert done.stderr.decode() == INSTEAD
    assert b"\x1b" not in done.stdout + done.stderr


def test_a_rehearsal_keeps_nothing_and_asks_nothing(desk: Desk) -> None:
    done = run(desk, "short", "--plain", "--rehearse", typed=b"y\n")
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "Rehearsal: nothing is kept."
    assert lines[-1].endswith("Finished.")
    assert desk.journal() == []


def test_words_drive_a_session_line_by_line(desk: Desk) -> None:
    """Everything is typed ahead: each line is taken when its turn comes."""
    typed = [
        "",
        "s",
        "go",
        "tender",
        "7",
        "3",
        "eased",
        "next",
        "more",
        "what",
        "pause",
        "resume",
        "quit",
        "e",
        "",
        "5",
    ]
    done = run(desk, "short", "--plain", typed="\n".join(typed).encode(), environ={})
    lines = done.stdout.decode().splitlines()
    reader = story_of(lines)
    assert [each.outcome for each in reader.passes] == ["skipped", "cut-short"]
    assert [(hold.outcome, hold.sore) for hold in reader.holds] == [("eased", [7, 3])]
    assert 'Not understood: "what". ? lists the keys.' in lines
    (entry,) = desk.journal()
    assert (entry["outcome"], entry["unattended"]) == ("ended-early", False)
    ratings, points = entry["ratings"], entry["tender_points"]
    assert isinstance(ratings, list)
    assert isinstance(points, list)
    assert [each["after"] for each in ratings] == [5]
    assert [(each["peak"], each["release"], each["outcome"]) for each in points] == [(7, 3, "eased")]


def test_help_pauses_and_tells_the_keys_of_the_pause_once(desk: Desk) -> None:
    typed = ["", "s", "go", "tender", "?", "?", "quit", "e", ""]
    done = run(desk, "short", "--plain", typed="\n".join(typed).encode(), environ={})
    lines = done.stdout.decode().splitlines()
    paused = next(number for number, line in enumerate(lines) if ". Paused, in a hold" in line)
    assert lines[paused - 2].startswith("0:00 both. Hold: ")
    assert lines[paused + 1].startswith("Keys: Enter go on, 0-9 how sore, ")
    assert lines[paused + 2] == lines[paused + 1]
    assert not lines[paused + 3].startswith("Keys: ")


MARKED_TWICE = ["", "s", "go", "tender", "eased", "tender", "7", "next", "quit", "e"]
"""A tender point without a number, then one with a number that was left before it was answered."""


def answered(desk: Desk, *answers: str) -> tuple[list[str], Mapping[str, Any]]:
    """The lines and the entry of a session with two tender points, with these answers behind it."""
    typed = "\n".join([*MARKED_TWICE, *answers, ""]).encode()
    lines = run(desk, "short", "--plain", typed=typed, environ={}).stdout.decode().splitlines()
    (entry,) = desk.journal()
    return lines, entry


def test_each_tender_point_is_asked_the_one_thing_that_is_missing(desk: Desk) -> None:
    lines, entry = answered(desk, "", "5", "8", "p", "slept badly")
    points = [(point["peak"], point["outcome"]) for point in entry["tender_points"]]
    assert points == [(8, "eased"), (7, "partly")]
    assert entry["note"] == "slept badly"
    asked = [line for line in lines if line.startswith("How sore was each tender point at its worst?")]
    assert len(asked) == 1
    assert any(line.endswith(": First [/], eased after 0 s?") for line in lines)
    assert lines[-1] == "Noted."


@pytest.mark.parametrize(
    ("answers", "known"),
    [
        (["s", "8"], (None, "unanswered")),
        (["", "s", "8"], (None, "unanswered")),
        (["", "", "s", "e"], (None, "unanswered")),
        (["", "", "8", "s", "a note"], (8, "unanswered")),
        (["", "", "8", "e", "s"], (8, "eased")),
        (["", "", "", "", ""], (None, "unanswered")),
    ],
)
def test_s_skips_the_rest_and_enter_one_question(
    desk: Desk, answers: list[str], known: tuple[int | None, str]
) -> None:
    _, entry = answered(desk, *answers)
    first, second = entry["tender_points"]
    assert (first["peak"], second["outcome"]) == known
    assert entry["note"] == ""


def on_the_way(desk: Desk) -> None:
    """The short routine on the lower back, along a way with names."""
    way = [{"region": "low-back", "spot": spot} for spot in ("at waist height", "just below the ribs")]
    path = {"from": "waist", "to": "ribs", "direction": "up", "along": way}
    steps = [
        {**step, "regions": ["low-back"], "path": path}
        for step in cast("list[dict[str, object]]", SHORT["steps"])
    ]
    file = desk.home / "unknot" / "routines" / "short.json"
    file.write_text(json.dumps({**SHORT, "steps": steps, "contraindications": []}))


def test_wall_mode_comes_and_goes_with_the_step_at_the_wall_and_says_so(desk: Desk) -> None:
    first, second, *others = cast("list[dict[str, object]]", SHORT["steps"])
    steps = [first, {**second, "setting": "wall"}, *others]
    (desk.home / "unknot" / "routines" / "short.json").write_text(json.dumps({**SHORT, "steps": steps}))
    typed = ["", "s", "next", "next", "quit", "e", "s"]
    lines = run(desk, "short", "--plain", typed="\n".join(typed).encode(), environ={}).stdout.decode()
    on, off = "Wall mode on: any key is the one button.", "Wall mode off: every key is itself."
    told = [line for line in lines.splitlines() if line in (on, off) or "Get ready" in line]
    assert [line.partition(": ")[2].partition(",")[0] if "Get ready" in line else line for line in told] == [
        "First [/]",
        "Second",
        on,
        "Third",
        off,
    ]
    assert "Any key: go now. q: pause." in lines


@pytest.mark.parametrize(
    ("word", "spot"), [("spot", "at waist height"), (".", "at waist height"), ("7", "")], ids=str
)
def test_a_spot_is_named_in_the_hold_by_a_word_or_a_key(desk: Desk, word: str, spot: str) -> None:
    on_the_way(desk)
    typed = ["", "s", "go", "tender", word, "eased", "quit", "e", "s"]
    done = run(desk, "short", "--plain", typed="\n".join(typed).encode(), environ={})
    lines = done.stdout.decode().splitlines()
    assert any(line.endswith("Here: at waist height? Dot: yes.") for line in lines)
    assert ("Here: both sides of your lower back, at waist height." in lines) is bool(spot)
    (entry,) = desk.journal()
    assert [point["spot"] for point in cast("list[Any]", entry["tender_points"])] == [spot]


@pytest.mark.parametrize(
    ("answers", "spot"),
    [
        (["."], "at waist height"),
        (["1"], "just below the ribs"),
        (["w", "left of the scar"], "left of the scar"),
        ([""], ""),
        (["s"], ""),
    ],
)
def test_where_exactly_is_asked_afterwards_and_only_an_answer_is_stored(
    desk: Desk, answers: list[str], spot: str
) -> None:
    on_the_way(desk)
    typed = ["", "s", "go", "tender", "5", "eased", "quit", "e", "", "", *answers, ""]
    done = run(desk, "short", "--plain", typed="\n".join(typed).encode(), environ={})
    asked = [line for line in done.stdout.decode().splitlines() if line.endswith("Where exactly?")]
    assert asked == ["Both sides of your lower back: First [/]. Where exactly?"]
    (entry,) = desk.journal()
    assert [point["spot"] for point in cast("list[Any]", entry["tender_points"])] == [spot]


def test_moving_on_in_a_pause_says_that_it_is_paused(desk: Desk) -> None:
    typed = ["", "s", "go", "pause", "next", "quit", "e", ""]
    done = run(desk, "short", "--plain", typed="\n".join(typed).encode(), environ={})
    lines = done.stdout.decode().splitlines()
    assert any("Paused before Second, 2 of 4. " in line for line in lines)
    assert not any("Get ready" in line and "Second" in line for line in lines)


def test_what_is_no_number_is_answered_with_what_is(desk: Desk) -> None:
    done = run(desk, "short", "--plain", typed=b"\nn\n?\n12\nq\n")
    lines = done.stdout.decode().splitlines()
    keys = "Keys: 0 to 10, - no number, Enter go on, s skip the rest, q leave."
    told = [
        f'Not understood: "n". {keys}',
        keys,
        f'Not understood: "12". {keys}',
    ]
    assert [line for line in lines if keys in line] == told


def test_what_closes_a_routine_is_only_said_yes_to_by_y(desk: Desk) -> None:
    done = run(desk, "neck-tension", "--plain", typed=b"\n\nyes\ny\n")
    assert done.returncode == 0
    assert done.stdout.decode().splitlines()[-1] == "Nothing was started."
    assert desk.journal() == []


def test_a_reader_that_goes_away_leaves_the_session_for_the_next_start(desk: Desk) -> None:
    program = subprocess.Popen(
        [UNKNOT, "start", "short", "--plain"],
        env=clean_environ(desk.home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    assert any(line.startswith(b"0:00 ") for line in program.stdout)
    program.stdout.close()
    assert program.wait(5) == 128 + signal.SIGPIPE
    with program.stderr:
        assert program.stderr.read() == b""
    (entry,) = desk.journal()
    assert entry["outcome"] == "interrupted"
    again = run(desk, "short", "--plain").stdout.decode().splitlines()
    assert "It is left as it is: a start with keys asks what to do with it." in again
    assert [each["outcome"] for each in desk.journal()] == ["interrupted", "finished"]


def test_a_full_disk_for_the_lines_is_one_line(desk: Desk) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [UNKNOT, "start", "short", "--plain"],
            env=clean_environ(desk.home, **FAST),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"unknot: the output: No space left on device\n")


def test_a_reader_that_stalls_stops_neither_the_session_nor_its_end(desk: Desk) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    try:
        while True:
            os.write(writing, b"x" * 512)
    except BlockingIOError:
        os.set_blocking(writing, True)
    program = subprocess.Popen(
        [UNKNOT, "start", "short", "--plain"],
        env=clean_environ(desk.home, **FAST),
        stdin=subprocess.DEVNULL,
        stdout=writing,
    )
    os.close(writing)
    assert program.wait(10) == 0
    os.close(reading)
    assert [each["outcome"] for each in desk.journal()] == ["finished"]


@pytest.mark.parametrize("redirection", ["<&-", ">&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_error(desk: Desk, redirection: str) -> None:
    command = ["sh", "-c", f'exec "$0" start short --plain {redirection}', UNKNOT]
    done = subprocess.run(
        command,
        env=clean_environ(desk.home, **FAST),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert [each["outcome"] for each in desk.journal()] == ["finished"]


def test_where_the_session_file_cannot_be_written_it_is_said_and_it_runs(desk: Desk) -> None:
    (desk.home / "unknot" / "sessions").write_text("not a folder")
    lines = run(desk, "short", "--plain").stdout.decode().splitlines()
    assert any(
        "The session can still run: it is saved as soon as that is possible." in line for line in lines
    )
    assert story_of([line for line in lines if not line.startswith("Not saved: ")]).doing == OVER
    (desk.home / "unknot" / "sessions").unlink()
    (entry,) = desk.journal()
    assert entry["outcome"] == "finished"


def test_a_session_that_nobody_attended_is_asked_about_once(desk: Desk) -> None:
    run(desk, "short", "--plain")
    asked = b"Was it done?"
    lines = run(desk, "short", "--plain", typed=b"y\nq\n").stdout
    assert asked in lines
    assert asked not in run(desk, "short", "--plain", typed=b"q\n").stdout
    assert [entry["unattended"] for entry in desk.journal()] == [False]


def test_the_sides_are_asked_and_where_it_comes_from_is_told(desk: Desk) -> None:
    lines = run(desk, "tired-feet", "--plain", typed=b"e\nl\n").stdout.decode().splitlines()
    assert lines.count("Which sides?") == 2
    assert "Tried in small studies." in lines
    assert {each.side for each in story_of(lines).passes} == {"left"}


# At a terminal


def begun(desk: Desk, columns: int = 80) -> Terminal:
    """Through what comes before, to the first step."""
    terminal = desk.sit("start", "short", "--plain", columns=columns, TERM="dumb")
    terminal.wait_for("q: leave")
    terminal.linger(0.7)
    terminal.press("enter")
    terminal.wait_for("upper arms?")
    terminal.linger(0.8)
    terminal.press("s")
    terminal.wait_for("Get ready")
    return terminal


def plain_lines(terminal: Terminal) -> list[str]:
    terminal.drain()
    return terminal.raw.decode().replace("\a", "").split("\r\n")


def test_keys_at_a_terminal_of_forty_cells(desk: Desk) -> None:
    terminal = begun(desk, columns=40)
    terminal.linger(0.8)
    terminal.press("pagedown")
    terminal.wait_for("Go, 0:05")
    terminal.linger(0.8)
    terminal.send(b"\x1b[6")  # a clicker whose bytes come in two pieces
    terminal.send(b"~")
    terminal.wait_for("Hold: ")
    terminal.press("6")
    terminal.wait_for("Sore 6.")
    terminal.linger(0.8)
    terminal.press("t")
    terminal.wait_for("Eased after")
    terminal.press("u")
    terminal.wait_for("Taken back")
    terminal.press("v")
    terminal.wait_for("Muted")
    terminal.press("ctrl+c")
    terminal.wait_for("Leave the session?")
    terminal.linger(0.8)
    terminal.press("e")
    terminal.wait_for("Enough for now.")
    terminal.linger(0.7)
    terminal.press("s")
    assert terminal.exit_status() == 0
    assert terminal.is_restored()
    assert b"\x1b" not in terminal.raw
    assert b"\a" in terminal.raw
    assert max(map(len, plain_lines(terminal))) <= 40
    (entry,) = desk.journal()
    assert (entry["outcome"], entry["tender_points"]) == ("ended-early", [])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_the_session_and_the_terminal_as_they_were(
    desk: Desk, number: signal.Signals
) -> None:
    terminal = begun(desk)
    terminal.signal(number)
    assert terminal.exit_status(3) == 128 + number
    assert terminal.is_restored()
    (entry,) = desk.journal()
    assert entry["outcome"] == "interrupted"
    assert not (desk.home / "unknot" / "unknot.log").exists()


def test_a_terminal_that_is_closed_leaves_the_session(desk: Desk) -> None:
    terminal = begun(desk)
    terminal.hang_up()
    assert terminal.exit_status_unread(3) == 128 + signal.SIGHUP
    assert [each["outcome"] for each in desk.journal()] == ["interrupted"]


def test_a_stalled_terminal_keeps_no_signal_off(desk: Desk) -> None:
    terminal = begun(desk)
    terminal.stall()
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_status_unread(3) == 143
    terminal.drain()
    assert terminal.is_restored()


def test_what_was_left_open_goes_on_where_it_was(desk: Desk) -> None:
    terminal = begun(desk)
    terminal.signal(signal.SIGTERM)
    terminal.exit_status(3)
    terminal = desk.sit("start", "short", "--plain", TERM="dumb")
    terminal.wait_for("A session was left open. Short")
    terminal.linger(0.8)
    terminal.press("enter")
    terminal.wait_for("Away for")
    assert "First [/], both, 1 of 4, starts in" in terminal.text
    terminal.press("n", "n", "n", "n")
    terminal.wait_for("Enough for now.")
    terminal.linger(0.7)
    terminal.press("s")
    terminal.wait_for("Ready?")
    terminal.linger(0.7)
    terminal.press("q")
    assert terminal.exit_status() == 0
    (entry,) = desk.journal()
    assert entry["outcome"] == "ended-early"


def test_a_stopped_session_gives_the_terminal_back_and_goes_on(desk: Desk) -> None:
    terminal = begun(desk)
    terminal.stop(signal.SIGTSTP)
    assert terminal.is_restored()
    terminal.linger_unread(3.2)
    terminal.signal(signal.SIGCONT)
    terminal.wait_for("Away for")
    terminal.linger(0.8)
    terminal.press("enter")
    terminal.wait_for("Going on")


@pytest.mark.parametrize("ending", ["\r", "\x03"])
def test_a_note_is_typed_as_a_line_and_shown_at_a_terminal(desk: Desk, ending: str) -> None:
    terminal = begun(desk)
    terminal.press("q")
    terminal.wait_for("Leave the session?")
    terminal.linger(0.8)
    terminal.press("e")
    terminal.wait_for("Enough for now.")
    terminal.linger(0.7)
    terminal.press("enter")
    terminal.wait_for("How sore is it now?")
    terminal.linger(0.8)
    terminal.press("enter")
    terminal.wait_for("Anything to remember")
    terminal.send(b"after worc\x7fk, tense" + ending.encode())
    assert terminal.exit_status() == 0
    assert "after work, tense" in terminal.text
    assert terminal.is_restored()
    (entry,) = desk.journal()
    assert entry["note"] == "after work, tense"


def test_a_bell_that_is_off_stays_off(desk: Desk) -> None:
    (desk.home / "unknot" / "config.toml").write_text("[cues]\nbell = false\n")
    terminal = begun(desk)
    terminal.linger(0.8)
    terminal.press("enter")
    terminal.wait_for("Go, ")
    terminal.linger(0.3)
    assert b"\a" not in terminal.raw
