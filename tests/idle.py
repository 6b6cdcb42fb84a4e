"""Waiting until an app has nothing to do, as long as it takes and no longer.

Textual's own waits sleep for 20 ms, three times for each key, and see whether the process worked meanwhile:
in most tests of screens that was two thirds of their time. Here it is looked up whether anything is to come.
"""

import asyncio

import textual.app
import textual.pilot

SOON_SECONDS = 1 / 50
"""As long as Textual sleeps. A screen that is to be drawn is due much sooner (see conftest.py)."""


async def until_idle(_least: float = 0, longest: float = 1) -> None:
    """Until nothing is to be done, and no timer is due soon; at most so many seconds."""
    loop = asyncio.get_running_loop()
    until = loop.time() + longest
    while loop.time() < until:
        await asyncio.sleep(0)
        if vars(loop)["_ready"]:
            continue
        left = _next_timer(loop) - loop.time()
        if left > SOON_SECONDS:
            return
        await asyncio.sleep(left)


def _next_timer(loop: asyncio.AbstractEventLoop) -> float:
    """When the first timer of this loop is due, by its clock."""
    timers: list[asyncio.TimerHandle] = vars(loop)["_scheduled"]
    return min((timer.when() for timer in timers if not timer.cancelled()), default=float("inf"))


def wait_no_longer_than_needed() -> None:
    """Have every pilot wait like this."""
    for module in (textual.app, textual.pilot):
        assert "wait_for_idle" in vars(module), f"{module.__name__} waits in another way now"
        vars(module)["wait_for_idle"] = until_idle
