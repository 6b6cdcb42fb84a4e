"""That own files are left out, in one line however many mistakes they have."""

from collections.abc import Sequence

from tui.core.catalogue import marked, say, say_count
from tui.core.routines.shelf import LeftOut
from tui.core.text import shortened

MOST_NAMED = 3
NAME_CELLS = 40
BY_COMMAND = marked("unknot routines check says why, unknot routines edit FILE opens one.")
BY_KEYS = marked("u, then p says why.")


def left_out_lines(left_out: Sequence[LeftOut], advice: str) -> tuple[str, ...]:
    """One line where any file is left out; `advice` is one of the above, said."""
    if not left_out:
        return ()
    named = [_told(file) for file in left_out[:MOST_NAMED]]
    if more := len(left_out) - len(named):
        named.append(say("{count} more", count=more))
    words = say_count(
        "a file of yours is left out: {files}.",
        "{count} files of yours are left out: {files}.",
        len(left_out),
        files=", ".join(named),
    )
    return (f"{words} {advice}",)


def _told(file: LeftOut) -> str:
    name = shortened(file.path.rstrip("/").rsplit("/", 1)[-1], NAME_CELLS)
    return say_count("{file} ({count} mistake)", "{file} ({count} mistakes)", len(file.problems), file=name)
