"""How it is on the morning after: the session that is meant, the question, and the three answers."""

from itertools import accumulate

from textual import events
from textual.message import Message

from tui.core.catalogue import say
from tui.core.entries.entry import NextMorning
from tui.core.entries.question_words import HOW_IS_IT, MORNING_KEYS, MORNING_WORDS
from tui.widgets.paragraphs import QUIET, STRONG, Paragraph, Paragraphs


class MorningQuestion(Paragraphs):
    """Shows which answer was chosen; a click chooses one too."""

    class Clicked(Message):
        """This answer was clicked."""

        def __init__(self, answer: NextMorning) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, session: str) -> None:
        """The session is described by these words, taken literally."""
        self._asked = (Paragraph(session, QUIET, is_close=True), Paragraph(say(HOW_IS_IT), STRONG))
        super().__init__((*self._asked, *_answers(None)))

    def choose(self, answer: NextMorning | None) -> None:
        """Show this as the answer, or none again."""
        self.show((*self._asked, *_answers(answer)))

    def on_click(self, event: events.Click) -> None:
        """The answer of the row that was clicked, if it is that of one."""
        ends = list(accumulate(self.heights))
        at = next((number for number, end in enumerate(ends) if event.y < end), len(ends))
        answers = [None, None, *MORNING_KEYS.values(), None]
        if (answer := answers[at]) is not None:
            self.post_message(self.Clicked(answer))


def _answers(chosen: NextMorning | None) -> list[Paragraph]:
    return [
        Paragraph(
            f"{key}  {say(MORNING_WORDS[answer])}",
            STRONG if answer is chosen else "",
            is_close=True,
            mark="▸" if answer is chosen else " ",
        )
        for key, answer in MORNING_KEYS.items()
    ]
