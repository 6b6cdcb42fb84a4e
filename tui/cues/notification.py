"""Notifications of the desktop, asked for by control sequences, for somebody who is elsewhere on it."""

from collections.abc import Callable, Mapping

import msgspec

from tui.core.catalogue import say
from tui.core.cues.cue import Cue, CueKind, Scene
from tui.core.text import clean_line, shortened
from tui.core.words import minutes_and_seconds, your_side

LONGEST = 120
"""Characters of a title or a body; desktops show fewer."""
SCREEN_PART = 100
"""Characters in one piece for GNU screen, whose strings end at 256 bytes in old versions."""
_ESCAPE, _BELL, _END = "\x1b", "\x07", "\x1b\\"
_KITTY_ID = "i=unknot"
"""One name for all: each notification takes the place of the one before."""
_KITTY_APP = "f=VW5rbm90"
"""The name of the program, in base64 (kitty, "Desktop notifications")."""


class Notification(msgspec.Struct, frozen=True):
    """What is shown: a few words, and what they mean now."""

    title: str
    body: str


def notification_of(cue: Cue) -> Notification | None:
    """What somebody elsewhere has to know of a cue; nothing of most."""
    scene = cue.scene
    match cue.kind:
        case CueKind.GET_READY:
            return Notification(say("Next: {title}", title=scene.now.step.title), _about(scene))
        case CueKind.CONFIRM:
            return Notification(
                say("{title}: press a key to begin", title=scene.now.step.title), _about(scene)
            )
        case CueKind.CHANGE_SIDE:
            side = your_side(scene.now.side)
            changes = say("Now {side}", side=side) if side else say("Change sides")
            return Notification(changes, f"{scene.now.step.title} · {_about(scene, side=False)}")
        case CueKind.LET_GO:
            return Notification(
                say("Let go, or ease off"),
                say(
                    "Held for {time}.",
                    time=minutes_and_seconds(cue.seconds or 0),
                ),
            )
        case CueKind.AWAY:
            away = minutes_and_seconds(cue.seconds or 0)
            return Notification(say("Paused"), say("You were away for {away}. Enter goes on.", away=away))
        case CueKind.FINISHED:
            return Notification(say("Finished"), say("The last step is over."))
    return None


def _about(scene: Scene, *, side: bool = True) -> str:
    parts = [your_side(scene.now.side)] if side and scene.now.side else []
    if not scene.counts_up:
        parts.append(minutes_and_seconds(scene.now.planned_ms // 1000))
    return " · ".join([*parts, say("step {number} of {of}", number=scene.number, of=scene.of)])


def _osc9(title: str, body: str) -> list[str]:
    """iTerm2, WezTerm, Windows Terminal and others: one line, which must not begin with a number."""
    return [f"9;Unknot: {title}. {body}"]


def _osc777(title: str, body: str) -> list[str]:
    """urxvt, foot, Ghostty, VTE of some distributions: a semicolon ends the title."""
    return [f"777;notify;Unknot: {title.replace(';', ',')};{body.replace(';', ',')}"]


def _osc99(title: str, body: str) -> list[str]:
    """kitty, foot: metadata, then a text each for the title and the body."""
    return [f"99;{_KITTY_ID}:{_KITTY_APP}:d=0;{title}", f"99;{_KITTY_ID}:p=body;{body}"]


_FORMS: Mapping[str, Callable[[str, str], list[str]]] = {"osc9": _osc9, "osc777": _osc777, "osc99": _osc99}
NOTIFICATION_FORMS = tuple(_FORMS)


class Notifier:
    """Sends a notification in the one form that this terminal is known to show."""

    def __init__(self, send: Callable[[str], None], form: str, multiplexer: str = "") -> None:
        """`send` takes whole control sequences; `form` is one of NOTIFICATION_FORMS.

        `multiplexer` is "tmux", "screen" or empty: what has to be told to let the sequence through.
        """
        self._send = send
        self._form = form
        self._multiplexer = multiplexer
        self._stands = False

    @property
    def is_silent(self) -> bool:
        """A notification takes no time."""
        return True

    def give(self, cue: Cue) -> None:
        """Notify of this cue, if somebody elsewhere has to know."""
        notification = notification_of(cue)
        if notification is not None:
            self.show(notification)
            self._stands = cue.kind is not CueKind.FINISHED

    def show(self, notification: Notification) -> None:
        """Show a notification; texts of routine files are made harmless."""
        self._send_all(_FORMS[self._form](_harmless(notification.title), _harmless(notification.body)))

    def hush(self) -> None:
        """Nothing is shown any more."""
        self._take_away()

    def close(self) -> None:
        """What was only true in the session goes, where the terminal can take it away."""
        self._take_away()

    def _take_away(self) -> None:
        if self._stands and self._form == "osc99":
            self._send_all([f"99;{_KITTY_ID}:p=close;"])
        self._stands = False

    def _send_all(self, texts: list[str]) -> None:
        self._send("".join(wrapped(text, self._multiplexer) for text in texts))


def _harmless(text: str) -> str:
    return shortened(clean_line(text), LONGEST)


def wrapped(text: str, multiplexer: str = "") -> str:
    """An operating system command, so that a multiplexer hands it on to the terminal outside.

    tmux wants every escape doubled, and `allow-passthrough on`; GNU screen takes the first end it sees for
    its own, so that the command has to end with a bell there.
    """
    if multiplexer == "tmux":
        command = f"{_ESCAPE}]{text}{_END}"
        return f"{_ESCAPE}Ptmux;{command.replace(_ESCAPE, _ESCAPE * 2)}{_END}"
    if multiplexer == "screen":
        command = f"{_ESCAPE}]{text}{_BELL}"
        parts = [command[at : at + SCREEN_PART] for at in range(0, len(command), SCREEN_PART)]
        return "".join(f"{_ESCAPE}P{part}{_END}" for part in parts)
    return f"{_ESCAPE}]{text}{_END}"
