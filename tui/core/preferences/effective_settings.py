"""What holds now: the defaults, under what config.toml says, under what was chosen on the screen."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Protocol

import msgspec

from tui.core.catalogue import marked, say
from tui.core.keyboard.key_map import GivenKeys, KeyAction, LostKeys, MadeKeys, key_map_of, keys_written
from tui.core.preferences.setting_rules import KEYS, NAMES, checked, setting_named
from tui.core.preferences.settings import MotionAmount, Settings

CHOSEN_PLACE = marked("chosen on the settings screen")


class Origin(StrEnum):
    """Where the value of a setting comes from."""

    DEFAULT = "default"
    SSH = marked("over SSH")
    ENVIRONMENT = marked("environment")
    FILE = marked("config.toml")
    CHOSEN = marked("chosen here")


class MotionHere(msgspec.Struct, frozen=True):
    """How much moves where nobody has set it, and what is the reason."""

    amount: MotionAmount = MotionAmount.FULL
    origin: Origin = Origin.DEFAULT


ANYWHERE = MotionHere()


class GivenSetting(msgspec.Struct, frozen=True):
    """A setting by its name, with a value that fits it; `place` is what a problem with it begins with."""

    name: str
    value: object
    place: str = ""


class ChosenSetting(msgspec.Struct, frozen=True, kw_only=True):
    """A value as JSON has it, chosen while config.toml had `instead_of` (null: nothing) for this setting.

    It holds until that changes: whoever edits the file later wants what it says.
    """

    value: object
    instead_of: object = None


class EffectiveSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings that hold, the names of those that were given and chosen, and what could not be used."""

    settings: Settings = Settings()
    given: frozenset[str] = frozenset()
    chosen: frozenset[str] = frozenset()
    lost_keys: tuple[LostKeys, ...] = ()
    motion_here: MotionHere = ANYWHERE

    @property
    def problems(self) -> tuple[str, ...]:
        """One line for each thing that could not be used."""
        return tuple(lost.in_words for lost in self.lost_keys)

    def origin_of(self, name: str) -> Origin:
        """Where the value of this setting comes from."""
        if name in self.chosen:
            return Origin.CHOSEN
        if name in self.given:
            return Origin.FILE
        return self.motion_here.origin if name == "motion" else Origin.DEFAULT


class SettingsKeeper(Protocol):
    """Knows what holds, and remembers what is chosen."""

    @property
    def now(self) -> EffectiveSettings:
        """What holds now."""
        ...

    def choose(self, name: str, value: object) -> None:
        """Let a setting have this value from now on.

        ValueError with the reason where it cannot have it, and nothing changes. JournalError where it could
        not be saved: it holds nevertheless, until the program is left.
        """
        ...

    def take_back(self, name: str) -> None:
        """Let a setting be again what config.toml says, or the default. Errors as of `choose`."""
        ...


def plain(value: object) -> object:
    """A value as JSON has it."""
    return msgspec.json.decode(msgspec.json.encode(value))


def fitting(name: str, value: object) -> object:
    """The value in the type of the setting of that name. ValueError with the reason where it does not fit."""
    if name not in NAMES:
        raise ValueError(say("not a setting"))
    setting = setting_named(name)
    if setting is None:
        written = msgspec.convert([value] if isinstance(value, str) else value, tuple[str, ...])
        return keys_written(KeyAction(name.removeprefix(KEYS)), written)
    return checked(setting, value)


def effective_settings(
    given: Sequence[GivenSetting],
    chosen: Mapping[str, ChosenSetting] | None = None,
    motion_here: MotionHere = ANYWHERE,
) -> EffectiveSettings:
    """What config.toml gives, with what was chosen over it where the file has not changed since.

    `motion_here` holds where neither says how much is to move.
    """
    holding = tuple(_holding(given, chosen or {}))
    names = {each.name for each in holding}
    all_given = [*(each for each in given if each.name not in names), *holding]
    made = _keys_of(all_given)
    wanted = {each.name for each in all_given if each.name.startswith(KEYS)}
    lost = {name for name in wanted if _keys_in(made, name) != _value_in(all_given, name)}
    fields = {
        setting.field: each.value for each in all_given if (setting := setting_named(each.name)) is not None
    }
    return EffectiveSettings(
        settings=msgspec.structs.replace(Settings(motion=motion_here.amount), keys=made.keys, **fields),
        given=frozenset(each.name for each in given) - lost,
        chosen=frozenset(names) - lost,
        lost_keys=made.lost,
        motion_here=motion_here,
    )


def _holding(given: Sequence[GivenSetting], chosen: Mapping[str, ChosenSetting]) -> Iterable[GivenSetting]:
    """The choices that still hold; one that fits no more, say of another version, is passed over."""
    in_file = {each.name: plain(each.value) for each in given}
    for name, choice in chosen.items():
        if in_file.get(name) != choice.instead_of:
            continue
        try:
            yield GivenSetting(name, fitting(name, choice.value), f"{say(CHOSEN_PLACE)}: {name}")
        except ValueError:
            continue


def _keys_of(given: Iterable[GivenSetting]) -> MadeKeys:
    return key_map_of(
        [
            GivenKeys(KeyAction(each.name.removeprefix(KEYS)), each.value, each.place)
            for each in given
            if each.name.startswith(KEYS) and isinstance(each.value, tuple)
        ]
    )


def _keys_in(made: MadeKeys, name: str) -> tuple[str, ...]:
    return made.keys.keys_of(KeyAction(name.removeprefix(KEYS)))


def _value_in(given: Iterable[GivenSetting], name: str) -> object:
    return next(each.value for each in given if each.name == name)
