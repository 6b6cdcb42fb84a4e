"""The bytes that a screen writes, for the tests beside this file."""

from collections.abc import Iterator

import pytest

from tests.hostile.stage import Written, writing_down


@pytest.fixture
def written() -> Iterator[Written]:
    """Let the driver of tests write, and keep what it writes."""
    with writing_down() as kept:
        yield kept
