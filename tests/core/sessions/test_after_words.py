"""What is said after a session."""

from tests.builders import a_session
from tui.core.anatomy.body import Side
from tui.core.entries.entry import PassOutcome, PassResult
from tui.core.sessions.after_words import FELT_SHARP, SORE_FOR_A_DAY, parting_words


def test_after_something_sharp_the_advice_about_it_is_said() -> None:
    stopped = PassResult(step="roll-down", side=Side.RIGHT, seconds=9, outcome=PassOutcome.STOPPED)
    assert parting_words(a_session(passes=(stopped,))) == FELT_SHARP
    assert parting_words(a_session()) == SORE_FOR_A_DAY
