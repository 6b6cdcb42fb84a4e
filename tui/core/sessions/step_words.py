"""What the step screen says, phase by phase: pure functions of the session."""

from collections.abc import Iterator

from tui.core.anatomy.body import Side
from tui.core.catalogue import marked, say
from tui.core.entries.entry import Pace
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.keyboard.key_names import binding_name
from tui.core.keyboard.keys import one_button
from tui.core.routines.routine import Step
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS, SessionView
from tui.core.words import minutes_and_seconds

ANY_ADVICE = marked("Lean only as hard as you can breathe.")
SHARP_ADVICE = marked(
    "Stopped. That place is left out for the rest of this session. "
    "If it stays sharp, tingles or goes numb, have it looked at."
)
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
LIGHT_BELOW, USUAL_PRESSURE = 4, 5
"""Points of ten (content.md B.1): what is less than the usual three or four is said to be light."""
_WALL_BUTTON = {
    Event.GO: marked("any key: go now"),
    Event.MARK: marked("any key: tender point"),
    Event.DONE: marked("any key: done, go on"),
    Event.EASED: marked("any key: eased, go on"),
    Event.GO_ON: marked("any key: go on"),
}
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


def aim_words(step: Step) -> str:
    """How hard to press in a step, in points of ten: no harder than it says, also where that was lowered."""
    if light := light_words(step):
        return light
    return say("Aim for {least} to {most} of 10.", least=3, most=_most_of(step))


def _most_of(step: Step) -> int:
    """Points of ten: those of the step, where it presses at all and says them."""
    return step.pressure_max if step.pressure_max >= LIGHT_BELOW else USUAL_PRESSURE


def light_words(step: Step) -> str:
    """That a step is to be done lightly; nothing where the usual pressure is meant, or none."""
    return say("Lightly, up to {most} of 10.", most=step.pressure_max) if is_light(step) else ""


def is_light(step: Step) -> bool:
    """Whether a step presses, and less than usual."""
    return 0 < step.pressure_max < LIGHT_BELOW and not step.is_still


def safety_line(key_map: KeyMap = DEFAULT_KEYS, step: Step | None = None) -> str:
    """How hard to press, and the key for a pain that is none of this."""
    sharp = key_map.shown(KeyAction.SHARP) or say("stop")
    aim = (
        say("Aim for {least} to {most} of 10.", least=3, most=USUAL_PRESSURE)
        if step is None
        else aim_words(step)
    )
    return say("{aim} Sharp or numb: {key}.", aim=aim, key=sharp)


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


def away_words(away_ms: int) -> str:
    """How long nobody looked, in words."""
    length = next((size, unit) for size, unit, least in _LENGTHS if away_ms >= least * size)
    return say(length[1], number=round(away_ms / length[0]))


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


PROGRESS_NOTE = marked("Progress: ■ done  ▣ now  □ to come  - left  x stopped")
