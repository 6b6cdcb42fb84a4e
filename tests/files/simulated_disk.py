"""A disk that forgets, in an ordinary folder: what a power cut may leave at each call (as ALICE, OSDI 2014).

What is written lies in a cache until `fsync` of that file; a new name, a new place, a missing name lie there
until `fsync` of that folder. At a power cut each of these may have reached the disk or not, in any
combination, and of unsynced bytes all, none, half, or zeros in their place. No file system does all of that,
but each does some: storage.md 2.5. It needs no root and no special file system.
"""

import itertools
import os
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tui.files.disk import Disk

Tree = frozenset[tuple[str, bytes | None]]
"""What lies in a folder: each path below it, with its bytes; None for a folder."""
MOST_PENDING = 7
"""Of more changes of names than these that are not on disk, not every combination is tried."""


class Node:
    """A file, whatever its names: the bytes that programs see, and those that are on disk."""

    def __init__(self, data: bytes = b"", synced: bytes = b"") -> None:
        """With the bytes of a file that was there before."""
        self.data = data
        self.synced = synced
        self.is_spoilt = False

    def after_power_cut(self) -> tuple[bytes, ...]:
        """What may be found in it: all, nothing of, half of, or zeros for what was not synced."""
        if self.data == self.synced:
            return (self.data,)
        kept = self.synced if self.data.startswith(self.synced) else b""
        half = (len(kept) + len(self.data)) // 2
        zeros = kept + bytes(len(self.data) - len(kept))
        return tuple(dict.fromkeys((self.data, self.synced, self.data[:half], zeros)))


FOLDER = Node()
Names = dict[Path, Node]


class NameChange:
    """A change of names in one folder: it happens as a whole or not at all."""

    def __init__(self, folder: Path, changes: Mapping[Path, Node | None]) -> None:
        """None for a name that goes."""
        self.folder = folder
        self.changes = changes

    def apply(self, names: Names) -> None:
        for path, node in self.changes.items():
            if node is None:
                names.pop(path, None)
            else:
                names[path] = node


