"""Plays a rehearsal of an installed `unknot` in a pseudo-terminal: `rehearse UNKNOT ROUTINE`."""

import sys
import tempfile
from pathlib import Path

from tests.terminal.harness import Terminal, clean_environ


def rehearse(unknot: str, routine: str, seconds: float = 60) -> None:
    """Run a rehearsal to its end. Raises AssertionError where it does not end well or leaves a trace."""
    with tempfile.TemporaryDirectory() as home:
        environ = clean_environ(Path(home))
        with Terminal([unknot, "start", routine, "--rehearse"], environ) as terminal:
            status = terminal.exit_status(seconds)
            assert status == 0, f"exit status {status}. The screen:\n{terminal.text}"
            assert terminal.is_restored(), f"left on: {terminal.modes_on()}"
        left = [path.name for path in Path(home).rglob("*") if path.is_file()]
        assert not left, f"a rehearsal wrote {left}"


if __name__ == "__main__":
    rehearse(sys.argv[1], sys.argv[2])
    print(f"rehearsed {sys.argv[2]}: exit status 0, terminal as before, nothing written")
