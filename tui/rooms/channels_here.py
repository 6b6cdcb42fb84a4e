"""The channels of this terminal: what could work, what was heard, and what a session is given."""

import os
import shutil
import sys
from functools import partial

import msgspec

from tui.core.cues.channels import ChannelsInUse, Heard, Surroundings, channels_in_use
from tui.core.cues.cue_check import Sense, only
from tui.core.preferences.settings import Settings
from tui.cues.desk import CueDesk
from tui.cues.opening import open_desk
from tui.cues.surroundings import find_surroundings
from tui.cues.terminal_out import TerminalOut
from tui.cues.voice import find_voice
from tui.files.choices import Choices, read_choices
from tui.files.choices_change import change_choices
from tui.files.paths import Paths


def find_surroundings_here() -> Surroundings:
    """The terminal and the machine that this program runs in."""
    return find_surroundings(os.environ, partial(find_voice, shutil.which, sys.platform))


class ChannelsHere:
    """Opens channels, and remembers what was heard by the kind of terminal."""

    def __init__(self, paths: Paths, surroundings: Surroundings) -> None:
        """Nothing is opened or written before it is asked for."""
        self.surroundings = surroundings
        self._paths = paths
        self._unsaved: Heard | None = None

    @property
    def answers(self) -> Heard | None:
        """What was answered in this kind of terminal; None where it was not asked."""
        return self._unsaved or read_choices(self._paths).heard.get(self.surroundings.terminal)

    def remember(self, answers: Heard) -> None:
        """Keep what was answered. JournalError where it could not be saved: it holds until the end."""
        self._unsaved = answers
        change_choices(self._paths, partial(_with_answers, self.surroundings.terminal, answers))
        self._unsaved = None

    def in_use(self, settings: Settings) -> ChannelsInUse:
        """What renders the cues of a session here."""
        return channels_in_use(settings, self.surroundings, self.answers)

    def open(self, settings: Settings, out: TerminalOut) -> CueDesk:
        """The desk of one session."""
        return open_desk(self.in_use(settings), settings, out, self.surroundings.multiplexer)

    def open_only(self, sense: Sense, settings: Settings, out: TerminalOut) -> CueDesk:
        """A desk with this channel alone, and without a hook: to try it."""
        in_use = only(sense, settings, self.surroundings)
        return open_desk(in_use, _without_hook(settings), out, self.surroundings.multiplexer)


def _with_answers(terminal: str, answers: Heard, kept: Choices) -> Choices:
    return msgspec.structs.replace(kept, heard={**kept.heard, terminal: answers})


def _without_hook(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, on_cue=())
