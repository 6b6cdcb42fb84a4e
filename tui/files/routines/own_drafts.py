"""Copies of single own routines, each in a file of its own for an editor."""

import os
from pathlib import Path

from tui.core.catalogue import say
from tui.core.routines.routine import Library
from tui.core.routines.shelf import Draft, ShelfError
from tui.files.disk import NEW_FILE, Disk, one_line
from tui.files.paths import Paths
from tui.files.routines.file_check import Checked, read_checked
from tui.files.routines.new_ids import id_from, numbered
from tui.files.routines.own_writing import shelf_errors
from tui.files.routines.routine_problem import Problem
from tui.files.text_files import read_own_text


class OwnDrafts:
    """The folder of drafts; one that a killed program left is never written over."""

    def __init__(self, paths: Paths, disk: Disk) -> None:
        """Nothing is created before it is needed."""
        self._folder = paths.drafts
        self._disk = disk

    def write(self, routine_id: str, text: str) -> Draft:
        """A new draft of a routine. Raises ShelfError."""
        return Draft(path=str(self._written(routine_id, text)), routine_id=routine_id)

    def write_file(self, path: Path, text: str) -> Draft:
        """A new draft of a whole file. Raises ShelfError."""
        return Draft(path=str(self._written(path.stem, text)), of_file=str(path))

    def _written(self, name: str, text: str) -> Path:
        with shelf_errors(), one_line(say("cannot write into {folder}", folder=self._folder)):
            self._disk.make_folder(self._folder)
            there = {Path(name).stem for name in os.listdir(self._folder)}
            path = self._folder / f"{numbered(id_from(name), there)}.json"
            descriptor = self._disk.open(path, NEW_FILE, 0o600)
            try:
                self._disk.append(descriptor, text.encode())
            except BaseException:
                self._disk.drop(path)
                raise
            finally:
                self._disk.close(descriptor)
        return path

    def checked(self, draft: Draft, built_in: Library) -> Checked:
        """What is in a draft by now; it must hold one routine, or be right as a file."""
        path = Path(draft.path)
        checked = read_checked(path, built_in, read_own_text)
        document = checked.document if draft.of_file is None else None
        if document is not None and (number := len(document.routines)) != 1:
            problem = Problem(
                file=str(path),
                field="routines",
                found=say("{count} routines", count=number),
                expected=say("the one of this draft"),
            )
            return checked._replace(document=None, problems=(problem, *checked.problems))
        return checked

    def drop(self, draft: Draft) -> None:
        """Take a draft away; one that is gone already is no trouble. Raises ShelfError."""
        path = Path(draft.path)
        if path.parent != self._folder:
            raise ShelfError(say("{file} is no draft", file=path))
        with shelf_errors(), one_line(say("cannot remove {file}", file=path)):
            if path.exists():
                self._disk.unlink(path)
