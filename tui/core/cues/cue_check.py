"""What is tried before the first session in a new kind of terminal, and what an answer changes."""

from enum import StrEnum

import msgspec

from tui.core.anatomy.body import Side
from tui.core.catalogue import marked, say
from tui.core.cues.channels import ChannelsInUse, Heard, Surroundings, channels_in_use
from tui.core.cues.cue import Cue, CueKind, Scene
from tui.core.preferences.settings import Settings
from tui.core.routines.plan import Pass
from tui.core.routines.routine import Step
from tui.core.routines.vocabulary import Motion
from tui.core.sessions.record import Phase


class Sense(StrEnum):
    """What can be tried, in the order in which it is asked about; named as in Heard and Settings."""

    BELL = marked("bell")
    FLASH = marked("flash")
    NOTIFICATION = marked("notification")
    SPEECH = marked("speech")


def senses_here(settings: Settings, surroundings: Surroundings) -> tuple[Sense, ...]:
    """Everything that could work; a voice over SSH, where nobody hears it, only for who has asked for it."""
    return tuple(sense for sense in Sense if _could_work(sense, settings, surroundings))


def senses_to_ask(settings: Settings, surroundings: Surroundings) -> tuple[Sense, ...]:
    """Of these the ones about which the person has not said in their settings what they want."""
    here = senses_here(settings, surroundings)
    return tuple(sense for sense in here if is_left_open(sense, settings))


def is_left_open(sense: Sense, settings: Settings) -> bool:
    """Whether an answer decides about it: what is set counts more."""
    return getattr(settings, sense) is None


def only(sense: Sense, settings: Settings, surroundings: Surroundings) -> ChannelsInUse:
    """The channels with which this one is tried alone, whatever is set or was answered about it."""
    alone = msgspec.structs.replace(
        settings,
        bell=sense is Sense.BELL,
        flash=sense is Sense.FLASH,
        notification=sense is Sense.NOTIFICATION and (settings.notification or True),
        speech=sense is Sense.SPEECH and (settings.speech or True),
    )
    return channels_in_use(alone, surroundings)


def answered(answers: Heard, sense: Sense, answer: bool | None) -> Heard:
    """The answers with this one in the place of an older one."""
    return msgspec.structs.replace(answers, **{sense.value: answer})


def is_silent(in_use: ChannelsInUse) -> bool:
    """Whether nothing reaches the person but what stands on the screen."""
    return not (in_use.bell or in_use.notification or in_use.speech)


def _could_work(sense: Sense, settings: Settings, surroundings: Surroundings) -> bool:
    if sense is Sense.SPEECH and surroundings.over_ssh and not settings.speech:
        return False
    return bool(getattr(only(sense, settings, surroundings), sense))


def sample_cue() -> Cue:
    """What everything is tried by: the change of sides, which nobody should miss whose eyes are closed."""
    step = Step(
        id="sample",
        title=say("Small circles"),
        instruction=say("Circle slowly with your fingertips."),
        seconds=30,
        min_seconds=15,
        max_seconds=60,
        motion=Motion.CIRCLES,
        regions=("shoulder-top",),
    )
    now = Pass(
        step=step,
        side=Side.RIGHT,
        planned_ms=30_000,
        limit_ms=30_000,
        get_ready_ms=5_000,
        change_over_ms=5_000,
        change_side=True,
        confirm=False,
    )
    scene = Scene(
        number=2,
        of=2,
        now=now,
        upcoming=None,
        under=Phase.CHANGE_SIDE,
        elapsed_ms=40_000,
        left_ms=5_000,
        counts_up=False,
        changes_side=True,
    )
    return Cue(CueKind.CHANGE_SIDE, scene)
