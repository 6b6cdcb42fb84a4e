"""What can be set, by the names of config.toml: the type of each value, and how to say what was expected."""

from collections.abc import Iterable
from enum import EnumType
from typing import Literal

import msgspec

from tui.core.catalogue import marked, say
from tui.core.entries.entry import Pace
from tui.core.keyboard.key_map import KeyAction
from tui.core.preferences.settings import MotionAmount, Settings, SpeechAmount, Weekday
from tui.core.preferences.theme_names import THEME_NAMES

NAME_LIMIT = 60
"""Longest name of a zone or theme."""
LONGEST_HOLD_MARK = 600
"""Seconds; a mark later than ten minutes is a slip of the finger."""
ARGUMENTS_LIMIT, ARGUMENT_LIMIT = 50, 1_000
"""Arguments of a command, and characters of one."""
KEYS = "keys."
_Form = Literal["osc9", "osc777", "osc99"]


class Setting(msgspec.Struct, frozen=True):
    """A thing to set: its name, the field it sets, the type of its value, what is expected and used else.

    Without words for what is expected it is one of the words of its type.
    """

    name: str
    field: str
    type: object
    expected: str = ""
    otherwise: str = ""

    @property
    def default(self) -> object:
        """What it is where nobody has set it."""
        default: object = getattr(Settings(), self.field)
        return default


def expected_in_words(setting: Setting) -> str:
    """What its value has to be."""
    if setting.expected:
        return say(setting.expected)
    words: Iterable[object] = setting.type if isinstance(setting.type, EnumType) else ()
    *most, last = (f'"{word}"' for word in words)
    return say("{words} or {last}", words=", ".join(most), last=last)


_SWITCH = marked("true or false")
_TERMINALS = marked("what this terminal can do")
SETTINGS = (
    Setting(
        "timezone",
        "timezone",
        str,
        marked('the name of a time zone, such as "Europe/Paris"'),
        marked("the system's"),
    ),
    Setting("week_starts", "week_starts", Weekday),
    Setting("theme", "theme", str, marked('the name of a theme, such as "unknot-light"')),
    Setting("motion", "motion", MotionAmount),
    Setting("pace", "pace", Pace),
    Setting("ratings", "ratings", bool, _SWITCH),
    Setting("questions", "questions", bool, _SWITCH),
    Setting("hold_marks", "hold_marks", tuple[int, ...], marked("seconds that rise, such as [20, 60, 90]")),
    Setting("mouse", "mouse", bool, _SWITCH),
    Setting("only_changes", "only_changes", bool, _SWITCH),
    Setting("cues.bell", "bell", bool, _SWITCH, _TERMINALS),
    Setting("cues.flash", "flash", bool, _SWITCH, _TERMINALS),
    Setting(
        "cues.notification",
        "notification",
        bool | _Form,
        marked('true, false, "osc9", "osc777" or "osc99"'),
        _TERMINALS,
    ),
    Setting(
        "cues.speech",
        "speech",
        bool | tuple[str, ...],
        marked('true, false or a command with its arguments, such as ["espeak-ng", "-v", "en"]'),
        _TERMINALS,
    ),
    Setting("cues.speech_amount", "speech_amount", SpeechAmount),
    Setting(
        "cues.on_cue",
        "on_cue",
        tuple[str, ...],
        marked('a command with its arguments, such as ["play", "bell.wav"]'),
        marked("none"),
    ),
)
KEY_NAMES = tuple(KEYS + action for action in KeyAction)
NAMES = (*(setting.name for setting in SETTINGS), *KEY_NAMES)


def setting_named(name: str) -> Setting | None:
    """The setting of that name; None for the names of keys, and for what is no setting."""
    return next((setting for setting in SETTINGS if setting.name == name), None)


def checked(setting: Setting, value: object) -> object:
    """The value in the setting's type. Raises ValueError (msgspec's is one) where it does not fit.

    None is what has not been set, for settings that have no default of their own.
    """
    if value is None and setting.default is None:
        return None
    converted: object = msgspec.convert(value, setting.type)
    if isinstance(converted, str) and not 0 < len(converted) <= NAME_LIMIT:
        raise ValueError(setting.name)
    if setting.field == "theme" and converted not in THEME_NAMES:
        raise ValueError(setting.name)
    if setting.field == "hold_marks" and not _are_hold_marks(converted):
        raise ValueError(setting.name)
    if setting.field in ("speech", "on_cue") and isinstance(converted, tuple):
        _check_command(converted, may_be_none=setting.field == "on_cue")
    return converted


def _are_hold_marks(marks: object) -> bool:
    if not isinstance(marks, tuple) or not marks:
        return False
    return sorted(set(marks)) == list(marks) and marks[0] > 0 and marks[-1] <= LONGEST_HOLD_MARK


def _check_command(command: tuple[str, ...], *, may_be_none: bool) -> None:
    if not command and may_be_none:
        return
    fits = all(len(each) <= ARGUMENT_LIMIT and "\0" not in each for each in command)
    if not command or not command[0] or len(command) > ARGUMENTS_LIMIT or not fits:
        raise ValueError("command")
