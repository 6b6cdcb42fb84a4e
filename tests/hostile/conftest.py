"""The bytes that a screen writes, for the tests beside this file."""

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from tests.hostile.stage import Written


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    """Let the driver of tests write, and keep what it writes."""
    kept = Written()
    monkeypatch.setattr(HeadlessDriver, "is_headless", property(lambda _: False))
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: kept.take(data))
    return kept
