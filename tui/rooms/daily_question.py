"""Puts the question of the day before the body opens, where one is due and nothing else is in its way."""

import msgspec
from textual.app import App

from tui.core.clock import Clock
from tui.core.entries.due_question import DueQuestion, due_question, with_question
from tui.core.entries.journal import Journal, JournalError
from tui.core.entries.question_words import kept_in_words
from tui.core.preferences.settings import Settings
from tui.core.routines.routine import Library
from tui.files.choices import Choices, read_choices
from tui.files.choices_change import change_choices
from tui.files.paths import Paths
from tui.files.sessions.orphans import read_sessions
from tui.screens.one_question import OneQuestionScreen


class DailyQuestion:
    """Asks once a day at most, whichever copy of the program is opened first."""

    def __init__(
        self, app: App[None], paths: Paths, journal: Journal, library: Library, clock: Clock
    ) -> None:
        """Remembers in `paths` what was asked, and stores the answer in `journal`."""
        self._app = app
        self._paths = paths
        self._journal = journal
        self._library = library
        self._clock = clock

    async def ask(self, settings: Settings) -> None:
        """Ask what is due, if anything is, and no session runs in another terminal or was left open."""
        question = self._taken() if settings.questions and not self._is_session_open() else None
        if question is None:
            return
        screen = OneQuestionScreen(
            question, self._journal, self._library, self._clock, ask_ratings=settings.ratings
        )
        stored = await self._app.push_screen_wait(screen)
        if stored is not None:
            self._app.notify(kept_in_words(stored), markup=False)

    def _is_session_open(self) -> bool:
        sessions = read_sessions(self._paths)
        return bool(sessions.running or sessions.orphans)

    def _taken(self) -> DueQuestion | None:
        """What is due, remembered as asked before it is put, so that no second copy puts it too.

        Where that cannot be remembered, or not all of the journal be read, nothing is asked: an answer that
        is not seen must not be asked for again, day after day.
        """
        taken: list[DueQuestion] = []
        try:
            if not self._journal.is_complete() or self._due(read_choices(self._paths)) is None:
                return None
            change_choices(self._paths, lambda kept: self._with_due(kept, taken))
        except JournalError:  # the body tells what is wrong with the journal
            return None
        return taken[0] if taken else None

    def _due(self, kept: Choices) -> DueQuestion | None:
        return due_question(self._journal.all(), kept.questions, self._clock.now(), self._library)

    def _with_due(self, kept: Choices, taken: list[DueQuestion]) -> Choices:
        """The memory with the question in it, unless another copy was quicker."""
        question = self._due(kept)
        if question is None:
            return kept
        taken.append(question)
        now = self._clock.now().replace(microsecond=0)
        return msgspec.structs.replace(kept, questions=with_question(kept.questions, question, now))
