"""The installed command at a terminal of its own, with a folder of its own and a short routine in it."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import UNKNOT, Terminal, clean_environ

STEP = {
    "instruction": "Small circles.",
    "seconds": 5,
    "min_seconds": 5,
    "motion": "circles",
    "regions": ["forearm-outer"],
}
SHORT = {
    "id": "short",
    "title": "Short [/b] [@click=app.quit]x[/]",
    "steps": [
        {**STEP, "id": "first", "title": "First [/]"},
        {**STEP, "id": "second", "title": "Second"},
        {**STEP, "id": "third", "title": "Third"},
        {**STEP, "id": "fourth", "title": "Fourth"},
    ],
}

Sit = Callable[..., Terminal]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    routines = tmp_path / "unknot" / "routines"
    routines.mkdir(parents=True)
    (routines / "short.json").write_text(json.dumps(SHORT))
    return tmp_path


@pytest.fixture
def sit(home: Path) -> Iterator[Sit]:
    """Sit down at a terminal and call `unknot` there."""
    started: list[Terminal] = []

    def start(*arguments: str, columns: int = 80, rows: int = 24, **environ: str) -> Terminal:
        terminal = Terminal([UNKNOT, *arguments], clean_environ(home, **environ), columns, rows)
        started.append(terminal)
        return terminal

    yield start
    for terminal in started:
        terminal.close()


@pytest.fixture
def journal(home: Path) -> Callable[[], list[dict[str, object]]]:
    """What `unknot journal --json` lists."""

    def read() -> list[dict[str, object]]:
        command = [UNKNOT, "journal", "--json"]
        done = subprocess.run(command, env=clean_environ(home), capture_output=True, check=True)
        assert done.stderr == b""
        entries: list[dict[str, object]] = json.loads(done.stdout)["entries"]
        return entries

    return read
