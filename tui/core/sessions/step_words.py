"""What the step screen says, phase by phase: pure functions of the session."""

from tui.core.anatomy.body import Side
from tui.core.catalogue import marked, say
from tui.core.entries.entry import Pace
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.keyboard.keys import one_button
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS, SessionView
from tui.core.words import minutes_and_seconds

ANY_ADVICE = marked("Lean only as hard as you can breathe.")
SHARP_ADVICE = marked(
    "Stopped. That place is left out for the rest of this session. "
    "If it stays sharp, tingles or goes numb, have it looked at."
)
PROGRESS_NOTE = marked("Progress: ■ done  ▣ now  □ to come  - left  x stopped")
_PHASES = {
    Phase.GET_READY: marked("GET READY"),
    Phase.CONFIRM: marked("WHEN YOU ARE READY"),
    Phase.CHANGE_SIDE: marked("CHANGE SIDES"),
    Phase.WORK: marked("GO"),
    Phase.HOLD: marked("HOLD"),
    Phase.PAUSED: marked("PAUSED"),
    Phase.FINISHED: marked("FINISHED"),
}
_NOW_YOUR = {
    Side.LEFT: marked("NOW YOUR LEFT SIDE"),
    Side.RIGHT: marked("NOW YOUR RIGHT SIDE"),
}
_PAUSED_IN = {
    Phase.GET_READY: marked("PAUSED in get ready"),
    Phase.CONFIRM: marked("PAUSED before you begin"),
    Phase.CHANGE_SIDE: marked("PAUSED in change sides"),
    Phase.WORK: marked("PAUSED, the step waits"),
    Phase.HOLD: marked("PAUSED in hold"),
}
_SIDE_WORDS = {Side.LEFT: marked("LEFT"), Side.RIGHT: marked("RIGHT"), Side.BOTH: marked("BOTH")}
_SHAPES = {
    Phase.GET_READY: "▷▷▷",
    Phase.CONFIRM: "···",
    Phase.CHANGE_SIDE: "◁─▷",
    Phase.WORK: "▶▶▶",
    Phase.HOLD: "■●■",
    Phase.PAUSED: "▮ ▮",
    Phase.FINISHED: "■■■",
}
_LENGTHS = (
    (86_400_000, marked("Away for {number} days. The step waited for you."), 2),
    (3_600_000, marked("Away for {number} h. The step waited for you."), 2),
    (60_000, marked("Away for {number} min. The step waited for you."), 1.5),
    (1_000, marked("Away for {number} s. The step waited for you."), 0),
)
"""Units of a time away: milliseconds, what is said, and from how many of them on it is used."""
_WALL_BUTTON = {
    Event.GO: marked("any key: go now"),
    Event.MARK: marked("any key: tender point"),
    Event.DONE: marked("any key: done, go on"),
    Event.EASED: marked("any key: eased, go on"),
    Event.GO_ON: marked("any key: go on"),
}


def phase_line(session: SessionView) -> str:
    """The phase in a word and a shape, and what it lies over where it is a pause."""
    shape, word = _SHAPES[session.phase], _PHASES[session.phase]
    if session.phase is Phase.CHANGE_SIDE and session.current.side is not None:
        word = _NOW_YOUR.get(session.current.side, word)
    if session.phase is Phase.PAUSED:
        word = _PAUSED_IN[session.under]
    return f"{shape} {say(word)} {shape}"


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
        return say("GO?")
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
    return say(_SIDE_WORDS[side]) if side in _SIDE_WORDS else ""


def next_words(session: SessionView) -> str:
    """What comes after this pass."""
    upcoming = session.upcoming
    if upcoming is None:
        return say("the last one")
    title = upcoming.step.title
    changes = upcoming.changes_after(session.current)
    if not changes:
        return say("next: {step}", step=title)
    if upcoming.side is Side.LEFT:
        return say("then your left: {step}", step=title)
    return say("then your right: {step}", step=title)


def text_of(session: SessionView, *, folded: bool) -> str:
    """The instruction, folded to its first sentence where there is little room and it was read already."""
    return first_sentence(session.current.instruction) if folded else session.current.instruction


def advice_of(session: SessionView, *, folded: bool) -> str:
    """What to do at a tender point of this step."""
    advice = session.current.in_words(session.current.step.tender_point_advice) or say(ANY_ADVICE)
    return first_sentence(advice) if folded else advice


def first_sentence(text: str) -> str:
    """The text up to its first full stop that ends a sentence."""
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]


def wall_words(session: SessionView, *, short: bool = False) -> str:
    """What any key does in wall mode now; on one line of its own where there is little room."""
    button = one_button(session)
    words = say(_WALL_BUTTON[button]) if button in _WALL_BUTTON else ""
    if short:
        return say("WALL {button} · q pause", button=words)
    return say("{button}, the step waits", button=words) if button is Event.MARK else words


def wall_exits(key_map: KeyMap = DEFAULT_KEYS) -> str:
    """How to everything that is not the one button, out of wall mode."""
    return ", ".join(filter(None, (say("q: pause"), wall_exits_paused(key_map))))


def wall_exits_paused(key_map: KeyMap = DEFAULT_KEYS) -> str:
    """What the pause is for, such as "then s: sharp or numb, w: wall off"."""
    then = ((KeyAction.SHARP, say("sharp or numb")), (KeyAction.WALL, say("wall off")))
    further = [f"{key_map.shown(action)}: {words}" for action, words in then if key_map.shown(action)]
    return say("then {keys}", keys=", ".join(further)) if further else ""


def wall_switched(*, on: bool) -> str:
    """What holds since wall mode was turned on or off."""
    if on:
        return say("Wall mode on: any key is the one button.")
    return say("Wall mode off: every key is itself.")


def mute_switched(key_map: KeyMap = DEFAULT_KEYS, *, muted: bool) -> str:
    """That it is quiet now, and how it is not; or that it no longer is."""
    if not muted:
        return say("The cues are back.")
    key = key_map.shown(KeyAction.MUTE)
    return say("Muted: {key} brings the cues back.", key=key) if key else say("Muted.")


def away_words(away_ms: int) -> str:
    """How long nobody looked, in words."""
    length = next((size, unit) for size, unit, least in _LENGTHS if away_ms >= least * size)
    return say(length[1], number=round(away_ms / length[0]))
