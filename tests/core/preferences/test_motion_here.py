"""How much moves where nobody has set it."""

import pytest

from tui.core.preferences.effective_settings import GivenSetting, MotionHere, Origin, effective_settings
from tui.core.preferences.motion_here import NO_MOTION, motion_here
from tui.core.preferences.settings import MotionAmount

SSH = {"SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"}


def test_at_the_machine_itself_everything_moves() -> None:
    assert motion_here({"TERM": "xterm"}) == MotionHere(MotionAmount.FULL, Origin.DEFAULT)


@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_it_is_calm(variable: str) -> None:
    assert motion_here({variable: "x"}) == MotionHere(MotionAmount.CALM, Origin.SSH)


@pytest.mark.parametrize("variable", NO_MOTION)
@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("1", "none"),
        ("true", "none"),
        ("reduce", "none"),
        ("0", "calm"),
        ("", "calm"),
        ("no-preference", "calm"),
    ],
)
def test_a_variable_asks_for_none_unless_it_says_no(variable: str, value: str, amount: str) -> None:
    assert motion_here({variable: value, **SSH}).amount == amount


@pytest.mark.parametrize(
    ("level", "amount"), [("none", "none"), ("basic", "calm"), ("FULL", "full"), ("?", "calm")]
)
def test_what_textual_goes_by_is_gone_by(level: str, amount: str) -> None:
    assert motion_here({"TEXTUAL_ANIMATIONS": level, **SSH}).amount == amount


def test_what_is_set_holds_over_the_surroundings() -> None:
    here = motion_here(SSH)
    known = effective_settings([GivenSetting("motion", MotionAmount.FULL)], motion_here=here)
    assert (known.settings.motion, known.origin_of("motion")) == (MotionAmount.FULL, Origin.FILE)
    known = effective_settings([], motion_here=here)
    assert (known.settings.motion, known.origin_of("motion")) == (MotionAmount.CALM, Origin.SSH)
    assert known.origin_of("pace") is Origin.DEFAULT
