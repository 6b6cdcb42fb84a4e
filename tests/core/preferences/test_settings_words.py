"""The words of the settings screen."""

from tui.core.cues.channels import ChannelsInUse
from tui.core.preferences.settings import MotionAmount
from tui.core.preferences.settings_words import here_in_words


def test_a_flash_that_motion_holds_back_is_told_with_its_reason() -> None:
    in_use = ChannelsInUse(bell=True, flash=False)
    assert here_in_words("cues.flash", True, in_use, MotionAmount.NONE) == "off with motion none"
    assert here_in_words("cues.speech", True, in_use, MotionAmount.NONE) == "not possible here"
