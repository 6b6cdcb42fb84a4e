"""Terminals told apart by what they set; the environments are those that each of them gives its shell."""

import pytest

from tui.core.cues.channels import Surroundings
from tui.cues.surroundings import LONGEST_NAME, find_surroundings

VOICE = ("espeak-ng", "--")


def around(**environ: str) -> Surroundings:
    return find_surroundings(environ, lambda: VOICE)


@pytest.mark.parametrize(
    ("environ", "terminal", "notification"),
    [
        ({"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, "kitty", "osc99"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "iTerm2", "osc9"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm", "WEZTERM_PANE": "0"}, "WezTerm", "osc777"),
        ({"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}, "Ghostty", "osc777"),
        ({"TERM": "foot"}, "foot", "osc777"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, "VTE", "osc777"),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "230804"}, "Konsole", "osc777"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "Apple Terminal", None),
        ({"TERM": "xterm-256color", "WT_SESSION": "a-b"}, "Windows Terminal", None),
        ({"TERM": "alacritty"}, "Alacritty", None),
        ({"TERM": "linux"}, "linux", None),
        ({"TERM": "xterm-256color"}, "xterm-256color", None),
        ({}, "a terminal", None),
    ],
)
def test_a_terminal_is_known_by_what_it_sets(
    environ: dict[str, str], terminal: str, notification: str | None
) -> None:
    found = around(**environ)
    assert (found.terminal, found.notification) == (terminal, notification)
    assert (found.over_ssh, found.multiplexer) == (False, "")


def test_over_ssh_only_what_travels_tells_of_the_terminal() -> None:
    found = around(TERM="xterm-256color", SSH_CONNECTION="1 2 3 4", VTE_VERSION="7600")
    assert (found.terminal, found.notification, found.over_ssh) == ("xterm-256color over SSH", None, True)
    found = around(TERM="xterm-kitty", SSH_TTY="/dev/pts/1")
    assert (found.terminal, found.notification) == ("kitty over SSH", "osc99")
    found = around(TERM="xterm-256color", SSH_TTY="/dev/pts/1", LC_TERMINAL="iTerm2")
    assert (found.terminal, found.notification) == ("iTerm2 over SSH", "osc9")


def test_in_a_multiplexer_the_terminal_around_it_counts() -> None:
    found = around(TERM="tmux-256color", TERM_PROGRAM="tmux", TMUX="/tmp/t,1,0", KITTY_WINDOW_ID="1")
    assert (found.terminal, found.notification, found.multiplexer) == ("kitty in tmux", "osc99", "tmux")
    found = around(TERM="screen-256color", STY="1.a", SSH_CONNECTION="1 2 3 4")
    assert (found.terminal, found.multiplexer) == ("a terminal over SSH in screen", "screen")


def test_the_voice_is_that_of_the_machine() -> None:
    assert around(TERM="xterm").voice == VOICE
    assert find_surroundings({"TERM": "xterm"}, lambda: None).voice is None


def test_a_name_is_kept_short_and_harmless() -> None:
    assert around(TERM="\x1b[2J\u202e" + "x" * 500).terminal == ("[2J" + "x" * 500)[:LONGEST_NAME]
