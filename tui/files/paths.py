"""Where everything of Unknot lies on the disk; looking does not create anything."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from tui.core.catalogue import say


class Paths(msgspec.Struct, frozen=True):
    """The three folders, and every file and folder in them that the program knows."""

    config: Path
    data: Path
    state: Path

    @property
    def config_file(self) -> Path:
        return self.config / "config.toml"

    @property
    def routines(self) -> Path:
        return self.config / "routines"

    @property
    def journal(self) -> Path:
        return self.data / "journal"

    def year_file(self, year: int) -> Path:
        """The journal of one year."""
        return self.journal / f"{year:04}.json"

    @property
    def lock(self) -> Path:
        """What is locked while the journal is changed; beside it, so that its folder holds only years."""
        return self.data / "journal.lock"

    @property
    def undo(self) -> Path:
        """What can be taken back; of this machine alone."""
        return self.state / "undo.json"

    @property
    def backups(self) -> Path:
        """A folder for each year, with what its file was before the first save of a day."""
        return self.data / "backups"

    @property
    def quarantine(self) -> Path:
        """Copies of damaged and of replaced files; nothing here is ever deleted by the program."""
        return self.data / "quarantine"

    @property
    def sessions(self) -> Path:
        return self.state / "sessions"

    @property
    def choices(self) -> Path:
        return self.state / "choices.json"

    @property
    def choices_lock(self) -> Path:
        """What is locked while the choices are changed."""
        return self.state / "choices.lock"

    @property
    def routines_lock(self) -> Path:
        """What is locked while own routines are changed."""
        return self.state / "routines.lock"

    @property
    def routines_undo(self) -> Path:
        """Own routine files as they were before they were changed or deleted; of this machine alone."""
        return self.state / "routines-undo.json"

    @property
    def drafts(self) -> Path:
        """Copies of own routines that are open in an editor."""
        return self.state / "drafts"

    @property
    def log(self) -> Path:
        return self.state / "unknot.log"


def find_paths(environ: Mapping[str, str]) -> Paths:
    """All in one folder if `environ` has UNKNOT_HOME, else the XDG folders, on macOS too.

    The XDG variables are those of the process: platformdirs reads them, and ignores empty and relative ones.
    ValueError where the person has no home folder.
    """
    home = environ.get("UNKNOT_HOME")
    if home:
        folder = Path(os.path.expanduser(home)).absolute()
        return Paths(folder, folder, folder)
    from platformdirs.unix import Unix

    folders = Unix("unknot")
    if not folders.user_data_path.is_absolute():
        raise ValueError(
            say("there is no home folder: set UNKNOT_HOME to the folder for everything of Unknot")
        )
    return Paths(folders.user_config_path, folders.user_data_path, folders.user_state_path)
