"""What is said where the channels are tried: "did you hear that?", and what helps where nothing was heard."""

import msgspec

from tui.core.catalogue import marked, say
from tui.core.cues.channels import Surroundings
from tui.core.cues.cue_check import Sense, is_left_open
from tui.core.keyboard.key_map import KeyAction
from tui.core.preferences.settings import Settings

DID_YOU_HEAR = marked("Did you hear that?")
SILENT = marked("This terminal is silent: watch the screen.")
WHY = marked("You can follow a session with your eyes closed. Let us see what reaches you in this terminal.")
_SHOWN = marked("Every change stands on the screen in words and shapes.")
_SHOWN_AND_FLASHED = marked("Every change stands on the screen in words and shapes, and it flashes.")
_TURN_UP = marked("Switch on the bell in the settings of your terminal, and turn up the volume.")
_TURN_UP_THERE = marked(
    "Switch on the bell in the settings of your terminal, and turn up the volume of the machine you sit at."
)


class SenseWords(msgspec.Struct, frozen=True, kw_only=True):
    """One channel in words: what it does, what is said while it is tried, what is asked, and what goes on."""

    name: str
    told: str
    coming: str
    came: str
    asked: str
    left_on: str
    left_off: str


SENSE_WORDS = {
    Sense.BELL: SenseWords(
        name=marked("The bell"),
        left_on=marked("go on: the bell stays on"),
        left_off=marked("go on: the bell stays off"),
        told=marked("Each change has rings of its own. This is “change sides”: two rings, and two more."),
        coming=marked("Listen …"),
        came=marked("That was it."),
        asked=marked("Did you hear it?"),
    ),
    Sense.FLASH: SenseWords(
        name=marked("The flash"),
        left_on=marked("go on: the flash stays on"),
        left_off=marked("go on: the flash stays off"),
        told=marked(
            "At each change a line of the screen lights up for a moment, for the corner of your eye."
        ),
        coming=marked("Look …"),
        came=marked("That was it."),
        asked=marked("Did you see it?"),
    ),
    Sense.NOTIFICATION: SenseWords(
        name=marked("Notifications"),
        left_on=marked("go on: notifications stay on"),
        left_off=marked("go on: notifications stay off"),
        told=marked(
            "Your desktop can show what comes while another window is in front. Some terminals do so only "
            "then: go to another window for a moment, and come back."
        ),
        coming=marked("It comes in 3 seconds …"),
        came=marked("It has been sent."),
        asked=marked("Did you see it?"),
    ),
    Sense.SPEECH: SenseWords(
        name=marked("The voice"),
        left_on=marked("go on: the voice stays on"),
        left_off=marked("go on: the voice stays off"),
        told=marked("A voice tells you each step, its side and what to do, before the seconds start."),
        coming=marked("Listen …"),
        came=marked("That was it."),
        asked=marked("Did you hear it?"),
    ),
}

_SET_ON = marked("In your settings this is on, and stays so until you change it there.")
_SET_OFF = marked("In your settings this is off, and stays so until you change it there.")
YES, NO, AGAIN = marked("yes, use it"), marked("no, or not wanted here"), marked("once more")


def left_words(sense: Sense, *, is_on: bool) -> str:
    """What it means to go on without an answer."""
    words = SENSE_WORDS[sense]
    return say(words.left_on if is_on else words.left_off)


def notes_about(sense: Sense, settings: Settings, surroundings: Surroundings) -> list[str]:
    """What else there is to know about trying this one here."""
    notes = []
    if sense is Sense.NOTIFICATION and surroundings.multiplexer == "tmux":
        notes.append(say("tmux lets them pass after: set -g allow-passthrough on"))
    if not is_left_open(sense, settings):
        is_on = getattr(settings, sense)
        notes.append(say(_SET_ON if is_on else _SET_OFF))
    return notes


def did_not_work(problem: str) -> str:
    """What is said while it is tried, where it is known that nothing came of it."""
    return say("It did not work: {problem}.", problem=problem)


def what_helps(settings: Settings, surroundings: Surroundings, *, flashes: bool) -> list[str]:
    """What somebody can do whom no sound reaches; what the screen does for them comes first."""
    far = settings.keys.shown(KeyAction.DISTANCE) or say("distance mode")
    return [
        say(_SHOWN_AND_FLASHED if flashes else _SHOWN),
        say("{far} in a session shows it as large as the screen is, to be read from three metres.", far=far),
        say(_TURN_UP_THERE if surroundings.over_ssh else _TURN_UP),
        *_of_the_multiplexer(surroundings),
        *_of_the_voice(surroundings),
        say("To try again: unknot doctor --cues"),
    ]


def _of_the_multiplexer(surroundings: Surroundings) -> list[str]:
    match surroundings.multiplexer:
        case "tmux":
            return [say("tmux passes the bell on after: set -g bell-action any, set -g visual-bell off")]
        case "screen":
            return [say("screen passes the bell on after: vbell off")]
    return []


def _of_the_voice(surroundings: Surroundings) -> list[str]:
    if surroundings.over_ssh:
        return [say("A voice would speak where Unknot runs, and that is not where you are.")]
    if surroundings.voice is None:
        return [say("A voice needs espeak-ng or spd-say; neither is installed here.")]
    return []
