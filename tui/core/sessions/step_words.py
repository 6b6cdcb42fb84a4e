"""What the step screen says, phase by phase: pure functions of the session."""

from collections.abc import Iterator

from tui.core.anatomy.body import Side
from tui.core.entries.entry import Pace
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.keyboard.key_names import binding_name
from tui.core.keyboard.keys import one_button
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS, SessionView
from tui.core.words import minutes_and_seconds

ANY_ADVICE = "Lean only as hard as you can breathe."
SHARP_ADVICE = (
    "Stopped. That place is left out for the rest of this session. "
    "If it stays sharp, tingles or goes numb, have it looked at."
)
_PHASES = {
    Phase.GET_READY: "GET READY",
    Phase.CONFIRM: "WHEN YOU ARE READY",
    Phase.CHANGE_SIDE: "CHANGE SIDES",
    Phase.WORK: "GO",
    Phase.HOLD: "HOLD",
    Phase.PAUSED: "PAUSED",
    Phase.FINISHED: "FINISHED",
}
_SHAPES = {
    Phase.GET_READY: "▷▷▷",
    Phase.CONFIRM: "···",
    Phase.CHANGE_SIDE: "◁─▷",
    Phase.WORK: "▶▶▶",
    Phase.HOLD: "■●■",
    Phase.PAUSED: "▮ ▮",
    Phase.FINISHED: "■■■",
}
_LENGTHS = ((86_400_000, "days", 2), (3_600_000, "h", 2), (60_000, "min", 1.5), (1_000, "s", 0))
"""Units of a time away: milliseconds, the word, and from how many of them on it is used."""
_WALL_BUTTON = {
    Event.GO: "any key: go now",
    Event.MARK: "any key: tender point, the step waits",
    Event.DONE: "any key: done, go on",
    Event.EASED: "any key: eased, go on",
    Event.GO_ON: "any key: go on",
}
_LAST_ACTIONS = (
    (KeyAction.BACK, "before"),
    (KeyAction.AGAIN, "again"),
    (KeyAction.WALL, "wall"),
    (KeyAction.DISTANCE, "distance"),
)
_DESK_BUTTON = {
    Event.GO: "go now",
    Event.MARK: "tender point",
    Event.DONE: "done",
    Event.EASED: "eased",
    Event.GO_ON: "go on",
}


def phase_line(session: SessionView) -> str:
    """The phase in a word and a shape, and what it lies over where it is a pause."""
    shape, word = _SHAPES[session.phase], _PHASES[session.phase]
    if session.phase is Phase.CHANGE_SIDE and session.current.side is not None:
        word = f"NOW YOUR {session.current.side.value.upper()} SIDE"
    if session.phase is Phase.PAUSED:
        word = f"PAUSED in {_PHASES[session.under].lower()}"
        if session.under is Phase.WORK:
            word = "PAUSED, the step waits"
        elif session.under is Phase.CONFIRM:
            word = "PAUSED before you begin"
    return f"{shape} {word} {shape}"


