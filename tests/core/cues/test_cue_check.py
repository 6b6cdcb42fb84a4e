"""What is tried in a terminal, what is asked about, and what an answer changes."""

import pytest

from tui.core.cues.channels import ChannelsInUse, Heard, Surroundings
from tui.core.cues.cue_check import (
    Sense,
    answered,
    is_silent,
    only,
    sample_cue,
    senses_here,
    senses_to_ask,
)
from tui.core.cues.cue_check_words import SENSE_WORDS, left_words, notes_about, what_helps
from tui.core.preferences.settings import MotionAmount, Settings
from tui.cues.bell import BELL_PATTERNS

BARE = Surroundings(terminal="xterm")
ABLE = Surroundings(terminal="kitty", notification="osc99", voice=("espeak-ng",))
FAR = Surroundings(terminal="kitty over SSH", over_ssh=True, notification="osc99", voice=("espeak-ng",))
NOTHING = ChannelsInUse(bell=False, flash=False)


@pytest.mark.parametrize(
    ("surroundings", "settings", "senses"),
    [
        (BARE, Settings(), [Sense.BELL, Sense.FLASH]),
        (ABLE, Settings(), list(Sense)),
        (FAR, Settings(), [Sense.BELL, Sense.FLASH, Sense.NOTIFICATION]),
        (FAR, Settings(speech=True), list(Sense)),
        (BARE, Settings(motion=MotionAmount.NONE), [Sense.BELL]),
        (BARE, Settings(notification="osc9"), [Sense.BELL, Sense.FLASH, Sense.NOTIFICATION]),
        (BARE, Settings(bell=False, flash=False), [Sense.BELL, Sense.FLASH]),
    ],
)
def test_everything_is_tried_that_could_work(
    surroundings: Surroundings, settings: Settings, senses: list[Sense]
) -> None:
    assert list(senses_here(settings, surroundings)) == senses


def test_what_is_set_is_not_asked_about() -> None:
    assert senses_to_ask(Settings(bell=True, speech=False), ABLE) == (Sense.FLASH, Sense.NOTIFICATION)
    everything = Settings(bell=True, flash=True, notification="osc9", speech=("say",))
    assert senses_to_ask(everything, ABLE) == ()


@pytest.mark.parametrize(
    ("sense", "in_use"),
    [
        (Sense.BELL, ChannelsInUse(bell=True, flash=False)),
        (Sense.FLASH, ChannelsInUse(bell=False, flash=True)),
        (Sense.NOTIFICATION, ChannelsInUse(bell=False, flash=False, notification="osc99")),
        (Sense.SPEECH, ChannelsInUse(bell=False, flash=False, speech=("espeak-ng",))),
    ],
)
@pytest.mark.parametrize("is_set", [None, True, False])
def test_each_is_tried_alone_whatever_is_set(
    sense: Sense, in_use: ChannelsInUse, is_set: bool | None
) -> None:
    settings = Settings(bell=is_set, flash=is_set, notification=is_set, speech=is_set)
    assert only(sense, settings, ABLE) == in_use


def test_a_form_and_a_command_of_ones_own_are_what_is_tried() -> None:
    settings = Settings(notification="osc9", speech=("my-voice", "-q"))
    assert only(Sense.NOTIFICATION, settings, ABLE).notification == "osc9"
    assert only(Sense.SPEECH, settings, ABLE).speech == ("my-voice", "-q")


def test_an_answer_takes_the_place_of_an_older_one() -> None:
    answers = answered(Heard(bell=True, flash=True), Sense.BELL, False)
    assert answers == Heard(bell=False, flash=True)


def test_silent_is_a_terminal_of_which_only_the_screen_is_left() -> None:
    assert is_silent(NOTHING)
    assert is_silent(ChannelsInUse(bell=False, flash=True))
    assert not is_silent(ChannelsInUse(bell=True, flash=False))
    assert not is_silent(ChannelsInUse(bell=False, flash=False, speech=("say",)))
    assert not is_silent(ChannelsInUse(bell=False, flash=False, notification="osc9"))


def test_the_words_for_the_bell_are_the_pattern_that_is_rung() -> None:
    assert BELL_PATTERNS[sample_cue().kind] == ".. .."
    assert "“change sides”: two rings, and two more" in SENSE_WORDS[Sense.BELL].told


@pytest.mark.parametrize("sense", Sense)
def test_going_on_without_an_answer_says_what_it_means(sense: Sense) -> None:
    assert left_words(sense, is_on=True).endswith((" stays on", " stay on"))
    assert left_words(sense, is_on=False).endswith((" stays off", " stay off"))


def test_what_helps_depends_on_where_one_is() -> None:
    in_tmux = Surroundings(terminal="kitty in tmux", multiplexer="tmux", voice=("say",))
    assert any("bell-action any" in line for line in what_helps(Settings(), in_tmux, flashes=True))
    assert not any("voice" in line for line in what_helps(Settings(), in_tmux, flashes=True))
    assert any("of the machine you sit at" in line for line in what_helps(Settings(), FAR, flashes=False))
    assert any("espeak-ng or spd-say" in line for line in what_helps(Settings(), BARE, flashes=False))
    assert "and it flashes" in what_helps(Settings(), BARE, flashes=True)[0]
    assert "flashes" not in " ".join(what_helps(Settings(), BARE, flashes=False))


def test_a_setting_that_counts_more_is_told() -> None:
    assert notes_about(Sense.BELL, Settings(), BARE) == []
    assert "is off, and stays so" in notes_about(Sense.BELL, Settings(bell=False), BARE)[0]
    in_tmux = Surroundings(terminal="kitty in tmux", multiplexer="tmux", notification="osc99")
    assert "allow-passthrough" in notes_about(Sense.NOTIFICATION, Settings(), in_tmux)[0]
