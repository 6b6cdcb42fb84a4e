"""The installed command at a terminal of its own, with a folder of its own and a short routine in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.desk import Desk
from tests.terminal.harness import Terminal

Sit = Callable[..., Terminal]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk, and everything on it gone afterwards."""
    desk = Desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def home(desk: Desk) -> Path:
    """The home of who sits at the desk."""
    return desk.home


@pytest.fixture
def sit(desk: Desk) -> Sit:
    """Sit down at a terminal and call `unknot` there."""
    return desk.sit


@pytest.fixture
def journal(desk: Desk) -> Callable[[], list[dict[str, object]]]:
    """What `unknot journal --json` lists."""
    return desk.journal
