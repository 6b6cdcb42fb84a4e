"""What a process has at one moment, and what of it grows from stretch to stretch of the same work."""

import asyncio
import functools
import gc
import os
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from textual._styles_cache import StylesCache
from textual.cache import FIFOCache, LRUCache

KEPT_TIMERS = 100
"""Timers that were stopped stay with asyncio until they are due, or until there are more than this."""

_PLAIN = frozenset({dict, str, bytes})


class Weight(msgspec.Struct, frozen=True):
    """How many there are of each kind: objects that the collector follows, and what is open."""

    kinds: Counter[str]
    blocks: int
    """Pieces of memory, also of what the collector does not follow, such as words and numbers."""


async def weigh(apart: object = None) -> Weight:
    """What is there when all has come to rest and every cache with a bound is empty.

    What is reached from `apart` alone is somebody else's to count, and left out.
    """
    await _forget_stopped_timers()
    _empty_bounded_caches()
    for _ in range(3):
        gc.collect()
    blocks = sys.getallocatedblocks()
    followed = gc.get_objects()
    kinds = Counter(type(each).__qualname__ for each in followed)
    kinds += _not_followed(followed)
    kinds.subtract(kinds_within(apart))
    kinds["open file"] = len(os.listdir("/proc/self/fd"))
    kinds["running thread"] = threading.active_count()
    kinds["task of asyncio"] = len(asyncio.all_tasks())
    return Weight(kinds, blocks)


def _not_followed(followed: Sequence[object]) -> Counter[str]:
    """What hangs on these and cannot be part of a circle: dictionaries of plain values, and words."""
    hanging = (each for holder in followed for each in gc.get_referents(holder) if type(each) in _PLAIN)
    found = {id(each): each for each in hanging if not gc.is_tracked(each)}
    return Counter(type(each).__qualname__ for each in found.values())


def kinds_within(record: object) -> Counter[str]:
    """The records, lists and tuples that a record of data is made of, each once."""
    found = {id(each): each for each in _parts(record)}
    return Counter(
        type(each).__qualname__ for each in found.values() if gc.is_tracked(each) or type(each) in _PLAIN
    )


def _parts(record: object) -> Iterator[object]:
    if isinstance(record, msgspec.Struct | list | tuple):
        yield record
    if isinstance(record, msgspec.Struct):
        record = [getattr(record, name) for name in record.__struct_fields__]
    for part in record if isinstance(record, list | tuple) else ():
        yield from _parts(part)


def growth(weights: Sequence[Weight], least: int) -> dict[str, list[int]]:
    """The kinds of which every stretch left some, and on average at least so many more."""
    stretches = [
        {kind: after.kinds[kind] - before.kinds[kind] for kind in after.kinds}
        for before, after in pairwise(weights)
    ]
    return {
        kind: grown
        for kind in weights[-1].kinds
        if min(grown := [stretch.get(kind, 0) for stretch in stretches]) > 0
        and sum(grown) >= least * len(stretches)
    }


async def _forget_stopped_timers() -> None:
    """Have asyncio do what it does by itself whenever more than half of its timers were stopped."""
    loop = asyncio.get_running_loop()
    for _ in range(10 * KEPT_TIMERS):
        loop.call_later(3_600, _nothing).cancel()
    for _ in range(3):
        await asyncio.sleep(0)


def _nothing() -> None:
    """What a timer does that is stopped before."""


def _empty_bounded_caches() -> None:
    """What they hold is as much as their bound; one without a bound is not emptied, and may be what grows."""
    for each in (*gc.get_objects(), *_in_modules()):
        if isinstance(each, functools._lru_cache_wrapper):
            if each.cache_parameters()["maxsize"] is not None:
                each.cache_clear()
        elif isinstance(each, LRUCache | FIFOCache | StylesCache):  # the last: the lines a widget has painted
            each.clear()


def _in_modules() -> Iterator[object]:
    """What modules and their classes have: pytest sets it apart, so that the collector does not list it."""
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] in {"textual", "rich", "tui"}:
            for value in [*vars(module).values()]:
                yield value
                if isinstance(value, type):
                    yield from (getattr(each, "__func__", each) for each in [*vars(value).values()])