class SimulatedDisk(Disk):
    """Does everything in a real folder, and keeps account of what a power cut would leave of it.

    `cuts` has every tree that a power cut at any call so far may leave, with the call before which it came.
    """

    keeps_cuts = True

    def __init__(self, root: Path) -> None:
        """What is in `root` now is on disk."""
        self._root = root
        self._seen: Names = {}
        self._nodes: dict[int, Node | Path] = {}
        self._take_in(root)
        self._on_disk: Names = dict(self._seen)
        self._pending: list[NameChange] = []
        self.cuts: dict[Tree, str] = {}
        self.calls = 0
        for name in ("open", "write", "fsync", "close", "replace", "link", "unlink", "mkdir"):
            setattr(self, name, self._watched(name, getattr(self, f"_{name}")))

    def sync(self, descriptor: int) -> None:
        self.fsync(descriptor)  # on macOS the real one goes another way, which cannot be watched

    def power_cuts(self) -> Iterator[Tree]:
        """Every tree that a power cut at this moment may leave, first the one that programs see."""
        for chosen in self._choices():
            names = dict(self._on_disk)
            for change in chosen:
                change.apply(names)
            yield from self._contents({path: node for path, node in names.items() if self._held(path, names)})

    def assert_nothing_went_past(self) -> None:
        """Every byte that lies in the folder was written through this disk; locks have no bytes."""
        real = {path for path in self._root.rglob("*") if path.suffix != ".lock"}
        assert real == set(self._seen) - {self._root}, real ^ (set(self._seen) - {self._root})
        for path in real:
            assert path.is_dir() or path.read_bytes() == self._seen[path].data, path

    # What a power cut may leave

    def _choices(self) -> Iterator[list[NameChange]]:
        pending = self._pending
        if len(pending) <= MOST_PENDING:
            for chosen in itertools.product((True, False), repeat=len(pending)):
                yield list(itertools.compress(pending, chosen))
            return
        yield from (pending[:count] for count in range(len(pending), -1, -1))
        chance = random.Random(len(pending))
        for _ in range(2**MOST_PENDING):
            yield [change for change in pending if chance.random() < 0.5]

    def _held(self, path: Path, names: Names) -> bool:
        """Whether the folders above it are on disk."""
        return path == self._root or (path.parent in names and self._held(path.parent, names))

    def _contents(self, names: Names) -> Iterator[Tree]:
        files = list(dict.fromkeys(node for node in names.values() if node is not FOLDER))
        for contents in itertools.product(*(node.after_power_cut() for node in files)):
            found: dict[Node, bytes | None] = {FOLDER: None, **dict(zip(files, contents, strict=True))}
            yield frozenset(
                (path.relative_to(self._root).as_posix(), found[node])
                for path, node in names.items()
                if path != self._root and path.suffix != ".lock"
            )

    # The calls

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*arguments: Any) -> Any:
            self.calls += 1
            if self.keeps_cuts:
                for tree in self.power_cuts():
                    self.cuts.setdefault(tree, f"call {self.calls}, {name} {arguments[0]}")
            return self._do(name, call, *arguments)

        return watched

    def _do(self, _name: str, call: Callable[..., Any], *arguments: Any) -> Any:
        """The call itself; disks that fail as well do it in another way."""
        return call(*arguments)

    def spoil(self, descriptor: int) -> None:
        """Have a failed fsync: what was not on disk never will be, though later ones report success."""
        found = self._nodes[os.fstat(descriptor).st_ino]
        if isinstance(found, Node):
            found.is_spoilt = True

    def _open(self, path: Path, flags: int, mode: int = 0o777) -> int:
        is_new = not os.path.lexists(path)
        descriptor = os.open(path, flags, mode)
        if is_new:
            node = Node()
            self._nodes[os.fstat(descriptor).st_ino] = node
            self._change(path.parent, {path: node})
        elif flags & os.O_TRUNC:
            self._file(descriptor).data = b""
        return descriptor

    def _write(self, descriptor: int, data: memoryview) -> int:
        count = os.write(descriptor, data)
        node, end = self._file(descriptor), os.lseek(descriptor, 0, os.SEEK_CUR)
        node.data = node.data[: end - count] + bytes(data[:count]) + node.data[end:]
        return count

    def _fsync(self, descriptor: int) -> None:  # what the real disk does at that moment does not matter here
        found = self._nodes[os.fstat(descriptor).st_ino]
        if isinstance(found, Node):
            found.synced = found.synced if found.is_spoilt else found.data
            return
        for change in self._pending:
            if change.folder == found:
                change.apply(self._on_disk)
        self._pending = [change for change in self._pending if change.folder != found]

    def _close(self, descriptor: int) -> None:
        os.close(descriptor)

    def _replace(self, old: Path, new: Path) -> None:
        os.replace(old, new)
        node = self._seen[old]
        if old.parent == new.parent:
            self._change(old.parent, {old: None, new: node})
        else:  # each folder is synced for itself
            self._change(new.parent, {new: node})
            self._change(old.parent, {old: None})

    def _link(self, old: Path, new: Path) -> None:
        os.link(old, new)
        self._change(new.parent, {new: self._seen[old]})

    def _unlink(self, path: Path) -> None:
        os.unlink(path)
        self._change(path.parent, {path: None})

    def _mkdir(self, path: Path, mode: int) -> None:
        os.mkdir(path, mode)
        self._nodes[path.stat().st_ino] = path
        self._change(path.parent, {path: FOLDER})

    # The account

    def _change(self, folder: Path, changes: Mapping[Path, Node | None]) -> None:
        change = NameChange(folder, changes)
        change.apply(self._seen)
        self._pending.append(change)

    def _file(self, descriptor: int) -> Node:
        node = self._nodes[os.fstat(descriptor).st_ino]
        assert isinstance(node, Node)
        return node

    def _take_in(self, path: Path) -> None:
        if path.is_dir():
            self._seen[path] = FOLDER
            self._nodes[path.stat().st_ino] = path
            for each in path.iterdir():
                self._take_in(each)
        elif path.suffix != ".lock":
            known = self._nodes.get(path.stat().st_ino)
            node = known if isinstance(known, Node) else Node(path.read_bytes(), path.read_bytes())
            self._nodes[path.stat().st_ino] = node
            self._seen[path] = node


class QuickDisk(Disk):
    """Syncs nothing, for tests that would be slow and do not ask what is on disk."""

    def __init__(self) -> None:
        self.fsync = lambda _: None


def laid_out(tree: Tree, folder: Path) -> Path:
    """The tree as files in a new folder."""
    folder.mkdir(0o700)
    for name, content in sorted(tree):
        path = folder / name
        if content is None:
            path.mkdir(0o700)
        else:
            path.touch(0o600)
            path.write_bytes(content)
    return folder
