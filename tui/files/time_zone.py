"""Which time zone the person is in: the configuration, else TZ, else the system's."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from tui.core.catalogue import marked, say

ETC = Path("/etc")
_EXPECTED = marked('the name of a time zone, such as "Europe/Paris"')


class FoundZone(msgspec.Struct, frozen=True, kw_only=True):
    """The name of a zone that exists, and one line for each name that was passed over."""

    name: str
    problems: tuple[str, ...] = ()


def find_time_zone(
    configured: str | None, environ: Mapping[str, str], etc: Path = ETC, config_file: Path | None = None
) -> FoundZone:
    """The person's zone; UTC, with a word about it, where nothing names one.

    `config_file` is where the configured name stands, to be told where it is none.
    """
    setting = f"{config_file}: timezone" if config_file else "timezone"
    wrong: list[str] = []
    for source, name in ((setting, configured), ("TZ", environ.get("TZ", "").removeprefix(":"))):
        if name and is_time_zone(name):
            return _found(_in_capitals(name), wrong)
        if name:
            wrong.append(
                say(
                    '{source}: found "{name}", expected {expected}',
                    source=source,
                    name=name,
                    expected=say(_EXPECTED),
                )
            )
    system = _system_zone(etc)
    if system is None and (etc / "localtime").exists():
        wrong.append(say('the system\'s time zone has no name: set timezone = "Europe/Paris" in config.toml'))
    return _found(system or "UTC", wrong)


def _found(name: str, wrong: Sequence[str]) -> FoundZone:
    return FoundZone(
        name=name, problems=tuple(say("{problem}; using {name}", problem=each, name=name) for each in wrong)
    )


def is_time_zone(name: str) -> bool:
    """Whether the zone can be looked up; POSIX forms such as CET-1CEST cannot."""
    try:
        ZoneInfo(_in_capitals(name))
    except (KeyError, ValueError, OSError):  # a folder such as "Europe" raises OSError
        return False
    return True


def _in_capitals(name: str) -> str:
    """The name as it is looked up: UTC is often written small, and its file is not."""
    return "UTC" if name.upper() == "UTC" else name


def _system_zone(etc: Path) -> str | None:
    """The zone that /etc/localtime points to, or that /etc/timezone names."""
    try:
        link = os.readlink(etc / "localtime")
    except OSError:
        link = ""
    try:
        written = (etc / "timezone").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        written = ""
    candidates = (link.partition("zoneinfo/")[2], written)
    return next((name for name in candidates if name and is_time_zone(name)), None)
