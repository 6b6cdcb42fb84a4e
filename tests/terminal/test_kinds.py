"""Every kind of terminal gets what it can show: the same walk in each, from the body to a hold."""

import re
import signal
from collections.abc import Mapping
from typing import NamedTuple, cast

import pytest

from tests.homes import write_welcomed
from tests.terminal.desk import Desk
from tests.terminal.harness import MODES, Terminal
from tests.terminal.person import press_until
from tui.core.charset import Charset
from tui.core.cues.channels import Heard
from tui.core.plain_signs import drawn_in
from tui.cues.surroundings import find_surroundings

pytestmark = pytest.mark.terminal

_SGR = re.compile(rb"\x1b\[([0-9;]*)m")
_MILLIONS, _PALETTE, _SIXTEEN, _NONE = "millions", "256", "16", "none"


class Kind(NamedTuple):
    """What the environment says of a terminal, and what it is to get."""

    environ: Mapping[str, str]
    charset: Charset
    colours: str


UTF_8 = {"LANG": "C.UTF-8"}
KINDS = {
    "xterm-256color": Kind({"TERM": "xterm-256color"}, Charset.QUARTERS, _PALETTE),
    "truecolor": Kind({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Charset.QUARTERS, _MILLIONS),
    "xterm-16color": Kind({"TERM": "xterm-16color"}, Charset.QUARTERS, _SIXTEEN),
    "linux": Kind({"TERM": "linux"}, Charset.HALVES, _SIXTEEN),
    "screen": Kind({"TERM": "screen"}, Charset.QUARTERS, _SIXTEEN),
    "screen-256color": Kind({"TERM": "screen-256color"}, Charset.QUARTERS, _PALETTE),
    "tmux": Kind({"TERM": "tmux"}, Charset.QUARTERS, _SIXTEEN),
    "tmux-256color": Kind({"TERM": "tmux-256color"}, Charset.QUARTERS, _PALETTE),
    "vt100": Kind({"TERM": "vt100"}, Charset.ASCII, _NONE),
    "no-color": Kind({"TERM": "xterm-256color", "NO_COLOR": "1"}, Charset.QUARTERS, _NONE),
    "linux-no-color": Kind({"TERM": "linux", "NO_COLOR": "1"}, Charset.HALVES, _NONE),
    "lang-c": Kind({"TERM": "xterm-256color", "LANG": "C"}, Charset.ASCII, _PALETTE),
    "lc-all-posix": Kind({"TERM": "xterm-256color", "LC_ALL": "POSIX"}, Charset.ASCII, _PALETTE),
}
"""By name; what is not said is as for everybody."""


def colours_in(raw: bytes) -> str:
    """The richest way in which colours were sent."""
    codes = [code for found in _SGR.findall(raw) for code in (b";" + found + b";",)]
    if any(b";38;2;" in code or b";48;2;" in code for code in codes):
        return _MILLIONS
    if any(b";38;5;" in code or b";48;5;" in code for code in codes):
        return _PALETTE
    plain = {number for code in codes for number in code.split(b";") if number}
    return (
        _SIXTEEN
        if plain & {b"%d" % n for tens in (30, 40, 90, 100) for n in range(tens, tens + 8)}
        else _NONE
    )


@pytest.mark.parametrize("name", KINDS)
def test_it_gets_what_it_can_show(name: str, desk: Desk) -> None:
    kind = KINDS[name]
    terminal = sit_at(desk, kind)
    body = terminal.wait_for(lambda seen: "BACK" in seen.text and "help" in seen.text)
    terminal.press("2")
    ends_as(kind, terminal, body + terminal.wait_for("You need"))


@pytest.mark.parametrize("name", ["linux", "vt100", "no-color", "tmux"])
def test_a_session_loses_nothing_in_it(name: str, desk: Desk) -> None:
    kind = KINDS[name]
    terminal = sit_at(desk, kind, "start", "short")
    terminal.wait_for("You need")
    press_until(terminal, "enter", "How sore")
    press_until(terminal, "enter", "GET READY")
    press_until(terminal, "enter", " GO ")
    work = terminal.text
    press_until(terminal, "t", "HOLD")
    terminal.press("6")
    ends_as(kind, terminal, work + terminal.wait_for("sore 6"))
    (entry,) = desk.journal()
    (mark,) = cast(list[dict[str, object]], entry["tender_points"])
    assert mark["peak"] == 6


def test_a_terminal_keeps_its_mouse_where_that_is_wished(desk: Desk) -> None:
    (desk.home / "unknot" / "config.toml").write_text("mouse = false\n")
    terminal = desk.sit()
    terminal.wait_for("help")
    assert {"alternate screen"} <= terminal.modes_on() <= set(MODES) - {"mouse", "all mouse"}
    terminal.press("q")
    assert terminal.exit_status() == 0


def sit_at(desk: Desk, kind: Kind, *arguments: str) -> Terminal:
    """Call `unknot` at such a terminal, whose channels were tried before."""
    name = find_surroundings(kind.environ, lambda: None).terminal
    write_welcomed(desk.home / "unknot", heard={name: Heard(bell=True, flash=False)})
    desk.more = {**UTF_8, **kind.environ}
    return desk.sit(*arguments)


def ends_as(kind: Kind, terminal: Terminal, seen: str) -> None:
    """End it, and it leaves a terminal of this kind as it was, that got what it can show."""
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_status() == 143
    assert terminal.is_restored()
    assert colours_in(terminal.raw) == kind.colours
    assert drawable(seen, kind.charset)


def drawable(text: str, charset: Charset) -> bool:
    """Whether a terminal with these characters shows all of it."""
    return text.isascii() if charset is Charset.ASCII else text == drawn_in(charset, text)
