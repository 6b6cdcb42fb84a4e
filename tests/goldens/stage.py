"""Plays the scenes in the real app, and tells what each looks like in every size."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from make import opened
from textual.widgets import Input, TextArea

from tests.goldens.grid import golden_text
from tests.goldens.scenes import SCENES, SIZES
from tui.app import UnknotApp

FOLDER = Path(__file__).parent / "screens"


class Terminal(StrEnum):
    """The two kinds that are kept: one that can do everything, and one with letters alone."""

    COLOUR = "colour"
    ASCII = "ascii"


_VARIABLES = {
    Terminal.COLOUR: {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"},
    Terminal.ASCII: {"TERM": "vt100", "LC_ALL": "C", "NO_COLOR": "1"},
}
_OF_A_TERMINAL = ("TERM", "COLORTERM", "LC_ALL", "NO_COLOR")


class Golden(NamedTuple):
    """What one screen looks like at one moment in one size, and the file where that is kept."""

    file: Path
    text: str


@contextmanager
def in_terminal(terminal: Terminal) -> Iterator[None]:
    """The environment of such a terminal, until it is left."""
    before = {name: os.environ.pop(name, None) for name in _OF_A_TERMINAL}
    os.environ.update(_VARIABLES[terminal])
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


async def goldens_of(name: str, terminal: Terminal) -> AsyncIterator[Golden]:
    """Play a scene once, in its own size, and turn it to every other."""
    scene = SCENES[name]
    ending = "" if terminal is Terminal.COLOUR else f"-{terminal}"
    with in_terminal(terminal):
        async with opened(scene) as play:
            for act in scene.acts:
                await play.do(act)
            for size in sorted(SIZES, key=lambda each: each != scene.size):
                await play.pilot.resize_terminal(*size)
                await play.pilot.pause()
                _steady_cursors(play.app)
                columns, rows = size
                yield Golden(FOLDER / name / f"{columns}x{rows}{ending}.txt", golden_text(play.app))


def _steady_cursors(app: UnknotApp) -> None:
    """A cursor that blinks would be there or not."""
    for field in app.screen.query("*").results():
        if isinstance(field, Input | TextArea):
            field.cursor_blink = False
