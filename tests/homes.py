"""Homes of people who have been here before: the first page was read, and nothing of what it asks is true."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from tui.core.cues.channels import Heard
from tui.core.routines.vocabulary import Asked
from tui.core.safety.health import Health, HealthAnswer
from tui.files.choices import Choices, read_choices, write_choices
from tui.files.paths import Paths, find_paths
from tui.files.routines.routine_files import load_built_in


@cache
def lasting_questions() -> tuple[str, ...]:
    """The ids of what is asked once, as shipped."""
    return tuple(item.id for item in load_built_in().contraindications if item.asked is Asked.ONCE)


def well(on: dt.date | None = None) -> Health:
    """The health of somebody who said no to everything that lasts, today or on another day."""
    on = on or dt.datetime.now().astimezone().date()
    no = HealthAnswer(is_true=False, on=on)
    return Health(answers=dict.fromkeys(lasting_questions(), no), welcomed_on=on)


def paths_of(home_or_paths: Path | Paths) -> Paths:
    """Where things are, with UNKNOT_HOME at this folder."""
    if isinstance(home_or_paths, Paths):
        return home_or_paths
    return find_paths({"UNKNOT_HOME": str(home_or_paths)})


def write_welcomed(home_or_paths: Path | Paths, *, heard: Mapping[str, Heard] | None = None) -> None:
    """The first page was read there; `home_or_paths` is what UNKNOT_HOME names.

    `heard` are kinds of terminal whose channels were tried. Whatever else was chosen there is kept.
    """
    paths = paths_of(home_or_paths)
    kept = read_choices(paths)
    write_choices(paths, msgspec.structs.replace(kept, health=well(), heard={**kept.heard, **(heard or {})}))


def forget_what_was_heard(home_or_paths: Path | Paths) -> None:
    """The channels of no terminal were tried yet."""
    paths = paths_of(home_or_paths)
    write_choices(paths, msgspec.structs.replace(read_choices(paths), heard={}))


def choices_of(home_or_paths: Path | Paths) -> Choices:
    """What is remembered there."""
    return read_choices(paths_of(home_or_paths))
