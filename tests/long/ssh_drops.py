"""Links that drop: real `ssh -tt` sessions to a real sshd on 127.0.0.1, cut in steps and in holds."""

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.long.figures import Figure, Tally
from tests.long.sshd import NoSshdError, Sshd, sshd_in
from tests.terminal.desk import Desk
from tests.terminal.harness import UNKNOT, Terminal
from tests.terminal.person import PLACES
from tui.files.paths import find_paths
from tui.files.sessions.orphans import read_sessions

AT_ONCE = 3
GONE_WITHIN = 5
"""Seconds after which no process of a dropped session may be left (storage.md 5.2)."""
FROZEN_SECONDS = 1.5
SPINNING = 0.25
"""Of the wall time; a program that ends uses its processor for a moment, one that spins all the time."""


class Link(NamedTuple):
    """A session over ssh: the client's terminal, and the number of the program on the other side."""

    terminal: Terminal
    program: int


class Drop(NamedTuple):
    """One way in which a link ends, and how often it is tried in a full run."""

    end: Callable[[Link], None]
    runs: int
    ignores_hang_up: bool = False


def _kill_client(link: Link) -> None:
    link.terminal.process.kill()


def _freeze_and_kill_client(link: Link) -> None:
    link.terminal.signal(signal.SIGSTOP)
    link.terminal.linger_unread(FROZEN_SECONDS)
    link.terminal.process.kill()


def _end_program(link: Link) -> None:
    os.kill(link.program, signal.SIGTERM)
    assert link.terminal.exit_status(GONE_WITHIN) == 143
    assert not link.terminal.modes_on(), f"left on: {link.terminal.modes_on()}"


DROPS: Mapping[str, Drop] = {
    "client killed": Drop(_kill_client, 60),
    "client frozen, then killed": Drop(_freeze_and_kill_client, 20),
    "SIGHUP ignored, client killed": Drop(_kill_client, 10, ignores_hang_up=True),
    "SIGTERM on the server": Drop(_end_program, 10),
}


class FarDesk(Desk):
    """A desk from which the program is called over ssh."""

    def __init__(self, home: Path, sshd: Sshd, *, ignores_hang_up: bool) -> None:
        """Everything of the program is under `home`, also on the other side."""
        super().__init__(home)
        self._sshd = sshd
        self._first = "trap '' HUP; " if ignores_hang_up else ""

    def sit(self, *arguments: str, columns: int = 80, rows: int = 24, **environ: str) -> Terminal:
        """Call `unknot` on the other side."""
        where = f"UNKNOT_HOME='{self.home / 'unknot'}' TZ=Europe/Paris LANG=C.UTF-8"
        script = f"{self._first}echo $$ >'{self.home}/pid'; exec env {where} '{UNKNOT}' {' '.join(arguments)}"
        return self.start(self._sshd.client(script), columns=columns, rows=rows, **environ)

    @property
    def program(self) -> int:
        """The number of the program on the other side."""
        return int((self.home / "pid").read_text())


def run(scale: float, _storage: str = "good") -> Iterator[Figure]:
    """A figure for each way to drop; `lost` are sessions that cannot be resumed, `stray` processes left."""
    with tempfile.TemporaryDirectory(prefix="unknot-ssh-") as name:
        folder = Path(name)
        try:
            with sshd_in(folder / "sshd") as sshd:
                for what, drop in DROPS.items():
                    yield _figure(what, drop, max(1, round(drop.runs * scale)), sshd, folder)
        except NoSshdError as error:
            print(f"ssh_drops: NOT RUN: {error}", file=sys.stderr)
            yield Figure("SSH link drops", 0, stray=1, note=f"not run: {error}")


