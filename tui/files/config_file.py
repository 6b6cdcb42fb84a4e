"""Reads config.toml; what is wrong in it is named and left at its default. It is never written."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from tui.core.catalogue import say
from tui.core.keyboard.key_map import KeyAction, keys_in_toml
from tui.core.near_words import near_words
from tui.core.preferences.effective_settings import GivenSetting, effective_settings, fitting
from tui.core.preferences.setting_rules import KEYS, NAMES, expected_in_words, setting_named
from tui.core.preferences.settings import Settings
from tui.files.text_files import MissingError, RefusedError, read_own_text

SIZE_LIMIT = 16_000
"""Bytes; every setting with a comment has 3 kB, and tomllib takes seconds over 40 kB of dots."""
NAME_LIMIT = 60
"""How much is told of a name that is none."""
PROBLEMS_LIMIT = 50
"""Problems told; beyond them the rest is only counted."""


class LoadedSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings, each one that the file gives, and one line for each thing in it that had no effect."""

    settings: Settings = Settings()
    given: tuple[GivenSetting, ...] = ()
    problems: tuple[str, ...] = ()


def read_settings(path: Path) -> LoadedSettings:
    """The settings of a file; the defaults where there is none."""
    try:
        text = read_own_text(path, SIZE_LIMIT)
    except MissingError:
        return LoadedSettings()
    except RefusedError as error:
        return _defaults(path, str(error))
    import tomllib  # most people have no such file

    try:
        values = tomllib.loads(text)
    except RecursionError:
        return _defaults(path, say("not valid TOML: nested too deep"))
    except ValueError as error:  # TOMLDecodeError is one; a number of 5,000 digits is another
        return _defaults(path, say("not valid TOML: {error}", error=error))
    return _settings_from(path, values)


def _defaults(path: Path, reason: str) -> LoadedSettings:
    reason = _cut(" ".join(reason.split()), 200)
    return LoadedSettings(
        problems=(say("{path}: {reason}; the defaults are used", path=path, reason=reason),)
    )


def _settings_from(path: Path, values: dict[str, object]) -> LoadedSettings:
    given: list[GivenSetting] = []
    problems: list[str] = []
    for name, value in _named_values(values):
        if name not in NAMES:
            problems.append(f"{path}: {_cut(name, NAME_LIMIT)}: {_unknown(name[:NAME_LIMIT])}")
            continue
        try:
            given.append(GivenSetting(name, fitting(name, value), f"{path}: {name}"))
        except ValueError as error:
            problems.append(f"{path}: {name}: {_why_not(name, value, error)}")
    made = effective_settings(given)
    problems += made.problems
    if more := len(problems[PROBLEMS_LIMIT:]):
        problems[PROBLEMS_LIMIT:] = [say("{path}: {more} more problems", path=path, more=more)]
    return LoadedSettings(settings=made.settings, given=tuple(given), problems=tuple(problems))


def _named_values(values: dict[str, object]) -> Iterator[tuple[str, object]]:
    """Every key with its value, those of [cues] and [keys] by their full name."""
    for name, value in values.items():
        if name in ("cues", "keys") and isinstance(value, dict):
            yield from ((f"{name}.{inner}", setting) for inner, setting in value.items())
        else:
            yield name, value


def _why_not(name: str, value: object, error: ValueError) -> str:
    setting = setting_named(name)
    if setting is None:
        return _why_no_keys(KeyAction(name.removeprefix(KEYS)), value, error)
    otherwise = say(setting.otherwise) or _shown(setting.default)
    return say(
        "found {value}, expected {expected}; using {otherwise}",
        value=_shown(value),
        expected=expected_in_words(setting),
        otherwise=otherwise,
    )


def _why_no_keys(action: KeyAction, value: object, error: ValueError) -> str:
    otherwise = keys_in_toml(Settings().keys.keys_of(action))
    if isinstance(error, msgspec.ValidationError):
        return say(
            'found {value}, expected a key, such as "t", or a list of keys; using {otherwise}',
            value=_shown(value),
            otherwise=otherwise,
        )
    return say("{error}; using {otherwise}", error=error, otherwise=otherwise)


def _shown(value: object) -> str:
    """A value as TOML would show it, short enough for one line."""
    try:
        return _cut(msgspec.json.encode(value, enc_hook=str).decode(), 40)
    except (ArithmeticError, ValueError, RecursionError):
        return say("something that cannot be shown")


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 3]}..."


def _unknown(name: str) -> str:
    """What stands before the dot says nothing about what was meant: all of a table has it in common."""
    full_names = {_last_part(known): known for known in NAMES}
    close = near_words(_last_part(name), full_names)
    return (
        say('not a setting; did you mean "{name}"?', name=full_names[close[0]])
        if close
        else say("not a setting")
    )


def _last_part(name: str) -> str:
    return name.rpartition(".")[2]
