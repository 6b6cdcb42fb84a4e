"""The question about a damaged year at the start, at every size, and what its answers do."""

import errno
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import work
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from tests.files.kept_days import change_outside, clock_on, cut_off, ids_in, journal_on, keep_days, year_file
from tui.files.disk import Disk
from tui.files.paths import Paths, find_paths
from tui.rooms.mending import mend_what_is_damaged
from tui.toolkit.terminal_safe import TerminalSafe
from tui.widgets.key_gate import KeyGate
from tui.widgets.question import Question
from tui.widgets.theme import THEMES

SIZES = [(80, 24), (120, 40), (40, 20)]


class Start(KeyGate, TerminalSafe, inherit_bindings=False):
    """The start of the program, as far as it is about damage."""

    CSS_PATH = str(Path(__file__).parents[2] / "tui" / "app.tcss")

    def __init__(self, paths: Paths, disk: Disk | None = None) -> None:
        super().__init__()
        self.paths, self.disk, self.clock = paths, disk, clock_on(22)
        self.problems_left: list[str] | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "unknot"

    def on_mount(self) -> None:
        self.begin()

    @work
    async def begin(self) -> None:
        problems = journal_on(self.paths, 22).problems()
        self.problems_left = await mend_what_is_damaged(self, self.paths, self.clock, problems, self.disk)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = find_paths({"UNKNOT_HOME": str(tmp_path / "home")})
    keep_days(found)
    return found


class Desk:
    """Somebody in front of it."""

    def __init__(self, start: Start, pilot: Pilot[None]) -> None:
        self.start, self.pilot = start, pilot

    async def press(self, key: str) -> None:
        self.start.clock.move(1)
        await self.pilot.press(key)
        await self.pilot.pause()

    def shown(self) -> str:
        """The words in the box of the question, as they stand on the screen."""
        region = self.start.screen.query_one(VerticalScroll).region.shrink((1, 1, 1, 1))
        strips = self.start.screen._compositor.render_strips()[region.y : region.bottom]
        rows = ["".join(piece.text for piece in strip.crop(region.x, region.right)) for strip in strips]
        return " ".join(" ".join(rows).split())


@asynccontextmanager
async def opened(
    paths: Paths, size: tuple[int, int] = (80, 24), disk: Disk | None = None
) -> AsyncIterator[Desk]:
    start = Start(paths, disk)
    async with start.run_test(size=size) as pilot:
        await pilot.pause()
        yield Desk(start, pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_damaged_year_is_asked_about_with_all_its_words(size: tuple[int, int], paths: Paths) -> None:
    cut_off(paths, '"e21-1"')
    async with opened(paths, size) as desk:
        (aside,) = paths.quarantine.iterdir()
        shown = desk.shown()
        for words in (
            "2026.json cannot be read (it is cut off in line 10).",
            "4 of 6 entries can be read from the file itself; the backup of Sun 22 Nov 2026 has the other 2.",
            f"A copy is kept: quarantine/{aside.name}.",
            "Enter leave it for now r restore it",
        ):
            assert words in shown
        await desk.press("r")
        assert "2026.json is in place with 6 entries" in desk.shown()
        assert "Enter go on" in desk.shown()
        await desk.press("enter")
        assert desk.start.problems_left == []
    assert len(ids_in(paths)) == 6


@pytest.mark.parametrize("size", SIZES)
async def test_a_year_that_is_gone_is_asked_about(size: tuple[int, int], paths: Paths) -> None:
    year_file(paths).unlink()
    async with opened(paths, size) as desk:
        assert "The backup of Sun 22 Nov 2026 has 6 entries; what came later is lost." in desk.shown()
        await desk.press("r")
        await desk.press("enter")
        assert desk.start.problems_left == []
    assert len(ids_in(paths)) == 6


async def test_enter_leaves_it_as_it_is_and_the_problem_stays(paths: Paths) -> None:
    cut_off(paths, '"e21-1"')
    damaged = year_file(paths).read_bytes()
    async with opened(paths) as desk:
        await desk.press("enter")
        assert not isinstance(desk.start.screen, Question)
        assert desk.start.problems_left == list(journal_on(paths, 22).problems())
    assert year_file(paths).read_bytes() == damaged


async def test_each_year_is_asked_about_and_answered_by_itself(paths: Paths) -> None:
    good = year_file(paths).read_bytes()
    cut_off(paths, '"e21-1"')
    year_file(paths, 2025).write_bytes(good[:-4])
    async with opened(paths) as desk:
        assert "2025.json cannot be read" in desk.shown()
        await desk.press("enter")
        assert "2026.json cannot be read" in desk.shown()
        await desk.press("r")
        await desk.press("enter")
        (left,) = desk.start.problems_left or []
        assert "2025.json" in left


async def test_where_it_cannot_be_written_nothing_is_changed_and_that_is_said(paths: Paths) -> None:
    cut_off(paths, '"e21-1"')
    damaged = year_file(paths).read_bytes()
    disk = Disk()

    def full(_: int, __: memoryview) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    disk.write = full
    async with opened(paths, disk=disk) as desk:
        assert "cannot set a copy of it aside: No space left on device." in desk.shown()
        await desk.press("r")
        assert "No space left on device The file is as it was." in desk.shown()
        await desk.press("enter")
        assert len(desk.start.problems_left or []) == 1
    assert year_file(paths).read_bytes() == damaged


@pytest.mark.parametrize("kind", ["good", "newer", "changed", "nothing left"])
async def test_what_there_is_nothing_to_offer_for_is_not_asked(kind: str, paths: Paths) -> None:
    if kind == "newer":
        change_outside(paths, '"version":2', '"version":3')
    elif kind == "changed":
        change_outside(paths, "note 20-0", "by hand")
    elif kind == "nothing left":
        shutil.rmtree(paths.backups)
        year_file(paths).write_bytes(b"")
    async with opened(paths) as desk:
        assert not isinstance(desk.start.screen, Question)
        assert len(desk.start.problems_left or []) == (kind != "good")
    assert not paths.quarantine.exists()
