"""Every screen looks as it is kept in tests/goldens/screens; `python -m tests.goldens` writes them anew."""

from difflib import unified_diff

import pytest

from tests.goldens.scenes import SCENES, SIZES, WALKS
from tests.goldens.stage import FOLDER, Golden, Terminal, goldens_of

ANEW = "if it is meant to look so: python -m tests.goldens {name}"


@pytest.mark.parametrize("terminal", Terminal)
@pytest.mark.parametrize("name", WALKS)
async def test_screens_look_as_they_are_kept(name: str, terminal: Terminal) -> None:
    changed = [_change(golden) for golden in await goldens_of(WALKS[name], terminal)]
    assert len(changed) == len(WALKS[name]) * len(SIZES)
    if any(changed):
        pytest.fail("\n".join((*filter(None, changed), ANEW.format(name=name))), pytrace=False)


def _change(golden: Golden) -> str:
    """What is different from the file, line by line; nothing where it is the same."""
    kept = golden.file.read_text("utf-8") if golden.file.exists() else ""
    name = golden.file.relative_to(FOLDER).as_posix()
    lines = unified_diff(
        kept.splitlines(), golden.text.splitlines(), f"kept/{name}", f"now/{name}", "", "", 1, ""
    )
    return "\n".join(lines)


def test_no_file_is_kept_of_a_scene_that_is_gone() -> None:
    kept = {file.parent.name for file in FOLDER.rglob("*.txt")}
    assert kept == set(SCENES)
