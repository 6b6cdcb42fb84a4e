"""Reads config.toml; what is wrong in it is named and left at its default. It is never written."""

import difflib
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tui.core.entry import Pace
from tui.core.settings import MotionAmount, Settings, Weekday
from tui.files.text_files import MissingError, RefusedError, read_own_text

SIZE_LIMIT = 16_000
"""Bytes; every setting with a comment has 3 kB, and tomllib takes seconds over 40 kB of dots."""
NAME_LIMIT = 60
"""Longest name of a zone or theme, and how much is told of one that is not known."""
PROBLEMS_LIMIT = 50
"""Problems told; beyond them the rest is only counted."""

LONGEST_HOLD_MARK = 600
"""Seconds; a mark later than ten minutes is a slip of the finger."""


class LoadedSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings, and one line for each thing in the file that had no effect."""

    settings: Settings = Settings()
    problems: tuple[str, ...] = ()


class _Key(msgspec.Struct, frozen=True):
    """A key of the file: the field it sets, the type of its value, and how to say what was expected."""

    field: str
    type: object
    expected: str


def _one_of(words: type[Weekday] | type[MotionAmount] | type[Pace]) -> str:
    *most, last = (f'"{word}"' for word in words)
    return f"{', '.join(most)} or {last}"


_KEYS = {
    "timezone": _Key("timezone", str, 'the name of a time zone, such as "Europe/Paris"'),
    "week_starts": _Key("week_starts", Weekday, _one_of(Weekday)),
    "theme": _Key("theme", str, 'the name of a theme, such as "unknot-light"'),
    "motion": _Key("motion", MotionAmount, _one_of(MotionAmount)),
    "pace": _Key("pace", Pace, _one_of(Pace)),
    "ratings": _Key("ratings", bool, "true or false"),
    "hold_marks": _Key("hold_marks", tuple[int, ...], "seconds that rise, such as [20, 60, 90]"),
    "mouse": _Key("mouse", bool, "true or false"),
    "cues.bell": _Key("bell", bool, "true or false"),
}
_LATER = ("cues.notification", "cues.speech", "cues.speech_amount", "cues.on_cue", "keys")
"""Documented for a later version: known, but without effect in this one."""


def read_settings(path: Path) -> LoadedSettings:
    """The settings of a file; the defaults where there is none."""
    try:
        values = tomllib.loads(read_own_text(path, SIZE_LIMIT))
    except MissingError:
        return LoadedSettings()
    except RefusedError as error:
        return _defaults(path, str(error))
    except RecursionError:
        return _defaults(path, "not valid TOML: nested too deep")
    except ValueError as error:  # TOMLDecodeError is one; a number of 5,000 digits is another
        return _defaults(path, f"not valid TOML: {error}")
    return _settings_from(path, values)


def _defaults(path: Path, reason: str) -> LoadedSettings:
    reason = _cut(" ".join(reason.split()), 200)
    return LoadedSettings(problems=(f"{path}: {reason}; the defaults are used",))


def _settings_from(path: Path, values: dict[str, object]) -> LoadedSettings:
    good: dict[str, object] = {}
    problems: list[str] = []
    for name, value in _named_values(values):
        key = _KEYS.get(name)
        if key is None:
            problems.append(f"{path}: {_cut(name, NAME_LIMIT)}: {_unknown(name[:NAME_LIMIT])}")
            continue
        try:
            good[key.field] = _checked(key, value)
        except ValueError:
            default = _shown(getattr(Settings(), key.field))
            found = f"found {_shown(value)}, expected {key.expected}"
            problems.append(f"{path}: {name}: {found}; using {default}")
    if more := len(problems[PROBLEMS_LIMIT:]):
        problems[PROBLEMS_LIMIT:] = [f"{path}: {more} more problems"]
    return LoadedSettings(settings=msgspec.structs.replace(Settings(), **good), problems=tuple(problems))


def _named_values(values: dict[str, object]) -> Iterator[tuple[str, object]]:
    """Every key with its value, those of [cues] by their full name."""
    for name, value in values.items():
        if name == "cues" and isinstance(value, dict):
            yield from ((f"cues.{inner}", setting) for inner, setting in value.items())
        else:
            yield name, value


def _checked(key: _Key, value: object) -> object:
    """The value in the field's type. Raises ValueError (msgspec's is one) where it does not fit."""
    converted: object = msgspec.convert(value, key.type)
    if isinstance(converted, str) and not 0 < len(converted) <= NAME_LIMIT:
        raise ValueError(key.field)
    if key.field == "hold_marks" and not _are_hold_marks(converted):
        raise ValueError(key.field)
    return converted


def _are_hold_marks(marks: object) -> bool:
    if not isinstance(marks, tuple) or not marks:
        return False
    return sorted(set(marks)) == list(marks) and marks[0] > 0 and marks[-1] <= LONGEST_HOLD_MARK


def _shown(value: object) -> str:
    """A value as TOML would show it, short enough for one line."""
    if value is None:
        return "the system's"
    try:
        return _cut(msgspec.json.encode(value, enc_hook=str).decode(), 40)
    except (ArithmeticError, ValueError, RecursionError):
        return "something that cannot be shown"


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 3]}..."


def _unknown(name: str) -> str:
    if name in _LATER:
        return "has no effect in this version yet"
    close = difflib.get_close_matches(name, [*_KEYS, *_LATER], n=1)
    return f'not a setting; did you mean "{close[0]}"?' if close else "not a setting"
