"""What is said where the channels are tried: "did you hear that?", and what helps where nothing was heard."""

import msgspec

from tui.core.cues.channels import Surroundings
from tui.core.cues.cue_check import Sense, is_left_open
from tui.core.keyboard.key_map import KeyAction
from tui.core.preferences.settings import Settings

DID_YOU_HEAR = "Did you hear that?"
SILENT = "This terminal is silent: watch the screen."
WHY = "You can follow a session with your eyes closed. Let us see what reaches you in this terminal."


class SenseWords(msgspec.Struct, frozen=True, kw_only=True):
    """One channel in words: what it does, what is said while it is tried, and what is asked."""

    name: str
    told: str
    coming: str
    came: str
    asked: str


SENSE_WORDS = {
    Sense.BELL: SenseWords(
        name="The bell",
        told="Each change has rings of its own. This is “change sides”: two rings, and two more.",
        coming="Listen …",
        came="That was it.",
        asked="Did you hear it?",
    ),
    Sense.FLASH: SenseWords(
        name="The flash",
        told="At each change a line of the screen lights up for a moment, for the corner of your eye.",
        coming="Look …",
        came="That was it.",
        asked="Did you see it?",
    ),
    Sense.NOTIFICATION: SenseWords(
        name="Notifications",
        told="Your desktop can show what comes while another window is in front. Some terminals do so only "
        "then: go to another window for a moment, and come back.",
        coming="It comes in 3 seconds …",
        came="It has been sent.",
        asked="Did you see it?",
    ),
    Sense.SPEECH: SenseWords(
        name="The voice",
        told="A voice tells you each step, its side and what to do, before the seconds start.",
        coming="Listen …",
        came="That was it.",
        asked="Did you hear it?",
    ),
}

YES, NO, AGAIN = "yes, use it", "no, or not wanted here", "once more"


def left_words(sense: Sense, *, is_on: bool) -> str:
    """What it means to go on without an answer."""
    name = SENSE_WORDS[sense].name
    stays = "stay" if name.endswith("s") else "stays"
    return f"go on: {name[0].lower()}{name[1:]} {stays} {'on' if is_on else 'off'}"


def notes_about(sense: Sense, settings: Settings, surroundings: Surroundings) -> list[str]:
    """What else there is to know about trying this one here."""
    notes = []
    if sense is Sense.NOTIFICATION and surroundings.multiplexer == "tmux":
        notes.append("tmux lets them pass after: set -g allow-passthrough on")
    if not is_left_open(sense, settings):
        state = "on" if getattr(settings, sense) else "off"
        notes.append(f"In your settings this is {state}, and stays so until you change it there.")
    return notes


def did_not_work(problem: str) -> str:
    """What is said while it is tried, where it is known that nothing came of it."""
    return f"It did not work: {problem}."


def what_helps(settings: Settings, surroundings: Surroundings, *, flashes: bool) -> list[str]:
    """What somebody can do whom no sound reaches; what the screen does for them comes first."""
    far = settings.keys.shown(KeyAction.DISTANCE) or "distance mode"
    return [
        "Every change stands on the screen in words and shapes" + (", and it flashes." if flashes else "."),
        f"{far} in a session shows it as large as the screen is, to be read from three metres.",
        f"Switch on the bell in the settings of your terminal, and turn up the volume{_there(surroundings)}.",
        *_of_the_multiplexer(surroundings),
        *_of_the_voice(surroundings),
        "To try again: unknot doctor --cues",
    ]


def _there(surroundings: Surroundings) -> str:
    return " of the machine you sit at" if surroundings.over_ssh else ""


def _of_the_multiplexer(surroundings: Surroundings) -> list[str]:
    match surroundings.multiplexer:
        case "tmux":
            return ["tmux passes the bell on after: set -g bell-action any, set -g visual-bell off"]
        case "screen":
            return ["screen passes the bell on after: vbell off"]
    return []


def _of_the_voice(surroundings: Surroundings) -> list[str]:
    if surroundings.over_ssh:
        return ["A voice would speak where Unknot runs, and that is not where you are."]
    if surroundings.voice is None:
        return ["A voice needs espeak-ng or spd-say; neither is installed here."]
    return []
