"""What is said across the room, phase by phase."""

from collections.abc import Callable

import pytest

from tui.core.sessions.events import Event
from tui.core.sessions.far_words import far_room, far_state, far_time
from tui.core.sessions.session import Session


def let_pass(session: Session, start: int, seconds: float) -> int:
    """Let time pass in looks of a quarter of a second; the time then."""
    for now in range(start, start + round(seconds * 1000) + 1, 250):
        session.advance(now)
    return now


@pytest.fixture
def session(make_session: Callable[..., Session]) -> Session:
    session = make_session()
    session.start(0)
    return session


def said(session: Session) -> tuple[str, str]:
    return far_state(session).forms[0], far_time(session)


def test_every_phase_has_a_shape_and_a_word_of_its_own(session: Session) -> None:
    assert said(session) == ("▷ READY?", "GO?")
    session.handle(Event.GO, 0)
    assert said(session) == ("▶ GO", "10")
    session.handle(Event.DONE, 0)
    assert said(session)[0] == "▷ READY"
    session.handle(Event.GO, 0)
    session.handle(Event.MARK, 0)
    now = let_pass(session, 0, 23)
    assert said(session) == ("● HOLD", "23")
    session.handle(Event.PAUSE, now)
    assert said(session) == ("‖ PAUSE", "23")
    session.handle(Event.GO_ON, now)
    let_pass(session, now, 67)
    assert said(session) == ("○ LET GO", "90")


def test_a_change_of_sides_is_said_before_and_while_it_lasts(session: Session) -> None:
    session.handle(Event.GO, 0)
    session.handle(Event.DONE, 0)
    for _ in range(2):
        session.handle(Event.NEXT, 0)
    assert far_state(session).word == "READY"
    session.handle(Event.GO, 0)
    let_pass(session, 0, 36)
    assert far_state(session).forms[0] == "⇄ RIGHT"
    session.handle(Event.NEXT, 36_000)
    assert far_state(session).forms[0] == "⇄ CHANGE"


def test_the_end_is_said_before_it_comes(session: Session) -> None:
    for _ in range(5):
        session.handle(Event.NEXT, 0)
    session.handle(Event.GO, 0)
    let_pass(session, 0, 36)
    assert far_state(session).forms[0] == "■ END"


@pytest.mark.parametrize(
    ("text", "room"), [("8", "00"), ("12", "00"), ("1:10", "1:10"), ("104", "000"), ("GO?", "GO?")]
)
def test_a_count_keeps_its_size_while_it_counts(text: str, room: str) -> None:
    assert far_room(text) == room
