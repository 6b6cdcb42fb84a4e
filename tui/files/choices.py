"""What the program remembers between two starts; losing it costs only questions asked again."""

import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import msgspec

from tui.core.catalogue import marked, say
from tui.core.cues.channels import Heard
from tui.core.digests import digest_of
from tui.core.entries.due_question import QuestionsAsked
from tui.core.entries.entry import Id, Moment, RoutineId
from tui.core.preferences.effective_settings import ChosenSetting
from tui.core.safety.health import Health
from tui.core.text import clean_line
from tui.files.disk import Disk, Identity, look, one_line, read_own
from tui.files.paths import Paths

SIZE_LIMIT = 1_000_000
_NOT_USED = marked(
    "what you chose on the screens is not used. Before the file is written again it is kept as"
)
ASKED_LIMIT = 10_000
"""Ids remembered, the newest; with them the file has 400 kB."""
FAVOURITES_LIMIT = 500


class LastCheck(msgspec.Struct, frozen=True):
    """When `unknot journal check` last looked, and how many problems it found."""

    at: Moment
    problems: int


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """`asked_unattended` are the ids of sessions that were already asked about: was it done?

    `settings` are those chosen on the screen, by their names in config.toml; `heard` is what was answered to
    "did you hear that?", by kind of terminal. `questions` is when a question of the day was put last,
    `health` what was said about contraindications, `favourites` the routines marked so, oldest mark first.
    """

    asked_unattended: Annotated[tuple[Id, ...], msgspec.Meta(max_length=ASKED_LIMIT)] = ()
    last_check: LastCheck | None = None
    settings: dict[str, ChosenSetting] = {}
    heard: dict[str, Heard] = {}
    questions: QuestionsAsked = QuestionsAsked()
    health: Health = Health()
    favourites: Annotated[tuple[RoutineId, ...], msgspec.Meta(max_length=FAVOURITES_LIMIT)] = ()


def read_choices(paths: Paths) -> Choices:
    """The choices as last written; the defaults where there are none or they cannot be read."""
    return find_choices(paths)[0]


def find_choices(paths: Paths) -> tuple[Choices, str]:
    """The same, with one line on why they could not be read; empty where all is well."""
    try:
        return _choices_in(paths.choices, look(paths.choices)), ""
    except FileNotFoundError:
        return Choices(), ""
    except (OSError, ValueError, RecursionError) as error:
        reason = " ".join(clean_line(str(error)).split())
        return Choices(), f"{paths.choices}: {reason}; {say(_NOT_USED)} {_aside(paths).name}"


@lru_cache(maxsize=1)
def _choices_in(path: Path, _version: Identity | None) -> Choices:
    """What a version of the file says; screens ask many times over, and it is read once."""
    return msgspec.json.decode(read_own(path, SIZE_LIMIT)[0], type=Choices)


def _aside(paths: Paths) -> Path:
    """Where a version that cannot be read is kept: the same bytes always in the same place."""
    try:
        told = read_own(paths.choices)[0]
    except OSError:  # told apart by what can be known of it
        told = str(paths.choices.lstat()).encode() if os.path.lexists(paths.choices) else b""
    return paths.choices.with_name(f"{paths.choices.name}.damaged-{digest_of(told)[:8]}")


def set_aside(paths: Paths) -> None:
    """Keep what is there under another name too, however little of it can be read."""
    with one_line(say("cannot save to {file}", file=paths.choices)), suppress(FileExistsError):
        Disk().link(paths.choices, _aside(paths), follow_symlinks=False)


def write_choices(paths: Paths, choices: Choices, disk: Disk | None = None) -> None:
    """Put these choices in the place of the old ones; JournalError where the disk refuses."""
    choices = msgspec.structs.replace(choices, asked_unattended=choices.asked_unattended[-ASKED_LIMIT:])
    with one_line(say("cannot save to {file}", file=paths.choices)):
        (disk or Disk()).replace_whole(paths.choices, msgspec.json.encode(choices) + b"\n")
