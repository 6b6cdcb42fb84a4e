"""The bell and notifications on their way: through Textual, tmux and ssh, to a real terminal."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cues.ear import heard
from tests.long.sshd import NoSshdError, sshd_in
from tests.terminal.bell_ways import Tmux, over_ssh, ringing
from tests.terminal.desk import Desk
from tests.terminal.far_ear import FarEar
from tests.terminal.harness import Terminal
from tests.terminal.person import GET_READY, HOLD, WORK, press_until
from tui.core.cues.cue import CueKind

pytestmark = pytest.mark.terminal

RUNG = (CueKind.CHANGE_SIDE, CueKind.FINISHED)
SECONDS = 60
ATTEMPTS = 3
"""How often it is tried where the machine was too busy to tell when a bell arrived."""


def program(form: str, multiplexer: str) -> list[str]:
    """The command that rings, each cue while the one before is still being rung."""
    return ringing(form, multiplexer, 1.5, RUNG)


def all_rung(terminal: Terminal) -> None:
    """Wait for the end of the program that rings; nothing but its last line is on the screen."""
    terminal.wait_for(lambda seen: seen.text.strip() == "all rung", SECONDS)


def listened_to(start: Callable[[], Terminal], live: Callable[[Terminal], None] = all_rung) -> FarEar:
    """What was heard of it; once more where the machine was too busy to tell when."""
    for _ in range(ATTEMPTS):
        terminal = start()
        live(terminal)
        ear = FarEar(terminal)
        if not ear.was_distracted:
            break
        terminal.close()
    return ear


def assert_rung(ear: FarEar) -> None:
    """Each pattern arrived with its count and its rhythm."""
    assert [kind for _, kind in heard(ear.rings)] == list(RUNG)


SHOWN = {
    "osc9": [
        b"\x1b]9;Unknot: Now your right side. Roll down \xc2\xb7 1:30 \xc2\xb7 step 4 of 7\x1b\\",
        b"\x1b]9;Unknot: Finished. The last step is over.\x1b\\",
    ],
    "osc99": [
        b"\x1b]99;i=unknot:f=VW5rbm90:d=0;Now your right side\x1b\\",
        b"\x1b]99;i=unknot:p=body;Roll down \xc2\xb7 1:30 \xc2\xb7 step 4 of 7\x1b\\",
        b"\x1b]99;i=unknot:f=VW5rbm90:d=0;Finished\x1b\\",
        b"\x1b]99;i=unknot:p=body;The last step is over.\x1b\\",
    ],
}


CONFIG = """[cues]
bell = true
flash = true
notification = "osc777"
speech = false
on_cue = ["sh", "-c", 'echo $UNKNOT_CUE >>"$0"', "{path}"]
"""


def test_a_session_is_heard_as_it_is_handed_to_the_hook(desk: Desk) -> None:
    hooked = desk.home / "hooked"
    (desk.home / "unknot" / "config.toml").write_text(CONFIG.format(path=hooked))

    def start() -> Terminal:
        hooked.unlink(missing_ok=True)
        return desk.sit("start", "short")

    ear = listened_to(start, a_session)
    rung = [kind for _, kind in heard(ear.rings) if kind is not CueKind.LAST_SECONDS]
    assert rung == ["get-ready", "go", "hold-started", "eased", "get-ready", "paused", "ended"]
    assert [kind for kind in hooked.read_text().split() if kind != "last-seconds"] == rung
    assert ear.notifications[0] == (
        b"\x1b]777;notify;Unknot: Next: First [/];both sides \xc2\xb7 0:05 \xc2\xb7 step 1 of 4\x1b\\"
    )


def a_session(terminal: Terminal) -> None:
    """A step with a hold, and the next one left in a pause; so slowly that all of it can be rung."""
    terminal.wait_for("You need")
    press_until(terminal, "enter", "How sore")
    press_until(terminal, "enter", GET_READY)
    for key, shown, seconds in (
        ("enter", WORK, 1),
        ("t", HOLD, 3),
        ("t", WORK, 1.5),
        ("n", GET_READY, 1.5),
        ("space", "PAUSED", 3),
        ("q", "Leave the session?", 1),
        ("e", "Ended early", 5),
    ):
        press_until(terminal, key, shown)
        terminal.linger(seconds)


@pytest.fixture
def tmux(desk: Desk) -> Iterator[Callable[[str], Tmux]]:
    """A tmux with some lines of configuration."""
    if shutil.which("tmux") is None:
        pytest.skip("NOT RUN: tmux not found; apt-get install tmux")
    started: list[Tmux] = []

    def build(config: str) -> Tmux:
        started.append(Tmux(desk, f"set -g status off\n{config}"))
        return started[-1]

    yield build
    for each in started:
        each.end()


def test_through_tmux_they_arrive_where_it_lets_them_pass(tmux: Callable[[str], Tmux]) -> None:
    within = tmux("set -g allow-passthrough on\n")

    def start() -> Terminal:
        within.end()
        return within.start(program("osc99", "tmux"))

    ear = listened_to(start)
    assert within.screen().strip() == "all rung"
    assert_rung(ear)
    assert ear.notifications == SHOWN["osc99"]


def test_a_tmux_that_lets_nothing_pass_still_rings_and_shows_no_stray_byte(
    tmux: Callable[[str], Tmux],
) -> None:
    within = tmux("")

    def start() -> Terminal:
        within.end()
        return within.start(program("osc777", "tmux"))

    ear = listened_to(start)
    assert within.screen().strip() == "all rung"
    assert_rung(ear)
    assert ear.notifications == []


def test_through_ssh_they_arrive(desk: Desk, tmp_path: Path) -> None:
    script = over_ssh(program("osc9", "none"))
    try:
        with sshd_in(tmp_path / "sshd") as sshd:
            ear = listened_to(lambda: desk.start(sshd.client(script)))
    except NoSshdError as error:
        pytest.skip(f"NOT RUN: {error}")
    assert_rung(ear)
    assert ear.notifications == SHOWN["osc9"]
