"""Opens the channels of a session, as they were chosen for this terminal."""

import os
from collections.abc import Mapping

from tui.core.cues.channels import ChannelsInUse
from tui.core.preferences.settings import Settings
from tui.cues.bell import BellRinger
from tui.cues.desk import Audible, CueDesk
from tui.cues.hook import CueHook
from tui.cues.notification import Notifier
from tui.cues.speech import SpeechChannel
from tui.cues.terminal_out import TerminalOut
from tui.cues.voice import Voice


def open_desk(
    in_use: ChannelsInUse,
    settings: Settings,
    out: TerminalOut,
    multiplexer: str = "",
    environ: Mapping[str, str] | None = None,
) -> CueDesk:
    """The desk of one session; `environ` is what the command of `on_cue` is given, else ours."""
    audible: list[Audible] = []
    if in_use.bell:
        audible.append(BellRinger(out))
    if in_use.notification is not None:
        audible.append(Notifier(out.send, in_use.notification, multiplexer))
    speech = SpeechChannel(Voice(in_use.speech), settings.speech_amount) if in_use.speech else None
    hook = CueHook(settings.on_cue, os.environ if environ is None else environ) if settings.on_cue else None
    return CueDesk(audible, speech, hook)
