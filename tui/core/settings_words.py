"""The settings in the words of their screen: what each is called, what it may be, and what it is for."""

from collections.abc import Sequence

import msgspec

from tui.core.channels import ChannelsInUse
from tui.core.effective_settings import EffectiveSettings, Origin, fitting, plain
from tui.core.key_map import KeyAction
from tui.core.key_names import key_in_words
from tui.core.setting_rules import KEYS, LONGEST_HOLD_MARK, setting_named
from tui.core.settings import Settings, Weekday

TRY_CUES = "try"
"""The row that is no setting: it lets every channel be tried."""
_OFF, _ON = (False, "off"), (True, "on")
_ACTIONS = {
    KeyAction.ONE_BUTTON: "One button",
    KeyAction.TENDER: "Tender point",
    KeyAction.PAUSE: "Pause",
    KeyAction.PARTLY: "Partly",
    KeyAction.NOT_EASING: "Not easing",
    KeyAction.SHARP: "Sharp",
    KeyAction.NEXT: "Next",
    KeyAction.BACK: "Before",
    KeyAction.AGAIN: "Again",
    KeyAction.MORE: "15 s more",
    KeyAction.UNDO: "Undo",
    KeyAction.WALL: "Wall mode",
    KeyAction.DISTANCE: "Distance",
    KeyAction.ALL_TEXT: "All text",
    KeyAction.MUTE: "Mute",
    KeyAction.HELP: "Help",
    KeyAction.LEAVE: "Leave",
}


class Option(msgspec.Struct, frozen=True):
    """A value as JSON has it, and its words."""

    value: object
    words: str


class SettingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the screen; `opens` where Enter opens something instead of going to the next option."""

    name: str
    label: str
    about: str
    options: tuple[Option, ...] = ()
    opens: bool = False


class Section(msgspec.Struct, frozen=True):
    """Rows that belong together."""

    title: str
    rows: tuple[SettingRow, ...]


def _row(name: str, label: str, about: str, *options: tuple[object, str], opens: bool = False) -> SettingRow:
    listed = tuple(Option(plain(value), words) for value, words in options)
    return SettingRow(name=name, label=label, about=about, options=listed, opens=opens)


def setting_sections(themes: Sequence[str]) -> tuple[Section, ...]:
    """Everything that can be set, in the order of the screen; `themes` are the names there are."""
    automatic = (None, "automatic")
    return (
        Section(
            "Cues",
            (
                _row("cues.bell", "Bell", "Each change has a rhythm of its own.", automatic, _ON, _OFF),
                _row(
                    "cues.flash", "Flash", "A band on the screen reverses for a moment.", automatic, _ON, _OFF
                ),
                _row(
                    "cues.notification",
                    "Messages",
                    "Desktop messages of your terminal; the numbers are forms of the escape code.",
                    automatic,
                    _ON,
                    ("osc9", "as OSC 9"),
                    ("osc777", "as OSC 777"),
                    ("osc99", "as OSC 99"),
                    _OFF,
                ),
                _row(
                    "cues.speech",
                    "Voice",
                    "Says each step, its side and what comes next. Your own command goes into config.toml.",
                    automatic,
                    _ON,
                    _OFF,
                ),
                _row(
                    "cues.speech_amount",
                    "Voice says",
                    "How much of each step is told before it starts.",
                    ("full", "everything"),
                    ("short", "first sentence"),
                    ("names", "names only"),
                ),
                _row(
                    "cues.on_cue",
                    "Command",
                    "Run at every cue: for lights, music, your home. Only config.toml can name it (on_cue).",
                ),
                _row(TRY_CUES, "Did you hear?", "Tries each channel and keeps what you answer.", opens=True),
            ),
        ),
        Section(
            "In a session",
            (
                _row(
                    "pace",
                    "Pace",
                    "Quick is 0.6 of the time, slow 1.5. Untimed counts up until you go on.",
                    ("quick", "quick"),
                    ("normal", "normal"),
                    ("slow", "slow"),
                    ("untimed", "untimed"),
                ),
                _row(
                    "hold_marks",
                    "Hold marks",
                    "When a hold is cued; the last mark says let go or ease off. Enter: your own.",
                    *(
                        (marks, marks_in_words(marks))
                        for marks in ((10, 30, 60), (20, 60, 90), (30, 60, 120))
                    ),
                    opens=True,
                ),
                _row(
                    "ratings",
                    "Ratings",
                    "Whether you are asked how sore it is before and after. Always optional.",
                    (True, "asked for"),
                    (False, "not asked for"),
                ),
            ),
        ),
        Section(
            "Screen",
            (
                _row(
                    "motion",
                    "Motion",
                    "Full moves at the pace of the step; calm only slowly; none shows a still picture.",
                    ("full", "full"),
                    ("calm", "calm"),
                    ("none", "none"),
                ),
                _row("theme", "Theme", "The colours.", *((name, name) for name in themes)),
                _row("mouse", "Mouse", "From the next start. Off lets your terminal select text.", _ON, _OFF),
            ),
        ),
        Section(
            "Calendar",
            (
                _row(
                    "week_starts",
                    "Week starts",
                    "The first day of a week.",
                    *((day.value, day.value.capitalize()) for day in Weekday),
                ),
                _row(
                    "timezone", "Time zone", "Which day an entry belongs to. From the next start.", opens=True
                ),
            ),
        ),
        Section(
            "Keys in a session",
            tuple(_row(KEYS + action, label, "", opens=True) for action, label in _ACTIONS.items()),
        ),
    )


def marks_in_words(marks: Sequence[int]) -> str:
    """Seconds of a hold: `20, 60, 90 s`."""
    return f"{', '.join(map(str, marks))} s"


def action_named(name: str) -> KeyAction | None:
    """The action whose keys a row is about; None for every other row."""
    return KeyAction(name.removeprefix(KEYS)) if name.startswith(KEYS) else None


def value_of(settings: Settings, name: str) -> object:
    """What is set, as JSON has it."""
    action, setting = action_named(name), setting_named(name)
    if action is not None:
        return plain(settings.keys.keys_of(action))
    return plain(getattr(settings, setting.field)) if setting else None


def options_of(row: SettingRow, value: object) -> tuple[Option, ...]:
    """What the row goes through; a value that is none of them stands first."""
    if not row.options or any(option.value == value for option in row.options):
        return row.options
    return (Option(value, value_in_words(row, value)), *row.options)


def value_in_words(row: SettingRow, value: object) -> str:
    """What is set, in the words of the screen."""
    known = next((option.words for option in row.options if option.value == value), None)
    if known is not None:
        return known
    if action_named(row.name) is not None and isinstance(value, list):
        return "  ".join(map(key_in_words, value)) or "none"
    if row.name == "hold_marks" and isinstance(value, list):
        return marks_in_words(value)
    if row.name == TRY_CUES:
        return "try each channel"
    if isinstance(value, list):
        return " ".join(value) or "none"
    return str(value or "")


def here_in_words(name: str, value: object, in_use: ChannelsInUse | None) -> str:
    """What a channel comes to on this terminal, where its setting does not tell; else nothing."""
    if in_use is None or name not in ("cues.bell", "cues.flash", "cues.notification", "cues.speech"):
        return ""
    is_on = bool(getattr(in_use, name.removeprefix("cues.")))
    if value is None:
        return "on here" if is_on else "off here"
    return "" if is_on or value is False else "not possible here"


def origin_in_words(known: EffectiveSettings, name: str, *, short: bool = False) -> str:
    """Where a value comes from, and how to be rid of it."""
    origin = known.origin_of(name)
    if origin is Origin.CHOSEN:
        over = "config.toml" if name in known.given else "the default"
        return "Chosen here. u takes it back." if short else f"Chosen here. u takes it back to {over}."
    if origin is Origin.FILE:
        further = "" if short else " What you choose here holds until you change it there."
        return f"From config.toml.{further}"
    return "The default."


def marks_written(text: str) -> list[int]:
    """The seconds somebody wrote down, with commas or spaces. ValueError with what is expected."""
    marks = [int(word) if word.isdecimal() else 0 for word in text.replace(",", " ").split()[:100]]
    try:
        fitting("hold_marks", marks)
    except ValueError:
        raise ValueError(f"Seconds that rise, from 1 to {LONGEST_HOLD_MARK}.") from None
    return marks
