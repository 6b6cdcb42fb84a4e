"""Notifications: what is told, and that nothing of it is ever more than a notification."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cues.scenes import a_cue, a_pass
from tui.core.anatomy.body import Side
from tui.core.cues.cue import CueKind
from tui.cues.notification import NOTIFICATION_FORMS, Notification, Notifier, notification_of, wrapped

TOLD = (
    CueKind.GET_READY,
    CueKind.CONFIRM,
    CueKind.CHANGE_SIDE,
    CueKind.LET_GO,
    CueKind.AWAY,
    CueKind.FINISHED,
)
OUTSIDE = re.compile(r"\x1b\](?:9|99|777);[^\x00-\x1f\x7f-\x9f]*(?:\x1b\\|\x07)")
"""What a terminal swallows whole: one command with its text and its end."""


def sent(form: str, notification: Notification, multiplexer: str = "") -> str:
    """What is sent for a notification."""
    sequences: list[str] = []
    Notifier(sequences.append, form, multiplexer).show(notification)
    return "".join(sequences)


def without_tmux(sequence: str) -> str:
    """What tmux hands on: the text of its own commands, escapes halved."""
    inner = re.sub(
        r"\x1bPtmux;((?:[^\x1b]|\x1b\x1b)*)\x1b\\",
        lambda found: found.group(1).replace("\x1b\x1b", "\x1b"),
        sequence,
    )
    assert "tmux;" not in inner
    return inner


def without_screen(sequence: str) -> str:
    """What GNU screen hands on: the text of every string, each of at most 256 bytes."""
    parts = re.findall(r"\x1bP(.*?)\x1b\\", sequence, re.DOTALL)
    assert "".join(f"\x1bP{part}\x1b\\" for part in parts) == sequence
    assert all(len(part) <= 100 for part in parts)
    return "".join(parts)


@pytest.mark.parametrize("kind", CueKind)
def test_only_what_matters_elsewhere_is_told(kind: CueKind) -> None:
    assert (notification_of(a_cue(kind, 90)) is not None) is (kind in TOLD)


def test_the_next_pass_is_told_with_side_time_and_place_in_the_routine() -> None:
    told = notification_of(a_cue(CueKind.GET_READY))
    assert told == Notification("Next: Roll down", "your right side · 1:30 · step 4 of 7")


def test_a_pass_without_a_side_is_told_without_one() -> None:
    told = notification_of(a_cue(CueKind.GET_READY, now=a_pass("Settle", None), counts_up=True))
    assert told == Notification("Next: Settle", "step 4 of 7")


def test_a_change_of_sides_begins_with_the_side() -> None:
    told = notification_of(a_cue(CueKind.CHANGE_SIDE, now=a_pass(side=Side.LEFT)))
    assert told == Notification("Now your left side", "Roll down · 1:30 · step 4 of 7")


def test_a_long_hold_and_an_absence_carry_their_time() -> None:
    held, away = notification_of(a_cue(CueKind.LET_GO, 90)), notification_of(a_cue(CueKind.AWAY, 3725))
    assert held == Notification("Let go, or ease off", "Held for 1:30.")
    assert away == Notification("Paused", "You were away for 62:05. Enter goes on.")


def test_each_form_is_the_one_its_terminals_document() -> None:
    shown = Notification("Now; your left side", "Roll down; 1:30")
    assert sent("osc9", shown) == "\x1b]9;Unknot: Now; your left side. Roll down; 1:30\x1b\\"
    assert sent("osc777", shown) == "\x1b]777;notify;Unknot: Now, your left side;Roll down, 1:30\x1b\\"
    assert sent("osc99", shown) == (
        "\x1b]99;i=unknot:f=VW5rbm90:d=0;Now; your left side\x1b\\"
        "\x1b]99;i=unknot:p=body;Roll down; 1:30\x1b\\"
    )


def test_tmux_and_screen_hand_on_what_they_are_given() -> None:
    assert wrapped("9;hello", "tmux") == "\x1bPtmux;\x1b\x1b]9;hello\x1b\x1b\\\x1b\\"
    assert wrapped("9;hello", "screen") == "\x1bP\x1b]9;hello\x07\x1b\\"


@pytest.mark.parametrize("form", NOTIFICATION_FORMS)
@given(title=st.text(max_size=300), body=st.text(max_size=300))
def test_no_text_gets_out_of_its_notification(form: str, title: str, body: str) -> None:
    shown = Notification(title, body)
    assert OUTSIDE.sub("", sent(form, shown)) == ""
    assert OUTSIDE.sub("", without_tmux(sent(form, shown, "tmux"))) == ""
    assert OUTSIDE.sub("", without_screen(sent(form, shown, "screen"))) == ""


@given(body=st.text(max_size=300))
def test_a_title_of_777_ends_at_the_one_semicolon(body: str) -> None:
    assert sent("osc777", Notification(body, body)).count(";") == 3


def test_kitty_takes_away_what_is_true_no_more() -> None:
    sequences: list[str] = []
    notifier = Notifier(sequences.append, "osc99")
    notifier.give(a_cue(CueKind.GET_READY))
    notifier.close()
    assert sequences[-1] == "\x1b]99;i=unknot:p=close;\x1b\\"


def test_that_it_is_finished_stays_to_be_read() -> None:
    sequences: list[str] = []
    notifier = Notifier(sequences.append, "osc99")
    notifier.give(a_cue(CueKind.GET_READY))
    notifier.give(a_cue(CueKind.FINISHED))
    notifier.close()
    assert "Finished" in sequences[-1]


def test_other_forms_have_nothing_to_take_away() -> None:
    sequences: list[str] = []
    notifier = Notifier(sequences.append, "osc9")
    notifier.give(a_cue(CueKind.GET_READY))
    notifier.hush()
    notifier.close()
    assert len(sequences) == 1
