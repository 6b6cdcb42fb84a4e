"""The channels of a terminal: what was heard there decides, is kept, and is used for a session."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tui.core.cues.channels import Heard, Surroundings
from tui.core.cues.cue_check import Sense, sample_cue
from tui.core.entries.journal import JournalError
from tui.core.preferences.settings import Settings
from tui.files.choices import Choices, LastCheck, read_choices, write_choices
from tui.files.paths import Paths, find_paths
from tui.rooms.channels_here import ChannelsHere, find_surroundings_here

HERE = Surroundings(terminal="kitty", notification="osc99")


class Terminal:
    """Implements TerminalOut: what reaches it, with everything that is to come later coming at once."""

    def __init__(self) -> None:
        self.rings = 0
        self.sent: list[str] = []

    def ring(self) -> None:
        self.rings += 1

    def send(self, sequence: str) -> None:
        self.sent.append(sequence)

    def after(self, seconds: float, call: Callable[[], None]) -> object:
        call()
        return None


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths({"UNKNOT_HOME": str(tmp_path)})


@pytest.fixture
def here(paths: Paths) -> ChannelsHere:
    return ChannelsHere(paths, HERE)


def test_before_it_was_tried_a_bell_rings_and_no_notification_is_sent(here: ChannelsHere) -> None:
    terminal = Terminal()
    here.open(Settings(), terminal).give([sample_cue()])
    assert (terminal.rings, terminal.sent) == (4, [])


def test_what_was_heard_is_what_a_session_is_given(here: ChannelsHere) -> None:
    here.remember(Heard(bell=False, notification=True))
    terminal = Terminal()
    here.open(Settings(), terminal).give([sample_cue()])
    assert terminal.rings == 0
    assert "Small circles" in "".join(terminal.sent)


def test_an_answer_is_kept_for_its_terminal_beside_all_else(paths: Paths, here: ChannelsHere) -> None:
    check = LastCheck(at=dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.UTC), problems=0)
    write_choices(paths, Choices(last_check=check, heard={"foot": Heard(bell=True)}))
    here.remember(Heard(flash=False))
    choices = read_choices(paths)
    assert choices.last_check == check
    assert choices.heard == {"foot": Heard(bell=True), "kitty": Heard(flash=False)}
    assert ChannelsHere(paths, HERE).answers == Heard(flash=False)
    assert ChannelsHere(paths, msgspec.structs.replace(HERE, terminal="VTE")).answers is None


def test_an_answer_that_cannot_be_saved_holds_meanwhile(
    here: ChannelsHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise JournalError("no room")

    monkeypatch.setattr("tui.rooms.channels_here.change_choices", refuse)
    with pytest.raises(JournalError):
        here.remember(Heard(bell=False))
    assert not here.in_use(Settings()).bell


@pytest.mark.parametrize(
    ("sense", "rings", "is_sent"), [(Sense.BELL, 4, False), (Sense.NOTIFICATION, 0, True)]
)
def test_a_channel_is_tried_alone_whatever_is_set_and_without_the_hook(
    here: ChannelsHere, sense: Sense, rings: int, is_sent: bool, tmp_path: Path
) -> None:
    settings = Settings(bell=False, notification=False, on_cue=("touch", str(tmp_path / "hooked")))
    terminal = Terminal()
    desk = here.open_only(sense, settings, terminal)
    desk.give([sample_cue()])
    desk.close()
    assert (terminal.rings, bool(terminal.sent)) == (rings, is_sent)
    assert desk.problem is None
    assert not (tmp_path / "hooked").exists()


def test_this_machine_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-kitty")
    monkeypatch.setenv("SSH_TTY", "/dev/pts/0")
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.delenv("STY", raising=False)
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    monkeypatch.delenv("LC_TERMINAL", raising=False)
    assert find_surroundings_here().terminal == "kitty over SSH"
