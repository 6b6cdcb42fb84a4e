"""Text that can be read: whatever the theme, each letter differs enough from what it stands on."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, TerminalTheme
from textual.color import Color as TextualColor
from textual.filter import LineFilter

ENOUGH = 4.5
"""WCAG 2.2, success criterion 1.4.3: contrast of text, to one."""
_STEPS = 20
_ALSO_READ = frozenset("?/+-,;:!%()[]⏎←→↑↓▸")
"""What stands on keys, and marks a choice."""


def _sixteen(colours: str) -> TerminalTheme:
    """The sixteen colours of a terminal, each as six hexadecimal digits."""
    red_green_blue = [(each[0], each[1], each[2]) for each in map(bytes.fromhex, colours.split())]
    return TerminalTheme((0, 0, 0), red_green_blue[7], red_green_blue[:8], red_green_blue[8:])


_XTERM = _sixteen(
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
_CONSOLE = _sixteen(
    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
)
_SHOWN_AS = {ColorSystem.STANDARD: (_XTERM, _CONSOLE)}
"""What the sixteen colours look like in xterm and on the console; the others are the same everywhere."""


class ReadableOutput(LineFilter):
    """Lightens or darkens the letters that would be too near to the colour behind them."""

    def __init__(self, colours: Callable[[], ColorSystem]) -> None:
        """For a terminal that shows so many colours."""
        super().__init__()
        self._colours = colours

    def apply(self, segments: list[Segment], background: TextualColor) -> list[Segment]:
        system = self._colours()
        return [_readable(segment, system) for segment in segments]


def _readable(segment: Segment, system: ColorSystem) -> Segment:
    text, style, control = segment
    if style is None or control or not has_letters(text):
        return segment
    better = readable(style, system)
    return segment if better is style else Segment(text, better)


@lru_cache(4096)
def has_letters(text: str) -> bool:
    """Whether there is anything to read in it; what is drawn may be as faint as it likes."""
    return any(character.isalnum() or character in _ALSO_READ for character in text)


@lru_cache(4096)
def readable(style: Style, system: ColorSystem) -> Style:
    """The style itself, or the nearest of its kind that can be read; the terminal's own colours stay.

    On two of sixteen colours, yellow and grey, nothing has enough everywhere: there it gets the most, 4.
    """
    ink, paper = style.color, style.bgcolor
    if ink is None or paper is None or ink.is_default or paper.is_default:
        return style
    if contrast(ink, paper, system) >= ENOUGH:
        return style
    nearby = list(_nearby(ink, paper))
    enough = (each for each in nearby if contrast(each, paper, system) >= ENOUGH)
    return style + Style(
        color=next(enough, None) or max(nearby, key=lambda each: contrast(each, paper, system))
    )


def _nearby(ink: Color, paper: Color) -> Iterator[Color]:
    """The ink on its way to white and to black, nearest first, as far as each of them goes."""
    red, green, blue = ink.get_truecolor()
    light = luminance(ink) >= luminance(paper)
    for end in (255, 0) if light else (0, 255):
        for step in range(1, _STEPS + 1):
            share = step / _STEPS
            yield Color.from_rgb(*(channel + (end - channel) * share for channel in (red, green, blue)))


def contrast(ink: Color, paper: Color, system: ColorSystem = ColorSystem.TRUECOLOR) -> float:
    """The contrast of two colours to one, where it is least, as a terminal of so many colours shows them."""
    shown_ink, shown_paper = ink.downgrade(system), paper.downgrade(system)
    return min(
        _ratio(luminance(shown_ink, theme), luminance(shown_paper, theme))
        for theme in _SHOWN_AS.get(system, (DEFAULT_TERMINAL_THEME,))
    )


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def luminance(color: Color, theme: TerminalTheme = DEFAULT_TERMINAL_THEME) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(channel / 255) for channel in color.get_truecolor(theme))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
