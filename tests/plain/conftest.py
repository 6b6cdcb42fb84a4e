"""A desk of one's own for the installed command, as in the tests with a terminal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk, and everything on it gone afterwards."""
    desk = Desk(tmp_path)
    yield desk
    desk.close()
