"""The lines of the settings screen: what each setting is called, what it may be, and what it is for."""

from collections.abc import Sequence

import msgspec

from tui.core.catalogue import marked, say
from tui.core.keyboard.key_map import KeyAction
from tui.core.preferences.effective_settings import plain
from tui.core.preferences.setting_rules import KEYS
from tui.core.preferences.settings import Weekday
from tui.core.sessions.step_keys import KEY_WORDS
from tui.core.text import sentence_case

TRY_CUES = "try"
"""The row that is no setting: it lets every channel be tried."""
HEALTH = "health"
"""The row that is no setting either: it leads to what was said about one's health."""
_OFF, _ON = (False, marked("off")), (True, marked("on"))
_ACTIONS = {
    KeyAction.ONE_BUTTON: marked("One button"),
    KeyAction.TENDER: marked("Tender point"),
    KeyAction.PAUSE: marked("Pause"),
    KeyAction.PARTLY: marked("Partly"),
    KeyAction.NOT_EASING: marked("Not easing"),
    KeyAction.SHARP: marked("Sharp"),
    KeyAction.NEXT: marked("Next"),
    KeyAction.BACK: marked("Before"),
    KeyAction.AGAIN: marked("Again"),
    KeyAction.MORE: marked("15 s more"),
    KeyAction.UNDO: marked("Undo"),
    KeyAction.WALL: marked("Wall mode"),
    KeyAction.DISTANCE: marked("Distance"),
    KeyAction.ALL_TEXT: marked("All text"),
    KeyAction.MUTE: marked("Mute"),
    KeyAction.HELP: marked("Help"),
    KeyAction.LEAVE: marked("Leave"),
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
    further = _LEAVES if action is KeyAction.LEAVE else _GIVES
    return f"{sentence_case(say(KEY_WORDS[action]))}. {say(further)}"


_LEAVES, _GIVES = marked("q always leaves."), marked("Enter adds a key or takes one away.")
_AUTOMATIC = (None, marked("auto"))
_SECTIONS = (
    Section(
        marked("Cues"),
        (
            _row(
                "cues.bell",
                marked("Bell"),
                marked("Each change has a rhythm of its own."),
                _AUTOMATIC,
                _ON,
                _OFF,
            ),
            _row(
                "cues.flash",
                marked("Flash"),
                marked("A band on the screen reverses for a moment."),
                _AUTOMATIC,
                _ON,
                _OFF,
            ),
            _row(
                "cues.notification",
                marked("Messages"),
                marked("Desktop messages of your terminal; the numbers are forms of the escape code."),
                _AUTOMATIC,
                _ON,
                ("osc9", marked("as OSC 9")),
                ("osc777", marked("as OSC 777")),
                ("osc99", marked("as OSC 99")),
                _OFF,
            ),
            _row(
                "cues.speech",
                marked("Voice"),
                marked(
                    "Says each step, its side and what comes next. Your own command goes into config.toml."
                ),
                _AUTOMATIC,
                _ON,
                _OFF,
            ),
            _row(
                "cues.speech_amount",
                marked("Voice says"),
                marked("How much of each step is told before it starts."),
                ("full", marked("everything")),
                ("short", marked("first sentence")),
                ("names", marked("names only")),
            ),
            _row(
                "cues.on_cue",
                marked("Command"),
                marked(
                    "Run at every cue: for lights, music, your home. Only config.toml can name it (on_cue)."
                ),
            ),
            _row(
                TRY_CUES,
                marked("Did you hear?"),
                marked("Tries each channel and keeps what you answer."),
                opens=True,
            ),
        ),
    ),
    Section(
        marked("In a session"),
        (
            _row(
                "pace",
                marked("Pace"),
                marked("Quick is 0.6 of the time, slow 1.5. Untimed counts up until you go on."),
                ("quick", marked("quick")),
                ("normal", marked("normal")),
                ("slow", marked("slow")),
                ("untimed", marked("untimed")),
            ),
            _row(
                "hold_marks",
                marked("Hold marks"),
                marked("When a hold is cued; the last mark says let go or ease off. Enter: your own."),
                *((marks, marks_in_words(marks)) for marks in ((10, 30, 60), (20, 60, 90), (30, 60, 120))),
                opens=True,
            ),
            _row(
                "ratings",
                marked("Ratings"),
                marked("Whether you are asked how sore it is before and after. Always optional."),
                (True, marked("asked for")),
                (False, marked("not asked for")),
            ),
            _row(
                "questions",
                marked("Questions"),
                marked("The next morning: better, same, worse? Weekly: in the way? One a day at most."),
                (True, marked("asked")),
                (False, marked("never asked")),
            ),
            _row(
                HEALTH,
                marked("Your health"),
                marked("What you said about it, and what it leaves out. It stays on this machine."),
                opens=True,
            ),
        ),
    ),
    Section(
        marked("Screen"),
        (
            _row(
                "motion",
                marked("Motion"),
                marked("Full moves at the pace of the step; calm only slowly; none shows a still picture."),
                ("full", marked("full")),
                ("calm", marked("calm")),
                ("none", marked("none")),
            ),
            _row("theme", marked("Theme"), marked("The colours.")),
            _row(
                "mouse",
                marked("Mouse"),
                marked("From the next start. Off lets your terminal select text."),
                _ON,
                _OFF,
            ),
            _row(
                "only_changes",
                marked("Sends"),
                marked("Only changes takes few bytes. Choose everything where old signs stay on the screen."),
                (True, marked("only changes")),
                (False, marked("everything")),
            ),
        ),
    ),
    Section(
        marked("Calendar"),
        (
            _row(
                "week_starts",
                marked("Week starts"),
                marked("The first day of a week."),
                (Weekday.MONDAY, marked("Monday")),
                (Weekday.TUESDAY, marked("Tuesday")),
                (Weekday.WEDNESDAY, marked("Wednesday")),
                (Weekday.THURSDAY, marked("Thursday")),
                (Weekday.FRIDAY, marked("Friday")),
                (Weekday.SATURDAY, marked("Saturday")),
                (Weekday.SUNDAY, marked("Sunday")),
            ),
            _row(
                "timezone",
                marked("Time zone"),
                marked("Which day an entry belongs to. From the next start."),
                opens=True,
            ),
        ),
    ),
    Section(
        marked("Keys in a session"),
        tuple(_row(KEYS + action, label, "", opens=True) for action, label in _ACTIONS.items()),
    ),
)


def _words_of(option: Option) -> str:
    """In the language of the person, where they are words."""
    return option.words if isinstance(option.value, list) else say(option.words)


def setting_sections(themes: Sequence[str]) -> tuple[Section, ...]:
    """Everything that can be set, in the order of the screen; `themes` are the names there are."""
    names = tuple(Option(name, name) for name in themes)
    return tuple(
        Section(say(section.title), tuple(_said(row, names) for row in section.rows)) for section in _SECTIONS
    )


def _said(row: SettingRow, themes: tuple[Option, ...]) -> SettingRow:
    """A row in the language of the person."""
    options = tuple(Option(option.value, _words_of(option)) for option in row.options)
    is_key = row.name.startswith(KEYS)
    return SettingRow(
        name=row.name,
        label=say(row.label),
        about=_about_keys(KeyAction(row.name.removeprefix(KEYS))) if is_key else say(row.about),
        options=themes if row.name == "theme" else options,
        opens=row.opens,
    )
