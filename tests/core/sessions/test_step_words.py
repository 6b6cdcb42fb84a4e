"""What the step screen says of a step: how hard, how lightly, and what wall mode leaves of the keys."""

import msgspec
import pytest

from tests.builders import a_step
from tests.core.conftest import SessionMaker, make_routine
from tests.core.sessions.test_session import Player
from tui.core.cues.cue import CueKind
from tui.core.keyboard.key_map import KeyMap
from tui.core.routines.vocabulary import Motion
from tui.core.sessions.events import Event
from tui.core.sessions.plain_cues import PlainCue, cue_line
from tui.core.sessions.plain_words import all_text
from tui.core.sessions.pressure_words import light_words, safety_line
from tui.core.sessions.step_words import wall_exits, wall_exits_paused, wall_words

AIM = "Aim for 3 to 5 of 10."


@pytest.mark.parametrize(
    ("most", "told"),
    [
        (0, AIM),
        (1, "Lightly, up to 1 of 10."),
        (3, "Lightly, up to 3 of 10."),
        (4, "Aim for 3 to 4 of 10."),
        (5, AIM),
    ],
)
def test_nobody_is_told_to_press_harder_than_a_step_says(most: int, told: str) -> None:
    step = a_step(pressure_max=most, motion=Motion.CIRCLES)
    assert safety_line(step=step) == f"{told} Sharp or numb: s."
    assert light_words(step) == (told if told.startswith("Lightly") else "")


def test_a_position_is_not_pressed_at_all() -> None:
    stance = a_step(pressure_max=3, motion=Motion.POSITION)
    assert light_words(stance) == ""
    assert safety_line(step=stance).startswith(AIM)


def test_the_line_of_safety_is_no_longer_than_a_phone_is_wide() -> None:
    assert len(safety_line(step=a_step(pressure_max=3, motion=Motion.CIRCLES))) <= 42


def test_the_lines_tell_a_light_step_before_it_begins_and_when_asked(make_session: SessionMaker) -> None:
    routine = make_routine()
    light = tuple(msgspec.structs.replace(step, pressure_max=2) for step in routine.steps)
    player = Player(make_session(msgspec.structs.replace(routine, steps=light)))
    player.do(Event.NEXT)
    cue = [cue for cue in player.cues if cue.kind is CueKind.GET_READY][-1]
    assert "Lightly, up to 2 of 10." in cue_line(PlainCue(cue=cue))
    assert "Lightly, up to 2 of 10." in all_text(player.session)


def test_wall_mode_says_how_to_the_other_keys(make_session: SessionMaker) -> None:
    player = Player(make_session())
    player.do(Event.NEXT, Event.GO)
    assert wall_words(player.session) == "any key: tender point, the step waits"
    assert wall_words(player.session, short=True) == "WALL any key: tender point · q pause"
    assert wall_exits() == "q: pause, then s: sharp or numb, w: wall off"
    assert wall_exits_paused() == "then s: sharp or numb, w: wall off"
    assert wall_exits(KeyMap(sharp=(), wall=())) == "q: pause"
