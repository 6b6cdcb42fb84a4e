"""A step that is long enough to look at its clock, and what that clock shows."""

import json
import time
from functools import cache
from pathlib import Path

from tests.terminal.desk import STEP, Desk
from tests.terminal.harness import Terminal
from tests.terminal.person import GET_READY, PRESS_APART, WORK, press_until
from tui.widgets.big_font import BigFont, big_rows

LONG = {
    "id": "long",
    "title": "Long",
    "steps": [{**STEP, "id": "only", "title": "Only", "seconds": 60, "max_seconds": 120}],
}
_FONTS = (BigFont.TRIPLE, BigFont.DOUBLE, BigFont.LARGE, BigFont.SMALL)
SLACK = 1.5
"""Seconds by which a clock may look wrong that shows whole ones and is looked at a moment later."""


def put_long_step(desk: Desk) -> None:
    """A routine of one step of a minute, by the id `long`."""
    (desk.home / "unknot" / "routines" / "long.json").write_text(json.dumps(LONG))


def go_to_work(terminal: Terminal) -> None:
    """From the start to the work of the first step, past the channels where they were not tried yet."""
    terminal.wait_for(lambda seen: "You need" in seen.text or "Did you hear" in seen.text)
    press_until(terminal, "enter", GET_READY)
    press_until(terminal, "enter", WORK)


def seconds_left(terminal: Terminal) -> int | None:
    """What the large digits of the step's clock show; None while they are being drawn."""
    lines = [line.ljust(200) for line in terminal.text.split("\n")]
    return next((left for left in range(99) for rows in _looks_of(left) if _stand(rows, lines)), None)


@cache
def _looks_of(seconds: int) -> list[tuple[str, ...]]:
    text = f"{seconds // 60}:{seconds % 60:02}"
    return [big_rows(text, font) for font in _FONTS]


def _stand(rows: tuple[str, ...], lines: list[str]) -> bool:
    """Whether these rows stand under each other."""
    for top, line in enumerate(lines[: len(lines) - len(rows) + 1]):
        at = line.find(rows[0])
        if at >= 0 and all(lines[top + row][at : at + len(text)] == text for row, text in enumerate(rows)):
            return True
    return False


class Watch:
    """A clock beside the session's: started in work, it says what that should show by now."""

    def __init__(self, terminal: Terminal) -> None:
        """Start when the second on the screen changes."""
        shown = seconds_left(terminal)
        terminal.wait_for(lambda seen: seconds_left(seen) not in (None, shown))
        left, self._at = seconds_left(terminal), time.monotonic()
        assert left is not None
        self._left = left

    def expected(self) -> float:
        """Seconds left by now, if nobody pressed anything."""
        return self._left - (time.monotonic() - self._at)

    def agrees(self, terminal: Terminal, behind: float = 0.0) -> bool:
        """Whether the screen shows the time, or that of up to so many seconds ago."""
        left = seconds_left(terminal)
        return left is not None and -SLACK <= left - self.expected() <= SLACK + behind


def end_and_keep(terminal: Terminal) -> None:
    """Leave the session by its question, and keep it."""
    for key, shown in (("q", "Leave the session?"), ("e", "Ended early")):
        terminal.linger(PRESS_APART)
        terminal.press(key)
        terminal.wait_for(shown)


def marks_of(entries: list[dict[str, object]]) -> list[dict[str, object]]:
    """The tender points of the only session."""
    (entry,) = entries
    marks = entry["tender_points"]
    assert isinstance(marks, list)
    return marks


def written_events(home: Path) -> list[str]:
    """What the file of the running session says has happened, in order."""
    (file,) = (home / "unknot" / "sessions").glob("*.jsonl")
    lines = file.read_bytes().splitlines()[1:]
    return [json.loads(line)["event"] for line in lines]
