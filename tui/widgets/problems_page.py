"""What is wrong in the own files, file by file, each of which the person's editor can open."""

from collections.abc import Iterator, Sequence

from textual.binding import Binding

from tui.core.catalogue import say, say_count
from tui.core.clock import Clock
from tui.core.routines.routine_words import told_by_name
from tui.core.routines.shelf import LeftOut
from tui.widgets.key_line import KeyPair
from tui.widgets.lines_page import LinesPage
from tui.widgets.routine_lines import Line, Shown, folded, hung

_NUMBERS = range(1, 10)
"""The files that have a key of their own."""


class ProblemsPage(LinesPage[str]):
    """A line for each mistake; the result is the path of the file to open."""

    BINDINGS = [
        Binding("v", "open_file(1)", "open the first file in your editor"),
        *(Binding(str(n), f"open_file({n})", "open the file of that number") for n in _NUMBERS),
    ]

    def __init__(self, left_out: Sequence[LeftOut], clock: Clock) -> None:
        """The files as last read."""
        self._left_out = tuple(left_out)
        keys: list[KeyPair] = [("v", "editor")][: len(self._left_out)]
        if len(self._left_out) > 1:
            keys = [("1-9", "editor")]
        super().__init__(say(self.HELP_TITLE), self._told, clock, keys=keys)

    def _told(self, width: int) -> Iterator[Line]:
        yield from folded(self._advice(), Shown.QUIET, width)
        for number, file in enumerate(self._left_out, 1):
            yield "", Shown.TEXT
            if len(self._left_out) > 1:
                start = f"{number} " if number in _NUMBERS else "  "
                yield from hung(start, told_by_name(file.path), Shown.HEADING, width)
            for problem in file.problems:
                yield from hung("! ", told_by_name(problem), Shown.WRONG, width)

    def _advice(self) -> str:
        if not self._left_out:
            return say("Nothing is wrong in your files.")
        return say_count(
            "v opens the file in your editor. If you mend it elsewhere, it is read when you come back.",
            "The number opens a file in your editor. What you mend elsewhere is read when you come back.",
            len(self._left_out),
        )

    def action_open_file(self, number: int) -> None:
        """That file, if there is one."""
        if number <= len(self._left_out):
            self.dismiss(self._left_out[number - 1].path)
