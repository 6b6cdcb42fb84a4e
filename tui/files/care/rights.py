"""Whether what lies in our folders is ours alone: rights, owners, links."""

import os
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from tui.files.paths import Paths

OTHERS = 0o077
"""The bits that let the group or everybody in."""


def own_files(paths: Paths) -> Iterator[Path]:
    """Every file and folder that the program keeps for itself and that is there, folders first."""
    for folder in (paths.journal, paths.backups, paths.quarantine, paths.sessions):
        if os.path.lexists(folder):
            yield folder
        if folder.is_dir() and not folder.is_symlink():
            yield from sorted(each for each in folder.rglob("*") if not _is_of_another_program(each, folder))
    for file in (paths.lock, paths.undo, paths.choices, paths.log):
        if os.path.lexists(file):
            yield file


def _is_of_another_program(path: Path, folder: Path) -> bool:
    """Such as .git or .stfolder, which belong to a tool that keeps the folder in step."""
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def wrong_rights(path: Path) -> str:
    """What is wrong with the owner or the rights of a path and what to do, in one line; "" if nothing is."""
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return "is a link, and links are not followed here; put the file itself in its place"
    if found.st_uid not in (os.geteuid(), 0):
        return f"belongs to somebody else (user {found.st_uid}); move it away, or make it yours with chown"
    if found.st_mode & OTHERS:
        wanted = 700 if stat.S_ISDIR(found.st_mode) else 600
        return f"can be read by others; chmod {wanted} {shlex.quote(str(path))}"
    return ""
