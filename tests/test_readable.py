"""Every text can be read in every theme and number of colours, and no colour is needed to understand it."""

from collections.abc import Iterator
from typing import NamedTuple

import make
import pytest
from make import SATURDAY_EVENING, USUAL, Picture, opened, played
from people import FOND
from rich.color import ColorSystem
from rich.segment import Segment
from textual.app import App
from textual.theme import BUILTIN_THEMES

from tui.app import UnknotApp
from tui.toolkit.terminal_safe import TerminalSafe
from tui.widgets.contrast import ENOUGH, ReadableOutput, contrast, has_letters
from tui.widgets.theme import DARK, LIGHT, THEMES

SCENES = {picture.name: picture for picture in reversed(make.PICTURES)}
"""The first picture of each screen."""
OURS = [theme.name for theme in THEMES]
LEAST_OF_SIXTEEN = 4.0
"""On two of sixteen colours no ink has more in every terminal (tui/widgets/contrast.py)."""
ALSO_OFFERED = [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi]


@pytest.fixture(autouse=True)
def a_terminal_of_today(monkeypatch: pytest.MonkeyPatch, draw_with: object) -> None:
    """Whatever terminal the tests run in; what a test says of its own is forgotten afterwards."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("NO_COLOR", raising=False)


class Faint(NamedTuple):
    """A text that is hard to read, in which colours, and its contrast."""

    text: str
    ink: str
    paper: str
    contrast: float


def segments_of(app: App[None]) -> Iterator[Segment]:
    """All that stands on the screen."""
    for strip in app.screen._compositor.render_strips():
        yield from strip


def faint_on(app: App[None], system: ColorSystem = ColorSystem.TRUECOLOR) -> set[Faint]:
    """What is harder to read on the screen than it may be."""
    found = set()
    for text, style, _ in segments_of(app):
        if style is None or style.color is None or style.bgcolor is None or not has_letters(text):
            continue
        least = contrast(style.color, style.bgcolor, system)
        if least < ENOUGH:
            found.add(Faint(text.strip(), style.color.name, style.bgcolor.name, round(least, 2)))
    return found


_OF_A_KIND_WITH_ANOTHER = {
    *("step-change-side", "step-get-ready", "resumed", "before-changed", "routine-evidence", "week-months"),
    *("week-figure", "search", "clot", "welcome", "left-open", "step-work", "step-distance", "after"),
}
OUR_SCENES = [
    *((LIGHT.name, name) for name in SCENES if name not in _OF_A_KIND_WITH_ANOTHER),
    *((DARK.name, name) for name in ("body", "week", "settings", "step-work")),
]
"""Light paper is where colours fail; the dark ones are looked at in the goldens of all screens too."""


@pytest.mark.parametrize(("theme", "name"), OUR_SCENES)
async def test_our_own_colours_need_no_help(theme: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReadableOutput, "apply", lambda _self, segments, _background: segments)
    monkeypatch.setattr(UnknotApp, "_theme_to_use", lambda _self: theme)
    async with played(SCENES[name]) as app:
        assert faint_on(app) == set()


async def test_every_theme_can_be_read() -> None:
    async with opened(SCENES["settings"]) as play:
        await play.do(",")
        for theme in ALSO_OFFERED:
            play.app.theme = theme
            await play.pilot.pause()
            assert faint_on(play.app) == set(), theme


@pytest.mark.parametrize("name", ["body", "settings"])
@pytest.mark.parametrize("system", [ColorSystem.EIGHT_BIT, ColorSystem.STANDARD])
async def test_fewer_colours_can_be_read(
    system: ColorSystem, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TerminalSafe, "_colours", system)
    async with opened(SCENES[name]) as play:
        for act in SCENES[name].acts:
            await play.do(act)
        for theme in (DARK.name, LIGHT.name, "solarized-light", "dracula"):
            play.app.theme = theme
            await play.pilot.pause()
            faint = faint_on(play.app, system)
            assert system is ColorSystem.STANDARD or faint == set(), theme
            assert {each for each in faint if each.contrast < LEAST_OF_SIXTEEN} == set(), theme


CHANGES = {
    "body": ((), ("down", "tab", "f")),
    "routines": (("u",), ("down",)),
    "steps to edit": (("u", "m", "enter"), ("down", "x")),
    "journal": (("o",), ("down",)),
    "settings": ((",",), ("right", "down")),
    "week's figure": (("w", "f"), ("f",)),
    "report": (("w", "r"), ("f", "right")),
    "sides": (("1",), ("l", "b")),
    "suggestions": (("s",), ("down",)),
    "places to fit": (("m",), ("down", "space")),
    "health answers": (("u", "enter", "h"), ("down",)),
    "ratings": (("c",), ("5", "down", "7")),
    "session": ((*make.NECK, 5), ("v", "t", "6", "space")),
}
"""Where something is chosen, rated or in a state, and keys of which each changes that."""


@pytest.mark.parametrize("name", CHANGES)
async def test_no_colour_is_needed_to_see_what_changed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    acts, keys = CHANGES[name]
    async with opened(Picture(name, USUAL, (), person=FOND, at=SATURDAY_EVENING)) as play:
        for act in acts:
            await play.do(act)
        for key in keys:
            before = letters_of(play.app)
            await play.do(key)
            assert letters_of(play.app) != before, key


def letters_of(app: App[None]) -> list[str]:
    """The letters of each line, however they are written."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
