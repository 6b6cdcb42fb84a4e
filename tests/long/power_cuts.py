"""Power cuts on a real file system: a loop image is shut down without its log, then mounted again.

As in storage.md 2.5. Needs root, loop devices, mkfs.ext4 and mkfs.xfs. Where it cannot run its figures have
N = 0 and say why; the simulated power cuts of tests/files/test_power_cuts.py run everywhere.
"""

import fcntl
import os
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tests.files.ledger import Ledger
from tests.files.writers import Child, killed, kills
from tests.long.figures import Figure, Tally

SHUTDOWN = 0x8004587D
"""FS_IOC_SHUTDOWN of Linux."""
NO_LOG_FLUSH = struct.pack("I", 2)


class Kind(msgspec.Struct, frozen=True):
    """A file system, how it is mounted, and how often its power is cut."""

    name: str
    cuts: int
    make: tuple[str, ...]
    options: str
    size: int = 64 << 20


KINDS = (
    Kind("power cut, ext4", 300, ("mkfs.ext4", "-q", "-F"), "loop"),
    Kind("power cut, ext4 data=writeback", 100, ("mkfs.ext4", "-q", "-F"), "loop,data=writeback"),
    Kind("power cut, XFS", 100, ("mkfs.xfs", "-q", "-f"), "loop", 512 << 20),
)


class LoopImage:
    """A file system of its own whose power can be cut."""

    def __init__(self, folder: Path, kind: Kind) -> None:
        """Makes the image in the folder and mounts it there."""
        self.mounted = folder / "mounted"
        self._image, self._options = folder / "image", kind.options
        self.mounted.mkdir()
        with self._image.open("wb") as image:
            image.truncate(kind.size)
        _run(*kind.make, str(self._image))
        self.mount()

    def mount(self) -> None:
        _run("mount", "-o", self._options, str(self._image), str(self.mounted))

    def unmount(self) -> None:
        _run("umount", str(self.mounted))

    def cut(self, children: Sequence[Child]) -> None:
        """Nothing reaches the disk from here on; then the writers are killed."""
        descriptor = os.open(self.mounted, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, SHUTDOWN, NO_LOG_FLUSH)
        finally:
            os.close(descriptor)
        killed(children)

    def power_on(self) -> None:
        self.unmount()
        self.mount()


def run(scale: float, storage: str) -> Iterator[Figure]:
    """500 power cuts, of one writer and of two by turns."""
    for kind in KINDS:
        tally, started = Tally(kind.name), time.monotonic()
        try:
            confirmed = _cut(kind, max(1, round(kind.cuts * scale)), storage, tally)
        except (OSError, subprocess.CalledProcessError) as error:
            yield Figure(kind.name, tally.runs, note=f"COULD NOT RUN HERE: {error}")
            continue
        tally.confirmed = confirmed
        yield tally.figure(time.monotonic() - started)


def _cut(kind: Kind, count: int, storage: str, tally: Tally) -> int:
    confirmed: dict[Ledger, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        image = LoopImage(Path(folder), kind)
        try:
            for writers, half in ((1, count - count // 2), (2, count // 2)):
                homes = image.mounted / f"{writers}"
                homes.mkdir()
                os.sync()
                for wrong, ledger in kills(homes, half, storage, writers, 0, image.cut, image.power_on):
                    tally.count_wrong(wrong)
                    confirmed[ledger] = ledger.confirmed
        finally:
            image.unmount()
    return sum(confirmed.values())


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
