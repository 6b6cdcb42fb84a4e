"""The channels of plain mode: everything but control sequences, which may not stand between its lines."""

import asyncio
from collections.abc import Callable

import msgspec

from tui.core.preferences.settings import Settings
from tui.cues.desk import CueDesk
from tui.cues.opening import open_desk
from tui.files.paths import Paths
from tui.plain.output import PlainOutput
from tui.rooms.channels_here import ChannelsHere, find_surroundings_here


class PlainOut:
    """Implements tui.cues.terminal_out.TerminalOut: rings between the lines, sends no sequence."""

    def __init__(self, output: PlainOutput) -> None:
        """Ring on the terminal of these lines."""
        self._output = output

    def ring(self) -> None:
        """Ring the bell once."""
        self._output.ring()

    def send(self, sequence: str) -> None:
        """Send nothing: a bare terminal, a braille line and a file would show it."""

    def after(self, seconds: float, call: Callable[[], None]) -> object:
        """Call something once, so many real seconds from now."""
        return asyncio.get_running_loop().call_later(seconds, call)


def open_plain_desk(paths: Paths, settings: Settings, output: PlainOutput) -> CueDesk:
    """The desk of one session: a bell only where there is a terminal to ring, and never a notification."""
    here = ChannelsHere(paths, find_surroundings_here())
    in_use = here.in_use(settings)
    in_use = msgspec.structs.replace(in_use, bell=in_use.bell and output.is_terminal, notification=None)
    return open_desk(in_use, settings, PlainOut(output))
