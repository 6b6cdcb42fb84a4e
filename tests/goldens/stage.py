"""Plays the scenes in the real app, and tells what each looks like in every size."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from make import Play, opened
from textual._compositor import Compositor
from textual.widgets import Input, TextArea

from tests.goldens.grid import golden_text
from tests.goldens.scenes import SIZES, Walk
from tui.app import UnknotApp
from tui.screens.cue_check import CueCheckScreen

FOLDER = Path(__file__).parent / "screens"

SOME_FRAMES = 4
AT_MOST = 20
"""Seconds until a new size must have reached the screen."""


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


async def goldens_of(walk: Walk, terminal: Terminal) -> list[Golden]:
    """Play the scenes of a walk, and turn each to every size, last to the one that is played in.

    Nothing is painted on the way, which would take half the time: there is no terminal to see it.
    """
    done, goldens = 0, []
    with in_terminal(terminal), patch.object(Compositor, "render_update", return_value=None):
        async with opened(walk[0]) as play:
            for scene in walk:
                for act in scene.acts[done:]:
                    await play.do(act)
                done = len(scene.acts)
                for size in sorted(SIZES, key=lambda each: each == scene.size):
                    goldens.append(Golden(_file(scene.name, terminal, size), await _turned(play, size)))
    return goldens


def _file(name: str, terminal: Terminal, size: tuple[int, int]) -> Path:
    columns, rows = size
    ending = "" if terminal is Terminal.COLOUR else f"-{terminal}"
    return FOLDER / name / f"{columns}x{rows}{ending}.txt"


async def _turned(play: Play, size: tuple[int, int]) -> str:
    """What it looks like when all is in its place: some parts learn their size from others.

    Textual hands a new size on a moment later, which is long where the machine is busy.
    """
    await play.pilot.resize_terminal(*size)
    async with asyncio.timeout(AT_MOST):
        while play.app.screen.size != size:
            await play.pilot.pause(0.01)
    _steady(play.app)
    for _ in range(SOME_FRAMES):
        await play.pilot.pause(0)
    return golden_text(play.app)


def _steady(app: UnknotApp) -> None:
    """Nothing waits for a real clock: no cursor blinks, and what is announced has come."""
    for field in app.screen.query("*").results():
        if isinstance(field, Input | TextArea):
            field.cursor_blink = False
    if isinstance(app.screen, CueCheckScreen):
        app.screen.try_now()
