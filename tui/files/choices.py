"""What the program remembers between two starts; losing it costs a question asked twice."""

from contextlib import suppress

import msgspec

from tui.files.disk import Disk, one_line, read_whole
from tui.files.paths import Paths


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """`asked_unattended` are the ids of sessions that were already asked about: was it done?"""

    asked_unattended: tuple[str, ...] = ()


def read_choices(paths: Paths) -> Choices:
    """The choices as last written; the defaults where there are none or they cannot be read."""
    with suppress(OSError, ValueError):
        return msgspec.json.decode(read_whole(paths.choices)[0], type=Choices)
    return Choices()


def write_choices(paths: Paths, choices: Choices, disk: Disk | None = None) -> None:
    """Put these choices in the place of the old ones; JournalError where the disk refuses."""
    with one_line(f"cannot save to {paths.choices}"):
        (disk or Disk()).replace_whole(paths.choices, msgspec.json.encode(choices) + b"\n")
