"""What the first picture does not need: done after it, a part at a time, and never before a key."""

import asyncio
from collections.abc import Iterable, Iterator
from importlib import import_module

QUIET_SECONDS = 0.05
"""How long after the first picture, and after a key, nothing else is done: until then it is on its way."""


class PutOff:
    """Lets everything else have a turn after each part, and keys more than one."""

    def __init__(self) -> None:
        self.was_pressed = False
        """Whether any key came since the start."""
        self._waits = True

    def take_key(self) -> None:
        """A key comes: it is answered before anything that was put off."""
        self.was_pressed = self._waits = True

    async def do(self, parts: Iterable[None]) -> None:
        """Do what is between one part and the next, and all of it in the end."""
        await self._until_quiet()
        for _ in parts:
            await self._until_quiet()

    async def _until_quiet(self) -> None:
        await asyncio.sleep(0)
        while self._waits:
            self._waits = False
            await asyncio.sleep(QUIET_SECONDS)


def loading(modules: Iterable[str]) -> Iterator[None]:
    """Load modules, each as a part of its own."""
    for module in modules:
        import_module(module)
        yield
