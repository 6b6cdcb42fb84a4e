"""Whether what lies in our folders is ours alone, and whether we can use it: rights, owners, links."""

import os
import shlex
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path

import msgspec

from tui.core.catalogue import marked, say
from tui.core.diagnosis import Ailment
from tui.files.journal.backups import is_year_file
from tui.files.paths import Paths
from tui.files.refusals import how_to_open

OTHERS = 0o077
"""The bits that let the group or everybody in."""


class _Flaw(msgspec.Struct, frozen=True):
    """A kind of thing that is wrong, of one path and of many, and what to do about many."""

    of_one: str
    of_many: str
    to_do: str


class _Kind(Enum):
    """What can be wrong with a path."""

    LINK = _Flaw(
        marked("is a link, and links are not followed here"),
        marked("are links, and links are not followed here"),
        marked("put the files themselves in their place"),
    )
    FOREIGN = _Flaw(
        marked("belongs to somebody else"),
        marked("belong to somebody else"),
        marked("move them away, or make them yours with chown -R"),
    )
    OPEN = _Flaw(
        marked("can be read by others"), marked("can be read by others"), marked("chmod -R go= {folder}")
    )


def wrong_rights(paths: Paths) -> Iterator[Ailment]:
    """What is wrong with owners and rights, a line for each kind of it, and for each folder that is shut."""
    found: dict[tuple[_Kind, Path], list[Path]] = {}
    for path in own_files(paths):
        if path.is_dir() and (to_do := how_to_open(path)):
            yield Ailment(say("{path} cannot be written to", path=path), to_do)
        kind = _kind_of(path, paths)
        if kind is not None:
            found.setdefault((kind, _base_of(path, paths)), []).append(path)
    if os.path.lexists(paths.lock) and not paths.lock.is_symlink() and (to_do := how_to_open(paths.lock)):
        yield Ailment(say("{lock} cannot be written to", lock=paths.lock), to_do)
    for (kind, _), wrong in found.items():
        yield _about_one(kind, wrong[0]) if len(wrong) == 1 else _about_many(kind, wrong)


def own_files(paths: Paths) -> Iterator[Path]:
    """Every file and folder that the program keeps for itself and that is there, folders first.

    The folder of the journal may be a link: so people let a tool keep it in step.
    """
    for folder in (_followed(paths.journal), paths.backups, paths.quarantine, paths.sessions):
        if os.path.lexists(folder):
            yield folder
        if folder.is_dir() and not folder.is_symlink():
            yield from sorted(each for each in folder.rglob("*") if not _is_of_another_program(each, folder))
    for file in (paths.lock, paths.undo, paths.choices, paths.choices_lock, paths.log):
        if os.path.lexists(file):
            yield file


def _followed(folder: Path) -> Path:
    return folder.resolve() if folder.is_symlink() and folder.is_dir() else folder


def _is_of_another_program(path: Path, folder: Path) -> bool:
    """Such as .git or .stfolder, which belong to a tool that keeps the folder in step."""
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _kind_of(path: Path, paths: Paths) -> _Kind | None:
    with suppress(OSError):  # of a folder that is shut, which is told
        found = path.lstat()
        is_foreign = found.st_uid not in (os.geteuid(), 0)
        is_year = is_year_file(path) and path.parent == _followed(paths.journal)
        if is_year and (is_foreign or not stat.S_ISREG(found.st_mode)):
            return None  # whoever reads that year is told
        if stat.S_ISLNK(found.st_mode):
            return _Kind.LINK
        if is_foreign:
            return _Kind.FOREIGN
        return _Kind.OPEN if found.st_mode & OTHERS else None
    return None


def _base_of(path: Path, paths: Paths) -> Path:
    """Which of our folders it lies in: a command for all that is wrong there must not reach beyond it."""
    bases = (paths.data, paths.state, _followed(paths.journal))
    return next(base for base in bases if path.is_relative_to(base))


def _about_one(kind: _Kind, path: Path) -> Ailment:
    found = path.lstat()
    what = f"{path} {say(kind.value.of_one)}"
    if kind is _Kind.LINK:
        return Ailment(what, say("put the file itself in its place"))
    if kind is _Kind.FOREIGN:
        return Ailment(
            say("{what} (user {user})", what=what, user=found.st_uid),
            say("move it away, or make it yours with chown"),
        )
    return Ailment(what, f"chmod {700 if stat.S_ISDIR(found.st_mode) else 600} {shlex.quote(str(path))}")


def _about_many(kind: _Kind, wrong: Sequence[Path]) -> Ailment:
    folder = Path(os.path.commonpath(wrong))
    what = say(
        "{count} files under {folder} {wrong}", count=len(wrong), folder=folder, wrong=say(kind.value.of_many)
    )
    return Ailment(what, say(kind.value.to_do, folder=shlex.quote(str(folder))))
