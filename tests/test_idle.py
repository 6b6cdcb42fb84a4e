"""Tests of screens wait until an app has done all it has to do, and no longer."""

import asyncio
import time
from collections.abc import Callable

import pytest
from textual import app, constants, pilot

from tests.idle import SOON_SECONDS, until_idle


class Doing:
    """Something that calls itself until it is done."""

    def __init__(self) -> None:
        self.done = 0

    def at_once(self) -> None:
        self._again(asyncio.get_running_loop().call_soon)

    def after_a_while(self) -> None:
        self._again(lambda call: asyncio.get_running_loop().call_later(SOON_SECONDS * 0.9, call))

    def for_ever(self) -> None:
        asyncio.get_running_loop().call_soon(self.for_ever)

    def _again(self, soon: Callable[[Callable[[], None]], object]) -> None:
        work_for(0.002)
        self.done += 1
        if self.done < 30:
            soon(lambda: self._again(soon))


def work_for(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


@pytest.mark.parametrize("how", [Doing.at_once, Doing.after_a_while])
async def test_what_is_to_be_done_is_done(how: Callable[[Doing], None]) -> None:
    doing = Doing()
    how(doing)
    await until_idle()
    assert doing.done == 30


async def test_nothing_is_waited_for_where_nothing_is_due_soon() -> None:
    loop = asyncio.get_running_loop()
    later = loop.call_later(60, loop.stop)
    before = time.process_time()
    await until_idle()
    assert loop.time() < later.when() - 59
    assert time.process_time() - before < SOON_SECONDS
    later.cancel()


async def test_what_never_rests_is_not_waited_for_without_end() -> None:
    Doing().for_ever()
    await until_idle(longest=0.05)


def test_every_pilot_waits_like_this() -> None:
    assert vars(app)["wait_for_idle"] is vars(pilot)["wait_for_idle"] is until_idle
    assert 2 / constants.MAX_FPS < SOON_SECONDS
