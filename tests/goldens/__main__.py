"""Writes what the screens look like now: `python -m tests.goldens [NAME...]`; then read the diff.

NAME is one of tests/goldens/scenes.py. Without names all are written, and files of scenes that are gone go.
"""

import asyncio
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "screenshots"))

from tests.goldens.scenes import SCENES
from tests.goldens.stage import FOLDER, Terminal, goldens_of


async def write(names: Iterable[str]) -> set[Path]:
    """Write the files of these scenes, and say which of them changed."""
    written = set()
    for name in names:
        for terminal in Terminal:
            async for golden in goldens_of(name, terminal):
                written.add(golden.file)
                golden.file.parent.mkdir(parents=True, exist_ok=True)
                if not golden.file.exists() or golden.file.read_text("utf-8") != golden.text:
                    golden.file.write_text(golden.text, "utf-8")
                    print(golden.file.relative_to(Path.cwd()), flush=True)
    return written


if __name__ == "__main__":
    kept = asyncio.run(write(sys.argv[1:] or SCENES))
    if not sys.argv[1:]:
        for file in set(FOLDER.rglob("*.txt")) - kept:
            print("gone:", file)
            file.unlink()
