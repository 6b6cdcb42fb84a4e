"""An operation on a disk that forgets, and what is wrong in what power cuts would leave of it."""

import itertools
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.files.home_check import Allowed, Wrong, either, exactly, said_in_home, wrong_in
from tests.files.operations import Operation, open_home, prepared
from tests.files.simulated_disk import SimulatedDisk, Tree, laid_out


class Played:
    """An operation, played on a disk that forgets."""

    def __init__(self, operation: Operation, start: Path, folder: Path, storage: str = "good") -> None:
        """On a copy of the home at `start`, a day after it was seeded."""
        self.folder = folder
        home = prepared(operation, start, folder / "disk" / "home")
        self.disk = SimulatedDisk(folder / "disk")
        self.before = said_in_home(open_home(home, days=1))
        operation(open_home(home, self.disk, storage=storage, days=1))
        self.after = said_in_home(open_home(home, days=1))
        self.before_the_end = dict(self.disk.cuts)
        self.at_the_end = dict.fromkeys(self.disk.power_cuts(), "the end")
        self._count = itertools.count()

    def homes(self, trees: Iterable[Tree]) -> Iterable[Path]:
        """Each of the trees as a home to start in."""
        for tree in trees:
            folder = self.folder / f"cut-{next(self._count)}"
            yield laid_out(tree, folder) / "home"
            shutil.rmtree(folder)

    def wrong(self) -> list[tuple[str, Wrong]]:
        """What a power cut would leave that is neither what was nor, or at the end only, what was to be."""
        return list(self.each_wrong())

    def each_wrong(self) -> Iterator[tuple[str, Wrong]]:
        """The same, as soon as it is found."""
        yield from self._each_wrong_in(self.at_the_end, exactly(self.after))
        yield from self._each_wrong_in(self.before_the_end, either(self.before, self.after))

    def wrong_in(self, trees: dict[Tree, str], allowed: Allowed) -> list[tuple[str, Wrong]]:
        return list(self._each_wrong_in(trees, allowed))

    def _each_wrong_in(self, trees: dict[Tree, str], allowed: Allowed) -> Iterator[tuple[str, Wrong]]:
        looked_at = zip(trees.values(), self.homes(trees), strict=True)
        found = ((when, wrong_in(open_home(home, days=1), allowed)) for when, home in looked_at)
        yield from ((when, wrong) for when, wrong in found if wrong)
