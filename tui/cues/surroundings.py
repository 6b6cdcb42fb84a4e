"""Which terminal this is, as far as its environment tells, and what it is known to be able to do."""

from collections.abc import Callable, Mapping

import msgspec

from tui.core.cues.channels import Surroundings
from tui.core.text import is_safe

FindVoice = Callable[[], tuple[str, ...] | None]
LONGEST_NAME = 40
NAMELESS = "a terminal"
_MULTIPLEXED = ("tmux", "screen")
"""What TERM begins with where it names the multiplexer and not the terminal around it."""


class _Kind(msgspec.Struct, frozen=True):
    """A terminal, and the form of notification it shows (None: it shows none, or it is not known)."""

    name: str
    notification: str | None


# Forms as the terminals document them (libraries.md 4, "Cues"). VTE shows 777 where the distribution has
# patched it, and says nothing elsewhere; Windows Terminal takes OSC 9 for progress.
_KITTY = _Kind("kitty", "osc99")
_WEZTERM = _Kind("WezTerm", "osc777")
_GHOSTTY = _Kind("Ghostty", "osc777")
_FOOT = _Kind("foot", "osc777")
_URXVT = _Kind("rxvt-unicode", "osc777")
_ITERM = _Kind("iTerm2", "osc9")
_KONSOLE = _Kind("Konsole", "osc777")
_VTE = _Kind("VTE", "osc777")
_WARP = _Kind("Warp", "osc9")
_APPLE = _Kind("Apple Terminal", None)
_VS_CODE = _Kind("VS Code", None)
_WINDOWS = _Kind("Windows Terminal", None)
_ALACRITTY = _Kind("Alacritty", None)

_BY_PROGRAM: Mapping[str, _Kind] = {
    "iTerm.app": _ITERM,
    "iTerm2": _ITERM,
    "WezTerm": _WEZTERM,
    "ghostty": _GHOSTTY,
    "WarpTerminal": _WARP,
    "Apple_Terminal": _APPLE,
    "vscode": _VS_CODE,
}
"""Values of TERM_PROGRAM, and of LC_TERMINAL, which SSH carries where it is allowed to."""
_BY_TERM: Mapping[str, _Kind] = {
    "xterm-kitty": _KITTY,
    "xterm-ghostty": _GHOSTTY,
    "wezterm": _WEZTERM,
    "foot": _FOOT,
    "foot-extra": _FOOT,
    "rxvt-unicode": _URXVT,
    "rxvt-unicode-256color": _URXVT,
    "alacritty": _ALACRITTY,
}
"""Values of TERM, which SSH always carries."""
_BY_VARIABLE: Mapping[str, _Kind] = {
    "KITTY_WINDOW_ID": _KITTY,
    "WEZTERM_PANE": _WEZTERM,
    "GHOSTTY_RESOURCES_DIR": _GHOSTTY,
    "ITERM_SESSION_ID": _ITERM,
    "KONSOLE_VERSION": _KONSOLE,
    "ALACRITTY_WINDOW_ID": _ALACRITTY,
    "WT_SESSION": _WINDOWS,
    "VTE_VERSION": _VTE,
}
"""Variables that a terminal sets for its children; within tmux they are those of where it was started."""


def find_surroundings(environ: Mapping[str, str], find_voice: FindVoice) -> Surroundings:
    """What this environment tells; `find_voice` looks for a command of this machine that speaks."""
    over_ssh = is_over_ssh(environ)
    multiplexer = multiplexer_of(environ)
    kind = _kind(environ, over_ssh=over_ssh)
    ways = (kind.name, "over SSH" if over_ssh else "", f"in {multiplexer}" if multiplexer else "")
    return Surroundings(
        terminal=" ".join(filter(None, ways)),
        over_ssh=over_ssh,
        multiplexer=multiplexer,
        notification=kind.notification,
        voice=find_voice(),
    )


def is_over_ssh(environ: Mapping[str, str]) -> bool:
    """Whether the person sits at another machine than the one that runs this."""
    return any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))


def multiplexer_of(environ: Mapping[str, str]) -> str:
    """What stands between this program and the terminal: "tmux", "screen" or nothing."""
    if environ.get("TMUX"):
        return "tmux"
    return "screen" if environ.get("STY") else ""


def _kind(environ: Mapping[str, str], *, over_ssh: bool) -> _Kind:
    """What the far end says of itself first; variables of this machine say nothing of it over SSH."""
    term = environ.get("TERM", "")
    named = [
        _BY_PROGRAM.get(environ.get("TERM_PROGRAM", "")),
        _BY_PROGRAM.get(environ.get("LC_TERMINAL", "")),
        _BY_TERM.get(term),
    ]
    if not over_ssh:
        named += [kind for variable, kind in _BY_VARIABLE.items() if environ.get(variable)]
    return next(filter(None, named), _Kind(_named_by_itself(term), None))


def _named_by_itself(term: str) -> str:
    """TERM as it is: whatever it names is one kind of terminal, also where we know nothing of it."""
    if term.startswith(_MULTIPLEXED):
        return NAMELESS
    name = "".join(character for character in term if is_safe(character)).strip()[:LONGEST_NAME]
    return name or NAMELESS
