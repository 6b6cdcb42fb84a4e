"""The keys of a session in words: those that apply now, and all of them."""

from collections.abc import Iterator

from tui.core.catalogue import marked
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.keyboard.key_names import binding_name
from tui.core.keyboard.keys import one_button
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS, SessionView

_LAST_ACTIONS = (
    (KeyAction.BACK, marked("before")),
    (KeyAction.AGAIN, marked("again")),
    (KeyAction.WALL, marked("wall")),
    (KeyAction.DISTANCE, marked("distance")),
)
_DESK_BUTTON = {
    Event.GO: marked("go now"),
    Event.MARK: marked("tender point"),
    Event.DONE: marked("done"),
    Event.EASED: marked("eased"),
    Event.GO_ON: marked("go on"),
}


def key_pairs(
    session: SessionView, *, can_undo: bool, key_map: KeyMap = DEFAULT_KEYS
) -> list[tuple[str, str]]:
    """The keys that apply now away from wall mode, most important first; none for what has no key."""
    pairs = ((key_map.shown(action), words) for action, words in _actions_now(session, can_undo=can_undo))
    shown = [(key, words) for key, words in pairs if key]
    if session.open_mark is not None:
        shown.insert(1, ("0-9", marked("how sore")))
    return shown


def _actions_now(session: SessionView, *, can_undo: bool) -> Iterator[tuple[KeyAction, str]]:
    button = one_button(session)
    if session.phase is Phase.WORK and button is Event.MARK:
        yield KeyAction.TENDER, marked("tender point")
    elif button:
        yield KeyAction.ONE_BUTTON, _DESK_BUTTON[button]
    yield from _of_the_hold(session)
    if session.phase is not Phase.PAUSED:
        yield KeyAction.PAUSE, marked("pause")
    if session.under in (Phase.WORK, Phase.HOLD):
        yield KeyAction.SHARP, marked("sharp: stop")
    if session.phase is not Phase.HOLD:
        yield KeyAction.NEXT, marked("next")
        yield KeyAction.MORE, marked("15 s more")
    if can_undo:
        yield KeyAction.UNDO, marked("undo")
    yield from _LAST_ACTIONS


def _of_the_hold(session: SessionView) -> Iterator[tuple[KeyAction, str]]:
    if session.open_mark is not None:
        yield KeyAction.PARTLY, marked("partly")
        yield KeyAction.NOT_EASING, marked("not easing")
        if session.spots_offered:
            yield KeyAction.SPOT, marked("where exactly")
    elif session.phase is Phase.PAUSED and session.under not in LEAD_INS:
        yield KeyAction.TENDER, marked("tender point")


KEY_WORDS = {
    KeyAction.ONE_BUTTON: marked("go now · tender point · eased · go on"),
    KeyAction.TENDER: marked("tender point, and again: eased"),
    KeyAction.PAUSE: marked("pause, and go on"),
    KeyAction.PARTLY: marked("in a hold: it eased partly, go on"),
    KeyAction.NOT_EASING: marked("in a hold: it is not easing, go on"),
    KeyAction.SPOT: marked("in a hold: where exactly, as proposed; again: the next spot"),
    KeyAction.SHARP: marked("sharp or tingling: stop here and leave this place out"),
    KeyAction.NEXT: marked("next pass"),
    KeyAction.BACK: marked("the pass before"),
    KeyAction.AGAIN: marked("this pass again from its start"),
    KeyAction.MORE: marked("15 seconds more"),
    KeyAction.UNDO: marked("take back the last tender point, stop or skip"),
    KeyAction.WALL: marked("wall mode: any key is the one button"),
    KeyAction.DISTANCE: marked("distance mode: readable across the room"),
    KeyAction.ALL_TEXT: marked("all the text of the step"),
    KeyAction.MUTE: marked("mute the cues"),
    KeyAction.HELP: marked("help (pauses)"),
    KeyAction.LEAVE: marked("pause and ask"),
}
"""The keys of a session in the words of its help; `tui.core.keyboard.keys` has what they do."""
_SORE_KEYS = ("0,1,2,3,4,5,6,7,8,9", marked("in a hold: how sore it is now"))


def step_keys(key_map: KeyMap = DEFAULT_KEYS) -> list[tuple[str, str]]:
    """Every key of a session, as a binding lists them, with what it does; digits stand with the hold."""
    rows = [
        (",".join(binding_name(key) for key in key_map.keys_of(action)), words)
        for action, words in KEY_WORDS.items()
    ]
    after_pause = list(KEY_WORDS).index(KeyAction.PAUSE) + 1
    return [row for row in (*rows[:after_pause], _SORE_KEYS, *rows[after_pause:]) if row[0]]
