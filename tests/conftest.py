"""What every test run does first: wait no longer than needed, and count no object for ever."""

import gc
import os
import sys
from collections.abc import Callable, Iterator

import pytest

from tui.core.charset import Charset, use_charset

PICTURES_A_SECOND = 250
"""As often as a screen may be drawn; usually that is 60 times, and each key waits for the next two."""
os.environ["TEXTUAL_FPS"] = str(PICTURES_A_SECOND)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Modules and tests stay to the end; looking through them again took a seventh of the processor time."""
    if "textual.app" in sys.modules:  # tests of the core alone do without
        from tests.idle import wait_no_longer_than_needed

        wait_no_longer_than_needed()
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest.fixture
def draw_with() -> Iterator[Callable[[Charset], None]]:
    """Say what the terminal can draw; afterwards it is one of today again."""
    yield use_charset
    use_charset(Charset.QUARTERS)
