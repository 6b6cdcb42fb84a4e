"""Which channels render the cues: what this terminal can do, what was heard on it, what the person wants."""

import msgspec

from tui.core.preferences.settings import MotionAmount, Settings


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What was said to "did you hear that?" on one kind of terminal; None where it was not answered."""

    bell: bool | None = None
    flash: bool | None = None
    notification: bool | None = None
    speech: bool | None = None


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What can be told of a terminal and its machine without trying.

    `terminal` names its kind, and is what answers are remembered by; `notification` is the form it is known
    to show ("osc9", "osc777", "osc99"), `voice` a command that speaks the text that is put behind it.
    """

    terminal: str
    over_ssh: bool = False
    multiplexer: str = ""
    notification: str | None = None
    voice: tuple[str, ...] | None = None


class ChannelsInUse(msgspec.Struct, frozen=True, kw_only=True):
    """What renders the cues of a session; None where a channel is off."""

    bell: bool
    flash: bool
    notification: str | None = None
    speech: tuple[str, ...] | None = None


def channels_in_use(
    settings: Settings, surroundings: Surroundings, answers: Heard | None = None
) -> ChannelsInUse:
    """What the person has set comes first, then what they heard here, then what is safe to assume.

    A voice and notifications speak up only where somebody said so: they reach others in the room.
    """
    answers = answers or Heard()
    form = settings.notification if isinstance(settings.notification, str) else surroundings.notification
    voice = settings.speech if isinstance(settings.speech, tuple) else surroundings.voice
    return ChannelsInUse(
        bell=_first(settings.bell, answers.bell, True),
        flash=_first(settings.flash, answers.flash, True) and settings.motion is not MotionAmount.NONE,
        notification=form if _is_wanted(settings.notification, answers.notification) else None,
        speech=voice if _is_wanted(settings.speech, answers.speech) else None,
    )


def _is_wanted(setting: bool | str | tuple[str, ...] | None, answer: bool | None) -> bool:
    return bool(setting) if setting is not None else bool(answer)


def _first(*values: bool | None) -> bool:
    return next(value for value in values if value is not None)
