"""What the file system under a folder can do; finding out creates nothing."""

import errno
import fcntl
import os
import re
from collections.abc import Callable
from pathlib import Path

import msgspec

MOUNTS = Path("/proc/self/mountinfo")
NETWORK = (
    "nfs",
    "cifs",
    "smb",
    "fuse.sshfs",
    "fuse.rclone",
    "9p",
    "afs",
    "ceph",
    "davfs",
    "gluster",
    "virtiofs",
)
"""How the kinds of file systems begin that lie on another machine: locks may not reach across."""
_SYNC_TOOLS = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".owncloudsync.log": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".git": "git",
}
_SYNCED_NAMES = {"Dropbox": "Dropbox", "Nextcloud": "Nextcloud", "OneDrive": "OneDrive"}


class FileSystem(msgspec.Struct, frozen=True):
    """`kind` is "" where it cannot be known; `free_names` is None where there is no limit."""

    kind: str
    free_bytes: int
    free_names: int | None
    is_read_only: bool

    @property
    def is_elsewhere(self) -> bool:
        """Whether it lies on another machine."""
        return self.kind.startswith(NETWORK)


def nearest_there(path: Path) -> Path:
    """The path itself, or the nearest folder above it that exists."""
    return next(each for each in (path, *path.parents) if each.exists())


def file_system_of(path: Path) -> FileSystem:
    """The file system of an existing path. Raises OSError."""
    found = os.statvfs(path)
    return FileSystem(
        kind=_kind_of(path),
        free_bytes=found.f_bavail * found.f_frsize,
        free_names=found.f_favail if found.f_files else None,
        is_read_only=bool(found.f_flag & os.ST_RDONLY),
    )


def _kind_of(path: Path) -> str:
    """The kind as Linux names it, such as ext4; the mount that is nearest above the path counts."""
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # not Linux
        return ""
    kinds = dict(kind for line in mounts if (kind := _mount_and_kind(line)))
    real = path.resolve()
    return next((kinds[each] for each in (real, *real.parents) if each in kinds), "")


def _mount_and_kind(line: str) -> tuple[Path, str] | None:
    """proc(5): field 5 is the mount point, with spaces as \\040; the kind comes after a lone dash."""
    before, dash, after = line.partition(" - ")
    fields = before.split(" ")
    if not dash or len(fields) < 5:
        return None
    point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
    return Path(point), after.split(" ")[0]


def sync_tool_of(folder: Path) -> str:
    """The tool that keeps a folder in step with other machines, "" if none shows."""
    for each in (folder, *folder.parents):
        if each in (Path(os.path.expanduser("~")), Path("/")):  # a .git there is about other things
            break
        for name, tool in _SYNC_TOOLS.items():
            if os.path.lexists(each / name):
                return tool
        if each.name in _SYNCED_NAMES:
            return _SYNCED_NAMES[each.name]
    return ""


def why_no_lock(path: Path) -> str:
    """Why an existing file or folder cannot be locked here; "" if it can, or if somebody has locked it.

    Raises PermissionError: that says nothing of the disk.
    """
    return _why_not(
        path, os.O_NONBLOCK, lambda file: fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB), errno.EWOULDBLOCK
    )


def why_no_sync(folder: Path) -> str:
    """Why what is written in an existing folder cannot be waited for; "" if it can.

    Raises PermissionError: that says nothing of the disk.
    """
    return _why_not(folder, os.O_DIRECTORY, os.fsync, errno.EINVAL)


def _why_not(path: Path, flags: int, try_it: Callable[[int], None], is_fine: int) -> str:
    """What the system says against it; the error that `is_fine` is nothing against it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | flags)
        try:
            try_it(descriptor)
        finally:
            os.close(descriptor)
    except PermissionError:
        raise
    except OSError as error:
        return "" if error.errno == is_fine else error.strerror or str(error)
    return ""
