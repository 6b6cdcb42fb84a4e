"""Unknot's own colours: warm, quiet, and readable in the dark."""

from collections.abc import Mapping

from textual.color import Color
from textual.theme import Theme

DARK = Theme(
    name="unknot",
    primary="#8cc0b0",
    secondary="#9db4d0",
    accent="#f2b872",
    warning="#e9a35b",
    error="#ec8a7c",
    success="#9ccf9c",
    foreground="#ece7dc",
    background="#12161a",
    surface="#1a2026",
    panel="#252e36",
    dark=True,
    variables={
        "text-muted": "#a9aca8",
        "text-disabled": "#999b97",
        "heat-1": "#856643",
        "heat-2": "#c48a4e",
        "heat-3": "#e8795a",
        "body": "#5b6b73",
        "body-inviting": "#7d939b",
        "body-selected": "#f2b872",
    },
)

LIGHT = Theme(
    name="unknot-light",
    primary="#1f6b5a",
    secondary="#365a86",
    accent="#8a4b00",
    warning="#8a4b00",
    error="#a3291b",
    success="#2b6a2b",
    foreground="#22262a",
    background="#faf7f1",
    surface="#f1ece2",
    panel="#e4ddcf",
    dark=False,
    variables={
        "text-muted": "#5a5954",
        "text-disabled": "#62605b",
        "heat-1": "#d9b48a",
        "heat-2": "#cf8a4a",
        "heat-3": "#b74a33",
        "body": "#a9b4b8",
        "body-inviting": "#7f8f96",
        "body-selected": "#8a4b00",
    },
)

THEMES = (DARK, LIGHT)

_QUIET = {"text-muted": 0.3, "text-disabled": 0.4}
"""How far quiet texts are on their way from the colour of letters to that of the page."""


def with_quiet_colours(variables: Mapping[str, str]) -> dict[str, str]:
    """A theme's variables with colours for quiet texts.

    Most themes of Textual leave those to what lies behind, which a part of a widget does not know: it would
    get white on white.
    """
    letters, page = Color.parse(variables["foreground"]), Color.parse(variables["background"])
    chosen = {name: share for name, share in _QUIET.items() if variables[name].startswith("auto")}
    return {**variables, **{name: letters.blend(page, share).hex for name, share in chosen.items()}}
