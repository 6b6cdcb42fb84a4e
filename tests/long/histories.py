"""Random histories of three devices that share a journal: no text goes that nobody knowingly replaced."""

import datetime as dt
import itertools
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping

from tests.long.figures import Figure, Tally
from tui.files.journal.merge_rule import combine
from tui.files.journal.stored_entry import (
    Record,
    is_deleted,
    next_version,
    rising,
    tombstone,
    updated_at,
    version_of,
    with_earlier,
)

HISTORIES = 5_000
STEPS = 40
CLOCK_OFF_BY = 3_600
"""Seconds by which the clock of a device may be wrong."""
START = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)

Records = Mapping[str, Record]
Rule = Callable[[Records, Iterable[Record]], Records]
"""What stored records become when those of another device are taken in."""


def keep_both(stored: Records, given: Iterable[Record]) -> Records:
    """The rule of Unknot."""
    return {**stored, **combine(stored, given)[0]}


def last_writer_wins(stored: Records, given: Iterable[Record]) -> Records:
    """What most programs do, and what loses text: known bad."""
    found = dict(stored)
    for record in given:
        entry_id = str(record["id"])
        found[entry_id] = max(found.get(entry_id, record), record, key=_age)
    return found


def _age(record: Record) -> tuple[dt.datetime, str]:
    return updated_at(record), version_of(record)


class Device:
    """One machine: what it has stored, how wrong its clock is, and a copy of earlier."""

    def __init__(self, clock_off: int) -> None:
        self.records: Records = {}
        self.clock_off = clock_off
        self.backup: Records = {}

    def live(self) -> list[Record]:
        """What a person sees on it."""
        return [record for _, record in sorted(self.records.items()) if not is_deleted(record)]


class History:
    """Three devices, a person who uses them, and the texts that this person has not given up."""

    def __init__(self, seed: int, rule: Rule, clock_off_by: int = CLOCK_OFF_BY) -> None:
        """Every seed is another history."""
        self._chance = random.Random(seed)
        self._rule = rule
        self._seconds = 0
        self._clock_off_by = clock_off_by
        self._number = itertools.count()
        self.devices = [Device(self._any_clock()) for _ in range(3)]
        self.wanted: set[str] = set()

    def run(self, steps: int = STEPS) -> None:
        """Let it happen; in the end everybody meets everybody, twice."""
        acts = [
            self._create,
            self._edit,
            self._edit,
            self._delete,
            self._meet,
            self._keep_copy,
            self._go_back,
        ]
        for _ in range(steps):
            self._seconds += self._chance.choice((0, 1, 60, 600))
            self._chance.choice(acts)(self._chance.choice(self.devices))
        for one, other in [*itertools.combinations(self.devices, 2)] * 2:
            self._sync(one, other)

    def lost(self) -> set[str]:
        """Texts that are on no device, though nobody replaced or deleted them."""
        there = {str(record["note"]) for device in self.devices for record in device.live()}
        return self.wanted - there

    def stripped(self) -> int:
        """Entries that came through without the field that this version does not know."""
        return sum("mood" not in record for device in self.devices for record in device.live())

    def agree(self) -> bool:
        """Whether all devices show the same in the end."""
        shown = [{id_: version_of(record) for id_, record in each.records.items()} for each in self.devices]
        return shown[0] == shown[1] == shown[2]

    def _any_clock(self) -> int:
        return self._chance.randint(-self._clock_off_by, self._clock_off_by)

    def _now(self, device: Device) -> dt.datetime:
        return START + dt.timedelta(seconds=self._seconds + device.clock_off)

    def _new_text(self) -> str:
        text = f"text {next(self._number)}"
        self.wanted.add(text)
        return text

    def _store(self, device: Device, record: Record) -> None:
        device.records = {**device.records, str(record["id"]): record}

    def _create(self, device: Device) -> None:
        stamp = self._now(device).isoformat()
        text = self._new_text()
        entry = {"id": f"entry-{text[5:]}", "kind": "check-in", "note": text, "mood": {"of": text}}
        self._store(device, with_earlier({**entry, "started_at": stamp, "updated_at": stamp}, ()))

    def _edit(self, device: Device) -> None:
        if live := device.live():
            before = self._chance.choice(live)
            self.wanted.discard(str(before["note"]))
            stamp = rising(before, self._now(device)).isoformat()
            known = {key: value for key, value in before.items() if key not in ("mood", "earlier", "check")}
            after = {**known, "note": self._new_text(), "updated_at": stamp}
            self._store(device, next_version(before, after))

    def _delete(self, device: Device) -> None:
        if live := device.live():
            before = self._chance.choice(live)
            self.wanted.discard(str(before["note"]))
            self._store(device, tombstone(before, self._now(device)))

    def _meet(self, device: Device) -> None:
        self._sync(device, self._chance.choice([each for each in self.devices if each is not device]))

    def _sync(self, one: Device, other: Device) -> None:
        """Each takes in what the other had, as with two conflict copies."""
        had = list(one.records.values())
        one.records = self._rule(one.records, other.records.values())
        other.records = self._rule(other.records, had)

    def _keep_copy(self, device: Device) -> None:
        device.backup = device.records
        device.clock_off = self._any_clock()

    def _go_back(self, device: Device) -> None:
        """The device is set up again from its old copy; what it had since is on another one."""
        self._meet(device)
        device.records = device.backup


def histories(count: int, rule: Rule, clock_off_by: int = CLOCK_OFF_BY) -> Iterator[History]:
    """So many histories, each run to its end."""
    for seed in range(count):
        history = History(seed, rule, clock_off_by)
        history.run()
        yield history


def run(scale: float, _storage: str) -> Iterator[Figure]:
    """All histories by our rule; what last-writer-wins loses in the same ones stands beside it."""
    count, begun, tally = max(1, round(HISTORIES * scale)), time.monotonic(), Tally("three devices")
    for seed, history in enumerate(histories(count, keep_both)):
        wrong = len(history.lost()) + history.stripped() + (not history.agree())
        tally.count(lost=wrong, example=f"seed {seed} loses {sorted(history.lost())}")
    bad = sum(bool(history.lost()) for history in histories(count, last_writer_wins))
    yield tally.figure(time.monotonic() - begun, f"last-writer-wins loses text in {bad:,} of these {count:,}")
