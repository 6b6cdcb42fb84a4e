"""What a line means where keys come line by line: a key by its character, or an action by its name."""

from tui.core.keyboard.key_map import KeyAction
from tui.core.keyboard.key_names import key_name
from tui.core.keyboard.keys import meaning_now
from tui.core.sessions.events import Action, Event, SoreNow
from tui.core.sessions.session_view import SessionView

_WORDS = {
    "enter": KeyAction.ONE_BUTTON,
    "go": KeyAction.ONE_BUTTON,
    "resume": KeyAction.PAUSE,
    "stop": KeyAction.PAUSE,
    "skip": KeyAction.NEXT,
    "quit": KeyAction.LEAVE,
    "exit": KeyAction.LEAVE,
}
"""Words beside the names that the actions have in config.toml."""
_IN_A_HOLD = {"eased": Event.EASED, "partly": Event.PARTLY, "not easing": Event.NOT_EASING}


def press_of(text: str) -> str:
    """The key that a line names in a question; the text itself where it is none."""
    if not text:
        return "enter"
    return key_name(text, text) if len(text) == 1 else text.lower()


def number_of(text: str) -> int | None:
    """A number from 0 to 10, if that is what the line says."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 and int(text) <= 10 else None


def action_named(text: str, session: SessionView) -> Action | None:
    """What a word does now: it means what it says, also in wall mode. ValueError for a word unknown here."""
    word = " ".join(text.lower().replace("-", " ").split())
    if number_of(word) is not None:
        return SoreNow(int(word)) if session.open_mark is not None else None
    if word in _IN_A_HOLD:
        return _IN_A_HOLD[word] if session.open_mark is not None else None
    meant = _WORDS.get(word) or KeyAction(word.replace(" ", "-"))
    if meant is KeyAction.TENDER and session.open_mark is not None:
        return None
    return meaning_now(meant, session)
