"""The settings that hold: config.toml, which is only read, and over it what is kept in choices.json."""

from collections.abc import Mapping

import msgspec

from tui.core.catalogue import say
from tui.core.preferences.effective_settings import (
    ANYWHERE,
    ChosenSetting,
    EffectiveSettings,
    MotionHere,
    effective_settings,
    fitting,
    plain,
)
from tui.core.preferences.setting_rules import expected_in_words, setting_named
from tui.files.choices import find_choices, read_choices
from tui.files.choices_change import change_choices
from tui.files.config_file import LoadedSettings, read_settings
from tui.files.paths import Paths
from tui.files.time_zone import is_time_zone


class KeptSettings:
    """Implements SettingsKeeper over the two files."""

    def __init__(self, paths: Paths, loaded: LoadedSettings, motion_here: MotionHere = ANYWHERE) -> None:
        """`loaded` is what config.toml says; nothing is written before something is chosen."""
        self._motion_here = motion_here
        self._paths = paths
        self._given = loaded.given
        self._in_file = {each.name: plain(each.value) for each in loaded.given}
        self._unsaved: dict[str, ChosenSetting | None] = {}
        choices, unreadable = find_choices(paths)
        self._now = effective_settings(self._given, choices.settings, motion_here)
        lines = (*loaded.problems, unreadable, *self._now.problems)
        self.problems = tuple(dict.fromkeys(line for line in lines if line))

    @property
    def now(self) -> EffectiveSettings:
        return self._now

    def choose(self, name: str, value: object) -> None:
        try:
            value = plain(fitting(name, value))
        except msgspec.ValidationError:
            raise ValueError(_expected(name)) from None
        if name == "timezone" and isinstance(value, str) and not is_time_zone(value):
            raise ValueError(_expected(name))
        self._change(name, ChosenSetting(value=value, instead_of=self._in_file.get(name)))

    def take_back(self, name: str) -> None:
        self._change(name, None)

    def _change(self, name: str, choice: ChosenSetting | None) -> None:
        """Change one of the choices as they are by now: another copy of the program may have chosen too."""
        changes = {**self._unsaved, name: choice}
        chosen = self._chosen(read_choices(self._paths).settings, changes)
        now = effective_settings(self._given, chosen, self._motion_here)
        if new := [lost for lost in now.lost_keys if lost.in_words not in self._now.problems]:
            raise ValueError(
                say(
                    '"{key}" would be the key for {one} and {other}: one of them needs another first',
                    key=new[0].key,
                    one=new[0].given.action,
                    other=new[0].other,
                )
            )
        self._now, self._unsaved = now, changes
        change_choices(
            self._paths,
            lambda kept: msgspec.structs.replace(kept, settings=self._chosen(kept.settings, changes)),
        )
        self._unsaved = {}

    def _chosen(
        self, kept: Mapping[str, ChosenSetting], changes: Mapping[str, ChosenSetting | None]
    ) -> dict[str, ChosenSetting]:
        """What is chosen after these changes; None takes a choice back."""
        wanted = {**kept, **changes}
        return {each: it for each, it in wanted.items() if it is not None and not self._is_over(each, it)}

    def _is_over(self, name: str, choice: ChosenSetting) -> bool:
        """Whether the file says something else by now; a line that is gone may only be unreadable today."""
        return name in self._in_file and self._in_file[name] != choice.instead_of


def find_settings(paths: Paths, motion_here: MotionHere = ANYWHERE) -> KeptSettings:
    """What holds on this machine, with what was wrong in `problems`."""
    return KeptSettings(paths, read_settings(paths.config_file), motion_here)


def _expected(name: str) -> str:
    setting = setting_named(name)
    if setting is None:
        return say("expected a list of keys")
    return say("expected {expected}", expected=expected_in_words(setting))
