"""What a key did that is not seen by itself: a finding noted, or something taken back."""

from collections.abc import Callable

from tui.core.catalogue import say
from tui.core.entries.entry import HoldOutcome
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.sessions.record import Mark
from tui.core.sessions.session_view import SessionView
from tui.core.text import sentence_case
from tui.core.words import HOLD_WORDS

Before = tuple[dict[str, HoldOutcome | None], int]
"""The outcomes of the marks by id, and how many passes had begun: what a key may change."""


def before_a_key(session: SessionView) -> Before:
    """What to compare with once the key has been taken."""
    return {mark.id: mark.outcome for mark in session.state.marks}, len(session.state.runs)


def change_in_words(
    before: Before,
    session: SessionView,
    where: Callable[[Mark], str],
    key_map: KeyMap = DEFAULT_KEYS,
) -> str:
    """What a key did that is not seen by itself: a finding noted, or something taken back."""
    outcomes, _ = before
    marks = {mark.id: mark for mark in session.state.marks}
    if taken_back := taken_back_in_words(before, session):
        return f"{sentence_case(taken_back)}."
    closed = [marks[each] for each, outcome in outcomes.items() if outcome is None]
    for mark in closed:
        if mark.outcome is not None:
            noted = say(
                "Noted: {place}, {seconds} s, {how}.",
                place=where(mark),
                seconds=mark.held_ms // 1000,
                how=say(HOLD_WORDS[mark.outcome]),
            )
            undo = key_map.shown(KeyAction.UNDO)
            return f"{noted} {say('{key} takes it back.', key=undo)}" if undo else noted
    return ""


def spot_in_words(session: SessionView) -> str:
    """What the spot of the open hold is called now, such as "here: close to the neck"."""
    mark = session.open_mark
    if mark is None:
        return ""
    return say("here: {spot}", spot=mark.spot) if mark.spot else say("not named")


def taken_back_in_words(before: Before, session: SessionView) -> str:
    """What `u` took back; nothing where it took nothing back."""
    outcomes, runs = before
    if outcomes.keys() - {mark.id for mark in session.state.marks}:
        return say("taken back: the tender point")
    return say("taken back: you are where you were") if len(session.state.runs) < runs else ""
