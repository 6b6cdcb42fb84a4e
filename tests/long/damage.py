"""Damaged year files: all of it noticed, nothing written over, each intact line had back (storage.md 2.7)."""

import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from tests.files.home_check import Said, Wrong, said_in_home
from tests.files.operations import NOON, Home, incoming, note, open_home
from tests.files.simulated_disk import QuickDisk
from tests.long.figures import Figure, Tally
from tui.core.entries.journal import JournalError
from tui.files.care.restore import Restorer

ENTRIES, BACKED_UP, EDITED = 60, 40, 5

Damage = Callable[[bytes, random.Random], bytes]


def cut_off(data: bytes, chance: random.Random) -> bytes:
    """As a file system leaves it that ran full, or a copy that was broken off."""
    return data[: chance.randrange(1, len(data))]


def zeroed(data: bytes, chance: random.Random) -> bytes:
    """A block of 4 KB that never reached the disk."""
    at = chance.randrange(len(data) // 4096) * 4096
    return data[:at] + bytes(min(4096, len(data) - at)) + data[at + 4096 :]


def with_tail(data: bytes, chance: random.Random) -> bytes:
    """A shorter version written over a longer one, whose end is still there."""
    return data + data[-chance.randrange(1, len(data)) :]


def with_garbage(data: bytes, chance: random.Random) -> bytes:
    """Bytes of another file."""
    at, length = chance.randrange(len(data)), chance.randrange(1, 2000)
    return data[:at] + chance.randbytes(length) + data[at + length :]


def with_flipped_bit(data: bytes, chance: random.Random) -> bytes:
    """What memory and old disks do; every tenth in one of the few bytes between the entries."""
    at = chance.randrange(len(data))
    if chance.random() < 0.1:
        at = chance.choice([*range(data.index(b'"entry-')), *range(len(data) - 6, len(data))])
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def emptied(data: bytes, chance: random.Random) -> bytes:
    """What a power cut leaves of a file that was not synced."""
    return b"" if chance.random() < 0.5 else bytes(len(data))


KINDS: tuple[Damage, ...] = (cut_off, zeroed, with_tail, with_garbage, with_flipped_bit, emptied)


class Sound(msgspec.Struct, frozen=True):
    """A sound home: what it says, and said in its backup, and the line of each entry."""

    folder: Path
    said: Said
    backed_up: Said
    data: bytes

    def intact_in(self, damaged: bytes) -> set[str]:
        """The entries whose very line is still there."""
        left = {line.rstrip(b",") for line in damaged.split(b"\n")}
        lines = (line.rstrip(b",") for line in self.data.split(b"\n") if b'"id":' in line)
        return {line.split(b'"')[1].decode() for line in lines if line in left}


def run(scale: float, storage: str) -> Iterator[Figure]:
    """2,000 files, as many of each kind."""
    with tempfile.TemporaryDirectory() as folder:
        sound = make_sound(Path(folder) / "sound")
        count = max(1, round(2000 * scale / len(KINDS)))
        for damage in KINDS:
            tally, started = Tally(f"damage: {damage.__name__.replace('_', ' ')}"), time.monotonic()
            for seed in range(count):
                tally.count_wrong(damaged_once(sound, damage, seed, storage, Path(folder) / "damaged"))
                shutil.rmtree(Path(folder) / "damaged")
            yield tally.figure(time.monotonic() - started)


def make_sound(folder: Path) -> Sound:
    """A year with a backup of the day before, which has fewer entries, and some of them older."""
    today, tomorrow = (open_home(folder, days=days) for days in (0, 1))
    entries = [note(f"entry-{number}", f"{number} ".ljust(250, "n")) for number in range(ENTRIES)]
    today.journal().combine([incoming(entry) for entry in entries[:BACKED_UP]])
    backed_up = said_in_home(today)
    tomorrow.journal().combine([incoming(entry) for entry in entries[BACKED_UP:]])
    for entry in entries[:EDITED]:
        tomorrow.journal().replace(msgspec.structs.replace(entry, note="edited"))
    data = (tomorrow.paths.journal / f"{NOON.year}.json").read_bytes()
    return Sound(folder, said_in_home(tomorrow), backed_up, data)


def damaged_once(sound: Sound, damage: Damage, seed: int, storage: str, folder: Path) -> Wrong:
    """Damage a copy, try to write into it, then restore it; what is wrong with that."""
    chance = random.Random(f"{damage.__name__} {seed}")
    shutil.copytree(sound.folder, folder)
    home = open_home(folder, QuickDisk(), storage=storage, days=1)
    year = home.paths.journal / f"{NOON.year}.json"
    damaged = damage(sound.data, chance)
    year.write_bytes(damaged)
    lines = [*_unnoticed(sound, home), *_written_over(home, year, damaged)]
    if lines:
        return Wrong(lost=(f"seed {seed}: {lines[0]}",))
    try:
        restored = Restorer(home.paths, home.clock, home.disk).restore(NOON.year)
    except JournalError as error:
        return Wrong(unreadable=(f"seed {seed}: {error}",))
    aside = restored.set_aside
    if (
        damaged != sound.data
        and year.read_bytes() != damaged
        and (aside is None or aside.read_bytes() != damaged)
    ):
        return Wrong(lost=(f"seed {seed}: the damaged file was not set aside",))
    return Wrong(
        lost=tuple(f"seed {seed}: {line}" for line in _lost(sound, home, damaged)),
        unreadable=tuple(f"seed {seed}: {line}" for line in _problems(home)),
    )


def _problems(home: Home) -> list[str]:
    """Files that cannot be read; one entry that cannot be, of which there is no backup, stays told."""
    return [line for line in home.journal().problems() if "left as it is" in line]


def _unnoticed(sound: Sound, home: Home) -> Iterator[str]:
    """Entries that are not what they were, and no line about it."""
    if not home.journal().problems() and said_in_home(home) != sound.said:
        yield "changed, and nobody says so"


def _written_over(home: Home, year: Path, damaged: bytes) -> Iterator[str]:
    """What a save makes of a file that it cannot read."""
    if not _problems(home):
        return  # the file reads: what is wrong is one entry, which a save keeps byte for byte
    try:
        home.journal().add(note("new", "new"))
        yield "a save went into the damaged file"
    except JournalError:
        if year.read_bytes() != damaged:
            yield "the damaged file was changed"


def _lost(sound: Sound, home: Home, damaged: bytes) -> Iterator[str]:
    """Entries that could have been had back and were not, and texts that nobody ever wrote, unless marked."""
    found = said_in_home(home)
    intact = sound.intact_in(damaged)
    for each in sound.said.keys() - found.keys():
        if each in intact or each in sound.backed_up:
            yield f"{each} is not there, its line is intact or it is in the backup"
    told = " ".join(home.journal().problems())
    for each, entry in found.items():
        known = (sound.said.get(each), sound.backed_up.get(each))
        if each in intact and entry != sound.said[each]:
            yield f"{each} is not what its intact line says"
        elif entry not in known and entry.copy_of is None and each not in told:
            yield f"{each} says what nobody wrote"
