"""What every test run does first: keep the garbage collector from counting the same objects for ever."""

import gc

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Modules and tests stay to the end; looking through them again took a seventh of the processor time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
