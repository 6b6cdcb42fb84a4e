"""How much may move where nobody has set it: what the environment asks for, and less over a slow way."""

from collections.abc import Mapping

from tui.core.preferences.effective_settings import ANYWHERE, MotionHere, Origin
from tui.core.preferences.settings import ANIMATION_LEVELS, MotionAmount

NO_MOTION = ("NO_MOTION", "REDUCED_MOTION", "REDUCE_MOTION", "PREFERS_REDUCED_MOTION")
"""Variables by which programs of the terminal are asked to hold still; none of them is a standard yet."""
_NOT_ASKED = ("", "0", "false", "no", "off", "no-preference")
_SSH = ("SSH_CONNECTION", "SSH_TTY")


def motion_here(environ: Mapping[str, str]) -> MotionHere:
    """What holds in these surroundings; TEXTUAL_ANIMATIONS is what Textual itself goes by."""
    if any(environ.get(name, "").strip().lower() not in _NOT_ASKED for name in NO_MOTION):
        return MotionHere(MotionAmount.NONE, Origin.ENVIRONMENT)
    levels: dict[str, MotionAmount] = {level: amount for amount, level in ANIMATION_LEVELS.items()}
    asked = levels.get(environ.get("TEXTUAL_ANIMATIONS", "").strip().lower())
    if asked is not None:
        return MotionHere(asked, Origin.ENVIRONMENT)
    if any(environ.get(name) for name in _SSH):
        return MotionHere(MotionAmount.CALM, Origin.SSH)
    return ANYWHERE