def shown_seconds(session: SessionView) -> int:
    """The count that matters now: a hold counts up, everything else down; a started second counts whole."""
    mark = session.open_mark
    if mark is not None:
        return mark.held_ms // 1000
    if session.under in LEAD_INS:
        return -(-session.lead_in_left_ms // 1000)
    return step_seconds(session)


def time_text(session: SessionView) -> str:
    """The large digits: minutes and seconds of a step, plain seconds of a count before it."""
    if session.under is Phase.CONFIRM:
        return "GO?"
    if session.under in LEAD_INS:
        return str(shown_seconds(session))
    return minutes_and_seconds(step_seconds(session))


def step_seconds(session: SessionView) -> int:
    """What the step's own clock shows, also while it waits."""
    if session.plan.pace is Pace.UNTIMED:
        return session.run.worked_ms // 1000
    return -(-max(0, session.work_left_ms) // 1000)


def side_word(side: Side | None) -> str:
    """The side as one large word; nothing where a step has none."""
    return "" if side is None or side is Side.MIDDLE else side.value.upper()


def next_words(session: SessionView) -> str:
    """What comes after this pass."""
    upcoming = session.upcoming
    if upcoming is None:
        return "the last one"
    title = upcoming.step.title
    changes = upcoming.changes_after(session.current)
    return f"then your {upcoming.side}: {title}" if changes else f"next: {title}"


def text_of(session: SessionView, *, folded: bool) -> str:
    """The instruction, folded to its first sentence where there is little room and it was read already."""
    return first_sentence(session.current.instruction) if folded else session.current.instruction


def advice_of(session: SessionView, *, folded: bool) -> str:
    """What to do at a tender point of this step."""
    advice = session.current.in_words(session.current.step.tender_point_advice) or ANY_ADVICE
    return first_sentence(advice) if folded else advice


def first_sentence(text: str) -> str:
    """The text up to its first full stop that ends a sentence."""
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]


def wall_words(session: SessionView, *, short: bool = False) -> str:
    """What any key does in wall mode now; on one line of its own where there is little room."""
    button = one_button(session)
    words = _WALL_BUTTON.get(button, "") if button else ""
    return f"WALL {words.partition(', the step')[0]} · q pause" if short else words


def safety_line(key_map: KeyMap = DEFAULT_KEYS) -> str:
    """How hard to press, and the key for a pain that is none of this."""
    sharp = key_map.shown(KeyAction.SHARP)
    return f"Aim for 3 to 5 of 10. Sharp or numb: {sharp or 'stop'}."


def wall_exits(key_map: KeyMap = DEFAULT_KEYS) -> str:
    """How to everything that is not the one button, out of wall mode."""
    then = ((KeyAction.SHARP, "sharp or numb"), (KeyAction.WALL, "wall off"))
    further = [f"{key_map.shown(action)}: {words}" for action, words in then if key_map.shown(action)]
    return "q: pause" + (f", then {', '.join(further)}" if further else "")


def wall_switched(*, on: bool) -> str:
    """What holds since wall mode was turned on or off."""
    return "Wall mode on: any key is the one button." if on else "Wall mode off: every key is itself."


def mute_switched(key_map: KeyMap = DEFAULT_KEYS, *, muted: bool) -> str:
    """That it is quiet now, and how it is not; or that it no longer is."""
    if not muted:
        return "The cues are back."
    key = key_map.shown(KeyAction.MUTE)
    return f"Muted: {key} brings the cues back." if key else "Muted."


def key_pairs(
    session: SessionView, *, can_undo: bool, key_map: KeyMap = DEFAULT_KEYS
) -> list[tuple[str, str]]:
    """The keys that apply now away from wall mode, most important first; none for what has no key."""
    pairs = ((key_map.shown(action), words) for action, words in _actions_now(session, can_undo=can_undo))
    shown = [(key, words) for key, words in pairs if key]
    if session.open_mark is not None:
        shown.insert(1, ("0-9", "how sore"))
    return shown


def _actions_now(session: SessionView, *, can_undo: bool) -> Iterator[tuple[KeyAction, str]]:
    button = one_button(session)
    if session.phase is Phase.WORK and button is Event.MARK:
        yield KeyAction.TENDER, "tender point"
    elif button:
        yield KeyAction.ONE_BUTTON, _DESK_BUTTON[button]
    yield from _of_the_hold(session)
    if session.phase is not Phase.PAUSED:
        yield KeyAction.PAUSE, "pause"
    if session.under in (Phase.WORK, Phase.HOLD):
        yield KeyAction.SHARP, "sharp: stop"
    if session.phase is not Phase.HOLD:
        yield KeyAction.NEXT, "next"
        yield KeyAction.MORE, "15 s more"
    if can_undo:
        yield KeyAction.UNDO, "undo"
    yield from _LAST_ACTIONS


def _of_the_hold(session: SessionView) -> Iterator[tuple[KeyAction, str]]:
    if session.open_mark is not None:
        yield KeyAction.PARTLY, "partly"
        yield KeyAction.NOT_EASING, "not easing"
        if session.spots_offered:
            yield KeyAction.SPOT, "where exactly"
    elif session.phase is Phase.PAUSED and session.under not in LEAD_INS:
        yield KeyAction.TENDER, "tender point"


def away_words(away_ms: int) -> str:
    """How long nobody looked, in words."""
    length = next((size, unit) for size, unit, least in _LENGTHS if away_ms >= least * size)
    return f"Away for {round(away_ms / length[0])} {length[1]}. The step waited for you."


KEY_WORDS = {
    KeyAction.ONE_BUTTON: "go now · tender point · eased · go on",
    KeyAction.TENDER: "tender point, and again: eased",
    KeyAction.PAUSE: "pause, and go on",
    KeyAction.PARTLY: "in a hold: it eased partly, go on",
    KeyAction.NOT_EASING: "in a hold: it is not easing, go on",
    KeyAction.SPOT: "in a hold: where exactly, as proposed; again: the next spot",
    KeyAction.SHARP: "sharp or tingling: stop here and leave this place out",
    KeyAction.NEXT: "next pass",
    KeyAction.BACK: "the pass before",
    KeyAction.AGAIN: "this pass again from its start",
    KeyAction.MORE: "15 seconds more",
    KeyAction.UNDO: "take back the last tender point, stop or skip",
    KeyAction.WALL: "wall mode: any key is the one button",
    KeyAction.DISTANCE: "distance mode: readable across the room",
    KeyAction.ALL_TEXT: "all the text of the step",
    KeyAction.MUTE: "mute the cues",
    KeyAction.HELP: "help (pauses)",
    KeyAction.LEAVE: "pause and ask",
}
"""The keys of a session in the words of its help; `tui.core.keyboard.keys` has what they do."""
_SORE_KEYS = ("0,1,2,3,4,5,6,7,8,9", "in a hold: how sore it is now")


def step_keys(key_map: KeyMap = DEFAULT_KEYS) -> list[tuple[str, str]]:
    """Every key of a session, as a binding lists them, with what it does; digits stand with the hold."""
    rows = [
        (",".join(binding_name(key) for key in key_map.keys_of(action)), words)
        for action, words in KEY_WORDS.items()
    ]
    after_pause = list(KEY_WORDS).index(KeyAction.PAUSE) + 1
    return [row for row in (*rows[:after_pause], _SORE_KEYS, *rows[after_pause:]) if row[0]]


PROGRESS_NOTE = "Progress: ■ done  ▣ now  □ to come  - left  x stopped"
