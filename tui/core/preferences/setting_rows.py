"""The lines of the settings screen: what each setting is called, what it may be, and what it is for."""

from collections.abc import Sequence

import msgspec

from tui.core.keyboard.key_map import KeyAction
from tui.core.preferences.effective_settings import plain
from tui.core.preferences.setting_rules import KEYS
from tui.core.preferences.settings import Weekday
from tui.core.sessions.step_words import KEY_WORDS

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


def marks_in_words(marks: Sequence[int]) -> str:
    """Seconds of a hold: `20, 60, 90 s`."""
    return f"{', '.join(map(str, marks))} s"


def _about_keys(action: KeyAction) -> str:
    words = KEY_WORDS[action]
    further = "q always leaves" if action is KeyAction.LEAVE else "Enter adds a key or takes one away"
    return f"{words[0].upper()}{words[1:]}. {further}."


_AUTOMATIC = (None, "auto")
_SECTIONS = (
    Section(
        "Cues",
        (
            _row("cues.bell", "Bell", "Each change has a rhythm of its own.", _AUTOMATIC, _ON, _OFF),
            _row("cues.flash", "Flash", "A band on the screen reverses for a moment.", _AUTOMATIC, _ON, _OFF),
            _row(
                "cues.notification",
                "Messages",
                "Desktop messages of your terminal; the numbers are forms of the escape code.",
                _AUTOMATIC,
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
                _AUTOMATIC,
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
                *((marks, marks_in_words(marks)) for marks in ((10, 30, 60), (20, 60, 90), (30, 60, 120))),
                opens=True,
            ),
            _row(
                "ratings",
                "Ratings",
                "Whether you are asked how sore it is before and after. Always optional.",
                (True, "asked for"),
                (False, "not asked for"),
            ),
            _row(
                "questions",
                "Questions",
                "The next morning: better, same, worse? Weekly: in the way? One a day at most.",
                (True, "asked"),
                (False, "never asked"),
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
            _row("theme", "Theme", "The colours."),
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
            _row("timezone", "Time zone", "Which day an entry belongs to. From the next start.", opens=True),
        ),
    ),
    Section(
        "Keys in a session",
        tuple(
            _row(KEYS + action, label, _about_keys(action), opens=True) for action, label in _ACTIONS.items()
        ),
    ),
)


def setting_sections(themes: Sequence[str]) -> tuple[Section, ...]:
    """Everything that can be set, in the order of the screen; `themes` are the names there are."""
    options = tuple(Option(name, name) for name in themes)
    return tuple(
        Section(
            section.title,
            tuple(
                msgspec.structs.replace(row, options=options) if row.name == "theme" else row
                for row in section.rows
            ),
        )
        for section in _SECTIONS
    )
