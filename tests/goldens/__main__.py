"""Writes what the screens look like now: `python -m tests.goldens [NAME...]`; then read the diff.

NAME is one of tests/goldens/scenes.py. Scenes on one way are written together. Without names all are, and
files of scenes that are gone go.
"""

import asyncio
import gc
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "screenshots"))

from tests.goldens.scenes import WALKS, Walk
from tests.goldens.stage import FOLDER, Terminal, goldens_of


async def write(walks: Iterable[Walk]) -> set[Path]:
    """Write the files of these walks, say which of them changed, and return all."""
    written = set()
    for walk in walks:
        for terminal in Terminal:
            for golden in await goldens_of(walk, terminal):
                written.add(golden.file)
                golden.file.parent.mkdir(parents=True, exist_ok=True)
                if not golden.file.exists() or golden.file.read_text("utf-8") != golden.text:
                    golden.file.write_text(golden.text, "utf-8")
                    print(golden.file.relative_to(FOLDER.parent), flush=True)
    return written


def main(names: Sequence[str]) -> None:
    """Write these scenes, or all."""
    gc.freeze()  # half the time went into looking through the same modules
    chosen = [walk for walk in WALKS.values() if not names or any(scene.name in names for scene in walk)]
    kept = asyncio.run(write(chosen))
    for file in set(FOLDER.rglob("*.txt")) - kept if not names else ():
        print("gone:", file)
        file.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
