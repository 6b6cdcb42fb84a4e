"""A disk that is full: 28 sizes of a small tmpfs for each operation (storage.md 2.4).

`unshare -Urm` gives this module a mount name space of its own, in which it runs again as `python -m
tests.long.full_disk STORAGE SIZES` and may mount without root; nothing is left mounted.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.files.home_check import Wrong, wrong_in
from tests.files.operations import IDEMPOTENT, incoming, note, open_home, restore, seed
from tests.long.figures import Figure, Tally
from tests.long.system_calls import Case, make_cases
from tui.core.entries.journal import JournalError

SIZES = 28
PAGE = 4096
STEP = 3
"""Pages from one size to the next: the largest has room for the whole journal twice more."""
ROOT = Path(__file__).parents[2]


def run(scale: float, storage: str) -> Iterator[Figure]:
    """28 sizes for each operation at scale 1, 3 at 0.1."""
    command = ["unshare", "-Urm", sys.executable, "-m", "tests.long.full_disk", storage]
    sizes = max(2, round(SIZES * scale))
    try:
        done = subprocess.run([*command, f"{sizes}"], cwd=ROOT, check=True, stdout=subprocess.PIPE)
        yield msgspec.json.decode(done.stdout, type=Figure)
    except (OSError, subprocess.CalledProcessError) as error:
        yield Figure("disk full", 0, note=f"COULD NOT RUN HERE: {error}")


def fill(folder: Path, storage: str, sizes: int) -> Figure:
    """In the name space of its own: every operation on every size."""
    tally, started = Tally("disk full, tmpfs"), time.monotonic()
    refused = 0
    with tempfile.TemporaryDirectory() as seeded:
        for case in make_cases(Path(seeded), with_long_entries):
            for number in range(sizes):
                disk = folder / f"{case.name}-{number}"
                disk.mkdir()
                size = pages_of(case.start) + number * STEP * SIZES // sizes
                mount = ["mount", "-t", "tmpfs", "-o", f"size={size * PAGE}", "none", str(disk)]
                subprocess.run(mount, check=True)
                shutil.copytree(case.start, disk / "home")
                wrong, is_refused = _tried(case, disk, storage)
                tally.count_wrong(wrong)
                refused += is_refused
                subprocess.run(["umount", str(disk)], check=True)
    return tally.figure(time.monotonic() - started, f"{refused} refused in one line, then stored")


def with_long_entries(folder: Path) -> None:
    """A home whose year fills some dozen pages."""
    seed(folder)
    entries = [note(f"long-{number}", "long " * 1000) for number in range(20)]
    open_home(folder).journal().combine([incoming(entry) for entry in entries])


def pages_of(folder: Path) -> int:
    """How many pages of a tmpfs a folder fills; a file with two names becomes two by copying."""
    return sum(-(-path.stat().st_size // PAGE) for path in folder.rglob("*") if path.is_file())


def _tried(case: Case, disk: Path, storage: str) -> tuple[Wrong, bool]:
    """The operation with too little room perhaps, then again with enough; whether it was refused."""
    home = open_home(disk / "home", storage=storage, days=1)
    is_refused = False
    try:
        case.operation(home)
    except JournalError:
        is_refused = True
    allowed = case.either if is_refused else case.after
    wrong = Wrong() if case.operation is restore else wrong_in(open_home(disk / "home", days=1), allowed)
    if wrong:
        return wrong, is_refused
    subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
    if case.operation in (*IDEMPOTENT, restore) or not case.is_after(disk / "home"):
        case.operation(open_home(disk / "home", days=1))
    return wrong_in(open_home(disk / "home", days=1), case.after), is_refused


def main(storage: str, sizes: str) -> None:
    """Prints the figure as JSON for `run`."""
    with tempfile.TemporaryDirectory() as folder:
        print(msgspec.json.encode(fill(Path(folder), storage, int(sizes))).decode())


if __name__ == "__main__":
    main(*sys.argv[1:])
