"""The values of settings in words, and where they come from."""

from tui.core.catalogue import say
from tui.core.cues.channels import ChannelsInUse
from tui.core.keyboard.key_map import KeyAction
from tui.core.keyboard.key_names import key_in_words
from tui.core.preferences.effective_settings import EffectiveSettings, Origin, fitting, plain
from tui.core.preferences.setting_rows import HEALTH, TRY_CUES, Option, SettingRow, marks_in_words
from tui.core.preferences.setting_rules import KEYS, LONGEST_HOLD_MARK, setting_named
from tui.core.preferences.settings import MotionAmount, Settings


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
        return "  ".join(map(key_in_words, value)) or say("none")
    if row.name == "hold_marks" and isinstance(value, list):
        return marks_in_words(value)
    if row.name == TRY_CUES:
        return say("try each channel")
    if row.name == HEALTH:
        return say("see and change")
    if isinstance(value, list):
        return " ".join(value) or say("none")
    return str(value or "")


def here_in_words(
    name: str, value: object, in_use: ChannelsInUse | None, motion: MotionAmount = MotionAmount.FULL
) -> str:
    """What a channel comes to on this terminal, where its setting does not tell; else nothing."""
    if in_use is None or name not in ("cues.bell", "cues.flash", "cues.notification", "cues.speech"):
        return ""
    is_on = bool(getattr(in_use, name.removeprefix("cues.")))
    if value is None:
        return say("on here") if is_on else say("off here")
    if is_on or value is False:
        return ""
    held_back = name == "cues.flash" and motion is MotionAmount.NONE
    return say("off with motion none") if held_back else say("not possible here")


def origin_in_words(known: EffectiveSettings, name: str, *, short: bool = False) -> str:
    """Where a value comes from, and how to be rid of it."""
    origin = known.origin_of(name)
    if origin is Origin.CHOSEN:
        if short:
            return say("Chosen here. u takes it back.")
        over = "config.toml" if name in known.given else say("the default")
        return say("Chosen here. u takes it back to {over}.", over=over)
    if origin is Origin.FILE:
        if short:
            return say("From config.toml.")
        return say("From config.toml. What you choose here holds until you change it there.")
    by_surroundings = {
        Origin.SSH: say("The default over SSH: it sends little. Enter changes it."),
        Origin.ENVIRONMENT: say("As the environment asks. Enter changes it."),
    }
    return by_surroundings.get(origin, say("The default."))


def marks_written(text: str) -> list[int]:
    """The seconds somebody wrote down, with commas or spaces. ValueError with what is expected."""
    marks = [int(word) if word.isdecimal() else 0 for word in text.replace(",", " ").split()[:100]]
    try:
        fitting("hold_marks", marks)
    except ValueError:
        raise ValueError(say("Seconds that rise, from 1 to {longest}.", longest=LONGEST_HOLD_MARK)) from None
    return marks