def _figure(what: str, drop: Drop, runs: int, sshd: Sshd, folder: Path) -> Figure:
    begun = time.monotonic()
    tally = Tally(f"SSH link drops: {what}")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        homes = [folder / f"{what} {number}" for number in range(runs)]
        found = list(pool.map(partial(_drop_once, drop, sshd), homes, range(runs)))
    for each in found:
        tally.count(lost=bool(each.lost), stray=bool(each.left), example=f"{each.lost} {each.left}".strip())
    gone = f"gone after {max(each.gone_after for each in found):.1f} s at most"
    busy = f"processor {max(each.processor for each in found):.2f} s at most"
    return tally.figure(time.monotonic() - begun, f"{gone}, {busy}")


class Dropped(NamedTuple):
    """What a drop left behind; the texts are empty where all is well."""

    lost: str
    left: str
    gone_after: float
    processor: float


def _drop_once(drop: Drop, sshd: Sshd, home: Path, number: int) -> Dropped:
    home.mkdir()
    place = ("work", "hold")[number % 2]
    with closing(FarDesk(home, sshd, ignores_hang_up=drop.ignores_hang_up)) as desk:
        terminal = PLACES[place](desk)
        left = ""
        begun, used = time.monotonic(), _processor_of(desk.program)
        try:
            drop.end(Link(terminal, desk.program))
        except AssertionError as error:
            left = " ".join(str(error).split())[:200]
        gone_after, processor = _wait_until_gone(desk.program, home)
        still = _processes_of(home, desk.program)
        if still:
            spins = processor - used > SPINNING * (time.monotonic() - begun)
            left += f" {len(still)} processes after {GONE_WITHIN} s{', spinning' if spins else ''}"
            for each in still:
                os.kill(each, signal.SIGKILL)
        lost = _what_is_wrong(home, place)
        return Dropped(lost, left, gone_after, max(0, processor - used))


def _wait_until_gone(program: int, home: Path) -> tuple[float, float]:
    """Seconds it took until nothing ran in this home any more, and the processor time of the program."""
    begun, processor = time.monotonic(), 0.0
    while _processes_of(home, program) and time.monotonic() - begun < GONE_WITHIN:
        processor = max(processor, _processor_of(program))
        time.sleep(0.05)  # they are no children of ours, and of the others none is known beforehand
    return time.monotonic() - begun, processor


def _processes_of(home: Path, program: int) -> list[int]:
    """What still runs of a session: the program, by its number, and all else whose files are in this home."""
    others = [path.name for path in Path("/proc").glob("[0-9]*") if _is_at(path, f"{home}/unknot")]
    return sorted(_running(program) | set(map(int, others)))


def _running(program: int) -> set[int]:
    """Its number until its last thread has ended: so long the kernel keeps the lock of its session."""
    process = Path(f"/proc/{program}")
    try:
        has_ended = (process / "stat").read_text().rpartition(")")[2].split()[0] in "ZX"
        return set() if has_ended and len(list((process / "task").iterdir())) <= 1 else {program}
    except OSError:  # also its number is gone
        return set()


def _is_at(process: Path, place: str) -> bool:
    try:
        environ = (process / "environ").read_bytes().split(b"\0")
    except OSError:  # it has just gone
        return False
    return f"UNKNOT_HOME={place}".encode() in environ


def _processor_of(program: int) -> float:
    try:
        fields = Path(f"/proc/{program}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _what_is_wrong(home: Path, place: str) -> str:
    """Why the session cannot be resumed as it was; empty if it can."""
    sessions = read_sessions(find_paths({"UNKNOT_HOME": str(home / "unknot")}))
    if len(sessions.orphans) != 1 or sessions.problems:
        counts = (len(sessions.orphans), len(sessions.running), len(sessions.problems))
        return "{} orphans, {} still locked, {} problems".format(*counts)
    (orphan,) = sessions.orphans
    if len(orphan.state.marks) != (place == "hold") or (orphan.state.hold is None) != (place == "work"):
        return f"{len(orphan.state.marks)} marks in {place}"
    claimed = orphan.claim()
    if claimed is None:
        return "its lock is held"
    claimed.close()
    return ""
