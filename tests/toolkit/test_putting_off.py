"""What was put off is done a part at a time, and keys come first."""

import asyncio
from collections.abc import Iterator

import pytest

from tui.toolkit.putting_off import PutOff


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.toolkit.putting_off.QUIET_SECONDS", 0.001)


async def test_others_have_a_turn_before_each_part_and_after_the_last() -> None:
    done: list[str] = []

    def parts() -> Iterator[None]:
        for name in "ab":
            done.append(name)
            asyncio.get_running_loop().call_soon(done.append, "other")
            yield
        done.append("end")

    asyncio.get_running_loop().call_soon(done.append, "first")
    await PutOff().do(parts())
    assert done == ["first", "a", "other", "b", "other", "end"]


async def test_nothing_is_done_while_keys_come() -> None:
    put_off, done = PutOff(), 0

    def parts() -> Iterator[None]:
        nonlocal done
        while done < 10:
            done += 1
            yield

    running = asyncio.create_task(put_off.do(parts()))
    assert not put_off.was_pressed
    for _ in range(200):
        put_off.take_key()
        await asyncio.sleep(0)
    assert put_off.was_pressed
    assert done <= 1
    await running
    assert done == 10
