"""Random bytes from the keyboard, as a cat or a bad line sends them, at a real pseudo-terminal."""

import datetime as dt
import random
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.long.figures import Figure, Tally
from tests.terminal.desk import Desk
from tests.terminal.harness import KEYS, Terminal
from tui.core.clock import ManualClock
from tui.core.entries.journal import JournalError
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import find_paths
from tui.files.sessions.orphans import read_sessions

NOW = dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.UTC)
RUNS = 100
"""Of each kind in a full run."""
BYTES = 1500
AT_ONCE = 3
CHUNK = 40
GONE_WITHIN = 5

_TYPED = [*map(chr, range(0x20, 0x7F)), *KEYS.values(), "\r", "\r", " ", "\x10", "é", "\u202e", "\U0001f600"]
_PALETTE = ["\x10", "\x10", "\x1b", "\r", "q", "?", "/", "\x1b[B", "o", "w", "n", "x", "\x7f"]


def _any_bytes(chance: random.Random) -> bytes:
    return chance.randbytes(BYTES)


def _keys(chance: random.Random) -> bytes:
    return "".join(chance.choices(_TYPED, k=BYTES // 2)).encode()


def _palette_keys(chance: random.Random) -> bytes:
    return "".join(chance.choices(_PALETTE, k=BYTES // 5)).encode()


KINDS: Mapping[str, Callable[[random.Random], bytes]] = {
    "any bytes": _any_bytes,
    "keys": _keys,
    "keys of the palette": _palette_keys,
}


class Typed(NamedTuple):
    """What random typing led to; the texts are empty where all is well."""

    lost: str = ""
    unreadable: str = ""
    left: str = ""


def run(scale: float, _storage: str = "good") -> Iterator[Figure]:
    """A figure for each kind; `stray` are programs that crashed, stayed, or left the terminal changed."""
    for kind in KINDS:
        with tempfile.TemporaryDirectory(prefix="unknot-keys-") as name:
            yield _figure(kind, max(1, round(RUNS * scale)), Path(name))


def _figure(kind: str, runs: int, folder: Path) -> Figure:
    begun = time.monotonic()
    tally = Tally(f"random keyboard input: {kind}")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = list(pool.map(partial(type_in, kind, folder), range(runs)))
    for seed, each in enumerate(found):
        example = f"seed {seed}: {' '.join(filter(None, each))}"
        tally.count(
            lost=bool(each.lost), unreadable=bool(each.unreadable), stray=bool(each.left), example=example
        )
    return tally.figure(time.monotonic() - begun, f"{BYTES} bytes each at most")


def type_in(kind: str, folder: Path, seed: int) -> Typed:
    """Type into a program at one of two places, then end it by SIGTERM if it is still there."""
    home = folder / f"{kind} {seed}"
    home.mkdir()
    chance = random.Random(f"{kind} {seed}")
    with closing(Desk(home)) as desk:
        desk.run("check-in", "--region", "neck-back", "--now", "4", "--note", "confirmed before")
        terminal = desk.sit(*(["start", "short"] if seed % 2 else []), UNKNOT_CLOCK_RATE="20")
        terminal.wait_for(lambda seen: "You need" in seen.text or "BACK" in seen.text)
        data = KINDS[kind](chance)
        for at in range(0, len(data), CHUNK):
            if terminal.process.poll() is not None:
                break
            terminal.send(data[at : at + CHUNK])
            terminal.linger(chance.choice([0, 0, 0.02, 0.1]))
        return Typed(*_what_is_wrong(home), _how_it_ended(terminal, home))


def _how_it_ended(terminal: Terminal, home: Path) -> str:
    """Empty where it was left by `q`, or by SIGTERM now; keys after a `q` may be signals by then.

    A SIGTERM in the last instant of a program that has left already kills it as it does any other.
    """
    terminal.signal(signal.SIGTERM)
    try:
        status = terminal.exit_status(GONE_WITHIN)
    except AssertionError as error:
        return str(error).splitlines()[0]
    log = home / "unknot" / "unknot.log"
    if log.exists():
        return f"status {status}: {' '.join(log.read_text().split())[-300:]}"
    if status not in (0, 130, 143, -signal.SIGINT, -signal.SIGQUIT, -signal.SIGTERM):
        return f"status {status}"
    return "" if terminal.is_restored() else f"status {status}, left on: {terminal.modes_on()}"


def _what_is_wrong(home: Path) -> tuple[str, str]:
    """What was lost, and what cannot be read: the entry from before is there, or can be taken back."""
    paths = find_paths({"UNKNOT_HOME": str(home / "unknot")})
    journal = YearJournal(paths, ManualClock(NOW))
    try:
        notes = [entry.note for entry in journal.all()]
        sessions = read_sessions(paths)
    except JournalError as error:
        return "", str(error)
    undoable = journal.undoable() is not None
    lost = "" if undoable or any("confirmed before" in note for note in notes) else f"notes: {notes}"
    return lost, "; ".join([*journal.problems(), *sessions.problems])
