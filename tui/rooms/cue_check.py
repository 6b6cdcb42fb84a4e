"""Tries the channels with the person: before the first session in a new kind of terminal, or on request."""

from collections.abc import Sequence

from textual.app import App

from tui.core.asking import Choice
from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.cues.channels import Heard
from tui.core.cues.cue_check import Sense, sample_cue, senses_here, senses_to_ask
from tui.core.entries.journal import JournalError
from tui.core.preferences.settings import Settings
from tui.cues.desk import CueDesk
from tui.rooms.channels_here import ChannelsHere
from tui.screens.cue_check import CueCheckScreen
from tui.toolkit.terminal_safe import AppOut
from tui.widgets.question import Question


class CueCheck:
    """Puts up the screen and keeps what is answered."""

    def __init__(self, app: App[None], channels: ChannelsHere, clock: Clock) -> None:
        """`channels` are those of this terminal."""
        self._app = app
        self._channels = channels
        self._clock = clock
        self._trying: CueDesk | None = None

    async def before_session(self, settings: Settings) -> bool:
        """Ask where nothing was asked yet; False where the person went back."""
        senses = senses_to_ask(settings, self._channels.surroundings)
        return not senses or self._channels.answers is not None or await self._ask(senses, settings)

    async def try_everything(self, settings: Settings) -> None:
        """Ask about everything that could work here, once more or for the first time."""
        await self._ask(senses_here(settings, self._channels.surroundings), settings)

    async def _ask(self, senses: Sequence[Sense], settings: Settings) -> bool:
        screen = CueCheckScreen(
            senses,
            settings,
            self._channels.surroundings,
            lambda sense: self._try(sense, settings),
            self._clock,
            answers=self._channels.answers,
        )
        result = await self._app.push_screen_wait(screen)
        self._end_trial()
        if result.answers is not None:
            await self._remember(result.answers)
        return result.goes_on

    async def _remember(self, answers: Heard) -> None:
        """Keep them; where that cannot be, it is said now: behind a session nobody would know why."""
        try:
            self._channels.remember(answers)
        except JournalError as error:
            lines = [say("{error}. Your answers hold until you leave.", error=error)]
            go_on = [Choice("enter", say("Enter"), say("go on"), None)]
            await self._app.push_screen_wait(Question(say("Not kept"), lines, go_on, self._clock))

    def _try(self, sense: Sense, settings: Settings) -> CueDesk:
        self._end_trial()
        self._trying = self._channels.open_only(sense, settings, AppOut(self._app))
        self._trying.give([sample_cue()])
        return self._trying

    def _end_trial(self) -> None:
        if self._trying is not None:
            self._trying.muted = True  # breaks off what is still being rung or said
            self._trying.close()
            self._trying = None
